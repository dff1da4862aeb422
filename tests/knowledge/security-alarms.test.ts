import { describe, expect, it } from 'vitest';
import { isSecuritySubject } from '../../src/knowledge/security-alarms.ts';

describe('isSecuritySubject', () => {
  it.each([
    'UnauthorizedApiCalls', 'unauthorised-calls', 'AccessDeniedCount', 'SSMParameterAccess', 'SecretsManagerAccess', 'ExcessiveSecretReads',
    'secret_retrievals', 'ParameterStoreReads', 'KmsDecryptUsage', 'RootAccountUsage', 'root login', 'ConsoleLoginWithoutMFA',
    'FailedLoginAttempts', 'AuthFailures', 'SuspiciousTraffic', 'CloudTrailChanges', 'KmsKeyDisabled', 'GetParameterCalls',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }', '{ $.userIdentity.type = "Root" }',
    '{ $.eventSource = "secretsmanager.amazonaws.com" }', 'ScheduleKeyDeletion', 'Somebody accesses secrets',
  ])('security: %s', (text) => expect(isSecuritySubject(text)).toBe(true));

  it.each([
    '', 'Errors', '4XXError', '5xx', 'SecretRotationErrors', 'failed_to_authenticate_with_sf', 'TokenRefreshFailed', 'RootVolumeUsage',
    'RootDomainLatency', 'AuthLatency', 'LoginLatency', 'ReadLatency', 'ConsumedReadCapacityUnits', 'ParameterValidationErrors', 'SecurityGroupCount',
    'AWS/KMS', 'GetParameterLatency', 'DataAccessLayerErrors',
  ])('something else: %s', (text) => expect(isSecuritySubject(text)).toBe(false));
});

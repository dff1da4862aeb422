import { describe, expect, it } from 'vitest';
import { broadPolicy, managedPolicyName, managedPolicyOfArn } from '../../../src/knowledge/iam/managed-policies.ts';
import { PARTITION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

describe('managedPolicyOfArn', () => {
  it.each([
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'AdministratorAccess'],
    ['arn:aws-cn:iam::aws:policy/service-role/AmazonEC2RoleforSSM', 'AmazonEC2RoleforSSM'],
    [`arn:${PARTITION}:iam::aws:policy/job-function/ViewOnlyAccess`, 'ViewOnlyAccess'],
    [`arn:${UNKNOWN}:iam::aws:policy/ReadOnlyAccess`, 'ReadOnlyAccess'],
    ['arn:aws:iam::123456789012:policy/AdministratorAccess', undefined],
    ['arn:aws:iam::aws:policy/', undefined],
    [`arn:aws:iam::aws:policy/${UNKNOWN}Access`, undefined],
    ['AdministratorAccess', undefined],
    ['', undefined],
  ])('%s: %s', (arn, name) => {
    expect(managedPolicyOfArn(arn)).toBe(name);
  });
});

describe('managedPolicyName', () => {
  it.each([
    ['AdministratorAccess', 'AdministratorAccess'],
    ['service-role/AmazonEC2RoleforSSM', 'AmazonEC2RoleforSSM'],
    ['AdministratorAccess-Amplify', 'AdministratorAccess-Amplify'],
    [`${UNKNOWN}FullAccess`, undefined],
    ['what ever', undefined],
  ])('%s: %s', (text, name) => {
    expect(managedPolicyName(text)).toBe(name);
  });
});

describe('broadPolicy', () => {
  it.each([
    ['AdministratorAccess', 'everything'],
    ['IAMFullAccess', 'permissions'],
    ['SecretsManagerReadWrite', 'secrets'],
    ['AmazonSSMFullAccess', 'parameters'],
    ['AmazonLaunchWizard_Fullaccess', 'parameters'],
    ['AWSSSOMasterAccountAdministrator', 'permissions'],
    ['AmazonSSMMaintenanceWindowRole', 'parameters'],
    ['SageMakerStudioProjectUserRolePermissionsBoundary', 'parameters'],
    ['AmazonSSMManagedInstanceCore', 'parameters'],
    ['ReadOnlyAccess', 'parameters'],
    ['AmazonDynamoDBFullAccess', 'service'],
    ['CloudWatchFullAccessV2', 'service'],
    ['AWSLambda_FullAccess', 'service'],
  ])('%s reaches %s', (name, reach) => {
    expect(broadPolicy(name)?.reach).toBe(reach);
  });

  it('knows what does the same without the reach', () => {
    expect(broadPolicy('AmazonSSMManagedInstanceCore')?.instead).toBe('AmazonSSMManagedEC2InstanceDefaultPolicy');
    expect(broadPolicy('ReadOnlyAccess')?.instead).toBe('job-function/ViewOnlyAccess');
    expect(broadPolicy('AdministratorAccess')?.instead).toBeUndefined();
  });

  it.each(['AmazonSSMManagedEC2InstanceDefaultPolicy', 'ViewOnlyAccess', 'AWSLambdaBasicExecutionRole', 'SecurityAudit', 'FullAccessReport', 'administratoraccess'])(
    '%s does not',
    (name) => {
      expect(broadPolicy(name)).toBeUndefined();
    },
  );
});

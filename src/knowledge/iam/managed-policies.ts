/**
 * Which of AWS's managed policies are too broad to attach? Those that allow everything, that let their holder change
 * permissions at will, or that read secrets nobody named. Source: all 1,523 policies as published on 2026-03-07; listed
 * is what allows the actions in question without a condition on `*` or on an ARN that comes to the same, service-linked
 * policies left out because nobody can attach them. Blind spots: later versions of the policies, and policies that
 * broadly allow other things, unless their name says so (`AmazonS3FullAccess`).
 */
import { lazily } from '../lazy.ts';
import { hasHole, type Text } from './text.ts';

/**
 * What a policy reaches: `everything`; `permissions`, with which its holder can allow itself everything; every
 * parameter of Parameter Store or every secret of Secrets Manager; all of a `service`.
 */
export type ManagedReach = 'everything' | 'permissions' | 'parameters' | 'secrets' | 'service';

/** A policy that is too broad. */
export interface BroadPolicy {
  readonly reach: ManagedReach;
  /** A managed policy for the same task without the reach. */
  readonly instead?: string;
}

const all = (reach: ManagedReach, text: string): [string, BroadPolicy][] =>
  text.split(' ').map((name) => [name, { reach }]);

const broadPolicies = lazily((): ReadonlyMap<string, BroadPolicy> => new Map([
  ...all('everything', 'AdministratorAccess PowerUserAccess'),
  ...all(
    'permissions',
    'IAMFullAccess AdministratorAccess-Amplify AWSOpsWorksRegisterCLI AWSOrganizationsFullAccess ' +
      'AWSSSOMasterAccountAdministrator AWSSSOMemberAccountAdministrator',
  ),
  ...all('secrets', 'SecretsManagerReadWrite AWSSecretsManagerClientReadOnlyAccess'),
  ...all(
    'parameters',
    'AmazonSSMFullAccess AmazonSSMReadOnlyAccess AmazonEC2RoleforSSM AmazonSSMAutomationRole ' +
      'AmazonSSMMaintenanceWindowRole AmazonElasticFileSystemsUtils AmazonApplicationWizardFullaccess ' +
      'AmazonLaunchWizardFullaccess AmazonLaunchWizard_Fullaccess AmazonLaunchWizardFullAccessV2 AIOpsAssistantPolicy ' +
      'AWSIoTDeviceTesterForFreeRTOSFullAccess SageMakerStudioProjectUserRolePermissionsBoundary',
  ),
  ['AmazonSSMManagedInstanceCore', { reach: 'parameters', instead: 'AmazonSSMManagedEC2InstanceDefaultPolicy' }],
  ['ReadOnlyAccess', { reach: 'parameters', instead: 'job-function/ViewOnlyAccess' }],
]));

/** `AmazonS3FullAccess`, `AWSLambda_FullAccess`, `CloudWatchFullAccessV2`. */
const FULL_ACCESS = /Full_?Access(?:_?V\d+)?$/i;
/** A name with the path that AWS files it under: `service-role/AWSLambdaBasicExecutionRole`. */
const NAME = /^(?:[\w-]+\/)*([\w+=,.@-]+)$/;
const ARN = /^arn:[^:]*:iam::aws:policy\/(.+)$/;

/** The name of a managed policy of AWS by its ARN; `undefined` for any other text. */
export function managedPolicyOfArn(arn: Text): string | undefined {
  const name = ARN.exec(arn)?.[1];
  return name === undefined ? undefined : managedPolicyName(name);
}

/** The name of a managed policy without its path; `undefined` where it is not known as a whole. */
export function managedPolicyName(name: Text): string | undefined {
  return hasHole(name) ? undefined : NAME.exec(name)?.[1];
}

/** Why a managed policy of AWS is too broad; `undefined` when it is not. */
export function broadPolicy(name: string): BroadPolicy | undefined {
  return broadPolicies().get(name) ?? (FULL_ACCESS.test(name) ? { reach: 'service' } : undefined);
}

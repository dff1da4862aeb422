/**
 * How dangerous is an action on a resource nobody named? The first list that holds it decides: secret, escalation,
 * telemetry, permissions, write, read, metadata. Blind spots: the lists are curated; an action that reads
 * data but is in none of them counts as metadata, and its access level is AWS's own filing, oddities included.
 */
import { remembering } from '../remembering.ts';
import { matchesGlob } from './glob.ts';
import type { ActionInfo } from './table.ts';

/** From the most to the least dangerous. */
export const TIERS = ['secret', 'escalation', 'permissions', 'write', 'read', 'telemetry', 'metadata'] as const;

/** How dangerous an action is. */
export type Tier = (typeof TIERS)[number];

/** `Name`s of one service, as full action names. */
const of = (service: string, names: string): string[] => names.split(' ').map((name) => `${service}:${name}`);

/** Actions that return secret values; the two of Lambda return environment variables. */
export const SECRET_ACTIONS: readonly string[] = [
  ...of('ssm', 'GetParameter GetParameters GetParametersByPath GetParameterHistory'),
  ...of('secretsmanager', 'GetSecretValue BatchGetSecretValue'),
  'kms:Decrypt',
  ...of('lambda', 'GetFunction GetFunctionConfiguration'),
];

/** Actions of which one is enough to gain permissions that the statement does not grant. */
export const ESCALATION_ACTIONS: readonly string[] = [
  ...of(
    'iam',
    'PassRole CreateAccessKey UpdateAccessKey CreateLoginProfile UpdateLoginProfile AddUserToGroup ' +
      'CreatePolicyVersion SetDefaultPolicyVersion AttachUserPolicy AttachGroupPolicy AttachRolePolicy ' +
      'PutUserPolicy PutGroupPolicy PutRolePolicy UpdateAssumeRolePolicy PutRolePermissionsBoundary ' +
      'DeleteRolePermissionsBoundary CreateServiceSpecificCredential ResetServiceSpecificCredential',
  ),
  'sts:AssumeRole',
  ...of('lambda', 'CreateFunction UpdateFunctionCode UpdateFunctionConfiguration'),
  ...of('ssm', 'SendCommand StartSession'),
  'ecs:ExecuteCommand',
  'ec2-instance-connect:SendSSHPublicKey',
  'glue:UpdateDevEndpoint',
  ...of('cloudformation', 'CreateStack ExecuteChangeSet'),
  'sagemaker:CreatePresignedNotebookInstanceUrl',
  'codestar:CreateProject',
  ...of('kms', 'CreateGrant PutKeyPolicy'),
  'secretsmanager:PutResourcePolicy',
];

/** Logs, traces, metrics and the network interfaces of a function in a VPC; every `xray:` action is added below. */
export const TELEMETRY_ACTIONS: readonly string[] = [
  ...of('logs', 'CreateLogGroup CreateLogStream PutLogEvents DescribeLogStreams'),
  ...of(
    'ec2',
    'CreateNetworkInterface CreateNetworkInterfacePermission DeleteNetworkInterface ' +
      'DeleteNetworkInterfacePermission AssignPrivateIpAddresses UnassignPrivateIpAddresses',
  ),
  'cloudwatch:PutMetricData',
];

/**
 * Patterns of calls of level read or list that return stored data, not descriptions of resources. Calls of the same
 * services that only describe (`mq:Describe*`, `backup:Get*`, `qldb:List*`) are left out on purpose.
 */
export const READ_PATTERNS: readonly string[] = [
  ...of('s3', 'GetObject* GetBucketPolicy* GetBucketAcl ListBucket'),
  ...of('dynamodb', 'GetItem BatchGetItem Query Scan PartiQLSelect GetRecords'),
  'sqs:ReceiveMessage',
  'kinesis:GetRecords',
  ...of('logs', 'GetLogEvents FilterLogEvents StartQuery GetLogRecord Unmask StartLiveTail'),
  'athena:GetQueryResults*',
  'redshift-data:GetStatementResult*',
  ...of('qldb', 'PartiQLSelect PartiQLHistoryFunction GetBlock GetRevision'),
  ...of('neptune-db', 'ReadDataViaQuery GetStreamRecords'),
  'timestream:Select*',
  'es:ESHttp*',
  ...of('ecr', 'BatchGetImage GetDownloadUrlForLayer'),
  'codecommit:GitPull',
  ...of('bedrock', 'Invoke* Retrieve* GetPrompt*'),
  ...of('cognito-idp', 'ListUsers* AdminGetUser*'),
  'cloudformation:GetTemplate',
  'appconfig:GetLatestConfiguration',
  ...of('codeartifact', 'GetAuthorizationToken ReadFromRepository'),
  'glue:GetConnection*',
  'apigateway:GET',
  'sagemaker:InvokeEndpoint*',
  'kms:GetPublicKey',
  'cassandra:Select*',
  ...of('s3vectors', 'GetVectors QueryVectors'),
  'lambda:GetLayerVersion*',
  'rds:DownloadDBLogFilePortion',
  'elasticfilesystem:ClientMount',
];

const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase());

const SECRET: ReadonlySet<string> = new Set(lower(SECRET_ACTIONS));
const ESCALATION: ReadonlySet<string> = new Set(lower(ESCALATION_ACTIONS));
const TELEMETRY: ReadonlySet<string> = new Set(lower(TELEMETRY_ACTIONS));
const READS = new Map<string, string[]>();
for (const pattern of lower(READ_PATTERNS)) {
  const service = pattern.slice(0, pattern.indexOf(':'));
  READS.set(service, [...(READS.get(service) ?? []), pattern]);
}

/** The tier of an action. */
export const tierOf = remembering((action: ActionInfo): Tier => {
  const name = action.name.toLowerCase();
  if (SECRET.has(name)) return 'secret';
  if (ESCALATION.has(name)) return 'escalation';
  if (action.service === 'xray' || TELEMETRY.has(name)) return 'telemetry';
  if (action.level === 'permissions') return 'permissions';
  if (action.level === 'write' || action.level === 'tagging') return 'write';
  return READS.get(action.service)?.some((pattern) => matchesGlob(pattern, name)) === true ? 'read' : 'metadata';
});

/** The most dangerous of several tiers; `metadata` when there is none. */
export function worstTier(tiers: Iterable<Tier>): Tier {
  const present = new Set(tiers);
  return TIERS.find((tier) => present.has(tier)) ?? 'metadata';
}

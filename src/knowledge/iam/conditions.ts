/**
 * Do the conditions of a statement narrow *which* resources it reaches? Some keys do, some only say who, where or
 * when, and some operators make a good key worthless. Blind spots: a key in none of the lists is taken to narrow, as
 * are values that cannot be read; whether a key is in the context of a given action is not asked, because IAM denies
 * the request where it is not.
 */
import { hasHole, type Text } from './text.ts';

/** One line of a condition block: operator, key and the values of which one must match. */
export interface ConditionFact {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Text[];
}

/** The conditions of a statement: none, unreadable, or all of them. */
export type Conditions = 'none' | 'unreadable' | readonly ConditionFact[];

/**
 * Why a condition does not help:
 *
 * - `notTheResource`: the key limits who, where or when, not which resources.
 * - `kmsOnly`: the key limits KMS actions only.
 * - `negated`: the operator excludes some values and lets in everything else.
 * - `ifExists`: the operator also matches when the key is absent.
 * - `forAllValues`: the same, and a `Null` condition on the key would repair it.
 * - `presenceOnly`: the operator asks whether the key is there, not what it holds.
 * - `matchesEverything`: a value is nothing but wildcards.
 */
export interface ConditionReason {
  readonly id:
    | 'notTheResource' | 'kmsOnly' | 'negated' | 'ifExists' | 'forAllValues' | 'presenceOnly' | 'matchesEverything';
  readonly key: string;
}

/** What the conditions leave to be judged. */
export interface Narrowing {
  /** They narrow the resource, or it cannot be told. */
  readonly narrow: boolean;
  /** KMS actions are limited to calls that come from another service. */
  readonly exemptsKms: boolean;
  /** A good key is asked for, but only if it exists: only the secret and escalation tiers are worth a report. */
  readonly ifExists: boolean;
  /** Why the conditions do not narrow the resource; absent when there are none. */
  readonly reason?: ConditionReason;
}

/** Keys that narrow the resource. A name that ends in `/` or `:` stands for every key that begins with it. */
export const NARROWING_KEYS: readonly string[] = [
  'kms:ResourceAliases', 'kms:RequestAlias', 'kms:EncryptionContext:', 'kms:EncryptionContextKeys',
  'kms:GrantIsForAWSResource', 'secretsmanager:SecretId', 'secretsmanager:Name', 'dynamodb:LeadingKeys',
  's3:prefix', 's3:ExistingObjectTag/', 's3:DataAccessPointArn', 'cloudwatch:namespace', 'iam:PassedToService',
  'iam:AWSServiceName', 'iam:AssociatedResourceArn', 'iam:PolicyARN', 'iam:PermissionsBoundary', 'ses:FromAddress',
  'ses:Recipients', 'sns:Protocol', 'events:detail-type', 'events:source', 'events:ManagedBy', 'ecs:cluster',
  'ec2:Vpc', 'ec2:Subnet', 'ec2:CreateAction', 'lambda:FunctionArn', 'organizations:ServicePrincipal',
];

/** Keys that limit KMS actions to calls that a service makes for its own resources. */
export const KMS_KEYS: readonly string[] = ['kms:ViaService', 'kms:CallerAccount'];

/** Keys about the caller, the network, the time, the region or the owning account. */
export const OTHER_KEYS: readonly string[] = [
  'aws:RequestedRegion', 'aws:SourceIp', 'aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn', 'aws:VpcSourceIp',
  'aws:VpceAccount', 'aws:VpceOrgID', 'aws:VpceOrgPaths', 'aws:Ec2InstanceSourceVpc',
  'aws:Ec2InstanceSourcePrivateIPv4', 'aws:PrincipalOrgID', 'aws:PrincipalOrgPaths', 'aws:PrincipalArn',
  'aws:PrincipalAccount', 'aws:PrincipalType', 'aws:PrincipalTag/', 'aws:PrincipalIsAWSService',
  'aws:PrincipalServiceName', 'aws:PrincipalServiceNamesList', 'aws:userid', 'aws:username', 'aws:UserAgent',
  'aws:Referer', 'aws:SecureTransport', 'aws:MultiFactorAuthAge', 'aws:MultiFactorAuthPresent', 'aws:CurrentTime',
  'aws:EpochTime', 'aws:TokenIssueTime', 'aws:SourceAccount', 'aws:SourceArn', 'aws:SourceOrgID',
  'aws:SourceOrgPaths', 'aws:SourceIdentity', 'aws:FederatedProvider', 'aws:AssumedRoot', 'aws:ResourceAccount',
  'aws:ResourceOrgID', 'aws:ResourceOrgPaths', 'secretsmanager:VersionStage', 'secretsmanager:VersionId',
  'ssm:Overwrite', 'ssm:Recursive',
];

/** `aws:ResourceTag/x`, `ec2:ResourceTag/x`, `ssm:resourceTag/x`. */
const RESOURCE_TAG = /^[a-z0-9-]+:resourcetag\//;

/** Whether a lower-case key is one of the list. */
function isListed(list: readonly string[], key: string): boolean {
  return list.some((name) => {
    const known = name.toLowerCase();
    return /[/:]$/.test(known) ? key.startsWith(known) : key === known;
  });
}

/** Whether a `Null` condition demands that the key be there, which makes `IfExists` and `ForAllValues` safe. */
function mustExist(key: string, all: readonly ConditionFact[]): boolean {
  return all.some(
    (fact) =>
      fact.operator.toLowerCase() === 'null' &&
      fact.key.toLowerCase() === key &&
      fact.values.length > 0 &&
      fact.values.every((value) => value.toLowerCase() === 'false'),
  );
}

/** Why a condition on a good key is worthless; `undefined` when it is not, or when its operator cannot be read. */
function voidReason(fact: ConditionFact, all: readonly ConditionFact[]): ConditionReason['id'] | undefined {
  const key = fact.key.toLowerCase();
  const operator = fact.operator.toLowerCase();
  if (hasHole(operator)) return undefined;
  if (operator === 'null') return 'presenceOnly';
  if (operator.startsWith('bool') && key !== 'kms:grantisforawsresource') return 'presenceOnly';
  if (operator.includes('not')) return 'negated';
  const isPattern = operator.includes('like') || operator.includes('arnequals');
  if (isPattern && fact.values.some((value) => /^[*?]+$/.test(value))) return 'matchesEverything';
  if (mustExist(key, all)) return undefined;
  if (operator.startsWith('forallvalues:')) return 'forAllValues';
  return operator.endsWith('ifexists') ? 'ifExists' : undefined;
}

/** What the conditions of a statement leave to be judged. */
export function narrowingOf(conditions: Conditions): Narrowing {
  const narrow: Narrowing = { narrow: true, exemptsKms: false, ifExists: false };
  if (conditions === 'none') return { ...narrow, narrow: false };
  if (conditions === 'unreadable') return narrow;
  const voids: ConditionReason[] = [];
  const others: ConditionReason[] = [];
  let exemptsKms = false;
  for (const fact of conditions) {
    const key = fact.key.toLowerCase();
    if (isListed(OTHER_KEYS, key)) {
      others.push({ id: 'notTheResource', key: fact.key });
      continue;
    }
    const kms = isListed(KMS_KEYS, key);
    const known =
      kms || isListed(NARROWING_KEYS, key) || RESOURCE_TAG.test(key) || fact.operator.toLowerCase() === 'null';
    const reason = known ? voidReason(fact, conditions) : undefined;
    if (reason !== undefined) {
      voids.push({ id: reason, key: fact.key });
    } else if (kms) {
      exemptsKms = true;
      others.push({ id: 'kmsOnly', key: fact.key });
    } else {
      return narrow;
    }
  }
  const ifExists = voids.some((reason) => reason.id === 'ifExists');
  // A `Null` line beside another condition on the same key is not what makes the block worthless.
  const reason = voids.find(({ id }) => id !== 'presenceOnly') ?? voids[0] ?? others[0];
  return { narrow: false, exemptsKms, ifExists, ...(reason && { reason }) };
}

/** Conditions that let in every request there is, although they look like a limit. */
const VOID: ReadonlySet<ConditionReason['id'] | undefined> = new Set(['matchesEverything', 'forAllValues'] as const);
/** AWS answers over TLS only. */
const ALWAYS_TRUE = 'aws:securetransport';

/** Do the conditions of a statement restrict anything: the resource, who asks, from where, when? */
export function isRestricting(conditions: Conditions): boolean {
  if (typeof conditions === 'string') return conditions === 'unreadable';
  return conditions.some((fact) => fact.key.toLowerCase() !== ALWAYS_TRUE && !VOID.has(voidReason(fact, conditions)));
}

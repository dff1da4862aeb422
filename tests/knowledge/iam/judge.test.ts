import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judge } from '../../../src/knowledge/iam/judge.ts';
import { RECOMMENDED, type StatementFacts, STRICT } from '../../../src/knowledge/iam/statement.ts';
import { ARN, REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

import { allow, condition, here } from './statements.ts';

const ids = (facts: StatementFacts, options = RECOMMENDED) => judge(facts, options).map((verdict) => verdict.id);
const only = (facts: StatementFacts, options = RECOMMENDED) => {
  const [verdict, ...others] = judge(facts, options);
  expect(others).toEqual([]);
  return verdict;
};

describe('what the same policy denies', () => {
  const beside = (actions: readonly string[], resources: readonly string[]) => ids(allow(['sns:Publish'], ['*'], { denied: [{ actions, resources }] }));

  it.each(['arn:aws:sns:*:*', 'arn:aws:sns:*:*:*', 'arn:aws-cn:sns:*', 'arn:*:*:*:*:*'])('leaves only what has no ARN: %s', (resource) => {
    expect(beside(['SNS:Pub*'], [resource])).toEqual([]);
  });

  it.each([
    [['sns:Subscribe'], ['arn:aws:sns:*:*:*']],
    [['sns:Publish'], ['arn:aws:sns:eu-west-1:*:*']],
    [['sns:Publish'], ['arn:aws:sns:*:*:orders-*']],
    [['sns:Publish'], ['arn:aws:sqs:*:*:*']],
    [['sns:Publish'], [UNKNOWN]],
    [[UNKNOWN], ['arn:aws:sns:*:*:*']],
    [['sns:Publish'], ['*']],
  ])('is not enough: %j %j', (actions, resources) => {
    expect(beside(actions, resources)).toEqual(['wildcardResource']);
  });
});

describe('what cannot be read', () => {
  it('makes neither a star narrower nor a dangerous action harmless', () => {
    const facts = allow(['ssm:GetParameter', UNKNOWN], ['*', UNKNOWN], {
      actionsComplete: false,
      resourcesComplete: false,
    });
    const verdict = only(facts);
    expect(verdict).toMatchObject({ id: 'wildcardResource', tier: 'secret', elements: [0] });
    expect(verdict?.split).toBeUndefined();
  });

  it.each([
    ['no list of actions', allow([], ['*'], { actions: undefined, actionsComplete: false })],
    ['no list of resources', allow(['ssm:GetParameter'], [], { resources: undefined, resourcesComplete: false })],
    ['an unknown effect', allow(['*'], ['*'], { effect: 'unknown' })],
    ['unreadable conditions', allow(['ssm:GetParameter'], ['*'], { conditions: 'unreadable' })],
    ['an unreadable service', allow([`${UNKNOWN}:*`, `${UNKNOWN}*`], ['*'])],
    ['an unreadable action name', allow([`ssm:Get${UNKNOWN}`], ['*'])],
    ['an unreadable pattern', allow([`ssm:${UNKNOWN}*`], ['*'])],
  ])('is silent: %s', (_, facts) => {
    expect(ids(facts)).toEqual([]);
    expect(ids(facts, STRICT)).toEqual([]);
  });

  it('does not hide action wildcards behind unreadable conditions', () => {
    expect(ids(allow(['*'], ['*'], { conditions: 'unreadable' }))).toEqual(['allActions']);
    expect(ids(allow(['ssm:*'], ['*'], { conditions: 'unreadable' }))).toEqual(['serviceWildcard']);
  });
});

describe('contexts', () => {
  const facts = allow(['ssm:GetParameter', 's3:*'], ['*']);
  it.each(['identity', 'unknown'] as const)('%s is judged', (context) => {
    expect(ids({ ...facts, context })).toEqual(['serviceWildcard', 'wildcardResource']);
  });
  it.each(['resource', 'trust', 'boundary', 'scp', 'endpoint', 'assertion'] as const)('%s is not', (context) => {
    expect(ids({ ...facts, context })).toEqual([]);
  });
});

describe('excluding forms', () => {
  it('accepts NotAction on resources without a wildcard', () => {
    const facts = allow([], [ARN], { actions: undefined, notActions: ['s3:Delete*'] });
    expect(ids(facts)).toEqual([]);
    expect(ids({ ...facts, resources: [`${ARN}/*`] })).toEqual(['allowNotAction']);
  });

  it('reports NotAction with NotResource once, and says which resources are wide', () => {
    const facts = allow([], [], { actions: undefined, resources: undefined, notActions: ['iam:*', 'sts:*'] });
    expect(only({ ...facts, notResources: [ARN] })).toMatchObject({ id: 'allowNotAction', elements: [0, 1] });
    const resources = [ARN, '*', 'arn:aws:s3:::*', 'arn:aws:ssm:*', 'arn:aws:s3:::x/*'];
    expect(only({ ...facts, resources })?.wideResources).toEqual([1, 2, 3]);
  });

  it('judges the actions beside NotResource, too', () => {
    const facts = allow(['ssm:*'], [], { resources: undefined, notResources: [ARN] });
    expect(ids(facts)).toEqual(['allowNotResource', 'serviceWildcard']);
    expect(ids({ ...facts, actions: ['*'] })).toEqual(['allowNotResource', 'allActions']);
  });

  it('accepts all of them with Deny', () => {
    const denied = { effect: 'Deny', hasNotPrincipals: true, notResources: [ARN], notActions: ['iam:*'] } as const;
    expect(ids(allow([], [], denied))).toEqual([]);
  });
});

describe('wide resources', () => {
  it('are not judged for whole services, which are judged as actions', () => {
    expect(ids(allow(['ssm:*'], ['*']))).toEqual(['serviceWildcard']);
    expect(ids(allow(['ssm:Get*'], ['*']))).toEqual(['actionGlob', 'wildcardResource']);
    const [, wide] = judge(allow(['s3:*', 'ssm:GetParameter'], ['*']), RECOMMENDED);
    expect(wide).toMatchObject({ actions: ['ssm:GetParameter'], split: { keep: [0], scope: [1] } });
  });

  it('tells where an action wildcard meets a wide resource', () => {
    expect(only(allow(['*'], ['*']))?.wideResources).toEqual([0]);
    expect(only(allow(['*'], [ARN, here('ssm', 'parameter/*')]))?.wideResources).toEqual([1]);
    expect(only(allow(['*:*'], [ARN]))?.wideResources).toEqual([]);
  });

  it('judges the members of a pattern', () => {
    const verdict = only(allow(['ssm:GetParameter*', 'ssm:DescribeParameters'], ['*']));
    expect(verdict).toMatchObject({
      id: 'wildcardResource',
      actions: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      split: { keep: [1], scope: [0] },
    });
  });

  it('offers no split through the middle of a pattern', () => {
    const verdict = judge(allow(['s3:Get*'], ['*']), RECOMMENDED)[0];
    expect(verdict).toMatchObject({ id: 'wildcardResource', tier: 'read' });
    expect(verdict).not.toHaveProperty('split');
  });

  it('offers no split beside an unknown action', () => {
    const verdict = only(allow(['ssm:GetParameter', 'ssm:PutParameters'], ['*']));
    expect(verdict).not.toHaveProperty('split');
    expect(verdict?.unscopable).toEqual([]);
  });

  it('offers no split of a list that is not complete', () => {
    const facts = allow(['ssm:GetParameter'], ['*'], { actionsComplete: false });
    expect(only(facts)).not.toHaveProperty('split');
  });

  it('keeps what is not reported on the star', () => {
    const verdict = only(
      allow(['logs:PutLogEvents', 'ec2:Describe*', 'ssm:GetParameter', 'xray:Put*', 'ssmmessages:*', 'sns:publish',
        'XRAY:putTraceSegments'], ['*']),
    );
    expect(verdict?.actions).toEqual(['ssm:GetParameter', 'sns:Publish']);
    expect(verdict?.split).toEqual({ keep: [0, 1, 3, 4, 6], scope: [2, 5] });
    expect(verdict?.unscopable).toEqual(['xray:Put*', 'ssmmessages:*', 'xray:PutTraceSegments']);
  });

  it('names only the actions an ARN is about, and only the wide elements', () => {
    const resources = [here('ssm', 'parameter/app/*'), here('sqs', '*'), 'arn:aws:s3:::*', ARN];
    const verdict = only(allow(['ssm:GetParameter', 'sqs:SendMessage', 's3:ListAllMyBuckets'], resources));
    expect(verdict).toMatchObject({ id: 'wildcardResourceArn', actions: ['sqs:SendMessage'], elements: [1] });
    expect(verdict).not.toHaveProperty('split');
  });

  it('speaks of the star alone when there is one', () => {
    const verdict = only(allow(['ssm:GetParameter'], [here('ssm', 'parameter/*'), '*']));
    expect(verdict).toMatchObject({ id: 'wildcardResource', elements: [1] });
  });

  it('minds a leading wildcard for secrets and escalation only', () => {
    expect(ids(allow(['lambda:InvokeFunction'], [here('lambda', 'function:*-prod')]))).toEqual([]);
    expect(ids(allow(['iam:PassRole'], ['arn:aws:iam::*:role/*-exec']))).toEqual(['wildcardResourceArn']);
  });

  it('judges what the KMS exemption leaves', () => {
    const conditions = [condition('StringEquals', 'kms:ViaService', `ssm.${REGION}.amazonaws.com`)];
    const verdict = only(allow(['kms:Decrypt', 'ssm:GetParameter'], ['*'], { conditions }));
    expect(verdict?.actions).toEqual(['ssm:GetParameter']);
    expect(verdict?.reason).toEqual({ id: 'kmsOnly', key: 'kms:ViaService' });
  });

  it('accepts IfExists below the escalation tier', () => {
    const conditions = [condition('StringEqualsIfExists', 'aws:ResourceTag/app', 'a')];
    expect(ids(allow(['ses:SendEmail'], ['*'], { conditions }))).toEqual([]);
    expect(ids(allow(['iam:PassRole'], ['*'], { conditions }))).toEqual(['wildcardResource']);
  });

  it('reports permission calls whose types are optional', () => {
    expect(only(allow(['ssm:PutResourcePolicy', 'iot:AttachPolicy'], ['*']))?.tier).toBe('permissions');
  });
});

describe('statements of aws-cdk-lib that need a star', () => {
  it.each([
    ['ssmmessages:*', 'ec2messages:*'],
    ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    ['ecr:GetAuthorizationToken'],
    ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
    ['secretsmanager:GetRandomPassword'],
    ['s3:ListAllMyBuckets', 'lambda:ListFunctions', 'dynamodb:DescribeLimits', 'route53:ListHostedZonesByName'],
    ['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'],
    ['lakeformation:GetDataAccess', 'ecs:DiscoverPollEndpoint', 'inspector-scan:ScanSbom'],
    ['logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups'],
  ])('%s', (...actions) => {
    expect(ids(allow(actions, ['*']), STRICT)).toEqual([]);
  });
});

describe('placeholders', () => {
  it.each([
    [allow(['ssm:GetParameter'], [ARN, here('ssm', 'parameter/REPLACE_ME')]), 'resources', [1]],
    [allow(['newsvc:Do'], [here('newsvc', 'REPLACE_ME/x')], { effect: 'Deny' }), 'resources', [0]],
    [allow(['s3:GetObject'], ['REPLACE_ME'], { hasPrincipals: true }), 'resources', [0]],
    [allow(['iam:PassRole'], ['*'], {
      conditions: [condition('StringEquals', 'iam:PassedToService', 'REPLACE_ME')],
    }), 'statement', []],
  ] as [StatementFacts, string, number[]][])('are reported %#', (facts, list, elements) => {
    expect(only(facts)).toMatchObject({ id: 'placeholder', list, elements });
  });

  it('are left alone in assertions', () => {
    expect(ids(allow(['ssm:GetParameter'], ['REPLACE_ME'], { context: 'assertion' }))).toEqual([]);
  });
});

describe('options', () => {
  it('allow actions by pattern, in any letter case', () => {
    const options = { ...RECOMMENDED, allowActions: ['SSM:get*', 's3:*'] };
    expect(ids(allow(['ssm:GetParameter', 's3:*', 's3:GetObject'], ['*']), options)).toEqual([]);
    expect(only(allow(['ssm:GetParameter', 'ses:SendEmail'], ['*']), options)).toMatchObject({
      actions: ['ses:SendEmail'],
      split: { keep: [0], scope: [1] },
    });
    const excluding = allow(['s3:GetObject'], [], { resources: undefined, notResources: [ARN] });
    expect(ids(excluding, options)).toEqual([]);
    expect(ids({ ...excluding, actionsComplete: false }, options)).toEqual(['allowNotResource']);
    expect(ids(allow(['*'], ['*']), { ...RECOMMENDED, allowActions: ['*'] })).toEqual([]);
  });

  it('allow members of a pattern', () => {
    const options = { ...RECOMMENDED, allowActions: ['s3:PutObject*Acl'] };
    expect(ids(allow(['s3:PutObject*'], [ARN]), options)).toEqual([]);
    const all = { ...RECOMMENDED, allowActions: ['ssm:GetParameter', 'ssm:GetParameters*', 'ssm:GetParameterH*'] };
    const excluding = allow(['ssm:GetParameter*'], [], { resources: undefined, notResources: [ARN] });
    expect(ids(excluding, all)).toEqual([]);
    expect(ids(excluding, options)).toEqual(['allowNotResource']);
  });

  it('allow resources by pattern, holes included', () => {
    const options = { ...RECOMMENDED, allowResources: ['arn:*:kms:*:key/*'] };
    expect(ids(allow(['kms:Decrypt'], [here('kms', 'key/*')]), options)).toEqual([]);
    expect(ids(allow(['kms:Decrypt'], ['*']), options)).toEqual(['wildcardResource']);
  });

  it('choose the tiers', () => {
    const facts = allow(['ses:SendEmail', 'ssm:GetParameter'], ['*']);
    expect(only(facts, { ...RECOMMENDED, tiers: ['secret'] })?.actions).toEqual(['ssm:GetParameter']);
    expect(ids(facts, { ...RECOMMENDED, tiers: [] })).toEqual([]);
  });

  it('strict: shallow paths and wildcard accounts', () => {
    const shallow = allow(['ssm:GetParameter'], [here('ssm', 'parameter/app/*')]);
    expect(ids(shallow)).toEqual([]);
    expect(ids(shallow, STRICT)).toEqual(['wildcardResourceArn']);
    const anyAccount = allow(['sts:AssumeRole'], ['arn:aws:iam::*:role/cdk-*']);
    expect(ids(anyAccount, STRICT)).toEqual(['wildcardResourceArn']);
  });
});

describe('properties', () => {
  const actionNames = fc.constantFrom(
    'ssm:GetParameter', 'ssm:GetParameters', 'ssm:DescribeParameters', 'secretsmanager:GetSecretValue', 'kms:Decrypt',
    's3:GetObject', 's3:ListAllMyBuckets', 's3:PutObject*', 'ssm:Get*', 'sqs:*', 'iam:PassRole', 'logs:PutLogEvents',
    'xray:*', 'newsvc:Do', '*', 'ec2:Describe*', `ssm:${UNKNOWN}`, 'sts:AssumeRole',
  );
  const resourceTexts = fc.constantFrom(
    '*', ARN, `${ARN}/*`, UNKNOWN, here('ssm', 'parameter/*'), here('ssm', 'parameter/app/*'), 'arn:aws:s3:::*',
    'arn:aws:iam::*:role/*', 'arn:aws:iam::*:role/cdk-*', here('kms', 'key/*'), here('ssm', 'parameter/*/x'),
    here('sqs', 'REPLACE_ME'), 'arn:aws:ssm:*',
  );
  const conditionFacts = fc.constantFrom(
    condition('StringEquals', 'aws:RequestedRegion', REGION),
    condition('StringEquals', 'kms:ViaService', 's3.amazonaws.com'),
    condition('StringEqualsIfExists', 'aws:ResourceTag/app', 'a'),
  );
  const statements = fc.record({
    actions: fc.uniqueArray(actionNames, { maxLength: 5 }),
    resources: fc.uniqueArray(resourceTexts, { maxLength: 3 }),
    conditions: fc.array(conditionFacts, { maxLength: 2 }),
  });
  const options = fc.constantFrom(RECOMMENDED, STRICT);
  /** The verdicts without anything that speaks of positions, in an order of their own. */
  const essence = (facts: StatementFacts, chosen: typeof RECOMMENDED) =>
    judge(facts, chosen)
      .map((verdict) => {
        const list = verdict.list === 'actions' ? facts.actions : facts.resources;
        const named = verdict.elements.map((index) => list?.[index]?.toLowerCase()).sort();
        const wide = verdict.wideResources.map((index) => facts.resources?.[index]).sort();
        const unscopable = verdict.unscopable.map((name) => name.toLowerCase()).sort();
        const { keep = 0, scope = 0 } = { keep: verdict.split?.keep.length, scope: verdict.split?.scope.length };
        return JSON.stringify({ ...verdict, elements: named, wideResources: wide, unscopable, split: { keep, scope } });
      })
      .sort();

  it('letter case of actions changes nothing', () => {
    fc.assert(
      fc.property(statements, options, fc.boolean(), ({ actions, resources, conditions }, chosen, upper) => {
        const changed = actions.map((name) => (upper ? name.toUpperCase() : name.toLowerCase()));
        expect(essence(allow(changed, resources, { conditions }), chosen)).toEqual(
          essence(allow(actions, resources, { conditions }), chosen),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('the order of actions and resources changes nothing', () => {
    fc.assert(
      fc.property(statements, options, ({ actions, resources, conditions }, chosen) => {
        expect(essence(allow(actions.toReversed(), resources.toReversed(), { conditions }), chosen)).toEqual(
          essence(allow(actions, resources, { conditions }), chosen),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever the texts', () => {
    const texts = fc.array(fc.oneof(fc.string({ maxLength: 12 }), actionNames, resourceTexts), { maxLength: 4 });
    fc.assert(
      fc.property(texts, texts, fc.option(texts, { nil: undefined }), options, (actions, resources, not, chosen) => {
        for (const verdict of judge(allow(actions, resources, { notActions: not }), chosen)) {
          expect(verdict.forms.length).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';

import { judge } from '../../../src/knowledge/iam/judge.ts';
import { isEveryAction } from '../../../src/knowledge/iam/patterns.ts';
import { RECOMMENDED } from '../../../src/knowledge/iam/statement.ts';
import { expand } from '../../../src/knowledge/iam/table.ts';
import { ARN } from '../../../src/knowledge/iam/text.ts';

import { allow } from './statements.ts';

const onOneResource = (...actions: string[]) => judge(allow(actions, [ARN]), RECOMMENDED);

describe('partial patterns', () => {
  it.each([
    ['s3:PutObject*', 9, ['s3:PutObjectAcl', 's3:PutObjectVersionAcl']],
    ['events:Put*', 7, ['events:PutPermission', 'events:PutResourcePolicy']],
    ['iam:Pass*', 1, ['iam:PassRole']],
    ['secretsmanager:Get*', 3, ['secretsmanager:GetSecretValue']],
    ['lambda:Get*', 27, ['lambda:GetFunction', 'lambda:GetFunctionConfiguration']],
    ['sts:Assume*', 4, ['sts:AssumeRole']],
    ['kms:*crypt', 2, ['kms:Decrypt']],
  ])('%s is reported', (glob, count, actions) => {
    const [verdict, ...others] = onOneResource(glob);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ id: 'actionGlob', count, actions, list: 'actions', elements: [0] });
    expect(verdict?.members?.length).toBe(count <= 25 ? count : undefined);
  });

  it('names every permissions-level member of s3:Put*', () => {
    const [verdict] = onOneResource('s3:Put*');
    expect(verdict).toMatchObject({ id: 'actionGlob', count: 40, tier: 'permissions' });
    expect(verdict?.actions).toHaveLength(12);
    expect(verdict?.members).toBeUndefined();
  });

  it.each([
    ['s3:GetObject*', 16],
    ['s3:Get*', 63],
    ['s3:List*', 18],
    ['s3:Abort*', 1],
    ['ssm:GetParameter*', 4],
    ['ssm:GetParam*', 4],
    ['ssm:Describe*', 34],
    ['secretsmanager:List*', 2],
    ['secretsmanager:GetSecret*', 1],
    ['lambda:GetFunction*', 8],
    ['kms:GenerateDataKey*', 4],
    ['kms:ReEncrypt*', 2],
    ['kms:Describe*', 2],
    ['kms:Decrypt*', 1],
    ['ec2:Describe*', 194],
    ['ec2:CreateNetworkInterface*', 2],
    ['xray:Put*', 6],
    ['logs:Create*', 9],
    ['newsvc:Get*', 0],
  ])('%s is not', (glob, count) => {
    expect(expand(glob)).toHaveLength(count);
    expect(onOneResource(glob)).toEqual([]);
  });
});

describe('whole services', () => {
  it.each([
    ['ssm:*', 164, 'secret'],
    ['secretsmanager:*', 23, 'secret'],
    ['kms:*', 56, 'secret'],
    ['s3:*', 180, 'permissions'],
    ['lambda:*', 119, 'secret'],
    ['dynamodb:*', 79, 'permissions'],
    ['logs:*', 133, 'permissions'],
    ['sqs:*', 20, 'permissions'],
    ['sns:*', 41, 'permissions'],
    ['xray:*', 43, 'telemetry'],
    ['LAKEFORMATION:*', undefined, 'permissions'],
  ])('%s is reported', (glob, count, tier) => {
    const [verdict, ...others] = onOneResource(glob);
    expect(others).toEqual([]);
    expect(verdict).toMatchObject({ id: 'serviceWildcard', tier, ...(count !== undefined && { count }) });
    expect(verdict?.actions.length).toBeGreaterThan(0);
  });

  it.each(['ssmmessages:*', 'ec2messages:*', 'newsvc:*', 'nothing:**'])('%s is not', (glob) => {
    expect(onOneResource(glob)).toEqual([]);
    expect(judge(allow([glob], ['*']), RECOMMENDED)).toEqual([]);
  });

  it('offers the reading actions instead, and the whole list when it is short', () => {
    const [verdict] = onOneResource('secretsmanager:*');
    expect(verdict?.suggestSubset).toEqual([
      'secretsmanager:BatchGetSecretValue',
      'secretsmanager:GetSecretValue',
    ]);
    expect(verdict?.members).toHaveLength(23);
    expect(onOneResource('sns:*')[0]?.suggestSubset).toBeUndefined();
    expect(onOneResource('ssm:Get*')[0]?.suggestSubset).toHaveLength(4);
    // Nothing else is in it.
    expect(onOneResource('iam:Pass*')[0]?.suggestSubset).toBeUndefined();
  });
});

describe('several patterns', () => {
  it('get one verdict each, repetitions none', () => {
    const verdicts = onOneResource('s3:PutObject*', 'sqs:SendMessage', 'ssm:*', 'S3:putobject*');
    expect(verdicts.map(({ id, elements }) => [id, elements])).toEqual([
      ['actionGlob', [0, 3]],
      ['serviceWildcard', [2]],
    ]);
  });
});

describe('isEveryAction', () => {
  it.each([['*', true], ['**', true], ['*:*', true], ['s3:*', false], ['*:Get', false], ['', false]])(
    '%j: %s',
    (text, expected) => {
      expect(isEveryAction(text)).toBe(expected);
    },
  );
});

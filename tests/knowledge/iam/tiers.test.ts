import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { action, expand, service } from '../../../src/knowledge/iam/table.ts';
import {
  ESCALATION_ACTIONS, READ_PATTERNS, SECRET_ACTIONS, TELEMETRY_ACTIONS, type Tier, tierOf, TIERS, worstTier,
} from '../../../src/knowledge/iam/tiers.ts';

const table = JSON.parse(
  readFileSync(new URL('../../../src/knowledge/iam/actions.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const tierOfName = (name: string): Tier | undefined => {
  const info = action(name);
  return info && tierOf(info);
};

describe('the word lists', () => {
  it('name actions that exist, in AWS spelling', () => {
    const names = [...SECRET_ACTIONS, ...ESCALATION_ACTIONS, ...TELEMETRY_ACTIONS];
    expect(names).toHaveLength(9 + 35 + 11);
    expect(names.filter((name) => action(name)?.name !== name)).toEqual([]);
  });

  it('hold no read pattern that matches nothing', () => {
    const idle = READ_PATTERNS.filter((pattern) => !expand(pattern).some((info) => tierOf(info) === 'read'));
    expect(idle).toEqual([]);
  });

  it('divide the whole table', () => {
    const sizes = new Map<Tier, number>();
    for (const prefix of Object.keys(table)) {
      for (const info of service(prefix)?.actions ?? []) sizes.set(tierOf(info), (sizes.get(tierOf(info)) ?? 0) + 1);
    }
    expect(sizes.get('secret')).toBe(9);
    expect(sizes.get('escalation')).toBe(35);
    expect(sizes.get('telemetry')).toBeGreaterThanOrEqual(54);
    expect(sizes.get('permissions')).toBeGreaterThan(350);
    expect(sizes.get('write')).toBeGreaterThan(10_000);
    expect(sizes.get('read')).toBeGreaterThan(80);
    expect(sizes.get('metadata')).toBeGreaterThan(8_000);
    expect([...sizes.keys()].sort()).toEqual([...TIERS].sort());
  });
});

describe('tierOf', () => {
  it.each([
    ['ssm:GetParameter', 'secret'],
    ['kms:Decrypt', 'secret'],
    ['lambda:GetFunctionConfiguration', 'secret'],
    ['iam:PassRole', 'escalation'],
    ['iam:AttachRolePolicy', 'escalation'],
    ['kms:CreateGrant', 'escalation'],
    ['logs:PutLogEvents', 'telemetry'],
    ['ec2:CreateNetworkInterfacePermission', 'telemetry'],
    ['xray:PutResourcePolicy', 'telemetry'],
    ['cloudwatch:PutMetricData', 'telemetry'],
    ['iam:DeleteRolePolicy', 'permissions'],
    ['s3:PutObjectAcl', 'permissions'],
    ['ssm:PutParameter', 'write'],
    ['ec2:CreateTags', 'write'],
    ['s3:GetObject', 'read'],
    ['s3:ListBucket', 'read'],
    ['dynamodb:Query', 'read'],
    ['bedrock:InvokeModel', 'read'],
    ['apigateway:GET', 'read'],
    ['ec2:DescribeInstances', 'metadata'],
    ['mq:DescribeBroker', 'metadata'],
    ['backup:GetBackupPlan', 'metadata'],
    ['apigateway:GetPortal', 'metadata'],
    ['s3:ListBucketVersions', 'metadata'],
  ] satisfies [string, Tier][])('%s is %s', (name, tier) => {
    expect(tierOfName(name)).toBe(tier);
  });
});

describe('worstTier', () => {
  it('is the most dangerous one, and metadata of none', () => {
    expect(worstTier(['metadata', 'write', 'permissions'])).toBe('permissions');
    expect(worstTier(['telemetry', 'read'])).toBe('read');
    expect(worstTier([])).toBe('metadata');
  });
});

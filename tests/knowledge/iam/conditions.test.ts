import { describe, expect, it } from 'vitest';

import { type ConditionFact, narrowingOf } from '../../../src/knowledge/iam/conditions.ts';
import { REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

const fact = (operator: string, key: string, ...values: string[]): ConditionFact => ({ operator, key, values });

describe('narrowingOf', () => {
  it('judges on without conditions, and stops at unreadable ones', () => {
    const open = { narrow: false, exemptsKms: false, ifExists: false };
    expect(narrowingOf('none')).toEqual(open);
    expect(narrowingOf([])).toEqual(open);
    expect(narrowingOf('unreadable').narrow).toBe(true);
  });

  it.each([
    fact('StringEquals', 'aws:ResourceTag/app', 'slack-bot'),
    fact('StringEquals', 'AWS:resourcetag/app', UNKNOWN),
    fact('StringEquals', 'ec2:ResourceTag/team', 'a'),
    fact('StringLike', 'ssm:resourceTag/app', 'slack-*'),
    fact('StringEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com'),
    fact('StringEquals', 'iam:AWSServiceName', 'spot.amazonaws.com'),
    fact('StringEquals', 'kms:EncryptionContext:app', 'a'),
    fact('ForAnyValue:StringLike', 'kms:ResourceAliases', 'alias/app'),
    fact('Bool', 'kms:GrantIsForAWSResource', 'true'),
    fact('ForAllValues:StringEquals', 'some:UnknownKey', 'a'),
    fact('StringEquals', UNKNOWN, 'a'),
    fact(`${UNKNOWN}IfExists`, 'aws:ResourceTag/app', 'a'),
    fact('StringEquals', 'aws:ResourceTag/app', '*'),
  ])('finds the resource narrowed by %j', (condition) => {
    expect(narrowingOf([condition]).narrow).toBe(true);
    expect(narrowingOf([fact('StringEquals', 'aws:RequestedRegion', REGION), condition]).narrow).toBe(true);
  });

  it.each([
    [fact('StringEquals', 'aws:RequestedRegion', 'eu-west-1'), 'notTheResource'],
    [fact('StringEquals', 'AWS:requestedregion', 'eu-west-1'), 'notTheResource'],
    [fact('IpAddress', 'aws:SourceIp', '10.0.0.0/8'), 'notTheResource'],
    [fact('Bool', 'aws:SecureTransport', 'true'), 'notTheResource'],
    [fact('StringEquals', 'aws:PrincipalTag/team', 'a'), 'notTheResource'],
    [fact('DateGreaterThan', 'aws:CurrentTime', '2030-01-01'), 'notTheResource'],
    [fact('StringEquals', 'secretsmanager:VersionStage', 'AWSCURRENT'), 'notTheResource'],
    [fact('StringNotEquals', 'aws:ResourceTag/app', 'a'), 'negated'],
    [fact('ForAllValues:StringLike', 'kms:ResourceAliases', 'alias/app'), 'forAllValues'],
    [fact('Null', 'aws:ResourceTag/app', 'false'), 'presenceOnly'],
    [fact('Null', 'aws:RequestTag/app', 'false'), 'presenceOnly'],
    [fact('Bool', 'aws:ResourceTag/app', 'true'), 'presenceOnly'],
    [fact('StringLike', 'aws:ResourceTag/app', '*'), 'matchesEverything'],
    [fact('StringLike', 'aws:ResourceTag/app', 'a', '?*'), 'matchesEverything'],
    [fact('ArnEquals', 'iam:PolicyARN', '*'), 'matchesEverything'],
  ])('finds no help in %j', (condition, id) => {
    expect(narrowingOf([condition])).toEqual({
      narrow: false,
      exemptsKms: false,
      ifExists: false,
      reason: { id, key: condition.key },
    });
  });

  it('says when a good key is only asked for if it exists', () => {
    const condition = fact('StringEqualsIfExists', 'aws:ResourceTag/app', 'a');
    expect(narrowingOf([condition])).toEqual({
      narrow: false,
      exemptsKms: false,
      ifExists: true,
      reason: { id: 'ifExists', key: 'aws:ResourceTag/app' },
    });
  });

  it.each(['StringEqualsIfExists', 'ForAllValues:StringEquals'])('accepts %s when the key must exist', (operator) => {
    const condition = fact(operator, 'aws:ResourceTag/app', 'a');
    expect(narrowingOf([condition, fact('Null', 'AWS:ResourceTag/app', 'FALSE')]).narrow).toBe(true);
    expect(narrowingOf([condition, fact('Null', 'aws:ResourceTag/app', 'true')]).narrow).toBe(false);
    expect(narrowingOf([condition, fact('Null', 'aws:ResourceTag/other', 'false')]).narrow).toBe(false);
    expect(narrowingOf([condition, fact('Null', 'aws:ResourceTag/app')]).narrow).toBe(false);
  });

  it('exempts KMS calls that come through a service', () => {
    const through = fact('StringEquals', 'kms:ViaService', `ssm.${REGION}.amazonaws.com`);
    expect(narrowingOf([through])).toEqual({
      narrow: false,
      exemptsKms: true,
      ifExists: false,
      reason: { id: 'kmsOnly', key: 'kms:ViaService' },
    });
    expect(narrowingOf([fact('StringNotEquals', 'kms:ViaService', 's3.amazonaws.com')]).exemptsKms).toBe(false);
    expect(narrowingOf([fact('StringLike', 'kms:ViaService', '*')]).exemptsKms).toBe(false);
  });

  it('names the key that was meant to narrow before the ones that never do', () => {
    const conditions = [
      fact('StringEquals', 'aws:RequestedRegion', 'eu-west-1'),
      fact('Null', 'aws:ResourceTag/app', 'true'),
      fact('StringNotEquals', 'aws:ResourceTag/app', 'a'),
    ];
    expect(narrowingOf(conditions).reason).toEqual({ id: 'negated', key: 'aws:ResourceTag/app' });
  });
});

import { describe, expect, it } from 'vitest';
import { unlimitedReads } from '../../../src/knowledge/iam/secret-reads.ts';
import { UNKNOWN } from '../../../src/knowledge/iam/text.ts';
import { allow } from './statements.ts';

const RESOURCES = ['arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*'];

describe('unlimitedReads', () => {
  it('names the actions and their places', () => {
    expect(unlimitedReads(allow(['s3:GetObject', 'ssm:getparameter', 'secretsmanager:GetSecret*'], RESOURCES), [])).toEqual({
      elements: [1, 2],
      actions: ['ssm:GetParameter', 'secretsmanager:GetSecretValue'],
      ineffective: [],
    });
  });

  it.each([
    ['no read', ['ssm:PutParameter', 'lambda:GetFunction', 'secretsmanager:BatchGetSecretValue']],
    ['everything, which is no read by name', ['*']],
    ['an unknown action', ['vault:GetSecret', `ssm:${UNKNOWN}`]],
  ])('is silent: %s', (_, actions) => {
    expect(unlimitedReads(allow(actions, RESOURCES), [])).toBeUndefined();
  });

  it.each(['resource', 'trust', 'boundary', 'scp', 'endpoint', 'assertion'] as const)('is silent in a %s', (context) => {
    expect(unlimitedReads(allow(['ssm:GetParameter'], RESOURCES, { context }), [])).toBeUndefined();
  });

  it('is silent for Deny, principals, allowed actions', () => {
    expect(unlimitedReads(allow(['ssm:GetParameter'], RESOURCES, { effect: 'Deny' }), [])).toBeUndefined();
    expect(unlimitedReads(allow(['ssm:GetParameter'], RESOURCES, { hasPrincipals: true }), [])).toBeUndefined();
    expect(unlimitedReads(allow(['ssm:GetParameter'], RESOURCES), ['SSM:*'])).toBeUndefined();
  });

  it.each([
    ['StringEquals', 'aws:RequestedRegion', ['eu-west-1'], true],
    ['StringNotEquals', 'aws:SourceVpc', ['vpc-1'], true],
    ['StringEqualsIfExists', 'aws:SourceVpce', ['vpce-1'], true],
    ['Null', 'aws:SourceVpc', ['false'], true],
    ['Bool', 'aws:SecureTransport', ['true'], false],
    ['StringLike', 'aws:PrincipalTag/team', ['*'], false],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['team'], false],
  ] as const)('%s on %s restricts: %s', (operator, key, values, restricts) => {
    const found = unlimitedReads(allow(['ssm:GetParameter'], RESOURCES, { conditions: [{ operator, key, values }] }), []);
    expect(found).toEqual(restricts ? undefined : { elements: [0], actions: ['ssm:GetParameter'], ineffective: [key] });
  });

  it('takes unreadable conditions for a limit', () => {
    expect(unlimitedReads(allow(['ssm:GetParameter'], RESOURCES, { conditions: 'unreadable' }), [])).toBeUndefined();
  });
});

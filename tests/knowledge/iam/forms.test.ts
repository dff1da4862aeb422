import { describe, expect, it } from 'vitest';

import { formOf, formsFor } from '../../../src/knowledge/iam/forms.ts';
import { action } from '../../../src/knowledge/iam/table.ts';
import { ACCOUNT, PARTITION, REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

const displays = (...names: string[]) => {
  const { forms, complete } = formsFor(names.flatMap((name) => action(name) ?? []));
  return { forms: forms.map((form) => form.display.replace('arn:${Partition}:', '')), complete };
};

describe('formOf', () => {
  it('renders for people and for repairs', () => {
    expect(formOf('arn:${Partition}:ssm:${Region}:${Account}:parameter/${ParameterName}')).toEqual({
      display: 'arn:${Partition}:ssm:${Region}:${Account}:parameter/<name>',
      text: `arn:${PARTITION}:ssm:${REGION}:${ACCOUNT}:parameter/${UNKNOWN}`,
    });
  });

  it('takes any placeholder in the account segment as the account', () => {
    expect(formOf('arn:${Partition}:ec2:${Region}:${VpcOwnerAccount}:subnet/${Id}').display).toBe(
      'arn:${Partition}:ec2:${Region}:${Account}:subnet/<name>',
    );
  });
});

describe('formsFor', () => {
  it('puts the plain object before the access point', () => {
    expect(displays('s3:GetObject')).toEqual({
      forms: ['s3:::<name>/<name>', 's3:${Region}:${Account}:accesspoint/<name>/object/<name>'],
      complete: true,
    });
  });

  it('puts the required type first', () => {
    expect(displays('ssm:SendCommand').forms[0]).toBe('ssm:${Region}:${Account}:document/<name>');
    expect(displays('dynamodb:Query')).toEqual({
      forms: ['dynamodb:${Region}:${Account}:table/<name>', 'dynamodb:${Region}:${Account}:table/<name>/index/<name>'],
      complete: true,
    });
  });

  it('puts what is shorter behind what is required, of the same service, or without a star', () => {
    expect(displays('ec2:CreateSecurityGroup').forms[0]).toBe('ec2:${Region}:${Account}:security-group/<name>');
    expect(displays('ssm:DescribeInstancePatches').forms).toEqual([
      'ssm:${Region}:${Account}:managed-instance/<name>',
      'ec2:${Region}:${Account}:instance/<name>',
    ]);
    expect(displays('identitystore:ListGroups').forms).toContain('identitystore:::group/*');
    expect(displays('identitystore:ListGroups').forms[0]).not.toContain('*');
  });

  it('gives every action its best form before any second one', () => {
    expect(displays('ssm:GetParameter', 's3:GetObject', 's3:ListBucket').forms).toEqual([
      'ssm:${Region}:${Account}:parameter/<name>',
      's3:::<name>/<name>',
      's3:::<name>',
    ]);
  });

  it('says when three forms are not enough', () => {
    const many = displays('ssm:GetParameter', 'secretsmanager:GetSecretValue', 'kms:Decrypt', 'sqs:SendMessage');
    expect(many.forms).toHaveLength(3);
    expect(many.complete).toBe(false);
    expect(displays('ec2:RunInstances').complete).toBe(false);
  });

  it('has nothing to say about no action', () => {
    expect(displays()).toEqual({ forms: [], complete: true });
  });
});

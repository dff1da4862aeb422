import { describe, expect, it } from 'vitest';
import { managedPoliciesOf } from '../../src/script/managed-policies.ts';
import { scriptOf } from './script-of.ts';

const ARN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const names = (code: string): string[] => managedPoliciesOf(scriptOf(code)).map(({ name, range }) => `${name} @ ${code.slice(...range)}`);

describe('managed policies that are attached', () => {
  it.each([
    ["role.add(ManagedPolicy.fromAwsManagedPolicyName('B')); role.add(ManagedPolicy.fromAwsManagedPolicyName('A'));", ["B @ 'B'", "A @ 'A'"]],
    [`f({ managedPolicyArns: ['${ARN}'] }); g.add(ManagedPolicy.fromAwsManagedPolicyName('A'));`, [`AdministratorAccess @ '${ARN}'`, "A @ 'A'"]],
    [`ManagedPolicy.fromManagedPolicyArn(this, 'P', '${ARN}');`, [`AdministratorAccess @ '${ARN}'`]],
    [`other(this, 'P', '${ARN}'); ManagedPolicy.fromManagedPolicyArn('${ARN}'); ManagedPolicy.fromAwsManagedPolicyName();`, []],
    [`new AttachRolePolicyCommand({ PolicyArn: '${ARN}' });`, [`AdministratorAccess @ '${ARN}'`]],
    [`new AttachRolePolicyCommand({ Description: '${ARN}', [k]: '${ARN}' });`, []],
    [`new DetachRolePolicyCommand({ PolicyArn: '${ARN}' }); load({ policyArn: '${ARN}' });`, []],
    ["import * as aws from '@pulumi/aws'; f({ managedPolicyArns: [aws.iam.ManagedPolicy.ReadOnlyAccess, aws.iam.Other.A] });", ['ReadOnlyAccess @ aws.iam.ManagedPolicy.ReadOnlyAccess']],
    ["import * as aws from './aws.js'; f({ managedPolicyArns: [aws.iam.ManagedPolicy.ReadOnlyAccess] });", []],
    [`f({ managedPolicies: '${ARN}', policies: '${ARN}', ...managedPolicies });`, [`AdministratorAccess @ '${ARN}'`]],
    ["const add = (name) => role.add(ManagedPolicy.fromAwsManagedPolicyName(name)); add('A'); add('B');", ["A @ 'A'", "B @ 'B'"]],
  ])('%s', (code, expected) => expect(names(code)).toEqual(expected));
});

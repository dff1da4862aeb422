/**
 * Which managed policies of AWS does a template attach? To roles, users, groups and permission sets, to functions of SAM (by
 * name or ARN), and in the provider of the Serverless Framework. A permissions boundary is not attached.
 */
import { managedPolicyName, managedPolicyOfArn } from '../knowledge/iam/managed-policies.ts';
import type { ManagedPolicy } from '../model/managed-policy.ts';
import { itemsIn } from './policies/lists.ts';
import type { Template } from './template.ts';
import { alternatives, at, entriesOf, itemsOf, type Tree } from './tree.ts';
import { treesOf } from './variables.ts';

const ATTACHING: readonly (readonly [type: RegExp, property: string])[] = [
  [/^AWS::IAM::(?:Role|User|Group)$/, 'ManagedPolicyArns'],
  [/^AWS::SSO::PermissionSet$/, 'ManagedPolicies'],
  [/^AWS::Serverless::(?:Function|StateMachine)$/, 'Policies'],
];

/** Properties of the Serverless Framework's provider and functions. */
const OF_SERVICE: readonly (readonly string[])[] = [['iam', 'role', 'managedPolicies'], ['iamManagedPolicies']];

export function managedPoliciesOf(template: Template): readonly ManagedPolicy[] {
  const found = new Map<number, ManagedPolicy>();
  for (const list of listsIn(template)) {
    for (const { text, at: range } of itemsIn(template, list)) {
      const name = managedPolicyOfArn(text) ?? managedPolicyName(text);
      if (name !== undefined) found.set(range[0], { name, range });
    }
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

function listsIn(template: Template): readonly Tree[] {
  const { root, kind } = template;
  const lists = [...template.resources.values()].flatMap(({ type, properties }) =>
    ATTACHING.filter(([pattern]) => pattern.test(type)).flatMap(([, property]) => alternatives(at(properties, property))),
  );
  if (kind !== 'serverless') return lists;
  const functions = itemsOf(at(root, 'functions')).flatMap((part) => treesOf(root, part)).flatMap(entriesOf);
  const owners = [at(root, 'provider'), ...functions.map(({ value }) => value)];
  return [...lists, ...owners.flatMap((owner) => OF_SERVICE.flatMap((path) => at(owner, ...path) ?? []))];
}

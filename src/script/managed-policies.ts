/**
 * Which managed policies of AWS does the file attach? By name (`fromAwsManagedPolicyName`), by ARN in the properties
 * that list policies and in calls that attach one, and by Pulumi's constants. A policy that only limits, as a
 * permissions boundary does, is not attached. Blind spot: names that come from other files.
 */
import { managedPolicyName, managedPolicyOfArn } from '../knowledge/iam/managed-policies.ts';
import type { Text } from '../knowledge/iam/text.ts';
import type { ManagedPolicy } from '../model/managed-policy.ts';
import { callerFrames } from './callers.ts';
import { entriesOf } from './entries.ts';
import type { Frame } from './origins.ts';
import { ListReading, type Item } from './policies/lists.ts';
import { contextOf } from './policies/sinks.ts';
import type { Script } from './script.ts';
import { keyName, lastName, unwrap, type Node } from './syntax.ts';

/** Properties that list policies, or stand for one: of CDK, CloudFormation, Pulumi, the Serverless Framework. */
const LISTS = /^(?:managedPolicyArns?|ManagedPolicyArns|managedPolicies|iamManagedPolicies)$/;
/** What a call that attaches a policy calls it: of the SDK, Pulumi, CDKTF. */
const ARN_OF_CALL = /^(?:managed)?policyArn$/i;
/** Pulumi's constants. */
const CONSTANTS = /^ManagedPolic(?:y|ies)$/;

/** A place that names policies. */
interface Place {
  readonly value: Node;
  readonly frame: Frame | null;
  readonly read: (text: Text) => string | undefined;
}

/** The managed policies, in the order of the text. */
export function managedPoliciesOf(script: Script): readonly ManagedPolicy[] {
  const found = new Map<string, ManagedPolicy>();
  for (const place of placesIn(script)) {
    for (const item of itemsAt(script, place)) {
      const name = place.read(item.text) ?? constantName(script, item.at);
      const { range } = item.at;
      if (name !== undefined) found.set(`${name} ${range[0]}`, { name, range });
    }
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

function placesIn(script: Script): Place[] {
  const places: Place[] = [];
  const add = (value: Node | undefined, read: Place['read'], frame: Frame | null = null): void => {
    if (value) places.push({ value, frame, read });
  };
  const calls = [...script.nodes.of('CallExpression'), ...script.nodes.of('NewExpression')];
  for (const call of calls) {
    const name = lastName(call.callee) ?? '';
    if (name === 'fromAwsManagedPolicyName' && isAttached(script, call)) add(call.arguments[0], managedPolicyName);
    if (name === 'fromManagedPolicyArn' && isAttached(script, call)) add(call.arguments[2], managedPolicyOfArn);
    if (!/attach/i.test(name) || /detach/i.test(name)) continue;
    for (const argument of call.arguments) {
      for (const { key, value, frame } of entriesOf(script, argument).entries) {
        if (key !== undefined && ARN_OF_CALL.test(key)) add(value, managedPolicyOfArn, frame);
      }
    }
  }
  for (const object of script.nodes.of('ObjectExpression')) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || !LISTS.test(keyName(property) ?? '')) continue;
      if (isAttached(script, object)) add(property.value, managedPolicyOfArn);
    }
  }
  return places;
}

/** Is a policy, or the object that names it, used to allow something? */
function isAttached(script: Script, node: Node): boolean {
  const context = contextOf(script, node);
  return context !== 'boundary' && context !== 'scp' && context !== 'assertion';
}

/** The texts at a place, and where it stands in a function what the calls in this file pass. */
function itemsAt(script: Script, { value, frame }: Place): readonly Item[] {
  const items = new ListReading(script, [value]).items([{ value, frame, use: value }]);
  const open = script.origins.of(value, [], frame).find(({ node }) => node.type === 'Identifier');
  const callers = open ? callerFrames(script, open.node, open.frame) : [];
  const passed = callers.flatMap((caller) =>
    new ListReading(script, caller.args.map((argument) => argument?.node ?? caller.call)).items([
      { value, frame: caller, use: caller.call },
    ]),
  );
  return [...items, ...passed];
}

/** `aws.iam.ManagedPolicy.AdministratorAccess` */
function constantName(script: Script, node: Node): string | undefined {
  const member = unwrap(node);
  if (member.type !== 'MemberExpression' || !CONSTANTS.test(lastName(member.object) ?? '')) return undefined;
  return /pulumi/.test(script.externalName(member)?.module ?? '') ? keyName(member) : undefined;
}

/**
 * Under which conditions does a statement apply? Reads `{ operator: { key: values } }`, Terraform's and Pulumi's list
 * of `{ test, variable, values }`, and the condition methods of a builder. Anything unreadable makes the whole block
 * unreadable.
 */
import type { ConditionFact, Conditions } from '../../knowledge/iam/conditions.ts';
import { UNKNOWN } from '../../knowledge/iam/text.ts';
import { entriesOf, type Entry } from '../entries.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { unwrap, type Node } from '../syntax.ts';
import { textsIn } from './lists.ts';
import type { Part } from './parts.ts';

/** What the methods for one key ask for; `addAccountCondition` is about the caller's external id. */
const KEY_METHODS: ReadonlyMap<string, readonly [operator: string, key: string]> = new Map([
  ['addAccountCondition', ['StringEquals', 'sts:ExternalId']],
  ['addSourceAccountCondition', ['StringEquals', 'aws:SourceAccount']],
  ['addSourceArnCondition', ['ArnEquals', 'aws:SourceArn']],
]);

/** What a part says; `undefined` when it cannot be read. */
type Facts = readonly ConditionFact[] | undefined;

/** The condition block that the parts of a statement make up. */
export function conditionsOf(script: Script, parts: readonly Part[]): Conditions {
  const facts: ConditionFact[] = [];
  for (const part of parts) {
    const read = part.name === 'conditions' ? factsOf(script, part) : [];
    if (!read) return 'unreadable';
    facts.push(...read);
  }
  return facts.length > 0 ? facts : 'none';
}

function factsOf(script: Script, { key: method, value, frame, operator }: Part): Facts {
  const known = KEY_METHODS.get(method);
  if (known) return [{ operator: known[0], key: known[1], values: [UNKNOWN] }];
  if (operator) {
    const name = script.textOf(operator, frame);
    return name === undefined ? undefined : keyFacts(script, name, value, frame);
  }
  const list = unwrap(value);
  if (list.type === 'ArrayExpression') {
    return flattened(list.elements.map((element) => element && tested(script, element, frame)));
  }
  const block = entriesOf(script, value, frame);
  if (!block.complete) return undefined;
  if (block.entries.some(({ key }) => key === 'test')) return tested(script, value, frame);
  return flattened(
    block.entries.map((line) => line.key !== undefined && keyFacts(script, line.key, line.value, line.frame)),
  );
}

/** `{ key: values }` under one operator. */
function keyFacts(script: Script, operator: string, map: Node, frame: Frame | null): Facts {
  const { entries, complete } = entriesOf(script, map, frame);
  if (!complete || entries.some(({ key }) => key === undefined)) return undefined;
  return entries.map(({ key, value, frame: inner }) => ({ operator, key: key!, values: textsIn(script, value, inner) }));
}

/** `{ test: operator, variable: key, values }` */
function tested(script: Script, line: Node, frame: Frame | null): Facts {
  const { entries } = entriesOf(script, line, frame);
  const named = (name: string): Entry | undefined => entries.find(({ key }) => key === name);
  const text = (name: string): string | undefined => {
    const entry = named(name);
    return entry && script.textOf(entry.value, entry.frame);
  };
  const [operator, key, values] = [text('test'), text('variable'), named('values')];
  if (operator === undefined || key === undefined || !values) return undefined;
  return [{ operator, key, values: textsIn(script, values.value, values.frame) }];
}

/** All facts, unless one group of them is missing. */
function flattened(groups: readonly (Facts | false | null)[]): Facts {
  return groups.every((group) => !!group) ? groups.flatMap((group) => group || []) : undefined;
}

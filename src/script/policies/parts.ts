/**
 * Which expressions make up a statement? Its parts by their meaning, whatever the syntax calls them: properties of an
 * options object or a JSON policy, also spread into it, and the calls and assignments of a builder. What a later
 * property replaces is left out.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { entriesOf } from '../entries.ts';
import type { Frame } from '../origins.ts';
import type { Reference, Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped, type Node } from '../syntax.ts';
import type { ListSource } from './lists.ts';

export type PartName =
  | 'sid' | 'effect' | 'actions' | 'notActions' | 'resources' | 'notResources' | 'principals' | 'notPrincipals'
  | 'conditions';

/** One expression that contributes to a part. */
export interface Part extends ListSource {
  readonly name: PartName;
  /** The property, call or assignment that brings it in. */
  readonly node: Node;
  /** As it is spelled in the source. */
  readonly key: string;
  /** The value is `addCondition`'s: the operator comes with it. */
  readonly operator?: Node;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** False when something unreadable may add or replace parts. */
  readonly complete: boolean;
  /** The object literals that were read. */
  readonly objects: ReadonlySet<Node>;
}

/** The names of the parts: CDK's, those of JSON policies, and Terraform's and Pulumi's. */
const PART_NAMES: ReadonlyMap<string, PartName> = new Map([
  ['sid', 'sid'], ['Sid', 'sid'],
  ['effect', 'effect'], ['Effect', 'effect'],
  ['actions', 'actions'], ['Action', 'actions'],
  ['notActions', 'notActions'], ['NotAction', 'notActions'],
  ['resources', 'resources'], ['resourceArns', 'resources'], ['Resource', 'resources'],
  ['notResources', 'notResources'], ['NotResource', 'notResources'],
  ['principals', 'principals'], ['Principal', 'principals'],
  ['notPrincipals', 'notPrincipals'], ['NotPrincipal', 'notPrincipals'],
  ['conditions', 'conditions'], ['condition', 'conditions'], ['Condition', 'conditions'],
]);

/** The part a property of a statement is; `undefined` for any other key. */
export const partNamed = (key: string | undefined): PartName | undefined =>
  key === undefined ? undefined : PART_NAMES.get(key);

/** The parts in an object literal, itself written in the statement. */
export function partsOfObject(script: Script, object: TSESTree.ObjectExpression, frame: Frame | null): Parts {
  const parts: Part[] = [];
  const objects = new Set<Node>([object]);
  const replaced = new Set<PartName>();
  let complete = true;
  // Backwards: a property replaces what stands before it, a spread only may.
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const spread = entriesOf(script, property.argument, frame);
      complete &&= spread.complete;
      for (const { key, value, frame: inner, node } of spread.entries) {
        if (node.parent) objects.add(node.parent);
        const name = partNamed(key);
        if (!name || replaced.has(name)) continue;
        parts.push({ name, value, frame: inner, use: property.argument, node, key: key! });
      }
      continue;
    }
    const key = keyName(property) ?? script.textOf(property.key, frame);
    const name = partNamed(key);
    complete &&= key !== undefined;
    if (!name || replaced.has(name)) continue;
    replaced.add(name);
    parts.push({ name, value: property.value, frame, use: property.value, node: property, key: key! });
  }
  return { parts: parts.reverse(), complete, objects };
}

/** Methods of `PolicyStatement` that add to it, the older names included. */
const BUILDERS: ReadonlyMap<string, PartName> = new Map([
  ['addActions', 'actions'], ['addAction', 'actions'],
  ['addNotActions', 'notActions'],
  ['addResources', 'resources'], ['addResource', 'resources'], ['addAllResources', 'resources'],
  ['addNotResources', 'notResources'],
  ['addNotPrincipals', 'notPrincipals'],
  ['addCondition', 'conditions'], ['addConditions', 'conditions'], ['addAccountCondition', 'conditions'],
  ['addSourceAccountCondition', 'conditions'], ['addSourceArnCondition', 'conditions'],
]);

/**
 * The parts that calls and assignments add to a statement held by a variable: `s.addActions('x')`, `s.effect = …`.
 */
export function partsOfBuilder(variable: Variable): readonly Part[] {
  return variable.references.flatMap((reference) => partsAdded(reference));
}

function partsAdded(reference: Reference): readonly Part[] {
  const holder = wrapped(reference.identifier as unknown as Node);
  const member = holder.parent;
  if (member?.type !== 'MemberExpression') return [];
  const key = keyName(member) ?? '';
  const by = wrapped(member).parent;
  if (by?.type === 'AssignmentExpression' && unwrap(by.left) === member && key === 'effect') {
    return [{ name: 'effect', value: by.right, frame: null, use: by.right, node: by, key }];
  }
  if (by?.type !== 'CallExpression' || unwrap(by.callee) !== member) return [];
  const whole = { frame: null, node: by, key };
  const name = BUILDERS.get(key) ?? (/^add\w*Principals?$/.test(key) ? 'principals' : undefined);
  const [first, second] = by.arguments;
  if (!name) return [];
  if (name === 'conditions') {
    const value = key === 'addCondition' ? second : first;
    const operator = key === 'addCondition' && first ? { operator: first } : {};
    return value ? [{ name, value, use: value, ...operator, ...whole }] : [];
  }
  if (by.arguments.length === 0) return [{ name, value: by, use: by, ...whole }];
  return by.arguments.map((argument): Part => {
    const spread = argument.type === 'SpreadElement';
    const value = spread ? argument.argument : argument;
    return { name, value, use: value, ...(spread ? {} : { single: true }), ...whole };
  });
}

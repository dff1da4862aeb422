/**
 * What does a YAML or JSON document say? A neutral tree in which `!Ref x`, `{ Ref: x }` and `{"Ref": "x"}` are the same
 * node, aliases stand for what they name, and merge keys are expanded. Nodes that several aliases name are shared, so
 * the tree may contain itself: whoever walks it keeps what was seen.
 */
import type { Range } from '../model/range.ts';

interface Node {
  /** The value as it stands in the text, without tag and anchor. */
  readonly range: Range;
  /** The value with its tag and anchor. */
  readonly whole: Range;
  /** Another place of the document names it (`&anchor`): it cannot be taken away alone. */
  readonly anchored: boolean;
}

/** `key: value` */
export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Tree;
  /** From the key to the end of the value. */
  readonly range: Range;
  /** The map that the entry is written in; of a merged one not the map it was read from. */
  readonly owner: MapNode;
}

export interface MapNode extends Node {
  readonly kind: 'map';
  /** `{ … }` */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface ListNode extends Node {
  readonly kind: 'list';
  /** `[ … ]` */
  readonly flow: boolean;
  readonly items: readonly Tree[];
}

export interface ScalarNode extends Node {
  readonly kind: 'scalar';
  /** The value; of numbers and other plain words as they are written. */
  readonly text: string;
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** A function of CloudFormation, without `Fn::`: `Ref`, `Sub`, `GetAtt`. */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly fn: string;
  readonly argument: Tree;
}

export type Tree = MapNode | ListNode | ScalarNode | CallNode;

/** The function that a map with this one key stands for: `{ Ref: x }`, `{ Fn::Sub: x }`. */
export const functionOf = (key: string): string | undefined => (key === 'Ref' ? key : /^Fn::(\w+)$/.exec(key)?.[1]);

/** The entries of a map; none for anything else. */
export const entriesOf = (tree: Tree | undefined): readonly Entry[] => (tree?.kind === 'map' ? tree.entries : []);

/** The entry of a map with this key; of several the last, which counts. */
export const entryOf = (tree: Tree | undefined, key: string): Entry | undefined =>
  entriesOf(tree).findLast((entry) => entry.key === key);

/** The value at a path of keys. */
export function at(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  let value = tree;
  for (const key of path) value = entryOf(value, key)?.value;
  return value;
}

/** The items of a list; anything else is a list of one, and nothing is an empty list. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  if (!tree || (tree.kind === 'scalar' && tree.type === 'null')) return [];
  return tree.kind === 'list' ? tree.items : [tree];
}

/** The text of a scalar that is not null. */
export const textOf = (tree: Tree | undefined): string | undefined =>
  tree?.kind === 'scalar' && tree.type !== 'null' ? tree.text : undefined;

/** What a value may be, conditions (`Fn::If`) aside: both branches, without `AWS::NoValue`. */
export function alternatives(tree: Tree | undefined, depth = 0): readonly Tree[] {
  if (!tree || isNoValue(tree)) return [];
  if (tree.kind !== 'call' || tree.fn !== 'If' || depth > MAX_CONDITIONS) return [tree];
  return itemsOf(tree.argument)
    .slice(1, 3)
    .flatMap((branch) => alternatives(branch, depth + 1));
}

const MAX_CONDITIONS = 8;

export const isNoValue = (tree: Tree): boolean =>
  tree.kind === 'call' && tree.fn === 'Ref' && textOf(tree.argument) === 'AWS::NoValue';

export interface Visited {
  readonly node: Tree;
  /** The keys that lead to it; items of a list have the key of their list. */
  readonly path: readonly string[];
  readonly parent: Tree | undefined;
}

/** Every node below a node and itself, each once. */
export function* nodesIn(tree: Tree): Iterable<Visited> {
  const seen = new Set<Tree>();
  const pending: Visited[] = [{ node: tree, path: [], parent: undefined }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    yield next;
    // The last one in is the first one out.
    for (const [key, child] of childrenOf(node).toReversed()) {
      pending.push({ node: child, path: key === undefined ? path : [...path, key], parent: node });
    }
  }
}

function childrenOf(node: Tree): readonly (readonly [key: string | undefined, child: Tree])[] {
  switch (node.kind) {
    case 'map':
      return node.entries.map(({ key, value }) => [key, value]);
    case 'list':
      return node.items.map((item) => [undefined, item]);
    case 'call':
      return [[undefined, node.argument]];
    case 'scalar':
      return [];
  }
}

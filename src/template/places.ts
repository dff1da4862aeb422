/**
 * Where in a template do texts stand? Every scalar and every function that joins texts, each once, with the keys that lead
 * to it. What functions take as the name of something else is marked.
 */
import type { Template } from './template.ts';
import { itemsOf, type CallNode, type Tree } from './tree.ts';

export interface Place<N extends Tree = Tree> {
  readonly node: N;
  /** The keys that lead to it. */
  readonly path: readonly string[];
  /** The map around it. */
  readonly owner: Tree | undefined;
  /** The function that takes it. */
  readonly call: CallNode | undefined;
  /** It names something else of the template. */
  readonly isName: boolean;
  /** It stands in braces or brackets, where YAML reads some characters differently. */
  readonly flow: boolean;
}

/** The scalars of a template, and the functions that join texts. */
export function* placesIn({ root, text }: Template): Iterable<Place> {
  const seen = new Set<Tree>();
  const pending: Place[] = [{ node: root, path: [], owner: undefined, call: undefined, isName: false, flow: false }];
  for (let place = pending.pop(); place; place = pending.pop()) {
    const { node, path } = place;
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case 'map':
        for (const { key, value } of node.entries) {
          pending.push({ node: value, path: [...path, key], owner: node, call: undefined, isName: false, flow: node.flow });
        }
        break;
      case 'list':
        for (const item of node.items) pending.push({ ...place, node: item, call: undefined, flow: node.flow });
        break;
      case 'call': {
        const { fn, argument, range } = node;
        if (fn === 'Join') yield place;
        const flow = argument.kind === 'list' ? argument.flow : place.flow || text[range[0]] === '{';
        for (const [i, item] of itemsOf(argument).entries()) {
          pending.push({ ...place, node: item, call: node, isName: !(HOLDING.get(fn)?.has(i) ?? false), flow });
        }
        break;
      }
      case 'scalar':
        yield place;
    }
  }
}

const positions = (...indices: readonly number[]): ReadonlySet<number> => new Set(indices);

/** The arguments of functions that are values; all others name resources, conditions, maps. */
const HOLDING: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['Sub', positions(0, 1)],
  ['If', positions(1, 2)],
  ['Base64', positions(0)],
  ['Split', positions(1)],
  ['Select', positions(1)],
  ['ToJsonString', positions(0)],
  ['Transform', positions(0)],
]);

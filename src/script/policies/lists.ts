/**
 * What is in a list of actions or resources, and where? Every element is a text with its place in the statement: the
 * literal itself where it is written in the statement, else the name by which the statement uses it. Lists are read
 * through constants, spreads, ternaries, `map`, `concat`, `push` and helper functions; a single string is a list of
 * one.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { UNKNOWN, type Text } from '../../knowledge/iam/text.ts';
import type { Frame, Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { isInside, unwrap, wrapped, type Node } from '../syntax.ts';
import { textsOfOrigin } from '../text.ts';

/** One value of a list. */
export interface Item {
  readonly text: Text;
  /** Where a person looks for it in the statement. */
  readonly at: Node;
  /**
   * What can be replaced without touching anything else: an `element` of a list or argument of a call, the `whole`
   * list, or the call of `addAllResources` (`all`). Absent where the value is one of several, or is shared with
   * others.
   */
  readonly slot?: { readonly kind: 'element' | 'whole' | 'all'; readonly node: Node } | undefined;
}

/** An expression that gives elements: a list, a string, or, as an argument of `addActions(…)`, one element. */
export interface ListSource {
  readonly value: Node;
  readonly frame: Frame | null;
  /** The statement's own text that brings the value in: the value itself, or what is spread into the statement. */
  readonly use: Node;
  readonly single?: boolean;
}

/** Reads the lists of one statement. */
export class ListReading {
  constructor(
    readonly script: Script,
    /** A place outside these nodes is not part of the statement. */
    readonly bounds: readonly Node[],
  ) {}

  /** The items of a list that one or several expressions make up. */
  items(sources: readonly ListSource[]): readonly Item[] {
    return sources.flatMap((source) => {
      if (source.single) return this.#element(source.value, source.frame, source.use);
      const items = this.#list(source.value, source.frame, source.use);
      const [only] = items;
      // A list of one that is written elsewhere, or a plain string: the whole expression can be exchanged.
      const isWhole = source.use === source.value && unwrap(source.value).type !== 'ConditionalExpression';
      if (items.length !== 1 || !only || only.slot || sources.length > 1 || !isWhole) return items;
      return [{ ...only, slot: { kind: 'whole', node: source.value } }];
    });
  }

  #list(value: Node, frame: Frame | null, use: Node): Item[] {
    const node = unwrap(value);
    if (node.type === 'ConditionalExpression') {
      return [node.consequent, node.alternate].flatMap((branch) => this.#list(branch, frame, this.#place(branch, use)));
    }
    if (node.type !== 'ArrayExpression') return this.#followed(value, frame, use);
    return node.elements.flatMap((element): Item[] => {
      if (!element) return [];
      const place = this.#place(element, use);
      if (element.type !== 'SpreadElement') return this.#element(element, frame, place);
      return this.#followed(element.argument, frame, this.#place(element.argument, use));
    });
  }

  #element(node: Node, frame: Frame | null, use: Node): Item[] {
    const items = this.script.origins.of(node, [], frame).flatMap((origin) => this.#item(origin, use));
    const [only] = items;
    const own = only && use === node && this.#isWithin(node);
    return own && items.length === 1 ? [{ ...only, at: use, slot: { kind: 'element', node } }] : items;
  }

  /** A value that is not written out as a list where it stands. */
  #followed(value: Node, frame: Frame | null, use: Node): Item[] {
    const whole = this.script.origins.of(value, [], frame);
    // An object is a function of CloudFormation that makes one string.
    if (whole.length > 0 && whole.every(({ node, path }) => node.type === 'ObjectExpression' && path.length === 0)) {
      return whole.flatMap((origin) => this.#item(origin, use));
    }
    return this.script.origins.of(value, ['*'], frame).flatMap((origin) => {
      const scalar = origin.path.at(-1) === '*' ? { ...origin, path: origin.path.slice(0, -1) } : origin;
      return this.#item(scalar, use);
    });
  }

  #item(origin: Origin, use: Node): Item[] {
    // A value that is a member of something is written where it is used.
    const at = origin.path.length === 0 ? this.#place(wrapped(origin.node), use) : use;
    return textsOfOrigin(this.script, origin).map((text) => ({ text, at }));
  }

  #isWithin(node: Node): boolean {
    return this.bounds.some((bound) => isInside(node, bound));
  }

  #place(node: Node, use: Node): Node {
    return this.#isWithin(node) ? node : use;
  }
}

/** Whether every element could be read at least in part. */
export const isReadable = (items: readonly Item[]): boolean => items.every(({ text }) => text !== UNKNOWN);

/** The strings of a list whose places do not matter. */
export function textsIn(script: Script, value: Node, frame: Frame | null): readonly Text[] {
  return new ListReading(script, []).items([{ value, frame, use: value }]).map(({ text }) => text);
}

/** The elements of an array or call that can be edited one by one. */
export function siblingsOf(node: Node): readonly Node[] {
  const list = node.parent as TSESTree.ArrayExpression | TSESTree.CallExpression | undefined;
  if (list?.type === 'ArrayExpression') return list.elements.filter((element) => element !== null);
  return list?.type === 'CallExpression' ? list.arguments : [];
}

/**
 * Which part of a condition asks whether a place is empty or filled? `!token`, `token === undefined`, `cache.has(key)`,
 * also through a constant that holds what was read: `const cached = cache.get(key); if (cached) …`.
 */
import type { Script } from '../../script.ts';
import { isFunction, keyName, lastName, unwrap, type Node } from '../../syntax.ts';
import { constantValue } from '../state.ts';
import type { StoreWrite } from '../writes.ts';
import type { Target } from './moment.ts';

export interface Atom {
  readonly node: Node;
  readonly asks: 'empty' | 'filled';
}

const NOTHING = /^(?:undefined|null|''|""|``|void 0)$/;

export class Atoms {
  readonly #references: ReadonlySet<Node>;

  constructor(
    readonly script: Script,
    readonly write: StoreWrite,
    readonly target: Target,
  ) {
    this.#references = new Set(write.store.references());
  }

  /** The parts of a condition that ask for the place; parts that ask for something else are left out. */
  in(test: Node): readonly Atom[] {
    const inner = unwrap(test);
    if (inner.type === 'LogicalExpression') return [...this.in(inner.left), ...this.in(inner.right)];
    const asks = this.#asks(inner);
    return asks ? [{ node: inner, asks }] : [];
  }

  #asks(node: Node): Atom['asks'] | undefined {
    if (node.type === 'UnaryExpression' && node.operator === '!') {
      const asked = this.#asks(unwrap(node.argument));
      return asked && (asked === 'empty' ? 'filled' : 'empty');
    }
    if (node.type === 'BinaryExpression') return this.#compared(node);
    if (node.type === 'CallExpression' && node.arguments.length === 1) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Boolean')
        return this.#asks(unwrap(node.arguments[0]!));
      const callee = unwrap(node.callee);
      if (callee.type === 'MemberExpression' && keyName(callee) === 'has') {
        const isAsked =
          this.#text(callee.object) === this.target.text && this.#text(node.arguments[0]!) === this.target.key;
        return isAsked ? 'filled' : undefined;
      }
    }
    return this.#isStored(node) ? 'filled' : undefined;
  }

  #compared({ left, right, operator }: Extract<Node, { type: 'BinaryExpression' }>): Atom['asks'] | undefined {
    const asked = unwrap(left);
    const equal = operator === '===' || operator === '==';
    if (!equal && operator !== '!==' && operator !== '!=') return undefined;
    const asks = equal ? 'empty' : 'filled';
    if (asked.type === 'UnaryExpression' && asked.operator === 'typeof') {
      return this.#isStored(unwrap(asked.argument)) && /undefined/.test(this.#text(right)) ? asks : undefined;
    }
    return this.#isStored(asked) && NOTHING.test(this.#text(right)) ? asks : undefined;
  }

  /**
   * Is this what the place holds: the place itself, its entry under the same key, or a constant that was read from it?
   */
  #isStored(node: Node): boolean {
    const { target, write } = this;
    if (this.#text(node) === target.text && (target.key === undefined || write.by.type === 'AssignmentExpression')) {
      return [...this.#references].some(
        (reference) => reference.range[0] >= node.range[0] && reference.range[1] <= node.range[1],
      );
    }
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      return (
        lastName(callee) === 'get' &&
        callee.type === 'MemberExpression' &&
        this.#text(callee.object) === target.text &&
        node.arguments[0] !== undefined &&
        this.#text(node.arguments[0]) === target.key
      );
    }
    const value = node.type === 'Identifier' ? constantValue(this.script, node) : undefined;
    const read = value && unwrap(value);
    if (!read || isFunction(read)) return false;
    return this.#isStored(read.type === 'AwaitExpression' ? unwrap(read.argument) : read);
  }

  #text(node: Node): string {
    return this.script.text.slice(...unwrap(node).range);
  }
}

/**
 * How is JSON read into a tree? In one pass, many times as fast as by the parser of YAML, which takes seconds for what the
 * CDK synthesizes. Strictly: a text that is not JSON throughout is left to that parser, which reads what it can.
 */
import type { Range } from '../model/range.ts';
import { functionOf, type Entry, type ListNode, type MapNode, type ScalarNode, type Tree } from './tree.ts';

/** The tree of a text that is JSON, and nested no deeper than the stack of calls allows. */
export function parseJson(text: string): Tree | undefined {
  try {
    return new Reading(text).document();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER_OR_WORD = /(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|true|false|(null)/y;

class Reading {
  #at = 0;

  constructor(readonly text: string) {}

  document(): Tree {
    if (this.text.startsWith('\uFEFF')) this.#at = 1;
    const tree = this.#value();
    if (this.#next() !== undefined) throw new SyntaxError('Nothing more was expected.');
    return tree;
  }

  /** The next character that is no blank. */
  #next(): string | undefined {
    BLANKS.lastIndex = this.#at;
    BLANKS.test(this.text);
    this.#at = BLANKS.lastIndex;
    return this.text[this.#at];
  }

  #takes(char: string): boolean {
    const found = this.#next() === char;
    if (found) this.#at++;
    return found;
  }

  #expect(char: string): void {
    if (!this.#takes(char)) throw new SyntaxError(`"${char}" was expected.`);
  }

  #value(): Tree {
    switch (this.#next()) {
      case '{':
        return this.#map();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      default:
        return this.#numberOrWord();
    }
  }

  #numberOrWord(): ScalarNode {
    NUMBER_OR_WORD.lastIndex = this.#at;
    const [text, number, nothing] = NUMBER_OR_WORD.exec(this.text) ?? [];
    if (text === undefined) throw new SyntaxError('A value was expected.');
    const type = number !== undefined ? 'number' : nothing !== undefined ? 'null' : 'boolean';
    const start = this.#at;
    this.#at += text.length;
    return { kind: 'scalar', text, type, style: 'plain', ...this.#placesFrom(start) };
  }

  #string(): ScalarNode {
    const start = this.#at;
    this.#at = this.#endOfString(start);
    const inside = this.text.slice(start + 1, this.#at - 1);
    // Line breaks and other characters that have to be escaped are none of JSON.
    const text = /[\\\p{Cc}]/u.test(inside) ? (JSON.parse(`"${inside}"`) as string) : inside;
    return { kind: 'scalar', text, type: 'string', style: 'double', ...this.#placesFrom(start) };
  }

  #endOfString(start: number): number {
    for (let quote = this.text.indexOf('"', start + 1); quote >= 0; quote = this.text.indexOf('"', quote + 1)) {
      let escape = quote;
      while (this.text[escape - 1] === '\\') escape--;
      if ((quote - escape) % 2 === 0) return quote + 1;
    }
    throw new SyntaxError('A quote was expected.');
  }

  /** What stands between two brackets. */
  #members(close: string, read: () => void): void {
    this.#at++;
    if (this.#takes(close)) return;
    do read();
    while (this.#takes(','));
    this.#expect(close);
  }

  #list(): ListNode {
    const start = this.#at;
    const items: Tree[] = [];
    this.#members(']', () => items.push(this.#value()));
    return { kind: 'list', flow: true, items, ...this.#placesFrom(start) };
  }

  /** A map, or a call where its only key is the long form of a function. */
  #map(): Tree {
    const start = this.#at;
    const entries: Entry[] = [];
    const map: MapNode = { kind: 'map', flow: true, entries, ...this.#placesFrom(start) };
    this.#members('}', () => {
      if (this.#next() !== '"') throw new SyntaxError('A key was expected.');
      const key = this.#string();
      this.#expect(':');
      const value = this.#value();
      entries.push({ key: key.text, keyRange: key.range, value, range: [key.range[0], this.#at], owner: map });
    });
    const places = this.#placesFrom(start);
    const [only] = entries;
    const fn = entries.length === 1 ? functionOf(only!.key) : undefined;
    return fn === undefined ? Object.assign(map, places) : { kind: 'call', fn, argument: only!.value, ...places };
  }

  #placesFrom(start: number): { readonly range: Range; readonly whole: Range; readonly anchored: false } {
    const range: Range = [start, this.#at];
    return { range, whole: range, anchored: false };
  }
}

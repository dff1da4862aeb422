/**
 * What do the expressions of a text say? Reads `${{ … }}` of GitHub Actions: contexts (`secrets.TOKEN`), functions, and
 * which operands may be the result. A broken expression says nothing. Blind spot: indexes that are computed.
 */
import type { Range } from '../model/range.ts';

/** A name and its members: `secrets.TOKEN`, `steps.login.outputs.key`; a computed member is `undefined`. */
export interface Context {
  readonly kind: 'context';
  readonly path: readonly (string | undefined)[];
  readonly range: Range;
}

export type Expression =
  | Context
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly fn: string; readonly operands: readonly Expression[] }
  /** `a || b`, or `a && b`: one of the results; what only decides which is a condition. */
  | { readonly kind: 'choice'; readonly results: readonly Expression[]; readonly conditions: readonly Expression[] }
  /** True or false. */
  | { readonly kind: 'condition'; readonly operands: readonly Expression[] };

export interface Placed {
  /** From `${{` to behind `}}`. */
  readonly range: Range;
  /** `undefined` for an expression that cannot be read. */
  readonly expression: Expression | undefined;
}

const MAX_NESTING = 40;
const MAX_LENGTH = 4_000;

/** The expressions in a text, in order. */
export function expressionsIn(text: string): readonly Placed[] {
  const found: Placed[] = [];
  for (let start = text.indexOf('${{'); start >= 0; ) {
    const end = closingOf(text, start + 3);
    if (end < 0) break;
    found.push({ range: [start, end], expression: expressionAt(text, start + 3, end - 2) });
    start = text.indexOf('${{', end);
  }
  return found;
}

/** The offset behind the `}}` of an expression; braces in its texts do not count. */
export function closingOf(text: string, from: number): number {
  for (let i = from; i < Math.min(text.length, from + MAX_LENGTH); i++) {
    if (text[i] === "'") {
      i = text.indexOf("'", i + 1);
      if (i < 0) return -1;
    } else if (text.startsWith('}}', i)) return i + 2;
  }
  return -1;
}

/** The contexts in an expression; `decides`: its value is not part of the result. */
export function* contextsIn(expression: Expression | undefined, decides = false): Iterable<{ context: Context; decides: boolean }> {
  switch (expression?.kind) {
    case 'context':
      yield { context: expression, decides };
      break;
    case 'call':
      for (const operand of expression.operands) yield* contextsIn(operand, decides);
      break;
    case 'condition':
      for (const operand of expression.operands) yield* contextsIn(operand, true);
      break;
    case 'choice':
      for (const result of expression.results) yield* contextsIn(result, decides);
      for (const condition of expression.conditions) yield* contextsIn(condition, true);
  }
}

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w-]*)|(-?\d[\w.+-]*)|(\|\||&&|[=!<>]=|[!<>()[\].,*]))/y;

interface Token {
  readonly kind: 'text' | 'name' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly range: Range;
}

function expressionAt(text: string, from: number, to: number): Expression | undefined {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let at = from; text.slice(at, to).trim() !== ''; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || pattern.lastIndex > to) return undefined;
    const [whole, string, name, number, sign] = match;
    const written = string ?? name ?? number ?? sign!;
    const kind = string !== undefined ? 'text' : name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
    const start = match.index + whole.length - whole.trimStart().length;
    tokens.push({ kind, text: kind === 'text' ? written.replaceAll("''", "'") : written, range: [start, pattern.lastIndex] });
  }
  const parser = new Parser(tokens);
  const expression = parser.either(0);
  return parser.isDone ? expression : undefined;
}

const END: Token = { kind: 'end', text: '', range: [0, 0] };

class Parser {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get isDone(): boolean {
    return this.#at >= this.tokens.length;
  }

  get #next(): Token {
    return this.tokens[this.#at] ?? END;
  }

  #takes(...signs: readonly string[]): boolean {
    const { kind, text } = this.#next;
    if (kind !== 'sign' || !signs.includes(text)) return false;
    this.#at++;
    return true;
  }

  either(nesting: number): Expression | undefined {
    const operands = [this.#both(nesting)];
    while (this.#takes('||')) operands.push(this.#both(nesting));
    if (operands.length === 1 || operands.includes(undefined)) return operands.length === 1 ? operands[0] : undefined;
    return { kind: 'choice', results: operands as Expression[], conditions: [] };
  }

  #both(nesting: number): Expression | undefined {
    const operands = [this.#compared(nesting)];
    while (this.#takes('&&')) operands.push(this.#compared(nesting));
    if (operands.length === 1 || operands.includes(undefined)) return operands.length === 1 ? operands[0] : undefined;
    return { kind: 'choice', results: [operands.at(-1)!], conditions: operands.slice(0, -1) as Expression[] };
  }

  #compared(nesting: number): Expression | undefined {
    const operands = [this.#single(nesting)];
    while (this.#takes('==', '!=', '<', '>', '<=', '>=')) operands.push(this.#single(nesting));
    if (operands.length === 1 || operands.includes(undefined)) return operands.length === 1 ? operands[0] : undefined;
    return { kind: 'condition', operands: operands as Expression[] };
  }

  #single(nesting: number): Expression | undefined {
    if (nesting > MAX_NESTING) return undefined;
    if (this.#takes('!')) {
      const operand = this.#single(nesting + 1);
      return operand && { kind: 'condition', operands: [operand] };
    }
    if (this.#takes('(')) {
      const inner = this.either(nesting + 1);
      return this.#takes(')') ? this.#members(inner, nesting) : undefined;
    }
    const { kind, text, range } = this.#next;
    this.#at++;
    if (kind === 'text' || kind === 'number') return { kind: 'text', text };
    if (kind !== 'name') return undefined;
    if (!this.#takes('(')) return this.#members({ kind: 'context', path: [text], range }, nesting);
    const operands: Expression[] = [];
    while (!this.#takes(')')) {
      const operand = this.either(nesting + 1);
      if (!operand) return undefined;
      operands.push(operand);
      if (!this.#takes(',') && !(this.#next.kind === 'sign' && this.#next.text === ')')) return undefined;
    }
    return this.#members({ kind: 'call', fn: text.toLowerCase(), operands }, nesting);
  }

  /** `.name`, `['name']`, `.*` behind something; of what is no context they only take a part. */
  #members(owner: Expression | undefined, nesting: number): Expression | undefined {
    let result = owner;
    for (;;) {
      let member: string | undefined;
      const { range } = this.#next;
      let end = range[1];
      if (this.#takes('.')) {
        const { kind, text, range: own } = this.#next;
        if (kind !== 'name' && text !== '*') return undefined;
        member = kind === 'name' ? text : undefined;
        end = own[1];
        this.#at++;
      } else if (this.#takes('[')) {
        const index = this.either(nesting + 1);
        end = this.#next.range[1];
        if (!index || !this.#takes(']')) return undefined;
        member = index.kind === 'text' ? index.text : undefined;
      } else return result;
      if (result?.kind === 'context') result = { ...result, path: [...result.path, member], range: [result.range[0], end] };
    }
  }
}

/**
 * What does a text of the file say, and where does each character of it stand? Joins the operands of `+`, the parts of
 * a template and constants that the file defines with a literal. Blind spots: constants that are made of other
 * constants, and what functions do to a text.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Hole } from '../../model/literal.ts';
import type { Range } from '../../model/range.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import { definitionOf } from '../scopes.ts';
import { sourceOffsets } from './escapes.ts';

/** A stretch of the evaluated text with the place it comes from. */
interface Piece {
  readonly text: string;
  /** The characters in the file, without quotes; of a hole or constant the expression that stands for it. */
  readonly range: Range;
  /** Where the characters of the text stand: as they are, behind escapes, or somewhere else. */
  readonly how: 'verbatim' | 'escaped' | 'elsewhere' | 'hole';
}

/** A part that is still to be read, with the place it takes in the file; in a template with the marks around it. */
interface Operand {
  readonly node: Node;
  readonly range: Range;
}

/** More of a text than this is not put together. */
const MAX_LENGTH = 100_000;
const MAX_CONSTANT = 4096;

/** A text and its places. */
export interface FoldedText {
  readonly text: string;
  readonly holes: readonly Hole[];
  /** The file holds the text as it is. */
  readonly verbatim: boolean;
  /** The range in the file of a part of the text. */
  rangeOf(start: number, end: number): Range;
}

const NONE: readonly never[] = [];

/** A literal without escapes: by far most texts. */
class VerbatimText implements FoldedText {
  readonly holes = NONE;
  readonly verbatim = true;

  constructor(
    readonly text: string,
    readonly start: number,
  ) {}

  rangeOf(start: number, end: number): Range {
    return [this.start + start, this.start + end];
  }
}

/** Several pieces, or one that the file spells otherwise. */
class JoinedText implements FoldedText {
  readonly text: string;
  readonly holes: readonly Hole[];
  readonly verbatim: boolean;
  readonly #pieces: readonly Piece[];
  readonly #source: string;
  /** Of the pieces that were asked for. */
  readonly #offsets = new Map<Range, readonly number[]>();

  constructor(source: string, pieces: readonly Piece[]) {
    this.#source = source;
    this.#pieces = pieces;
    this.text = pieces.length === 1 ? pieces[0]!.text : pieces.map(({ text }) => text).join('');
    const holes: Hole[] = [];
    let start = 0;
    for (const { text, how } of pieces) {
      if (how === 'hole') holes.push({ range: [start, start + text.length], name: text.slice(2, -1) });
      start += text.length;
    }
    this.holes = holes;
    // What stands between two holes, or beside one, was there to be seen; what was joined was not.
    this.verbatim = pieces.every(({ how }, i) => how === 'hole' || (how === 'verbatim' && (i === 0 || pieces[i - 1]!.how === 'hole')));
  }

  rangeOf(start: number, end: number): Range {
    let first: number | undefined;
    let last = 0;
    let offset = 0;
    for (const piece of this.#pieces) {
      const from = Math.max(start - offset, 0);
      const to = Math.min(end - offset, piece.text.length);
      if (from < to) {
        const [a, b] = this.#within(piece, from, to);
        first = Math.min(first ?? a, a);
        last = Math.max(last, b);
      }
      offset += piece.text.length;
    }
    return [first ?? this.#pieces[0]!.range[0], Math.max(last, first ?? this.#pieces[0]!.range[0])];
  }

  #within({ text, range, how }: Piece, from: number, to: number): Range {
    if (how === 'verbatim') return [range[0] + from, range[0] + to];
    let offsets = this.#offsets.get(range);
    if (!offsets) this.#offsets.set(range, (offsets = how === 'escaped' ? sourceOffsets(this.#source.slice(...range)) : []));
    if (offsets.length !== text.length + 1) return range;
    return [range[0] + offsets[from]!, range[0] + offsets[to]!];
  }
}

/** The text that an expression made of literals evaluates to. */
export function foldedText(script: Script, root: Node): FoldedText {
  const single = unwrap(root);
  if (single.type === 'Literal' && typeof single.value === 'string' && single.value.length <= MAX_LENGTH) {
    const piece = literalPiece(script.text, single, single.value);
    return piece.how === 'verbatim' ? new VerbatimText(piece.text, piece.range[0]) : new JoinedText(script.text, [piece]);
  }
  const pieces: Piece[] = [];
  let length = 0;
  const add = (piece: Piece): void => {
    length += piece.text.length;
    if (piece.text !== '' && length <= MAX_LENGTH) pieces.push(piece);
  };
  // In the order of the text; a long concatenation leans to the left, so recursion would exhaust the stack.
  const open: (Operand | Piece)[] = [{ node: root, range: root.range }];
  while (open.length > 0) {
    const next = open.pop()!;
    if ('how' in next) {
      add(next);
      continue;
    }
    const node = unwrap(next.node);
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      open.push({ node: node.right, range: node.right.range }, { node: node.left, range: node.left.range });
    } else if (node.type === 'TemplateLiteral') {
      const quasis = node.quasis.map((quasi) => quasiPiece(script.text, quasi));
      for (let i = quasis.length - 1; i >= 0; i--) {
        const hole = node.expressions[i];
        if (hole) open.push({ node: hole, range: [quasis[i]!.range[1], quasis[i + 1]!.range[0]] });
        open.push(quasis[i]!);
      }
    } else if (node.type === 'Literal' && typeof node.value === 'string') add(literalPiece(script.text, node, node.value));
    else add(openPiece(script, next.range, node));
  }
  return new JoinedText(script.text, pieces.length > 0 ? pieces : [{ text: '', range: root.range, how: 'elsewhere' }]);
}

function literalPiece(source: string, node: Node, text: string): Piece {
  const range: Range = [node.range[0] + 1, node.range[1] - 1];
  return { text, range, how: source.startsWith(text, range[0]) && text.length === range[1] - range[0] ? 'verbatim' : 'escaped' };
}

/** Parsers differ in whether the delimiters belong to a part of a template. */
function quasiPiece(source: string, { value, range, tail }: TSESTree.TemplateElement): Piece {
  const text = value.cooked ?? value.raw;
  const delimited = /[`}]/.test(source[range[0]]!) && (tail ? source[range[1] - 1] === '`' : source.startsWith('${', range[1] - 2));
  const inner: Range = delimited ? [range[0] + 1, range[1] - (tail ? 1 : 2)] : range;
  const same = inner[1] - inner[0] === text.length && source.startsWith(text, inner[0]);
  return { text, range: inner, how: same ? 'verbatim' : 'escaped' };
}

/** A constant of the file, a number, or a hole. */
function openPiece(script: Script, range: Range, inner: Node): Piece {
  if (inner.type === 'Literal' && typeof inner.value === 'number') return { text: String(inner.value), range, how: 'elsewhere' };
  const constant = inner.type === 'Identifier' ? constantText(script, inner) : undefined;
  if (constant !== undefined) return { text: constant, range, how: 'elsewhere' };
  const name = lastName(inner.type === 'CallExpression' ? inner.callee : inner);
  return { text: `\${${name ?? ''}}`, range, how: 'hole' };
}

function constantText(script: Script, identifier: TSESTree.Identifier): string | undefined {
  const variable = script.scopes.variableOf(identifier);
  const declarator = variable && (definitionOf(variable)?.node as Node | undefined);
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier' || !declarator.init) return undefined;
  if (declarator.parent.type !== 'VariableDeclaration' || declarator.parent.kind !== 'const') return undefined;
  const init = unwrap(declarator.init);
  const text =
    init.type === 'Literal' && typeof init.value === 'string'
      ? init.value
      : init.type === 'TemplateLiteral' && init.expressions.length === 0
        ? init.quasis[0]!.value.cooked
        : undefined;
  return typeof text === 'string' && text.length <= MAX_CONSTANT ? text : undefined;
}

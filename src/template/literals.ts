/**
 * Which texts does a template hold? Every value and every comment, with the key as its name and the keys around it as its
 * owners. Variables of `Fn::Sub` and of the Serverless Framework are holes. What functions take as the name of
 * something else is no text.
 */
import type { GivenName, Hole, LiteralText } from '../model/literal.ts';
import { overlap, type Range } from '../model/range.ts';
import { piecesOf } from './interpolation.ts';
import type { Template } from './template.ts';
import { entryOf, itemsOf, textOf, type CallNode, type ScalarNode, type Tree } from './tree.ts';

const MIN_LENGTH = 4;

/** Keys whose values are written for people. */
const PROSE = /^(?:(?:Constraint)?Description|Comment)$/i;

/** No text is exchanged for a reference to the account that is deployed to. */
const UNREPAIRED = { deployedAccount: () => [] };

export function literalsOf(template: Template): readonly LiteralText[] {
  const { text, root } = template;
  const found: LiteralText[] = [];
  const quoted: Range[] = [];
  for (const place of placesIn(root)) {
    const { node } = place;
    if (node.kind === 'scalar' && (node.style !== 'plain' || node.text.includes('#'))) quoted.push(node.range);
    const literal = literalAt(text, place);
    if (literal && literal.text.length >= MIN_LENGTH) found.push(literal);
  }
  // JSON has no comments.
  return [...found, ...(template.isJson ? [] : commentsIn(text, quoted))].sort((a, b) => a.range[0] - b.range[0]);
}

/** A node with the keys that lead to it; `isName`: it names something else of the template. */
interface Place {
  readonly node: Tree;
  readonly path: readonly string[];
  readonly owner: Tree | undefined;
  readonly isName: boolean;
}

/** The scalars of a tree, and the functions that join texts, each once. */
function* placesIn(root: Tree): Iterable<Place> {
  const seen = new Set<Tree>();
  const pending: Place[] = [{ node: root, path: [], owner: undefined, isName: false }];
  for (let place = pending.pop(); place; place = pending.pop()) {
    const { node, path } = place;
    if (seen.has(node)) continue;
    seen.add(node);
    const inside = (child: Tree, isName = place!.isName): void => void pending.push({ ...place!, node: child, isName });
    switch (node.kind) {
      case 'map':
        for (const { key, value } of node.entries) pending.push({ node: value, path: [...path, key], owner: node, isName: false });
        break;
      case 'list':
        for (const item of node.items) inside(item);
        break;
      case 'call':
        if (node.fn === 'Join') yield place;
        itemsOf(node.argument).forEach((item, i) => inside(item, !(HOLDING.get(node.fn)?.has(i) ?? false)));
        break;
      case 'scalar':
        yield place;
    }
  }
}

const places = (...positions: readonly number[]): ReadonlySet<number> => new Set(positions);

/** The arguments of functions that are values; all others name resources, conditions, maps. */
const HOLDING: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['Sub', places(0, 1)],
  ['If', places(1, 2)],
  ['Base64', places(0)],
  ['Split', places(1)],
  ['Select', places(1)],
  ['ToJsonString', places(0)],
  ['Transform', places(0)],
]);

function literalAt(source: string, { node, path, owner, isName }: Place): LiteralText | undefined {
  const { range } = node;
  const base = { ...UNREPAIRED, range, names: () => namesOf(path, owner), owners: () => path.slice(0, -1).toReversed() };
  if (node.kind === 'call') {
    const text = joinedText(node);
    return { ...base, kind: 'template', text, holes: holesIn(text), verbatim: false, rangeOf: () => range };
  }
  if (isName || node.kind !== 'scalar' || node.type === 'boolean' || node.type === 'null') return undefined;
  const { text } = node;
  return {
    ...base,
    kind: PROSE.test(path.at(-1) ?? '') ? 'comment' : text.includes('${') ? 'template' : 'string',
    text,
    holes: holesIn(text),
    verbatim: source.startsWith(text, textStart(node)),
    rangeOf: (start, end) => partOf(source, node, start, end),
  };
}

/** What `Fn::Join` puts together, with a hole for everything that is not written there. */
function joinedText({ argument }: CallNode): string {
  const [separator, list] = itemsOf(argument);
  return itemsOf(list).map((item) => textOf(item) ?? '${}').join(textOf(separator) ?? '');
}

/** The key; of `{ Name: TOKEN, Value: … }` what it says. */
function namesOf(path: readonly string[], parent: Tree | undefined): readonly GivenName[] {
  const key = path.at(-1);
  const given = key === 'Value' || key === 'ParameterValue' ? entryOf(parent, key === 'Value' ? 'Name' : 'ParameterKey') : undefined;
  const name = textOf(given?.value);
  return [name, key].flatMap((one) => (one === undefined ? [] : [{ name: one, as: 'value' as const }]));
}

/** Variables are written `${name}` already; the name of a hole is its last word. */
function holesIn(text: string): readonly Hole[] {
  const holes: Hole[] = [];
  let at = 0;
  for (const piece of text.includes('${') ? piecesOf(text) : []) {
    const length = typeof piece === 'string' ? piece.length : piece.variable.length + 3;
    if (typeof piece !== 'string' && !piece.variable.startsWith('!')) {
      holes.push({ range: [at, at + length], name: /[\w-]+$/.exec(piece.variable)?.[0] ?? '' });
    }
    at += length;
  }
  return holes;
}

/** Where the text begins, behind a quote. */
const textStart = ({ range, style }: ScalarNode): number => range[0] + (style === 'single' || style === 'double' ? 1 : 0);

/** The place of a part of the text: of a quoted text behind its quote, of a block the same words in its lines. */
function partOf(source: string, node: ScalarNode, start: number, end: number): Range {
  const { text, range } = node;
  const offset = textStart(node);
  const isAt = (at: number): boolean => source.startsWith(text.slice(start, end), at) && at + end - start <= range[1];
  if (isAt(offset + start)) return [offset + start, offset + end];
  const part = text.slice(start, end);
  let at = range[0] - 1;
  for (let seen = text.indexOf(part); seen <= start && seen >= 0; seen = text.indexOf(part, seen + 1)) {
    at = source.indexOf(part, at + 1);
    if (at < 0 || at >= range[1]) return range;
  }
  return [at, at + part.length];
}

/** Comments of YAML. What stands in one of the values is no comment. */
export function* commentsIn(text: string, values: readonly Range[]): Iterable<LiteralText> {
  const sorted = values.toSorted((a, b) => a[0] - b[0]);
  let next = 0;
  for (const { 0: comment, index } of text.matchAll(/(?<=^|\s)#[^\r\n]{3,}/gm)) {
    const range: Range = [index, index + comment.length];
    while (next < sorted.length && sorted[next]![1] <= index) next++;
    if (sorted[next] && overlap(range, sorted[next]!)) continue;
    const rangeOf = (start: number, end: number): Range => [index + start, index + end];
    yield { kind: 'comment', text: comment, holes: [], range, verbatim: true, names: () => [], owners: () => [], rangeOf, ...UNREPAIRED };
  }
}

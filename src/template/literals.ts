/**
 * Which texts does a template hold? Every value and every comment, with the key as its name and the keys around it as its
 * owners. Variables of `Fn::Sub` and of the Serverless Framework are holes. What functions take as the name of
 * something else is no text.
 */
import type { GivenName, Hole, LiteralText } from '../model/literal.ts';
import { lastUpTo, overlap, type Range } from '../model/range.ts';
import { deployedAccount } from './deployed-account.ts';
import { piecesOf } from './interpolation.ts';
import { placesIn, type Place } from './places.ts';
import type { Template } from './template.ts';
import { entryOf, itemsOf, textOf, type CallNode, type ScalarNode, type Tree } from './tree.ts';

const MIN_LENGTH = 4;

/** Keys whose values are written for people. */
const PROSE = /^(?:(?:Constraint)?Description|Comment)$/i;

export function literalsOf(template: Template): readonly LiteralText[] {
  const { text } = template;
  const found: LiteralText[] = [];
  const quoted: Range[] = [];
  for (const place of placesIn(template)) {
    const { node } = place;
    if (node.kind === 'scalar' && (node.style !== 'plain' || node.text.includes('#'))) quoted.push(node.range);
    const literal = literalAt(template, place);
    if (literal && literal.text.length >= MIN_LENGTH) found.push(literal);
  }
  // JSON has no comments.
  return [...found, ...(template.isJson ? [] : commentsIn(text, quoted))].sort((a, b) => a.range[0] - b.range[0]);
}

function literalAt(template: Template, place: Place): LiteralText | undefined {
  const { node, path, owner, isName } = place;
  const { range } = node;
  const names = (): readonly GivenName[] => namesOf(path, owner);
  const owners = (): readonly string[] => path.slice(0, -1).toReversed();
  if (node.kind === 'call') return { range, names, owners, ...joined(template, place, node) };
  if (isName || node.kind !== 'scalar' || node.type === 'boolean' || node.type === 'null') return undefined;
  const { text } = node;
  const rangeOf = (start: number, end: number): Range => partOf(template.text, node, start, end);
  return {
    range,
    names,
    owners,
    kind: PROSE.test(path.at(-1) ?? '') ? 'comment' : text.includes('${') ? 'template' : 'string',
    text,
    holes: holesIn(text),
    verbatim: template.text.startsWith(text, textStart(node)),
    rangeOf,
    deployedAccount: (start, end) => deployedAccount(template, { ...place, node }, rangeOf(start, end), text.slice(0, start)),
  };
}

/** What `Fn::Join` puts together, with a hole for everything that is not written there. */
function joined(template: Template, place: Place, call: CallNode): Omit<LiteralText, 'range' | 'names' | 'owners'> {
  const { range, argument } = call;
  const [separatorNode, list] = itemsOf(argument);
  const separator = textOf(separatorNode) ?? '';
  const parts: { readonly node: Tree; readonly start: number; readonly end: number }[] = [];
  let text = '';
  for (const node of itemsOf(list)) {
    if (parts.length > 0) text += separator;
    const start = text.length;
    text += textOf(node) ?? '${' + (node.kind === 'call' && node.fn === 'Ref' ? (textOf(node.argument) ?? '') : '') + '}';
    parts.push({ node, start, end: text.length });
  }
  const starts = parts.map(({ start }) => start);
  /** Asks the item that holds a part of the text. */
  const within = <T>(start: number, end: number, ask: (node: ScalarNode, start: number, end: number) => T): T | undefined => {
    const part = parts[lastUpTo(starts, start)];
    return part?.node.kind === 'scalar' && part.start <= start && end <= part.end ? ask(part.node, start - part.start, end - part.start) : undefined;
  };
  const rangeOf = (start: number, end: number): Range => within(start, end, (node, from, to) => partOf(template.text, node, from, to)) ?? range;
  const flow = list?.kind === 'list' && list.flow;
  return {
    kind: 'template',
    text,
    holes: holesIn(text),
    verbatim: false,
    rangeOf,
    deployedAccount: (start, end) =>
      within(start, end, (node) => deployedAccount(template, { ...place, node, call, flow }, rangeOf(start, end), text.slice(0, start))) ?? [],
  };
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

/** Further ones of the same words are not told apart. */
const MAX_OCCURRENCES = 1000;

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
  let occurrences = 0;
  for (let seen = text.indexOf(part); seen <= start && seen >= 0; seen = text.indexOf(part, seen + 1)) {
    at = source.indexOf(part, at + 1);
    if (at < 0 || at >= range[1] || ++occurrences > MAX_OCCURRENCES) return range;
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
    yield { kind: 'comment', text: comment, holes: [], range, verbatim: true, names: () => [], owners: () => [], rangeOf, deployedAccount: () => [] };
  }
}

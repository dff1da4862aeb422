/**
 * Which texts does a template hold? Every value and every comment, with the key as its name and the keys around it as its
 * owners. Variables of `Fn::Sub` and of the Serverless Framework are holes. Blind spot: what `Fn::Join` puts together.
 */
import type { GivenName, Hole, LiteralText } from '../model/literal.ts';
import { overlap, type Range } from '../model/range.ts';
import { piecesOf } from './interpolation.ts';
import type { Template } from './template.ts';
import { entryOf, nodesIn, textOf, type ScalarNode, type Visited } from './tree.ts';

const MIN_LENGTH = 4;

export function literalsOf(template: Template): readonly LiteralText[] {
  const { text, root } = template;
  const found: LiteralText[] = [];
  const scalars: Range[] = [];
  for (const visited of nodesIn(root)) {
    const { node } = visited;
    if (node.kind !== 'scalar') continue;
    if (node.style !== 'plain' || node.text.includes('#')) scalars.push(node.range);
    if (node.type === 'string' || node.type === 'number') {
      if (node.text.length >= MIN_LENGTH) found.push(valueText(text, node, visited));
    }
  }
  return [...found, ...commentsIn(template, scalars)].sort((a, b) => a.range[0] - b.range[0]);
}

function valueText(source: string, node: ScalarNode, { path, parent }: Visited): LiteralText {
  const { text, range } = node;
  const raw = source.slice(...range);
  return {
    kind: text.includes('${') ? 'template' : 'string',
    text,
    holes: holesIn(text),
    range,
    verbatim: raw.includes(text),
    names: () => namesOf(path, parent),
    owners: () => path.slice(0, -1).toReversed(),
    rangeOf: (start, end) => partOf(source, node, start, end),
  };
}

/** The key; of `{ Name: TOKEN, Value: … }` what it says. */
function namesOf(path: readonly string[], parent: Visited['parent']): readonly GivenName[] {
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

/** The place of a part of the text: of a quoted text behind its quote, of a block the same words in its lines. */
function partOf(source: string, { text, range, style }: ScalarNode, start: number, end: number): Range {
  const offset = range[0] + (style === 'single' || style === 'double' ? 1 : 0);
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

/** Comments of YAML; JSON has none. What stands in one of the values is no comment. */
function* commentsIn({ text, isJson }: Template, values: readonly Range[]): Iterable<LiteralText> {
  if (isJson) return;
  const sorted = values.toSorted((a, b) => a[0] - b[0]);
  let next = 0;
  for (const { 0: comment, index } of text.matchAll(/(?<=^|\s)#[^\r\n]{3,}/gm)) {
    const range: Range = [index, index + comment.length];
    while (next < sorted.length && sorted[next]![1] <= index) next++;
    if (sorted[next] && overlap(range, sorted[next]!)) continue;
    const rangeOf = (start: number, end: number): Range => [index + start, index + end];
    yield { kind: 'comment', text: comment, holes: [], range, verbatim: true, names: () => [], owners: () => [], rangeOf };
  }
}

/**
 * Where in the file does every character of a text stand, and how is a change of the text written there? Blocks are
 * indented and quoted texts have escapes, so a scalar and its source are walked side by side, and a scalar whose source
 * does not spell the text exactly is not taken. Blind spot: plain and quoted texts on several lines.
 */
import type { Range } from '../model/range.ts';
import type { ScalarNode } from '../template/tree.ts';

/** A change of a part: what comes in, and what of the part stands before and behind it. */
interface Change {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Where in the file it is written. */
  readonly at: number;
}

/** A part of a passage that is one scalar of the file. */
interface Part {
  readonly range: Range;
  /** A change as the file has to spell it; `undefined` where it cannot. */
  readonly spelled: (change: Change) => string | undefined;
}

export interface Passage {
  readonly text: string;
  /** Where in the file each character begins and ends; -1 for those that are not in the file. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly parts: readonly Part[];
  /** What something else is put in for, before the text is code. */
  readonly holes: readonly Range[];
  /** What begins such a place: `${`. Without one nothing is put in. */
  readonly opener?: string | undefined;
  /** What has to stay for what is not in the text: the `${` of `${!name}`. */
  readonly fixed: readonly Range[];
}

type Spelled = Part['spelled'];

/** The text of a scalar, without the line breaks at its end. */
export function passageOf(source: string, node: ScalarNode): Passage | undefined {
  switch (node.style) {
    case 'block':
      return source[node.range[0]] === '>' ? foldedOf(source, node) : blockOf(source, node);
    case 'double':
      return quotedOf(source, node, ESCAPED, (text) => JSON.stringify(text).slice(1, -1));
    case 'single':
      return quotedOf(source, node, DOUBLED, (text) => (/[\r\n]/.test(text) ? undefined : text.replaceAll("'", "''")));
    case 'plain': {
      const { text, range } = node;
      if (source.slice(...range) !== text) return undefined;
      // Nearly every sign can end a plain text.
      return whole(text, Array.from({ length: text.length + 1 }, (_, i) => range[0] + i), unrepaired);
    }
  }
}

/** A passage of one part whose characters follow each other in the file, from the first offset to the last. */
function whole(text: string, offsets: readonly number[], spelled: Spelled): Passage {
  return { text, starts: offsets.slice(0, -1), ends: offsets.slice(1), parts: [{ range: [0, text.length], spelled }], holes: [], fixed: [] };
}

/** What is not in the file. `isHole`: nobody knows what will stand there. */
export function unspelled(text: string, isHole = false): Passage {
  const none = new Array<number>(text.length).fill(-1);
  return { text, starts: none, ends: none, parts: [], holes: isHole ? [[0, text.length]] : [], fixed: [] };
}

export function joined(passages: readonly Passage[]): Passage {
  let length = 0;
  const moved = passages.map(({ text, parts, holes, fixed }) => {
    const by = length;
    length += text.length;
    const move = ([start, end]: Range): Range => [start + by, end + by];
    return { parts: parts.map((part) => ({ ...part, range: move(part.range) })), holes: holes.map(move), fixed: fixed.map(move) };
  });
  return {
    text: passages.map(({ text }) => text).join(''),
    starts: passages.flatMap(({ starts }) => starts),
    ends: passages.flatMap(({ ends }) => ends),
    parts: moved.flatMap(({ parts }) => parts),
    holes: moved.flatMap(({ holes }) => holes),
    fixed: moved.flatMap(({ fixed }) => fixed),
    opener: passages.find(({ opener }) => opener !== undefined)?.opener,
  };
}

/** A name that can stand wherever something is put in: in an expression, in a text, within a name. */
export const HOLE = '____';

/** The passage with names in the place of what is put in, as long as that, so that lines stay. */
export function withHoles(passage: Passage, opener: string, holes: readonly Range[]): Passage {
  let text = '';
  let end = 0;
  for (const hole of holes) {
    const [first = '', ...rest] = passage.text.slice(...hole).split('\n');
    text += passage.text.slice(end, hole[0]) + [first.replace(/[^\r]/g, '_'), ...rest.map((line) => line.replace(/[^\r]/g, ' '))].join('\n');
    end = hole[1];
  }
  return { ...passage, opener, text: text + passage.text.slice(end), holes };
}

/** A passage of one part without the `!` of each `${!name}`, which are at ascending offsets. */
export function unescaped(passage: Passage, offsets: readonly number[]): Passage {
  if (offsets.length === 0) return passage;
  const { starts, ends, parts, holes } = passage;
  const dropped = new Set(offsets);
  const kept = (_: unknown, i: number): boolean => !dropped.has(i);
  const text = passage.text.split('').filter(kept).join('');
  let before = 0;
  const places = Array.from({ length: passage.text.length + 1 }, (_, i) => (dropped.has(i) ? i - before++ : i - before));
  const moved = (offset: number): number => places[offset]!;
  return {
    ...passage,
    text,
    starts: starts.filter(kept),
    ends: ends.filter(kept),
    parts: parts.map((part) => ({ ...part, range: [0, text.length] })),
    holes: holes.map(([start, end]) => [moved(start), moved(end)]),
    fixed: offsets.map((offset) => [moved(offset) - '${'.length, moved(offset)]),
  };
}

/** Of a text that no change can be written into. */
const unrepaired: Spelled = () => undefined;

/** The offset behind a line, before its line break. */
function lineEnd(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  if (end < 0) return source.length;
  return source[end - 1] === '\r' && end > start ? end - 1 : end;
}

/** How many blanks a line begins with. */
const leading = (line: string): number => /^ */.exec(line)![0].length;

/** A block without its header and the line breaks at its end; the first line that has a content says how it is indented. */
function blockAt(source: string, { text, range }: ScalarNode) {
  const start = source.indexOf('\n', range[0]) + 1;
  const kept = text.slice(0, text.length - trailingBreaks(text));
  const indent = start === 0 ? undefined : indentOf(source, start, kept);
  return indent === undefined ? undefined : { start, kept, indent, lineBreak: source[start - 2] === '\r' ? '\r\n' : '\n' };
}

/** The offset of the line behind one that ends here. */
function lineAfter(source: string, end: number): number {
  const lineBreak = source.indexOf('\n', end);
  return lineBreak < 0 ? source.length : lineBreak + 1;
}

function blockOf(source: string, node: ScalarNode): Passage | undefined {
  const block = source[node.range[0]] === '|' ? blockAt(source, node) : undefined;
  if (!block) return undefined;
  const { kept, indent, lineBreak } = block;
  const offsets: number[] = [];
  /** Blanks that an empty line lacks, by its offset in the file. */
  const lacking = new Map<number, string>();
  let start = block.start;
  for (const line of kept.split('\n')) {
    const end = lineEnd(source, start);
    const own = Math.min(indent, leading(source.slice(start, end)));
    const content = start + own;
    if (source.slice(content, end) !== line || (own < indent && line !== '')) return undefined;
    if (own < indent) lacking.set(content, ' '.repeat(indent - own));
    // The line break before the line reaches up to here.
    for (let i = content; i < end; i++) offsets.push(i);
    offsets.push(end);
    start = lineAfter(source, end);
  }
  const spelled: Spelled = ({ text: added, before, after, at }) => {
    // The first line with a content decides about the indentation.
    if (/^\s*$/.test(before) && (before !== '' || !/^\S/.test(added + after))) return undefined;
    const rows = added.split(/\r\n|[\r\n]/);
    // Line breaks at the end are no part of the text.
    if (after === '' && rows.length > 1 && rows.at(-1)!.trim() === '') return undefined;
    const isEmpty = (row: string, i: number): boolean => row === '' && (i < rows.length - 1 || after === '' || after.startsWith('\n'));
    return rows
      .map((row, i) => (isEmpty(row, i) ? '' : i === 0 ? (lacking.get(at) ?? '') : ' '.repeat(indent)) + row)
      .join(lineBreak);
  };
  return whole(kept, offsets, spelled);
}

/** A folded block: one line break is a blank, and of several the first is left out, except beside lines that are further in. */
function foldedOf(source: string, node: ScalarNode): Passage | undefined {
  const block = blockAt(source, node);
  if (!block) return undefined;
  const { kept, indent } = block;
  const offsets: number[] = [];
  let start = block.start;
  for (let i = 0; i < kept.length; ) {
    const end = lineEnd(source, start);
    const content = Math.min(start + indent, end);
    const line = source.slice(content, end);
    if (!kept.startsWith(line, i)) return undefined;
    for (let at = content; at < end; at++) offsets.push(at);
    i += line.length;
    if (i === kept.length) {
      offsets.push(end);
      break;
    }
    let next = lineAfter(source, end);
    const breaks = [end];
    for (; next < source.length && /^[ \t\r]*\n/.test(source.slice(next, lineAfter(source, next))); next = lineAfter(source, next)) breaks.push(next);
    const count = kept[i] === ' ' ? 1 : /^\n*/.exec(kept.slice(i, i + breaks.length))![0].length;
    if (count === 0) return undefined;
    offsets.push(...breaks.slice(0, count));
    i += count;
    start = next;
  }
  return whole(kept, offsets, unrepaired);
}

function trailingBreaks(text: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === '\n') count++;
  return count;
}

/** The indentation of a block: how much further to the right its first line stands in the file than in the text. */
function indentOf(source: string, first: number, text: string): number | undefined {
  for (let start = first; start < source.length; ) {
    const end = lineEnd(source, start);
    const line = source.slice(start, end);
    if (line.trim() !== '') {
      const indent = leading(line) - leading(text.replace(/^\n*/, ''));
      return indent > 0 ? indent : undefined;
    }
    start = lineAfter(source, end);
  }
  return undefined;
}

/** One sign of a text in double quotes. */
const ESCAPED = /\\(?:x[\da-f]{2}|u[\da-f]{4}|[^xuU\r\n])|[^\\"\r\n]/giy;
/** One sign of a text in single quotes. */
const DOUBLED = /''|[^'\r\n]/gy;

const SHORT: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B', N: '\x85', _: '\xA0', L: '\u2028', P: '\u2029',
};

/** What a sign stands for. */
function meant(sign: string): string {
  if (sign.length === 1) return sign;
  if (sign === "''") return "'";
  if (sign.length > 2) return String.fromCharCode(Number.parseInt(sign.slice(2), 16));
  return SHORT[sign[1]!] ?? sign[1]!;
}

/** A text in quotes that stands on one line. */
function quotedOf(source: string, { text, range }: ScalarNode, signs: RegExp, spelled: (text: string) => string | undefined): Passage | undefined {
  const offsets = [range[0] + 1];
  const pattern = new RegExp(signs);
  let at = (pattern.lastIndex = range[0] + 1);
  for (let i = 0; i < text.length; i++) {
    const sign = pattern.exec(source)?.[0];
    if (sign === undefined || meant(sign) !== text[i]) return undefined;
    offsets.push((at += sign.length));
  }
  if (source[at] !== source[range[0]]) return undefined;
  return whole(text, offsets, ({ text: added }) => spelled(added));
}

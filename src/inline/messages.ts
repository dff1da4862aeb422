/**
 * What does a message about a script say about the file that holds it? The same at the place in the file. Dropped are
 * messages about what is not in the file: the code around the script, what is put in later, and text that is no
 * JavaScript. A repair is kept only where the file spells exactly what it makes of the script.
 */
import type { Linter } from 'eslint';
import { lastUpTo, type Range } from '../model/range.ts';
import { HOLE, type Passage } from './passage.ts';

type Message = Linter.LintMessage;
type Fix = NonNullable<Message['fix']>;

/** Offsets and positions of a text, as ESLint counts them in messages: from one. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(
    readonly text: string,
    lineBreak: RegExp,
  ) {
    this.#starts = [0, ...Array.from(text.matchAll(lineBreak), ({ 0: found, index }) => index + found.length)];
  }

  offset(line: number, column: number): number | undefined {
    const start = this.#starts[line - 1];
    return start === undefined || !(column >= 1) ? undefined : Math.min(start + column - 1, this.text.length);
  }

  position(offset: number): { line: number; column: number } {
    const line = lastUpTo(this.#starts, offset);
    return { line: line + 1, column: offset - this.#starts[line]! + 1 };
  }
}

/** Line breaks as the language of these files counts them. */
export const FILE_BREAKS = /\r?\n/g;
const SCRIPT_BREAKS = /\r\n|[\r\n\u2028\u2029]/g;

/** Signs that YAML cannot hold as they are. */
const UNPRINTABLE = /(?![\t\n\r])[\p{C}\u2028\u2029]/u;

/** The index of the first of ascending ranges that ends behind an offset. */
function firstBehind(ranges: readonly Range[], offset: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Is one of ascending ranges touched? */
function touches([from, to]: Range, ranges: readonly Range[]): boolean {
  const range = ranges[firstBehind(ranges, from)];
  return range !== undefined && range[0] < to;
}

export class Restoring {
  readonly #lines: Lines;
  readonly #parts: readonly Range[];

  constructor(
    readonly passage: Passage,
    readonly file: Lines,
  ) {
    this.#lines = new Lines(passage.text, SCRIPT_BREAKS);
    this.#parts = passage.parts.map(({ range }) => range);
  }

  message(message: Message): Message | undefined {
    const range = message.fatal ? undefined : this.#rangeOf(message);
    if (!range) return undefined;
    const [start, end] = range;
    const { fix, suggestions, endLine, endColumn: _, ...rest } = message;
    const from = this.file.position(start);
    const to = this.file.position(end);
    const repair = fix && this.#fix(fix);
    const choices = (suggestions ?? []).flatMap((suggestion) => {
      const choice = this.#fix(suggestion.fix);
      return choice ? [{ ...suggestion, fix: choice }] : [];
    });
    return {
      ...rest,
      ...from,
      ...(endLine === undefined ? {} : { endLine: to.line, endColumn: to.column }),
      ...(repair ? { fix: repair } : {}),
      ...(choices.length > 0 ? { suggestions: choices } : {}),
    };
  }

  /** The place of a message in the file; `undefined` when it is about something else. */
  #rangeOf({ line, column, endLine, endColumn }: Message): Range | undefined {
    const { starts, ends, holes } = this.passage;
    const from = this.#lines.offset(line, column);
    if (from === undefined) return undefined;
    const to = Math.max(from, (endLine === undefined ? undefined : this.#lines.offset(endLine, endColumn ?? 1)) ?? from);
    const hole = holes[firstBehind(holes, from)];
    if (hole && hole[0] <= from && to <= hole[1]) return undefined;
    const start = (starts[from] ?? -1) >= 0 ? starts[from]! : (ends[from - 1] ?? -1);
    if (start < 0) return undefined;
    let last = to - 1;
    while (last >= from && ends[last]! < 0) last--;
    return [start, last < from ? start : Math.max(start, ends[last]!)];
  }

  #fix({ range: [from, to], text }: Fix): Fix | undefined {
    const { starts, ends, holes, fixed, parts, opener, text: script } = this.passage;
    // Behind the last sign of a part is still the part.
    const next = firstBehind(this.#parts, from);
    const part = [parts[next], parts[next - 1]].find((one) => one && one.range[0] <= from && to <= one.range[1] && one.range[0] < one.range[1]);
    if (!part || UNPRINTABLE.test(text) || touches([from, to], holes) || touches([from, to], fixed)) return undefined;
    if (holes.length > 0 && text.includes(HOLE)) return undefined;
    // Nothing may become a hole.
    if (opener !== undefined && (script.slice(Math.max(0, from - 2), from) + text + script.slice(to, to + 2)).includes(opener)) return undefined;
    // Here the file has something that the script has not.
    const last = Math.min(Math.max(to, from + 1), part.range[1]);
    for (let i = Math.max(from, part.range[0] + 1); i < last; i++) if (starts[i] !== ends[i - 1]) return undefined;
    const start = from < part.range[1] ? starts[from]! : ends[from - 1]!;
    const end = to > from ? ends[to - 1]! : start;
    const spelled = part.spelled({ text, at: start, before: script.slice(part.range[0], from), after: script.slice(to, part.range[1]) });
    return spelled === undefined ? undefined : { range: [start, end], text: spelled };
  }
}

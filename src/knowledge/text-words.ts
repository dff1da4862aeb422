/**
 * Which of many words stand in a text, whatever their case? One pass over the text notes every sequence of three
 * characters. A word is searched for only when all of its own are among them, so that hundreds of words which are not
 * there cost next to nothing.
 */

/** Characters of one class are not told apart: with 32 classes a sequence of three fits into fifteen bits. */
const CLASS_BITS = 5;
const LENGTH = 3;
const MASK = (1 << (LENGTH * CLASS_BITS)) - 1;
/** In place of the sequences of a word that is too short for one: it may stand in every text. */
const NONE = MASK + 1;

/**
 * Of each byte of UTF-8. Letters, their case aside, and the characters of tokens have a class of their own; digits share one, and
 * so does the rest.
 */
const CLASSES = /* @__PURE__ */ Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return code & 31;
  return /\d/.test(character) ? 27 : '_-./'.includes(character) ? 28 + '_-./'.indexOf(character) : 0;
});

/** A word to look for in many texts. */
interface Word {
  /** In small letters; with `#` in it, which stands for a digit, nothing but the sequences can be looked for. */
  readonly text: string;
  readonly sequences: readonly number[];
}

export function wordOf(text: string): Word {
  const sequences: number[] = [];
  let sequence = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    sequence = ((sequence << CLASS_BITS) | CLASSES[text[i] === '#' ? 48 : code & 127]!) & MASK;
    // The two cases of other letters may differ in length.
    length = code < 128 ? length + 1 : 0;
    if (length >= LENGTH) sequences.push(sequence);
  }
  return { text: text.toLowerCase(), sequences };
}

/** Words of which any one will do. */
class Words {
  readonly all: readonly Word[];
  /** The first sequence of each. */
  readonly heads: Uint16Array;

  constructor(texts: readonly string[]) {
    this.all = texts.map(wordOf);
    this.heads = Uint16Array.from(this.all, ({ sequences }) => sequences[0] ?? NONE);
  }
}

/** What is encoded at once. A character takes at most three bytes. */
const PART = 1 << 14;

// Scratch memory, and what it tells of the last text: it changes no answer, and memory of its own for every text would cost more than all
// searches in it. Arrays that the compiler knows are read several times as fast as fields, and bytes as characters.
const encoder = new TextEncoder();
const bytes = /* @__PURE__ */ new Uint8Array(3 * PART);
/** The round in which each sequence was seen last: nothing has to be wiped away before a text is read. */
const seen = /* @__PURE__ */ new Uint8Array(NONE + 1);
let round = 0;
let last = '';
/** `İ` alone becomes two characters, and all offsets behind it would be wrong. */
let lower: string | undefined = '';

/** Notes the sequences of the encoded part, and returns its last. A loop of its own: the compiler makes less of one in another. */
function noteSequences(length: number, before: number, now: number): number {
  let sequence = before;
  for (let i = 0; i < length; i++) {
    sequence = ((sequence << CLASS_BITS) | CLASSES[bytes[i]!]!) & MASK;
    seen[sequence] = now;
  }
  return sequence;
}

/** Notes the sequences of a text, unless they are those noted last. */
function read(text: string): void {
  if (text === last) return;
  round = (round + 1) & 255;
  if (round === 0) seen.fill(round++);
  seen[NONE] = round;
  let sequence = 0;
  for (let start = 0; start < text.length; start += PART) {
    const { written } = encoder.encodeInto(text.length <= PART ? text : text.slice(start, start + PART), bytes);
    sequence = noteSequences(written, sequence, round);
  }
  last = text;
  lower = undefined;
}

/** Where a word stands in a text first, at or behind an offset; -1 when it does not. */
export function indexOfWord({ text: word, sequences }: Word, text: string, from = 0): number {
  read(text);
  for (let i = 0; i < sequences.length; i++) if (seen[sequences[i]!] !== round) return -1;
  return word.includes('#') ? from : (lower ??= text.replaceAll('\u0130', 'I').toLowerCase()).indexOf(word, from);
}

/** Does one of the words stand in a text? */
function stands({ all, heads }: Words, text: string): boolean {
  read(text);
  for (let i = 0; i < heads.length; i++) if (seen[heads[i]!] === round && indexOfWord(all[i]!, text) >= 0) return true;
  return false;
}

/**
 * What may stand in a text: a word, whatever its case; or an expression as `String(/…/)` writes it, with words of which one stands in
 * whatever it matches, so that it is seldom tried. In these words `#` is a digit.
 */
export type Entry = string | readonly [expression: string, ...near: string[]];

/** What stands between the slashes of an expression, and its flags. */
const EXPRESSION = /^\/(.+)\/([is]*)$/s;

/** The question whether a text contains one of the entries. */
export function oneOf(entries: readonly Entry[]): (text: string) => boolean {
  const plain = new Words(entries.filter((entry) => typeof entry === 'string'));
  const expressions = entries.flatMap((entry) => {
    if (typeof entry === 'string') return [];
    const [, source, flags] = EXPRESSION.exec(entry[0])!;
    return [{ expression: new RegExp(source!, flags), near: entry.length === 1 ? undefined : new Words(entry.slice(1)) }];
  });
  return (text) =>
    stands(plain, text) || expressions.some(({ expression, near }) => (!near || stands(near, text)) && expression.test(text));
}

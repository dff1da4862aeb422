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

class WordFinder {
  /** The round in which each sequence was seen last: nothing has to be wiped away before a text is read. */
  readonly #seen = new Uint8Array(NONE + 1);
  #round = 0;
  // The bytes of an array are read several times as fast as the characters of a string.
  readonly #encoder = new TextEncoder();
  readonly #bytes = new Uint8Array(3 * PART);
  #text = '';
  /** `İ` alone becomes two characters, and all offsets behind it would be wrong. */
  #lower: string | undefined = '';

  indexOf({ text: word, sequences }: Word, text: string, from: number): number {
    if (text !== this.#text) this.#read(text);
    for (const sequence of sequences) if (this.#seen[sequence] !== this.#round) return -1;
    return word.includes('#') ? from : (this.#lower ??= text.replaceAll('\u0130', 'I').toLowerCase()).indexOf(word, from);
  }

  /** Does one of the words stand in a text? */
  finds({ all, heads }: Words, text: string): boolean {
    if (text !== this.#text) this.#read(text);
    const seen = this.#seen;
    const round = this.#round;
    for (let i = 0; i < heads.length; i++) if (seen[heads[i]!] === round && this.indexOf(all[i]!, text, 0) >= 0) return true;
    return false;
  }

  #read(text: string): void {
    this.#round = (this.#round + 1) & 255;
    if (this.#round === 0) this.#seen.fill(this.#round++);
    const seen = this.#seen;
    const round = this.#round;
    seen[NONE] = round;
    const bytes = this.#bytes;
    let sequence = 0;
    for (let start = 0; start < text.length; start += PART) {
      const { written } = this.#encoder.encodeInto(text.length <= PART ? text : text.slice(start, start + PART), bytes);
      for (let i = 0; i < written; i++) {
        sequence = ((sequence << CLASS_BITS) | CLASSES[bytes[i]!]!) & MASK;
        seen[sequence] = round;
      }
    }
    this.#text = text;
    this.#lower = undefined;
  }
}

// What it remembers of the last text changes no answer. Memory of its own for every text would cost more than all searches in it.
const finder = new WordFinder();

/** Where a word stands in a text first, at or behind an offset; -1 when it does not. */
export const indexOfWord = (word: Word, text: string, from = 0): number => finder.indexOf(word, text, from);

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
    finder.finds(plain, text) || expressions.some(({ expression, near }) => (!near || finder.finds(near, text)) && expression.test(text));
}

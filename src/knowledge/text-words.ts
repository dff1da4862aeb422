/**
 * Which of many words stand in a text, whatever their case? One pass over the text notes every sequence of three
 * characters. A word is searched for only when all of its own are among them, so that hundreds of words which are not
 * there cost next to nothing.
 */

/** Characters of one class are not told apart: with 32 classes a sequence of three fits into fifteen bits. */
const CLASS_BITS = 5;
const LENGTH = 3;
const MASK = (1 << (LENGTH * CLASS_BITS)) - 1;

/** Letters, their case aside, and the characters of tokens have a class of their own; digits share one, and so does the rest. */
const CLASSES = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return code & 31;
  return /\d/.test(character) ? 27 : '_-./'.includes(character) ? 28 + '_-./'.indexOf(character) : 0;
});

function classOf(code: number): number {
  return code < 128 ? CLASSES[code]! : 0;
}

/** A word to look for in many texts. */
interface Word {
  /** In small letters; with `#` in it, which stands for a digit, nothing but the sequences can be looked for. */
  readonly text: string;
  readonly sequences: readonly number[];
}

export function wordOf(text: string): Word {
  const classes = [...text].map((character) => classOf((character === '#' ? '0' : character).charCodeAt(0)));
  const sequences = classes
    .slice(LENGTH - 1)
    .map((last, i) => (((classes[i]! << CLASS_BITS) | classes[i + 1]!) << CLASS_BITS) | last);
  return { text: text.toLowerCase(), sequences };
}

class WordFinder {
  readonly #sequences = new Uint32Array((MASK + 1) >>> 5);
  #text = '';
  /** `İ` alone becomes two characters, and all offsets behind it would be wrong. */
  #lower: string | undefined = '';

  indexOf({ text: word, sequences }: Word, text: string, from: number): number {
    if (text !== this.#text) this.#read(text);
    for (const sequence of sequences) if ((this.#sequences[sequence >>> 5]! & (1 << (sequence & 31))) === 0) return -1;
    return word.includes('#') ? from : (this.#lower ??= text.replaceAll('\u0130', 'I').toLowerCase()).indexOf(word, from);
  }

  #read(text: string): void {
    const sequences = this.#sequences.fill(0);
    const { length } = text;
    let sequence = 0;
    for (let i = 0; i < length; i++) {
      sequence = ((sequence << CLASS_BITS) | classOf(text.charCodeAt(i))) & MASK;
      sequences[sequence >>> 5]! |= 1 << (sequence & 31);
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
  const plain = entries.flatMap((entry) => (typeof entry === 'string' ? [wordOf(entry)] : []));
  const expressions = entries.flatMap((entry) => {
    if (typeof entry === 'string') return [];
    const [, source, flags] = EXPRESSION.exec(entry[0])!;
    return [{ expression: new RegExp(source!, flags), near: entry.slice(1).map(wordOf) }];
  });
  return (text) =>
    stands(plain, text) || expressions.some(({ expression, near }) => (near.length === 0 || stands(near, text)) && expression.test(text));
}

/** Does one of the words stand in a text? */
function stands(words: readonly Word[], text: string): boolean {
  for (const word of words) if (finder.indexOf(word, text, 0) >= 0) return true;
  return false;
}

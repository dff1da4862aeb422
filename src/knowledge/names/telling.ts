/**
 * Which names in a text may be names of secrets, or of commands that yield some? A cheap first look at a whole file:
 * what is left out tells nothing, what is found may. Blind spots: names that are put together (`mayJoinNames`), letters
 * that are written as escapes, and names of several words that no quotes hold together.
 */
import { PUT_TOGETHER } from '../literals/tokens.ts';
import { indexOfWord, wordOf } from '../text-words.ts';
import type { NameSettings } from './settings.ts';
import { SECRET_LETTER_ENTRIES } from './value.ts';

/** What stands in such names; of two words that make one, the first or the last. */
const STEMS = [
  ...new Set([...SECRET_LETTER_ENTRIES.flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.slice(1))), 'bearer', 'salt', 'pepper', 'param', 'command', 'paginate']),
].map(wordOf);

const ANY = /[\w$-]+/g;

/** Letters, digits, `_`, `$` and `-`. */
function isNamePart(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code === 45;
}

/** Names of more than this are sentences. */
const MAX_PHRASE = 80;

/** Neither a quote nor a line break, nor the end of the text. */
const isInside = (code: number): boolean => code >= 0 && code !== 34 && code !== 39 && code !== 96 && code !== 10 && code !== 13;
const isQuote = (code: number): boolean => code === 34 || code === 39 || code === 96;

/** The quoted text that a name is a part of: `'api key'`, `'db/password'`. */
function quotedAround(text: string, from: number, to: number): string | undefined {
  let start = from;
  let end = to;
  while (from - start < MAX_PHRASE && isInside(text.charCodeAt(start - 1))) start--;
  if (!isQuote(text.charCodeAt(start - 1))) return undefined;
  while (end - to < MAX_PHRASE && isInside(text.charCodeAt(end))) end++;
  return isQuote(text.charCodeAt(end)) && end - start > to - from ? text.slice(start, end) : undefined;
}

/** Keys that are computed of a text and something else: `[prefix + '_KEY']`, `['API' + suffix]`, and a template in brackets. */
const COMPUTED_KEY = /\[\s{0,20}(?:`[^`]{0,80}\$\{|[^\]\n"'`+]{1,80}\+\s{0,20}["'`]|["'][^"'\n]{0,80}["']\s{0,20}\+)/;

/** May a text put names together of pieces? Then the names that stand in it do not tell all. */
export const mayJoinNames = (text: string): boolean => PUT_TOGETHER.test(text) || COMPUTED_KEY.test(text);

/**
 * @param settings names that the user added may be made of any words
 * @returns each name once: identifiers, keys, pieces of texts, quoted texts of several names
 */
export function tellingNames(text: string, settings?: NameSettings): ReadonlySet<string> {
  if (last?.text !== text) last = { text, names: namesIn(text) };
  return settings?.add?.length ? new Set([...last.names, ...(text.match(ANY) ?? [])]) : last.names;
}

// Several questions about the same file: what it remembers changes no answer.
let last: { readonly text: string; readonly names: ReadonlySet<string> } | undefined;

function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stem of STEMS) {
    for (let index = indexOfWord(stem, text); index >= 0; ) {
      let start = index;
      let end = index + stem.text.length;
      while (isNamePart(text.charCodeAt(start - 1))) start--;
      while (isNamePart(text.charCodeAt(end))) end++;
      names.add(text.slice(start, end));
      // The letter of an escape is none of the name: `'\ntoken=…'`.
      if (text[start - 1] === '\\') names.add(text.slice(start + 1, end));
      const phrase = quotedAround(text, start, end);
      if (phrase !== undefined) names.add(phrase);
      index = indexOfWord(stem, text, end);
    }
  }
  return names;
}

/**
 * Which names in a text may be names of secrets, or of commands that yield some? A cheap first look at a whole file:
 * what is left out surely tells nothing, what is found may. Blind spots: names that are put together of pieces or
 * written with escapes.
 */
import { indexOfWord, wordOf } from '../text-words.ts';
import type { NameSettings } from './settings.ts';
import { SECRET_LETTER_ENTRIES } from './value.ts';

/** What stands in such names; of two words that make one, the first or the last. */
const STEMS = [
  ...new Set([...SECRET_LETTER_ENTRIES.flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.slice(1))), 'salt', 'pepper', 'param', 'command', 'paginate']),
].map(wordOf);

const ANY = /[\w$-]+/g;

/** Letters, digits, `_`, `$` and `-`. */
function isNamePart(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code === 45;
}

/**
 * @param settings names that the user added may be made of any words
 * @returns each name once: identifiers, keys, pieces of texts
 */
export function tellingNames(text: string, settings?: NameSettings): ReadonlySet<string> {
  if (settings?.add?.length) return new Set(text.match(ANY));
  if (last?.text !== text) last = { text, names: namesIn(text) };
  return last.names;
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
      index = indexOfWord(stem, text, end);
    }
  }
  return names;
}

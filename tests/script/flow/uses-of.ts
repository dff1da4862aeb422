/** The secrets that reach a sink in a text, in short form. */
import { secretUsesOf } from '../../../src/script/secret-uses.ts';
import { scriptOf, type Reading } from '../script-of.ts';

/** `log apiKey` for every use, in the order of the text. */
export function usesOf(code: string, reading: Reading = {}): string[] {
  return secretUsesOf(scriptOf(code, reading)).map(({ sink, label }) => `${sink} ${label}`);
}

/** The text of every reported place. */
export function placesOf(code: string, reading: Reading = {}): string[] {
  const script = scriptOf(code, reading);
  return secretUsesOf(script).map(({ range }) => script.text.slice(...range));
}

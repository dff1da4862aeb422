/**
 * Where does a text file hold ESLint's directives? In comments of the file's own syntax: `#` in YAML and `.env`, those of
 * JavaScript in JSON. Code inside the file (`ZipFile: |`) has comments of its own, which speak of that code; so the
 * other syntax is never read. Blind spot: a `#` directive inside a string counts.
 */
import type { Range } from '../model/range.ts';

/** A comment that may be a directive: its text without the comment signs. */
export interface DirectiveComment {
  readonly value: string;
  readonly range: Range;
}

const DIRECTIVE = String.raw`eslint(?:-enable|-disable(?:(?:-next)?-line)?)?(?=\s|$)`;
/** Strings are matched to be passed over. */
const JSON_COMMENT = /"(?:[^"\\\r\n]|\\.)*"|\/\/([^\r\n]*)|\/\*([\s\S]*?)(?:\*\/|$)/g;
const HASH_COMMENT = new RegExp(String.raw`(?<=^|\s)#[ \t]*(${DIRECTIVE}[^\r\n]*)`, 'gm');
/** Most files that speak of ESLint list it among their packages. */
const MAY_DIRECT = /(?:#|\/[/*])\s{0,200}eslint/;
const IS_DIRECTIVE = new RegExp(`^${DIRECTIVE}`);

/** Is the text JSON, by the file's name and by how it begins? A `.template` may be either. */
export function isJson(filename: string, text: string): boolean {
  return /\.(?:json[c5]?|template)$/i.test(filename) && /^\s*[[{/]/.test(text);
}

export function directiveComments(filename: string, text: string): readonly DirectiveComment[] {
  if (!MAY_DIRECT.test(text)) return [];
  const pattern = isJson(filename, text) ? JSON_COMMENT : HASH_COMMENT;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = (match[1] ?? match[2] ?? '').trim();
    return IS_DIRECTIVE.test(value) ? [{ value, range: [match.index, match.index + match[0].trimEnd().length] }] : [];
  });
}

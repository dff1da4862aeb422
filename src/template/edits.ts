/**
 * How is something added to YAML or JSON? In the form of what is there already: a line of its own in a block, behind a comma
 * in braces.
 */
import type { Edits } from '../model/policy.ts';
import type { Range } from '../model/range.ts';
import type { MapNode } from './tree.ts';

export const lineBreakIn = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The text of the line before an offset. */
export const lineBefore = (text: string, offset: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1, offset);

/** The blanks that put a further line below the one at an offset; a dash counts as a blank. */
export const columnAt = (text: string, offset: number): string => lineBefore(text, offset).replace(/[^\t]/g, ' ');

export const lies = (range: Range, within: Range): boolean => range[0] >= within[0] && range[1] <= within[1];

/** A string of JSON or YAML. */
export const quoted = (text: string, isJson: boolean): string =>
  isJson ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;

/** Longer comments are moved along with the entry. */
const MAX_COMMENT = 1000;

/** Adds an entry at the end of a map, on a line of its own where the last one has one. */
export function addEntry(text: string, map: MapNode, key: string, value: string, isJson: boolean): Edits {
  const last = map.entries.filter(({ range }) => lies(range, map.range)).at(-1);
  if (!last || map.anchored) return undefined;
  const [start, end] = last.range;
  const name = isJson ? JSON.stringify(key) : key;
  const ownLine = /^[ \t]*(?:-[ \t]+)?$/.test(lineBefore(text, start));
  const gap = ownLine ? lineBreakIn(text) + columnAt(text, start) : ' ';
  if (!map.flow && !ownLine) return undefined;
  const entry = `${gap}${name}: ${value}`;
  // A comment behind the last entry speaks of that one.
  const comment = isJson || !ownLine ? 0 : (/^[ \t]+#[^\r\n]*/.exec(text.slice(end, end + MAX_COMMENT))?.[0].length ?? 0);
  if (comment === 0) return [{ range: [end, end], text: (map.flow ? ',' : '') + entry }];
  const behind = { range: [end + comment, end + comment], text: entry } as const;
  return map.flow ? [{ range: [end, end], text: ',' }, behind] : [behind];
}

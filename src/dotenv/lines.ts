/**
 * What does a `.env` file set? Read as tolerantly as the tools that load such files: `export`, quotes that span lines,
 * comments behind values, `:` in place of `=`. Blind spot: values that a shell would put together.
 */
import type { Range } from '../model/range.ts';

export interface Variable {
  readonly name: string;
  readonly nameRange: Range;
  /** Without quotes; escapes as they are written. */
  readonly value: string;
  readonly range: Range;
}

export interface Comment {
  readonly text: string;
  readonly range: Range;
}

const LINE =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:[ \t])[ \t]*(?:'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|`([^`]*)`|([^\r\n]*))|(?<=^|[ \t])#[^\r\n]*/gm;

/** The variables and comments of a file, in order. */
export function linesOf(text: string): { readonly variables: readonly Variable[]; readonly comments: readonly Comment[] } {
  const variables: Variable[] = [];
  const comments: Comment[] = [];
  for (const { 0: whole, 1: name, 2: single, 3: double, 4: back, 5: plain = '', index } of text.matchAll(LINE)) {
    const end = index + whole.length;
    if (name === undefined) {
      comments.push({ text: whole, range: [index, end] });
      continue;
    }
    const nameStart = index + whole.indexOf(name);
    const nameRange: Range = [nameStart, nameStart + name.length];
    const quoted = single ?? double ?? back;
    if (quoted !== undefined) {
      variables.push({ name, nameRange, value: quoted, range: [end - 1 - quoted.length, end - 1] });
      continue;
    }
    const start = end - plain.length;
    const comment = /(?:^|[ \t])#.*$/.exec(plain);
    const value = (comment ? plain.slice(0, comment.index) : plain).trimEnd();
    variables.push({ name, nameRange, value, range: [start, start + value.length] });
    if (comment) {
      const at = start + plain.indexOf('#', comment.index);
      comments.push({ text: text.slice(at, end), range: [at, end] });
    }
  }
  return { variables, comments };
}

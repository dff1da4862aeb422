/**
 * Where does new code go, and how is it indented? Follows the lines around it; line breaks are those of the file.
 */
import type { Edit } from '../../../model/edit.ts';
import type { Range } from '../../../model/range.ts';
import type { Script } from '../../script.ts';
import type { Node } from '../../syntax.ts';

export const lineBreak = (script: Script): string => (script.text.includes('\r\n') ? '\r\n' : '\n');

/** The white space that the line of an offset begins with. */
export function indentAt(script: Script, offset: number): string {
  const start = script.text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(script.text.slice(start, offset))![0];
}

/** One level more than a line. */
export const deeper = (indent: string): string => indent + (indent.includes('\t') ? '\t' : '  ');

/** The end of a statement, behind a comment that ends its line. */
function endOfLine(script: Script, end: number): number {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(script.text.slice(end, end + 500));
  return end + (rest?.[0].length ?? 0);
}

/** A new line behind a statement or class member, with its indentation. */
export function lineAfter(script: Script, node: Node, line: string): Edit {
  const end = endOfLine(script, node.range[1]);
  return { range: [end, end], text: `${lineBreak(script)}${indentAt(script, node.range[0])}${line}` };
}

/** Code that moves to the right; a template literal keeps its lines as they are. */
export const indented = (text: string, by: string): string =>
  text.includes('`') ? text : text.replace(/\n(?=[ \t]*\S)/g, `\n${by}`);

/** The range of an expression with the parentheses around it; not for arguments, whose parentheses are the call's. */
export function withParentheses(script: Script, node: Node): Range {
  const { sourceCode } = script;
  let [start, end] = node.range;
  let before = sourceCode.getTokenBefore(node as never);
  let after = sourceCode.getTokenAfter(node as never);
  while (before?.value === '(' && after?.value === ')') {
    [start, end] = [before.range[0], after.range[1]];
    before = sourceCode.getTokenBefore(before);
    after = sourceCode.getTokenAfter(after);
  }
  return [start, end];
}

/** A name in the place of an expression with its parentheses: apart from a word beside it, as in `return(…)`. */
export function nameAt({ text }: Script, [start, end]: Range, name: string): string {
  const before = /[\w$]/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = /[\w$]/.test(text.charAt(end)) ? ' ' : '';
  return before + name + after;
}

/** Is there a comment in a range, outside of a part of it that is kept? */
export const hasComment = ({ sourceCode }: Script, [start, end]: Range, kept: Range): boolean =>
  sourceCode
    .getAllComments()
    .some(({ range }) => range![0] >= start && range![1] <= end && (range![0] < kept[0] || range![1] > kept[1]));

/** Is the statement one of a list, so that others can stand beside it? */
export const isListed = (statement: Node): boolean =>
  statement.parent?.type === 'BlockStatement' ||
  statement.parent?.type === 'Program' ||
  statement.parent?.type === 'SwitchCase';

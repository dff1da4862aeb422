/**
 * How is something added to a list in the text: a property to an object, an argument to a call? Behind the last
 * member, on a line of its own where the others have theirs, before or behind the comma that is there, and never
 * between a member and the comment at the end of its line.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../model/edit.ts';
import type { Script } from './script.ts';
import type { Node } from './syntax.ts';

const at = (offset: number, text: string): Edit => ({ range: [offset, offset], text });

/** The end of a member with the parentheses around it, and the comma behind it. */
function endOf(script: Script, member: Node, close: number): { end: number; comma: number | undefined } {
  const { sourceCode } = script;
  let last = sourceCode.getLastToken(member as never);
  for (;;) {
    const after = last && sourceCode.getTokenAfter(last);
    const end = last?.range[1] ?? member.range[1];
    if (!after || after.range[1] >= close) return { end, comma: undefined };
    if (after.value === ',') return { end, comma: after.range[1] };
    last = after;
  }
}

/** Adds a member behind the last one. `close` is the end of the list with its bracket. */
function behind(script: Script, open: number, last: Node, close: number, text: string): readonly Edit[] {
  const { end, comma } = endOf(script, last, close);
  const line = /\r?\n[ \t]*(?=\(*$)/.exec(script.text.slice(open, last.range[0]))?.[0];
  if (line === undefined) return [at(end, `, ${text}`)];
  const after = comma ?? end;
  // A comment at the end of the line stays with the member before it.
  const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/(?=[ \t]*\r?\n))/.exec(script.text.slice(after, close))?.[0];
  if (comment === undefined) return [at(end, `,${line}${text}`)];
  const added = at(after + comment.length, `${line}${text}${comma === undefined ? '' : ','}`);
  return comma === undefined ? [at(end, ','), added] : [added];
}

/** The edits that add a property to an object literal. */
export function propertyInsertion(
  script: Script,
  object: TSESTree.ObjectExpression,
  text: string,
): readonly Edit[] {
  const last = object.properties.at(-1);
  const [start, end] = object.range;
  if (last) return behind(script, start, last, end, text);
  const blank = /^\s*$/.test(script.text.slice(start + 1, end - 1));
  return blank ? [{ range: object.range, text: `{ ${text} }` }] : [at(start + 1, ` ${text}`)];
}

/** The edits that add an argument to a call that has one already. */
export function argumentInsertion(
  script: Script,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  text: string,
): readonly Edit[] | undefined {
  const last = call.arguments.at(-1);
  return last && behind(script, call.callee.range[1], last, call.range[1], text);
}

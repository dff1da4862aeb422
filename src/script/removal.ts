/**
 * How is a list member or a statement taken out of the text? With its comma and its parentheses, with its line when it
 * stood alone on it, and never with a comment that stands beside it. Blind spot: an argument that is taken away moves
 * those behind it.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { AST } from 'eslint';
import type { Edit } from '../model/edit.ts';
import type { Range } from '../model/range.ts';
import type { Script } from './script.ts';
import { wrapped, type Node } from './syntax.ts';

/** Widens a range to the whole line(s), line break included, when nothing else stands on them. */
function withOwnLines(text: string, [start, end]: Range): Range {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  let to = end;
  while (text[to] === ' ' || text[to] === '\t') to++;
  const startsLine = from === 0 || text[from - 1] === '\n';
  const endsLine = to === text.length || text[to] === '\n' || text[to] === '\r';
  if (startsLine && endsLine) {
    if (text[to] === '\r') to++;
    if (text[to] === '\n') to++;
    return [from, to];
  }
  // Within a line, one side keeps its space: `{ a, b }` becomes `{ a }`, `f(a, b)` becomes `f(a)`.
  return startsLine ? [start, to] : [from, end];
}

/** A member with the parentheses around it, and the tokens on both sides. */
function neighbours(script: Script, member: Node): { range: Range; before: AST.Token | null; after: AST.Token | null } {
  const { sourceCode } = script;
  let first: AST.Token | null = sourceCode.getFirstToken(member as never);
  let last: AST.Token | null = sourceCode.getLastToken(member as never);
  for (;;) {
    const before: AST.Token | null = first && sourceCode.getTokenBefore(first);
    const after: AST.Token | null = last && sourceCode.getTokenAfter(last);
    // The closing parenthesis of a call belongs to the call.
    const enclosed = before?.value === '(' && after?.value === ')' && after.range[1] !== member.parent?.range[1];
    if (!enclosed)
      return { range: [first?.range[0] ?? member.range[0], last?.range[1] ?? member.range[1]], before, after };
    [first, last] = [before, after];
  }
}

function listRemoval(script: Script, member: Node): readonly Edit[] | undefined {
  const { text } = script;
  const { range, before, after } = neighbours(script, member);
  const own = (part: Range): Edit => ({ range: withOwnLines(text, part), text: '' });
  const blank = (part: Range): Edit => ({ range: part, text: '' });
  if (after?.value === ',') {
    // Nothing but blanks between member and comma: one edit; a comment between them stays.
    const gap = text.slice(range[1], after.range[0]);
    if (/^\s*$/.test(gap)) {
      const [from, to] = withOwnLines(text, [range[0], after.range[1]]);
      // The first of several on one line: the space behind the comma goes, the one before stays.
      const alone = to > after.range[1];
      if (alone) return [blank([from, to])];
      const spaceAfter = /^[ \t]*/.exec(text.slice(after.range[1]))![0].length;
      return [blank([range[0], after.range[1] + spaceAfter])];
    }
    return [own(range), blank(after.range)];
  }
  if (before?.value === ',') {
    const gap = text.slice(before.range[1], range[0]);
    if (/^\s*$/.test(gap)) {
      const end = range[1];
      return [blank([before.range[0], end])];
    }
    return [blank(before.range), own(range)];
  }
  return [own(range)];
}

function statementRemoval(script: Script, statement: Node): readonly Edit[] | undefined {
  const { parent } = statement;
  const listed =
    parent &&
    (parent.type === 'Program' ||
      parent.type === 'BlockStatement' ||
      parent.type === 'StaticBlock' ||
      parent.type === 'SwitchCase');
  // The only statement of `if (x) f();` leaves an empty block behind.
  if (!listed) return [{ range: statement.range, text: '{}' }];
  // Without semicolons the lines before and behind would become one statement: `x = y` and `(f)()`.
  const before = script.sourceCode.getTokenBefore(statement as never)?.value ?? ';';
  const after = script.sourceCode.getTokenAfter(statement as never)?.value ?? '';
  if (/^[([`/+-]/.test(after) && !/^[;{}]$/.test(before)) return [{ range: statement.range, text: ';' }];
  return [{ range: withOwnLines(script.text, statement.range), text: '' }];
}

/**
 * The edits that remove a property, array element, argument or expression statement from the text.
 * @param node the member itself (a wrapper such as `as` belongs to it), or the call of an expression statement
 * @returns `undefined` when the node is needed where it stands
 */
export function removalOf(script: Script, node: Node): readonly Edit[] | undefined {
  const member = wrapped(node);
  const { parent } = member;
  switch (parent?.type) {
    case 'ObjectExpression':
    case 'ArrayExpression':
      return listRemoval(script, member);
    case 'Property':
      return parent.parent.type === 'ObjectExpression' && parent.value === member
        ? listRemoval(script, parent)
        : undefined;
    case 'SpreadElement':
      return removalOf(script, parent);
    case 'CallExpression':
    case 'NewExpression':
      return (parent.arguments as readonly TSESTree.Node[]).includes(member) ? listRemoval(script, member) : undefined;
    case 'ExpressionStatement':
      return statementRemoval(script, parent);
    case 'AwaitExpression':
      return removalOf(script, parent);
    default:
      return undefined;
  }
}

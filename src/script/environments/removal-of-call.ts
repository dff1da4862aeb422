/**
 * How is one call taken out of a chain (`fn.addEnvironment('A', a).addEnvironment('B', b)`)? From its dot to its
 * closing parenthesis.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped } from '../syntax.ts';

/** `undefined` for a call that is a statement of its own, or when a comment would go with it. */
export function removalOfCall(script: Script, call: TSESTree.CallExpression): readonly Edit[] | undefined {
  const { sourceCode } = script;
  const callee = call.callee;
  // These return the construct; what a helper returns is not known.
  if (callee.type !== 'MemberExpression' || !/^addEnvironment/.test(keyName(callee) ?? '')) return undefined;
  const statement = wrapped(call).parent?.type === 'ExpressionStatement';
  const chained = unwrap(callee.object).type === 'CallExpression';
  if (statement && !chained) return undefined;
  const dot = sourceCode.getTokenBefore(callee.property as never, {
    filter: ({ value }) => value === '.' || value === '?.',
  });
  if (!dot || sourceCode.getCommentsInside(call as never).some((comment) => comment.range![0] >= dot.range[0]))
    return undefined;
  const before = sourceCode.getTokenBefore(dot, { includeComments: true });
  return [{ range: [before?.type === 'Line' || !before ? dot.range[0] : before.range![1], call.range[1]], text: '' }];
}

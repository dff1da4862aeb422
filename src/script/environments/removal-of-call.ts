/**
 * How is a call that adds a variable taken out? As a whole where it is a statement or an argument; out of a chain
 * (`fn.addEnvironment('A', a).addEnvironment('B', b)`) from its dot to its closing parenthesis.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import { removalOf } from '../removal.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped } from '../syntax.ts';

/** `undefined` where the call can't be taken out alone, or when a comment would go with it. */
export function removalOfCall(script: Script, call: TSESTree.CallExpression): readonly Edit[] | undefined {
  const { sourceCode } = script;
  const { callee } = call;
  // These return the construct; what a helper returns is not known.
  if (callee.type !== 'MemberExpression' || !/^addEnvironment/.test(keyName(callee) ?? '')) return removalOf(script, call);
  const isStatement = wrapped(call).parent?.type === 'ExpressionStatement';
  // What makes the construct stays.
  const isMade = /^(?:Call|New)Expression$/.test(unwrap(callee.object).type);
  if (isStatement && !isMade) return removalOf(script, call);
  const dot = callee.computed ? null : sourceCode.getTokenBefore(callee.property as never);
  if (!dot || sourceCode.getCommentsInside(call as never).some((comment) => comment.range![0] >= dot.range[0])) return undefined;
  const before = sourceCode.getTokenBefore(dot, { includeComments: true })!;
  return [{ range: [before.type === 'Line' ? dot.range[0] : before.range![1], call.range[1]], text: '' }];
}

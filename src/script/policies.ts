/** Which IAM policy statements does the file make, and what do they say? */
import { withDenials, type PolicyStatement } from '../model/policy.ts';
import { homesIn } from './policies/homes.ts';
import { Names } from './policies/names.ts';
import { statementsAt } from './policies/statement.ts';
import type { Script } from './script.ts';
import { wrapped } from './syntax.ts';

/**
 * The statements, in the order of the text; a statement in a function that is called several times once for each
 * call.
 */
export function policiesOf(script: Script): readonly PolicyStatement[] {
  const names = new Names(script);
  return withDenials(
    homesIn(script).flatMap((home) => {
      const { parent } = wrapped(home.node);
      const policy = parent?.type === 'ArrayExpression' ? parent : undefined;
      return statementsAt(script, home, names).map((statement) => [policy, statement] as const);
    }),
  );
}

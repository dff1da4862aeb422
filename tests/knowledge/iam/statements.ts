/** Statements as a reader would hand them to the judge, for the tests of the judge. */
import type { StatementFacts } from '../../../src/knowledge/iam/statement.ts';
import { ACCOUNT, PARTITION, REGION } from '../../../src/knowledge/iam/text.ts';

/** An Allow of an identity policy with these actions on these resources. */
export function allow(
  actions: readonly string[],
  resources: readonly string[],
  more: Partial<StatementFacts> = {},
): StatementFacts {
  return {
    effect: 'Allow',
    actions,
    resources,
    actionsComplete: true,
    resourcesComplete: true,
    hasPrincipals: false,
    hasNotPrincipals: false,
    conditions: 'none',
    context: 'identity',
    ...more,
  };
}

/** An ARN of the stack's own partition, region and account. */
export function here(service: string, resource: string): string {
  return `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** One line of a condition block. */
export function condition(operator: string, key: string, ...values: string[]) {
  return { operator, key, values };
}

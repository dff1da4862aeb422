/** Which IAM policy statements does a template make, and what do they say? In the order of the text. */
import { withDenials, type PolicyStatement } from '../model/policy.ts';
import { homesIn } from './policies/homes.ts';
import { policyTemplatesIn } from './policies/sam.ts';
import { statementAt } from './policies/statement.ts';
import type { Template } from './template.ts';

export function policiesOf(template: Template): readonly PolicyStatement[] {
  const written = withDenials(
    homesIn(template).map((home) => [home.parent?.kind === 'list' ? home.parent : undefined, statementAt(template, home)] as const),
  );
  return [...written, ...policyTemplatesIn(template)].sort((a, b) => a.range[0] - b.range[0]);
}

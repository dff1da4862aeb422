/** Which IAM policy statements does a template make, and what do they say? In the order of the text. */
import type { PolicyStatement } from '../model/policy.ts';
import { homesIn } from './policies/homes.ts';
import { policyTemplatesIn } from './policies/sam.ts';
import { statementAt } from './policies/statement.ts';
import type { Template } from './template.ts';

export function policiesOf(template: Template): readonly PolicyStatement[] {
  const written = homesIn(template).map((home) => statementAt(template, home));
  return [...written, ...policyTemplatesIn(template)].sort((a, b) => a.range[0] - b.range[0]);
}

/**
 * What does a policy template of SAM grant (`Policies: - SSMParameterReadPolicy: { ParameterName: … }`)? A statement whose
 * only resource is written as the argument.
 */
import { SAM_POLICIES, type PolicyTemplate } from '../../knowledge/iam/sam-policies.ts';
import { hasHole, UNKNOWN } from '../../knowledge/iam/text.ts';
import type { PolicyStatement } from '../../model/policy.ts';
import type { Template } from '../template.ts';
import { alternatives, at, entriesOf, entryOf, itemsOf, type Entry } from '../tree.ts';
import { writtenArns } from './arns.ts';
import { replaceEnd, replaceItems } from './edits.ts';
import { itemsIn, type Item } from './lists.ts';
import { namesIn } from './names.ts';

export function policyTemplatesIn(template: Template): readonly PolicyStatement[] {
  return [...template.resources.values()].flatMap(({ type, properties }) => {
    if (!/^AWS::Serverless::(?:Function|StateMachine)$/.test(type)) return [];
    const policies = alternatives(at(properties, 'Policies')).flatMap(itemsOf).flatMap((policy) => alternatives(policy));
    return policies.flatMap(entriesOf).flatMap((entry) => {
      const granted = SAM_POLICIES.get(entry.key);
      return granted ? statementsOf(template, entry, granted) : [];
    });
  });
}

function statementsOf(template: Template, policy: Entry, granted: PolicyTemplate): readonly PolicyStatement[] {
  const argument = entryOf(policy.value, granted.argument);
  if (!argument) return [];
  return itemsIn(template, argument.value).map((item) => statementOf(template, policy, granted, item));
}

function statementOf(template: Template, policy: Entry, { prefix, actions }: PolicyTemplate, item: Item): PolicyStatement {
  // What the argument names is open where it is a whole ARN or unknown.
  const resource = hasHole(item.text) && item.text.length === 1 ? UNKNOWN : prefix + item.text;
  const literal = prefix.slice(prefix.lastIndexOf(':') + 1);
  return {
    facts: {
      effect: 'Allow',
      actions,
      resources: [resource],
      actionsComplete: true,
      resourcesComplete: resource !== UNKNOWN,
      hasPrincipals: false,
      hasNotPrincipals: false,
      conditions: 'none',
      context: 'identity',
    },
    range: policy.range,
    at: (part) => (part === 'resources' ? item.at : policy.keyRange),
    nameOf: (part) => part,
    scope: (_, arns) => {
      // The argument of most templates is a name.
      const written = prefix === '' ? writtenArns(arns, template.isJson) : undefined;
      return written?.length === 1 ? replaceItems(template.text, policy.range, [item], written) : undefined;
    },
    narrow: (_, end, by) => {
      if (!end.startsWith(literal) || !by.startsWith(literal) || hasHole(by)) return undefined;
      return replaceEnd(template.text, policy.range, item, end.slice(literal.length), by.slice(literal.length));
    },
    split: () => undefined,
    removeResource: () => undefined,
    replaceActions: () => undefined,
    addCondition: () => undefined,
    names: (kind) => namesIn(template, kind),
  };
}

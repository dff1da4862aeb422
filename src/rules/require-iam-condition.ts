/**
 * G15: which statements let somebody read secrets with nothing but a resource to limit it? Asks for a condition that
 * restricts further; which one is the author's choice. Whether the resource is too wide is another rule's question.
 */
import { parseArn } from '../knowledge/iam/arn.ts';
import { unlimitedReads } from '../knowledge/iam/secret-reads.ts';
import type { StatementFacts } from '../knowledge/iam/statement.ts';
import { hasHole, REGION, type Text } from '../knowledge/iam/text.ts';
import type { Repair } from '../model/edit.ts';
import type { PolicyStatement } from '../model/policy.ts';
import { joined, namesOf } from '../model/policy-wording.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly allowActions: readonly string[];
}

type MessageId = 'missing' | 'ineffective' | 'region';

/** The one region of the resources; that of the stack where they leave it open. */
function regionOf({ resources = [] }: StatementFacts): Text | undefined {
  const named = resources.map((resource) => parseArn(resource)?.region ?? '');
  const isOpen = (region: Text): boolean => region === '' || region === '*' || hasHole(region);
  const regions = new Set(named.map((region) => (isOpen(region) ? REGION : region)));
  return regions.size === 1 ? [...regions][0] : undefined;
}

/** A role that also reads elsewhere would lose access: never safe. */
function repairsOf(statement: PolicyStatement): Repair<MessageId>[] {
  const region = regionOf(statement.facts);
  const edits = region && statement.addCondition('StringEquals', 'aws:RequestedRegion', region);
  return edits ? [{ safe: false, messageId: 'region', edits }] : [];
}

export default createRule<Options, MessageId>({
  name: 'require-iam-condition',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require conditions on IAM statements that allow reading secrets',
      guide: ['G15'],
      config: 'strict',
      cwe: [732],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowActions: listOfTexts('Actions that need no condition.'),
      },
    },
    defaultOptions: { allowActions: [] },
    messages: {
      missing:
        '{{actions}} {{are}} allowed without a condition. ' +
        'Add one that restricts the access further, such as `aws:RequestedRegion`.',
      ineffective:
        'The condition on {{keys}} does not restrict {{actions}}. Add one that does, such as `aws:RequestedRegion`.',
      region: 'Add a condition on `aws:RequestedRegion`.',
    },
  },
  needs: [['action'], ['ssm', 'secretsmanager', 'secrets-manager', 'kms']],
  check({ file, options, report }) {
    if (file.isTest) return;
    const seen = new Set<string>();
    for (const statement of file.policies()) {
      const reads = unlimitedReads(statement.facts, options.allowActions);
      if (!reads) continue;
      const { elements, actions, ineffective } = reads;
      const at = ineffective.length > 0 ? statement.at('conditions') : statement.at('actions', elements[0]);
      // A statement that is read for several calls of its function has one place.
      if (seen.has(at.join('-'))) continue;
      seen.add(at.join('-'));
      const names = namesOf(statement.facts, actions);
      const data = { actions: joined(names), are: names.length > 1 ? 'are' : 'is' };
      if (ineffective.length === 0) report({ at, messageId: 'missing', data, repairs: repairsOf(statement) });
      else report({ at, messageId: 'ineffective', data: { ...data, keys: joined(ineffective) } });
    }
  },
});

/**
 * Which statements allow more actions than their text says? Reports `*`, whole services, and patterns in which reads
 * of secrets, permission or escalation calls hide. Which resources the actions reach is the business of
 * `no-wildcard-iam-resource`.
 */
import { judge } from '../knowledge/iam/judge.ts';
import { RECOMMENDED, type StatementFacts } from '../knowledge/iam/statement.ts';
import { matchesGlob } from '../knowledge/iam/glob.ts';
import type { Verdict } from '../knowledge/iam/verdict.ts';
import type { Repair } from '../model/edit.ts';
import type { PolicyStatement } from '../model/policy.ts';
import { joined } from '../model/policy-wording.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  readonly allowActions: readonly string[];
}

type FindingId = 'allActions' | 'serviceWildcard' | 'actionGlob';
type MessageId = FindingId | 'narrow' | 'expand';

const isOwn = (verdict: Verdict): verdict is Verdict & { readonly id: FindingId } =>
  verdict.id === 'allActions' || verdict.id === 'serviceWildcard' || verdict.id === 'actionGlob';

/** So many actions show what a pattern is about. */
const MAX_NAMES = 3;

function dataOf({ facts }: PolicyStatement, finding: Verdict): Record<string, string> {
  const { elements, wideResources, actions, count = 0 } = finding;
  // Conditions may narrow the resources.
  const where = wideResources.length > 0 && facts.conditions === 'none' ? ' on every resource' : '';
  const some = joined(actions.slice(0, MAX_NAMES));
  return {
    pattern: facts.actions?.[elements[0] ?? 0] ?? '*',
    where,
    reach: count > actions.length || count > MAX_NAMES ? `${count} actions${where}, ${some} among them` : some + where,
  };
}

/** The actions that nothing else in the statement stands for. */
function missing(actions: readonly string[], facts: StatementFacts, gone: readonly number[]): string[] {
  const others = (facts.actions ?? []).filter((_, index) => !gone.includes(index)).map((text) => text.toLowerCase());
  return actions.filter((name) => !others.some((text) => matchesGlob(text, name.toLowerCase())));
}

/** Each takes permissions away, now or when AWS adds an action: never safe. */
function repairsOf(statement: PolicyStatement, { elements, members, suggestSubset }: Verdict): Repair<MessageId>[] {
  const repair = (messageId: 'narrow' | 'expand', all: readonly string[] = []): Repair<MessageId>[] => {
    const actions = missing(all, statement.facts, elements);
    const edits = actions.length > 0 ? statement.replaceActions(elements, actions) : undefined;
    const data = { actions: joined(actions), count: String(actions.length) };
    return edits ? [{ safe: false, messageId, data, edits }] : [];
  };
  return [...repair('narrow', suggestSubset), ...repair('expand', members)];
}

export default createRule<Options, MessageId>({
  name: 'no-wildcard-iam-action',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow IAM policies that allow all actions, whole services, or more than a pattern says',
      guide: ['G13'],
      config: 'recommended',
      cwe: [732],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowActions: listOfTexts('Actions and patterns that are accepted.'),
      },
    },
    defaultOptions: { allowActions: [] },
    messages: {
      allActions: '`{{pattern}}` allows every action of every service{{where}}. List the actions that the code calls.',
      serviceWildcard: '`{{pattern}}` allows {{reach}}. List the actions that the code calls.',
      actionGlob: '`{{pattern}}` allows {{reach}}. List the actions that the code calls.',
      narrow: 'Replace it by {{actions}}.',
      expand: 'Write out the {{count}} actions it stands for.',
    },
  },
  needs: [['action'], ['*', '?']],
  elsewhere: { template: [['action'], ['*', '?']] },
  check({ file, options, report }) {
    if (file.isTest) return;
    const judged = { ...RECOMMENDED, allowActions: options.allowActions };
    const seen = new Set<string>();
    for (const statement of file.policies()) {
      for (const finding of judge(statement.facts, judged).filter(isOwn)) {
        const at = statement.at('actions', finding.elements[0]);
        // A statement that is read for several calls of its function has one place.
        const key = `${finding.id}:${at.join('-')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        report({ at, messageId: finding.id, data: dataOf(statement, finding), repairs: repairsOf(statement, finding) });
      }
    }
  },
});

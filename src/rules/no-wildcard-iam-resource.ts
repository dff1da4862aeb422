/**
 * Which statements allow an action on resources that nobody named? Reports `'*'` and ARNs that come to the same for
 * actions that can be limited to resources, and Allow statements that say what they leave out. `*` and
 * `service:*` are the business of `no-wildcard-iam-action`, whatever resources they stand beside.
 */
import { judge } from '../knowledge/iam/judge.ts';
import { RECOMMENDED, type JudgeOptions, type StatementFacts } from '../knowledge/iam/statement.ts';
import { displayText } from '../knowledge/iam/text.ts';
import type { Verdict } from '../knowledge/iam/verdict.ts';
import type { PolicyStatement } from '../model/policy.ts';
import { breadthFor, narrowingsOf } from '../model/policy-repairs.ts';
import { adviceOn, joined, namesOf, reachOf, reasonIn } from '../model/policy-wording.ts';
import type { Range } from '../model/range.ts';
import { createRule, listOfTexts, type Report } from '../rule.ts';

interface Options {
  readonly allowActions: readonly string[];
  readonly allowResources: readonly string[];
  readonly telemetry: boolean;
  readonly metadata: boolean;
  readonly accountWildcard: boolean;
  readonly minPathDepth: number;
}

type WideId = 'wildcardResource' | 'wildcardResourceArn';
type ExcludingId = 'allowNotAction' | 'allowNotResource' | 'allowNotPrincipal';
type FindingId = WideId | ExcludingId | 'placeholder';
type MessageId = FindingId | 'remove' | 'split' | 'scope' | 'passedToService';

/** A verdict that this rule reports. */
type Finding<Id extends FindingId = FindingId> = Verdict & { readonly id: Id };

const EXCLUDING = {
  allowNotAction: 'notActions',
  allowNotResource: 'notResources',
  allowNotPrincipal: 'notPrincipals',
} as const;

const isWide = (verdict: Verdict): verdict is Finding<WideId> =>
  verdict.id === 'wildcardResource' || verdict.id === 'wildcardResourceArn';
const isExcluding = (verdict: Verdict): verdict is Finding<ExcludingId> => verdict.id in EXCLUDING;
const isOwn = (verdict: Verdict): verdict is Finding =>
  isWide(verdict) || isExcluding(verdict) || verdict.id === 'placeholder';

function judgeOptions(options: Partial<Options>): JudgeOptions {
  const { allowActions = [], allowResources = [], accountWildcard = false, minPathDepth = 1 } = options;
  const tiers = [...RECOMMENDED.tiers];
  if (options.telemetry) tiers.push('telemetry');
  if (options.metadata) tiers.push('metadata');
  return { allowActions, allowResources, tiers, accountWildcard, minPathDepth };
}

const findingsOn = (facts: StatementFacts, options: JudgeOptions): readonly Finding[] =>
  judge(facts, options).filter(isOwn);

/** The name of the same part without `not`: `notActions` to `actions`, `NotAction` to `Action`. */
const positive = (name: string): string =>
  name.startsWith('N') ? name.slice(3) : name.charAt(3).toLowerCase() + name.slice(4);

function dataOf(statement: PolicyStatement, finding: Finding, options: JudgeOptions): Record<string, string> {
  const { facts } = statement;
  if (isExcluding(finding)) {
    const name = statement.nameOf(EXCLUDING[finding.id]);
    return { name, instead: positive(name), actions: joined(namesOf(facts, facts.actions ?? [])) };
  }
  if (!isWide(finding)) return {};
  const names = namesOf(facts, finding.actions);
  const resource = facts.resources?.[finding.elements[0] ?? 0] ?? '';
  return {
    actions: joined(names),
    are: names.length > 1 ? 'are' : 'is',
    resource: displayText(resource),
    which: reachOf(resource, breadthFor(resource, finding.actions, options)),
    reason: reasonIn(finding),
    advice: adviceOn(finding, names, resource),
  };
}

function rangeOf(statement: PolicyStatement, finding: Finding): Range {
  if (isExcluding(finding)) return statement.at(EXCLUDING[finding.id]);
  return finding.list === 'statement' ? statement.at('conditions') : statement.at(finding.list, finding.elements[0]);
}

function repairsOf(
  statement: PolicyStatement,
  finding: Finding,
  options: JudgeOptions,
): NonNullable<Report<MessageId>['repairs']> {
  if (!isWide(finding)) return [];
  const { facts } = statement;
  const others = (facts.resources ?? []).filter((_, index) => !finding.elements.includes(index));
  // Where the other resources are as wide, scoping these would not help.
  const isOpen = findingsOn({ ...facts, resources: others }, options).some(isWide);
  return narrowingsOf(statement, finding, options)
    .filter(({ how }) => !isOpen || (how !== 'remove' && how !== 'scope'))
    .map(({ how, target, edits }) => ({ safe: false, messageId: how, data: { target }, edits }));
}

export default createRule<Options, MessageId>({
  name: 'no-wildcard-iam-resource',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow IAM policies that allow scopable actions on every resource',
      guide: ['G13', 'G14'],
      config: 'recommended',
      strictOptions: { telemetry: true, metadata: true, accountWildcard: true, minPathDepth: 2 },
      cwe: [732],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowActions: listOfTexts('Actions that may have every resource.'),
        allowResources: listOfTexts('Resources that are accepted.'),
        telemetry: { type: 'boolean', description: 'Also report logs, traces, metrics and network interfaces.' },
        metadata: { type: 'boolean', description: 'Also report calls that only list or describe.' },
        accountWildcard: { type: 'boolean', description: 'Also report a wildcard in place of the account.' },
        minPathDepth: { type: 'integer', minimum: 1, description: 'Path segments before the wildcard of a name.' },
      },
    },
    defaultOptions: {
      allowActions: [],
      allowResources: [],
      telemetry: false,
      metadata: false,
      accountWildcard: false,
      minPathDepth: 1,
    },
    messages: {
      wildcardResource: '{{actions}} {{are}} allowed on every resource (`*`){{reason}}. {{advice}}.',
      wildcardResourceArn: '{{actions}} {{are}} allowed on `{{resource}}`, {{which}}{{reason}}. {{advice}}.',
      allowNotAction:
        '`{{name}}` in an Allow statement grants every action but the listed ones. ' +
        'List the needed actions in `{{instead}}`.',
      allowNotResource:
        '`{{name}}` in an Allow statement grants {{actions}} on every resource but the listed ones. ' +
        'Name the needed resources in `{{instead}}`.',
      allowNotPrincipal:
        '`{{name}}` in an Allow statement grants access to everyone but the listed principals. ' +
        'Name the right ones in `{{instead}}`.',
      placeholder: '`REPLACE_ME` is a placeholder. Put the real name in its place.',
      remove: 'Remove {{target}} and keep the other resources.',
      split: 'Move the actions that can be scoped into a statement for {{target}}.',
      scope: 'Scope it to {{target}}.',
      passedToService: 'Limit the role to one service with {{target}}.',
    },
  },
  needs: [['action'], ['resource', 'notprincipal']],
  // A policy template of SAM has an argument, and neither actions nor resources.
  elsewhere: { template: [['action', 'policies'], ['resource', 'notprincipal', 'policies']] },
  check({ file, options, report }) {
    if (file.isTest) return;
    const judged = judgeOptions(options);
    const seen = new Set<string>();
    for (const statement of file.policies()) {
      for (const finding of findingsOn(statement.facts, judged)) {
        const at = rangeOf(statement, finding);
        // A statement that is read for several calls of its function has one place.
        const key = `${finding.id}:${at.join('-')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const data = dataOf(statement, finding, judged);
        report({ at, messageId: finding.id, data, repairs: repairsOf(statement, finding, judged) });
      }
    }
  },
});

/**
 * Which statements allow an action on resources that nobody named? Reports `'*'` and ARNs that come to the same for actions that can be
 * limited to resources, and Allow statements that say what they leave out. Action wildcards alone are no finding here.
 */
import type { ConditionReason } from '../knowledge/iam/conditions.ts';
import { narrowingOf } from '../knowledge/iam/conditions.ts';
import type { Breadth } from '../knowledge/iam/arn.ts';
import { hasWildcard, matchesGlob } from '../knowledge/iam/glob.ts';
import { judge } from '../knowledge/iam/judge.ts';
import { RECOMMENDED, type JudgeOptions, type StatementFacts } from '../knowledge/iam/statement.ts';
import { service } from '../knowledge/iam/table.ts';
import { displayText } from '../knowledge/iam/text.ts';
import type { Verdict, VerdictId } from '../knowledge/iam/verdict.ts';
import type { PolicyStatement } from '../model/policy.ts';
import { breadthFor, exampleForm, formOfArn, formsToName, narrowingsOf } from '../model/policy-repairs.ts';
import type { Range } from '../model/range.ts';
import { createRule, type Report } from '../rule.ts';

interface Options {
  readonly allowActions: readonly string[];
  readonly allowResources: readonly string[];
  readonly telemetry: boolean;
  readonly metadata: boolean;
  readonly accountWildcard: boolean;
  readonly minPathDepth: number;
}

type Finding = 'wildcardResource' | 'wildcardResourceArn' | 'allowNotAction' | 'allowNotResource' | 'allowNotPrincipal' | 'placeholder';
type MessageId = Finding | 'remove' | 'split' | 'scope' | 'passedToService';

const FINDINGS: ReadonlySet<VerdictId> = new Set<Finding>([
  'wildcardResource', 'wildcardResourceArn', 'allowNotAction', 'allowNotResource', 'allowNotPrincipal', 'placeholder',
]);
const MAX_NAMES = 5;

function judgeOptions(options: Partial<Options>): JudgeOptions {
  const { allowActions = [], allowResources = [], telemetry, metadata, accountWildcard = false, minPathDepth = 1 } = options;
  const tiers = [...RECOMMENDED.tiers, ...(telemetry ? ['telemetry' as const] : []), ...(metadata ? ['metadata' as const] : [])];
  return { allowActions, allowResources, tiers, accountWildcard, minPathDepth };
}

/** The verdicts this rule reports. A wide resource is one even where the table has only a verdict about the action. */
function verdictsOn(facts: StatementFacts, options: JudgeOptions): readonly Verdict[] {
  const verdicts = judge(facts, options);
  const own = verdicts.filter(({ id }) => FINDINGS.has(id));
  if (own.some(({ list }) => list === 'resources')) return own;
  const narrowing = narrowingOf(facts.conditions);
  const wide = verdicts.find((verdict) => {
    if (verdict.wideResources.length === 0 || narrowing.narrow) return false;
    if (verdict.id === 'allActions') return true;
    const prefix = facts.actions?.[verdict.elements[0] ?? 0]?.split(':')[0] ?? '';
    const scopable = service(prefix)?.actions.some((info) => info.scopable) ?? false;
    return verdict.id === 'serviceWildcard' && scopable && !(narrowing.exemptsKms && prefix.toLowerCase() === 'kms');
  });
  if (!wide) return own;
  const stars = wide.wideResources.filter((index) => /^\*+$/.test(facts.resources?.[index] ?? ''));
  const elements = stars.length > 0 ? stars : wide.wideResources;
  const actions = wide.elements.flatMap((index) => facts.actions?.[index] ?? []);
  const { reason } = narrowing;
  return [
    ...own,
    { ...wide, id: stars.length > 0 ? 'wildcardResource' : 'wildcardResourceArn', list: 'resources', elements, actions, forms: [], ...(reason && { reason }) },
  ];
}

/** Names for a message, at most five; a pattern of the statement stands for its members. */
function actionNames(facts: StatementFacts, actions: readonly string[]): string[] {
  const patterns = (facts.actions ?? []).filter(hasWildcard);
  const written = actions.map((name) => patterns.find((pattern) => matchesGlob(pattern.toLowerCase(), name.toLowerCase())) ?? name);
  return [...new Set(written)];
}

function joined(names: readonly string[]): string {
  const quoted = names.slice(0, MAX_NAMES).map((name) => `\`${name}\``);
  if (names.length > MAX_NAMES) return `${quoted.join(', ')} and ${names.length - MAX_NAMES} more`;
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? 'its actions');
}

const REASONS: Readonly<Record<ConditionReason['id'], (key: string) => string>> = {
  notTheResource: (key) => `the condition on ${key} limits who, where or when, not which resources`,
  kmsOnly: (key) => `the condition on ${key} limits KMS actions only`,
  negated: (key) => `the negated condition on ${key} lets in everything else`,
  ifExists: (key) => `the condition on ${key} also matches when the key is absent`,
  forAllValues: (key) => `\`ForAllValues\` on ${key} is also true when the key is absent`,
  presenceOnly: (key) => `the condition on ${key} does not ask for a value`,
  matchesEverything: (key) => `the condition on ${key} matches everything`,
};

/** What a wide ARN stands for. */
function reachOf(resource: string, breadth: Breadth): string {
  if (breadth === 'SERVICEALL') return 'which matches everything in the service';
  if (breadth === 'LEADING') return 'whose name begins with a wildcard';
  if (breadth === 'ACCOUNTALL') return 'which matches every account';
  if (breadth === 'SHALLOW') return 'which reaches beyond one path';
  return /[*?][^*?]*\w/.test(resource.split(':').slice(5).join(':')) ? 'in which the name is a wildcard' : 'which matches every resource of that type';
}

function advice(verdict: Verdict, names: readonly string[], resource: string): string {
  const forms = verdict.id === 'wildcardResource' ? formsToName(verdict.actions) : [formOfArn(resource, verdict.actions) ?? []].flat();
  const example = exampleForm(verdict.actions);
  // A whole service has too many kinds of resources to name one.
  if (!example || names.some((name) => /^\*|:\*+$/.test(name))) return 'List the needed actions and name their resources';
  if (forms.length === 0) return `Name the needed resources, for example \`${example.display}\``;
  const scope = `Scope ${names.length > 1 ? 'them' : 'it'} to ${joined(forms.map((form) => form.display))}`;
  const needing = verdict.id === 'wildcardResource' ? verdict.unscopable : [];
  if (needing.length > 0) {
    return `${scope} in a statement of its own, because ${joined(needing)} ${needing.length > 1 ? 'need' : 'needs'} \`*\``;
  }
  return verdict.reason?.id === 'forAllValues' ? `${scope}, or add \`Null: { '${verdict.reason.key}': 'false' }\`` : scope;
}

/** The same part without `not`: `notActions` to `actions`, `NotAction` to `Action`. */
const positive = (name: string): string => (name.startsWith('N') ? name.slice(3) : name.charAt(3).toLowerCase() + name.slice(4));

function dataOf(statement: PolicyStatement, verdict: Verdict, options: JudgeOptions): Record<string, string> {
  const { facts } = statement;
  const names = actionNames(facts, verdict.actions);
  const excluding = ({ allowNotAction: 'notActions', allowNotResource: 'notResources', allowNotPrincipal: 'notPrincipals' } as const)[verdict.id as 'allowNotAction'];
  if (excluding) {
    const name = statement.nameOf(excluding);
    return { name, instead: positive(name), actions: joined(actionNames(facts, facts.actions ?? [])) };
  }
  if (verdict.id === 'placeholder') return {};
  const reason = verdict.reason ? `, and ${REASONS[verdict.reason.id](`\`${verdict.reason.key}\``)}` : '';
  const resource = facts.resources?.[verdict.elements[0] ?? 0] ?? '';
  return {
    actions: joined(names),
    are: names.length > 1 ? 'are' : 'is',
    ...(verdict.id === 'wildcardResourceArn'
      ? { resource: displayText(resource), which: reachOf(resource, breadthFor(resource, verdict.actions, options)) }
      : {}),
    reason,
    advice: advice(verdict, names, resource),
  };
}

function rangeOf(statement: PolicyStatement, { id, list, elements }: Verdict): Range {
  if (id === 'allowNotPrincipal') return statement.at('notPrincipals');
  if (list === 'statement') return statement.at('conditions');
  return id === 'allowNotAction' || id === 'allowNotResource' ? statement.at(list) : statement.at(list, elements[0]);
}

function repairsOf(statement: PolicyStatement, verdict: Verdict, options: JudgeOptions): Report<MessageId>['repairs'] {
  if (verdict.id !== 'wildcardResource' && verdict.id !== 'wildcardResourceArn') return [];
  const { resources = [] } = statement.facts;
  const rest = { ...statement.facts, resources: resources.filter((_, index) => !verdict.elements.includes(index)) };
  const isRestWide = verdictsOn(rest, options).length > 0;
  return narrowingsOf(statement, verdict, options)
    .filter(({ how }) => !isRestWide || (how !== 'remove' && how !== 'scope'))
    .map(({ how, target, edits }) => ({ safe: false, messageId: how, data: { target }, edits }));
}

export default createRule<Options, MessageId>({
  name: 'no-wildcard-iam-resource',
  meta: {
    type: 'problem',
    docs: { description: 'disallow IAM policies that allow scopable actions on every resource', guide: ['G13', 'G14'], config: 'recommended', cwe: [732] },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowActions: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, description: 'Patterns of actions that may have every resource.' },
        allowResources: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, description: 'Patterns of resources that are accepted.' },
        telemetry: { type: 'boolean', description: 'Also report logs, traces, metrics and network interfaces of a function.' },
        metadata: { type: 'boolean', description: 'Also report calls that only list or describe.' },
        accountWildcard: { type: 'boolean', description: 'Also report a wildcard account in ARNs of IAM, KMS, SSM and Secrets Manager.' },
        minPathDepth: { type: 'integer', minimum: 1, description: 'Fixed path segments before the wildcard in names of parameters and secrets.' },
      },
    },
    defaultOptions: { allowActions: [], allowResources: [], telemetry: false, metadata: false, accountWildcard: false, minPathDepth: 1 },
    messages: {
      wildcardResource: '{{actions}} {{are}} allowed on every resource (`*`){{reason}}. {{advice}}.',
      wildcardResourceArn: '{{actions}} {{are}} allowed on `{{resource}}`, {{which}}{{reason}}. {{advice}}.',
      allowNotAction: '`{{name}}` in an Allow statement grants every action but the listed ones. List the needed actions in `{{instead}}`.',
      allowNotResource: '`{{name}}` in an Allow statement grants {{actions}} on every resource but the listed ones. Name the needed resources in `{{instead}}`.',
      allowNotPrincipal: '`{{name}}` in an Allow statement grants access to everyone but the listed principals. Name the right ones in `{{instead}}`.',
      placeholder: '`REPLACE_ME` is a placeholder. Put the real name in its place.',
      remove: 'Remove {{target}} and keep the other resources.',
      split: 'Move the actions that can be scoped into a statement for {{target}}.',
      scope: 'Scope it to {{target}}.',
      passedToService: 'Limit the role to one service with {{target}}.',
    },
  },
  needs: [['action'], ['resource', 'notprincipal']],
  check({ file, options, report }) {
    if (file.isTest) return;
    const judged = judgeOptions(options);
    const seen = new Set<string>();
    for (const statement of file.policies()) {
      for (const verdict of verdictsOn(statement.facts, judged)) {
        const at = rangeOf(statement, verdict);
        const key = `${verdict.id}:${at.join('-')}`;
        if (seen.has(key)) continue;
        seen.add(key);
        report({ at, messageId: verdict.id as Finding, data: dataOf(statement, verdict, judged), repairs: repairsOf(statement, verdict, judged) ?? [] });
      }
    }
  },
});

/**
 * How is a verdict about a statement said to a person? Names and phrases for messages, in the statement's own words
 * where it has some: a pattern stands for the actions it matches. Every phrase is safe to print; none of them ends in
 * a period.
 */
import type { Breadth } from '../knowledge/iam/arn.ts';
import type { ConditionReason } from '../knowledge/iam/conditions.ts';
import { hasWildcard, matchesGlob } from '../knowledge/iam/glob.ts';
import type { StatementFacts } from '../knowledge/iam/statement.ts';
import type { Text } from '../knowledge/iam/text.ts';
import type { Verdict } from '../knowledge/iam/verdict.ts';
import { exampleForm, formOfArn, formsToName } from './policy-repairs.ts';

const MAX_NAMES = 5;

/** `a`, `a` and `b`, at most five. */
export function joined(names: readonly string[]): string {
  const quoted = names.slice(0, MAX_NAMES).map((name) => `\`${name}\``);
  if (names.length > MAX_NAMES) return `${quoted.join(', ')} and ${names.length - MAX_NAMES} more`;
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? 'its actions');
}

/** Actions as the statement writes them: by the pattern that stands for one which it does not name. */
export function namesOf(facts: StatementFacts, actions: readonly string[]): readonly string[] {
  const patterns = (facts.actions ?? []).filter(hasWildcard);
  const named = new Set(facts.actions?.map((text) => text.toLowerCase()));
  const written = actions.map((name) => {
    const lower = name.toLowerCase();
    return named.has(lower) ? name : (patterns.find((pattern) => matchesGlob(pattern.toLowerCase(), lower)) ?? name);
  });
  return [...new Set(written)];
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

/** Why the conditions do not help, as the end of a sentence; empty when there are none. */
export const reasonIn = ({ reason }: Verdict): string =>
  reason ? `, and ${REASONS[reason.id](`\`${reason.key}\``)}` : '';

/** What a wide ARN stands for, as a relative clause. */
export function reachOf(resource: Text, breadth: Breadth): string {
  if (breadth === 'SERVICEALL') return 'which matches everything in the service';
  if (breadth === 'LEADING') return 'whose name begins with a wildcard';
  if (breadth === 'ACCOUNTALL') return 'which matches every account';
  if (breadth === 'SHALLOW') return 'which reaches beyond one path';
  const goesOn = /[*?][^*?]*\w/.test(resource.split(':').slice(5).join(':'));
  return goesOn ? 'in which the name is a wildcard' : 'which matches every resource of that type';
}

/**
 * What to do about a wide resource: a sentence without its period.
 * @param names of the actions, as the message calls them
 */
export function adviceOn(verdict: Verdict, names: readonly string[], resource: Text): string {
  const isStar = verdict.id === 'wildcardResource';
  const example = exampleForm(verdict.actions);
  if (!example) return 'Name the needed resources';
  const forms = isStar ? formsToName(verdict.actions) : [formOfArn(resource, verdict.actions) ?? []].flat();
  if (forms.length === 0) return `Name the needed resources, for example \`${example.display}\``;
  const scope = `Scope ${names.length > 1 ? 'them' : 'it'} to ${joined(forms.map((form) => form.display))}`;
  const needing = isStar ? verdict.unscopable : [];
  if (needing.length > 0) {
    const verb = needing.length > 1 ? 'need' : 'needs';
    return `${scope} in a statement of its own, because ${joined(needing)} ${verb} \`*\``;
  }
  const { reason } = verdict;
  return reason?.id === 'forAllValues' ? `${scope}, or add \`Null: { '${reason.key}': 'false' }\`` : scope;
}

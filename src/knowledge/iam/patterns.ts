/**
 * Which action patterns grant more than they say? A whole service always does, unless nothing in it can be scoped;
 * any other pattern does when permission or escalation calls, or reads of secrets among others, hide in it. Blind
 * spots: what AWS adds to a pattern after the date of the table, and patterns of services the table does not know.
 */
import { type ActionElement, byDanger } from './statement.ts';
import type { ActionInfo } from './table.ts';
import { type Tier, tierOf, worstTier } from './tiers.ts';
import { type Verdict, verdict } from './verdict.ts';

/** The longest expansion worth writing out. */
const MAX_MEMBERS = 25;
const DANGEROUS: ReadonlySet<Tier> = new Set(['secret', 'escalation', 'permissions']);
/** Patterns that begin like this say themselves that they read secrets. */
const OUTSPOKEN = /^(?:ssm:getparam|secretsmanager:getsecret|lambda:getfunction)/;

const namesOf = (actions: readonly ActionInfo[]): string[] => actions.map((info) => info.name);

/** Whether an action list element is `*` (or `*:*`). */
export function isEveryAction(text: string): boolean {
  return /^\*+(?::\*+)?$/.test(text);
}

/** Whether a pattern other than `service:*` hides dangerous actions. */
function hides(pattern: string, actions: readonly ActionInfo[]): boolean {
  const tiers = actions.map(tierOf);
  if (tiers.includes('permissions') || tiers.includes('escalation')) return true;
  return tiers.includes('secret') && tiers.some((tier) => tier !== 'secret') && !OUTSPOKEN.test(pattern);
}

/** The actions to name for a pattern: the dangerous ones, else those of its most dangerous tier. */
function actionsToName(actions: readonly ActionInfo[], worst: Tier): ActionInfo[] {
  const dangerous = actions.filter((info) => DANGEROUS.has(tierOf(info)));
  return byDanger(dangerous.length > 0 ? dangerous : actions.filter((info) => tierOf(info) === worst));
}

/** The verdicts about action patterns, one for each distinct pattern, in the order of the list. */
export function patternVerdicts(elements: readonly ActionElement[]): Verdict[] {
  const byText = new Map<string, ActionElement[]>();
  for (const element of elements) {
    if (element.kind !== 'known' || !element.isPattern) continue;
    const text = element.text.toLowerCase();
    byText.set(text, [...(byText.get(text) ?? []), element]);
  }
  return [...byText].flatMap(([text, same]) => {
    const actions = same[0]?.actions ?? [];
    const isService = /^[^:]*:\*+$/.test(text);
    const isReported = isService
      ? actions.some((info) => info.class !== 'N' || info.level === 'permissions')
      : hides(text, actions);
    if (!isReported) return [];
    const tier = worstTier(actions.map(tierOf));
    const reads = actions.filter((info) => ['secret', 'read'].includes(tierOf(info)));
    const isNarrower = reads.length > 0 && reads.length <= MAX_MEMBERS && reads.length < actions.length;
    return {
      ...verdict(isService ? 'serviceWildcard' : 'actionGlob', tier, 'actions', same.map(({ index }) => index)),
      actions: namesOf(actionsToName(actions, tier)),
      count: actions.length,
      ...(actions.length <= MAX_MEMBERS && { members: namesOf(actions) }),
      ...(isNarrower && { suggestSubset: namesOf(byDanger(reads)) }),
    };
  });
}

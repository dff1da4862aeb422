/**
 * Does a statement let somebody read secrets with nothing but its resource to limit it? Blind spots: those of the
 * action table, and conditions that cannot be read, which count as limiting.
 */
import { isRestricting } from './conditions.ts';
import { actionElements, isGrant, type StatementFacts } from './statement.ts';
import type { ActionInfo } from './table.ts';
import { tierOf } from './tiers.ts';

/** Elements of the action list that read secrets without a further condition. */
export interface UnlimitedReads {
  readonly elements: readonly number[];
  /** The actions, in AWS's spelling. */
  readonly actions: readonly string[];
  /** Conditions that restrict nothing, by their keys. */
  readonly ineffective: readonly string[];
}

/** Lambda's calls return configuration; a batch read needs `GetSecretValue` for every secret in it. */
const readsSecret = (info: ActionInfo): boolean =>
  tierOf(info) === 'secret' && info.service !== 'lambda' && info.class !== 'N';

/** The reads of secrets in a statement that no condition restricts; `undefined` when there are none. */
export function unlimitedReads(facts: StatementFacts, allowActions: readonly string[]): UnlimitedReads | undefined {
  if (!isGrant(facts) || isRestricting(facts.conditions)) return undefined;
  const elements = actionElements(facts.actions ?? [], allowActions).filter(({ actions }) => actions.some(readsSecret));
  if (elements.length === 0) return undefined;
  const actions = elements.flatMap((element) => element.actions.filter(readsSecret).map(({ name }) => name));
  const conditions = typeof facts.conditions === 'string' ? [] : facts.conditions;
  return {
    elements: elements.map(({ index }) => index),
    actions: [...new Set(actions)],
    ineffective: [...new Set(conditions.map(({ key }) => key))],
  };
}

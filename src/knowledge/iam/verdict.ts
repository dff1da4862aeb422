/**
 * What does the judge say about a statement? Everything a report and its repairs need, in terms of the statement's
 * own lists. Blind spots: positions in the source and the wording of messages are not its business.
 */
import type { ConditionReason } from './conditions.ts';
import type { ArnForm } from './forms.ts';
import type { Tier } from './tiers.ts';

/**
 * What is wrong:
 *
 * - `placeholder`: a repair's `REPLACE_ME` is still there.
 * - `allowNotPrincipal`, `allowNotAction`, `allowNotResource`: an Allow with an excluding form.
 * - `allActions`, `serviceWildcard`, `actionGlob`: the action is `*`, `service:*`, or a pattern that hides more.
 * - `wildcardResource`: the resource is `'*'`. `wildcardResourceArn`: it is an ARN that comes to the same.
 */
export type VerdictId =
  | 'placeholder' | 'allowNotPrincipal' | 'allowNotAction' | 'allowNotResource' | 'allActions' | 'serviceWildcard'
  | 'actionGlob' | 'wildcardResource' | 'wildcardResourceArn';

/** One thing that is wrong with a statement. */
export interface Verdict {
  readonly id: VerdictId;
  /** The most dangerous tier among the actions; `secret` where all actions are meant. */
  readonly tier: Tier;
  /** The actions at fault in AWS's spelling, the most dangerous first; for a pattern, its dangerous members. */
  readonly actions: readonly string[];
  /** The list that holds the offending elements; `statement` when it is none of the lists. */
  readonly list: 'actions' | 'notActions' | 'resources' | 'notResources' | 'statement';
  /** Indexes of the offending elements. */
  readonly elements: readonly number[];
  /** Indexes of the resources that are wide whatever the action; for action wildcards and `NotAction`. */
  readonly wideResources: readonly number[];
  /** Actions and patterns of the statement that need `'*'`. */
  readonly unscopable: readonly string[];
  /** ARNs to scope the resource to, at most three, the best one first. */
  readonly forms: readonly ArnForm[];
  /** Whether naming all the forms leaves every action at fault with the resource types it requires. */
  readonly formsComplete: boolean;
  /** For `'*'`: indexes of the actions that keep it and of those to scope; absent when that cannot be told. */
  readonly split?: { readonly keep: readonly number[]; readonly scope: readonly number[] };
  /** Why the conditions of the statement do not help; absent when there are none. */
  readonly reason?: ConditionReason;
  /** How many actions a pattern matches. */
  readonly count?: number;
  /** The actions a pattern matches, when they are few enough to be written out. */
  readonly members?: readonly string[];
  /** The actions among them that read data, as a narrower replacement of a pattern. */
  readonly suggestSubset?: readonly string[];
}

/** A verdict about some elements of a list, with nothing more to say yet. */
export function verdict(id: VerdictId, tier: Tier, list: Verdict['list'], elements: readonly number[]): Verdict {
  return {
    id, tier, list, elements,
    actions: [], wideResources: [], unscopable: [], forms: [], formsComplete: false,
  };
}

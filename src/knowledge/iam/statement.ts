/**
 * What does the judge get to see of an IAM statement, and which of its actions does the table know? Blind spots: an
 * element that could not be read stands for no action at all, and an action nobody knows stands for itself only.
 */
import type { BreadthLimits } from './arn.ts';
import type { Conditions } from './conditions.ts';
import { hasWildcard, matchesGlob } from './glob.ts';
import { action, type ActionInfo, expand } from './table.ts';
import { hasHole, type Text } from './text.ts';
import { type Tier, tierOf, TIERS } from './tiers.ts';

/** Where a statement is used. */
export type PolicyContext =
  | 'identity' | 'resource' | 'trust' | 'boundary' | 'scp' | 'endpoint' | 'assertion' | 'unknown';

/** What could be read of a statement. An absent list is `undefined`; elements that cannot be read may be left out. */
export interface StatementFacts {
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly actions?: readonly Text[] | undefined;
  readonly notActions?: readonly Text[] | undefined;
  readonly resources?: readonly Text[] | undefined;
  readonly notResources?: readonly Text[] | undefined;
  /** False when some element of the action list could not be read. */
  readonly actionsComplete: boolean;
  /** False when some element of the resource list could not be read; that makes a literal `'*'` no narrower. */
  readonly resourcesComplete: boolean;
  readonly hasPrincipals: boolean;
  readonly hasNotPrincipals: boolean;
  readonly conditions: Conditions;
  readonly context: PolicyContext;
  /** What other statements of the same policy deny whatever the circumstances. */
  readonly denied?: readonly Denial[];
}

/** Actions that a policy denies on resources. */
export interface Denial {
  readonly actions: readonly Text[];
  readonly resources: readonly Text[];
}

/** What a statement denies to everyone it is about, without a condition. */
export function denialIn({ effect, actions, resources, conditions }: StatementFacts): Denial | undefined {
  return effect === 'Deny' && actions && resources && conditions === 'none' ? { actions, resources } : undefined;
}

/**
 * Is an action denied on everything that has an ARN? What an Allow on `'*'` leaves beside that has none, such as the telephone numbers
 * that `sns:Publish` sends messages to.
 */
export const isDenied = ({ name, service }: ActionInfo, denied: readonly Denial[] = []): boolean =>
  denied.some(({ actions, resources }) => {
    return isMatched(actions.map((text) => text.toLowerCase()), name.toLowerCase()) && resources.some((text) => isWholeService(text, service));
  });

/** `arn:aws:sns:*:*` */
function isWholeService(resource: Text, service: string): boolean {
  const [, named, rest = ''] = /^arn:[\w*-]+:([\w*-]+):(.*)$/.exec(resource) ?? [];
  return (named === service || named === '*') && /^[*:]*\*$/.test(rest);
}

/** Contexts that only limit what others grant. */
export const NOT_GRANTING: ReadonlySet<PolicyContext> = new Set(['boundary', 'scp']);

/**
 * Does a statement allow an identity something? With principals, and in policies of resources, roles and endpoints, the
 * resource is the one the policy is attached to.
 */
export function isGrant({ effect, context, hasPrincipals, hasNotPrincipals }: StatementFacts): boolean {
  const isOfIdentity = context === 'identity' || context === 'unknown';
  return effect === 'Allow' && isOfIdentity && !hasPrincipals && !hasNotPrincipals;
}

/** What to report beyond what always is. */
export interface JudgeOptions extends BreadthLimits {
  /** The tiers whose actions are reported on wide resources. */
  readonly tiers: readonly Tier[];
  /** Patterns of actions that are never reported, in any letter case. */
  readonly allowActions: readonly string[];
  /** Patterns of resources that are never reported; a `*` in them also stands for what could not be read. */
  readonly allowResources: readonly string[];
}

/** No telemetry, no metadata, and every wildcard behind a fixed name is accepted. */
export const RECOMMENDED: JudgeOptions = {
  tiers: ['secret', 'escalation', 'permissions', 'write', 'read'],
  minPathDepth: 1,
  accountWildcard: false,
  allowActions: [],
  allowResources: [],
};

/** Every tier, no wildcard account, and two path segments (`/app/environment/`) before the wildcard of a name. */
export const STRICT: JudgeOptions = { ...RECOMMENDED, tiers: TIERS, minPathDepth: 2, accountWildcard: true };

/** One element of the action list. */
export interface ActionElement {
  readonly index: number;
  readonly text: Text;
  /** `allowed` by option, `unknown` to the table or unreadable, else `known`. */
  readonly kind: 'known' | 'allowed' | 'unknown';
  readonly isPattern: boolean;
  /** The actions it stands for, without allowed ones; empty unless `known`. */
  readonly actions: readonly ActionInfo[];
}

/** Whether one of the patterns matches the whole text. */
export function isMatched(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => matchesGlob(pattern, text));
}

/** The action list with what the table knows about it. */
export function actionElements(actions: readonly Text[], allowActions: readonly string[]): ActionElement[] {
  const patterns = allowActions.map((pattern) => pattern.toLowerCase());
  return actions.map((text, index) => {
    const element = { index, text, isPattern: hasWildcard(text), actions: [] };
    if (hasHole(text)) return { ...element, kind: 'unknown' };
    if (isMatched(patterns, text.toLowerCase())) return { ...element, kind: 'allowed' };
    const matched = element.isPattern ? expand(text) : [action(text) ?? []].flat();
    if (matched.length === 0) return { ...element, kind: 'unknown' };
    const judged = matched.filter(({ name }) => !isMatched(patterns, name.toLowerCase()));
    return judged.length === 0 ? { ...element, kind: 'allowed' } : { ...element, kind: 'known', actions: judged };
  });
}

/** The actions without repetition, the most dangerous first, then by name. */
export function byDanger(actions: readonly ActionInfo[]): ActionInfo[] {
  const ranked = [...new Set(actions)].map((info) => ({ info, rank: TIERS.indexOf(tierOf(info)) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.info.name < b.info.name ? -1 : 1));
  return ranked.map(({ info }) => info);
}

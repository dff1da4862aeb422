/**
 * What is too wide about an IAM statement? One pure function over what could be read of it: excluding forms
 * (`NotPrincipal`, `NotAction`, `NotResource`), action wildcards, then wide resources of actions that can be scoped.
 * What an action list names as `*` or `service:*` is judged once, as an action: which resources it needs can only be
 * said when the actions are named. A pattern such as `ssm:Get*` says enough for both.
 * Blind spots: everything unknown is silent (an action the table does not hold, a list or a condition that cannot be
 * read), of the other statements of the policy only what they deny altogether is seen, and of a resource policy only
 * `NotPrincipal` is judged, because its `'*'` means the resource it is attached to.
 */
import { type Breadth, breadthOf } from './arn.ts';
import { type Narrowing, narrowingOf } from './conditions.ts';
import { formsFor } from './forms.ts';
import { hasWildcard } from './glob.ts';
import { isEveryAction, patternVerdicts } from './patterns.ts';
import {
  type ActionElement, actionElements, byDanger, isDenied, isGrant, isMatched, type JudgeOptions, NOT_GRANTING,
  type StatementFacts,
} from './statement.ts';
import { type ActionInfo, arnTemplates } from './table.ts';
import { PLACEHOLDER, type Text } from './text.ts';
import { tierOf, worstTier } from './tiers.ts';
import { type Verdict, verdict } from './verdict.ts';

const WIDE: ReadonlySet<Breadth> = new Set(['ALL', 'SERVICEALL', 'TYPEALL']);
const WIDE_BY_OPTION: ReadonlySet<Breadth> = new Set(['ACCOUNTALL', 'SHALLOW']);

/** One readable resource that no option allows. */
interface Resource {
  readonly index: number;
  readonly text: Text;
}

const indexesOf = (elements: readonly { index: number }[]): number[] => elements.map(({ index }) => index);
const everyIndex = (list: readonly unknown[]): number[] => list.map((_, index) => index);

/** The unfinished repair in a statement, if there is one. */
function placeholderVerdict(facts: StatementFacts, elements: readonly ActionElement[]): Verdict[] {
  const tier = worstTier(elements.flatMap((element) => element.actions.map(tierOf)));
  for (const list of ['resources', 'notResources'] as const) {
    const found = (facts[list] ?? []).flatMap((text, index) => (text.includes(PLACEHOLDER) ? index : []));
    if (found.length > 0) return [verdict('placeholder', tier, list, found)];
  }
  const values = typeof facts.conditions === 'string' ? [] : facts.conditions.flatMap((fact) => fact.values);
  return values.some((value) => value.includes(PLACEHOLDER)) ? [verdict('placeholder', tier, 'statement', [])] : [];
}

/** Verdicts about action lists, with the resources that are wide for some type of the service they name. */
function withWideResources(
  verdicts: readonly Verdict[],
  resources: readonly Resource[],
  options: JudgeOptions,
): Verdict[] {
  if (verdicts.length === 0) return [];
  const isWide = (text: Text): boolean => WIDE.has(breadthOf(text, arnTemplates(text.split(':')[2] ?? ''), options));
  const wideResources = indexesOf(resources.filter(({ text }) => hasWildcard(text) && isWide(text)));
  return verdicts.map((found) => ({ ...found, wideResources }));
}

/** The actions worth a report on a wide resource. */
function candidates(facts: StatementFacts, elements: readonly ActionElement[], narrowing: Narrowing, options: JudgeOptions): ActionInfo[] {
  if (narrowing.narrow) return [];
  return elements.flatMap((element) =>
    element.actions.filter((info) => {
      const tier = tierOf(info);
      return (
        info.scopable &&
        options.tiers.includes(tier) &&
        !isDenied(info, facts.denied) &&
        !(narrowing.exemptsKms && info.service === 'kms') &&
        !(narrowing.ifExists && tier !== 'secret' && tier !== 'escalation')
      );
    }),
  );
}

/** Whether a resource is wide for an action. */
function isWideFor(info: ActionInfo, resource: Text, options: JudgeOptions): boolean {
  const breadth = breadthOf(resource, info.types.map((type) => type.arn), options);
  // A wildcard in front of a name reaches across applications, which matters where secrets or roles are named.
  if (breadth === 'LEADING') return ['secret', 'escalation'].includes(tierOf(info));
  return WIDE.has(breadth) || WIDE_BY_OPTION.has(breadth);
}

/** Which elements of the action list keep `'*'` and which are to be scoped; nothing where either would break one. */
function splitOf(facts: StatementFacts, elements: readonly ActionElement[], fault: ReadonlySet<ActionInfo>) {
  if (!facts.actionsComplete || elements.some((element) => element.kind === 'unknown')) return undefined;
  const scope = elements.filter((element) => element.actions.some((info) => fault.has(info)));
  if (!scope.every((element) => element.actions.every((info) => fault.has(info)))) return undefined;
  return { keep: indexesOf(elements.filter((element) => !scope.includes(element))), scope: indexesOf(scope) };
}

/** What needs `'*'`: actions by their names, patterns by their text. */
function unscopableOf(elements: readonly ActionElement[]): string[] {
  const needing = elements.filter(({ actions }) => actions.length > 0 && actions.every((info) => !info.scopable));
  return [...new Set(needing.map(({ text, isPattern, actions }) => (isPattern ? text : (actions[0]?.name ?? text))))];
}

/**
 * The verdict about wide resources of actions that can be scoped: about `'*'`, else about ARNs that are as wide.
 * @param named the elements that say which actions they mean
 */
function resourceVerdict(
  facts: StatementFacts,
  elements: readonly ActionElement[],
  named: readonly ActionElement[],
  resources: readonly Resource[],
  options: JudgeOptions,
): Verdict[] {
  const narrowing = narrowingOf(facts.conditions);
  const actions = byDanger(candidates(facts, named, narrowing, options));
  const stars = resources.filter(({ text }) => breadthOf(text, [], options) === 'ALL');
  const wide = stars.length > 0
    ? stars
    : resources.filter(({ text }) => hasWildcard(text) && actions.some((info) => isWideFor(info, text, options)));
  const fault = stars.length > 0
    ? actions
    : actions.filter((info) => wide.some(({ text }) => isWideFor(info, text, options)));
  if (wide.length === 0 || fault.length === 0) return [];
  const { forms, complete } = formsFor(fault);
  const split = stars.length > 0 ? splitOf(facts, elements, new Set(fault)) : undefined;
  return [
    {
      ...verdict(
        stars.length > 0 ? 'wildcardResource' : 'wildcardResourceArn',
        worstTier(fault.map(tierOf)),
        'resources',
        indexesOf(wide),
      ),
      actions: fault.map((info) => info.name),
      unscopable: unscopableOf(elements),
      forms,
      formsComplete: complete,
      ...(split && { split }),
      ...(narrowing.reason && { reason: narrowing.reason }),
    },
  ];
}

/** The verdicts about an Allow that grants something by itself. */
function grantVerdicts(facts: StatementFacts, elements: readonly ActionElement[], options: JudgeOptions): Verdict[] {
  const resources = (facts.resources ?? [])
    .map((text, index) => ({ text, index }))
    .filter(({ text }) => !isMatched(options.allowResources, text));

  if (facts.notActions !== undefined) {
    if (facts.notResources === undefined && !resources.some(({ text }) => hasWildcard(text))) return [];
    const excluded = verdict('allowNotAction', 'secret', 'notActions', everyIndex(facts.notActions));
    return withWideResources([excluded], resources, options);
  }
  const isAllowed = facts.actionsComplete && elements.length > 0 && elements.every(({ kind }) => kind === 'allowed');
  const tier = worstTier(elements.flatMap((element) => element.actions.map(tierOf)));
  const excluding = facts.notResources !== undefined && !isAllowed
    ? [verdict('allowNotResource', tier, 'notResources', everyIndex(facts.notResources))]
    : [];
  const every = elements.filter(({ kind, text }) => kind !== 'allowed' && isEveryAction(text));
  if (every.length > 0) {
    const all: Verdict = { ...verdict('allActions', 'secret', 'actions', indexesOf(every)), actions: ['*'] };
    return [...excluding, ...withWideResources([all], resources, options)];
  }
  const patterns = patternVerdicts(elements);
  const services = new Set(patterns.flatMap((found) => (found.id === 'serviceWildcard' ? found.elements : [])));
  const named = elements.filter(({ index }) => !services.has(index));
  return [
    ...excluding,
    ...withWideResources(patterns, resources, options),
    ...resourceVerdict(facts, elements, named, resources, options),
  ];
}

/** What is wrong with a statement; empty when nothing is, or when it cannot be told. */
export function judge(facts: StatementFacts, options: JudgeOptions): readonly Verdict[] {
  if (facts.context === 'assertion') return [];
  const elements = actionElements(facts.actions ?? [], options.allowActions);
  const placeholders = placeholderVerdict(facts, elements);
  if (facts.effect !== 'Allow' || NOT_GRANTING.has(facts.context)) return placeholders;
  if (facts.hasNotPrincipals) {
    const tier = worstTier(elements.flatMap((element) => element.actions.map(tierOf)));
    return [...placeholders, verdict('allowNotPrincipal', tier, 'statement', [])];
  }
  return isGrant(facts) ? [...placeholders, ...grantVerdicts(facts, elements, options)] : placeholders;
}

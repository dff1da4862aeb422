/**
 * How can a statement be narrowed? Turns a verdict about wide resources into repairs, each of which leaves the
 * statement without that verdict. Names come from the file where it leaves no doubt, else `REPLACE_ME` stands for
 * them, which is a finding of its own. Nothing is offered that would take a permission from an action that needs
 * `'*'`.
 */
import { breadthOf, parseArn, type Arn, type Breadth, type BreadthLimits } from '../knowledge/iam/arn.ts';
import { formOf, formsFor, type ArnForm } from '../knowledge/iam/forms.ts';
import { hasWildcard, matchesGlob } from '../knowledge/iam/glob.ts';
import { action, arnTemplates, expand, type ActionInfo } from '../knowledge/iam/table.ts';
import { ACCOUNT, displayText, hasHole, PLACEHOLDER, UNKNOWN, type Text } from '../knowledge/iam/text.ts';
import type { Verdict } from '../knowledge/iam/verdict.ts';
import type { Edit } from './edit.ts';
import type { Edits, PolicyStatement } from './policy.ts';

/** A repair before it becomes one of a rule. */
export interface Narrowing {
  readonly how: 'remove' | 'split' | 'scope' | 'passedToService';
  /** What the statement names afterwards, for people. */
  readonly target: string;
  readonly edits: readonly Edit[];
}

/** More ARNs than this do not help anybody. */
const MAX_ARNS = 3;

const known = (names: readonly string[]): ActionInfo[] => names.flatMap((name) => action(name) ?? []);

/** The ARN formats an action needs: every type it requires, else its best one. */
function formsOf(info: ActionInfo): readonly ArnForm[] {
  const required = info.types.filter((type) => type.required).length;
  return formsFor([info]).forms.slice(0, Math.max(1, required));
}

/** Whether an action has so many types that most are alternatives: tags, `bedrock:InvokeModel`. */
const isOpenEnded = ({ types }: ActionInfo): boolean =>
  (types.filter((type) => type.required).length || types.length) > MAX_ARNS;

/** Whether an action works on resources of one of these forms. */
const accepts = ({ types }: ActionInfo, forms: readonly Text[]): boolean =>
  types.some((type) => forms.includes(formOf(type.arn).text));

/**
 * The ARN formats to name instead of `'*'`.
 * @returns nothing when there are too many of them
 */
export function formsToName(actions: readonly string[]): readonly ArnForm[] {
  const infos = known(actions);
  const forms = new Map(infos.filter((info) => !isOpenEnded(info)).flatMap(formsOf).map((form) => [form.text, form]));
  const open = infos.filter(isOpenEnded);
  return forms.size <= MAX_ARNS && open.every((info) => accepts(info, [...forms.keys()])) ? [...forms.values()] : [];
}

/** One ARN format of the most dangerous action, where there are too many to name. */
export function exampleForm(actions: readonly string[]): ArnForm | undefined {
  const forms = (known(actions)[0]?.types ?? []).map((type) => formOf(type.arn));
  return forms.find(({ text }) => text.includes(UNKNOWN)) ?? forms[0];
}

/** What stands before the name in the last segment of a form: `parameter/`. */
const literalOf = (form: ArnForm): string => parseArn(form.text)?.resource.split(UNKNOWN)[0] ?? '';

/** The format that a wide ARN is a case of, else the best of its service. */
export function formOfArn(resource: Text, actions: readonly string[]): ArnForm | undefined {
  const arn = parseArn(resource);
  const service = (arn?.service ?? resource.split(':')[2]) || '*';
  const forms = known(actions).flatMap(({ types }) => types.map((type) => formOf(type.arn)));
  const own = (form: ArnForm): boolean => matchesGlob(service, parseArn(form.text)?.service ?? '');
  const fitting = forms.filter((form) => own(form) && arn?.resource.startsWith(literalOf(form)));
  fitting.sort((a, b) => literalOf(b).length - literalOf(a).length || a.text.length - b.text.length);
  return fitting[0] ?? formsToName(actions).find(own) ?? forms.find(own);
}

/** How wide a resource is for the actions at fault; for patterns, to its whole service. */
export function breadthFor(resource: Text, actions: readonly string[], limits: BreadthLimits): Breadth {
  const formats = known(actions).flatMap(({ types }) => types.map((type) => type.arn));
  return breadthOf(resource, formats.length > 0 ? formats : arnTemplates(resource.split(':')[2] ?? ''), limits);
}

/** The name that stands for the first open part of a form; what follows it is open. */
function named(form: Text, statement: PolicyStatement): Text {
  const literal = form.slice(form.lastIndexOf(':', form.indexOf(UNKNOWN)) + 1, form.indexOf(UNKNOWN));
  const kind = literal === 'parameter/' ? 'parameter' : form.includes(`:secret:${UNKNOWN}`) ? 'secret' : undefined;
  const byPath = statement.facts.actions?.some((name) => /bypath$/i.test(name)) ?? false;
  const unknown = kind === 'secret' ? `${PLACEHOLDER}${SECRET_SUFFIX}` : PLACEHOLDER;
  const name = (kind && inferredName(kind, statement.names(kind), byPath)) ?? unknown;
  return form.replace(UNKNOWN, () => name).replaceAll(UNKNOWN, '*');
}

/** What Secrets Manager adds to the name of a secret in its ARN. */
const SECRET_SUFFIX = '-??????';

/** The only name, or the path of at least two segments that all names share; a path where parameters are read by path. */
function inferredName(kind: 'parameter' | 'secret', names: readonly Text[], byPath: boolean): string | undefined {
  const [first, ...others] = names;
  if (first === undefined || names.some((name) => hasHole(name) || hasWildcard(name))) return undefined;
  if (others.length === 0 && kind === 'secret') return first + SECRET_SUFFIX;
  if (others.length === 0 && !byPath) return first.replace(/^\//, '');
  const folders = first.split('/').slice(0, -1);
  const shared = folders.filter((_, i) => {
    const folder = `${folders.slice(0, i + 1).join('/')}/`;
    return others.every((name) => name.startsWith(folder));
  });
  const segments = shared.filter((segment) => segment !== '');
  return segments.length >= 2 ? `${segments.join('/')}/*` : undefined;
}

const list = (texts: readonly Text[]): string => texts.map((text) => `\`${displayText(text)}\``).join(', ');

const narrowing = (how: Narrowing['how'], target: string, edits: Edits): Narrowing[] =>
  edits ? [{ how, target, edits }] : [];

/** Repairs for a verdict about wide resources, the best one first. */
export function narrowingsOf(
  statement: PolicyStatement,
  verdict: Verdict,
  limits: BreadthLimits,
): readonly Narrowing[] {
  const { facts } = statement;
  const isStar = verdict.id === 'wildcardResource';
  const found = isStar ? starNarrowings(statement, verdict) : arnNarrowings(statement, verdict, limits);
  const [passRole, ...others] = verdict.actions;
  const passesRole = passRole === 'iam:PassRole' && others.length === 0 && facts.actions?.length === 1;
  if (!passesRole || facts.conditions !== 'none') return found;
  const edits = statement.addCondition('StringEquals', 'iam:PassedToService', PLACEHOLDER);
  return [...found, ...narrowing('passedToService', '`iam:PassedToService`', edits)];
}

/** Whether everything an element of the action list stands for works on resources of these forms. */
function works(text: Text, forms: readonly Text[]): boolean {
  const actions = expand(text);
  return actions.length > 0 && actions.every((info) => accepts(info, forms));
}

function starNarrowings(statement: PolicyStatement, { actions, elements, split }: Verdict): Narrowing[] {
  const { facts } = statement;
  const forms = formsToName(actions).map(({ text }) => text);
  if (!split || forms.length === 0) return [];
  const arns = forms.map((form) => named(form, statement));
  const keep = split.keep.filter((index) => !works(facts.actions?.[index] ?? '', forms));
  const move = (facts.actions ?? []).map((_, index) => index).filter((index) => !keep.includes(index));
  if (keep.length > 0) return narrowing('split', list(arns), statement.split(move, arns));
  const others = (facts.resources ?? []).filter((_, index) => !elements.includes(index));
  // What remains can be meant for the actions of one service only.
  const services = new Set(actions.map((name) => name.split(':')[0]));
  const single = elements.length === 1 && others.length > 0 && services.size === 1;
  return [
    ...(single ? narrowing('remove', '`*`', statement.removeResource(elements[0]!)) : []),
    ...narrowing('scope', list(arns), statement.scope(elements, arns)),
  ];
}

/** Every wide ARN with a name in place of its wildcard. */
function arnNarrowings(statement: PolicyStatement, { actions, elements }: Verdict, limits: BreadthLimits): Narrowing[] {
  const narrowed = elements.map((element) => narrowedArn(statement, element, actions, limits));
  const all = narrowed.flatMap((one) => one ?? []);
  if (all.length === 0 || all.length < elements.length) return [];
  return narrowing('scope', list(all.map(({ target }) => target)), all.flatMap(({ edits }) => edits));
}

interface Narrowed {
  readonly target: Text;
  readonly edits: readonly Edit[];
}

function narrowedArn(
  statement: PolicyStatement,
  element: number,
  actions: readonly string[],
  limits: BreadthLimits,
): Narrowed | undefined {
  const text = statement.facts.resources?.[element] ?? '';
  const arn = parseArn(text);
  const form = formOfArn(text, actions);
  if (!form) return undefined;
  const whole = (target: Text): Narrowed | undefined => {
    const edits = statement.scope([element], [target]);
    return edits && { target, edits };
  };
  const goal = named(form.text, statement);
  if (!arn) return whole(goal);
  const breadth = breadthFor(text, actions, limits);
  if (breadth === 'ACCOUNTALL') {
    return whole(['arn', arn.partition, arn.service, arn.region, ACCOUNT, arn.resource].join(':'));
  }
  const end = narrowerResource(breadth, arn, goal, literalOf(form));
  const target = [...goal.split(':').slice(0, 5), end].join(':');
  const edits = statement.narrow(element, arn.resource, end);
  // A wildcard in the region or the account is worth replacing too; what the author wrote there is worth keeping.
  const open = [arn.region, arn.account].includes('*') ? whole(target) : undefined;
  return open ?? (edits ? { target: end, edits } : whole(target));
}

/** The last segment of an ARN with a name in place of its wildcard. */
function narrowerResource(breadth: Breadth, { resource }: Arn, goal: Text, literal: string): Text {
  const name = resource.startsWith(literal) ? resource.slice(literal.length) : undefined;
  const continues = breadth === 'LEADING' || /[*?][^*?]*[\w\uE000-\uE004]/.test(name ?? '');
  if (name === undefined) return parseArn(goal)?.resource ?? resource;
  if (breadth === 'SHALLOW') return `${literal}${name.replace(/[*?].*$/, '')}${PLACEHOLDER}/*`;
  if (continues) return literal + name.replace(/^(\/*)[*?]+/, `$1${PLACEHOLDER}`);
  return parseArn(goal)?.resource ?? resource;
}

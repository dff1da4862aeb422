/**
 * The model of one statement: its parts as texts with places, what kind of policy it is in, and the edits that narrow
 * it. A statement that a local function makes is read once for each call of that function in the file, with the
 * call's arguments in place of the parameters.
 */
import type { StatementFacts } from '../../knowledge/iam/statement.ts';
import { hasHole, type Text } from '../../knowledge/iam/text.ts';
import type { PolicyStatement, StatementList, StatementPart } from '../../model/policy.ts';
import type { Range } from '../../model/range.ts';
import type { Frame } from '../origins.ts';
import { argumentsOf } from '../passing.ts';
import type { Reference } from '../scopes.ts';
import type { Script } from '../script.ts';
import { isFunction, isInside, lastName, unwrap, type Node } from '../syntax.ts';
import { conditionsOf } from './conditions.ts';
import { addProperty, optionsOf, removeItem, replaceEnd, replaceItems, splitStatement } from './edits.ts';
import type { Home } from './homes.ts';
import { isReadable, ListReading, type Item } from './lists.ts';
import type { Names } from './names.ts';
import type { Part, PartName, Parts } from './parts.ts';
import { actionOfSdkCall } from './sdk-calls.ts';
import { contextOf } from './sinks.ts';
import { expressionsFor } from './tokens.ts';

const MAX_CALLS = 20;

const JSON_NAMES: Readonly<Record<StatementPart, string>> = {
  actions: 'Action', notActions: 'NotAction', resources: 'Resource', notResources: 'NotResource',
  notPrincipals: 'NotPrincipal', conditions: 'Condition',
};

/** The statements that are made at one place. */
export function statementsAt(script: Script, home: Home, names: Names): readonly PolicyStatement[] {
  return framesAround(script, home).map((frame) => new Statement(script, home, frame).model(names));
}

/** The calls of the local function around a statement, when the statement uses its parameters. */
function framesAround(script: Script, { node, read }: Home): readonly (Frame | null)[] {
  const places = [node, ...read(null).parts.map((part) => part.node)];
  for (let fn: Node | undefined = node.parent; fn; fn = fn.parent) {
    if (!isFunction(fn)) continue;
    const made = fn;
    const isUsed = ({ identifier }: Reference): boolean =>
      places.some((place) => isInside(identifier as unknown as Node, place));
    const parameters = script.scopes.declaredBy(fn).filter(({ defs }) => defs[0]?.type === 'Parameter');
    const calls = parameters.some(({ references }) => references.some(isUsed)) ? script.callsOf(fn) : [];
    const frames = calls.slice(0, MAX_CALLS).map((call) => script.origins.frame(made, argumentsOf(call, null), call, null));
    if (frames.length > 0) return frames;
  }
  return [null];
}

const isUndefined = (node: Node): boolean => node.type === 'Identifier' && node.name === 'undefined';

class Statement {
  readonly #parts: Parts;
  readonly #items = new Map<StatementPart, readonly Item[]>();
  readonly #bounds: readonly Node[];

  constructor(
    readonly script: Script,
    readonly home: Home,
    readonly frame: Frame | null,
  ) {
    this.#parts = home.read(frame);
    const added = this.#parts.parts.map((part) => part.node).filter(({ type }) => type !== 'Property');
    this.#bounds = [home.node, ...added, ...(frame ? [frame.call] : [])];
    for (const list of ['actions', 'notActions', 'resources', 'notResources'] as const) {
      const parts = this.#named(list);
      if (parts.length > 0) this.#items.set(list, this.#read(parts));
    }
  }

  #named(name: PartName): readonly Part[] {
    return this.#parts.parts.filter((part) => part.name === name);
  }

  #read(parts: readonly Part[]): readonly Item[] {
    const reading = new ListReading(this.script, this.#bounds);
    const all = parts.filter(({ key }) => key === 'addAllResources');
    const items = [
      ...reading.items(parts.filter((part) => !all.includes(part))),
      ...all.map(({ value }): Item => ({ text: '*', at: value, slot: { kind: 'all', node: value } })),
    ];
    // What stands in a function that several calls go through is not this call's to change.
    return this.frame ? items.map(({ text, at }) => ({ text, at })) : items;
  }

  #texts(list: StatementList): readonly Text[] | undefined {
    return this.#items.get(list)?.map(({ text }) => text);
  }

  #actions(): readonly Text[] | undefined {
    const calls = this.home.derivedFrom;
    if (!calls) return this.#texts('actions');
    return calls.map(({ value, frame }) => actionOfSdkCall(this.script, value, frame));
  }

  #effect(): StatementFacts['effect'] {
    const effects = new Set<StatementFacts['effect']>();
    for (const { value, frame } of this.#named('effect')) {
      for (const origin of this.script.origins.of(value, [], frame)) {
        if (isUndefined(origin.node)) continue;
        const name = origin.path.at(-1) ?? (origin.node.type === 'Literal' ? String(origin.node.value) : '');
        effects.add(/^allow$/i.test(name) ? 'Allow' : /^deny$/i.test(name) ? 'Deny' : 'unknown');
      }
    }
    if (effects.size > 0) return effects.size === 1 ? [...effects][0]! : 'unknown';
    if (!this.#parts.complete || this.home.kind === 'json') return 'unknown';
    // A company construct that is called `DenyPolicy`.
    const { parent } = this.home.node;
    const isArgument = parent?.type === 'NewExpression' || parent?.type === 'CallExpression';
    return isArgument && /deny/i.test(lastName(parent.callee) ?? '') ? 'Deny' : 'Allow';
  }

  #has(name: 'principals' | 'notPrincipals'): boolean {
    return this.#named(name).some(({ value }) => {
      const node = unwrap(value);
      return !isUndefined(node) && !(node.type === 'ArrayExpression' && node.elements.length === 0);
    });
  }

  #facts(): StatementFacts {
    const conditions = conditionsOf(this.script, this.#parts.parts);
    const actions = this.#actions();
    const isInvocation = actions?.every((text) => /^execute-api:invoke$/i.test(text)) ?? false;
    const isAnswer = isInvocation && this.script.mentions('principalId');
    return {
      effect: this.#effect(),
      actions,
      notActions: this.#texts('notActions'),
      resources: this.#texts('resources'),
      notResources: this.#texts('notResources'),
      actionsComplete: !(actions ?? []).some(hasHole),
      resourcesComplete: isReadable(this.#items.get('resources') ?? []),
      hasPrincipals: this.#has('principals'),
      hasNotPrincipals: this.#has('notPrincipals'),
      conditions: conditions === 'none' && !this.#parts.complete ? 'unreadable' : conditions,
      // An authorizer answers with a policy about the one interface it guards.
      context: isAnswer ? 'endpoint' : contextOf(this.script, this.home.node),
    };
  }

  #at(part: StatementPart, element?: number): Range {
    const item = element === undefined ? undefined : this.#items.get(part)?.[element];
    if (item) return item.at.range;
    const [first] = this.#named(part);
    if (!first) return this.home.node.range;
    return (this.#bounds.some((bound) => isInside(first.node, bound)) ? first.node : first.use).range;
  }

  #nameOf(part: StatementPart): string {
    const written = this.#named(part).find(({ node }) => node.type === 'Property');
    return written?.key ?? (this.home.kind === 'json' ? JSON_NAMES[part] : part);
  }

  model(names: Names): PolicyStatement {
    const { script, home } = this;
    const resources = this.#items.get('resources') ?? [];
    const actions = this.#items.get('actions') ?? [];
    const chosen = (elements: readonly number[]): Item[] => elements.flatMap((element) => resources[element] ?? []);
    const expressions = (arns: readonly Text[]) => expressionsFor(script, home.node, arns);
    return {
      facts: this.#facts(),
      range: home.node.range,
      at: (part, element) => this.#at(part, element),
      nameOf: (part) => this.#nameOf(part),
      scope: (elements, arns) => {
        const written = expressions(arns);
        return written && replaceItems(script, chosen(elements), written);
      },
      narrow: (element, end, by) => {
        const item = resources[element];
        return item && !this.frame ? replaceEnd(item, end, by) : undefined;
      },
      split: (moved, arns) => {
        const resources = this.frame ? undefined : expressions(arns);
        const { parts } = this.#parts;
        const split = { statement: home.node, parts, actions, moved: new Set(moved) };
        return resources && splitStatement(script, { ...split, resources });
      },
      removeResource: (element) => chosen([element]).map((item) => removeItem(script, item))[0],
      replaceActions: (elements, names) => {
        const items = elements.flatMap((element) => actions[element] ?? []);
        const written = items.length > 0 ? expressions(names) : undefined;
        return written && replaceItems(script, items, written);
      },
      addCondition: (operator, key, value) => {
        const options = this.frame ? undefined : optionsOf(home.node);
        const known = home.kind === 'class' || home.kind === 'json';
        if (!options || !known || !this.#parts.complete || this.#named('conditions').length > 0) return undefined;
        const [written] = expressions([value]) ?? [];
        if (written === undefined) return undefined;
        return addProperty(script, options, `${this.#nameOf('conditions')}: { ${operator}: { '${key}': ${written} } }`);
      },
      names: (kind) => names.of(kind),
    };
  }
}

/**
 * Is a value a secret, and how do we know? Asked backwards from a use, on demand: `Origins` leads to where the value
 * comes from, sources say what is a secret there, derivations lead on through what shows other values, and names decide
 * what the file leaves open. Blind spots: values from functions of other files whose name says nothing, and everything
 * `Origins` does not follow.
 */
import { isUnsecretProperty } from '../../knowledge/builtins.ts';
import { HARMLESS_CHARACTERS } from '../../model/secret-use.ts';
import { parameterPlace, possibleArguments } from '../parameters.ts';
import { overwrittenBefore } from '../reaching.ts';
import { definitionOf } from '../scopes.ts';
import type { Frame, Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import type { Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { derivedValue } from './derived.ts';
import { fromEnvironment } from './environment.ts';
import { isEmptyAt } from './guards.ts';
import { NameJudge } from './name-facts.ts';
import { byName, ownNames } from './naming.ts';
import { RequestHeaders } from './request-headers.ts';
import { isHiding } from './sanitizers.ts';
import { fromAws } from './sources-aws.ts';
import { fromLibrary } from './sources-libraries.ts';
import { FetchedByMiddy } from './sources-middy.ts';
import { isTaint, join, within, type Asked, type Taint, type Value } from './value.ts';
import { fromLocalWrapper, fromWrapper } from './wrappers.ts';

export type { Taint } from './value.ts';

const MAX_DEPTH = 40;
/** More than any question about code that somebody wrote by hand takes. */
const STEPS_PER_QUESTION = 3_000;

/** APIs whose use makes a vague name (`token`) a secret. */
const SECRET_API = new RegExp(
  [
    'client-ssm|client-secrets-manager|powertools/parameters/(?:ssm|secrets)|@middy/(?:ssm|secrets-manager)',
    'getSecret|SecretString|WithDecryption|secretsmanager',
  ].join('|'),
  'i',
);

interface Answer {
  readonly value: Value;
  /** The open question it depends on (itself, while it is open), by depth; `Infinity` when it is final. */
  readonly rootDepth: number;
}

export class SecretFlow {
  readonly names: NameJudge;
  /** By what is asked, then by node. */
  readonly #memo = new Map<string, Map<Node, Answer>>();
  #depth = 0;
  /** The outermost open question that a running one met again: until that is answered, answers are provisional. */
  #lowest = Infinity;
  #provisional: { readonly node: Node; readonly key: string }[] = [];
  readonly #headers: RequestHeaders;
  #middy: FetchedByMiddy | undefined;
  #readsSecrets: boolean | undefined;

  constructor(readonly script: Script) {
    this.names = new NameJudge(script.settings);
    this.#headers = new RequestHeaders(script, this.names);
  }

  /** Does the file read secrets? Then a vague name in it is evidence enough. */
  get readsSecrets(): boolean {
    return (this.#readsSecrets ??= SECRET_API.test(this.script.text));
  }

  /** Does the member `path` of an expression carry a secret? `undefined`: clean or not known. */
  at(node: Node, path: Path = [], frame: Frame | null = null): Taint | undefined {
    const value = this.value(node, path, frame);
    return isTaint(value) && (value.partial === undefined || value.partial > HARMLESS_CHARACTERS) ? value : undefined;
  }

  /**
   * What is known of the member `path` of an expression.
   * @param without keys of the object that do not count
   */
  value(node: Node, path: Path = [], frame: Frame | null = null, without: readonly string[] = []): Value {
    if (this.#depth === 0)
      return this.script.fuel.share(STEPS_PER_QUESTION, () => this.#answer(node, path, frame, without));
    return this.#answer(node, path, frame, without);
  }

  #answer(node: Node, path: Path, frame: Frame | null, without: readonly string[]): Value {
    if (this.#depth >= MAX_DEPTH || this.script.fuel.spent()) return 'unknown';
    const asked = this.script.origins.keyOf(path, frame);
    const key = without.length === 0 ? asked : [asked, '', ...without].join('\0');
    let answers = this.#memo.get(key);
    if (!answers) this.#memo.set(key, (answers = new Map()));
    const known = answers.get(node);
    if (known) {
      // An open question: a value that is made of itself adds nothing to itself.
      this.#lowest = Math.min(this.#lowest, known.rootDepth);
      return known.value;
    }
    const depth = this.#depth++;
    const outer = this.#lowest;
    const first = this.#provisional.length;
    this.#lowest = Infinity;
    answers.set(node, { value: 'clean', rootDepth: depth });
    let value: Value = 'clean';
    for (const origin of this.script.origins.of(node, path, frame, { mutations: true }))
      value = join(value, this.#ofOrigin(origin, without));
    this.#depth = depth;
    const isFinal = this.#lowest >= depth;
    if (isFinal) this.#settle(first, value);
    else this.#provisional.push({ node, key });
    // What was found in haste is not remembered.
    if (this.script.fuel.isSpent) answers.delete(node);
    else answers.set(node, { value, rootDepth: isFinal ? Infinity : this.#lowest });
    this.#lowest = Math.min(isFinal ? Infinity : this.#lowest, outer);
    return value;
  }

  /** A circle of questions is answered: keeps the answers on the way that cannot have missed anything. */
  #settle(first: number, value: Value): void {
    for (const { node, key } of this.#provisional.splice(first)) {
      const answers = this.#memo.get(key);
      const answer = answers?.get(node);
      if (!answers || !answer) continue;
      if (value === 'clean' || isTaint(answer.value)) answers.set(node, { ...answer, rootDepth: Infinity });
      else answers.delete(node);
    }
  }

  #ofOrigin(origin: Origin, without: readonly string[]): Value {
    const asked: Asked = { ...origin, without: [...without, ...this.#takenAway(origin)] };
    if (asked.path.some(isUnsecretProperty)) return 'clean';
    const value = this.#classify(asked);
    if (!isTaint(value)) return value;
    if (this.#isOverruled(value, asked)) return 'clean';
    return isInContent(asked) ? within(value) : value;
  }

  /** Keys that were taken out of the object on the way: by a rest pattern, by `delete o.key`, by `o.key = '***'`. */
  #takenAway({ node, trail }: Origin): readonly string[] {
    const keys: string[] = [];
    // Only objects have keys.
    if (node.type !== 'ObjectExpression' && node.type !== 'CallExpression' && node.type !== 'Identifier') return keys;
    for (let step = trail; step; step = step.nearer) {
      if (step.path.length > 0) continue;
      if (step.without) keys.push(...step.without);
      const variable = step.kind === 'variable' ? this.script.scopes.variableOf(step.node) : undefined;
      if (variable) keys.push(...overwrittenBefore(variable, step.node));
      if (step.kind === 'content') break;
    }
    return keys;
  }

  #classify(asked: Asked): Value {
    const { script } = this;
    const value =
      fromEnvironment(script, asked) ??
      // Before AWS: `ssm.getParameter()` may be a function of Powertools.
      fromLibrary(script, asked) ??
      fromAws(script, asked) ??
      (this.#middy ??= new FetchedByMiddy(script)).valueOf(script, asked) ??
      this.#ofBinding(asked) ??
      derivedValue(this, asked) ??
      fromWrapper(script, asked) ??
      this.#headers.valueOf(asked) ??
      'unknown';
    if (value !== 'unknown') return value;
    return fromLocalWrapper(script, asked.trail) ?? byName(script, this.names, asked);
  }

  /** Parameters get what they are called with; caught errors, functions and classes are no secrets. */
  #ofBinding(asked: Asked): Value | undefined {
    const variable = asked.node.type === 'Identifier' ? this.script.scopes.variableOf(asked.node) : undefined;
    const definition = variable && definitionOf(variable);
    if (!variable || !definition)
      return asked.node.type === 'Identifier' && /^(?:undefined|NaN|Infinity)$/.test(asked.node.name)
        ? 'clean'
        : undefined;
    switch (definition.type) {
      case 'CatchClause':
      case 'FunctionName':
      case 'ClassName':
        return 'clean';
      case 'Parameter':
        return this.#ofParameter(asked);
      default:
        return undefined;
    }
  }

  #ofParameter(asked: Asked): Value | undefined {
    const variable = this.script.scopes.variableOf(asked.node);
    const place = variable && parameterPlace(variable);
    if (!place) return undefined;
    const path = [...place.path, ...asked.path];
    const call = place.fn.parent;
    // `client.getSecretValue(input, (error, data) => …)`
    if (place.index === 1 && call?.type === 'CallExpression' && call.arguments.includes(place.fn as never)) {
      const value = fromAws(this.script, { ...asked, node: call, path, trail: null });
      if (value !== undefined) return value;
    }
    const given = possibleArguments(this.script, place, path);
    if (!given) return undefined;
    const taken = place.rest && 'without' in place.rest ? place.rest.without : [];
    const without = asked.path.length === 0 ? [...asked.without, ...taken] : [];
    let value: Value = 'clean';
    for (const argument of given)
      value = join(value, this.value(argument.node, argument.path, argument.frame, without));
    return value === 'unknown' ? undefined : value;
  }

  /** Names and guards that are stronger than the evidence. */
  #isOverruled(value: Taint, asked: Asked): boolean {
    const { script } = this;
    if (value.confidence !== 'certain' && !value.inside) {
      for (const { name } of ownNames(asked)) if (this.names.of(name).harmless) return true;
    }
    if (asked.node.type === 'Identifier' && isEmptyAt(script, asked.node)) return true;
    // A function that hides something hides what was put into its result, too.
    for (let step = asked.trail; step; step = step.nearer) {
      if (step.kind === 'call' && isHiding(step.name, script.settings)) return true;
    }
    for (let step = asked.trail; step && step.kind !== 'content'; step = step.nearer) {
      if ((step.kind === 'variable' || step.kind === 'property') && isEmptyAt(script, step.node)) return true;
    }
    return false;
  }
}

/** Is the value one of the things that were put into the object later? */
function isInContent({ trail }: Asked): boolean {
  for (let step = trail; step; step = step.nearer) if (step.kind === 'content') return true;
  return false;
}

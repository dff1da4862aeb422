/**
 * Which parameters and secrets does the file name? Names that the file hands to CDK or the SDK in a place that only
 * takes such a name. A repair takes its ARN from them when there is no doubt.
 */
import { UNKNOWN, hasHole, type Text } from '../../knowledge/iam/text.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';

export type NameKind = 'parameter' | 'secret';

/** Properties that hold a name. */
const KEYS: ReadonlyMap<string, NameKind> = new Map([
  ['parameterName', 'parameter'],
  ['secretName', 'secret'],
  ['SecretId', 'secret'],
]);

/** Methods that take a name, and its position among the arguments. */
const METHODS: ReadonlyMap<string, readonly [kind: NameKind, index: number]> = new Map([
  ['fromStringParameterName', ['parameter', 2]],
  ['valueForStringParameter', ['parameter', 1]],
  ['valueForSecureStringParameter', ['parameter', 1]],
  ['valueForTypedStringParameterV2', ['parameter', 1]],
  ['valueFromLookup', ['parameter', 1]],
  ['ssmSecure', ['parameter', 0]],
  ['fromSecretNameV2', ['secret', 2]],
  ['fromSecretName', ['secret', 2]],
]);

/** A path of at least three segments, as parameters have: `/application/environment/name`. */
const PARAMETER_PATH = /^\/[\w.-]+(?:\/[\w.-]+){2,}$/;

/** The names of one file, looked up on the first question. */
export class Names {
  readonly #known = new Map<NameKind, readonly Text[]>();

  constructor(readonly script: Script) {}

  /** The names of a kind without repetition; one that cannot be read as a whole is `UNKNOWN`. */
  of(kind: NameKind): readonly Text[] {
    const known = this.#known.get(kind) ?? [...namesIn(this.script, kind)];
    this.#known.set(kind, known);
    return known;
  }
}

function namesIn(script: Script, kind: NameKind): ReadonlySet<Text> {
  const names = new Set<Text>();
  const add = (node: Node): void => {
    for (const text of textsOf(script, node)) names.add(hasHole(text) ? UNKNOWN : text);
  };
  for (const object of script.nodes.of('ObjectExpression')) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = keyName(property) ?? '';
      if (KEYS.get(key) === kind) add(property.value);
      else if (kind === 'parameter' && /(?:^|_)(?:path|param|parameter)(?:_?name)?$/i.test(key)) {
        for (const text of textsOf(script, property.value)) if (PARAMETER_PATH.test(text)) names.add(text);
      }
    }
  }
  for (const call of script.nodes.of('CallExpression')) {
    const [known, index] = METHODS.get(lastName(call.callee) ?? '') ?? [];
    const argument = index === undefined ? undefined : call.arguments[index];
    if (known === kind && argument) add(argument);
  }
  return names;
}

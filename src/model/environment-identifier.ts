/**
 * Does an environment entry hold the identifier of a secret: its name, ARN or path (G3)? Asked only of entries that
 * hold no secret value (`secretOf`), so that an entry is reported once. Blind spot: a bare name (`'billing'`) under a
 * key that does not say what it names.
 */
import { isPlaceholder } from '../knowledge/literals/placeholder.ts';
import { environmentKeyVerdict, type EnvironmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import { words } from '../knowledge/names/words.ts';
import { secretOf } from './environment-secret.ts';
import type { EnvironmentEntry } from './environment.ts';
import { textOfValue, type Value } from './value.ts';

export interface HeldIdentifier {
  readonly of: 'secret' | 'parameter';
  readonly form: 'name' | 'arn' | 'path';
  /** The path, name or ARN where the file shows it, `*` for dynamic pieces. */
  readonly name: string | undefined;
  readonly value: Value;
}

const NO_HINT: EnvironmentKeyVerdict = { holds: 'nothing', strength: 'weak' };
const ARN = /^arn:[^:]*:(secretsmanager|ssm):[^:]*:[^:]*:(?:secret:|parameter)(.+)$/;
/** Three segments of a parameter path, fewer where the key already speaks of parameters. */
const DEEP_PATH = /^\/[\w.*-]+\/[\w.*-]+\/[\w.*/-]+$/;
const PATH = /^\/[\w.*/-]+$/;
/** A name that a store would take. */
const NAME = /^[\w.*/+=@-]{2,}$/;

type Identified = Omit<HeldIdentifier, 'value'>;

interface Question {
  readonly key: EnvironmentKeyVerdict;
  /** The key speaks of a secret itself (`X_SECRET_NAME`): whatever it names is one. */
  readonly ofSecret: boolean;
  readonly names: NameSettings;
}

/** What does a text identify, beside a key that says what it expects? */
function identifiedBy(text: string, question: Question): Identified | undefined {
  const { key, names, ofSecret } = question;
  const arn = ARN.exec(text);
  if (arn) {
    const of = arn[1] === 'ssm' ? 'parameter' : 'secret';
    return of === 'secret' || parameterIsSecret(arn[2]!, question) ? { of, form: 'arn', name: text } : undefined;
  }
  if (PATH.test(text)) {
    const readable = key.holds === 'nothing' ? key.strength === 'weak' && DEEP_PATH.test(text) : true;
    return readable && parameterIsSecret(text, question) ? { of: 'parameter', form: 'path', name: text } : undefined;
  }
  if (key.holds !== 'identifier' || !NAME.test(text) || isPlaceholder(text)) return undefined;
  const verdict = pathVerdict(text, names);
  return verdict === 'secret' || (key.strength === 'strong' && (verdict === 'unknown' || ofSecret))
    ? { of: 'secret', form: 'name', name: text }
    : undefined;
}

/**
 * Is the parameter of this name a secret? Its name decides; a sure key where the name says nothing, or ends like the
 * name of one.
 */
function parameterIsSecret(name: string | undefined, { key, names }: Question): boolean {
  const verdict = name === undefined ? 'unknown' : pathVerdict(name, names);
  const sureKey = key.holds !== 'nothing' && key.strength === 'strong';
  return (
    verdict === 'secret' ||
    (sureKey && (verdict === 'unknown' || valueNameVerdict(words(name!).at(-1) ?? '', names) !== 'benign'))
  );
}

/** A value the file does not show, under the names it has on both sides. */
function namedIdentifier(name: string | undefined, { key, names }: Question): Identified | undefined {
  const source = name === undefined ? NO_HINT : environmentKeyVerdict(name, names);
  const expected = key.holds === 'identifier' && (key.strength === 'strong' || source.holds === 'identifier');
  const handedOver =
    source.holds === 'identifier' &&
    source.strength === 'strong' &&
    (key.holds !== 'nothing' || key.strength === 'weak');
  return expected || handedOver ? { of: 'secret', form: 'name', name: undefined } : undefined;
}

function identifierIn(value: Value, question: Question): Identified | undefined {
  switch (value.kind) {
    case 'identifier':
      return value.certain || parameterIsSecret(value.name, question) ? value : undefined;
    case 'literal':
      return identifiedBy(value.text, question);
    case 'template': {
      const whole = identifiedBy(textOfValue(value)!, question);
      if (whole) return whole;
      for (const part of value.parts.flat()) {
        const found = part.kind === 'identifier' ? identifierIn(part, question) : undefined;
        if (found) return found;
      }
      return undefined;
    }
    case 'environment':
    case 'parameter':
    case 'unknown':
    case 'deployTime':
      return namedIdentifier(value.name, question);
    case 'wholeEnvironment':
    case 'secret':
    case 'benign':
      return undefined;
  }
}

/**
 * The identifier of a secret that an entry holds in at least one of the cases it may be in; `undefined` when it holds
 * none, or when it holds a secret value.
 * @param names the setting `secretNames`
 */
export function identifierOf(entry: EnvironmentEntry, names: NameSettings): HeldIdentifier | undefined {
  if (secretOf(entry, names)) return undefined;
  const key = entry.key === undefined ? NO_HINT : environmentKeyVerdict(entry.key, names);
  const question: Question = { key, ofSecret: words(entry.key ?? '').includes('secret'), names };
  for (const value of entry.values) {
    const found = identifierIn(value, question);
    if (found) return { of: found.of, form: found.form, name: found.name, value };
  }
  return undefined;
}

/**
 * Does an environment entry hold a secret value? The one verdict that everything about environments shares, so that an
 * entry is reported once: what holds a secret here (G1) is no identifier of a secret there (G3). Two witnesses are
 * heard, the name of the variable and the origin of the value; either is enough when it is sure, and both are needed
 * when they only hint. Blind spot: a secret under a name that says nothing, from a place that says nothing.
 */
import { safeLabel } from './label.ts';
import { literalVerdict } from '../knowledge/literals/judge.ts';
import { isLocator } from '../knowledge/literals/reference.ts';
import { environmentKeyVerdict, type EnvironmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import { propertyVerdict } from '../knowledge/names/property.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import type { EnvironmentEntry } from './environment.ts';
import { textOfValue, type DeployTimeValue, type EnvironmentValue, type TemplateValue, type Value } from './value.ts';

export interface HeldSecret {
  /** The way it gets there. */
  readonly how: 'literal' | 'passedThrough' | 'resolvedAtDeploy' | 'wholeEnvironment';
  /** What it comes from, safe to print: a variable, an API; empty for a literal. */
  readonly from: string;
  readonly value: Value;
}

interface Question {
  readonly key: EnvironmentKeyVerdict;
  readonly names: NameSettings;
}

/** What a key says that is unreadable, or whose value is only a part of the entry. */
const NO_HINT: EnvironmentKeyVerdict = { holds: 'nothing', strength: 'weak' };

/** Placeholders that work as a password until somebody replaces them. */
const DEFAULT_PASSWORD = /^(?:change|replace)[-_ ]?(?:me|it|this)/i;
/** Counters, switches, sizes. */
const SMALL_NUMBER = /^-?\d{1,5}(?:\.\d*)?$/;
const HEADER_NAME = /^x(?:-[a-z]+)+$/i;

/**
 * A literal under a key that may or must mean a secret. The key decides; the value can only show that it is something
 * else.
 */
function literalIsSecret(text: string, { key }: Question): boolean {
  const verdict = literalVerdict(text);
  if (verdict === 'token' || verdict === 'url-credentials') return true;
  if (key.holds !== 'secret' || SMALL_NUMBER.test(text)) return false;
  if (verdict === 'random' || DEFAULT_PASSWORD.test(text)) return true;
  if (key.strength === 'strong')
    return verdict === 'word' || (verdict === 'reference' && !isLocator(text) && !HEADER_NAME.test(text));
  return verdict === 'word' && !/^[a-z]+$/i.test(text);
}

function environmentIsSecret({ name }: EnvironmentValue, { key, names }: Question): boolean {
  const source: EnvironmentKeyVerdict = name === undefined ? NO_HINT : environmentKeyVerdict(name, names);
  if (source.holds === 'secret' && (source.strength === 'strong' || key.holds === 'secret')) return true;
  // A strong key is only contradicted by a name that surely means something else.
  return (
    key.holds === 'secret' && key.strength === 'strong' && source.holds === 'nothing' && source.strength === 'weak'
  );
}

const lastSegment = (path: string): string => /[^/]*$/.exec(path)![0];

function deployTimeIsSecret({ name, field, certain }: DeployTimeValue, { key, names }: Question): boolean {
  const sureKey = key.holds === 'secret' && key.strength === 'strong';
  if (certain) return sureKey || field === undefined || propertyVerdict(field, names) !== 'benign';
  const verdict = name === undefined ? 'unknown' : pathVerdict(name, names);
  if (verdict !== 'secret') return sureKey && verdict === 'unknown';
  // The folder alone (`/app/secrets/…`) does not outweigh a key that names something else.
  return key.holds !== 'nothing' || key.strength === 'weak' || pathVerdict(lastSegment(name!), names) === 'secret';
}

const SOURCES = {
  process: (name: string) => `process.env.${name}`,
  serverless: (name: string) => `\${env:${name}}`,
  context: (name: string) => `context value ${name}`,
  configuration: (name: string) => `configuration value ${name}`,
};

function secretIn(value: Value, question: Question): HeldSecret | undefined {
  const held = (how: HeldSecret['how'], from = ''): HeldSecret => ({ how, from, value });
  switch (value.kind) {
    case 'literal':
      return literalIsSecret(value.text, question) ? held('literal') : undefined;
    case 'template':
      return secretInParts(value, question);
    case 'environment':
      if (!environmentIsSecret(value, question)) return undefined;
      return held('passedThrough', SOURCES[value.source](safeLabel(value.name ?? '', '[…]')));
    case 'wholeEnvironment':
      return held('wholeEnvironment', value.source === 'process' ? 'process.env' : 'the .env file');
    case 'deployTime':
      return deployTimeIsSecret(value, question) ? held('resolvedAtDeploy', value.via) : undefined;
    case 'secret': {
      const sure = value.confidence !== 'name' && value.confidence !== 'weak';
      return sure || question.key.holds === 'secret' ? held('passedThrough', safeLabel(value.label, 'a value')) : undefined;
    }
    case 'parameter':
    case 'unknown': {
      const { key, names } = question;
      const name = key.holds === 'secret' && key.strength === 'strong' ? secretName(value, names) : undefined;
      return name === undefined ? undefined : held('passedThrough', name);
    }
    case 'identifier':
    case 'benign':
      return undefined;
  }
}

/** The name of a value that is known by its name alone, when that is surely the name of a secret. */
function secretName(value: Value, names: NameSettings): string | undefined {
  const name = value.kind === 'parameter' || value.kind === 'unknown' ? value.name : undefined;
  return name !== undefined && valueNameVerdict(name, names) === 'strong' ? name : undefined;
}

/** The place of the password in a URL. */
const USER_INFO = /:\/\/[^\s/@:]*:$/;

/** A text made of parts is not what its key says; its parts have to show by themselves that they are secret. */
function secretInParts(value: TemplateValue, question: Question): HeldSecret | undefined {
  const { key, names } = question;
  const alone = value.parts.length === 1;
  const partial: Question = alone ? question : { key: NO_HINT, names };
  for (const [i, part] of value.parts.entries()) {
    const [before] = value.parts[i - 1] ?? [];
    const expected = key.holds === 'secret' || (before?.kind === 'literal' && USER_INFO.test(before.text));
    for (const one of part) {
      const found = secretIn(one, partial);
      if (found) return found;
      const name = !alone && expected ? secretName(one, names) : undefined;
      if (name !== undefined) return { how: 'passedThrough', from: name, value };
    }
  }
  return literalIsSecret(textOfValue(value, '${x}')!, partial) ? { how: 'literal', from: '', value } : undefined;
}

/**
 * The secret an entry holds in at least one of the cases it may be in; `undefined` when it holds none.
 * @param names the setting `secretNames`
 */
export function secretOf(entry: EnvironmentEntry, names: NameSettings): HeldSecret | undefined {
  return secretAmong(entry.values, entry.key, names);
}

/**
 * The first secret among the values that something of this name may have.
 * @param name what the values are configured under; `undefined` when that says nothing
 */
export function secretAmong(
  values: readonly Value[],
  name: string | undefined,
  names: NameSettings,
): HeldSecret | undefined {
  const key = name === undefined ? NO_HINT : environmentKeyVerdict(name, names);
  for (const value of values) {
    const found = secretIn(value, { key, names });
    if (found) return found;
  }
  return undefined;
}

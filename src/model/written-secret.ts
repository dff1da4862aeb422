/**
 * Is what is written to Parameter Store a secret? The value can show it by itself. Where it does not, the parameter's
 * name decides, unless the value shows that it is something else: an ARN, a name, an id, a URL. Blind spot: a secret
 * under a name that says nothing, in a variable that says nothing.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import { isLocator } from '../knowledge/literals/reference.ts';
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import { propertyVerdict } from '../knowledge/names/property.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import type { ParameterWrite } from './parameter-write.ts';
import { namedAs, type NamedAs } from './read-evidence.ts';
import { isSure } from './secret-use.ts';
import { textOfValue, type DeployTimeValue, type TemplateValue, type Value } from './value.ts';

/**
 * `certain`: whatever its name; `named`: a variable says so; `open`: nothing contradicts a name that says so;
 * `nothing`: there is no value yet.
 */
type Content = 'certain' | 'named' | 'open' | 'else' | 'nothing';

/** What somebody will replace by the secret, in the same parameter. */
const TO_BE_FILLED = /change|replace|todo|tbd|fixme|placeholder|dummy|your|fill|insert/i;

function contentOfText(text: string): Content {
  switch (literalVerdict(text)) {
    case 'token':
    case 'url-credentials':
      return 'certain';
    case 'random':
    case 'word':
      return /^[\d.]*$/.test(text) ? 'else' : 'open';
    case 'placeholder':
      return TO_BE_FILLED.test(text) ? 'open' : 'else';
    case 'reference':
      return 'else';
    case 'empty':
      return 'nothing';
  }
}

/** A value that is known by the name of a variable, a member or a function. */
function contentOfName(name: string | undefined, names: NameSettings): Content {
  if (name === undefined) return 'open';
  if (valueNameVerdict(name, names) === 'strong') return 'named';
  const { holds, strength } = environmentKeyVerdict(name, names);
  return holds === 'identifier' || (holds === 'nothing' && strength === 'strong') ? 'else' : 'open';
}

function contentOfStore({ certain, field, name, store }: DeployTimeValue, names: NameSettings): Content {
  if (certain) return field !== undefined && propertyVerdict(field, names) === 'benign' ? 'else' : 'certain';
  if (store === 'other') return contentOfName(name, names);
  const verdict: NamedAs = name === undefined ? 'unknown' : pathVerdict(name, names);
  return verdict === 'secret' ? 'certain' : verdict === 'benign' ? 'else' : 'open';
}

function contentOfParts(value: TemplateValue, names: NameSettings): Content {
  const parts = value.parts.flat().filter(({ kind }) => kind !== 'literal');
  const contents = parts.map((part) => contentOf(part, names));
  if (contents.includes('certain')) return 'certain';
  if (contents.includes('named')) return 'named';
  const text = textOfValue(value, 'x')!;
  if (contentOfText(text) === 'certain') return 'certain';
  return isLocator(text) || contents.every((content) => content === 'else') ? 'else' : 'open';
}

function contentOf(value: Value, names: NameSettings): Content {
  switch (value.kind) {
    case 'literal':
      return contentOfText(value.text);
    case 'template':
      return contentOfParts(value, names);
    case 'deployTime':
      return contentOfStore(value, names);
    case 'secret':
      return isSure(value.confidence) ? 'certain' : 'named';
    case 'wholeEnvironment':
      return 'certain';
    case 'environment':
    case 'parameter':
    case 'unknown':
      return contentOfName(value.name, names);
    case 'identifier':
    case 'benign':
      return 'else';
  }
}

/** Does a write put a secret into a parameter? */
export function writesSecret({ names, id, values }: ParameterWrite, settings: NameSettings): boolean {
  const contents = values.map((value) => contentOf(value, settings)).filter((content) => content !== 'nothing');
  if (contents.includes('certain')) return true;
  const verdicts = names.flatMap((name) => name.values.map((value) => namedAs(value, settings)));
  if (verdicts.length === 0 && id !== undefined)
    verdicts.push(namedAs({ kind: 'unknown', name: id, range: [0, 0] }, settings));
  if (contents.includes('named')) return verdicts.length === 0 || verdicts.some((verdict) => verdict !== 'benign');
  // A wrapper may write several: a value that is something else may belong to the secret's name.
  return verdicts.includes('secret') && contents.length > 0 && contents.every((content) => content === 'open');
}

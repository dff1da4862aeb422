/**
 * Is what a read fetches a secret? Two witnesses are heard: the name of the parameter, and the names under which the
 * file keeps what it got. Blind spot: a secret under a name that only insiders understand, kept as `value`.
 */
import { calleeNameVerdict } from '../knowledge/names/callee.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import { namedSubject } from './parameter-name.ts';
import type { ParameterRead, ReadName } from './parameter-read.ts';
import { textOfValue, type Value } from './value.ts';

/** What the name of a parameter tells about it. */
export type NamedAs = 'secret' | 'benign' | 'unknown';

/** What one name tells: as a path, or by what a variable that holds a path is called (`SLACK_TOKEN_PARAM`). */
export function namedAs(value: Value, names: NameSettings): NamedAs {
  switch (value.kind) {
    case 'literal':
    case 'template':
      return pathVerdict(textOfValue(value)!, names);
    case 'identifier':
      return value.certain ? 'secret' : value.name === undefined ? 'unknown' : pathVerdict(value.name, names);
    case 'environment':
    case 'parameter':
    case 'unknown': {
      const subject = namedSubject(value.name ?? '').join('_').toUpperCase();
      return valueNameVerdict(subject, names) === 'strong' ? 'secret' : 'unknown';
    }
    default:
      return 'unknown';
  }
}

/** Does a name of this kind hold or return a secret? */
const holdsSecret = (name: string, names: NameSettings): boolean =>
  valueNameVerdict(name, names) !== 'benign' || calleeNameVerdict(name, names) !== 'benign';

/**
 * Does a read fetch a secret under one of these names?
 * @param names the names that count; a path of a tree names only where its parameters are, so it acquits nothing
 */
export function fetchesSecret(read: ParameterRead, names: readonly ReadName[], settings: NameSettings): boolean {
  const verdicts = names.flatMap(({ values }) => values.map((value) => namedAs(value, settings)));
  if (verdicts.includes('secret')) return true;
  if (!read.tree && verdicts.length > 0 && verdicts.every((verdict) => verdict === 'benign')) return false;
  return read.heldAs().some((name) => holdsSecret(name, settings));
}

/**
 * What of a secret is left when a member is taken out of it? Of credentials the user name is none; of a token the
 * expiry time is none; of a text one character is little.
 */
import { propertyVerdict } from '../../knowledge/names/property.ts';
import { safeLabel } from '../../model/label.ts';
import type { Settings } from '../../settings.ts';
import type { Path } from '../writes.ts';
import type { Taint, Value } from './value.ts';

/**
 * The member `path` of a secret whose parts are not known: a parsed secret, credentials, the result of a getter.
 * @param without keys that were taken out before; a container without its secrets is clean
 */
export function memberOf(taint: Taint, path: Path, settings: Settings, without: readonly string[] = []): Value {
  const names = settings.secretNames;
  if (path.length === 0) {
    return without.some((key) => propertyVerdict(key, names) === 'secret') ? 'clean' : taint;
  }
  if (path.some((name) => propertyVerdict(name, names) === 'benign')) return 'clean';
  const own = path.findLast((name) => name !== '*' && !/^\d+$/.test(name));
  // A key may be a path: `/app/prod/token` is known as `token`.
  return { ...taint, label: safeLabel(own?.split('/').at(-1) ?? '', taint.label), inside: false };
}

/** The member `path` of a secret that is a text. */
export function partOfText(taint: Taint, path: Path, settings: Settings): Value {
  const [first] = path;
  if (first === undefined) return taint;
  return /^\d+$/.test(first) || first === '*' ? { ...taint, partial: 1 } : memberOf(taint, path, settings);
}

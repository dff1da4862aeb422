/**
 * Is this property of a container of secrets (a parsed secret, credentials, a token response) itself secret? Asked only
 * of containers already known to hold secrets, so a name that says nothing keeps the secret. Blind spot: a secret under
 * a name such as `host`.
 */
import { compoundVerdict, namesDocument } from './compound.ts';
import { SCALAR_HEADS } from './heads.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { words } from './words.ts';

/** Claims of a decoded JWT (RFC 7519 §4.1, RFC 8693) that tell who and when, not how to get in. */
const CLAIMS: ReadonlySet<string> = new Set('sub iss aud iat nbf exp jti azp scp amr acr'.split(' '));

/** `secret` and `benign` are sure; `unknown` (`value`, `key`, an index, any other word) is as secret as its owner. */
export function propertyVerdict(name: string, settings?: NameSettings): 'secret' | 'unknown' | 'benign' {
  const all = words(name);
  if (isAdded(all, settings)) return 'secret';
  if (isIgnored(all, settings) || CLAIMS.has(name)) return 'benign';
  const verdict = compoundVerdict(all);
  if (verdict === 'strong' || verdict === 'weak') return 'secret';
  return verdict === 'benign' && !namesDocument(all) ? 'benign' : 'unknown';
}

/** Does a value of this name hold a number, a date or a name, whatever it was made from? `secretName`, `tokenCount`. */
export function isScalarName(name: string, settings?: NameSettings): boolean {
  const all = words(name);
  return SCALAR_HEADS.has(all.at(-1)!) && !isAdded(all, settings);
}

/**
 * Does a variable, property or environment variable of this name hold a secret value? Decided by the name alone; types,
 * initialisers and data flow may overrule it. Blind spots: see `compound.ts`; and bare `token`, which is `weak` because
 * parsers, pages and language models have tokens too.
 */
import { compoundVerdict, isShouted } from './compound.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { namesProcedure } from './verbs.ts';
import { words } from './words.ts';

/** `strong`: a secret. `weak`: perhaps, needs another sign of a secret nearby. `benign`: none, or nothing says so. */
export type NameVerdict = 'strong' | 'weak' | 'benign';

/** Every name of a secret contains one of these: most names of a program are dismissed here. */
export const MAY_NAME_SECRET =
  /auth|conn|cred|decry|dsn|hook|jwt|key|mnemonic|otp|pass|pat|phrase|pin|priv|pw|sec(?:ret|ure)|seed|tok|ur[il]/i;

/** Does this name hold a secret value? */
export function valueNameVerdict(name: string, settings?: NameSettings): NameVerdict {
  if (!MAY_NAME_SECRET.test(name) && !settings?.add?.length) return 'benign';
  const all = words(name);
  if (isAdded(all, settings)) return 'strong';
  const shouted = isShouted(name);
  // `createJwt` is a function; a `PARAMETER_…` names a parameter, not its value.
  if (namesProcedure(all, shouted) || (all.length > 1 && all[0] === 'param')) return 'benign';
  const verdict = compoundVerdict(all, shouted);
  return verdict === 'unknown' || isIgnored(all, settings) ? 'benign' : verdict;
}

/**
 * Does a name speak of time: a moment, an age, a test of one? Decided word by word, because `refreshToken`, `usage` and
 * `message` speak of something else. Blind spot: moments under names such as `t`; what they are compared with tells.
 */
import { words } from '../../knowledge/names/words.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const MOMENT = list('ttl expires expire expiry expiration expired stale timestamp deadline until till');
const DONE = list(
  'fetched cached loaded created updated retrieved stored refreshed read issued set saved refresh fetch load',
);
const WHEN = list('at on time after date');
const LAST_TIME = list('fetch fetched refresh refreshed load loaded update updated read retrieved check checked call');

/** Is this the name of a moment or an age: `expiresAt`, `fetchedAt`, `lastRefresh`, `ttlMs`, `tokenAge`? */
export function namesMoment(name: string): boolean {
  const all = words(name);
  const last = all.at(-1) ?? '';
  if (last === 'age' || all.some((word) => MOMENT.has(word))) return true;
  if (WHEN.has(last) && DONE.has(all.at(-2) ?? '')) return true;
  return all.some((word, i) => word === 'last' && LAST_TIME.has(all[i + 1] ?? ''));
}

const OLD = list('expired stale fresh outdated obsolete');
const DEMANDING = list('should needs need must requires');

/** Is this the name of a flag that tells the age: `expired`, `isStale`, `cacheExpired`? */
export const namesAgeFlag = (name: string): boolean => OLD.has(words(name).at(-1) ?? '');

/** Is this the name of a function that compares moments: `isExpired`, `isBefore`, `shouldRefresh`, `isStillValid`? */
export function namesAgeTest(name: string): boolean {
  const all = words(name);
  if (all.some((word) => OLD.has(word) || word.startsWith('expir'))) return true;
  if (all[0] === 'is' && all.some((word) => word === 'before' || word === 'after' || word === 'valid')) return true;
  return DEMANDING.has(all[0] ?? '') && all.some((word) => word === 'refresh' || word === 'renew' || word === 'reload');
}

const VERSION = list('version rotation generation revision');

/** Is this the name of a version? */
export const namesVersion = (name: string): boolean =>
  /etag$/i.test(name) || words(name).some((word) => VERSION.has(word));

/**
 * Does a function of this name return a secret? A verb that fetches, and a noun that names a secret: `getApiKey`,
 * `loadSecrets`. Blind spots: functions without a verb (`secretFor('x')`, a user's `secretSources` names those) and
 * functions that return something about a secret under the secret's name.
 */
import { compoundVerdict } from './compound.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { mayNameSecret, type NameVerdict } from './value.ts';
import { CALLEE_FILLERS, CALLEE_PREPOSITIONS, FETCH_VERBS } from './verbs.ts';
import { words } from './words.ts';

/** The noun behind the verb: `getOrCreateApiKeyFromSsm` → `api key`; undefined without a verb that fetches. */
function fetchedNoun(all: readonly string[]): readonly string[] | undefined {
  let start = 0;
  while (CALLEE_FILLERS.has(all[start]!)) start++;
  if (!FETCH_VERBS.has(all[start]!)) return undefined;
  start += all[start + 1] === 'or' ? 3 : 1;
  while (CALLEE_FILLERS.has(all[start]!)) start++;
  let end = all.findIndex((word, index) => index >= start && CALLEE_PREPOSITIONS.has(word));
  if (end < 0) end = all.length;
  while (CALLEE_FILLERS.has(all[end - 1]!)) end--;
  return all.slice(start, end);
}

const isType = (name: string): boolean => /^[A-Z].*[a-z]/s.test(name);

/** Does a call of this name return a secret? The last name of the callee: `getSecret` of `this.vault.getSecret()`. */
export function calleeNameVerdict(name: string, settings?: NameSettings): NameVerdict {
  if ((!mayNameSecret(name) && !settings?.add?.length) || isType(name)) return 'benign';
  const all = words(name);
  const noun = fetchedNoun(all);
  if (noun === undefined || isIgnored(all, settings) || isIgnored(noun, settings)) return 'benign';
  if (isAdded(noun, settings)) return 'strong';
  const verdict = compoundVerdict(noun);
  // A function that returns a URL with a password in it is rarer than one that returns an address.
  return verdict === 'unknown' || noun.at(-1) === 'url' ? 'benign' : verdict;
}

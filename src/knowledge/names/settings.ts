/**
 * What did the user say about a name? `secretNames: { add, ignore }` overrules the grammar. Entries are compared word
 * by word, so `pageToken` also means `PAGE_TOKEN`. Blind spot: an entry of several meanings can't be limited to one
 * place.
 */
import { BENIGN_MODIFIERS } from './modifiers.ts';
import { LEADING_VERBS } from './verbs.ts';
import { words } from './words.ts';

export interface NameSettings {
  /** Names of secrets; `customSecretThing` also means `myCustomSecretThing`. */
  readonly add?: readonly string[];
  /** Names that hold no secret, whole names only. */
  readonly ignore?: readonly string[];
}

function endsWith(name: readonly string[], ending: readonly string[]): boolean {
  const offset = name.length - ending.length;
  return ending.length > 0 && ending.every((word, index) => name[offset + index] === word);
}

/** Does the user call this name, given as words, no secret? */
export function isIgnored(name: readonly string[], settings: NameSettings | undefined): boolean {
  return settings?.ignore?.some((entry) => {
    const ignored = words(entry);
    return ignored.length === name.length && endsWith(name, ignored);
  }) === true;
}

/**
 * Does the user call this name, given as words, a secret? `hasThing`, `loadThing` and `hashedThing` aren't the added
 * `thing`. An entry that is also ignored is ignored.
 */
export function isAdded(name: readonly string[], settings: NameSettings | undefined): boolean {
  if (!settings?.add?.length || isIgnored(name, settings)) return false;
  return settings.add.some((entry) => {
    const added = words(entry);
    if (!endsWith(name, added)) return false;
    const before = name.slice(0, name.length - added.length);
    return !LEADING_VERBS.has(before[0]!) && !before.some((word) => BENIGN_MODIFIERS.has(word));
  });
}

/**
 * Does a noun compound name a secret? The head, the last word, decides, and the words before it can only take the
 * secret away or say how sure we are: `dbPassword`, but `passwordHash`, `nextToken`, `kmsKey`. Knows no verbs: those
 * belong to the questions that are asked of it. Blind spot: nouns that are in no list; they answer `unknown`.
 */
import {
  BENIGN_HEADS, CODE_HEADS, DOCUMENT_HEADS, PHRASE_HEADS, PREPOSITIONS, SECRET_HEADS, TRANSPARENT_HEADS,
} from './heads.ts';
import {
  BENIGN_CODE_MODIFIERS, BENIGN_KEY_MODIFIERS, BENIGN_LAST_TOKEN_MODIFIERS, BENIGN_MODIFIERS, BENIGN_TOKEN_MODIFIERS,
  CHAT_WORDS, CREDENTIAL_TOKEN_MODIFIERS, DATABASE_WORDS, PASS_MODIFIERS, STRONG_KEY_MODIFIERS, WEAK_KEY_MODIFIERS,
} from './modifiers.ts';

/** What the words of a name say: a secret (surely, perhaps), something that is no secret, or nothing at all. */
export type CompoundVerdict = 'strong' | 'weak' | 'benign' | 'unknown';

/** Several keys are rarer as secrets than one: `accessKeys` lists descriptions as often as keys. */
function pluralVerdict(verdict: CompoundVerdict): CompoundVerdict {
  if (verdict === 'strong') return 'weak';
  return verdict === 'weak' ? 'benign' : verdict;
}

/** `connectionString`: the last two of the first `end` words mean something together. */
const phraseVerdict = (words: readonly string[], end: number): CompoundVerdict | undefined =>
  PHRASE_HEADS.get(words[end - 1]!)?.get(words[end - 2]!);

/** How many words name the thing itself: cut before `for`, `from`, …, without a tail like `value` or `base64`. */
function coreLength(words: readonly string[]): number {
  let end = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  if (end < 0) end = words.length;
  while (end > 1 && TRANSPARENT_HEADS.has(words[end - 1]!) && phraseVerdict(words, end) === undefined) end--;
  return end;
}

/** The words that name the thing itself: `db password` of `dbPasswordPlainValueForUser`. */
export const coreOf = (words: readonly string[]): readonly string[] => words.slice(0, coreLength(words));

function tokenVerdict(modifiers: readonly string[], plural: boolean): CompoundVerdict {
  const last = modifiers.findLast((word) => word !== 'current') ?? modifiers.at(-1)!;
  if (!BENIGN_TOKEN_MODIFIERS.has(last) && modifiers.some((word) => CREDENTIAL_TOKEN_MODIFIERS.has(word))) {
    return plural ? 'weak' : 'strong';
  }
  if (BENIGN_LAST_TOKEN_MODIFIERS.has(last) || modifiers.some((word) => BENIGN_TOKEN_MODIFIERS.has(word))) return 'benign';
  return plural ? 'unknown' : 'weak';
}

function keyVerdict(modifiers: readonly string[]): CompoundVerdict {
  const last = modifiers.at(-1)!;
  const opens = modifiers.some((word) => word === 'secret' || word === 'private' || word === 'api');
  if (!opens && modifiers.some((word) => BENIGN_KEY_MODIFIERS.has(word))) return 'benign';
  if (STRONG_KEY_MODIFIERS.has(last)) return 'strong';
  return WEAK_KEY_MODIFIERS.has(last) ? 'weak' : 'unknown';
}

function urlVerdict(modifiers: readonly string[]): CompoundVerdict {
  const last = modifiers.at(-1)!;
  const chat = last === 'webhook' && modifiers.some((word) => CHAT_WORDS.has(word));
  return chat || DATABASE_WORDS.has(last) ? 'weak' : 'benign';
}

function codeVerdict(head: string, modifiers: readonly string[]): CompoundVerdict {
  const last = modifiers.at(-1);
  if (last === undefined || BENIGN_CODE_MODIFIERS.has(last)) return 'unknown';
  return head === 'pat' && CREDENTIAL_TOKEN_MODIFIERS.has(last) ? 'strong' : 'weak';
}

function headVerdict(head: string, modifiers: readonly string[]): CompoundVerdict {
  const last = modifiers.at(-1)!;
  if (SECRET_HEADS.has(head)) return 'strong';
  if (CODE_HEADS.has(head)) return codeVerdict(head, modifiers);
  switch (head) {
    case 'token': return tokenVerdict(modifiers, false);
    case 'tokens': return tokenVerdict(modifiers, true);
    case 'key': return keyVerdict(modifiers);
    case 'keys': return pluralVerdict(keyVerdict(modifiers));
    case 'pass': return PASS_MODIFIERS.has(last) ? 'strong' : 'unknown';
    case 'url': return urlVerdict(modifiers);
    case 'webhook': return modifiers.some((word) => CHAT_WORDS.has(word)) ? 'weak' : 'unknown';
    case 'dsn': return DATABASE_WORDS.has(last) ? 'weak' : 'benign';
    case 'authorization': return modifiers.length === 0 ? 'weak' : 'unknown';
    default: return BENIGN_HEADS.has(head) || BENIGN_MODIFIERS.has(head) ? 'benign' : 'unknown';
  }
}

/**
 * @param words the words of a name, from `words()`
 * @param shouted the name is written in capitals; such names carry suffixes (`API_KEY_ACME`), so an unknown last word
 *   of three or more is dropped, and what is left can be weak at most
 */
export function compoundVerdict(words: readonly string[], shouted = false): CompoundVerdict {
  const end = coreLength(words);
  const modifiers = words.slice(0, end - 1);
  if (modifiers.some((word) => BENIGN_MODIFIERS.has(word))) return 'benign';
  const verdict = phraseVerdict(words, end) ?? headVerdict(words[end - 1]!, modifiers);
  if (verdict !== 'unknown' || !shouted || modifiers.length < 2) return verdict;
  const shorter = compoundVerdict(modifiers);
  return shorter === 'strong' || shorter === 'weak' ? 'weak' : 'unknown';
}

/** Where several keys are one value or one folder, they say as much as a single key. */
export const withSingularKeys = (words: readonly string[]): readonly string[] =>
  words.map((word) => (word === 'keys' ? 'key' : word));

/** Is this the name of a document with members of its own, rather than of one value? */
export function namesDocument(words: readonly string[]): boolean {
  return DOCUMENT_HEADS.has(words.at(-1)!);
}

/** Written in capitals, as environment variables and constants are. */
export const isShouted = (name: string): boolean => !/[a-z]/.test(name);

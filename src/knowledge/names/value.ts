/**
 * Does a variable, property or environment variable of this name hold a secret value? Decided by the name alone; types,
 * initialisers and data flow may overrule it. Blind spots: see `compound.ts`; and bare `token`, which is `weak` because
 * parsers, pages and language models have tokens too.
 */
import { compoundVerdict, isShouted } from './compound.ts';
import type { Entry } from '../text-words.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { namesProcedure } from './verbs.ts';
import { words } from './words.ts';

/** `strong`: a secret. `weak`: perhaps, needs another sign of a secret nearby. `benign`: none, or nothing says so. */
export type NameVerdict = 'strong' | 'weak' | 'benign';

/** One of these stands in nearly every name of a secret, in the spellings of `words()`. */
const WORDS = 'secret passw pw cred jwt mnemonic otp tok dsn hook phrase authorization authorisation passcode'.split(' ');
/** These behind something else: a `key` or `pass` alone tells nothing. */
const BEHIND = ['key', 'pass'];
/** Two words make a name of a secret, whatever stands between them: sources of expressions, with what stands in all that they match. */
const PAIRS: readonly (readonly [source: string, ...near: string[]])[] = [
  ['auth(?:[nz]|entication)?[\\W\\d_]*header', 'auth'],
  ['conn(?:ection)?[\\W\\d_]*str', 'conn'],
  ['secure[\\W\\d_]*(?:str|param)', 'secure'],
  ['pass[\\W\\d_]*(?:word|code)', 'pass'],
  ['priv(?:ate)?[\\W\\d_]*pem', 'priv'],
  ['decrypted[\\W\\d_]*param', 'decrypted'],
  ['(?:amqp|database|db|jdbc|mq|sql|mongo|pg|postgres|rabbit|rds|redis)[\\W\\d_]*ur[il]', 'url', 'uri'],
];
const LETTERS = new RegExp([...WORDS, ...BEHIND.map((word) => `.${word}`), ...PAIRS.map(([source]) => source)].join('|'), 'is');
/** As words of their own: neither `path` nor `mapping`. */
const CODES = /[Pp](?:in|at)(?![a-z])|P(?:IN|AT)/;

/** One of these is found in every text with a name of a secret, as long as something stands before the name. */
export const SECRET_LETTER_ENTRIES: readonly Entry[] = [
  ...WORDS,
  ...BEHIND,
  ...PAIRS.map(([source, ...near]): Entry => [`/${source}/is`, ...near]),
  [String(CODES), 'pin', 'pat'],
];

/** A cheap first question: most names of a program are dismissed here, without looking at their words. */
export const mayNameSecret = (name: string): boolean => LETTERS.test(name) || CODES.test(name);

/** Does this name hold a secret value? */
export function valueNameVerdict(name: string, settings?: NameSettings): NameVerdict {
  if (!mayNameSecret(name) && !settings?.add?.length) return 'benign';
  const all = words(name);
  if (isAdded(all, settings)) return 'strong';
  const shouted = isShouted(name);
  // `createJwt` is a function; a `PARAMETER_…` names a parameter, not its value.
  if (namesProcedure(all, shouted) || all[0] === 'param') return 'benign';
  const verdict = compoundVerdict(all, shouted);
  return verdict === 'unknown' || isIgnored(all, settings) ? 'benign' : verdict;
}

/**
 * What must a text contain for a secret to be recognized in it? Every way leads through one of these: a name that tells of
 * a secret, a library or path that yields some, the environment as a whole, an operation of AWS. That a text contains one
 * proves nothing.
 */
import { SENSITIVE_OUTPUT_ROWS } from './aws-outputs.generated.ts';
import { mayNameSecret, SECRET_LETTER_ENTRIES } from './names/value.ts';
import type { Entry } from './text-words.ts';

/** Modules, paths and methods that yield secrets under any name. */
export const SECRET_SOURCE_WORDS: readonly string[] = (
  '@middy/ powertools/parameters -signer aws-param-store credential-provider unsafeUnwrap unsafePlainText ' +
  'secretsmanager/get systemsmanager/parameters'
).split(' ');

/** The environment as a whole: no member is read of it. */
export const WHOLE_ENVIRONMENT = /\benv\b(?!-)(?![\s!]*(?:\?\.|[.[]))/;

/** Words in names of secrets and of functions that fetch them, and in the paths that such functions are handed. */
export const SECRET_NAME_WORDS: readonly string[] = (
  'secret tok pass pw key cred jwt auth pin otp pat mnemonic webhook url uri dsn conn seed phrase secure decrypt priv'
).split(' ');

/** Names that mean a secret. */
export const SECRET_NAMES: readonly Entry[] = SECRET_LETTER_ENTRIES;

/** Operations of AWS that return a secret and do not say so, without the letter that is small where they are methods. */
const OPERATIONS: readonly string[] = [
  ...new Set([...SENSITIVE_OUTPUT_ROWS.matchAll(/^\S+ \w(\w+):/gm)].flatMap(([, name]) => (mayNameSecret(`.${name!}`) ? [] : [name!]))),
];

/** One of these is found in every text in which the flow of values finds a secret. */
export const SECRET_EVIDENCE: readonly Entry[] = [
  ...SECRET_NAMES,
  ...SECRET_SOURCE_WORDS,
  [String(WHOLE_ENVIRONMENT), 'env'],
  ...OPERATIONS,
];

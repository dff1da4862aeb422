/**
 * What must a text contain for a secret to be recognized in it? Every way leads through one of these: a name that tells of
 * a secret, a library or path that yields some, the environment as a whole, an operation of AWS. That a text contains one
 * proves nothing.
 */
import { SENSITIVE_OUTPUT_ROWS } from './aws-outputs.generated.ts';
import { mayNameSecret, SECRET_LETTERS } from './names/value.ts';

/** Modules, paths and methods that yield secrets under any name. */
export const SECRET_SOURCES =
  /@middy\/|powertools\/parameters|-signer\b|aws-param-store|credential-provider|unsafeUnwrap|unsafePlainText|secretsmanager\/get|systemsmanager\/parameters/i;

/** The environment as a whole: no member is read of it. */
export const WHOLE_ENVIRONMENT = /\benv\b(?!-)(?![\s!]*(?:\?\.|[.[]))/;

/** Words in names of secrets and of functions that fetch them, and in the paths that such functions are handed. */
export const SECRET_NAME_WORDS: readonly string[] = (
  'secret tok pass pw key cred jwt auth pin otp pat mnemonic webhook url uri dsn conn seed phrase secure decrypt priv'
).split(' ');

/** Names that mean a secret. */
export const SECRET_NAMES: readonly string[] = SECRET_LETTERS.map(String);

/** Operations of AWS that return a secret and do not say so, without the letter that is small where they are methods. */
const OPERATIONS: readonly string[] = [
  ...new Set([...SENSITIVE_OUTPUT_ROWS.matchAll(/^\S+ \w(\w+):/gm)].flatMap(([, name]) => (mayNameSecret(`.${name!}`) ? [] : [name!]))),
];

/** One of these is found in every text in which the flow of values finds a secret. */
export const SECRET_EVIDENCE: readonly string[] = [...SECRET_NAMES, String(SECRET_SOURCES), String(WHOLE_ENVIRONMENT), ...OPERATIONS];

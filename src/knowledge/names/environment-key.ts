/**
 * What does a variable of a function's environment hold by its key: a secret, the identifier of a secret (its name, ARN
 * or path), or neither? In an environment every value is configuration of the deployed function, so more can be said
 * than about a variable in code: plural keys are lists of secrets, salts are secrets, `…_NAME` and `…_PATH` identify.
 * Blind spots: KMS keys, whose ids are kept under the same names as key material (`SIGNING_KEY`, therefore `weak`), and
 * keys that say nothing about what they hold.
 */
import { compoundVerdict, type CompoundVerdict, isShouted, namesDocument, withSingularKeys } from './compound.ts';
import { PREPOSITIONS } from './heads.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { namesProcedure } from './verbs.ts';
import { words } from './words.ts';

/**
 * `strength` says how sure the name makes us. A weak secret or identifier needs a sign from the value; a weak `nothing`
 * means that the key says nothing, a strong one that it names something else.
 */
export interface EnvironmentKeyVerdict {
  readonly holds: 'secret' | 'identifier' | 'nothing';
  readonly strength: 'strong' | 'weak';
}

const SECRET: EnvironmentKeyVerdict = { holds: 'secret', strength: 'strong' };
const PERHAPS_SECRET: EnvironmentKeyVerdict = { holds: 'secret', strength: 'weak' };
const IDENTIFIER: EnvironmentKeyVerdict = { holds: 'identifier', strength: 'strong' };
const PERHAPS_IDENTIFIER: EnvironmentKeyVerdict = { holds: 'identifier', strength: 'weak' };
const SOMETHING_ELSE: EnvironmentKeyVerdict = { holds: 'nothing', strength: 'strong' };
const NO_HINT: EnvironmentKeyVerdict = { holds: 'nothing', strength: 'weak' };

/** Bundlers publish variables with these prefixes to the browser. */
const PUBLISHED = /^(?:VITE|NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|REACT_APP|VUE_APP|NG_APP|GATSBY|STORYBOOK)_/;
/** … and there these words are a mistake, not a publishable key. */
const NEVER_PUBLISHED = new Set(['secret', 'password', 'passphrase', 'private']);

/** Names that frameworks and products fixed; the grammar alone would get them wrong. */
const FIXED_NAMES: ReadonlyMap<string, EnvironmentKeyVerdict> = new Map([
  ['app key', SECRET],
  ['secret key base', SECRET],
  ['supabase service role key', SECRET],
  ['service role key', SECRET],
  ['new relic license key', SECRET],
  ['rediscli auth', PERHAPS_SECRET],
  ['google application credential', SOMETHING_ELSE],
]);

/** `DB_SECRET_ARN_PROD`, `API_KEY_US_EAST_1`: the stage or region says which one, not what. */
const WHICH_ONE = new Set(
  (
    'alpha beta dev development live nonprod preprod prod production qa sandbox staging uat primary secondary ' +
    'blue green us eu ap ca sa east west north south central northeast northwest southeast southwest'
  ).split(' '),
);

/** What a secret or token is used for; elsewhere these words make a name a procedure (`resetPassword`). */
const PURPOSES = new Set(['reset', 'verify', 'verification', 'validate', 'hash', 'change']);

/** Words before `param` that mean a parameter of another kind. */
const OTHER_PARAMETERS = new Set([
  'body', 'db', 'form', 'header', 'hyper', 'model', 'path', 'query', 'request', 'route', 'search', 'url',
]);

/** Key material that KMS keeps: the variable may hold only the key's id. */
const KMS_USES = new Set([
  'cipher', 'crypto', 'data', 'decrypt', 'decryption', 'encrypt', 'encryption', 'hmac', 'master', 'sign', 'signing',
  'symmetric',
]);

const isSecret = (verdict: CompoundVerdict): boolean => verdict === 'strong' || verdict === 'weak';
const asSure = (verdict: CompoundVerdict): EnvironmentKeyVerdict =>
  verdict === 'strong' ? IDENTIFIER : PERHAPS_IDENTIFIER;

/** The words that count: without a stage or region at the end and what follows a preposition, `keys` as one key. */
function keyWords(all: readonly string[]): readonly string[] {
  let end = all.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  if (end < 0) end = all.length;
  while (end > 1 && WHICH_ONE.has(all[end - 1]!)) end--;
  return withSingularKeys(all.slice(0, end));
}

type Store = 'parameter' | 'secret' | undefined;

/** Splits the words of a store off the end: `[app, ssm, param]` → `[app]` in the Parameter Store. */
function storeOf(all: readonly string[]): { readonly store: Store; readonly qualifier: readonly string[] } {
  let end = all.length;
  let store: Store;
  for (;;) {
    const word = all[end - 1];
    const before = all[end - 2];
    if (word === 'param' || word === 'ssm') {
      store ??= 'parameter';
      end -= 1;
    } else if (word === 'store' && before === 'param') {
      end -= 1;
    } else if (word === 'manager' && before === 'secret') {
      store = 'secret';
      end -= 2;
    } else return { store, qualifier: all.slice(0, end) };
  }
}

/** The identifier of a parameter: strong when it is that of a secret or of nothing in particular (`PARAM_PATH`). */
function parameterVerdict(qualifier: readonly string[], viaSsm: boolean, part: boolean): EnvironmentKeyVerdict {
  const last = qualifier.at(-1);
  if (last === undefined) return part ? PERHAPS_IDENTIFIER : IDENTIFIER;
  if (!viaSsm && OTHER_PARAMETERS.has(last)) return SOMETHING_ELSE;
  const verdict = compoundVerdict(qualifier, true);
  if (isSecret(verdict)) return part ? PERHAPS_IDENTIFIER : IDENTIFIER;
  return verdict === 'benign' && !namesDocument(qualifier) ? SOMETHING_ELSE : PERHAPS_IDENTIFIER;
}

/** Keys have ids, names and ARNs of their own (KMS, key pairs); only these kinds are kept as secrets. */
function identifiesKey(head: string, kind: readonly string[]): EnvironmentKeyVerdict {
  const secretKind = kind.some((word) => word === 'api' || word === 'private' || word === 'secret' || word === 'sdk');
  return head !== 'id' && head !== 'identifier' && secretKind ? PERHAPS_IDENTIFIER : SOMETHING_ELSE;
}

/** `…_NAME`, `…_ARN`, `…_PATH`, `…_ID` of what? */
function identifierVerdict(head: string, rest: readonly string[]): EnvironmentKeyVerdict {
  const { store, qualifier } = storeOf(rest);
  const part = head === 'prefix' || head === 'namespace' || head === 'location' || head === 'ref';
  if (store === 'secret') return part ? PERHAPS_IDENTIFIER : IDENTIFIER;
  if (store === 'parameter') return parameterVerdict(qualifier, rest.includes('ssm'), part);
  const verdict = compoundVerdict(rest);
  const noun = rest.at(-1);
  if (!isSecret(verdict)) return SOMETHING_ELSE;
  if (noun === 'secret') return part ? PERHAPS_IDENTIFIER : IDENTIFIER;
  if (head === 'path') return asSure(verdict);
  if (part) return SOMETHING_ELSE;
  if (noun === 'key') return identifiesKey(head, rest);
  if (head === 'arn') return asSure(verdict);
  return head === 'name' ? PERHAPS_IDENTIFIER : SOMETHING_ELSE;
}

const IDENTIFYING_HEADS = new Set([
  'arn', 'id', 'identifier', 'location', 'name', 'namespace', 'path', 'prefix', 'ref',
]);

/** The verdict of a key that identifies something; undefined when it doesn't. */
function asIdentifier(subject: readonly string[]): EnvironmentKeyVerdict | undefined {
  const head = subject.at(-1)!;
  const rest = subject.slice(0, -1);
  if (IDENTIFYING_HEADS.has(head)) return identifierVerdict(head, rest);
  const { store, qualifier } = storeOf(subject);
  if (store === 'parameter') return parameterVerdict(qualifier, subject.includes('ssm'), subject.length === 1);
  if (head === 'key' && storeOf(rest).store !== undefined) return PERHAPS_IDENTIFIER;
  const prefixed = subject[0] === 'param' || subject[0] === 'ssm';
  return prefixed && isSecret(compoundVerdict(subject.slice(1))) ? IDENTIFIER : undefined;
}

/** The verdict of a key that identifies nothing. */
function asValue(subject: readonly string[], shouted: boolean): EnvironmentKeyVerdict {
  const head = subject.at(-1)!;
  const rest = subject.slice(0, -1);
  if (head === 'salt' || head === 'pepper') return isSecret(compoundVerdict(rest)) ? SECRET : PERHAPS_SECRET;
  if (head === 'auth' && rest.at(-1) === 'basic') return PERHAPS_SECRET;
  if (head === 'pass') return compoundVerdict(subject) === 'strong' ? SECRET : PERHAPS_SECRET;
  const purposeful = head === 'secret' || head === 'token';
  const thing = purposeful ? subject.filter((word) => !PURPOSES.has(word)) : subject;
  if (namesProcedure(thing, shouted)) return SOMETHING_ELSE;
  const verdict = compoundVerdict(thing, shouted);
  if (verdict === 'benign') return SOMETHING_ELSE;
  if (!isSecret(verdict)) return NO_HINT;
  const kms = head === 'key' && KMS_USES.has(rest.at(-1)!) && !rest.includes('private') && !rest.includes('api');
  return verdict === 'strong' && !kms ? SECRET : PERHAPS_SECRET;
}

/** What does the environment variable of this name hold? */
export function environmentKeyVerdict(key: string, settings?: NameSettings): EnvironmentKeyVerdict {
  const all = words(key);
  if (isAdded(all, settings)) return SECRET;
  if (isIgnored(all, settings)) return SOMETHING_ELSE;
  const published = PUBLISHED.exec(key)?.[0];
  if (published !== undefined && !all.some((word) => NEVER_PUBLISHED.has(word))) return SOMETHING_ELSE;
  const subject = keyWords(published === undefined ? all : words(key.slice(published.length)));
  return FIXED_NAMES.get(subject.join(' ')) ?? asIdentifier(subject) ?? asValue(subject, isShouted(key));
}

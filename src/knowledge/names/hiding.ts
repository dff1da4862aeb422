/**
 * Does a name say that a secret was made safe to show? Functions that mask, hash or encrypt, and the names of their
 * results. Blind spots: a function that claims to mask and doesn't, and house names (the setting `safeFunctions` takes
 * those).
 */
import { calleeNameVerdict } from './callee.ts';
import { isAdded, type NameSettings } from './settings.ts';
import { words } from './words.ts';

/** Words that make a function a sanitizer: `maskToken`, `createHash`, `anonymizeUser`. */
const HIDING_WORD = new RegExp(
  '^(?:mask|redact|hash(?:$|e[ds]|ing)|obfuscat|censor|saniti[sz]|[bs]?crypt$|(?:re)?encrypt(?:$|ed|s$)|' +
    'fingerprint|digest|scrub|anonymi[sz]|hmac|sha\\d*$|md5|argon|pbkdf|truncat|hid(?:e|es|den)$|conceal|omit)',
);

/** These turn the meaning around: `unhide`, `decrypt` and `unmask` are words of their own; `skipRedaction` is not. */
const REVERSED = new Set([
  'decrypt', 'decrypted', 'disable', 'no', 'non', 'not', 'reveal', 'skip', 'unmask', 'without',
]);

const REMOVING = new Set(['strip', 'stripped', 'remove', 'removed', 'filter', 'exclude', 'drop', 'without']);
const REMOVED = new Set(['secret', 'token', 'tokens', 'sensitive', 'credential', 'password', 'pii']);

/** `removeToken(x)`, `withoutSecrets(x)`, the SDK's `…FilterSensitiveLog(x)`. A filter of tokens returns tokens. */
function takesOut(all: readonly string[]): boolean {
  const verb = all.findIndex((word) => REMOVING.has(word));
  if (verb < 0) return false;
  const removed = all.slice(verb + 1).filter((word) => REMOVED.has(word));
  return all[verb] === 'filter' ? removed.includes('sensitive') : removed.length > 0;
}

/**
 * Does a function of this name return something that is safe to show? The last name of the callee. `getHmacKey` fetches
 * a secret: that its key is for hashing hides nothing.
 */
export function isRedactingName(name: string): boolean {
  const all = words(name);
  if (takesOut(all)) return true;
  if (calleeNameVerdict(name) !== 'benign') return false;
  return all.some((word) => HIDING_WORD.test(word)) && !all.some((word) => REVERSED.has(word));
}

const HIDDEN_MODIFIERS = new Set([
  'anonymised', 'anonymized', 'censored', 'encrypted', 'hashed', 'hidden', 'masked', 'obfuscated', 'redacted',
  'sanitised', 'sanitized', 'scrubbed', 'truncated',
]);
const HIDDEN_HEAD = /^(?:hash|hashes|digest|fingerprint|checksum|hmac|md5|sha\d*|argon2|[bs]crypt|mask|ciphertext)$/;

/** Does a value of this name hold a secret only in a hidden form: `hashedPassword`, `maskedToken`, `passwordHash`? */
export function hidesValue(name: string, settings?: NameSettings): boolean {
  const all = words(name);
  const hides = all.some((word) => HIDDEN_MODIFIERS.has(word)) || HIDDEN_HEAD.test(all.at(-1) ?? '');
  return hides && !all.some((word) => REVERSED.has(word)) && !isAdded(all, settings);
}

/**
 * Does a value name or locate something instead of being it? Paths, ARNs, URLs, file and host names, resource ids
 * (`isLocator`); names of things as code writes them, and sentences (`isNameLike`). Asked of values in secret-named
 * slots. Blind spot: a pass phrase of plain lower-case words (`correct-horse-battery`) reads like a name.
 */
import { isRandom } from './randomness.ts';

const MAX_LENGTH = 4096;

/** A file or host name by its end, with an optional port. */
const FILE_OR_HOST = new RegExp(
  '^[\\w@.-]{1,250}\\.(?:[cm]?[jt]sx?|json|ya?ml|html?|css|md|txt|png|jpe?g|svg|pem|crt|cer|key|p12|pfx|env|conf|ini|' +
    'toml|xml|csv|log|sh|py|com|org|net|io|dev|local|internal)(?::\\d{1,5})?$',
  'i',
);

const LOCATORS: readonly RegExp[] = [
  /^\{\{resolve:/, // CloudFormation dynamic reference
  /^arn:[\w-]{1,20}:/,
  /^(?:jdbc:)?[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i,
  /^(?:urn|mailto|data|file):/i,
  /^[^\s@:/]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,10}$/i, // e-mail address
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{4,16}(?:Z|[+-]\d\d:?\d\d)?)?$/, // date
  /^v?\d{1,5}(?:\.\d{1,5}){1,3}(?:[-+][\w.]{1,40})?$/, // version, IPv4 address
  /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i, // colour
  /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]{1,80}$/, // media type
  /^[a-z]{2}(?:-[a-z]{2,9}){1,2}-\d(?:[a-z]|_[0-9A-Za-z]{9})?$/, // region, zone, Cognito user pool
  /^(?:i|ami|vpce?|subnet|sg|eni|vol|snap|rtb|igw|nat|acl|eipalloc|tgw|lt|key|fs)-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  /^\$(?:2[abxy]|argon2\w{1,2}|pbkdf2[\w-]{0,16}|[156])\$/, // hash of a password, and the next
  /^\{S?(?:SHA\d{0,3}|MD5)\}|^(?:sha\d{1,3}|pbkdf2\w{0,16})[:-]/i,
  FILE_OR_HOST,
  /^localhost(?::\d{1,5})?$/i,
];

const ROOTED_PATH = /^(?:~|\.{1,2})?\/[\w.@+:* $/-]{0,1024}$/;

/**
 * Words with a separator (lower case, or any case around dots and slashes), CONST_CASE, camelCase, a header; no digits.
 */
const NAMES: readonly RegExp[] = [
  /^[a-z]{1,64}(?:[._/-][a-z]{1,64}){1,32}$/,
  /^[A-Z]{1,64}\d{0,2}(?:_[A-Z]{1,64}\d{0,2}){1,32}$/,
  /^[A-Za-z]{1,64}(?:[./][A-Za-z]{1,64}){1,32}$/,
  /^[a-z]{1,64}(?:[A-Z][a-z]{1,64}){1,32}$/,
  /^X(?:-[A-Za-z]{1,32}){1,16}$/,
];

/** Text for people does not assign or nest: a JSON document or `Server=…;Password=…` is no sentence. */
const SENTENCE = /^[^={}]+$/;

/** Letters, at most four digits after them; or digits alone. */
const WORD = /^[\p{L}']*\d{0,4}$/u;

/**
 * Is the value made of words: letters with at most four digits at the end (`password123`, `hunter2`, `my-app-2`), with
 * anything between the words? Asked to tell what a person typed from what a generator mixed (`a1b2c3d4`).
 */
export function isMadeOfWords(value: string): boolean {
  if (value.length > MAX_LENGTH || isRandom(value)) return false;
  return value.split(/[^\p{L}\d']+/u).every((word) => WORD.test(word));
}

/**
 * Does the value say where something is: ARN, URL, path, host, file, resource id, hash, date? Credentials in a URL are
 * not looked for.
 */
export function isLocator(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  if (LOCATORS.some((locator) => locator.test(value))) return true;
  return ROOTED_PATH.test(value) && !value.split('/').some((segment) => isRandom(segment));
}

/** Is the value a name as code writes names (`my-app.token`, `API_KEY`, `accessToken`), or a sentence? */
export function isNameLike(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  const words = value.trim().split(/\s+/);
  if (words.length > 1) return SENTENCE.test(value) && !words.some((word) => isRandom(word));
  return NAMES.some((name) => name.test(value)) && !isRandom(value);
}

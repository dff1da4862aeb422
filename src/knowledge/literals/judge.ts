/**
 * What kind of value is a literal that stands in a secret-named slot (`API_KEY: '…'`)? Whether a kind is worth a report
 * is the caller's decision: it knows the name and the place. Blind spots: the verdict is about the value alone, so a
 * value that repeats its own name is not recognized as such; secrets inside a JSON document are one `word`.
 */
import { credentialUrlIn } from './credential-url.ts';
import { hasTypedRun, isPlaceholder } from './placeholder.ts';
import { isRandom } from './randomness.ts';
import { isLocator, isNameLike } from './reference.ts';
import { isElidedToken, tokensIn } from './tokens.ts';

/**
 * - `token`: contains a token of a known provider, a key id or a private key: a secret whatever its name.
 * - `url-credentials`: a URL with a literal password: a secret whatever its name.
 * - `random`: drawn at random (base64, base62, hexadecimal, UUID): a secret when the name says so.
 * - `word`: anything else a person would type: `password123`, `hunter2`, `1234`, `abc123`, a JSON document, also a
 *   token whose body was left out (`xoxb-...`). A secret where the name alone decides, as in a function's environment
 *   or for a password.
 * - `placeholder`: marks the place of a real value, or means none (`<your-token>`, `changeme`, `true`, `none`). Not a
 *   secret.
 * - `reference`: names or locates something: path, ARN, URL without credentials, `{{resolve:…}}`, host, file, hash of a
 *   password (`isLocator`); a dotted, kebab, CONST_CASE or camelCase name, or a sentence (`isNameLike`). Not a secret
 *   by its looks.
 * - `empty`: shorter than four characters: nothing to protect.
 */
export type LiteralVerdict = 'token' | 'url-credentials' | 'random' | 'word' | 'placeholder' | 'reference' | 'empty';

const MIN_LENGTH = 4;
const MAX_LENGTH = 4096;
const SCHEME = /^(?:Bearer|Basic|Token|Bot|ApiKey|JWT|OAuth)\s+(?=\S)/i;

/** The value behind an authentication scheme: `Bearer …`. */
export const withoutScheme = (value: string): string => value.trim().replace(SCHEME, '');

/**
 * Judges the evaluated string (escapes resolved, parts joined), with or without an authentication scheme in front
 * (`Bearer …`). Values of more than 4,096 characters are only asked for tokens and URL credentials; otherwise they are
 * a `word`.
 */
export function literalVerdict(value: string): LiteralVerdict {
  const bare = withoutScheme(value);
  if (bare.length < MIN_LENGTH) return 'empty';
  if (tokensIn(bare).length > 0) return 'token';
  if (credentialUrlIn(bare) !== undefined) return 'url-credentials';
  if (bare.length > MAX_LENGTH) return 'word';
  if (bare.startsWith('{{resolve:')) return 'reference';
  if (isElidedToken(bare)) return 'word';
  if (isPlaceholder(bare)) return 'placeholder';
  if (isLocator(bare) || isNameLike(bare)) return 'reference';
  return isRandom(bare) && !hasTypedRun(bare) ? 'random' : 'word';
}

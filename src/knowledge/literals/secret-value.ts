/**
 * Is a text a secret when it stands under a name that speaks of one? The kind of name says how much the value has to
 * show, the level how much doubt is reported. Blind spot: an API key that was made up of words.
 */
import { literalVerdict, withoutScheme } from './judge.ts';
import { hasTypedRun, isSyntacticPlaceholder, isUniform } from './placeholder.ts';
import { isRandom } from './randomness.ts';
import { isLocator, isMadeOfWords, isNameLike } from './reference.ts';
import type { TokenLevel } from './token-format.ts';
import { isElidedToken } from './tokens.ts';
import type { Slot } from '../names/slot.ts';

const MAX_LENGTH = 4096;
const MIN_KEY_LENGTH = 16;
const MIN_SECRET_LENGTH = 6;

/** What a token or key may look like; a bracket belongs to code or prose. */
const COMPACT = /^[\w+/.$~=!#%^&*-][^\s(){}[\]]*$/;
/** Stands for a value that somebody else knows: `DOCPASSWORD`. */
const SHOUTED_WORD = /^[A-Z]+$/;
const OBJECT_ID = /^[0-9a-f]{24}$/;
/** Certificates and public keys are random, and meant to be seen. */
const PUBLISHED_PEM = /BEGIN (?:[A-Z0-9]{1,12} )?(?:PUBLIC KEY|CERTIFICATE)/;
/** The names of algorithms have digits like passwords. */
const ALGORITHM = /^(?:base(?:32|58|62|64)(?:url)?|(?:sha|hmac|aes|rsa|hs|rs|es|ps|utf|u?int|md)-?\d{1,4}\w{0,8}|argon2\w{0,2}|oauth2?|x509|ed25519|pbkdf2|p\d{3})$/i;

/** Letters and digits alone, in one case and in the singular. */
const squashed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/s$/, '');

/** A value that repeats its name is a name: `AUTH_TOKEN = 'auth-token'`. */
function repeats(value: string, name: string, slot: Slot, level: TokenLevel): boolean {
  const [a, b] = [squashed(value), squashed(name)];
  if (a === b) return true;
  const isPart = a.length >= 4 && (b.includes(a) || (b.length >= 4 && a.includes(b)));
  return slot !== 'password' && isPart && (level === 'recommended' ? !/\d/.test(value) : /^[a-z]+$/i.test(value));
}

function isSecretKey(value: string): boolean {
  return value.length >= MIN_KEY_LENGTH && /\d/.test(value) && isRandom(value) && !OBJECT_ID.test(value) && !hasTypedRun(value);
}

/** Level strict: anything that neither is filled in, nor says where something is. */
function mayBeSecret(value: string, slot: Slot): boolean {
  if (isSyntacticPlaceholder(value) || isUniform(value) || isLocator(value)) return false;
  if (slot === 'password') return value.trim().split(/\s+/).length <= 6;
  if (slot === 'key') return value.length >= MIN_KEY_LENGTH && /\d/.test(value) && isRandom(value);
  if (/\s/.test(value) || /^[\d.,-]+$/.test(value)) return /^\d{8,}$/.test(value);
  // Words with something between them name a thing (`bot-token`, `ecr:GetAuthorizationToken`); signs alone are syntax.
  const isName = /[^\p{L}\d]/u.test(value) && isMadeOfWords(value) && !isElidedToken(value) && literalVerdict(value) !== 'placeholder';
  return value.length >= MIN_SECRET_LENGTH && !isName && !value.startsWith('@') && /[\p{L}\d]/u.test(value);
}

/**
 * @param value the evaluated text, with or without an authentication scheme in front; what is a secret under any name
 *   (a provider's token, a URL with a password) is not asked for here
 * @param name the name that the value is given
 */
export function isSecretValue(value: string, slot: Slot, name: string, level: TokenLevel): boolean {
  if (value.length > MAX_LENGTH || PUBLISHED_PEM.test(value)) return false;
  const bare = withoutScheme(value);
  const schemed = bare.length < value.trim().length;
  if (bare.length < (schemed ? 8 : 4) || (schemed && /^\p{L}+$/u.test(bare)) || repeats(bare, name, slot, level)) return false;
  if (slot === 'key' && level === 'recommended') return isSecretKey(bare) && literalVerdict(bare) === 'random';
  if (level === 'strict' && mayBeSecret(bare, slot)) return true;
  if (isElidedToken(bare)) return false;
  const verdict = literalVerdict(bare);
  // A list is none, however odd its words.
  if (verdict === 'random') return !/\s/.test(bare) && (slot !== 'key' || isSecretKey(bare));
  if (verdict !== 'word' || slot === 'key') return false;
  if (slot === 'password') return !/\s|^[([{]/.test(bare) && !SHOUTED_WORD.test(bare);
  return bare.length >= MIN_SECRET_LENGTH && COMPACT.test(bare) && isAscii(bare) && /[A-Za-z]/.test(bare) && !isMadeOfWords(bare) && !hasTypedRun(bare) && !isChopped(bare);
}

/** Many short pieces are a format, a version or a list rather than a key. */
function isChopped(value: string): boolean {
  const pieces = value.split(/[^\p{L}\d]+/u);
  return pieces.length >= 4 && pieces.every((piece) => piece.length < 8);
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/** A value that stands in running text (a comment, a command, a document) has to show that nobody speaks about it. */
export function isEmbeddedSecret(value: string, slot: Slot, name: string, level: TokenLevel): boolean {
  if (level === 'recommended' ? !/\d/.test(value) || ALGORITHM.test(value) || isNameLike(value) : /^[\p{L}'.,;:!?-]*$/u.test(value)) return false;
  return isSecretValue(value, slot, name, level);
}

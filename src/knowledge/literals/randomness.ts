/**
 * Was a string drawn at random? Asked of values that may be keys. A letter that is surprising after its predecessor
 * costs bits; names and words cost few, random characters many, at any length, which Shannon entropy cannot tell. Blind
 * spots: hexadecimal digits surprise nobody, so they have a branch of their own; fewer than eight characters are never
 * random; words in other languages than English.
 */
import { lazily } from '../lazy.ts';
import { SURPRISE } from './bigrams.generated.ts';

/** The beginning of a longer value tells as much. */
const MAX_LENGTH = 4096;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const OTHER = 27;

/** Bits of surprise, row by row. */
const costs = lazily(() => Float64Array.from(SURPRISE.join(''), (digit) => BASE64URL.indexOf(digit) / 5));

/**
 * Bits per character above which a string counts as random. Calibrated on 4,242 literals of AWS code (12 and more
 * characters): 2 % are above it, most of them ids and base64 that really were drawn; of drawn base62 strings 98.3 % of
 * 12 characters, 99.6 % of 16, and practically all of 20 and more.
 */
const RANDOM_BITS = 4.7;
/** Without both a digit and a letter a string has to be more surprising: rare words look random. */
const LETTERS_ONLY_BITS = RANDOM_BITS + 0.35;

/** Hexadecimal digits in one case; asked of each group of a UUID. */
const HEX = /^(?:[0-9a-f]+|[0-9A-F]+)$/;
const MAX_HEX_GROUPS = 6;
const MIN_HEX_LENGTH = 16;
const MIN_HEX_ENTROPY = 2.8;

/**
 * Words in camelCase, PascalCase or one case, then a short number. Too regular to be drawn, however rare the words are.
 */
const WORDS = /^(?:[A-Z]{0,11}|[a-z]{0,11})(?:[A-Z][a-z]{1,10}){0,12}\d{0,4}$/;

function symbol(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65;
  return code >= 48 && code <= 57 ? 26 : OTHER;
}

function meanSurprise(value: string): number {
  const cost = costs();
  let previous = OTHER;
  let total = 0;
  for (let i = 0; i < value.length; i++) {
    const current = symbol(value.charCodeAt(i));
    total += cost[previous * 28 + current]!;
    previous = current;
  }
  return total / value.length;
}

/** Shannon entropy in bits per character; 0 for the empty string. */
export function shannonEntropy(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/**
 * Does the value look drawn at random (base64, base62, base32, hexadecimal, a UUID)? Takes the bare value, without
 * quotes or an authentication scheme. White space and characters outside ASCII make it a text.
 */
export function isRandom(value: string): boolean {
  const bare = value.slice(0, MAX_LENGTH).replace(/={1,3}$/, '');
  if (bare.length < 8 || !/^[!-~]+$/.test(bare)) return false;
  const digit = /\d/.test(bare);
  const letter = /[a-z]/i.test(bare);
  const groups = bare.split(/[-:]/);
  if (groups.length <= MAX_HEX_GROUPS && groups.every((group) => HEX.test(group))) {
    const hex = groups.join('');
    return digit && letter && hex.length >= MIN_HEX_LENGTH && shannonEntropy(hex) > MIN_HEX_ENTROPY;
  }
  if (bare.split(/[^0-9A-Za-z]/).every((part) => WORDS.test(part))) return false;
  return meanSurprise(bare) > (digit && letter ? RANDOM_BITS : LETTERS_ONLY_BITS);
}

/**
 * May a text from the source be printed? Messages end up in CI logs, so only what looks like a name is, never what may be a value.
 */
import { credentialUrlIn } from '../knowledge/literals/credential-url.ts';
import { tokenIn } from '../knowledge/literals/tokens.ts';
import { isRandom } from '../knowledge/literals/randomness.ts';

/** A name as programs have them: identifiers, `SLACK_TOKEN`, `this.cache`, `@app/db-password`. */
const NAME = /^[A-Za-z_$#@/][\w$#@./[\]()…-]{0,79}$/u;

/** Hexadecimal digits surprise nobody as letters of a longer word, but no name has so many of them. */
const HEX_RUN = /[0-9a-f]{16,}|[0-9A-F]{16,}/;
const MIN_RANDOM_WORD = 16;

/** The text if it is a name, else what stands for it. */
export function safeLabel(text: string, otherwise: string): string {
  return NAME.test(text) && isPrintable(text) && !isRandom(text) ? text : otherwise;
}

/** Does a text contain what nobody takes for a name: a provider's token, or a URL with a password? */
export function holdsCredential(text: string): boolean {
  return tokenIn(text) !== undefined || credentialUrlIn(text) !== undefined;
}

/** May a text that a message is made of be shown? Not when it holds a credential, or a word that was drawn at random. */
export function isPrintable(text: string): boolean {
  if (holdsCredential(text) || HEX_RUN.test(text)) return false;
  return !text.split(/[^0-9A-Za-z]+/).some((word) => word.length >= MIN_RANDOM_WORD && isRandom(word));
}

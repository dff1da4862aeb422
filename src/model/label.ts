/**
 * May a text from the source be printed? Messages end up in CI logs, so only what looks like a name is, never what may be a value.
 */
import { credentialUrlIn } from '../knowledge/literals/credential-url.ts';
import { tokenIn } from '../knowledge/literals/tokens.ts';
import { isRandom } from '../knowledge/literals/randomness.ts';

/** A name as programs have them: identifiers, `SLACK_TOKEN`, `this.cache`, `@app/db-password`. */
const NAME = /^[A-Za-z_$#@/][\w$#@./[\]()…-]{0,79}$/u;

/** The text if it is a name, else what stands for it. */
export function safeLabel(text: string, otherwise: string): string {
  return NAME.test(text) && !holdsCredential(text) && !isRandom(text) ? text : otherwise;
}

/** Does a text contain what nobody takes for a name: a provider's token, or a URL with a password? */
export function holdsCredential(text: string): boolean {
  return tokenIn(text) !== undefined || credentialUrlIn(text) !== undefined;
}

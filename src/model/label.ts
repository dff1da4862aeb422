/**
 * May a text from the source be printed? Messages end up in CI logs, so only what looks like a name is, never what may be a value.
 */
import { tokenIn } from '../knowledge/literals/tokens.ts';
import { isRandom } from '../knowledge/literals/randomness.ts';

/** A name as programs have them: identifiers, `SLACK_TOKEN`, `this.cache`, `@app/db-password`. */
const NAME = /^[A-Za-z_$#@/][\w$#@./[\]()…-]{0,79}$/u;

/** The text if it is a name, else what stands for it. */
export function safeLabel(text: string, otherwise: string): string {
  return NAME.test(text) && tokenIn(text) === undefined && !isRandom(text) ? text : otherwise;
}

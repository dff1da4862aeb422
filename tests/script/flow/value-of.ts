/** What is known of a value, in short form. */
import { isTaint, type Value } from '../../../src/script/flow/value.ts';
import { scriptOf, shown, type Reading } from '../script-of.ts';

/** `certain password inside 4`: how the secret is known, its label, whether it is in an object, how many characters are left. */
const inShort = (value: Value): string =>
  isTaint(value) ? [value.confidence, value.label, value.inside ? 'inside' : [], value.partial ?? []].flat().join(' ') : value;

/** What is known of the first `show(…)` argument. */
export function valueOf(code: string, reading: Reading = {}): string {
  const script = scriptOf(code, reading);
  return inShort(script.secrets.value(shown(script)[0]!));
}

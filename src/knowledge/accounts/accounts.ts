/**
 * Whose account is it, as far as the number tells? Documentation uses numbers that are nobody's; AWS and vendors publish
 * theirs for policies and images. Blind spots: publishers that are on no list, and an own account that happens to have
 * the form of a sample.
 */
import { lazily } from '../lazy.ts';
import { KNOWN_ACCOUNTS } from './known.generated.ts';

/** `own`: nothing says that it is somebody else's. */
export type AccountClass = 'documentation' | 'aws' | 'publisher' | 'vendor' | 'own';

const known = lazily(
  () =>
    new Map(
      (['vendor', 'publisher', 'aws'] as const).flatMap((kind) =>
        KNOWN_ACCOUNTS[kind].trim().split(/\s+/).map((id) => [id, kind] as const),
      ),
    ),
);

/**
 * One digit; many zeros and a number; pairs, or three times four equal ones, as AWS writes them; groups that repeat; and what
 * somebody typed who began to count: `123456789013`, `012345678910`.
 */
const SAMPLE_FORM =
  /^(\d)\1{11}$|^0{6}|^(?:(\d)\2){6}$|^(\d)\3{3}(\d)\4{3}(\d)\5{3}$|^(\d{2,4})\6+$|^(?:123456789|012345678|987654321)/;

/** `123456789012`, `210987654321`: digits that count, modulo ten. */
function counts(id: string): boolean {
  return [1, 9].some((step) => [...id].every((digit, i) => i === 0 || Number(digit) === (Number(id[i - 1]) + step) % 10));
}

/** @param id twelve digits */
export function accountClass(id: string): AccountClass {
  if (SAMPLE_FORM.test(id) || counts(id)) return 'documentation';
  return known().get(id) ?? 'own';
}

/**
 * Which texts does a more specific rule speak of already? A secret in a function's environment is reported there, with
 * the repair that belongs to it, and not once more as a literal. Every facet that explains a literal better adds what
 * it claims here. Asked only about findings, so a file without any pays nothing. Blind spot: whether that other rule
 * is switched on.
 */
import type { NameSettings } from '../knowledge/names/settings.ts';
import { secretOf } from './environment-secret.ts';
import type { FileModel } from './file.ts';
import { overlapsAny, type Range } from './range.ts';

/** What the environments of a file claim: the values of the entries that hold a secret, wherever they are written. */
function claimedByEnvironments(file: FileModel, names: NameSettings): readonly Range[] {
  return file
    .environments()
    .filter((entry) => secretOf(entry, names) !== undefined)
    .flatMap(({ range, values }) => [range, ...values.filter(({ kind }) => kind === 'literal' || kind === 'template').map((value) => value.range)]);
}

const CLAIMANTS: readonly ((file: FileModel, names: NameSettings) => readonly Range[])[] = [claimedByEnvironments];

/** Answers whether a range is spoken of elsewhere; works the claims out with the first question. */
export function claimsOf(file: FileModel, names: NameSettings): (range: Range) => boolean {
  let claimed: readonly Range[] | undefined;
  return (range) => overlapsAny(range, (claimed ??= CLAIMANTS.flatMap((claim) => claim(file, names))));
}

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
import { sourceOf } from './static-credentials.ts';
import { secretLiteralOf } from './workflow.ts';

/** What the environments of a file claim: the values of the entries that hold a secret, wherever they are written. */
function claimedByEnvironments(file: FileModel, names: NameSettings): readonly Range[] {
  return file
    .environments()
    .filter((entry) => secretOf(entry, names) !== undefined)
    .flatMap(({ range, values }) => [range, ...values.filter(({ kind }) => kind === 'literal' || kind === 'template').map((value) => value.range)]);
}

/** … and those of the environments and inputs of a workflow. */
function claimedByWorkflow(file: FileModel, names: NameSettings): readonly Range[] {
  return file.workflowEntries().flatMap((entry) => {
    const literal = secretLiteralOf(entry, names);
    return literal ? [literal.range] : [];
  });
}

/** Long-lived keys that something is given, both halves of them. */
function claimedByKeys(file: FileModel): readonly Range[] {
  return file
    .credentials()
    .flatMap((key) => (key.how === 'given' && sourceOf(key)?.kind === 'literal' ? [...key.keyId, ...key.secretKey] : []))
    .flatMap(({ kind, range }) => (kind === 'literal' ? [range] : []));
}

const CLAIMANTS: readonly ((file: FileModel, names: NameSettings) => readonly Range[])[] = [claimedByEnvironments, claimedByWorkflow, claimedByKeys];

/** Answers whether a range is spoken of elsewhere; works the claims out with the first question. */
export function claimsOf(file: FileModel, names: NameSettings): (range: Range) => boolean {
  let claimed: readonly Range[] | undefined;
  return (range) => overlapsAny(range, (claimed ??= CLAIMANTS.flatMap((claim) => claim(file, names))));
}

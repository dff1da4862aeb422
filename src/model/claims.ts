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
import { shownBy } from './template-secret.ts';
import type { Value } from './value.ts';
import { secretLiteralOf } from './workflow.ts';

/** Where the texts among these values are written. */
const textsIn = (values: readonly Value[]): readonly Range[] =>
  values.filter(({ kind }) => kind === 'literal' || kind === 'template').map(({ range }) => range);

/** What the environments of a file claim: the values of the entries that hold a secret, wherever they are written. */
function claimedByEnvironments(file: FileModel, names: NameSettings): readonly Range[] {
  return file
    .environments()
    .filter((entry) => secretOf(entry, names) !== undefined)
    .flatMap(({ range, values }) => [range, ...textsIn(values)]);
}

/** What stands in a template and is reported there. */
function claimedByTemplates(file: FileModel, names: NameSettings): readonly Range[] {
  return file
    .templateEntries()
    .filter((entry) => shownBy(entry, names) !== undefined)
    .flatMap(({ range, values }) => [range, ...textsIn(values)]);
}

/** Both halves of the keys that are given to clients of AWS. */
function claimedByCredentials(file: FileModel): readonly Range[] {
  return file.credentials().flatMap((key) => (key.how === 'given' && sourceOf(key) ? textsIn([...key.keyId, ...key.secretKey]) : []));
}

/** The secrets that stand in the environments and inputs of a workflow. */
function claimedByWorkflow(file: FileModel, names: NameSettings): readonly Range[] {
  return file.workflowEntries().flatMap((entry) => {
    const literal = secretLiteralOf(entry, names);
    return literal ? [literal.range] : [];
  });
}

const CLAIMANTS: readonly ((file: FileModel, names: NameSettings) => readonly Range[])[] = [
  claimedByEnvironments,
  claimedByTemplates,
  claimedByWorkflow,
  claimedByCredentials,
];

/** Answers whether a range is spoken of elsewhere; works the claims out with the first question. */
export function claimsOf(file: FileModel, names: NameSettings): (range: Range) => boolean {
  let claimed: readonly Range[] | undefined;
  return (range) => overlapsAny(range, (claimed ??= CLAIMANTS.flatMap((claim) => claim(file, names))));
}

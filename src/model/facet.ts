/** How is a facet of the file model computed? On the first question, once, and never at the cost of the user's lint run. */
import type { FileModel, Place } from './file.ts';

/** A facet that a reader fills on the first question. */
export function facet<T>(read: () => readonly T[]): () => readonly T[] {
  let found: readonly T[] | undefined;
  return () => (found ??= guarded(read));
}

const noFacet = (): readonly never[] => [];

/** Every facet of a file that has none: a reader replaces those that its syntax can have. */
export const NO_FACETS: Omit<FileModel, 'kind' | 'text' | keyof Place> = {
  concernsSecrets: () => true,
  runsInAws: () => false,
  environments: noFacet,
  environmentReads: noFacet,
  templateEntries: noFacet,
  parameterReads: noFacet,
  parameterWrites: noFacet,
  secretUses: noFacet,
  secretResponses: noFacet,
  secretCaches: noFacet,
  literals: noFacet,
  policies: noFacet,
  resources: noFacet,
  managedPolicies: noFacet,
  requests: noFacet,
  transport: noFacet,
  credentials: noFacet,
  workflowEntries: noFacet,
  repositoryVariables: noFacet,
  cloudLogins: noFacet,
  tracking: () => 'unknown',
};

/** A defect of a reader must not end the user's lint run: the part is left out. Tests set the variable to see the exception. */
export function guarded<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (process.env['AWS_SECRETS_RETHROW']) throw error;
    return [];
  }
}

/** How is a facet of the file model computed? On the first question, once, and never at the cost of the user's lint run. */

/** A facet that a reader fills on the first question. */
export function facet<T>(read: () => readonly T[]): () => readonly T[] {
  let found: readonly T[] | undefined;
  return () => (found ??= guarded(read));
}

/** A facet that the file's syntax cannot have. */
export const noFacet = (): readonly never[] => [];

/** A defect of a reader must not end the user's lint run: the part is left out. Tests set the variable to see the exception. */
export function guarded<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (process.env['AWS_SECRETS_RETHROW']) throw error;
    return [];
  }
}

/**
 * A variable that a program reads from the environment of its process.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';

/** Asks a store of secrets for the value instead. */
export interface Retrieval {
  /** The function that asks, as the file calls it. */
  readonly getter: string;
  /** The edits that put the call in the place of the variable. */
  edits(path: string): readonly Edit[];
}

export interface EnvironmentRead {
  readonly variable: string;
  /** The expression (or the name in a pattern) that reads it. */
  readonly range: Range;
  /** `undefined` where the file has no function that asks a store, or where it can't be waited for. */
  readonly retrieval: Retrieval | undefined;
}

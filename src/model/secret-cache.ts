/**
 * A place that keeps a secret beyond one invocation of the function, with what bounds the time it is kept.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { Confidence } from './secret-use.ts';

/** A way to bound the time a secret is kept. */
export interface CacheBound {
  /** `guard`: a moment of expiry beside the stored value; `option`: an option of the library that keeps it. */
  readonly how: 'guard' | 'option';
  /** Nothing but the time bound changes: an option in an object that is there already. */
  readonly harmless: boolean;
  /** The edits that bound the time to this many seconds. */
  edits(seconds: number): readonly Edit[];
}

export interface SecretCache {
  /**
   * Where the secret is stored: a variable, field or collection of the file, the process's environment, a memoizing
   * function, a constant of the module, a middleware or another library.
   */
  readonly store:
    'variable' | 'field' | 'collection' | 'environment' | 'memoizer' | 'constant' | 'middleware' | 'library';
  /** What is kept: the secret, or a client that was made with it. */
  readonly holds: 'secret' | 'client';
  readonly confidence: Confidence;
  /** The name of the store, safe to print. */
  readonly label: string;
  /** The write that stores the secret; for libraries the call or the option. */
  readonly range: Range;
  /** How long it is kept, in seconds, where the file says so; `Infinity` for as long as the process lives. */
  readonly seconds: number;
  /** The bound is written so that the library does not take it for one: an absolute date. */
  readonly misread: boolean;
  /** In order of preference. */
  readonly bounds: readonly CacheBound[];
}

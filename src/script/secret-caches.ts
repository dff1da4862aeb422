/**
 * Which places of a file keep a secret beyond one invocation? A write stores a secret (`writes.ts`, `secrets.ts`) in a
 * place that outlives the invocation (`stores.ts`, `lifetimes.ts`), and nothing bounds the time it stays there
 * (`time-bounds.ts`). Libraries that keep what they fetch are read in `libraries.ts`.
 */
import type { SecretCache } from '../model/secret-cache.ts';
import type { Script } from './script.ts';
import { mayHoldSecrets } from './flow/evidence.ts';
import { libraryCaches } from './secret-caches/libraries.ts';
import { isShortLived } from './secret-caches/lifetimes.ts';
import { storedSecrets } from './secret-caches/stored.ts';

/** The caches of a file that hold a secret without, or with a readable, bound; one for each place. */
export function secretCachesOf(script: Script): readonly SecretCache[] {
  if (!mayHoldSecrets(script) || isShortLived(script)) return [];
  return [...storedSecrets(script), ...libraryCaches(script)];
}

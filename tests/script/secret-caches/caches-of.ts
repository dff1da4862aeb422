/** What the tests of the caches ask: which places of a text keep a secret, and how is the first of them bounded? */
import { secretCachesOf } from '../../../src/script/secret-caches.ts';
import { scriptOf, type Reading } from '../script-of.ts';

/** The caches of a text, in its order: `token`, `token: 86400` where the time can be read. */
export const cachesOf = (code: string, reading?: Reading): readonly string[] =>
  secretCachesOf(scriptOf(code, reading)).map(({ label, seconds }) =>
    seconds === Infinity ? label : `${label}: ${seconds}`,
  );

/** The text with the first cache bounded to five minutes; `undefined` when nothing is offered. */
export function repaired(code: string, reading?: Reading): string | undefined {
  const [cache] = secretCachesOf(scriptOf(code, reading));
  if (!cache) throw new Error(`Nothing is kept: ${code}`);
  const edits = cache.bounds[0]?.edits(300);
  return edits
    ?.toSorted((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
    .reduce((text, { range, text: part }) => text.slice(0, range[0]) + part + text.slice(range[1]), code);
}

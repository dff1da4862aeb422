import { lazily } from './lazy.ts';

/**
 * A question about the facts whose answers are kept for the life of the process. The facts are finite, and so is what is
 * kept: `undefined`, the answer to a key that they do not know, is not.
 */
export function remembering<K, V>(answer: (key: K) => V): (key: K) => V {
  const known = lazily(() => new Map<K, V>());
  return (key) => {
    let value = known().get(key);
    if (value === undefined) {
      value = answer(key);
      if (value !== undefined) known().set(key, value);
    }
    return value;
  };
}

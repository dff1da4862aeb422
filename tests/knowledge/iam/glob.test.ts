import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hasWildcard, matchesGlob } from '../../../src/knowledge/iam/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['*', '', true],
    ['*', 'a/b:c', true],
    ['?', '', false],
    ['?', 'a', true],
    ['a*c', 'abcbc', true],
    ['a*c', 'abcb', false],
    ['a?c*', 'abc', true],
    ['**a', 'bba', true],
    ['a.c', 'abc', false],
    ['', '', true],
    ['', 'a', false],
  ])('%j on %j is %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
        expect(matchesGlob(pattern, text)).toBe(expression.test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not explode', () => {
    const started = performance.now();
    expect(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(5_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('hasWildcard', () => {
  it('sees both characters', () => {
    expect(['a*', 'a?', 'a'].map(hasWildcard)).toEqual([true, true, false]);
  });
});

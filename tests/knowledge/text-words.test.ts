import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOfWord, oneOf, wordOf } from '../../src/knowledge/text-words.ts';

/** What a search that takes its time says. */
const slow = (word: string, text: string): boolean => text.replaceAll('\u0130', 'I').toLowerCase().includes(word.toLowerCase());

describe('words in a text', () => {
  it('are found wherever they stand, whatever their case', () => {
    const character = fc.constantFrom(...'aAbBkK19_-./ #"é\u0130\uD83D\uDE00');
    const word = fc.string({ unit: fc.constantFrom(...'abkAé19_-./'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.string({ unit: character, maxLength: 40 }), fc.nat(20_000), (words, piece, before) => {
        for (const text of [piece, 'x'.repeat(before) + piece, 'é'.repeat(before) + piece]) {
          expect(oneOf(words)(text)).toBe(words.some((one) => slow(one, text)));
          expect(words.map((one) => indexOfWord(wordOf(one), text) >= 0)).toEqual(words.map((one) => slow(one, text)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are found across the parts that a long text is read in', () => {
    for (const length of [16_381, 16_382, 16_383, 16_384, 16_385, 32_766, 32_767]) {
      for (const filling of ['.', 'é', '😀']) expect(oneOf(['password'])(`${filling.repeat(length)}passWord;`)).toBe(true);
    }
  });

  it('are no longer found in the next text, after however many', () => {
    const asks = oneOf(['password']);
    for (let i = 0; i < 600; i++) expect(asks(i % 300 === 7 ? `the password ${i}` : `nothing ${i}`)).toBe(i % 300 === 7);
  });

  it('are found behind an offset', () => {
    expect(indexOfWord(wordOf('Key'), 'key, KEY', 1)).toBe(5);
    expect(indexOfWord(wordOf('key'), 'key, KEY', 6)).toBe(-1);
  });

  it('may have digits that are not told apart, and then only the sequences count', () => {
    expect(oneOf(['####'])('no 12 34')).toBe(false);
    expect(oneOf(['id-##'])('ID-42')).toBe(true);
  });
});

it('expressions are tried where one of their words stands', () => {
  const asks = oneOf(['token', ['/\\bpin\\b/i', 'pin'], ['/^x$/']]);
  expect(['a token', 'the PIN', 'spinning', 'x', 'xx'].map(asks)).toEqual([true, true, false, true, false]);
});

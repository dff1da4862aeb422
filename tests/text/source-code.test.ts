/** Positions in a text file: those of the kit, and found without reading the file again for each of them. */
import { describe, expect, it } from 'vitest';
import { textLanguage } from '../../src/text/language.ts';

interface Positions {
  getLocFromIndex(index: number): { line: number; column: number };
  getIndexFromLoc(position: { line: number; column: number }): number;
}

function sourceOf(body: string): Positions {
  const file = { path: 'template.yml', physicalPath: 'template.yml', body, bom: false };
  const parsed = textLanguage.parse(file, { languageOptions: {} });
  if (!parsed.ok) throw new Error('not parsed');
  return textLanguage.createSourceCode(file, parsed, { languageOptions: {} }) as unknown as Positions;
}

describe('positions', () => {
  it.each([['no text', ''], ['one line', 'a: b'], ['lines', 'a:\n  b: c\n\nd'], ['CRLF', 'a:\r\n  b: c\r\n'], ['a break first', '\na']])('%s', (_, text) => {
    const source = sourceOf(text);
    for (let index = 0; index <= text.length; index++) {
      const before = text.slice(0, index).split('\n');
      const position = source.getLocFromIndex(index);
      expect(position).toEqual({ line: before.length, column: before.at(-1)!.length });
      // The kit has no offset for the place between the two characters of a break.
      if (!text.startsWith('\r\n', index - 1)) expect(source.getIndexFromLoc(position)).toBe(index);
    }
  });
});

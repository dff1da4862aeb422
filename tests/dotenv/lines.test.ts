import { expect, it } from 'vitest';
import { linesOf } from '../../src/dotenv/lines.ts';

const read = (text: string): string[] => linesOf(text).variables.map(({ name, value }) => `${name}=${value}`);

it.each([
  ['A=b', ['A=b']],
  ['A=b # c', ['A=b']],
  ['A=b#c', ['A=b#c']],
  ['export A = b ', ['A=b']],
  ['A="b # c" # d', ['A=b # c']],
  ["A='b'\r\nB=`c`\r\nC=d\r\n", ['A=b', 'B=c', 'C=d']],
  ['A="line 1\nline 2"\nB=c', ['A=line 1\nline 2', 'B=c']],
  ['A="say \\"b\\""', ['A=say \\"b\\"']],
  ['A=\nB=c', ['A=', 'B=c']],
  ['A: b', ['A=b']],
  ['# A=b\n\n  # C=d\nE=f', ['E=f']],
  ['\uFEFFA=b'.slice(1), ['A=b']],
  ['a.b-c=d=e', ['a.b-c=d=e']],
  ['A="open\nB=c', ['A="open', 'B=c']],
  ['just text', []],
  ['', []],
])('%j', (text, expected) => expect(read(text)).toEqual(expected));

it('places names, values and comments', () => {
  const text = 'export A="b c" # d\r\nE=f # g\r\n# h';
  const { variables, comments } = linesOf(text);
  expect(variables.map(({ nameRange, range }) => [text.slice(...nameRange), text.slice(...range)])).toEqual([['A', 'b c'], ['E', 'f']]);
  expect(comments.map(({ range, text: comment }) => [text.slice(...range), comment])).toEqual([['# d', '# d'], ['# g', '# g'], ['# h', '# h']]);
});

it('takes bounded time', () => {
  const started = performance.now();
  for (const text of ['A="'.repeat(50_000), "A='\n".repeat(20_001), 'a'.repeat(200_000), ' '.repeat(200_000), 'A=' + '\\'.repeat(200_000), 'export '.repeat(50_000), 'A=b #'.repeat(50_000), ('A="' + 'b\\'.repeat(50) + '\n').repeat(1_001)]) linesOf(text);
  expect(performance.now() - started).toBeLessThan(3_000);
});

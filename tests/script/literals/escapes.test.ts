/** Where in the source does each character of a string stand? */
import { expect, it } from 'vitest';
import { sourceOffsets } from '../../../src/script/literals/escapes.ts';

it.each<[raw: string, offsets: readonly number[]]>([
  ['', [0]],
  ['ab', [0, 1, 2]],
  ['\\n', [0, 2]],
  ['a\\nb', [0, 1, 3, 4]],
  ['\\x41b', [0, 4, 5]],
  ['\\u0041b', [0, 6, 7]],
  ['\\u{41}b', [0, 6, 7]],
  ['\\u{FFFF}b', [0, 8, 9]],
  ['\\u{10000}b', [0, 0, 9, 10]],
  ['\\u{1F600}b', [0, 0, 9, 10]],
  ['\u{1F600}b', [0, 1, 2, 3]],
  ['\\0b', [0, 2, 3]],
  ['\\12b', [0, 3, 4]],
  ['\\101b', [0, 4, 5]],
  ['\\477b', [0, 3, 4, 5]],
  ['\\8', [0, 2]],
  ['\\\\n', [0, 2, 3]],
  ["\\'", [0, 2]],
  ['a\\\nb', [0, 3, 4]],
  ['a\\\r\nb', [0, 4, 5]],
  ['a\\\rb', [0, 3, 4]],
  ['a\\\u2028b', [0, 3, 4]],
  ['a\\\u2029b', [0, 3, 4]],
  ['a\r\nb', [0, 1, 3, 4]],
  ['a\nb', [0, 1, 2, 3]],
])('%j', (raw, offsets) => expect(sourceOffsets(raw)).toEqual(offsets));

/**
 * Where in the file does a part of a text stand? YAML indents blocks, folds lines and escapes characters, so a text and
 * its source are walked side by side. Blind spot: escapes that spell characters by number, behind which places are lost.
 */
import type { Range } from '../model/range.ts';
import type { ScalarNode } from '../template/tree.ts';

/** The place in the file of a part of a text. */
export type PlaceOf = (part: Range) => Range;

/** Places in a text; worked out with the first question. The whole text where a part cannot be told. */
export function placesIn(source: string, node: ScalarNode): PlaceOf {
  let offsets: Int32Array | undefined;
  return ([start, end]) => {
    offsets ??= offsetsOf(source, node);
    const [first, last] = [offsets[start], offsets[Math.max(start, end - 1)]];
    if (first === undefined || last === undefined || first < 0 || last < 0) return node.range;
    return [first, end > start ? last + 1 : first];
  };
}

/** The place of every character, -1 from where they are lost. */
function offsetsOf(source: string, { text, range, style }: ScalarNode): Int32Array {
  const offsets = new Int32Array(text.length).fill(-1);
  // The first line of a block says how it is written.
  let at = style === 'block' ? source.indexOf('\n', range[0]) + 1 : range[0] + (style === 'plain' ? 0 : 1);
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (/\s/.test(char)) {
      if (source[at] === '\\') (offsets[i] = at), (at += 2);
      else if (char === '\n') {
        while (at < range[1] && source[at] !== '\n' && /\s/.test(source[at]!)) at++;
        offsets[i] = at;
        if (source[at] === '\n') at++;
      } else {
        offsets[i] = at;
        // A folded line: the break stands for the blank.
        if (source[at] === '\n' || source[at] === '\r') while (/\s/.test(source[at] ?? '')) at++;
        else at++;
      }
      continue;
    }
    while (at < range[1] && source[at] !== char && /[\s\\]/.test(source[at]!)) at++;
    if (source[at] !== char || at >= range[1]) return offsets;
    offsets[i] = at++;
    if (style === 'single' && char === "'") at++;
  }
  return offsets;
}

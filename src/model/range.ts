/** Half-open `[start, end)` offsets into the text of the linted file, in UTF-16 code units, as ESLint counts them. */
export type Range = readonly [start: number, end: number];

export const overlap = (a: Range, b: Range): boolean => a[0] < b[1] && b[0] < a[1];

export const overlapsAny = (range: Range, others: readonly Range[]): boolean => others.some((other) => overlap(range, other));

/** The index of the last of ascending offsets that is not behind an offset; 0 when all are. */
export function lastUpTo(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

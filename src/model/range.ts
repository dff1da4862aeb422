/** Half-open `[start, end)` offsets into the text of the linted file, in UTF-16 code units, as ESLint counts them. */
export type Range = readonly [start: number, end: number];

export const overlap = (a: Range, b: Range): boolean => a[0] < b[1] && b[0] < a[1];

export const overlapsAny = (range: Range, others: readonly Range[]): boolean => others.some((other) => overlap(range, other));

/** Half-open `[start, end)` offsets into the text of the linted file, in UTF-16 code units, as ESLint counts them. */
export type Range = readonly [start: number, end: number];

/**
 * Does a text match an IAM pattern? `*` stands for any run of characters (`/` and `:` included), `?` for exactly one;
 * everything else is literal. Only the latest `*` is ever retried, so no pattern can explode. Blind spots: letter
 * case is the caller's business, and a hole in the text matches like any other single character.
 */

/** Whether the text contains a wildcard character. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** Whether the whole text matches the pattern. */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let retry = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p;
      retry = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      retry += 1;
      p = star + 1;
      t = retry;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/**
 * Did somebody already tell another scanner that a text is no secret? Comments of detect-secrets, gitleaks, secretlint
 * and TruffleHog that stand on the line, or on the one before where they say so.
 */
import type { Range } from './range.ts';

const ON_LINE = /pragma:\s?(?:allow|white)list[ -]secret|gitleaks:allow|secretlint-disable-line|trufflehog:ignore/i;
const ON_NEXT_LINE = /pragma:\s?(?:allow|white)list[ -]nextline[ -]secret|secretlint-disable-next-line/i;

function lineAround(text: string, offset: number): Range {
  const end = text.indexOf('\n', offset);
  return [text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end];
}

/** Is a finding at this place allowed by such a comment? */
export function isAllowedByComment(text: string, [start, end]: Range): boolean {
  const first = lineAround(text, start);
  const last = lineAround(text, Math.max(start, end - 1));
  if (ON_LINE.test(text.slice(...first)) || ON_LINE.test(text.slice(...last))) return true;
  return first[0] > 0 && ON_NEXT_LINE.test(text.slice(...lineAround(text, first[0] - 1)));
}

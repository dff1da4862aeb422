/** Draws text on a grid: code with its colours, wavy underlines, boxes. What the pictures of the documents are made of. */
import * as parser from '@typescript-eslint/parser';

export const CELL = 8.4;
export const LINE = 21;

export const COLOURS = { plain: '#d4d4d4', keyword: '#569cd6', string: '#ce9178', type: '#4ec9b0', comment: '#6a9955', number: '#5a5f66', error: '#f14c4c', rule: '#8b949e' };
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A run of characters on the grid: the length is fixed, whatever font the reader has. */
export const run = (text, x, y, colour) =>
  `<text x="${x.toFixed(1)}" y="${y}" fill="${colour}" textLength="${(text.length * CELL).toFixed(1)}">${escaped(text)}</text>`;

export const squiggle = (x, y, cells) => {
  const steps = Math.max(2, Math.round((cells * CELL) / 3));
  const points = Array.from({ length: steps + 1 }, (_, index) => `${(x + index * 3).toFixed(1)},${y + (index % 2 ? 0 : 2.5)}`);
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS.error}" stroke-width="1.2"/>`;
};

function colourOf({ type, value }) {
  if (type === 'Keyword' || ['as', 'async', 'await', 'from', 'of', 'type'].includes(value)) return COLOURS.keyword;
  if (type === 'String' || type === 'Template') return COLOURS.string;
  if (type === 'Identifier' && /^[A-Z][a-z]/.test(value)) return COLOURS.type;
  return COLOURS.plain;
}

/** Tokens of a script by line: `[column, text, colour]`; a template that spans lines is left out, the examples have none. */
export function tokensByLine(code) {
  const lines = new Map();
  for (const token of parser.parse(code, { tokens: true, loc: true, range: true }).tokens) {
    const { line, column } = token.loc.start;
    lines.set(line, [...(lines.get(line) ?? []), [column, token.value, colourOf(token)]]);
  }
  return lines;
}

/** Breaks a text at spaces, so that no line is wider than so many cells. */
export function wrapped(text, cells) {
  const lines = [''];
  for (const word of text.split(/(?<! ) /)) {
    if (`${lines.at(-1)} ${word}`.length > cells) lines.push(word.trimStart());
    else lines.push(`${lines.pop()} ${word}`.trimStart());
  }
  return lines;
}

/** An SVG document on the ground of an editor. */
export const picture = (width, height, label, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" font-size="14" role="img" aria-label="${escaped(label)}">
<rect width="${width}" height="${height}" rx="8" fill="#1e1e1e"/>
${parts.join('\n')}
</svg>
`;

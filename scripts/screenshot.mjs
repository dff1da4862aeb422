/**
 * What does a user see? Lints `docs/images/findings/*.ts` with the built plugin and draws the code with its findings, as an editor shows
 * them. `npm run generate` writes the picture, so that it shows what the plugin says today.
 */
import { readFileSync, readdirSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

const CELL = 8.4;
const LINE = 21;
const LEFT = 58;
const WIDTH = 1100;
const WRAP = 121;
/** So many lines are shown before and after one with a finding. */
const BEFORE = 3;
const AFTER = 1;

const COLOURS = { plain: '#d4d4d4', keyword: '#569cd6', string: '#ce9178', type: '#4ec9b0', comment: '#6a9955', number: '#5a5f66', error: '#f14c4c', rule: '#8b949e' };
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A run of characters on the grid: the length is fixed, whatever font the reader has. */
const run = (text, x, y, colour) =>
  `<text x="${x.toFixed(1)}" y="${y}" fill="${colour}" textLength="${(text.length * CELL).toFixed(1)}">${escaped(text)}</text>`;

const squiggle = (x, y, cells) => {
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

/** Tokens by line: `[column, text, colour]`; a template that spans lines is left out, the examples have none. */
function tokensByLine(code) {
  const lines = new Map();
  for (const token of parser.parse(code, { tokens: true, loc: true, range: true }).tokens) {
    const { line, column } = token.loc.start;
    lines.set(line, [...(lines.get(line) ?? []), [column, token.value, colourOf(token)]]);
  }
  return lines;
}

function wrapped(text) {
  const lines = [''];
  for (const word of text.split(/(?<! ) /)) {
    if (`${lines.at(-1)} ${word}`.length > WRAP) lines.push(word.trimStart());
    else lines.push(`${lines.pop()} ${word}`.trimStart());
  }
  return lines;
}

/** One file: title, code, and below each line what is wrong with it. */
function panel(file, code, messages, top) {
  const parts = [`<rect x="0" y="${top}" width="${WIDTH}" height="${LINE + 11}" fill="#252526"/>`, run(file, 18, top + 21, '#ffffff')];
  let y = top + LINE + 34;
  const tokens = tokensByLine(code);
  const shown = (number) => messages.some(({ line }) => number >= line - BEFORE && number <= line + AFTER);
  for (let number = 1; number <= code.trimEnd().split('\n').length; number++) {
    if (!shown(number)) {
      if (shown(number - 1)) {
        parts.push(run('⋯', LEFT - 5 * CELL, y - 2, COLOURS.number));
        y += LINE;
      }
      continue;
    }
    const label = String(number);
    parts.push(run(label, LEFT - (label.length + 2) * CELL, y, COLOURS.number));
    for (const [column, text, colour] of tokens.get(number) ?? []) parts.push(run(text, LEFT + column * CELL, y, colour));
    const here = messages.filter(({ line }) => line === number);
    for (const { column, endLine, endColumn } of here) {
      const end = endLine === number ? endColumn : column + 1;
      parts.push(squiggle(LEFT + (column - 1) * CELL, y + 3.5, end - column));
    }
    for (const { message, ruleId } of here) {
      const lines = wrapped(`✖ ${message}  ${ruleId}`);
      const height = lines.length * LINE;
      y += 7;
      parts.push(`<rect x="${LEFT - 8}" y="${y}" width="${WIDTH - LEFT - 8}" height="${height + 4}" rx="3" fill="#3a1d1d"/>`);
      for (const line of lines) {
        y += LINE;
        const at = line.indexOf(ruleId);
        const text = at < 0 ? line : line.slice(0, at);
        parts.push(run(text.trimEnd(), LEFT, y - 4, '#f2b8b5'));
        if (at >= 0) parts.push(run(ruleId, LEFT + at * CELL, y - 4, COLOURS.rule));
      }
      y += 4;
    }
    y += LINE;
  }
  return { svg: parts.join('\n'), bottom: y - LINE + 18 };
}

/**
 * The picture of the README.
 * @param {import('eslint').ESLint.Plugin} plugin the built plugin
 * @returns {string} an SVG document
 */
export function screenshot(plugin) {
  const folder = new URL('../docs/images/findings/', import.meta.url);
  const panels = [];
  let top = 0;
  let total = 0;
  for (const file of readdirSync(folder).sort()) {
    const code = readFileSync(new URL(file, folder), 'utf8');
    const config = [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended];
    const messages = new Linter({ configType: 'flat' }).verify(code, config, { filename: file });
    total += messages.length;
    const { svg, bottom } = panel(file, code, messages, top);
    panels.push(svg);
    top = bottom;
  }
  panels.push(`<rect x="0" y="${top}" width="${WIDTH}" height="70" fill="#111111"/>`, run('$ npx eslint .', 18, top + 28, '#ffffff'));
  panels.push(run(`✖ ${total} problems (${total} errors, 0 warnings)`, 18, top + 28 + LINE, COLOURS.error));
  const height = top + 70;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${FONT}" font-size="14" role="img" aria-label="A CDK stack and a Lambda handler with ${total} findings">
<rect width="${WIDTH}" height="${height}" rx="8" fill="#1e1e1e"/>
${panels.join('\n')}
</svg>
`;
}

/**
 * What does a user see? Lints `docs/images/findings/*.ts` with the built plugin and draws the code with its findings, as an editor shows
 * them. `npm run generate` writes the picture, so that it shows what the plugin says today.
 */
import { readFileSync, readdirSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { CELL, COLOURS, LINE, picture, run, squiggle, tokensByLine, wrapped } from './drawing.mjs';

const LEFT = 58;
const WIDTH = 1100;
const WRAP = 121;
/** So many lines are shown before and after one with a finding. */
const BEFORE = 3;
const AFTER = 1;

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
      const lines = wrapped(`✖ ${message}  ${ruleId}`, WRAP);
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
  return picture(WIDTH, top + 70, `A CDK stack and a Lambda handler with ${total} findings`, panels);
}

/**
 * What does a user see in an editor? Draws one finding as the language server answers it: the wavy underline, the hover, the menu of quick
 * fixes, and the code after the chosen one. `tests/hosts/pictures.test.ts` asks the server, and keeps the pictures of `docs/editors.md` true.
 */
import { CELL, COLOURS, LINE, picture, run, squiggle, tokensByLine, wrapped } from './drawing.mjs';

const LEFT = 58;
const WIDTH = 920;
/** The widest line of a hover. */
const WRAP = 76;
/** So many lines are shown before the finding. */
const BEFORE = 3;

const GROUND = { title: '#252526', hover: '#2d2d30', border: '#4b4b50', menu: '#2d2d30', chosen: '#04395e', removed: '#45191c', added: '#1c3b24' };
const INK = { text: '#e0e0e0', link: '#4daafc', faint: '#9a9fa6', bulb: '#ffcc00', done: '#7fd18a' };

/** Keys, values and comments of YAML and `.env`, line by line. */
function plainTokens(code) {
  const lines = code.split('\n').map((line) => {
    const comment = /(?:^|\s)#/.exec(line)?.index ?? line.length;
    const key = /^[\s-]*(?:export )?[\w.-]+(?=[:=])/.exec(line.slice(0, comment))?.[0].length ?? 0;
    const value = key && key + 1;
    const pieces = [
      [0, key, COLOURS.keyword],
      [key, value, COLOURS.plain],
      [value, comment, COLOURS.string],
      [comment, line.length, COLOURS.comment],
    ];
    return pieces
      .map(([from, to, colour]) => [from + Math.max(0, line.slice(from, to).search(/\S/)), line.slice(from, to).trim(), colour])
      .filter(([, text]) => text !== '');
  });
  return new Map(lines.map((tokens, index) => [index + 1, tokens]));
}

/** Draws a line of a text: its number and its code. */
function painter(file, code) {
  const tokens = /\.[mc]?[jt]s$/.test(file) ? tokensByLine(code) : plainTokens(code);
  return (number, y) => {
    const label = String(number);
    const parts = (tokens.get(number) ?? []).map(([column, text, colour]) => run(text, LEFT + column * CELL, y, colour));
    return [run(label, LEFT - (label.length + 2) * CELL, y, COLOURS.number), ...parts];
  };
}

const box = (x, y, width, height, fill) => `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" rx="4" fill="${fill}" stroke="${GROUND.border}"/>`;

/** The message, the rule as a link to its page, and what can be done about it. */
function hover(x, y, { message, source, code }) {
  const lines = wrapped(message, WRAP);
  const rule = `${source}(${code})`;
  const last = `${lines.at(-1)} ${rule}`.length > WRAP ? lines.push('') : lines.length;
  const at = lines[last - 1] === '' ? 0 : lines[last - 1].length + 1;
  const keys = ['View Problem (Alt+F8)', 'Quick Fix… (Ctrl+.)'];
  const cells = Math.max(keys.join('   ').length, at + rule.length, ...lines.map(({ length }) => length));
  const width = (cells + 2) * CELL;
  const height = (lines.length + 1) * LINE + 20;
  const bottom = y + lines.length * LINE + 9;
  const parts = [box(x, y, width, height, GROUND.hover)];
  lines.forEach((line, index) => {
    if (line !== '') parts.push(run(line, x + CELL, y + (index + 1) * LINE - 2, INK.text));
  });
  const inner = x + CELL + at * CELL;
  const [open, close] = [`${source}(`, ')'];
  parts.push(run(open, inner, bottom - 11, INK.faint), run(code, inner + open.length * CELL, bottom - 11, INK.link));
  parts.push(run(close, inner + (open.length + code.length) * CELL, bottom - 11, INK.faint));
  parts.push(`<path d="M${x} ${bottom}h${width.toFixed(1)}" stroke="${GROUND.border}"/>`);
  parts.push(run(keys[0], x + CELL, bottom + LINE - 1, INK.link), run(keys[1], x + (keys[0].length + 4) * CELL, bottom + LINE - 1, INK.link));
  return { parts, bottom: y + height };
}

const bulb = (x, y) =>
  `<path d="M${x - 2} ${y + 2.5}a4.2 4.2 0 1 1 4 0v1.5h-4zm.4 3.5h3.2" fill="none" stroke="${INK.bulb}" stroke-width="1.2"/>`;

/** The menu of quick fixes; the chosen entry is highlighted. */
function menu(x, y, titles, chosen) {
  const width = (Math.max(...titles.map(({ length }) => length)) + 5) * CELL;
  const height = (titles.length + 1) * LINE + 14;
  const parts = [box(x, y, width, height, GROUND.menu), run('Quick Fix', x + CELL, y + LINE - 3, INK.faint)];
  titles.forEach((title, index) => {
    const top = y + (index + 1) * LINE + 6;
    if (title === chosen) parts.push(`<rect x="${x + 4}" y="${top}" width="${(width - 8).toFixed(1)}" height="${LINE}" rx="3" fill="${GROUND.chosen}"/>`);
    parts.push(bulb(x + 2 * CELL, top + LINE / 2));
    parts.push(run(title, x + 3.5 * CELL, top + LINE - 6, title === chosen ? '#ffffff' : INK.text));
  });
  return { parts, bottom: y + height };
}

/** The lines that an action took away and brought, between those that it left alone. */
function changes(file, code, after) {
  const [before, now] = [code.trimEnd().split('\n'), after.trimEnd().split('\n')];
  const first = now.findIndex((line, index) => line !== before[index]);
  let same = 0;
  while (same < now.length - first && now.at(-1 - same) === before.at(-1 - same)) same++;
  const rows = (paint, from, to, ground) => Array.from({ length: to - from }, (_, index) => ({ paint, number: from + index + 1, ground }));
  const [old, fresh] = [painter(file, code), painter(file, after)];
  return [
    ...rows(fresh, Math.max(0, first - 1), first),
    ...rows(old, first, before.length - same, GROUND.removed),
    ...rows(fresh, first, now.length - same, GROUND.added),
    ...rows(fresh, now.length - same, Math.min(now.length, now.length - same + 1)),
  ];
}

/**
 * One finding in an editor.
 * @param {object} seen
 * @param {string} seen.file the name in the title
 * @param {string} seen.code the document
 * @param {readonly object[]} seen.diagnostics all findings, as the server answers them
 * @param {object} seen.diagnostic the one whose hover and menu are shown
 * @param {readonly string[]} seen.titles the entries of the menu
 * @param {string} seen.chosen the entry that is applied
 * @param {string} [seen.after] the document after it, when the entry changes something
 */
export function editorPicture({ file, code, diagnostics, diagnostic, titles, chosen, after }) {
  const at = diagnostic.range.start.line + 1;
  const paint = painter(file, code);
  const parts = [`<rect width="${WIDTH}" height="${LINE + 11}" rx="8" fill="${GROUND.title}"/>`, run(file, 18, 21, '#ffffff')];
  let y = 2 * LINE + 14;
  for (let number = Math.max(1, at - BEFORE); number <= at; number++) {
    parts.push(...paint(number, y));
    for (const { range } of diagnostics.filter(({ range }) => range.start.line + 1 === number)) {
      const end = range.end.line === range.start.line ? range.end.character : range.start.character + 1;
      parts.push(squiggle(LEFT + range.start.character * CELL, y + 3.5, end - range.start.character));
    }
    y += LINE;
  }
  const column = Math.min(diagnostic.range.start.character, 16);
  const x = LEFT + column * CELL;
  const card = hover(x, y - 8, diagnostic);
  const list = menu(x, card.bottom + 8, titles, chosen);
  parts.push(...card.parts, ...list.parts);
  y = list.bottom + LINE + 8;
  if (after !== undefined) {
    parts.push(`<rect y="${y - LINE + 6}" width="${WIDTH}" height="${LINE + 4}" fill="${GROUND.title}"/>`, run(`After “${chosen}”`, 18, y + 1, INK.done));
    y += LINE + 12;
    for (const { paint: changed, number, ground } of changes(file, code, after)) {
      if (ground) parts.push(`<rect x="${LEFT - 8}" y="${y - LINE + 6}" width="${WIDTH - LEFT - 8}" height="${LINE}" fill="${ground}"/>`);
      parts.push(...changed(number, y));
      y += LINE;
    }
  }
  return picture(WIDTH, y - 2, `${file} in an editor: ${diagnostic.message} The menu of quick fixes offers ${titles.length} entries`, parts);
}

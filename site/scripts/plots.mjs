/**
 * Draws a plot below every table that compares what was measured with a bar: for each row how much of its bar was used. The numbers
 * are those of the table, so the plot cannot say anything else.
 */
const ROW_HEIGHT = 34;
const LABEL_WIDTH = 360;
const BAR_WIDTH = 240;
/** The longest bar that is drawn, as a multiple of what is allowed. */
const MOST = 1.6;

const escaped = (text) => text.replace(/[&<>"{}]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The last number of a cell: of a range, the worse end. */
const lastNumber = (cell) => {
  const numbers = cell.match(/\d+(?:[.,]\d+)?/g);
  return numbers ? Number(numbers.at(-1).replace(',', '.')) : undefined;
};

function plot(rows) {
  const limit = LABEL_WIDTH + BAR_WIDTH / MOST;
  const bars = rows.map(({ label, measured, share }, index) => {
    const y = index * ROW_HEIGHT + 8;
    const width = (Math.min(share, MOST) / MOST) * BAR_WIDTH;
    const color = share > 1 ? 'var(--vp-c-danger-1)' : 'var(--vp-c-success-1)';
    return (
      `<text x="${LABEL_WIDTH - 10}" y="${y + 14}" text-anchor="end" fill="currentColor">${escaped(label)}</text>` +
      `<rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="20" rx="3" fill="${color}" />` +
      `<text x="${(LABEL_WIDTH + width + 6).toFixed(1)}" y="${y + 14}" fill="currentColor">${escaped(measured)}</text>`
    );
  });
  const height = rows.length * ROW_HEIGHT + 8;
  const summary = rows.map(({ label, share }) => `${label}: ${Math.round(share * 100)} % of its bar`).join('; ');
  return (
    `<figure class="plot"><svg viewBox="0 0 ${LABEL_WIDTH + BAR_WIDTH + 100} ${height}" role="img" aria-label="${escaped(summary)}" font-size="13">` +
    `${bars.join('')}<line x1="${limit}" x2="${limit}" y1="0" y2="${height}" stroke="currentColor" stroke-dasharray="4 3" />` +
    `</svg><figcaption>How much of its bar each figure uses; the dashed line is the bar.</figcaption></figure>`
  );
}

/** The text with a plot below every table whose columns are `measured` and `bar`. */
export function plotted(markdown) {
  return markdown.replace(/^\|[^\n]*\| measured \| bar \|\n\|[ -|]+\n((?:\|[^\n]*\n)+)/gm, (table, body) => {
    const rows = body
      .trim()
      .split('\n')
      .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
      .map(([label, measured, bar]) => ({ label: label.replace(/`/g, '').replace(/,\s.*$|\s*\(.*$/, ''), measured, share: lastNumber(measured) / lastNumber(bar) }))
      .filter(({ share }) => Number.isFinite(share));
    return rows.length > 0 ? `${table}\n${plot(rows)}\n` : table;
  });
}

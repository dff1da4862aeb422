/**
 * Can a text make an expression of the plugin slow? Every expression of `src/` and of the token table is judged by
 * recheck. Verdicts take seconds each, so they are kept in redos-verdicts.json; only an expression that is new is
 * judged here. `UPDATE_REDOS=1 npx vitest run tests/knowledge/redos.test.ts` rewrites the file.
 *
 * recheck proves most of them safe. Where it gives up, or sees a quadratic start of an expression without an anchor,
 * the expression is run on hostile texts of a length that its input never exceeds.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { NAMED_FORMATS, TOKEN_FORMATS } from '../../src/knowledge/literals/token-table.generated.ts';

type Verdict = 'safe' | 'polynomial' | 'unknown' | 'exponential';

const cache = new URL('./redos-verdicts.json', import.meta.url);
const update = process.env['UPDATE_REDOS'] !== undefined;

/** `/source/flags` of every expression. Flags that only say where a search begins make no difference. */
function expressions(): readonly string[] {
  const found = new Set<string>();
  const source = new URL('../../src/', import.meta.url);
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const tree = ts.createSourceFile(file, readFileSync(new URL(file, source), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.add(node.text.replace(/[gy]+(?=\w*$)/, ''));
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  for (const { regex } of [...TOKEN_FORMATS, ...NAMED_FORMATS]) found.add(`/${regex}/`);
  for (const { name } of NAMED_FORMATS) found.add(`/${name}/`);
  return [...found].sort();
}

const parts = (expression: string): [source: string, flags: string] => {
  const end = expression.lastIndexOf('/');
  return [expression.slice(1, end), expression.slice(end + 1)];
};

function verdictOf(expression: string): Verdict {
  const diagnosis = checkSync(...parts(expression), { timeout: 3000 });
  if (diagnosis.status !== 'vulnerable') return diagnosis.status === 'safe' ? 'safe' : 'unknown';
  return diagnosis.complexity.type === 'exponential' ? 'exponential' : 'polynomial';
}

const PUMPS = ['a', '0', 'A', '-', '_', '.', '/', ' ', ':', '=', '@', ';', '{', '${', '{{', '$(', 'a1', 'aA', 'a.', 'a:', 'a=', 'a@', '//', '://', 'a://b:', 'x-', 'key', 'password=', 'eyJ', 'sk-', '\n', '"', '*', '~'];

/** The longest time that 4,000 characters take. A search that is worse than quadratic does not come back. */
function worstTime(expression: string): number {
  const [source, flags] = parts(expression);
  const search = new RegExp(source, `${flags}g`);
  const times = PUMPS.map((pump) => {
    const text = `${pump.repeat(4_000 / pump.length)}\u0000`;
    const started = performance.now();
    for (const match of text.matchAll(search)) if (match.index > 4_000) break;
    return performance.now() - started;
  });
  return Math.max(...times);
}

describe('the expressions', () => {
  const all = expressions();
  const known = JSON.parse(readFileSync(cache, 'utf8')) as Record<string, Verdict>;
  const verdicts = new Map(all.map((expression) => [expression, known[expression] ?? verdictOf(expression)]));

  it('are found', () => {
    expect(all.length).toBeGreaterThan(600);
    if (update) writeFileSync(cache, `${JSON.stringify(Object.fromEntries(verdicts), null, 1)}\n`);
  });

  it('are never exponential', () => {
    expect(all.filter((expression) => verdicts.get(expression) === 'exponential')).toEqual([]);
  });

  const doubtful = all.filter((expression) => verdicts.get(expression) !== 'safe');

  it('are safe by proof, nearly all', () => {
    expect(doubtful.length / all.length).toBeLessThan(0.15);
  });

  it.each(doubtful)('%s comes back on hostile texts', (expression) => {
    expect(worstTime(expression)).toBeLessThan(1000);
  });
}, 600_000);

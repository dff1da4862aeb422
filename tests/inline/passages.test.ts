/**
 * Does every character of a script lead to its place in the file, and does every repair that is kept make of the file what it makes of
 * the script? Asked of every form of code, and of forms that were changed at random.
 */
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { inlineScriptsIn, type InlineScript } from '../../src/inline/scripts.ts';
import { applied, placeIn, scriptsIn } from '../support/inline.ts';
import { FORMS } from './forms.ts';

/** A message about a part of a script. */
function messageAt(script: string, from: number, to: number, fix?: Linter.LintMessage['fix']): Linter.LintMessage {
  const position = (offset: number) => {
    const before = script.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/);
    return { line: before.length, column: before.at(-1)!.length + 1 };
  };
  const [start, end] = [position(from), position(to)];
  return { ruleId: 'x', severity: 2, message: 'x', ...start, endLine: end.line, endColumn: end.column, ...(fix ? { fix } : {}) };
}

/** Where the body of a script begins and ends in the file that ESLint gets. */
function bodyOf({ text }: InlineScript): readonly [from: number, to: number] {
  const head = /^\(async \(.*?io\) => \{\n/.exec(text)?.[0].length ?? 0;
  return [head, head > 0 ? text.length - '\n})();\n'.length : text.length - 1];
}

/** What a piece of a file stands for; a line break of a block brings the blanks of the next line along. */
function meaning(piece: string, script: string): string {
  if (/^\r?\n\s*$/.test(piece) && /\s/.test(script)) return script;
  if (/^\\.|^\\u[\da-f]{4}/i.test(piece) && piece !== script) return JSON.parse(`"${piece}"`) as string;
  return piece === "''" ? "'" : piece;
}

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) yield (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
}

describe.each(Object.entries(FORMS))('%s', (_, [file, program]) => {
  const text = file.replace(/^\uFEFF/, '');
  const [script] = inlineScriptsIn(file) as [InlineScript];
  const [from, to] = bodyOf(script);

  it('is read', () => {
    expect(script.text.slice(from, to)).toBe(program);
    expect(Object.values(scriptsIn(file))).toEqual([script.text]);
  });

  it('has every character in its place', () => {
    let found = 0;
    for (let i = from; i < to; i++) {
      const message = script.restored(messageAt(script.text, i, i + 1));
      if (!message) continue;
      found++;
      const piece = placeIn(text, message);
      const char = script.text[i]!;
      if (char === '_' || piece === '') continue;
      expect(meaning(piece, char), `${i}: ${JSON.stringify(piece)}`).toBe(char);
    }
    expect(found).toBeGreaterThan((to - from) / 3);
  });

  it('has nothing to say about what is around it', () => {
    if (from > 0) expect(script.restored(messageAt(script.text, 0, 5))).toBeUndefined();
    expect(script.restored(messageAt(script.text, script.text.length, script.text.length))).toBeUndefined();
    expect(script.restored({ ruleId: null, severity: 2, fatal: true, message: 'x', line: 1, column: 1 })).toBeUndefined();
    expect(script.restored({ ruleId: null, severity: 2, message: 'x', line: 900, column: 1 })).toBeUndefined();
    // The whole program, as rules about files report it: from its beginning to its end.
    if (from === 0) expect(placeIn(text, script.restored(messageAt(script.text, 0, script.text.length))!)).not.toBe('');
  });

  const SCRAPS = ['x', ' ', '\n', '\n\n', '\r\n', '  ', '\t', '"', "'", '\\', '#', ': ', '{', '$', '${', '${{ x }}', '${!x}', '____', '\u2028', '\0', 'ü', '🔒', '\uD800', '- ', '\n  y\n', ''];
  it('is changed as the repair says, or not at all', () => {
    const random = numbers(11);
    const next = (below: number): number => Math.floor(random.next().value! / 7) % below;
    let kept = 0;
    for (let round = 0; round < 500; round++) {
      const start = next(script.text.length + 1);
      const end = Math.min(script.text.length, start + (next(3) === 0 ? next(30) : next(2)));
      const added = SCRAPS[next(SCRAPS.length)]! + (next(3) === 0 ? SCRAPS[next(SCRAPS.length)]! : '');
      const message = script.restored(messageAt(script.text, start, end, { range: [start, end], text: added }));
      if (!message?.fix) continue;
      kept++;
      expect(start).toBeGreaterThanOrEqual(from);
      expect(end).toBeLessThanOrEqual(to);
      const changed = applied(text, message.fix);
      const body = script.text.slice(from, start) + added.replaceAll(/\r\n?/g, file.includes('|') ? '\n' : '$&') + script.text.slice(end, to);
      const [again] = inlineScriptsIn(changed);
      const what = JSON.stringify({ start, end, added, changed });
      expect(again, what).toBeDefined();
      expect(again!.text.slice(...bodyOf(again!)).trimEnd(), what).toBe(body.trimEnd());
    }
    const unrepaired = /^>|folded|no quotes|one line/.test(_);
    if (!unrepaired) expect(kept).toBeGreaterThan(40);
  });
});

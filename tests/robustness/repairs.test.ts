/**
 * Every repair alone: the result parses, its finding is gone, and nothing of its kind has come. And in layers, since a compiler
 * run per repair would take hours: the first repairs of all findings together compile, so do the second ones, and so on.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Linter, Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { typeErrors } from '../support/compiling.ts';
import { applyFix } from '../support/linting.ts';
import { everything, lintSoundly } from './everything.ts';
import { sources } from './sources.ts';

const repairsOf = ({ fix, suggestions = [] }: Linter.LintMessage): Rule.Fix[] => [...(fix ? [fix] : []), ...suggestions.map((suggestion) => suggestion.fix)];

describe.each(sources.filter(({ text }) => lintSoundly(text).some((message) => repairsOf(message).length > 0)))('$name', ({ text }) => {
  it('every repair takes its finding away', { timeout: 120_000 }, () => {
    const before = lintSoundly(text);
    const countOf = (messages: readonly Linter.LintMessage[], { ruleId, messageId }: Linter.LintMessage): number =>
      messages.filter((message) => message.ruleId === ruleId && message.messageId === messageId).length;
    for (const message of before) {
      // Its own rule alone is asked again: that is what there is to prove, and it is quick.
      const setup = { ...everything, rules: { [message.ruleId!]: everything.rules[message.ruleId!]! } };
      for (const repair of repairsOf(message)) {
        const repaired = applyFix(text, repair);
        const after = lintSoundly(repaired, setup);
        expect(after.filter(({ fatal }) => fatal), repaired).toEqual([]);
        // What only a person can fill in is reported where the repair has left it open.
        const open = repair.text.includes('REPLACE_ME') ? 1 : 0;
        expect(countOf(after, message) - open, `${message.ruleId} ${message.line}:\n${repaired}`).toBeLessThan(countOf(before, message));
      }
    }
  });
});

describe('the guide', () => {
  const folder = new URL('../guide/bad/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => fileURLToPath(new URL(file, folder)));
  const LAYERS = [0, 1, 2, 3];

  /** The repairs of a layer that do not overlap, applied together. */
  function layered(text: string, layer: number): string {
    const repairs = lintSoundly(text, { ...everything, filename: 'src/guide.ts' }).flatMap((message) => repairsOf(message)[layer] ?? []);
    let [out, end] = ['', 0];
    for (const { range, text: insertion } of repairs.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
      if (range[0] < end) continue;
      out += text.slice(end, range[0]) + insertion;
      end = range[1];
    }
    return out + text.slice(end);
  }

  it('compiles after the repairs of every layer', { timeout: 300_000 }, () => {
    // All layers in one run of the compiler, each under a name of its own.
    const results = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return LAYERS.map((layer) => [file.replace(/ts$/, `layer-${layer}.ts`), layered(text, layer)] as const);
    });
    expect(typeErrors(new Map(results))).toEqual([]);
  });
});

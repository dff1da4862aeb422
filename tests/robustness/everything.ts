/** Lints a text with all rules at their strictest and checks what must hold for any text. */
import type { Linter } from 'eslint';
import { expect } from 'vitest';
import plugin from '../../src/index.ts';
import { lint, type LintSetup } from '../support/linting.ts';

export const everything: LintSetup = { rules: plugin.configs.strict.rules as Linter.RulesRecord, filename: 'src/file.tsx' };

/** Every place is in the text, every repair edits the text. A rule that throws fails here: tests rethrow. */
export function expectSoundness(text: string, messages: readonly Linter.LintMessage[]): void {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { fatal, line, column, endLine = line, endColumn = column, fix, suggestions = [] } of messages) {
    if (fatal) continue;
    for (const [l, c] of [[line, column], [endLine, endColumn]] as const) {
      expect(l).toBeGreaterThan(0);
      expect(l).toBeLessThanOrEqual(lines.length);
      expect(c).toBeGreaterThan(0);
      expect(c).toBeLessThanOrEqual(lines[l - 1]!.length + 1);
    }
    for (const { range, text: inserted } of [...(fix ? [fix] : []), ...suggestions.map((suggestion) => suggestion.fix)]) {
      expect(typeof inserted).toBe('string');
      expect(range[0]).toBeGreaterThanOrEqual(0);
      expect(range[0]).toBeLessThanOrEqual(range[1]);
      expect(range[1]).toBeLessThanOrEqual(text.length - bom);
    }
  }
}

export function lintSoundly(text: string, setup: LintSetup = everything): Linter.LintMessage[] {
  const messages = lint(text, setup);
  expectSoundness(text, messages);
  return messages;
}

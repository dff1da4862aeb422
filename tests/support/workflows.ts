/** Lints workflows and `.env` files, under every language and parser that users give such files to. */
import { Linter } from 'eslint';
import yml from 'eslint-plugin-yml';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import * as yamlParser from 'yaml-eslint-parser';
import plugin, { type RuleName } from '../../src/index.ts';

export interface TextSetup {
  readonly filename?: string;
  /** Instead of our own language. */
  readonly foreign?: Linter.Config;
  readonly rules?: Linter.RulesRecord;
  readonly settings?: Record<string, unknown>;
  readonly cwd?: string;
}

const quiet: Linter.Config = { linterOptions: { reportUnusedDisableDirectives: 'off' } };

function lintAs(name: 'workflows' | 'dotenv', text: string, { filename, foreign, rules, settings = {}, cwd = '/project' }: TextSetup): Linter.LintMessage[] {
  const { language, ...withoutLanguage } = plugin.configs[name];
  const own = { ...withoutLanguage, ...(foreign ? {} : { language }), ...quiet, settings, ...(rules ? { rules } : {}) } as Linter.Config;
  return new Linter({ configType: 'flat', cwd }).verify(text, foreign ? [foreign, own] : [own], { filename: filename! });
}

export const lintWorkflow = (text: string, setup: TextSetup = {}): Linter.LintMessage[] =>
  lintAs('workflows', text, { filename: '/project/.github/workflows/deploy.yml', ...setup });

export const lintDotenv = (text: string, setup: TextSetup = {}): Linter.LintMessage[] => lintAs('dotenv', text, { filename: '/project/.env', ...setup });

/** A finding as `line rule messageId what`, with what stands at the place. */
export function told(text: string, messages: readonly Linter.LintMessage[]): string[] {
  const lines = text.split(/\r\n|\n/);
  return messages.map(({ line, column, endLine, endColumn, ruleId, message, messageId }) => {
    const at = endLine === line ? lines[line - 1]!.slice(column - 1, (endColumn ?? 1) - 1) : '…';
    return `${line} ${ruleId?.replace('aws-secrets/', '') ?? message} ${messageId ?? ''} ${at}`;
  });
}

/** The text after one repair of a finding: its fix, or the suggestion at an index. */
export function repaired(text: string, { fix, suggestions }: Linter.LintMessage, choice = 0): string {
  const repair = suggestions?.[choice]?.fix ?? fix;
  if (!repair) throw new Error('no repair');
  return text.slice(0, repair.range[0]) + repair.text + text.slice(repair.range[1]);
}

export interface WorkflowCase {
  readonly name: string;
  readonly text: string;
  /** `line messageId what` of each finding. */
  readonly found: readonly string[];
  /** The text after the first repair of the first finding. */
  readonly repaired?: string;
  readonly options?: Record<string, unknown>;
}

const FOREIGN: Record<string, Linter.Config> = {
  'yml/yaml': { files: ['**/*.yml'], plugins: { yml } as unknown as NonNullable<Linter.Config['plugins']>, language: 'yml/yaml' },
  'yaml-eslint-parser': { files: ['**/*.yml'], languageOptions: { parser: yamlParser } },
};

/**
 * Tests what one rule says about workflows. For every case also: the same under every language and parser, with carriage
 * returns, behind a byte order mark and with the words of the gate; every repair takes away its report alone, and what it
 * writes is YAML.
 */
export function testWorkflowRule(name: RuleName, { valid, invalid }: { readonly valid: Readonly<Record<string, string>>; readonly invalid: readonly WorkflowCase[] }): void {
  const words = `\n# ${(plugin.rules[name].elsewhere.workflow ?? []).flat().join(' ')}\n`;
  const cases: readonly WorkflowCase[] = [...Object.entries(valid).map(([title, text]) => ({ name: `silent: ${title}`, text, found: [] })), ...invalid];
  describe.each(cases.map((test) => [test.name, test] as const))(`${name}: %s`, (_, test) => {
    const rules = { [`aws-secrets/${name}`]: test.options ? ['error', test.options] : 'error' } as Linter.RulesRecord;
    const lint = (text: string, foreign?: Linter.Config): Linter.LintMessage[] => lintWorkflow(text, { rules, ...(foreign ? { foreign } : {}) });
    const short = (messages: readonly Linter.LintMessage[], text: string): string[] => told(text, messages).map((line) => line.replace(`${name} `, ''));
    const { text, found } = test;

    it('is found', () => expect(short(lint(text), text)).toEqual(found));

    it('is found everywhere, however it is written', () => {
      for (const foreign of Object.values(FOREIGN)) {
        const messages = lint(text, foreign);
        if (!messages.some(({ fatal }) => fatal)) expect(messages).toEqual(lint(text));
      }
      const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      expect(short(lint(windows), windows.slice(1))).toEqual(found);
      expect(short(lint(text + words), text)).toEqual(found);
    });

    it('is repaired', () => {
      const before = lint(text);
      if (test.repaired !== undefined) expect(repaired(text, before[0]!)).toBe(test.repaired);
      for (const written of [text, text.replaceAll('\n', '\r\n')]) {
        for (const message of lint(written)) {
          const choices = (message.suggestions?.length ?? 0) + (message.fix ? 1 : 0);
          for (let choice = 0; choice < choices; choice++) {
            const after = repaired(written, message, choice);
            expect(parseDocument(after, { uniqueKeys: true }).errors).toEqual([]);
            expect(lint(after).length, after).toBe(before.length - 1);
          }
        }
      }
    });
  });
}

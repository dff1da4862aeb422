/** Lints workflows and `.env` files, under every language and parser that users give such files to. */
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';

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

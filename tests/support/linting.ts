/** Lints one text with one parser: the small common ground of all tests. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import plugin from '../../src/index.ts';

export type ParserName = 'espree' | 'typescript';

/** The plugin without its text gates: every rule looks at every script. */
const ungated = {
  ...plugin,
  rules: Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, { ...rule, create: (context: Rule.RuleContext) => rule.listen(context, 'script') }])),
};

export interface LintSetup {
  readonly rules: Linter.RulesRecord;
  readonly parser?: ParserName;
  readonly filename?: string;
  readonly settings?: Record<string, unknown>;
  /** `off`: the rules are not asked whether a finding is possible. */
  readonly gate?: 'off';
}

export function configFor({ rules, parser = 'typescript', settings = {}, gate }: LintSetup): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { 'aws-secrets': gate === 'off' ? ungated : plugin },
      languageOptions: {
        ecmaVersion: 'latest',
        sourceType: 'module',
        parserOptions: { ecmaFeatures: { jsx: true } },
        ...(parser === 'typescript' ? { parser: typescriptParser } : {}),
      },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      settings,
      rules,
    },
  ];
}

export function lint(code: string, setup: LintSetup): Linter.LintMessage[] {
  return new Linter({ configType: 'flat' }).verify(code, configFor(setup), { filename: setup.filename ?? 'src/file.ts' });
}

/** Applies one fix to a text. */
export function applyFix(code: string, fix: { range: readonly [number, number]; text: string }): string {
  return code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
}

export function parses(code: string, parser: ParserName): boolean {
  return !lint(code, { rules: {}, parser, filename: 'src/file.ts' }).some((message) => message.fatal);
}

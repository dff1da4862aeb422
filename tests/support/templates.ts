/** Lints texts that are no scripts, under every language and parser that users give such files to. */
import json from '@eslint/json';
import { Linter } from 'eslint';
import yml from 'eslint-plugin-yml';
import * as jsoncParser from 'jsonc-eslint-parser';
import * as yamlParser from 'yaml-eslint-parser';
import plugin, { type RuleName } from '../../src/index.ts';

const FILES = ['**/*.{yaml,yml,json,template}'];
const languages = { plugins: { yml, json } as unknown as NonNullable<Linter.Config['plugins']> };

/** How a file may be given to ESLint, beside the language of our own. */
export const FOREIGN_YAML: Record<string, Linter.Config> = {
  'yml/yaml': { files: FILES, ...languages, language: 'yml/yaml' },
  'yaml-eslint-parser': { files: FILES, languageOptions: { parser: yamlParser } },
};
export const FOREIGN_JSON: Record<string, Linter.Config> = {
  'json/json': { files: FILES, ...languages, language: 'json/json' },
  'json/jsonc': { files: FILES, ...languages, language: 'json/jsonc' },
  'jsonc-eslint-parser': { files: FILES, languageOptions: { parser: jsoncParser } },
  ...FOREIGN_YAML,
};

const quiet: Linter.Config = { linterOptions: { reportUnusedDisableDirectives: 'off' } };
const { language: _, ...withoutLanguage } = plugin.configs.templates;

export interface TemplateSetup {
  readonly filename?: string;
  /** Instead of our own language. */
  readonly foreign?: Linter.Config;
  readonly rules?: Linter.RulesRecord;
  readonly settings?: Record<string, unknown>;
  /** Of another version of ESLint. */
  readonly engine?: typeof Linter;
}

/** Only these rules. */
export const only = (...names: RuleName[]): Linter.RulesRecord =>
  Object.fromEntries(names.map((name) => [`aws-secrets/${name}`, 'error']));

export function lintTemplate(text: string, setup: TemplateSetup = {}): Linter.LintMessage[] {
  const { filename = 'template.yaml', foreign, rules, settings = {}, engine: Engine = Linter } = setup;
  const templates = foreign ? withoutLanguage : plugin.configs.templates;
  const own = { ...templates, ...quiet, settings, ...(rules ? { rules } : {}) };
  return new Engine({ configType: 'flat' }).verify(text, foreign ? [foreign, own] : [own], { filename });
}

/** A finding as `line:column rule what`, with what stands at the place. */
export function told(text: string, setup?: TemplateSetup): string[] {
  const lines = text.split(/\r\n|\n/);
  return lintTemplate(text, setup).map(({ line, column, endLine, endColumn, ruleId, message, messageId }) => {
    const at = endLine === line ? lines[line - 1]!.slice(column - 1, (endColumn ?? 1) - 1) : '…';
    return `${line} ${ruleId?.replace('aws-secrets/', '') ?? message} ${messageId ?? ''} ${at}`;
  });
}

/** The text after the suggestion with this message id, of the finding at an index. */
export function suggested(text: string, index = 0, choice = 0, setup?: TemplateSetup): string {
  const fix = lintTemplate(text, setup)[index]?.suggestions?.[choice]?.fix;
  if (!fix) throw new Error(`no suggestion ${choice} of finding ${index}`);
  return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

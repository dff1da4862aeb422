/**
 * The plugin object: what ESLint, oxlint and users see.
 */
import type { ESLint, Linter } from 'eslint';
import packageJson from '../package.json' with { type: 'json' };
import { configRules } from './configs/config-rules.ts';
import { DOTENV_FILES, GENERATED_FILES, INLINE_FILES, NO_DOTENV_FILES, SCRIPT_FILES, TEMPLATE_FILES, WORKFLOW_FILES } from './configs/files.ts';
import { inlineLanguageOptions, inlineRules } from './configs/inline-scripts.ts';
import { inlineScripts } from './inline/processor.ts';
import { rules, type RuleName } from './rules/index.ts';
import type { AwsSecretsRule, ConfigName } from './rule.ts';
import { textLanguage } from './text/language.ts';

export type { RuleName } from './rules/index.ts';
export type { AwsSecretsRule, RuleDocs } from './rule.ts';

/** The plugin's own type: names no package but `eslint`, so that it can be consumed with any parser and TypeScript version. */
export interface AwsSecretsPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, AwsSecretsRule>;
  languages: { text: NonNullable<ESLint.Plugin['languages']>[string] };
  processors: { 'inline-scripts': Linter.Processor };
  configs: Record<ConfigName, Linter.Config> & { 'inline-scripts': Linter.Config[] };
}

// A getter: the configuration refers to the plugin that holds it.
const plugins = {
  get 'aws-secrets'() {
    return plugin;
  },
};

const config = (name: ConfigName, files: Pick<Linter.Config, 'files' | 'ignores' | 'language'>): Linter.Config => ({
  name: `aws-secrets/${name}`,
  ...files,
  plugins,
  rules: configRules(rules, name),
});

const inlineConfig = (sourceType: 'commonjs' | 'module'): Linter.Config => ({
  name: `aws-secrets/inline-scripts/${sourceType}`,
  files: INLINE_FILES[sourceType],
  plugins,
  languageOptions: inlineLanguageOptions(sourceType),
  rules: inlineRules(configRules(rules, 'recommended')),
});

const plugin: AwsSecretsPlugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'aws-secrets' },
  rules,
  languages: { text: textLanguage },
  processors: { 'inline-scripts': inlineScripts },
  configs: {
    recommended: config('recommended', { files: SCRIPT_FILES }),
    strict: config('strict', { files: SCRIPT_FILES }),
    templates: config('templates', { files: TEMPLATE_FILES, ignores: [...GENERATED_FILES, ...WORKFLOW_FILES], language: 'aws-secrets/text' }),
    workflows: config('workflows', { files: WORKFLOW_FILES, language: 'aws-secrets/text' }),
    dotenv: config('dotenv', { files: DOTENV_FILES, ignores: NO_DOTENV_FILES, language: 'aws-secrets/text' }),
    'inline-scripts': [
      {
        name: 'aws-secrets/inline-scripts',
        files: TEMPLATE_FILES,
        ignores: GENERATED_FILES,
        plugins,
        language: 'aws-secrets/text',
        processor: 'aws-secrets/inline-scripts',
      },
      inlineConfig('commonjs'),
      inlineConfig('module'),
    ],
  },
};

export { plugin as default, plugin as 'module.exports' };

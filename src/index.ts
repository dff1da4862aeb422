/**
 * The plugin object: what ESLint, oxlint and users see.
 */
import type { ESLint, Linter } from 'eslint';
import packageJson from '../package.json' with { type: 'json' };
import { configRules } from './configs/config-rules.ts';
import { SCRIPT_FILES } from './configs/files.ts';
import { rules, type RuleName } from './rules/index.ts';
import type { AwsSecretsRule } from './rule.ts';

export type { RuleName } from './rules/index.ts';
export type { AwsSecretsRule, RuleDocs } from './rule.ts';

/** The plugin's own type: names no package but `eslint`, so that it can be consumed with any parser and TypeScript version. */
export interface AwsSecretsPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, AwsSecretsRule>;
  configs: { recommended: Linter.Config; strict: Linter.Config };
}

const config = (name: 'recommended' | 'strict'): Linter.Config => ({
  name: `aws-secrets/${name}`,
  files: SCRIPT_FILES,
  // A getter: the configuration refers to the plugin that holds it.
  plugins: {
    get 'aws-secrets'() {
      return plugin;
    },
  },
  rules: configRules(rules, name),
});

const plugin: AwsSecretsPlugin = {
  meta: { name: packageJson.name, version: packageJson.version, namespace: 'aws-secrets' },
  rules,
  configs: { recommended: config('recommended'), strict: config('strict') },
};

export { plugin as default, plugin as 'module.exports' };

/**
 * Which rules does a configuration switch on? Derived from the rules' metadata: `strict` has everything of `recommended`, the
 * configurations for files that are no scripts have what of `recommended` can read them.
 */
import type { Linter } from 'eslint';
import type { Medium } from '../model/file.ts';
import type { AwsSecretsRule, ConfigName } from '../rule.ts';

const MEDIA: Readonly<Record<Exclude<ConfigName, 'strict'>, Medium>> = {
  recommended: 'script',
  templates: 'template',
  workflows: 'workflow',
  dotenv: 'dotenv',
};

/** Is the rule part of the configuration? */
function belongs({ meta, needs, elsewhere }: AwsSecretsRule, config: ConfigName): boolean {
  if (config === 'strict') return needs !== undefined;
  const medium = MEDIA[config];
  return meta.docs.config === 'recommended' && (medium === 'script' ? needs : elsewhere[medium]) !== undefined;
}

/** Entries `aws-secrets/<rule>: error` for all rules of a configuration. No rule is ever switched off: that is the user's choice. */
export function configRules(rules: Readonly<Record<string, AwsSecretsRule>>, config: ConfigName): Linter.RulesRecord {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, rule]) => belongs(rule, config))
      .map(([name, { meta }]) => {
        const { strictOptions } = meta.docs;
        return [`aws-secrets/${name}`, config === 'strict' && strictOptions ? ['error', strictOptions] : 'error'];
      }),
  );
}

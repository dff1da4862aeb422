/** Which rules does a configuration switch on? Derived from the rules' metadata; `strict` has everything of `recommended`. */
import type { Linter } from 'eslint';
import type { AwsSecretsRule, ConfigName } from '../rule.ts';

/** Entries `aws-secrets/<rule>: error` for all rules of a configuration. No rule is ever switched off: that is the user's choice. */
export function configRules(rules: Readonly<Record<string, AwsSecretsRule>>, config: ConfigName): Linter.RulesRecord {
  const wanted: readonly ConfigName[] = config === 'strict' ? ['recommended', 'strict'] : ['recommended'];
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, rule]) => wanted.includes(rule.meta.docs.config))
      .map(([name, { meta }]) => {
        const { strictOptions } = meta.docs;
        return [`aws-secrets/${name}`, config === 'strict' && strictOptions ? ['error', strictOptions] : 'error'];
      }),
  );
}

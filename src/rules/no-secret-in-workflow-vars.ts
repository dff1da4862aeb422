/**
 * G27: the secrets of a workflow are kept in GitHub Secrets. A variable of the repository is no place for one: everyone
 * reads it who reads the repository's settings, and logs show it. Nor is the workflow itself. What browsers get to see
 * (`VITE_…`, publishable keys) may be a variable. Blind spot: a secret under a name that says nothing.
 */
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { safeLabel } from '../model/label.ts';
import { isLongLived } from '../model/static-credentials.ts';
import { secretLiteralOf, type RepositoryVariable } from '../model/workflow.ts';
import { createRule, listOfTexts } from '../rule.ts';

interface Options {
  /** Variables that are no secrets, whatever their names say. */
  readonly allow: readonly string[];
}

/** What a name needs beside itself: `vars.TOKEN` is as likely a word as a secret, unless it is handed to a `…_TOKEN`. */
function isSecret({ name, key }: RepositoryVariable, names: NameSettings): boolean {
  const own = environmentKeyVerdict(name, names);
  if (own.holds === 'secret' && own.strength === 'strong') return true;
  const handed = key === undefined ? undefined : environmentKeyVerdict(key, names);
  if (handed?.holds !== 'secret') return false;
  // Under a sure name only what surely is something else is none.
  if (handed.strength === 'strong') return own.holds === 'secret' || (own.holds === 'nothing' && own.strength === 'weak');
  return own.holds === 'secret';
}

export default createRule<Options, 'variable' | 'literal' | 'useSecret'>({
  name: 'no-secret-in-workflow-vars',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow secrets in repository variables and in workflows',
      guide: ['G27'],
      config: 'recommended',
      cwe: [798, 522],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allow: listOfTexts('Variables that are no secrets, whatever their names say.'),
      },
    },
    defaultOptions: { allow: [] },
    messages: {
      variable: '`vars.{{name}}` is a secret in a repository variable, where everyone reads it. Revoke it, and keep its replacement as `secrets.{{name}}`.',
      literal: '`{{name}}` is a secret that stands in the workflow. Revoke it, and keep its replacement in GitHub Secrets.',
      useSecret: 'Read it from `secrets.{{name}}`.',
    },
  },
  elsewhere: { workflow: [['vars', 'env', 'with', 'secrets', 'credentials']] },
  check({ file, options, settings, report }) {
    const { secretNames: names } = settings;
    for (const variable of file.repositoryVariables()) {
      if (options.allow.includes(variable.name) || !isSecret(variable, names)) continue;
      const data = { name: safeLabel(variable.name, 'NAME') };
      const repairs = variable.asSecret ? [{ safe: false, messageId: 'useSecret' as const, data, edits: variable.asSecret }] : [];
      report({ at: variable.range, messageId: 'variable', data, repairs });
    }
    const keys = file.credentials().flatMap((key) => (key.how === 'given' && isLongLived([...key.keyId, ...key.secretKey]) ? [...key.keyId, ...key.secretKey] : []));
    for (const entry of file.workflowEntries()) {
      const literal = secretLiteralOf(entry, names);
      // Keys of AWS are the business of another rule.
      if (!literal || keys.some(({ range }) => range[0] === literal.range[0])) continue;
      report({ at: literal.range, messageId: 'literal', data: { name: safeLabel(entry.key, 'This value') } });
    }
  },
});

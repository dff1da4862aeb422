/**
 * How does the playground ask ESLint? One text, one configuration of the plugin, what the visitor adds to it, and the answers as plain
 * data. The same module runs in the worker and, for the tests, in Node.
 */
import type { ESLint, Linter } from 'eslint';

/** A configuration of the plugin, or every rule with the options it has by itself. */
export type Strictness = 'recommended' | 'strict' | 'all';

/** What is linted. `more` is a part of an ESLint configuration: `{ "rules": …, "settings": … }`. */
export interface Question {
  readonly text: string;
  readonly filename: string;
  readonly strictness: Strictness;
  readonly more: { readonly rules?: Linter.RulesRecord; readonly settings?: Record<string, unknown> };
}

/** Everything the plugin has for a file that is no script, each with the files it is meant for. */
type Plugin = ESLint.Plugin & { configs: { recommended: Linter.Config; strict: Linter.Config; [name: string]: Linter.Config | Linter.Config[] } };

const isScript = (filename: string): boolean => /\.[cm]?[jt]sx?$/.test(filename);

/** Only TypeScript and JSX need the large parser. */
export const needsTypeScript = (filename: string): boolean => /\.(?:[cm]?ts|[jt]sx)$/.test(filename);

/** The configuration as a project would write it. */
export function configurationOf({ filename, strictness, more }: Question, plugin: Plugin, parser: Linter.Parser | undefined): Linter.Config[] {
  const { recommended, strict, ...others } = plugin.configs;
  const everything = Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name) => [`aws-secrets/${name}`, 'error' as const]));
  // The configurations for files that are no scripts have what of `recommended` can read them; `strict` adds the rest.
  const added = { recommended: {}, strict: strict.rules!, all: everything }[strictness];
  return [
    ...(isScript(filename) ? [recommended] : Object.values(others).flat()),
    ...(parser && needsTypeScript(filename) ? [{ files: ['**/*.{ts,tsx,mts,cts,jsx}'], languageOptions: { parser } }] : []),
    {
      files: ['**'],
      plugins: { 'aws-secrets': plugin },
      rules: { ...added, ...more.rules } as Linter.RulesRecord,
      settings: more.settings ?? {},
    },
  ];
}

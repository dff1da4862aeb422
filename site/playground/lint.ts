/**
 * How does the playground ask ESLint? One text, one configuration of the plugin, what the visitor adds to it, and the answers as plain
 * data. The same module runs in the worker and, for the tests, in Node.
 */
import type { ESLint, Linter } from 'eslint';

export type Strictness = 'recommended' | 'strict';

/** What is linted. `more` is a part of an ESLint configuration: `{ "rules": …, "settings": … }`. */
export interface Question {
  readonly text: string;
  readonly filename: string;
  readonly strictness: Strictness;
  readonly more: { readonly rules?: Linter.RulesRecord; readonly settings?: Record<string, unknown> };
}

/** Everything the plugin has for a file that is no script, each with the files it is meant for. */
type Plugin = ESLint.Plugin & { configs: Record<string, Linter.Config> };

const isScript = (filename: string): boolean => /\.[cm]?[jt]sx?$/.test(filename);

/** Only TypeScript and JSX need the large parser. */
export const needsTypeScript = (filename: string): boolean => /\.(?:[cm]?ts|[jt]sx)$/.test(filename);

/** The configuration as a project would write it. */
export function configurationOf({ filename, strictness, more }: Question, plugin: Plugin, parser: Linter.Parser | undefined): Linter.Config[] {
  const { recommended, strict, ...others } = plugin.configs;
  const chosen = isScript(filename) ? [strictness === 'strict' ? strict! : recommended!] : Object.values(others);
  return [
    ...chosen,
    ...(parser && needsTypeScript(filename) ? [{ files: ['**/*.{ts,tsx,mts,cts,jsx}'], languageOptions: { parser } }] : []),
    // The configurations for other files have what of `recommended` can read them; `strict` adds the rest.
    ...(strictness === 'strict' && !isScript(filename) ? [{ files: ['**'], rules: strict!.rules! }] : []),
    { files: ['**'], plugins: { 'aws-secrets': plugin }, rules: more.rules ?? {}, settings: more.settings ?? {} },
  ];
}

/**
 * The language `aws-secrets/text`: for YAML, JSON and `.env` files that nothing else needs to parse. It accepts every
 * text and every `languageOptions` (an unscoped configuration of the user's reaches these files too), and reports no
 * parsing error, since templates that deploy are not always strict YAML.
 */
import type { ESLint } from 'eslint';
import { textSourceCode } from './source-code.ts';

type Language = NonNullable<ESLint.Plugin['languages']>[string];
type LanguageOptions = Readonly<Record<string, unknown>>;

export const textLanguage: Language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  validateLanguageOptions() {},
  // Rules of other plugins look into these when they are created.
  normalizeLanguageOptions(options: LanguageOptions = {}) {
    const parserOptions = (options['parserOptions'] ?? {}) as LanguageOptions;
    const ecmaFeatures = (parserOptions['ecmaFeatures'] ?? {}) as LanguageOptions;
    return { ecmaVersion: 2025, sourceType: 'module', ...options, parserOptions: { ...parserOptions, ecmaFeatures } };
  },
  parse: () => ({ ok: true, ast: {} }),
  createSourceCode: ({ body, path }) => textSourceCode(String(body), path),
};

import { defineConfig } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';
import awsSecrets from './dist/index.js';

export default defineConfig(
  // Wrong on purpose: the guide's bad shapes, and the examples, which have a configuration of their own.
  { ignores: ['dist/', 'coverage/', '.stryker-tmp/', 'reports/', 'examples/', 'tests/guide/bad/', 'tests/guide/good/', 'site/{dist,pages,.vitepress/cache,playground/starters}/'] },
  ...tseslint.configs.recommended,
  {
    // `const { left: _left, ...rest }` leaves a key out.
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [awsSecrets.configs.strict],
    rules: {
      // This code speaks of secrets: words for them stand under their names, and a format begins like its tokens.
      'aws-secrets/no-hardcoded-secret': ['error', { level: 'recommended', allow: ['^bedrock-api-key-'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['src/rules/*.ts'],
    ...eslintPlugin.configs.all,
    rules: {
      ...eslintPlugin.configs.all.rules,
      // A rule that declares languages ends the whole lint run when a user enables it for another one.
      'eslint-plugin/require-meta-languages': 'off',
    },
  },
);

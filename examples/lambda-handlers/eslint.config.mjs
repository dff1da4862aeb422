import awsSecrets from 'eslint-plugin-aws-secrets';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig([
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
  },
  {
    files: ['**/*.{ts,mjs}'],
    plugins: { 'aws-secrets': awsSecrets },
    extends: ['aws-secrets/recommended'],
  },
]);

import acme, { settings, strict } from '@acme/eslint-config';
import { defineConfig } from 'eslint/config';

export default defineConfig(
  acme,
  // ESLint merges settings, but replaces lists: repeat the company's.
  { settings: { 'aws-secrets': { testFiles: ['sandbox/**'], loggers: [...settings.loggers, 'deployLog'] } } },
  // Stricter where it matters, milder where the work is not done yet.
  { files: ['lib/payments/**'], extends: [strict] },
  { files: ['lib/legacy/**'], rules: { 'aws-secrets/no-wildcard-iam-resource': 'off' } },
);

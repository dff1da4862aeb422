import awsSecrets from 'eslint-plugin-aws-secrets';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What the rules have to know about Acme. Exported, so that a project can add to it. */
export const settings = {
  // Our client of the vault: `(await readSecret('/acme/prod/orders/token')).value` is a secret.
  secretSources: [{ module: '@acme/vault', name: 'readSecret', path: ['value'] }],
  // Our audit trail is read by people who must not see secrets.
  loggers: ['audit'],
  // `fingerprint(token)` may be printed.
  safeFunctions: ['fingerprint'],
  secretNames: {
    // A licence opens the warehouse's API.
    add: ['licenceBlob'],
    // The cursor of our search is called so.
    ignore: ['searchKey'],
  },
};

/** For the folders of a project that handle money or personal data. */
export const { strict } = awsSecrets.configs;

export default defineConfig(
  { name: 'acme/ignores', ignores: ['**/cdk.out/', '**/dist/'] },
  { name: 'acme/typescript', files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tseslint.parser } },
  {
    name: 'acme/aws-secrets',
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins: { 'aws-secrets': awsSecrets },
    extends: ['aws-secrets/recommended'],
    settings: { 'aws-secrets': settings },
    rules: {
      'aws-secrets/no-internal-url': ['error', { internalDomains: ['acme-internal.com'] }],
      // One deployment serves many tenants: `/acme/prod/${process.env.TENANT}/token` is a literal path with a selector.
      'aws-secrets/no-env-param-path': ['error', { additionalSelectors: ['TENANT'] }],
      // /acme/<environment>/<application>/<secret>, one more level than the usual form.
      'aws-secrets/secret-path-format': ['error', { pattern: '^/acme/(dev|staging|prod)/[a-z-]+/[a-z-]+$' }],
    },
  },
);

/** The tests for `npm run mutation`: those that say what the knowledge, the model and the readers do, and say it quickly. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { keptThread } from './tests/mutation/kept-thread.ts';

export default defineConfig({
  plugins: [keptThread],
  resolve: { alias: [{ find: /^.*\/lazy\.ts$/, replacement: fileURLToPath(new URL('tests/mutation/lazy.ts', import.meta.url)) }] },
  test: {
    include: (process.env.TESTS ?? 'tests/**/*.test.ts').split(' '),
    // No compiler, no other process, nothing that looks at thousands of texts.
    exclude: [
      'tests/{host,hosts,infra,robustness,types}/**',
      'tests/{layers,plugin,docs/documents,guide/repairs}.test.ts',
      'tests/**/{policies-compile,no-secret-in-lambda-env-types,hardcoded-tokens,no-echo,policies-table,redos,robustness,missing-table}.test.ts',
      'tests/workflow/examples.test.ts',
    ],
    // Nobody reads what a mutant breaks.
    reporters: [{}],
    testTimeout: 60_000,
    isolate: false,
    setupFiles: ['tests/mutation/setup.ts'],
    env: { AWS_SECRETS_RETHROW: '1', AWS_SECRETS_QUICK: '1' },
  },
});

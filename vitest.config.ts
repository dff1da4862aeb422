import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    // A reader that throws answers "unknown" for users; tests want to see the exception.
    env: { AWS_SECRETS_RETHROW: '1' },
  },
});

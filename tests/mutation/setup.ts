/** What Stryker expects of a new thread for every file of tests, in one thread for all of them. Runs before each file. */
import { beforeEach } from 'vitest';

interface Stryker {
  activeMutant?: string | undefined;
  mutantCoverage?: Readonly<Record<'static' | 'perTest', Record<string, unknown>>>;
}

const stryker = ((globalThis as { __stryker__?: Stryker }).__stryker__ ??= {});

// The last mutant is not there while the tests are collected; Stryker's `beforeAll` sets this one.
stryker.activeMutant = undefined;

// What the file before covered is told; Stryker adds up what the files tell.
for (const covered of Object.values(stryker.mutantCoverage ?? {})) {
  for (const key of Object.keys(covered)) delete covered[key];
}

beforeEach(() => {
  globalThis.testsBegun = (globalThis.testsBegun ?? 0) + 1;
});

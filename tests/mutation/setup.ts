/** What Stryker expects from a new thread for every file of tests, in one thread for all of them. */
import { beforeAll, beforeEach } from 'vitest';

interface Stryker {
  activeMutant?: string | undefined;
  mutantCoverage?: Readonly<Record<'static' | 'perTest', Record<string, unknown>>>;
}

const stryker = ((globalThis as { __stryker__?: Stryker }).__stryker__ ??= {});

// The mutant of the run before is not there while the tests are collected; Stryker's `beforeAll` sets the one of this run.
stryker.activeMutant = undefined;

// The files say one after the other what they cover, and Stryker adds it up.
beforeAll(() => {
  for (const covered of Object.values(stryker.mutantCoverage ?? {})) {
    for (const key of Object.keys(covered)) delete covered[key];
  }
});

beforeEach(() => {
  globalThis.testsBegun = (globalThis.testsBegun ?? 0) + 1;
});

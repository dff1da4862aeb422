import { describe, expect, it } from 'vitest';
import { isTestFile } from '../../src/model/test-file.ts';

describe('isTestFile', () => {
  it.each([
    'src/__tests__/a.ts',
    'test/a.js',
    'tests/unit/a.mts',
    'packages/x/src/handler.test.ts',
    'src/handler.spec.js',
    'src/__mocks__/ssm.ts',
    'test/integ.api.ts',
    'e2e/login.ts',
    'src\\__tests__\\a.ts',
    'packages/integration-tests/src/a.ts',
    'packages/cli/src/test-assets/events.ts',
    'e2e_test/a.ts',
    'libs/testing/src/constants.ts',
    'playwright-acceptance-tests/stubs/a.ts',
    'snapshot_tests/a.yml',
    'core/index.tst.ts',
    'lib/test-utilities/a.ts',
  ])('takes %s for a test', (path) => {
    expect(isTestFile(path, [])).toBe(true);
  });

  it.each(['src/handler.ts', 'src/contest/a.ts', 'lib/latest.ts', 'src/test-runner.ts', 'bin/attest.js', 'apps/speed-test/a.ts', 'load-testing/a.ts', 'test-results/a.ts'])('does not take %s for one', (path) => {
    expect(isTestFile(path, [])).toBe(false);
  });

  it.each([
    ['**/sandbox/**', 'src/sandbox/a.ts', true],
    ['**/sandbox/**', 'src/sandbox.ts', false],
    ['*.fake.{ts,js}', 'src/ssm.fake.ts', true],
    ['*.fake.{ts,js}', 'src/ssm.fake.mts', false],
    ['sandbox/?.ts', 'sandbox/a.ts', true],
    ['sandbox/?.ts', 'sandbox/ab.ts', false],
    ['a+b/*.ts', 'a+b/c.ts', true],
    ['a+b/*.ts', 'aab/c.ts', false],
    ['{fake,stub', 'src/stub', true],
    ['a}b', 'a}b', true],
    ['a,b', 'a,b', true],
    ['**/a.ts', 'b.a.ts', false],
    ['x/**', 'x/a/b.ts', true],
    ['x/*.ts', 'x/a/b.ts', false],
  ])('glob %s on %s: %s', (glob, path, expected) => {
    expect(isTestFile(path, [glob])).toBe(expected);
  });
});

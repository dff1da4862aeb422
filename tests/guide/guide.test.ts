/** The guide as acceptance test: every wrong shape is reported by the right rule on the right line, every right shape is silent. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { expectationsIn } from '../../scripts/expectations.mjs';
import plugin from '../../src/index.ts';
import { lint } from '../support/linting.ts';

const folder = (name: string): URL => new URL(`./${name}/`, import.meta.url);
const filesOf = (name: string): URL[] => readdirSync(folder(name)).filter((file) => file.endsWith('.ts')).sort().map((file) => new URL(file, folder(name)));
const { recommended, strict } = plugin.configs;
/** The configuration a file is about: `recommended`, unless it says `// config: strict`. */
const configOf = (code: string): Linter.RulesRecord =>
  (/^\/\/ config: strict$/m.test(code) ? strict : recommended).rules as Linter.RulesRecord;
const setup = (rules: Linter.RulesRecord) => ({ rules, filename: 'src/guide.ts' });

describe.each(filesOf('bad').map((file) => [basename(file.pathname), file] as const))('bad/%s', (_, file) => {
  const code = readFileSync(file, 'utf8');

  it('is reported on the marked lines', () => {
    const found = lint(code, setup(configOf(code))).map(({ line, ruleId }) => ({ line, ruleId }));
    expect(found).toEqual(expectationsIn(code));
  });
});

describe.each(filesOf('good').map((file) => [basename(file.pathname), file] as const))('good/%s', (_, file) => {
  it('is silent', () => {
    const code = readFileSync(file, 'utf8');
    expect(lint(code, setup(configOf(code)))).toEqual([]);
  });
});

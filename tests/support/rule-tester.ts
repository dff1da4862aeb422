/**
 * The one way rules are tested: every case runs with the TypeScript parser and, where it parses, with espree; under ESLint's strict
 * assertions (message id, data, location, output of every suggestion); and for every case also: the text gate changes nothing, each
 * repair takes away exactly its report (and leaves nothing but what only a person can fill in), a second run of the fixes changes
 * nothing, an empty file is silent.
 */
import * as typescriptParser from '@typescript-eslint/parser';
import { RuleTester, type Linter, type Rule } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../src/index.ts';
import { applyFix, lint, parses, type ParserName } from './linting.ts';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

export type ValidCase = string | RuleTester.ValidTestCase;
export type InvalidCase = RuleTester.InvalidTestCase;

interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
  /** Findings that a repair may leave in the text it writes: what only a person can fill in. */
  readonly leaves?: readonly string[];
}

/** Mutation testing asks every case as often as there are mutants: one parser, and only what the case says. */
const quick = process.env.AWS_SECRETS_QUICK === '1';

const asCase = (test: ValidCase): RuleTester.ValidTestCase => (typeof test === 'string' ? { code: test } : test);

function testerFor(parser: ParserName): RuleTester {
  return new RuleTester({
    languageOptions: {
      ecmaVersion: 'latest',
      sourceType: 'module',
      parserOptions: { ecmaFeatures: { jsx: true } },
      ...(parser === 'typescript' ? { parser: typescriptParser } : {}),
    },
  });
}

/** The findings without those that may be left where a repair has written. */
function foundBeside(repair: Rule.Fix, code: string, leaves: readonly string[], found: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  const lines = code.split(/(?<=\r\n|\n)/);
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).join('').length + column - 1;
  const [start, end] = [repair.range[0], repair.range[0] + repair.text.length];
  return found.filter(({ messageId = '', line, column, endLine = line, endColumn = column }) => {
    return !leaves.includes(messageId) || offset(line, column) >= end || offset(endLine, endColumn) <= start;
  });
}

export function testRule(name: RuleName, { valid, invalid, leaves = [] }: Cases): void {
  const rule = plugin.rules[name];
  for (const parser of quick ? (['typescript'] as const) : (['typescript', 'espree'] as const)) {
    const readable = <T extends { code: string }>(tests: readonly T[]): T[] => tests.filter(({ code }) => parser === 'typescript' || parses(code, parser));
    describe(`${name} (${parser})`, () => {
      testerFor(parser).run(name, rule, {
        // A strict tester: no case may leave out what the rule reports.
        assertionOptions: { requireMessage: 'messageId', requireLocation: true, requireData: true },
        valid: [{ code: '', name: 'empty file' }, ...readable(valid.map(asCase))],
        invalid: readable(invalid),
      } as Parameters<RuleTester['run']>[2]);
    });
  }
  if (quick) return;
  describe(`${name}: gate and repairs`, () => {
    for (const test of [...valid.map(asCase), ...invalid]) {
      const setup = {
        rules: { [`aws-secrets/${name}`]: ['error', ...(test.options ?? [])] },
        ...(test.filename === undefined ? {} : { filename: test.filename }),
        ...(test.settings === undefined ? {} : { settings: test.settings }),
      } as Parameters<typeof lint>[1];
      it(`gate: ${test.name ?? test.code}`, () => {
        expect(lint(test.code, { ...setup, gate: 'off' })).toEqual(lint(test.code, setup));
      });
      if (!('errors' in test)) continue;
      it(`repairs: ${test.name ?? test.code}`, () => {
        const before = lint(test.code, setup);
        for (const message of before) {
          const repairs = [...(message.fix ? [message.fix] : []), ...(message.suggestions ?? []).map(({ fix }) => fix)];
          for (const repair of repairs) {
            const repaired = applyFix(test.code, repair);
            const after = foundBeside(repair, repaired, leaves, lint(repaired, setup));
            expect(after.filter(({ fatal }) => fatal)).toEqual([]);
            expect(after.length, repaired).toBe(before.length - 1);
          }
        }
      });
    }
  });
}

/**
 * What does not change the meaning does not change the verdict: parentheses, `as const`, line breaks, another name for a namespace,
 * and whether the text gate is asked. And fixes come to rest: in at most three passes, after which they change nothing.
 */
import * as typescriptParser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFix, configFor, type LintSetup } from '../support/linting.ts';
import { everything, lintSoundly } from './everything.ts';
import { sources } from './sources.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);

/** What is reported, without places; in the order of the text. */
const verdicts = (text: string, setup?: LintSetup): string[] => lintSoundly(text, setup).map(({ ruleId, message }) => `${ruleId} ${message}`).sort();

interface Insertion {
  readonly at: number;
  readonly text: string;
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  return insertions.toSorted((a, b) => b.at - a.at).reduce((out, { at, text: piece }) => applyFix(out, { range: [at, at], text: piece }), text);
}

const parsed = (text: string) => typescriptParser.parseForESLint(text, { range: true, tokens: true, comment: true, jsx: true, filePath: 'file.tsx' });

/** The punctuators behind which white space and comments mean nothing. */
const openings = (text: string): number[] =>
  (parsed(text).ast.tokens ?? []).filter(({ value, type }) => type === 'Punctuator' && /^[,({[]$/.test(value)).map(({ range: [, end] }) => end);

/** Expressions that stand where any expression may: arguments, initial values, values of properties, elements. */
function valuesIn(text: string): TSESTree.Node[] {
  const { ast, visitorKeys } = parsed(text);
  const found: TSESTree.Node[] = [];
  const stack: TSESTree.Node[] = [ast as unknown as TSESTree.Node];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        found.push(...node.arguments);
        break;
      case 'ArrayExpression':
        found.push(...node.elements.filter((element) => element !== null));
        break;
      case 'VariableDeclarator':
        if (node.init) found.push(node.init);
        break;
      case 'ReturnStatement':
        if (node.argument) found.push(node.argument);
        break;
      case 'ObjectExpression':
        found.push(...node.properties.flatMap((one) => (one.type === 'Property' && !one.shorthand && !one.method && one.kind === 'init' ? [one.value] : [])));
        break;
    }
    for (const key of visitorKeys[node.type] ?? []) stack.push(...([(node as never)[key]].flat() as (TSESTree.Node | null)[]).filter((child) => child !== null && child !== undefined));
  }
  return found.filter(({ type }) => type !== 'SpreadElement');
}

/** Every transformation, with the insertions it makes at the places that a number chooses. */
const TRANSFORMATIONS: Record<string, (text: string) => readonly (readonly Insertion[])[]> = {
  parentheses: (text) =>
    valuesIn(text).map(({ range: [start, end] }) => [
      { at: start, text: '(' },
      { at: end, text: ')' },
    ]),
  'as const': (text) =>
    valuesIn(text)
      .filter(({ type }) => type === 'Literal' || type === 'TemplateLiteral')
      .map(({ range: [, end] }) => [{ at: end, text: ' as const' }]),
  'line breaks': (text) => openings(text).map((at) => [{ at, text: '\r\n  ' }]),
  comments: (text) => openings(text).map((at) => [{ at, text: ' /* here */ ' }]),
};

describe.each(Object.entries(TRANSFORMATIONS))('%s', (_, transformation) => {
  it('changes no verdict', { timeout: 300_000 }, () => {
    const readable = sources.filter(({ text }) => !lintSoundly(text).some(({ fatal }) => fatal));
    fc.assert(
      fc.property(fc.constantFrom(...readable), fc.infiniteStream(fc.boolean()), ({ text }, choice) => {
        const chosen = transformation(text).filter(() => choice.next().value);
        const changed = inserted(text, chosen.flat());
        fc.pre(!lintSoundly(changed).some(({ fatal }) => fatal));
        expect(verdicts(changed), changed).toEqual(verdicts(text));
      }),
      { numRuns: RUNS, seed: 20_261_128 },
    );
  });
});

it('another name for a namespace changes no verdict', { timeout: 300_000 }, () => {
  for (const { text } of sources) {
    const names = [...text.matchAll(/^import \* as (\w+) from/gm)].map(([, name]) => name!);
    if (names.length === 0) continue;
    const renamed = names.reduce((out, name, index) => out.replace(new RegExp(`(?<![\\w.'"/-])${name}(?=\\.| from)`, 'g'), `ns${index}`), text);
    // Labels may name the namespace.
    const unlabelled = (code: string): string[] => verdicts(code).map((verdict) => verdict.replace(/`[^`]*`/g, '')).sort();
    expect(unlabelled(renamed), renamed).toEqual(unlabelled(text));
  }
});

it('the text gate hides nothing', { timeout: 300_000 }, () => {
  for (const { text, name } of sources) expect(verdicts(text, { ...everything, gate: 'off' }), name).toEqual(verdicts(text));
});

it.each(['safe', 'all'] as const)('fixes (%s) come to rest in three passes', { timeout: 300_000 }, (fixes) => {
  const config = configFor({ ...everything, settings: { 'aws-secrets': { fixes } } });
  /** One pass as ESLint does it: in the order of the text, what touches an earlier edit waits for the next pass. */
  const pass = (text: string): string => {
    let [out, end, last] = ['', 0, -Infinity];
    const edits = new Linter({ configType: 'flat' }).verify(text, config, { filename: 'src/file.tsx' }).flatMap(({ fix }) => fix ?? []);
    for (const { range, text: insertion } of edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
      if (range[0] <= last) continue;
      out += text.slice(end, range[0]) + insertion;
      end = last = range[1];
    }
    return out + text.slice(end);
  };
  const restless = sources.filter(({ text }) => {
    const third = pass(pass(pass(text)));
    return pass(third) !== third;
  });
  expect(restless.map(({ name }) => name)).toEqual([]);
});

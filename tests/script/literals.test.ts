import { describe, expect, it } from 'vitest';
import type { LiteralText } from '../../src/model/literal.ts';
import { literalsOf } from '../../src/script/literals.ts';
import { scriptOf } from './script-of.ts';

const literals = (code: string): readonly LiteralText[] => literalsOf(scriptOf(code));
/** The literal with this text. */
function named(code: string, text = 'hunter2'): LiteralText {
  const found = literals(code).find((literal) => literal.text === text);
  if (!found) throw new Error(`no ${text} in ${code}`);
  return found;
}
const names = (code: string, text?: string): string[] => named(code, text).names().map(({ name, as }) => `${as} ${name}`);

describe('the text of a literal', () => {
  it.each([
    [`x = 'plain'`, 'plain', true],
    ['x = `plain`', 'plain', true],
    [`x = 'a\\u0062cd'`, 'abcd', false],
    [`x = 'ab' + 'cd'`, 'abcd', false],
    [`x = 'a' + ('b' + ('c' + 'd'))`, 'abcd', false],
    ["x = `ab${'cd'}`", 'abcd', false],
    ["x = `ab${cd}`", 'ab${cd}', true],
    ["x = 'ab' + cd + 'ef'", 'ab${cd}ef', true],
    ["x = 'ab' + 'cd' + this.ef + gh()", 'abcd${ef}${gh}', false],
    ["x = 'ab' + (a ? b : c)", 'ab${}', true],
    ["const a = 'ab'; x = a + 'cd'", 'abcd', false],
    ["const a = 'ab'; x = `${a}cd${1}`", 'abcd1', false],
    ["let a = 'ab'; x = a + 'cd'", '${a}cd', true],
    ["x = ('abcd' as const)!", 'abcd', true],
  ])('%s', (code, text, verbatim) => {
    const found = literals(code).find((literal) => literal.text === text);
    expect(found?.verbatim).toBe(verbatim);
  });

  it('lists holes where they stand in the text', () => {
    const { text, holes } = named('x = `arn:aws:lambda:${this.region}:753240598075:layer`', 'arn:aws:lambda:${region}:753240598075:layer');
    expect(holes.map(({ range, name }) => [text.slice(...range), name])).toEqual([['${region}', 'region']]);
  });

  it('leaves out what is a name itself, and what is too short', () => {
    const code = `'use strict'; import a from 'module'; export * from 'other'; type T = 'literal'; x = { 'a-key': 'abc', y: a['member'] }; import('dynamic');`;
    expect(literals(code)).toEqual([]);
  });

  it('has comments and markup', () => {
    const code = `// line\r\nx = 'text'; /* block */`;
    expect(literals(code).map(({ kind, text }) => `${kind} ${text}`)).toEqual(['comment // line', 'string text', 'comment /* block */']);
  });
});

describe('the range of a part', () => {
  const part = (code: string, text: string, wanted: string): string => {
    const literal = named(code, text);
    const start = text.indexOf(wanted);
    return code.slice(...literal.rangeOf(start, start + wanted.length));
  };

  it.each([
    ['plain', `x = 'say hunter2 now'`, 'say hunter2 now', 'hunter2', 'hunter2'],
    ['escapes', `x = 'say\\n\\x68unter\\u{32} now'`, 'say\nhunter2 now', 'hunter2', '\\x68unter\\u{32}'],
    ['astral', `x = '\\u{1F600} hunter2'`, '\u{1F600} hunter2', 'hunter2', 'hunter2'],
    ['continuation', `x = 'hun\\\nter2 now'`, 'hunter2 now', 'hunter2', 'hun\\\nter2'],
    ['octal', `x = "\\0 hunter2"`, '\0 hunter2', 'hunter2', 'hunter2'],
    ['template', 'x = `${a} hunter2 ${b}`', '${a} hunter2 ${b}', 'hunter2', 'hunter2'],
    ['CRLF in a template', 'x = `a\r\nb hunter2`', 'a\nb hunter2', 'hunter2', 'hunter2'],
    ['over a seam', `x = 'say hun' + 'ter2 now'`, 'say hunter2 now', 'hunter2', `hun' + 'ter2`],
    ['hole', 'x = `a ${b.c} d`', 'a ${c} d', '${c}', '${b.c}'],
    ['constant', `const s = 'hun'; x = s + 'ter2';`, 'hunter2', 'hunter2', `s + 'ter2`],
  ])('%s', (_, code, text, wanted, expected) => {
    expect(part(code, text, wanted)).toBe(expected);
  });
});

describe('the names of a text', () => {
  it.each([
    [`const password = 'hunter2'`, ['value password']],
    [`const password: string = ('hunter2' as string)!`, ['value password']],
    [`x.y.password = 'hunter2'`, ['value password']],
    [`process.env['PASSWORD'] = 'hunter2'`, ['value PASSWORD']],
    [`this.#password ??= 'hunter2'`, ['value #password']],
    [`x = { password: 'hunter2' }`, ['value password']],
    [`x = { [PASSWORD]: 'hunter2' }`, ['value PASSWORD']],
    [`x = { password: on ? 'hunter2' : undefined }`, ['value password']],
    [`x = { password: ['hunter2'] }`, ['value password']],
    [`class A { static password = 'hunter2' }`, ['value password']],
    [`enum A { Password = 'hunter2' }`, ['member Password']],
    [`function f(password = 'hunter2') {}`, ['value password']],
    [`const { password: p = 'hunter2' } = x`, ['value password', 'value p']],
    [`const p = process.env.PASSWORD ?? 'hunter2'`, ['fallback PASSWORD', 'value p']],
    [`const p = (await config.get('PASSWORD')) ?? 'hunter2'`, ['fallback PASSWORD', 'value p']],
    [`if (input.password === 'hunter2') {}`, ['compared password']],
    [`switch (password) { case 'hunter2': }`, ['compared password']],
    [`headers.set('Authorization', 'hunter2')`, ['value Authorization', 'argument set']],
    [`config.get(KEYS.password, 'hunter2')`, ['value password', 'argument get']],
    [`login('me', 'hunter2')`, ['argument login']],
    [`new Credentials('hunter2')`, ['argument Credentials']],
    [`const password = Buffer.from('hunter2')`, ['argument from', 'value password']],
    [`x = { Value: 'hunter2', Name: 'DB_PASSWORD' }`, ['value DB_PASSWORD', 'value Value']],
    [`new Map([['password', 'hunter2']])`, ['value password', 'argument Map']],
    [`const getPassword = () => 'hunter2'`, ['returned getPassword']],
    [`class A { password() { return 'hunter2'; } }`, ['returned password']],
    [`const x = password ? 'a' : f(y ? 'hunter2' : 'b')`, ['argument f']],
    ["const password = `hunter2`", ['value password']],
    [`'hunter2' ? a : b`, []],
    [`f(...['hunter2'])`, []],
    [`x = () => { 'hunter2'.length }`, []],
  ])('%s', (code, expected) => {
    expect(names(code)).toEqual(expected);
  });

  it('come with what stands around it', () => {
    expect(named(`new AppStack(app, 'x', { env: { account: 'hunter2' } })`).owners()).toEqual(['env', 'AppStack']);
    expect(named(`const props = { env: { account: 'hunter2' } }`).owners()).toEqual(['env', 'props']);
    expect(named(`new AccountPrincipal('hunter2')`).owners()).toEqual(['AccountPrincipal']);
  });
});

it('reads a long concatenation as one text', () => {
  const [only, ...others] = literals(`x = ${Array.from({ length: 300 }, (_, i) => `'part${i} '`).join(' + ')};`);
  expect(others).toEqual([]);
  expect(only!.text).toMatch(/^part0 part1 .* part299 $/);
});

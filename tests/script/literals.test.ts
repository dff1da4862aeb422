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
    ['const a = `ab`; x = a + \'cd\'', 'abcd', false],
    ['const a = `ab${b}`; x = a + \'cd\'', '${a}cd', true],
    ["const { a } = b; x = a + 'cdef'", '${a}cdef', true],
    ["const { a = 'ab' } = b; x = a + 'cd'", '${a}cd', true],
    ["const a = 12; x = a + 'cdef'", '${a}cdef', true],
    ["const a = ('ab' as string)!; x = a + 'cd'", 'abcd', false],
    ["function f(a) { x = a + 'cdef'; }", '${a}cdef', true],
    ["for (const a of b) x = a + 'cdef';", '${a}cdef', true],
    [`const a = '${'a'.repeat(4096)}'; x = a + 'cd'`, `${'a'.repeat(4096)}cd`, false],
    [`const a = '${'a'.repeat(4097)}'; x = a + 'cd'`, '${a}cd', true],
    ["const [a] = 'abcdef'; x = a + 'cdef'", '${a}cdef', true],
    ["x = ('ab' - 'cd') + 'efgh'", '${}efgh', true],
    ["x = +'abcd'", 'abcd', true],
    ["x = 'abcd\\\n'", 'abcd', false],
    ['x = `abcd\\\n`', 'abcd', false],
    [`x = '${'a'.repeat(60_000)}' + '${'b'.repeat(60_000)}'`, 'a'.repeat(60_000), true],
    ["x = 'ab' + 12", 'ab12', false],
    ["x = 'ab' + true", 'ab${}', true],
    ["x = 'ab' - 'cdef'", 'cdef', true],
    ["x = 'ab' + '' + cd", 'ab${cd}', true],
    ['x = `a\\nbc`', 'a\nbc', false],
    ['x = `${a}${b}`', '${a}${b}', true],
    ['x = `${a}bc\\n${d}`', '${a}bc\n${d}', false],
    ["x = `ab${'cd' + ef}`", 'abcd${ef}', false],
    ["x = ('ab' + 'cd') as string", 'abcd', false],
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

  it.each<[code: string, ...texts: string[]]>([
    ["export { a } from 'module';"],
    ["import a from 'module' with { type: 'json' };"],
    ["import a = require('module');"],
    ["declare module 'module' {}"],
    ["import('module', { with: { type: 'json' } });", 'json'],
    ["class A { 'a-key' = 'value'; static 'a-key'() {} accessor 'a-key' = 'other'; }", 'value', 'other'],
    ["enum A { 'a-key' = 'value' }", 'value'],
    ["x['member'] = 'value';", 'value'],
    ["x = 'value'['member'];", 'value'],
    ['`template`;', 'template'],
    ["'directive'; x = 'abcd';", 'abcd'],
    ["x = 'abc';"],
    ['x = /regexp/;'],
    ['x = 12345;'],
    ["x = ['same', 'same'];", 'same', 'same'],
    ["x = `ab${'cdef'}`;", 'abcdef'],
    ["#!/usr/bin/env node\nx = 'text';", 'text'],
    ["x = `a${'bcd'}` + 'efg'; y = 'hijk';", 'abcdefg', 'hijk'],
    ["x = ('ab' + 'cd') + f('efgh' + 'ij');", 'abcd${f}', 'efghij'],
    ['x = `same`; y = `same`;', 'same', 'same'],
  ])('%s', (code, ...texts) => expect(literals(code).map(({ text }) => text)).toEqual(texts));

  it('tells what kind it is', () => {
    const kinds = (code: string): string[] => literals(code).map(({ kind }) => kind);
    expect(kinds("x = 'text'; y = `text`; z = `te` + 'xt'; // text")).toEqual(['string', 'template', 'string', 'comment']);
  });

  it('has comments and markup', () => {
    const code = `// line\r\nx = 'text'; /* block */`;
    expect(literals(code).map(({ kind, text }) => `${kind} ${text}`)).toEqual(['comment // line', 'string text', 'comment /* block */']);
  });
});

describe('markup', () => {
  const inMarkup = (code: string): readonly LiteralText[] => literalsOf(scriptOf(code, { jsx: true }));

  it.each<[code: string, ...told: string[]]>([
    ['x = <a>some text</a>;', 'markup some text []'],
    ['x = <a>  abc  </a>;'],
    ['x = <a>\n  text\n</a>;', 'markup \n  text\n []'],
    ['x = <a password="text" />;', 'string text [value password]'],
    ['x = <a xml:lang="text" />;', 'string text [value lang]'],
    ["x = <a password={'text'} />;", 'string text [value password]'],
    ["x = <a>{'text'}</a>;", 'string text []'],
    ["x = <a b={{ password: 'text' }} />;", 'string text [value password]'],
    ['// text\nx = 1;', 'comment // text []'],
  ])('%s', (code, ...told) => {
    const found = inMarkup(code).map((literal) => `${literal.kind} ${literal.text} [${literal.names().map(({ name, as }) => `${as} ${name}`).join(', ')}]`);
    expect(found).toEqual(told);
  });

  it('stands as it is', () => {
    const code = 'x = <a>say text</a>;';
    const [text] = inMarkup(code);
    expect(code.slice(...text!.rangeOf(4, 8))).toBe('text');
    expect([text!.verbatim, text!.holes, text!.owners(), text!.deployedAccount(4, 8)]).toEqual([true, [], [], []]);
  });

  it('has owners', () => {
    const owners = (code: string): readonly string[] => inMarkup(code).find(({ text }) => text === 'text')!.owners();
    expect(owners("x = <a b={{ password: 'text' }} />;")).toEqual(['b', 'x']);
    expect(owners("x = { a: <b c={'text'} /> };")).toEqual(['a', 'x']);
  });
});

describe('the range of a part', () => {
  const part = (code: string, text: string, wanted: string, parser: 'espree' | 'typescript'): string => {
    const literal = literalsOf(scriptOf(code, { parser })).find((candidate) => candidate.text === text)!;
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
    ['part of a constant', `const s = 'hunter2'; x = s + '-end';`, 'hunter2-end', 'unt', 's'],
    ['before a constant', `const s = '-end'; x = 'hunter2' + s;`, 'hunter2-end', 'hunter2', 'hunter2'],
    ['escapes behind a seam', `x = 'say ' + '\\x68unter2'`, 'say hunter2', 'hunter2', '\\x68unter2'],
    ['escapes in a template', 'x = `${a}\\x68unter2`', '${a}hunter2', 'unt', 'unt'],
    ['behind a hole', 'x = `${-a}hunter2`', '${}hunter2', 'hunter2', 'hunter2'],
    ['over a hole', 'x = `hun${a}ter2`', 'hun${a}ter2', 'hun${a}ter2', 'hun${a}ter2'],
    ['behind what looks like a hole', 'x = `}say hunter2`', '}say hunter2', 'hunter2', 'hunter2'],
    ['in a template in a template', "x = `a-${`hunter2${b}`}`", 'a-hunter2${b}', 'hunter2', 'hunter2'],
  ])('%s', (_, code, text, wanted, expected) => {
    expect(part(code, text, wanted, 'typescript')).toBe(expected);
    expect(part(code, text, wanted, 'espree')).toBe(expected);
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
    [`const p = 'hunter2' ? a : b`, []],
    [`x = { ['hunter2'.trim()]: password }`, []],
    [`x = { [f('hunter2')]: password }`, ['argument f']],
    [`x = { [String('hunter2')]: password }`, ['argument String']],
    [`class A { [String('hunter2')] = password }`, ['argument String']],
    [`const p = String('hunter2') || password`, ['argument String', 'value p']],
    [`const password = (x ? 'hunter2' : y) as string`, ['value password']],
    [`const password = (x ? 'hunter2' : y) satisfies string`, ['value password']],
    [`const password = (x ? 'hunter2' : y)!`, ['value password']],
    [`const password = <string>(x ? 'hunter2' : y)`, ['value password']],
    [`const password = (Buffer?.from('hunter2'))`, ['argument from', 'value password']],
    [`const password = (x ? 'hunter2' : y)()`, []],
    [`({ password: x = 'hunter2' } = y)`, ['value password', 'value x']],
    [`[x = 'hunter2'] = y`, ['value x']],
    [`x[PASSWORD] = 'hunter2'`, ['value PASSWORD']],
    [`x[f()] = 'hunter2'`, []],
    [`x['hunter2'.length] = password`, []],
    [`class A { accessor password = 'hunter2' }`, ['value password']],
    [`class A { [PASSWORD] = 'hunter2' }`, ['value PASSWORD']],
    [`const p = password || 'hunter2'`, ['fallback password', 'value p']],
    [`const p = password && 'hunter2'`, ['value p']],
    [`const p = 'hunter2' || password`, ['value p']],
    [`const p = f(x) ?? 'hunter2'`, ['value p']],
    [`const p = (x + y) ?? 'hunter2'`, ['value p']],
    [`if ('hunter2' !== password) {}`, ['compared password']],
    [`if (password == 'hunter2') {}`, ['compared password']],
    [`if (password != 'hunter2') {}`, ['compared password']],
    [`if (password < 'hunter2') {}`, []],
    [`switch ('hunter2') { case password: }`, []],
    [`switch (x) { case password: f('hunter2'); }`, ['argument f']],
    [`const x = 'hunter2' === y ? 1 : 2`, ['compared y']],
    [`x = { password: ['user', 'hunter2', 3] }`, ['value password']],
    [`x = { password: [f(), 'hunter2'] }`, ['value password']],
    [`x = [['hunter2', 'password']]`, ['value x']],
    [`x = [[, 'hunter2']]`, ['value x']],
    [`use(y, 'hunter2')`, ['argument use']],
    [`set('hunter2')`, ['argument set']],
    [`set(f(), 'hunter2')`, ['argument set']],
    [`set(...x, 'hunter2')`, ['argument set']],
    [`f()('hunter2')`, []],
    [`const password = Buffer.from('hunter2', 'utf8')`, ['argument from', 'value password']],
    [`const password = Buffer.from(x, 'hunter2')`, ['argument from']],
    [`const password = load('hunter2')`, ['argument load']],
    ['const password = tag`hunter2`', ['argument tag', 'value password']],
    [`const password = await 'hunter2'`, ['value password']],
    [`const password = 'hunter2' satisfies string`, ['value password']],
    [`const password = <string>'hunter2'`, ['value password']],
    [`const password = ('hunter2')?.x`, []],
    [`x = { Value: 'hunter2', Name: DB_PASSWORD }`, ['value DB_PASSWORD', 'value Value']],
    [`x = { Value: 'hunter2', Name: f() }`, ['value Value']],
    [`x = { Value: 'hunter2', Name: f(), Key: 'PASSWORD' }`, ['value PASSWORD', 'value Value']],
    [`x = { value: 'hunter2', ...y, [name]: 'a', name: 'PASSWORD' }`, ['value PASSWORD', 'value value']],
    [`x = { other: 'hunter2', name: 'PASSWORD' }`, ['value other']],
    [`x = { value: 'hunter2', other: 'PASSWORD' }`, ['value value']],
    [`x = { name: 'hunter2' }`, ['value name']],
    [`function getPassword() { return 'hunter2'; }`, ['returned getPassword']],
    [`const getPassword = function () { return 'hunter2'; }`, ['returned getPassword']],
    [`const getPassword = function load() { return 'hunter2'; }`, ['returned load']],
    [`x = { password: () => 'hunter2' }`, ['returned password']],
    [`x = { password() { if (y) { return 'hunter2'; } } }`, ['returned password']],
    [`class A { password = () => 'hunter2' }`, ['returned password']],
    [`f(() => 'hunter2')`, []],
    [`const f = (password = 'hunter2') => 1`, ['value password']],
    [`throw 'hunter2'`, []],
    [`f(...['hunter2'])`, []],
    [`x = () => { 'hunter2'.length }`, []],
  ])('%s', (code, expected) => {
    expect(names(code)).toEqual(expected);
  });

  it('come with what stands around it', () => {
    expect(named(`new AppStack(app, 'x', { env: { account: 'hunter2' } })`).owners()).toEqual(['env', 'AppStack']);
    expect(named(`const props = { env: { account: 'hunter2' } }`).owners()).toEqual(['env', 'props']);
    expect(named(`new AccountPrincipal('hunter2')`).owners()).toEqual(['AccountPrincipal']);
    expect(named(`use({ account: 'hunter2' })`).owners()).toEqual(['use']);
    expect(named(`const account = 'hunter2'`).owners()).toEqual([]);
    expect(named(`x.props = { account: 'hunter2' }`).owners()).toEqual(['props']);
    expect(named(`class A { props = { account: 'hunter2' } }`).owners()).toEqual(['props']);
    expect(named(`const props = { f: () => ({ account: 'hunter2' }) }`).owners()).toEqual([]);
    expect(named(`const props = [{ [ACCOUNT]: f('hunter2') }]`).owners()).toEqual(['f', 'ACCOUNT', 'props']);
    expect(named(`const z = { a: { b: { c: { d: { e: { f: { g: { h: { i: 'hunter2' } } } } } } } } }`).owners()).toEqual(['h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']);
  });
});

it('reads a long concatenation as one text', () => {
  const [only, ...others] = literals(`x = ${Array.from({ length: 300 }, (_, i) => `'part${i} '`).join(' + ')};`);
  expect(others).toEqual([]);
  expect(only!.text).toMatch(/^part0 part1 .* part299 $/);
});

/** Does a test look at something that survives the invocation? Asked for the arguments of `show(…)`. */
import { describe, expect, it } from 'vitest';
import { anyPart, constantValue, looksAt, looksAtState, newValue, nodesIn } from '../../../src/script/secret-caches/state.ts';
import { storeAt } from '../../../src/script/secret-caches/stores.ts';
import { scriptOf, shown } from '../script-of.ts';

describe('what survives', () => {
  it.each<[code: string, survives: boolean]>([
    ['let a; a = 1; function f() { show(a); }', true],
    ['let a; a = 1; function f() { show(!a || b); }', true],
    ['let a = 1; function f() { show(a); }', true],
    ['const a = 1; function f() { show(a); }', false],
    ['const a = {}; function f() { show(a.b); }', true],
    ['const a = [] as string[]; function f() { show(a.length); }', true],
    ['const a = new Map(); function f() { show(a.has(k)); }', true],
    ['const a = load(); function f() { show(a); }', false],
    ['let a; show(a);', true],
    ["import a from 'a'; function f() { show(a.b); }", false],
    ["const a = require('a'); function f() { show(a.b); }", false],
    ['function a() {} function f() { show(a); }', false],
    ['function f() { let a; a = 1; show(a); }', false],
    ['function f(a) { show(a); }', false],
    ['function f() { let a; a = 1; return () => show(a); }', true],
    ['function f(a) { return () => show(a); }', false],
    ['class A { m() { show(this.a); } }', true],
    ['show(globalThis.a);', true],
    ['show(global.a);', true],
    ['show(process.env.A);', false],
    ['show(event.a);', false],
    // Constants of the function and functions of the file.
    ['let a; a = 1; function f() { const b = a; show(b); }', true],
    ['let a; a = 1; function f() { const b = 1; show(b); }', false],
    ['let a; a = 1; const isEmpty = () => !a; function f() { show(isEmpty()); }', true],
    ['let a; a = 1; function isEmpty() { return !a; } function f() { show(isEmpty()); }', true],
    ['let a; a = 1; const isEmpty = () => !a; function f() { show(isEmpty); }', false],
    ['function even(n) { return odd(n); } function odd(n) { return even(n); } show(even(1));', false],
    // Not what a function does later, nor types.
    ['let a; a = 1; function f() { show(list.some(() => a)); }', false],
    ['let a; a = 1; function f() { show(b as typeof a); }', false],
  ])('%s: %s', (code, survives) => {
    const script = scriptOf(code);
    expect(looksAtState(script, shown(script)[0]!)).toBe(survives);
  });

  it('is looked for a few steps away', () => {
    const far = (steps: number): boolean => {
      const constants = Array.from({ length: steps }, (_, i) => `const a${i + 1} = a${i} + 1;`).join(' ');
      const script = scriptOf(`let a0; a0 = 1; function f() { ${constants} show(a${steps}); }`);
      return looksAtState(script, shown(script)[0]!);
    };
    expect([far(1), far(4), far(5)]).toEqual([true, true, false]);
  });
});

describe('a place', () => {
  it.each<[code: string, looks: boolean]>([
    ['let a; show(a, !a);', true],
    ['let a; show(a, b && a.c);', true],
    ['let a, b; show(a, b);', false],
    ['let a; show(a, f(() => a));', false],
    ['let a; function f() { const c = a; show(a, c); }', true],
    ['let a; const isEmpty = () => !a; show(a, isEmpty());', true],
    ['let a; const isEmpty = () => !b; show(a, isEmpty());', false],
    ['class A { m() { show(this.a, !this.a); } }', true],
    ['class A { m() { show(this.a, !this.b); } }', false],
  ])('%s: %s', (code, looks) => {
    const script = scriptOf(code);
    const [place, test] = shown(script);
    expect(looksAt(script, test!, storeAt(script, place!)!)).toBe(looks);
  });
});

it.each<[code: string, made: string]>([
  ['let a; show(a, load());', 'load()'],
  ['let a; show(a, load()!);', 'load()'],
  ['let a; show(a, a ?? load());', 'load()'],
  ['let a; show(a, a || load());', 'load()'],
  ['let a; show(a, a ?? b ?? load());', 'load()'],
  ['let a; show(a, b ?? load());', 'b ?? load()'],
  ['let a; show(a, a ? a : load());', 'load()'],
  ['let a; show(a, fresh ? a : load());', 'load()'],
  ['let a; show(a, old ? load() : a);', 'load()'],
  ['let a; show(a, old ? load() : b);', 'load()'],
  ['let a; show(a, (a ?? (old ? load() : a))!);', 'load()'],
])('the new value of %s is %s', (code, made) => {
  const script = scriptOf(code);
  const [place, value] = shown(script);
  expect(script.text.slice(...newValue(script, value!, storeAt(script, place!)!).range)).toBe(made);
});

it.each<[code: string, value: string | undefined]>([
  ['const a = 1; show(a);', '1'],
  ['let a = 1; show(a);', '1'],
  ['let a = 1; a = 2; show(a);', undefined],
  ['let a; show(a);', undefined],
  ['let a; a = 2; show(a);', '2'],
  ['function f(a) { show(a); }', undefined],
  ["import a from 'a'; show(a);", undefined],
  ['show(a);', undefined],
  ['const a = 1; show(a.b);', undefined],
])('the constant value in %s is %s', (code, value) => {
  const script = scriptOf(code);
  const found = constantValue(script, shown(script)[0]!);
  expect(found && script.text.slice(...found.range)).toBe(value);
});

describe('nodes', () => {
  const script = scriptOf('show(a(b, c), (d) => e, f as G, [, h]);');
  const names = (inFunctions: boolean): string =>
    nodesIn(script, script.sourceCode.ast as never, inFunctions)
      .flatMap((node) => (node.type === 'Identifier' ? [node.name] : []))
      .join('');

  it('are told in the order of the text, without functions and types', () => expect(names(false)).toBe('showabcfh'));
  it('of functions are told when they are asked for', () => expect(names(true)).toBe('showabcdefh'));
  it('of the function itself are told', () => {
    const fn = shown(script)[1]!;
    expect(nodesIn(script, fn).map(({ type }) => type)).toEqual(['ArrowFunctionExpression', 'Identifier', 'Identifier']);
  });
});

it('asks no further where a part gives an answer', () => {
  const script = scriptOf('const a = b; show(a);');
  const [a] = shown(script);
  const isB = (part: { type: string; name?: string }): boolean => part.type === 'Identifier' && part.name === 'b';
  expect(anyPart(script, a!, (part) => isB(part as never))).toBe(false);
  expect(anyPart(script, a!, (part) => isB(part as never) || undefined)).toBe(true);
});

/** On what does it depend whether a piece of code runs? Asked for `here()`. */
import { describe, expect, it } from 'vitest';
import { runOf } from '../../../src/script/secret-caches/conditions.ts';
import { lastName } from '../../../src/script/syntax.ts';
import { scriptOf } from '../script-of.ts';

function runOfHere(code: string): { tests: string[]; fn: string | undefined } {
  const script = scriptOf(code);
  const here = script.nodes.of('CallExpression').find(({ callee }) => lastName(callee) === 'here')!;
  const { tests, fn } = runOf(here);
  return { tests: tests.map((test) => script.text.slice(...test.range)), fn: fn && script.text.slice(...fn.range) };
}

describe('tests', () => {
  it.each<[code: string, ...tests: string[]]>([
    ['here();'],
    ['if (a) here();', 'a'],
    ['if (a) b(); else here();', 'a'],
    ['if (a(here())) b();'],
    ['if (a) { if (b) { here(); } }', 'b', 'a'],
    ['a ? here() : b;', 'a'],
    ['a ? b : here();', 'a'],
    ['here() ? a : b;'],
    ['a && here();', 'a'],
    ['a ?? here();', 'a'],
    ['here() || a;'],
    ['a ??= here();', 'a'],
    ['a ||= here();', 'a'],
    ['a &&= here();', 'a'],
    ['a = here();'],
    ['a += here();'],
    ['a[here()] ??= b;'],
    ['while (a) here();', 'a'],
    ['while (here()) a();'],
    ['for (let i = 0; i < a; i++) here();', 'i < a'],
    ['for (;;) here();'],
    ['for (let i = here(); a; ) b();'],
    ['for (const a of b) here();'],
    ['do here(); while (a);'],
    ['switch (a) { case b: here(); }', 'b'],
    ['switch (a) { default: here(); }'],
    ['switch (a) { case here(): b(); }'],
  ])('%s', (code, ...tests) => expect(runOfHere(code).tests).toEqual(tests));
});

describe('what may have left the function before', () => {
  it.each<[before: string, ...tests: string[]]>([
    ['if (a) return;', 'a'],
    ['if (a) throw b;', 'a'],
    ['if (a) b();'],
    ['if (a) { b(); return; }', 'a'],
    ['if (a) b(); else return;', 'a'],
    ['if (a) b(); else c();'],
    ['if (a) { if (b) return; }', 'b'],
    ['if (a) return; else if (b) return;', 'a', 'b'],
    ['if (a) b(); else if (c) { return; }', 'c'],
    ['{ if (a) return; }', 'a'],
    ['try { if (a) return; } catch {}', 'a'],
    ['try { b(); } catch { return; }'],
    ['if (a) return; if (b) return;', 'a', 'b'],
    ['a && b();'],
    ['while (a) { if (b) return; }'],
  ])('%s', (before, ...tests) => expect(runOfHere(`function f() { ${before} here(); }`).tests).toEqual(tests));

  it.each<[code: string, ...tests: string[]]>([
    ['function f() { here(); if (a) return; }'],
    ['function f() { if (here()) return; if (a) return; }'],
    ['for (const x of y) { if (a) continue; here(); }', 'a'],
    ['for (const x of y) { if (a) break; here(); }', 'a'],
    ['if (a) throw b;\nhere();', 'a'],
    ['function f() { if (a) return; if (b) { if (c) return; here(); } }', 'c', 'b', 'a'],
  ])('%s', (code, ...tests) => expect(runOfHere(code).tests).toEqual(tests));
});

describe('the function that has to be called', () => {
  it.each<[code: string, fn: string | undefined]>([
    ['here();', undefined],
    ['if (a) here();', undefined],
    ['function f() { here(); }', 'function f() { here(); }'],
    ['const f = () => here();', '() => here()'],
    ['class A { m() { here(); } }', '() { here(); }'],
    ['(() => here())();', undefined],
    ['(function () { here(); })();', undefined],
    ['(async () => { here(); })!();', undefined],
    ['function f() { (() => here())(); }', 'function f() { (() => here())(); }'],
    ['new Promise((resolve) => here());', undefined],
    ['new Worker((resolve) => here());', '(resolve) => here()'],
    ['new a.Promise((resolve) => here());', '(resolve) => here()'],
    ['a.then(() => here());', undefined],
    ['a().catch(() => here());', undefined],
    ['a.finally(() => here());', undefined],
    ['a.map(() => here());', undefined],
    ['a.forEach(() => here());', undefined],
    ['a.flatMap(() => here());', undefined],
    ['a.filter(() => here());', undefined],
    ['a.reduce(() => here());', undefined],
    ['storage.run(1, () => here());', undefined],
    ['a.runInContext(() => here());', undefined],
    ['a?.then(() => here());', undefined],
    ["app.get('/', () => here());", '() => here()'],
    ['setInterval(() => here());', '() => here()'],
    ['then(() => here());', '() => here()'],
    // A callback inside a function is taken to run while the function does.
    ['function f() { use(() => here()); }', 'function f() { use(() => here()); }'],
    ['function f() { const g = () => here(); }', '() => here()'],
    ['function f() { return () => here(); }', '() => here()'],
  ])('%s', (code, fn) => expect(runOfHere(code).fn).toBe(fn));

  it('is where the tests end', () => {
    expect(runOfHere('if (a) f = () => { if (b) here(); };').tests).toEqual(['b']);
    expect(runOfHere('if (a) p.then(() => { if (b) here(); });').tests).toEqual(['b', 'a']);
  });
});

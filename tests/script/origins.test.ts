import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/script/origins.ts';
import { scriptOf, shown, type Reading } from './script-of.ts';

/** Each origin of the first `show(…)` argument as its text, followed by the path that is taken out of it. */
function origins(code: string, reading: Reading & { mutations?: boolean } = {}): string[] {
  const script = scriptOf(code, reading);
  const [argument] = shown(script);
  const found = script.origins.of(argument!, [], null, { mutations: reading.mutations ?? false });
  return found.map(({ node, path }) => [script.text.slice(...node.range), ...path].join(' . '));
}

const trail = (origin: Origin | undefined): string[] => {
  const names: string[] = [];
  for (let step = origin?.trail ?? null; step; step = step.nearer) names.push([step.name, ...step.path].join(' . '));
  return names;
};

describe('values that are handed on', () => {
  it.each([
    ['const a = 1; const b = a; show(b)', ['1']],
    ['show((x as string)!)', ['x']],
    ['show(x satisfies string)', ['x']],
    ['const a = 1; show(c ? a : 2)', ['1', '2']],
    ['show(a ?? 2)', ['a', '2']],
    ['show(a || 2)', ['a', '2']],
    ['show(a && 2)', ['2']],
    ['show((a, b))', ['b']],
    ['let v; show(v = 3)', ['3']],
    ['async function f() { show(await g()) }', ['g()']],
    ['show(x?.y.z)', ['x . y . z']],
    ["show(x['y'])", ['x . y']],
    ["const KEY = 'y'; show(x[KEY])", ['x . y']],
    ['show(x[k])', ['x . *']],
    ['const o = { a: { b: 1 } }; show(o.a.b)', ['1']],
    ['const o = { get a() { return 1 } }; show(o.a)', ['1']],
    ['const o = { a: 1, ...p }; show(o.a)', ['p . a', '1']],
    ['const o = { ...p, a: 1 }; show(o.a)', ['1']],
    ['const list = [1, 2]; show(list[1])', ['2']],
    ['const list = [...more, 2]; show(list[1])', ['more . *', '2']],
    ['const o = { a: 1 }; show(o.b)', []],
  ])('%s', (code, expected) => {
    expect(origins(code)).toEqual(expected);
  });
});

describe('destructuring', () => {
  it.each([
    ['const { a } = x; show(a)', ['x . a']],
    ['const { a: { b } } = x; show(b)', ['x . a . b']],
    ['const { a: { b = 1 } } = x; show(b)', ['x . a . b', '1']],
    ['const { a: { b } = { b: 2 } } = x; show(b)', ['x . a . b', '2']],
    ['const [, b] = x; show(b)', ['x . 1']],
    ['let b; ({ a: b } = x); show(b)', ['x . a']],
    ['const { a, ...rest } = x; show(rest.b)', ['x . b']],
    ['const { a, ...rest } = x; show(rest.a)', []],
    ['const { a, ...rest } = x; show(rest)', ['x']],
    ['const [a, ...rest] = x; show(rest[0])', ['x . 1']],
    ['const [a, ...[b]] = x; show(b)', ['x . 1']],
    ['for (const { a } of x) show(a)', ['x . * . a']],
    ['for (const k in x) show(k)', []],
  ])('%s', (code, expected) => {
    expect(origins(code)).toEqual(expected);
  });

  it('tells what a rest pattern took away', () => {
    const script = scriptOf('const { a, b: c, ...rest } = x; show(rest)');
    const [origin] = script.origins.of(shown(script)[0]!);
    expect(origin?.trail?.without).toEqual(['a', 'b']);
  });
});

describe('calls', () => {
  it.each([
    ['const f = () => 1; show(f())', ['1']],
    ['function f() { return 1 } show(f())', ['1']],
    ['function f(a: string): string; function f(a: any) { return a } show(f(1))', ['1']],
    ['function f(a) { return a } show(f(1))', ['1']],
    ['function f({ a }) { return a } show(f({ a: 1 }))', ['1']],
    ['function f(a = 2) { return a } show(f())', ['2']],
    ['function f(a = 2) { return a } show(f(1))', ['2', '1']],
    ['function f(...all) { return all[1] } show(f(1, 2))', ['2']],
    ['function f(a, b) { return b } show(f(...list))', ['list . *']],
    ['function f(a) { return g(a) } function g(b) { return b } show(f(1))', ['1']],
    ['const f = (a) => a; show(f.call(null, 1))', ['1']],
    ['const f = memoize((a) => a); show(f(1))', ['1']],
    ['const f = ((a) => a).bind(null); show(f(1))', ['1']],
    ['show((() => 1)())', ['1']],
    ['class C { m() { return 1 } } show(new C().m())', ['1']],
    ['const o = { m(a) { return a } }; show(o.m(1))', ['1']],
    ['show(g(1))', ['g(1)']],
    ['function* f() { yield 1 } show(f())', ['f()']],
    ['function f(n) { return n ? f(n - 1) : 0 } show(f(3))', ['f(n - 1)', '0']],
  ])('%s', (code, expected) => {
    expect(origins(code)).toEqual(expected);
  });

  it('does not mix up two calls of one function', () => {
    expect(origins('const f = (a) => a; f(secret); show(f(1))')).toEqual(['1']);
  });

  it('ends at a parameter that no call on the way binds', () => {
    expect(origins('function f(a) { show(a.b) }')).toEqual(['a . b']);
  });
});

describe('promises and lists', () => {
  it.each([
    ['show(p.then((v) => v.a))', ['p . a']],
    ['p.then((v) => show(v))', ['p']],
    ['list.forEach(({ a }) => show(a))', ['list . * . a']],
    ['show(p.catch(() => 0))', ['p']],
    ['const [a, b] = await Promise.all([x, y]); show(b)', ['y']],
    ['const [a] = await Promise.allSettled([x, y]); show(a.value)', ['x']],
    ['show(await Promise.race([x, y]))', ['x', 'y']],
    ['show(new Promise((resolve) => resolve(1)))', ['1']],
    ['show(list.map((e) => e.a)[0])', ['list . 0 . a']],
    ['show(list.filter(Boolean)[0].a)', ['list . 0 . a']],
    ['show(list.find((e) => e.ok).a)', ['list . * . a']],
    ['show(list.reduce((all, e) => e.a, 0))', ['list . * . a']],
    ['const m = new Map(); m.set("a", 1); show(m.get("a"))', ['new Map() . a', '1']],
    ['const m = new Map(); m.set("a", 1); for (const [k, v] of m) show(v)', ['new Map() . * . 1', '1']],
    ['show(Object.fromEntries([["a", 1]]).a)', ['1']],
    ['for (const [k, v] of Object.entries({ a: 1 })) show(v)', ['1']],
    ['for (const [k] of Object.entries({ a: 1 })) show(k)', ['Object.entries({ a: 1 }) . * . 0']],
    ['show(Object.values({ a: 1 })[0])', ['1']],
    ['show(Object.assign({}, { a: 1 }).a)', ['1']],
    ['show(Object.freeze({ a: 1 }).a)', ['1']],
    ['show(structuredClone(x).a)', ['x . a']],
  ])('%s', (code, expected) => {
    expect(origins(code)).toEqual(expected);
  });
});

describe('classes', () => {
  it.each([
    ['class C { a = 1; m() { show(this.a) } }', ['1']],
    ['class C { #a = 1; m() { show(this.#a) } }', ['1']],
    ['class C { static a = 1 } show(C.a)', ['1']],
    ['class C { init() { this.a = 1 } m() { show(this.a) } }', ['1']],
    ['class C { get a() { return 1 } m() { show(this.a) } }', ['1']],
    ['class C { m() { return () => { show(this.a) } } a = 1 }', ['1']],
    ['class C { constructor(private readonly a: string) {} m() { show(this.a) } }', ['a: string']],
    ['class C { constructor(public a: string) {} } show(new C("x").a)', ['"x"']],
    ['class C { a; constructor(x) { this.a = x } } show(new C(1).a)', ['1']],
    ['enum E { A = "a" } show(E.A)', ['"a"']],
    ['class C { m() { show(this.inherited) } }', ['this . inherited']],
  ])('%s', (code, expected) => {
    expect(origins(code)).toEqual(expected);
  });
});

describe('changes of an object', () => {
  it.each([
    ['const o = {}; o.a = 1; show(o)', ['{}', '1']],
    ['const o = []; o.push(1); show(o)', ['[]', '1']],
    ['const o = {}; Object.assign(o, { a: 1 }); show(o)', ['{}', '{ a: 1 }']],
    ['const o = {}; show(o); o.a = 1', ['{}']],
    ['const o = {}; for (;;) { show(o); o.a = 1 }', ['{}', '1']],
    ['const o = {}; const later = () => { o.a = 1 }; show(o)', ['{}', '1']],
  ])('%s', (code, expected) => {
    expect(origins(code, { mutations: true })).toEqual(expected);
  });

  it('are seen by a path even when the whole is not asked for', () => {
    expect(origins('const o = {}; o.a = 1; show(o.a)')).toEqual(['1']);
    expect(origins('const o = {}; o.a = 1; show(o.b)')).toEqual([]);
    expect(origins('const o = {}; o.a = 1; show(o)')).toEqual(['{}']);
  });
});

describe('trail', () => {
  it('lists the names from the origin to the use, with the way from each to the value', () => {
    const script = scriptOf('const { token } = load(); const cfg = { key: token }; const named = cfg.key; show(named)');
    expect(trail(script.origins.of(shown(script)[0]!)[0])).toEqual(['token', 'key', 'cfg . key', 'key', 'named']);
  });

  it('names the local function a value came out of', () => {
    const script = scriptOf('const getSecret = () => load(); show(getSecret().user)');
    expect(trail(script.origins.of(shown(script)[0]!)[0])).toEqual(['getSecret . user', 'user']);
  });
});

describe('names from outside the file', () => {
  const external = (code: string, reading: Reading = {}) => {
    const script = scriptOf(code, reading);
    return script.externalName(shown(script)[0]!);
  };

  it.each([
    ["import { a as b } from 'm'; show(b)", { module: 'm', path: ['a'] }],
    ["import * as m from 'm'; show(m.a)", { module: 'm', path: ['a'] }],
    ["import m from 'm'; show(m.a)", { module: 'm', path: ['a'] }],
    ["const { a } = require('m'); show(a)", { module: 'm', path: ['a'] }],
    ["const m = require('m'); show(m.a)", { module: 'm', path: ['a'] }],
    ["const { a } = await import('m'); show(a)", { module: 'm', path: ['a'] }],
    ['const { log } = console; show(log)', { module: undefined, path: ['console', 'log'] }],
    ['show(console.log)', { module: undefined, path: ['console', 'log'] }],
    ['function f(a) { show(a) }', undefined],
  ])('%s', (code, expected) => {
    expect(external(code)).toEqual(expected);
  });

  it('reads `import x = require()`', () => {
    expect(external("import m = require('m'); show(m.a)")).toEqual({ module: 'm', path: ['a'] });
  });

  it('reads top-level variables of a script file', () => {
    expect(external("const m = require('m'); show(m.a)", { parser: 'espree', sourceType: 'script' })).toEqual({ module: 'm', path: ['a'] });
  });
});

describe('calls of a function', () => {
  it.each([
    ['function f() {} f(1); f!(2)', ['f(1)', 'f!(2)']],
    ['class C { constructor(a) {} } new C(1)', ['new C(1)']],
    ['class C { m() {} n() { this.m(1) } }', ['this.m(1)']],
    ['const o = { m() {} }; o.m(1)', ['o.m(1)']],
  ])('%s', (code, expected) => {
    const script = scriptOf(code);
    let fn;
    for (const node of script.sourceCode.ast.body) {
      const cls = node.type === 'ClassDeclaration' ? node.body.body[0] : undefined;
      const object = node.type === 'VariableDeclaration' ? (node.declarations[0]!.init as { properties?: { value: unknown }[] }).properties?.[0] : undefined;
      fn ??= node.type === 'FunctionDeclaration' ? node : cls?.type === 'MethodDefinition' ? cls.value : object?.value;
    }
    expect(script.callsOf(fn as never).map(({ range }) => script.text.slice(...range))).toEqual(expected);
  });
});

describe('bounds', () => {
  it('ends on values that come out of themselves', () => {
    expect(origins('let a = b; let b = a; show(a)')).toEqual([]);
    expect(origins('let n = x; while (c) { n = n.next } show(n)').length).toBeLessThan(20);
  });

  it('survives long chains of every kind', () => {
    const many = Array.from({ length: 3000 }, (_, i) => i);
    const started = performance.now();
    expect(origins(`const a0 = 1; ${many.map((i) => `const a${i + 1} = a${i};`).join('')} show(a3000)`)).toHaveLength(1);
    expect(origins(`show(x${'.m()'.repeat(200)})`)).toHaveLength(1);
    expect(origins(`show(x${'.m'.repeat(200)})`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('ends a fan-out of calls by fuel', () => {
    const code = `${Array.from({ length: 30 }, (_, i) => `const f${i} = (a) => c ? f${i + 1}(a) : d ? f${i + 1}(a) : f${i + 1}(a);`).join('')} const f30 = (a) => a; show(f0(1))`;
    const started = performance.now();
    expect(origins(code).length).toBeLessThanOrEqual(200);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

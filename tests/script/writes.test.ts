import { describe, expect, it } from 'vitest';
import { overwrittenBefore, reachingMutations, reachingWrites } from '../../src/script/reaching.ts';
import type { Variable } from '../../src/script/scopes.ts';
import type { Script } from '../../src/script/script.ts';
import type { Node } from '../../src/script/syntax.ts';
import { mutationsOf, pathBehindRest, writesOf } from '../../src/script/writes.ts';
import { scriptOf, shown } from './script-of.ts';

function subject(code: string): { script: Script; variable: Variable; use: Node } {
  const script = scriptOf(code);
  const use = shown(script)[0]!;
  return { script, use, variable: script.scopes.variableOf(use)! };
}

const textIn = (script: Script, node: Node): string => script.text.slice(...node.range);

describe('writes of a variable', () => {
  const writes = (code: string): string[] => {
    const { script, variable } = subject(code);
    return writesOf(variable).map(({ value, path, combines, keeps }) => [textIn(script, value), ...path, ...(combines ? ['+='] : []), ...(keeps ? ['??='] : [])].join(' '));
  };

  it.each([
    ['const v = 1; show(v)', ['1']],
    ['let v; show(v)', []],
    ['let v; v = 1; v = 2; show(v)', ['1', '2']],
    ['const { a: v } = o; show(v)', ['o a']],
    ['const { a: v = 1 } = o; show(v)', ['o a', '1']],
    ['const { a: { b: [, v] } } = o; show(v)', ['o a b 1']],
    ["const { ['a-b']: v } = o; show(v)", ['o a-b']],
    ['let v; ({ a: v } = o); show(v)', ['o a']],
    ['let v; [v] = o; show(v)', ['o 0']],
    ['let v; ({ a: [v] = d } = o); show(v)', ['o a 0', 'd 0']],
    ['for (const v of o) show(v)', ['o *']],
    ['for (const { a: v } of o) show(v)', ['o * a']],
    ['let v; for (v of o) show(v)', ['o *']],
    ['for (const v in o) show(v)', []],
    ['let v = 1; v += 2; show(v)', ['1', '2 +=']],
    ['let v; v ??= 1; show(v)', ['1 ??=']],
    ['let v; v ||= 1; v &&= 2; show(v)', ['1 ??=', '2 ??=']],
    ['let v = 0; v++; show(v)', ['0']],
    ['let v; [{ a: [, ...[v = d]] }] = o; show(v)', ['o 0 a 1', 'd']],
    ['const { [k]: v } = o; show(v)', ['o *']],
    ['const [...[{ a: v }]] = o; show(v)', ['o 0 a']],
    ['for (const [v = 1] of o) show(v)', ['o * 0', '1']],
    ['let v; for ([v] of o) show(v)', ['o * 0']],
    ['let v; for (v in o) show(v)', []],
    ['for (let { v = 1 } in o) show(v)', ['1']],
    ['var v = 1; var v = 2; show(v)', ['1', '2']],
    ['let v; v -= 1; v **= 2; show(v)', ['1 +=', '2 +=']],
  ])('%s', (code, expected) => {
    expect(writes(code)).toEqual(expected);
  });

  it.each([
    ['const { a, b: c, [k]: d, ...v } = o; show(v)', { without: ['a', 'b', '*'] }],
    ['const { x: { a, ...v } } = o; show(v)', { without: ['a'] }],
    ['const { a, x: { ...v } } = o; show(v)', { without: [] }],
    ['const [a, , ...v] = o; show(v)', { from: 2 }],
    ['let v; [...v] = o; show(v)', { from: 0 }],
    ['const { v } = o; show(v)', undefined],
  ])('rest: %s', (code, expected) => {
    expect(writesOf(subject(code).variable)[0]!.rest).toEqual(expected);
  });

  it.each([
    [['b', 'c'], { without: ['a'] }, ['b', 'c']],
    [['a', 'c'], { without: ['a'] }, undefined],
    [[], { without: ['a'] }, []],
    [['1', 'a'], { from: 2 }, ['3', 'a']],
    [['length'], { from: 2 }, ['*']],
    [['a1'], { from: 2 }, ['*']],
    [['1a'], { from: 2 }, ['*']],
    [[], { from: 2 }, []],
    [['a'], undefined, ['a']],
  ])('the way %j behind the rest %j is %j', (path, rest, expected) => {
    expect(pathBehindRest(path, rest)).toEqual(expected);
  });
});

describe('writes a use can see', () => {
  const visible = (code: string): string => {
    const { script, variable, use } = subject(code);
    const { writes, initial } = reachingWrites(variable, use);
    return [...writes.map(({ value }) => textIn(script, value)), ...(initial ? ['initial'] : [])].join(' ');
  };

  it.each([
    ['let v = 1; v = 2; show(v)', '2'],
    ['let v = 1; show(v); v = 2', '1'],
    ['let v = 1; if (c) v = 2; show(v)', '1 2'],
    ['let v = 1; if (c) { v = 2 } show(v)', '1 2'],
    ['let v = 1; if (c) { v = 2; show(v) }', '2'],
    ['let v = 1; c && (v = 2); show(v)', '1 2'],
    ['let v = 1; c ? (v = 2) : (v = 3); show(v)', '1 2 3'],
    ['let v = 1; try { v = 2 } catch {} show(v)', '1 2'],
    ['let v = 1; switch (c) { case 1: v = 2; break; case 2: show(v) }', '1 2'],
    ['let v = 1; for (;;) { show(v); v = 2 }', '1 2 initial'],
    ['let v = 1; for (;;) { v = 2 } show(v)', '1 2'],
    ['let v = 1; v = 2; for (;;) { show(v) }', '2'],
    ['for (;;) { let v = 1; show(v); v = 2 }', '1'],
    ['for (let v of o) { v = 2; show(v) }', '2'],
    ['for (let v of o) { show(v); v = 2 }', 'o'],
    ['for (let v = 0; ; ) { show(v); v = 1 }', '0 1 initial'],
    ['while (c) v = 2; var v; show(v)', '2 initial'],
    ['let v = 1; const f = () => { v = 2 }; show(v)', '1 2 initial'],
    ['let v = 1; const f = () => show(v); v = 2', '1 2 initial'],
    ['function f(v) { show(v) }', 'initial'],
    ['function f(v) { v = mask(v); show(v) }', 'mask(v)'],
    ['function f(v) { if (c) v = 1; show(v) }', '1 initial'],
    ['let v = 1; v ??= 2; show(v)', '1 2'],
    ['let v = 1; v += 2; show(v)', '1 2'],
    ['let { a: v = 1 } = o; show(v)', 'o 1'],
    ['let v = 0; ({ a: v = 1 } = o); show(v)', 'o 1'],
    ['let v = 0; if (c) ({ a: v = 1 } = o); show(v)', '0 o 1'],
    ['let v = 0; v = 1; v ??= 2; v += 3; show(v)', '1 2 3'],
    ['let v = 0; if (c) v = 1; else v = 2; show(v)', '0 1 2'],
    ['let v = 0; if ((v = 1)) {} show(v)', '1'],
    ['let v = 0; (v = 1) ? 2 : 3; show(v)', '1'],
    ['let v = 0; c ? 2 : (v = 1); show(v)', '0 1'],
    ['let v = 0; (v = 1) && c; show(v)', '1'],
    ['let v = 0; for (; (v = 1); ) {} show(v)', '1'],
    ['let v = 0; for (const k in o) v = 1; show(v)', '0 1'],
    ['let v = 0; for (const k of o) v = 1; show(v)', '0 1'],
    ['let v = 0; do v = 1; while (c); show(v)', '0 1'],
    ['let v = 0; for (const k in o) { show(v); v = 1 }', '0 1 initial'],
    ['let v = 0; for (const k of o) { show(v); v = 1 }', '0 1 initial'],
    ['let v = 0; while (c) { show(v); v = 1 }', '0 1 initial'],
    ['let v = 0; do { show(v); v = 1 } while (c)', '0 1 initial'],
    ['let v = 0; while (c) { v = 1 } while (d) { show(v) }', '0 1'],
    ['let v = 0; while (c) { while (d) { show(v) } v = 1 }', '0 1 initial'],
    ['while (c) { let v = 0; while (d) { show(v); v = 1 } }', '0 1 initial'],
    ['while (c) { let v = 0; while (d) { v = 1 } show(v) }', '0 1'],
    ['let v = 0; { v = 1 } show(v)', '0 1'],
    ['let v = 0; { v = 1; show(v) }', '1'],
    ['let v = 0; class C { static { v = 1 } } show(v)', '1'],
    ['let v; switch (c) { case 1: v = 1; show(v) }', '1'],
    ['c && ((v) => (v = 1, show(v)))', '1'],
    ['c ? ((v) => (v = 1, show(v))) : 0', '1'],
    ['let v = 0; function f() { v = 1; show(v) }', '0 1 initial'],
    ['let v; function f() { v = 1; show(v); v = 2 }', '1'],
    ['let v; function f() { v = 1 } function g() { show(v) }', '1 initial'],
    ['let v; function f() { v = 1; show(v) } function g() { v = 2 }', '1 2 initial'],
    ['let v; function f() { while (c) { g(() => show(v)); } v = 1 }', '1 initial'],
    ['function f() { while (c) { g(() => { let v = 1; show(v); v = 2 }) } }', '1'],
    ['for (let v of o) { show(v) }', 'o'],
    ['let v = 0; for (v of o) {} show(v)', '0 o'],
  ])('%s', (code, expected) => {
    expect(visible(code)).toBe(expected);
  });

  it('the right side of an assignment does not see the assignment', () => {
    const script = scriptOf('let v = 1; v = mask(v); show(v)');
    const inner = script.nodes.of('CallExpression').find((call) => textIn(script, call) === 'mask(v)')!.arguments[0]!;
    expect(reachingWrites(script.scopes.variableOf(inner)!, inner).writes.map(({ value }) => textIn(script, value))).toEqual(['1']);
  });
});

describe('changes of the object a variable holds', () => {
  const changes = (code: string): string[] => {
    const { script, variable } = subject(code);
    return mutationsOf(variable).map(({ value, path }) => [path.join('.'), textIn(script, value)].join('='));
  };

  it.each([
    ['const o = {}; o.a = 1; show(o)', ['a=1']],
    ['const o = {}; o.a.b = 1; show(o)', ['a.b=1']],
    ["const o = {}; o['a-b'] = 1; o[k] = 2; show(o)", ['a-b=1', '*=2']],
    ['const o = []; o.push(1, ...p); show(o)', ['*=1', '=p']],
    ['const o = { list: [] }; o.list.push(1); show(o)', ['list.*=1']],
    ['const o = new Set(); o.add(1); show(o)', ['*=1']],
    ['const o = new Map(); o.set("a", 1); o.set(k, 2); show(o)', ['a=1', '*=2']],
    ['const o = new Headers(); o.append("a", 1); show(o)', ['a=1']],
    ['const o = {}; Object.assign(o, { a: 1 }, p); show(o)', ['={ a: 1 }', '=p']],
    ['const o = {}; (o as any).a = 1; o!.b = 2; show(o)', ['a=1', 'b=2']],
    ['const o = {}; show(o); use(o.a); p.a = o', []],
    ['const o = []; o.unshift(1, 2); show(o)', ['*=1', '*=2']],
    ['const o = []; o.push(); show(o)', []],
    ['const o = new Set(); o.add(1, 2); show(o)', []],
    ['const o = new FormData(); o.append("a", 1); o.append(2); show(o)', ['a=1', '*=2']],
    ['const o = new Map(); o.set("a"); o.set(); o.get("a", 1); o(1); show(o)', []],
    ['const o = { m: new Map() }; o.m.set("a", 1); show(o)', ['m.a=1']],
    ['const o = {}; Object.assign(p, o); Object.assign(o); Object.create(o, p); show(o)', []],
    ["const o = {}; Object['assign'](o, p); show(o)", ['=p']],
    ['const o = {}; assign(o, p); _.assign(o, p); a.Object.assign(o, p); show(o)', []],
    ['const o = {}; o.a += 1; [o.b] = p; p = o.c; delete o.d; show(o)', ['a=1']],
    ['const o = {}; (o.a as any).b = 1; show(o)', ['a.b=1']],
    ['const o = {}; o[k].a = 1; show(o)', ['*.a=1']],
    ['const o = {}; p[o.a] = 1; p[o] = 2; show(o)', []],
    ['const o = {}; f(o.a).b = 1; show(o)', []],
  ])('%s', (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  it('what comes later in straight code has not happened yet', () => {
    const { script, variable, use } = subject('const o = {}; o.a = 1; show(o); o.b = 2');
    expect(reachingMutations(variable, use).map(({ value }) => textIn(script, value))).toEqual(['1']);
  });

  it.each([
    ['const o = {}; show(o)', ''],
    ['const o = {}; while (c) { show(o); o.a = 1 }', '1'],
    ['while (c) { const o = {}; show(o); o.a = 1 }', ''],
    ['const o = {}; function f() { o.a = 1 } show(o)', '1'],
    ['const o = {}; o.a = 1; function f() { show(o) } o.b = 2', '1 2'],
    ['const o = {}; o.a = show(o)', ''],
  ])('seen by the use: %s', (code, expected) => {
    const { script, variable, use } = subject(code);
    expect(reachingMutations(variable, use).map(({ value }) => textIn(script, value)).join(' ')).toBe(expected);
  });

  it('tells the key where it is an expression', () => {
    const { script, variable } = subject("const o = {}; o.a = 1; o['b'] = 2; o[k] = 3; o.set('c', 4); o.push(5); show(o)");
    expect(mutationsOf(variable).map(({ key }) => key && textIn(script, key))).toEqual([undefined, "'b'", 'k', "'c'", undefined]);
  });

  it.each([
    ['const o = f(); delete o.a; show(o)', ['a']],
    ["const o = f(); o.a = '***'; show(o)", ['a']],
    ['const o = f(); show(o); delete o.a', []],
    ['const o = f(); if (c) delete o.a; show(o)', []],
    ['const o = f(); if (c) { delete o.a; show(o) }', ['a']],
    ['const o = f(); delete o.a.b; show(o)', []],
    ['const o = f(); o.a ??= 1; show(o)', []],
    ['const o = f(); const g = () => { delete o.a }; show(o)', []],
    ['const o = f(); void o.a; show(o)', []],
    ['const o = f(); x = o.a; show(o)', []],
    ['const o = f(); o.a(1); show(o)', []],
    ['const o = f(); delete o; show(o)', []],
    ['const o = f(); { delete o.a } show(o)', []],
    ['const o = f(); while (c) { show(o); delete o.a }', []],
    ['const o = f(); delete o.a; o.b = 1; show(o)', ['a', 'b']],
    ['const o = f(); delete o.a; while (c) { show(o); delete o.b }', ['a']],
    ['const o = f(); delete o.a; function g() { show(o) }', []],
  ])('overwritten: %s', (code, expected) => {
    const { variable, use } = subject(code);
    expect(overwrittenBefore(variable, use)).toEqual(expected);
  });
});

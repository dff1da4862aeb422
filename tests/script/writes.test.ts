import { describe, expect, it } from 'vitest';
import { overwrittenBefore, reachingMutations, reachingWrites } from '../../src/script/reaching.ts';
import type { Variable } from '../../src/script/scopes.ts';
import type { Script } from '../../src/script/script.ts';
import type { Node } from '../../src/script/syntax.ts';
import { mutationsOf, writesOf } from '../../src/script/writes.ts';
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
  ])('%s', (code, expected) => {
    expect(writes(code)).toEqual(expected);
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
  ])('%s', (code, expected) => {
    expect(changes(code)).toEqual(expected);
  });

  it('what comes later in straight code has not happened yet', () => {
    const { script, variable, use } = subject('const o = {}; o.a = 1; show(o); o.b = 2');
    expect(reachingMutations(variable, use).map(({ value }) => textIn(script, value))).toEqual(['1']);
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
  ])('overwritten: %s', (code, expected) => {
    const { variable, use } = subject(code);
    expect(overwrittenBefore(variable, use)).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/script/entries.ts';
import type { Script } from '../../src/script/script.ts';
import { scriptOf, shown } from './script-of.ts';

const text = (script: Script, { range }: { range: readonly [number, number] }): string =>
  script.text.slice(range[0], range[1]);

/** `KEY=value` of each entry of the first argument of `show(…)`, the value as it is written. */
function entries(code: string, path: readonly string[] = []): string[] {
  const script = scriptOf(code);
  return entriesOf(script, shown(script)[0]!, null, path).entries.map(
    ({ key, value }) => `${key ?? '?'}=${text(script, value)}`,
  );
}

/** What was left unread, as it is written where it enters; marked when only a part of it counts. */
function unread(code: string): string[] {
  const script = scriptOf(code);
  const { unread: parts, complete } = entriesOf(script, shown(script)[0]!);
  expect(complete).toBe(parts.length === 0);
  return parts.map(({ node, partly }) => text(script, node) + (partly ? ' (partly)' : ''));
}

describe('entriesOf', () => {
  const READ: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    object: [`show({ A: 1, 'b-c': 2, [\`D\`]: 3, 4: 5 });`, ['A=1', 'b-c=2', 'D=3', '4=5']],
    types: [`show({ A: 1 as number } satisfies object);`, ['A=1 as number']],
    constant: [`const map = { A: 1 }; show(map);`, ['A=1']],
    shorthand: [`const A = 1; show({ A });`, ['A=A']],
    'computed key': [
      `const K = 'A'; enum E { B = 'C' } show({ [K]: 1, [E.B]: 2, ['D' + 'E']: 3, [x]: 4 });`,
      ['A=1', 'C=2', 'DE=3', '?=4'],
    ],
    'key from a list': [`for (const k of ['A', 'B']) show({ [k]: 1 });`, ['A=1', 'B=1']],
    spread: [`const a = { A: 1 }; show({ ...a, B: 2 });`, ['A=1', 'B=2']],
    'conditional spreads': [
      `show({ ...(c ? { A: 1 } : { B: 2 }), ...(d && { C: 3 }), ...(e || {}), ...undefined });`,
      ['A=1', 'B=2', 'C=3'],
    ],
    'the same spread twice': [`const a = { A: 1 }; show({ ...a, ...a });`, ['A=1']],
    condition: [`show(c ? { A: 1 } : { B: 2 });`, ['A=1', 'B=2']],
    function: [`function f() { return { A: 1 }; } show({ ...f(), B: 2 });`, ['A=1', 'B=2']],
    'function that is called twice': [`const f = (x) => ({ A: x }); show({ ...f(1), ...f(2) });`, ['A=x', 'A=x']],
    method: [`class C { a() { show({ ...this.b() }); } b() { return { A: 1 }; } }`, ['A=1']],
    'Object.assign': [`const a = { A: 1 }; show(Object.assign({}, a, { B: 2 }));`, ['A=1', 'B=2']],
    'Object.freeze': [`show(Object.freeze({ A: 1 }));`, ['A=1']],
    'Object.fromEntries': [`show(Object.fromEntries([['A', 1], ['B', 2]]));`, ['A=1', 'B=2']],
    'mapped pairs': [`show(Object.fromEntries(['A', 'B'].map((n) => [n, f(n)])));`, ['A=f(n)', 'B=f(n)']],
    'filtered pairs': [
      `show(Object.fromEntries(Object.entries({ A: 1 }).filter(([, v]) => v).filter(Boolean)));`,
      ['A=1'],
    ],
    'merge of another file': [`import { merge } from 'lodash'; show(merge({ A: 1 }, { B: 2 }));`, ['A=1', 'B=2']],
    'pick of another file': [`import _ from 'lodash'; show(_.pick({ A: 1, B: 2 }, ['A']));`, ['A=1', 'B=2']],
    apply: [`show(output.apply((x) => ({ A: x })));`, ['A=x']],
    'rest beside the whole': [
      `const a = { A: 1, B: 2 }; const { A, ...rest } = a; show({ ...rest, ...a });`,
      ['B=2', 'A=1'],
    ],
    rest: [`const { A, ...rest } = { A: 1, B: 2 }; show(rest);`, ['B=2']],
    assignments: [`const a = {}; a.A = 1; a['B'] = 2; a[K] = 3; show(a);`, ['A=1', 'B=2', '?=3']],
    'assignment to a key of a list': [`const a = {}; for (const k of ['A', 'B']) a[k] = 1; show(a);`, ['A=1', 'B=1']],
    'assignment afterwards': [`const a = { A: 1 }; show(a); a.B = 2;`, ['A=1']],
    'assignment in another function': [`const a = { A: 1 }; function add() { a.B = 2; } show(a);`, ['A=1', 'B=2']],
    'assignment to an import': [`import { a } from './a.js'; a.A = 1; show(a);`, ['A=1']],
    'assignment to a parameter': [`function f(a) { a.A = 1; show(a); }`, ['A=1']],
    'Object.assign to a variable': [`const a = {}; Object.assign(a, { A: 1 }); show(a);`, ['A=1']],
    'member that is assigned': [
      `class C { a = {}; b() { this.a.A = 1; this.a['B'] = 2; show(this.a); } }`,
      ['A=1', 'B=2'],
    ],
    'member of another class': [
      `class C { a = {}; b() { show(this.a); } } class D { a = {}; b() { this.a.A = 1; } }`,
      [],
    ],
    nothing: [`show({});`, []],
    'function that is called twice with the same': [`const f = (x) => ({ A: x }); const a = f(1); show({ ...a, ...a });`, ['A=x']],
    'function that is called with the elements of a list': [
      `const f = (x) => ({ A: x }); const l = [1, 2].map(f); show({ ...l[0], ...l[1] });`,
      ['A=x', 'A=x'],
    ],
    'apply of a function that is called twice': [
      `const f = (y) => output.apply((x) => ({ A: y })); show({ ...f(1), ...f(2) });`,
      ['A=y', 'A=y'],
    ],
    'functions of functions': [
      `const f = (x) => ({ A: x }); const g = (y) => ({ ...f(y) }); show({ ...g(1), ...g(2) });`,
      ['A=x', 'A=x'],
    ],
    'merge of one': [`import { clean } from './a.js'; show(clean({ A: 1 }));`, ['A=1']],
    'merge that this file explains': [`const merge = (a) => ({ A: a }); show(merge({ B: 1 }));`, ['A=a']],
    'function with another name': [`import { load, submerge } from './a.js'; show(load({ A: 1 })); submerge({ B: 1 });`, []],
    'deep merge': [`import { deepMerge } from './a.js'; show(deepMerge({ A: 1 }, { B: 2 }));`, ['A=1', 'B=2']],
    'Object.assign of another object': [`show(other.assign({ A: 1 }));`, ['A=1']],
    'assign of a shadowed Object': [`const Object = other; show(Object.fromEntries([['A', 1]]));`, []],
    'pairs of a list of names': [`const f = (n) => [n, 1]; show(Object.fromEntries(['A'].map(f)));`, ['A=1']],
    'pairs under one of two names': [`show(Object.fromEntries([[c ? 'A' : 'B', 1]]));`, ['A=1', 'B=1']],
    'key of which one is unreadable': [`show({ [c ? 'A' : x]: 1 });`, ['?=1']],
    'key that is a member': [`show({ [c ? 'A' : x.y]: 1 });`, ['?=1']],
    'apply of another function': [`show(output.apply(f));`, []],
    'apply that is no method': [`show(apply((x) => ({ A: x })));`, []],
    'call of a function with a map': [`show(output.map((x) => ({ A: x })));`, []],
    'apply inside': [`show({ ...output.apply((x) => ({ A: x })), B: 1 });`, ['A=x', 'B=1']],
    'two rests': [`const { A, ...rest } = { A: 1, B: 2, C: 3 }; const { B, ...last } = rest; show(last);`, ['C=3']],
    'rest of a member': [`const { a: { A, ...rest } } = { a: { A: 1, B: 2 } }; show(rest);`, ['B=2']],
    'assignment under another name': [`const a = {}; const b = a; b.A = 1; a.B = 2; show(b);`, ['A=1']],
    'assignment to a member': [`const a = { map: {} }; a.map.A = 1; a.other.B = 2; a.C = 3; show(a.map);`, ['A=1']],
    'assignment below': [`const a = {}; a.b.A = 1; show(a);`, []],
    'assignment of the whole member': [`const a = {}; a.map = { A: 1 }; show(a.map);`, ['A=1']],
    'compound assignment': [`const a = {}; a.A ??= 1; show(a);`, ['A=1']],
    'Map that is filled': [`const a = new Map(); a.set('A', 1); show(a);`, ['A=1']],
    'list that is filled': [`const a = []; a.push(1); show(a);`, ['*=1']],
    'member of this, by another name': [`class C { a = {}; b() { this.a[K] = 1; this.a.c.D = 2; other.a.E = 3; show(this.a); } }`, ['?=1']],
    'member of this, computed from a list': [
      `class C { a = {}; b() { for (const k of ['A', 'B']) this.a[k] = 1; show(this.a); } }`,
      ['A=1', 'B=1'],
    ],
    'member of another object': [`const c = load(); c.a.A = 1; show(other.a);`, []],
    'member of a member of this': [`class C { a = { b: {} }; c() { this.a.A = 1; show(this.a.b); } }`, []],
    'this outside of a class': [`function f() { this.env.A = 1; show(this.env); }`, ['A=1']],
    'private member': [`class C { #a = {}; b() { this.#a.A = 1; show(this.#a); } }`, ['A=1']],
    recursion: [`const a = () => ({ A: 1, ...b() }); const b = () => ({ B: 2, ...a() }); show(a());`, ['A=1', 'B=2']],
  };
  for (const [name, [code, expected]] of Object.entries(READ)) {
    it(name, () => expect(entries(code)).toEqual(expected));
  }

  it('reads a member', () => {
    expect(entries(`const options = { map: { A: 1 } }; options.map.B = 2; show(options);`, ['map'])).toEqual([
      'A=1',
      'B=2',
    ]);
    expect(
      entries(`const options = { ...base, map: { A: 1 } }; Object.assign(options.map, { B: 2 }); show(options);`, [
        'map',
      ]),
    ).toContain('A=1');
  });

  it('tells the node that makes an entry', () => {
    const script = scriptOf(`const a = { A: 1 }; a.B = 2; show(a);`);
    const found = entriesOf(script, shown(script)[0]!).entries;
    expect(found.map(({ node }) => text(script, node))).toEqual(['A: 1', 'a.B = 2']);
    expect(found.map(({ keyNode }) => text(script, keyNode))).toEqual(['A', 'B']);
    const loop = scriptOf(`const a = {}; for (const k of ['A', 'B']) a[k] = 1; Object.assign(a, { C: 2 }); show(a);`);
    const looped = entriesOf(loop, shown(loop)[0]!).entries;
    expect(looped.map(({ node }) => text(loop, node))).toEqual([`'A'`, `'B'`, 'C: 2']);
    expect(looped.map(({ keyNode }) => text(loop, keyNode))).toEqual([`'A'`, `'B'`, 'C']);
    const open = scriptOf(`const a = {}; a[k] = 1; const m = new Map(); m.set(l, 2); show({ ...a, ...m });`);
    expect(entriesOf(open, shown(open)[0]!).entries.map(({ keyNode }) => text(open, keyNode))).toEqual(['k', 'l']);
  });

  const UNREAD: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    nothing: [`show({ A: 1, ...(c && { B: 2 }) });`, []],
    import: [`import { a } from './a.js'; show({ ...a });`, ['a']],
    parameter: [`function f(a) { show(a.b); }`, ['a.b']],
    environment: [`show({ A: 1, ...process.env });`, ['process.env']],
    'argument of a merge': [`show(Object.assign({}, process.env));`, ['process.env']],
    'filtered by value': [
      `show({ ...Object.fromEntries(Object.entries(process.env).filter(([k, v]) => v)) });`,
      ['Object.fromEntries(Object.entries(process.env).filter(([k, v]) => v))'],
    ],
    'filtered by key': [
      `show(Object.fromEntries(Object.entries(process.env).filter(([k]) => k)));`,
      ['Object.fromEntries(Object.entries(process.env).filter(([k]) => k)) (partly)'],
    ],
    picked: [
      `import { pick } from 'lodash'; show({ ...pick(process.env, 'A') });`,
      [`pick(process.env, 'A') (partly)`],
    ],
    call: [`show({ ...load() });`, ['load()']],
    'the whole': [`import { a } from './a.js'; show(a);`, ['a']],
    'one of several': [`import { a } from './a.js'; show({ A: 1, ...(c ? a : { B: 2 }) });`, ['c ? a : { B: 2 }']],
    'null and undefined': [`show({ ...null, ...undefined, ...false });`, []],
    'argument of a merge of another file': [`import { merge } from 'lodash'; show(merge({ A: 1 }, process.env));`, ['process.env']],
    'the only argument': [`import { omitBy } from 'lodash'; show({ ...omitBy(process.env) });`, ['omitBy(process.env)']],
    'picked without an argument': [`show(_.pick());`, ['_.pick()']],
    'pairs without an argument': [`show(Object.fromEntries());`, ['Object.fromEntries()']],
    'pairs of elsewhere': [`show(Object.fromEntries(pairs));`, ['pairs']],
    'pairs without a value': [`show(Object.fromEntries([['A']]));`, [`[['A']]`]],
    'pairs of an empty list': [`show(Object.fromEntries([[]]));`, [`[[]]`]],
    'entries of elsewhere': [`show(Object.fromEntries(other.entries(process.env)));`, ['other.entries(process.env)']],
    'filtered by a function of elsewhere': [
      `show(Object.fromEntries(Object.entries(process.env).filter(isSafe)));`,
      ['Object.fromEntries(Object.entries(process.env).filter(isSafe)) (partly)'],
    ],
    'filtered by the pair': [
      `show(Object.fromEntries(Object.entries(process.env).filter((pair) => pair[0])));`,
      ['Object.fromEntries(Object.entries(process.env).filter((pair) => pair[0])) (partly)'],
    ],
    'filtered by an empty place': [
      `show(Object.fromEntries(Object.entries(process.env).filter(([, v]) => v)));`,
      ['Object.fromEntries(Object.entries(process.env).filter(([, v]) => v))'],
    ],
    'filtered by a part of the key': [
      `show(Object.fromEntries(Object.entries(process.env).filter(([{ length }]) => length)));`,
      ['Object.fromEntries(Object.entries(process.env).filter(([{ length }]) => length)) (partly)'],
    ],
    'filtered twice': [
      `show(Object.fromEntries(Object.entries(process.env).filter(([k]) => k).filter(([, v]) => v)));`,
      ['Object.fromEntries(Object.entries(process.env).filter(([k]) => k).filter(([, v]) => v)) (partly)'],
    ],
    'picked, then merged': [`show(Object.assign({}, _.pick(process.env, 'A')));`, [`_.pick(process.env, 'A') (partly)`]],
    'spread in what is picked': [`show(_.pick({ ...process.env }, 'A'));`, ['process.env (partly)']],
    'rest of elsewhere': [`const { A, ...rest } = process.env; show(rest);`, ['rest']],
    'other values': [`show({ ...f.g, ...new Map() });`, ['f.g', 'new Map()']],
  };
  for (const [name, [code, expected]] of Object.entries(UNREAD)) {
    it(`leaves unread: ${name}`, () => expect(unread(code)).toEqual(expected));
  }

  it('ends on maps that spread each other', () => {
    const depth = 40;
    const maps = Array.from(
      { length: depth },
      (_, i) => `const m${i} = { ${i > 0 ? `...m${i - 1}, `.repeat(12) : ''}K${i}: 1 };`,
    ).join('\n');
    const started = performance.now();
    expect(entries(`${maps}\nshow(m${depth - 1});`).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

/** Which writes of a file put a value into a place? */
import { expect, it } from 'vitest';
import { storeWritesOf } from '../../../src/script/secret-caches/writes.ts';
import { scriptOf } from '../script-of.ts';

/** Each write as `place = value`, with the path into the value and the form. */
function writesOf(code: string): readonly string[] {
  const script = scriptOf(code);
  return storeWritesOf(script).map(({ store, value, path, form, by }) => {
    const text = script.text.slice(...value.range) + path.map((name) => `/${name}`).join('');
    expect(by.range[0] <= value.range[0] && value.range[1] <= by.range[1]).toBe(true);
    return `${store.label} = ${text} (${form})`;
  });
}

it.each<[code: string, ...writes: string[]]>([
  ['let a; a = x;', 'a = x (assignment)'],
  ['let a; a! = x;', 'a = x (assignment)'],
  ['let a; a ??= x;', 'a = x (assignment)'],
  ['let a; a ||= x;', 'a = x (assignment)'],
  ['let a; a &&= x;'],
  ['let a; a += x;'],
  ['let a; a++;'],
  ['let a; a.b = x;', 'a.b = x (assignment)'],
  ['a = x;'],
  ['let a, b; [a, , b] = x;', 'a = x/0 (pattern)', 'b = x/2 (pattern)'],
  ['let a; ({ b: a } = x);', 'a = x/b (pattern)'],
  ['let a; ({ a } = x);', 'a = x/a (pattern)'],
  ['let a; ({ b: { c: a } } = x);', 'a = x/b/c (pattern)'],
  ['let a; ({ b: [a] } = x);', 'a = x/b/0 (pattern)'],
  ['let a; ({ a = 1 } = x);', 'a = x/a (pattern)'],
  ['let a; ({ b, ...a } = x);', 'a = x (pattern)'],
  ['let a; [b, ...a] = x;', 'a = x/* (pattern)'],
  ['let a; ({ [key]: a } = x);', 'a = x/* (pattern)'],
  ['let a; ({ b: a.c } = x);', 'a.c = x/b (pattern)'],
])('assignments: %s', (code, ...writes) => expect(writesOf(code)).toEqual(writes));

it.each<[code: string, ...writes: string[]]>([
  ['let a; a.set(k, x);', 'a[…] = x (call)'],
  ['let a; a?.set(k, x);', 'a[…] = x (call)'],
  ['let a; a.put(k, x);', 'a[…] = x (call)'],
  ['let a; a.push(x);', 'a[…] = x (call)'],
  ['let a; a.unshift(x);', 'a[…] = x (call)'],
  ['let a; a.add(x);', 'a[…] = x (call)'],
  ['let a; a.store(k, x);', 'a[…] = x (call)'],
  ['let a; a.setItem(k, x);', 'a[…] = x (call)'],
  ['let a; a.b.set(k, x);', 'a.b[…] = x (call)'],
  ['let a; a.get(k, x);'],
  ['let a; a.set();'],
  ['let a; a.push(...x);'],
  ['let a; a[set](k, x);'],
  ['let a; a(k, x);'],
  ['let set; set(k, x);'],
  ["import a from 'a'; a.set(k, x);"],
  ['let a; Object.assign(a, x, y);', 'a[…] = x (call)', 'a[…] = y (call)'],
  ['let a; Object.assign();'],
  ['let a; Object.assign(...a);'],
  ['let a; other.assign(a, x);'],
  ['let a; Object.defineProperty(a, k, x);'],
  ['let a; Object.assign({}, x);'],
])('calls: %s', (code, ...writes) => expect(writesOf(code)).toEqual(writes));

it.each<[code: string, ...writes: string[]]>([
  ['const a = x;', 'a = x (initial)'],
  ['let a;'],
  ['const a = x, b = y;', 'a = x (initial)', 'b = y (initial)'],
  ['const { a, b: [c] } = x;', 'a = x/a (initial)', 'c = x/b/0 (initial)'],
  ['function f() { const a = x; }'],
  ['const a = () => x;'],
  ['const a = function () {};'],
  ['const a = { b: x, c: y };', 'a = x (initial)', 'a = y (initial)'],
  ['const a = { b: { c: { d: x } } };', 'a = x (initial)'],
  ['const a = { b: { c: { d: { e: x } } } };', 'a = { e: x } (initial)'],
  ['const a = { b: () => x, ...y };'],
  ['const a = { b: x } as const;', 'a = x (initial)'],
  ['class A { a = x; }', 'this.a = x (initial)'],
  ['class A { a; b = () => x; m() {} [key] = y; }'],
  ['class A { a = (() => x) as F; }'],
  ['class A { static a = x; }', 'A.a = x (initial)'],
  ['export default class { static a = x; }', 'this.a = x (initial)'],
  ['use(class { #a = x; });', 'this.#a = x (initial)'],
])('initial values: %s', (code, ...writes) => expect(writesOf(code)).toEqual(writes));

it('are told in the order of the text', () => {
  expect(writesOf('class A { a = v; }\nlet b = w;\nb.push(x);\nb = y;')).toEqual([
    'this.a = v (initial)',
    'b = w (initial)',
    'b[…] = x (call)',
    'b = y (assignment)',
  ]);
});

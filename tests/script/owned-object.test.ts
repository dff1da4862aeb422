import { describe, expect, it } from 'vitest';
import { ownedObject } from '../../src/script/owned-object.ts';
import { scriptOf, shown } from './script-of.ts';

describe('an object that may be changed for one use', () => {
  it.each([
    ['show({ a: 1 })', '{ a: 1 }'],
    ['show({ a: 1 } as const)', '{ a: 1 }'],
    ['const o = { a: 1 }; show(o)', '{ a: 1 }'],
    ['const o = { a: 1 } satisfies T; show(o!)', '{ a: 1 }'],
    ['const o: T = { a: 1 }; show(o)', '{ a: 1 }'],
    ['const o: { a: number } = { a: 1 }; show(o)', undefined],
    ['const o = { a: 1 }; show(o); use(o)', undefined],
    ['let o = { a: 1 }; o = { b: 2 }; show(o)', undefined],
    ['export const o = { a: 1 }; show(o)', undefined],
    ['const { o } = { o: { a: 1 } }; show(o)', undefined],
    ['const { o = { a: 1 } } = p; show(o)', undefined],
    ['const o = f(); show(o)', undefined],
    ['function f(o) { use(o); show(o) }', undefined],
    ["import { o } from 'm'; use(o); show(o)", undefined],
    ['show(o)', undefined],
    ['show(f())', undefined],
  ])('%s', (code, expected) => {
    const script = scriptOf(code);
    const object = ownedObject(script, shown(script)[0]!);
    expect(object && code.slice(...object.range)).toBe(expected);
  });
});

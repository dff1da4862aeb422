/** How long does an option keep something, and how is it made to keep it for less? */
import { describe, expect, it } from 'vitest';
import { durationText, numberOf, optionBound, optionValue } from '../../../src/script/secret-caches/durations.ts';
import { scriptOf, shown } from '../script-of.ts';

it.each<[seconds: number, unit: 'seconds' | 'milliseconds', text: string]>([
  [300, 'seconds', '300'],
  [300, 'milliseconds', '5 * 60 * 1000'],
  [60, 'milliseconds', '1 * 60 * 1000'],
  [90, 'milliseconds', '90 * 1000'],
])('%d %s is written as %s', (seconds, unit, text) => expect(durationText(seconds, unit)).toBe(text));

describe('numbers', () => {
  const read = (code: string): number | undefined => {
    const script = scriptOf(code);
    return numberOf(script, shown(script)[0]!);
  };

  it.each<[expression: string, value: number | undefined]>([
    ['300', 300],
    ['-1', -1],
    ['+1', undefined],
    ['-x', undefined],
    ["'300'", undefined],
    ['5 * 60', 300],
    ['5 + 60', 65],
    ['300_000 / 1000', 300],
    ['5 - 2', undefined],
    ['2 ** 3', undefined],
    ['5 * x', undefined],
    ['x * 5', undefined],
    ['Infinity', Infinity],
    ['undefined', undefined],
    ['Number.POSITIVE_INFINITY', Infinity],
    ['Number.MAX_VALUE', undefined],
    ['(60 as number)!', 60],
    ['a ? 1 : 2', undefined],
    ['f()', undefined],
    ['Number(5)', undefined],
  ])('%s is %s', (expression, value) => expect(read(`show(${expression});`)).toBe(value));

  it.each<[code: string, value: number | undefined]>([
    ['const MINUTE = 60; const TTL = 5 * MINUTE; show(TTL);', 300],
    ['const times = { ttl: 300 }; show(times.ttl);', 300],
    ['let ttl = 300; if (a) ttl = 5; show(ttl);', undefined],
    ['function f(ttl) { show(ttl); }', undefined],
    ['function f(times) { show(times.ttl); }', undefined],
    ['function f(Infinity) { show(Infinity); }', undefined],
    ['function f(Number) { show(Number.POSITIVE_INFINITY); }', undefined],
    [`show(${'1 + '.repeat(8)}1);`, 9],
    ['function f() { return 2 * f(); } show(f());', undefined],
    ['const ttl = 300; show(ttl.value);', undefined],
  ])('%s is %s', (code, value) => expect(read(code)).toBe(value));
});

describe('options', () => {
  const read = (code: string): number | 'absent' | 'unknown' => {
    const script = scriptOf(code);
    return optionValue(script, shown(script)[0]!, ['ttl', 'maxAge']);
  };

  it.each<[code: string, value: number | 'absent' | 'unknown']>([
    ['show({ ttl: 300 });', 300],
    ['show({ maxAge: 5 * 60 });', 300],
    ['show({ maxAge: 5, ttl: 300 });', 300],
    ['show({ max: 5 });', 'absent'],
    ['show({});', 'absent'],
    ['show({ ttl });', 'unknown'],
    ["show({ ttl: '5m' });", 'unknown'],
    ['show({ ttl: Infinity });', Infinity],
    ['show({ ttl: Number.POSITIVE_INFINITY });', Infinity],
    ['show({ ttl: times.ttl });', 'unknown'],
    ['show({ ttl: a ? 300 : 300 });', 'unknown'],
    ['show(options);', 'unknown'],
    ['const options = { ttl: 300 }; show({ max: 5, ...options });', 300],
    ['const options = { ttl: 300 } as const; show(options);', 300],
    ['const times = { ttl: 300 }; show({ ttl: times.ttl });', 300],
  ])('%s: %s', (code, value) => expect(read(code)).toBe(value));
});

describe('bounds', () => {
  /** The text with the option set; `undefined` when that is not offered. */
  function bounded(code: string): { text: string; how: string; harmless: boolean } | undefined {
    const script = scriptOf(code);
    const [after, options] = shown(script);
    const [bound] = optionBound(script, { options, after, name: 'ttl', unit: 'seconds' });
    const edit = bound?.edits(300)[0];
    const text = edit && code.slice(0, edit.range[0]) + edit.text + code.slice(edit.range[1]);
    return text === undefined ? undefined : { text, how: bound!.how, harmless: bound!.harmless };
  }

  it.each<[before: string, after: string]>([
    ['show(f, { max: 5 });', 'show(f, { max: 5, ttl: 300 });'],
    ['show(f, { ttl: 9000, max: 5 });', 'show(f, { ttl: 300, max: 5 });'],
    ["show(f, { 'ttl': 9000 });", "show(f, { 'ttl': 300 });"],
    ['show(f, { ttl });', 'show(f, { ttl: 300 });'],
    ['show(f, { });', 'show(f, { ttl: 300 });'],
    ['show(f, { ...base });', 'show(f, { ...base, ttl: 300 });'],
    ['show(f, { max: 5 } as Options);', 'show(f, { max: 5, ttl: 300 } as Options);'],
    ['show(f, {\n  max: 5\n});', 'show(f, {\n  max: 5,\n  ttl: 300\n});'],
    ['show(f, {\n\ta: 1,\n\tmax: 5,\n});', 'show(f, {\n\ta: 1,\n\tmax: 5,\n\tttl: 300,\n});'],
    ['show(f, {\r\n  max: 5,\r\n});', 'show(f, {\r\n  max: 5,\r\n  ttl: 300,\r\n});'],
    ['show(f, {\n  a: 1, max: 5,\n});', 'show(f, {\n  a: 1, max: 5, ttl: 300,\n});'],
  ])('%s becomes %s', (before, after) => expect(bounded(before)).toEqual({ text: after, how: 'option', harmless: true }));

  it('are added as an argument', () =>
    expect(bounded('show(f);')).toEqual({ text: 'show(f, { ttl: 300 });', how: 'option', harmless: false }));

  it('are not offered for options that are made elsewhere', () => expect(bounded('show(f, options);')).toBeUndefined());
});

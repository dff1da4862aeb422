import { describe, expect, it } from 'vitest';
import { callerFrames } from '../../src/script/callers.ts';
import { scriptOf, shown } from './script-of.ts';

describe('who fills a parameter', () => {
  it.each([
    ['function f(a, b) { show(b) } f(1, 2); f(3); f(...list); g(f)', ['f(1, 2)', 'f(...list)']],
    ['function f(a) { show(a) } f()', []],
    ['function f() { const a = 1; show(a) } f(1)', []],
    ['function f({ a }) { show(a) } f({ a: 1 })', ['f({ a: 1 })']],
    ['show(a)', []],
    ['show(a.b)', []],
  ])('%s', (code, expected) => {
    const script = scriptOf(code);
    expect(callerFrames(script, shown(script)[0]!, null).map(({ call }) => code.slice(...call.range))).toEqual(expected);
  });

  it('a number of callers is enough', () => {
    const script = scriptOf(`function f(a) { show(a) } ${'f(1); '.repeat(300)}`);
    expect(callerFrames(script, shown(script)[0]!, null)).toHaveLength(200);
  });
});

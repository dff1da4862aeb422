import { expect, it, vi } from 'vitest';
import { lazily } from '../../src/knowledge/lazy.ts';
import { remembering } from '../../src/knowledge/remembering.ts';

it('a table is built when it is first asked for, and once', () => {
  const build = vi.fn(() => ['row']);
  const table = lazily(build);
  expect(build).not.toHaveBeenCalled();
  expect(table()).toBe(table());
  expect(build).toHaveBeenCalledTimes(1);
});

it('a table may be undefined', () => {
  const build = vi.fn(() => undefined);
  const table = lazily(build);
  expect([table(), table()]).toEqual([undefined, undefined]);
  expect(build).toHaveBeenCalledTimes(1);
});

it('an answer is kept for its key, unless the key is not known', () => {
  const answer = vi.fn((key: string) => (key === '' ? undefined : [key]));
  const asked = remembering(answer);
  expect(asked('a')).toBe(asked('a'));
  expect(asked('b')).toEqual(['b']);
  expect([asked(''), asked('')]).toEqual([undefined, undefined]);
  expect(answer.mock.calls.flat()).toEqual(['a', 'b', '', '']);
});

/** How many seconds does a test let a secret live? */
import { expect, it } from 'vitest';
import { secondsAllowedBy } from '../../../src/script/secret-caches/bound-length.ts';
import { scriptOf, shown } from '../script-of.ts';

function secondsOf(code: string): number | undefined {
  const script = scriptOf(code);
  return secondsAllowedBy(script, shown(script)[0]!);
}

it.each<[test: string, seconds: number | undefined]>([
  ['Date.now() - at > 300_000', 300],
  ['Date.now() - at >= 300_000', 300],
  ['Date.now() - at < 300_000', 300],
  ['300_000 <= Date.now() - at', 300],
  ['!token || Date.now() - at > 5 * 60 * 1000', 300],
  ['Date.now() - at > ttl', undefined],
  ['Date.now() - at === 300_000', undefined],
  ['at - Date.now() > 300_000', undefined],
  ['Date.now() + at > 300_000', undefined],
  ['Date.now() > 300_000', undefined],
  ['now() - at > 300_000', undefined],
  ['clock.now() - at > 300_000', undefined],
  ['Date.parse() - at > 300_000', undefined],
  ['window.Date.now() - at > 300_000', 300],
  // A clock that counts seconds.
  ['Date.now() / 1000 - at > 300', undefined],
  ['(Date.now() - at) / 1000 > 300', undefined],
  ['(Date.now() - at) * 1 > 300_000', 300],
  // Of several, the shortest.
  ['Date.now() - at > 300_000 || Date.now() - used > 60_000', 60],
  ['Date.now() - at > 60_000 || Date.now() - used > 300_000', 60],
  ['a && (b || Date.now() - at > 300_000)', 300],
])('%s: %s', (test, seconds) => expect(secondsOf(`show(${test});`)).toBe(seconds));

it.each<[name: string, code: string, seconds: number | undefined]>([
  ['a constant of the clock', 'const now = Date.now(); show(now - at > 300_000);', 300],
  ['a constant of the age', 'const age = Date.now() - at; show(age > 300_000);', 300],
  ['a constant of the answer', 'const old = Date.now() - at > 300_000; show(old);', 300],
  ['a function', 'const isOld = () => Date.now() - at > 300_000; show(isOld());', 300],
  ['one of two clocks', 'const now = a ? Date.now() : 0; show(now - at > 300_000);', undefined],
  ['a clock that is never set', 'let now; show(now - at > 300_000);', undefined],
  ['a clock of another file', 'function f(now) { show(now - at > 300_000); }', undefined],
  ['a member of what the clock says', 'const { now } = Date.now(); show(now - at > 300_000);', undefined],
])('the age: %s', (_, code, seconds) => expect(secondsOf(code)).toBe(seconds));

it.each<[set: string, seconds: number | undefined]>([
  ['expiresAt = Date.now() + 300_000;', 300],
  ['expiresAt = 300_000 + Date.now();', 300],
  ['expiresAt = (Date.now() + 300_000) as number;', 300],
  ['const now = Date.now(); expiresAt = now + 300_000;', 300],
  ['state.expiresAt = Date.now() + 300_000;', 300],
  ['entry = { value, expiresAt: Date.now() + 300_000 };', 300],
  ['entry = { value, ...rest, expiresAt: Date.now() + 300_000 };', 300],
  ['expiresAt = Date.now() + 300_000; expiresAt = 0;', 300],
  ['expiresAt = Date.now() + 300_000; expiresAt = Date.now() + 300_000;', 300],
  ['expiresAt = Date.now() + 300_000; expiresAt = Date.now() + 60_000;', undefined],
  ['expiresAt = Date.now() + 300_000; expiresAt = token.expiresAt;', undefined],
  ['expiresAt = Date.now() - 300_000;', undefined],
  ['expiresAt = Date.now() + ttl;', undefined],
  ['expiresAt = start + 300_000;', undefined],
  ['expiresAt = 0;', undefined],
  ['expiresAt = token.expiresAt;', undefined],
  ['expiresAt ??= Date.now() + 300_000;', 300],
  ['validUntil = Date.now() + 300_000;', undefined],
  ['entry = { validUntil: Date.now() + 300_000 };', undefined],
  ['', undefined],
])('a moment that is set by %s', (set, seconds) => {
  expect(secondsOf(`let expiresAt = 0; ${set} show(expiresAt <= Date.now());`)).toBe(seconds);
  expect(secondsOf(`let expiresAt = 0; ${set} show(Date.now() < expiresAt);`)).toBe(seconds);
});

it.each<[test: string]>([
  ['entry.expiresAt > Date.now()'],
  ['this.#state.expiresAt > Date.now()'],
  ['entry?.expiresAt! > Date.now()'],
])('a moment that is read from %s', (test) =>
  expect(secondsOf(`class A { m() { this.e = { expiresAt: Date.now() + 300_000 }; show(${test}); } #state; }`)).toBe(300),
);

it('moments that are compared with another than the clock', () => {
  expect(secondsOf('expiresAt = Date.now() + 300_000; show(expiresAt > other);')).toBeUndefined();
  expect(secondsOf('expiresAt = Date.now() + 300_000; show(f(expiresAt) > Date.now());')).toBeUndefined();
});

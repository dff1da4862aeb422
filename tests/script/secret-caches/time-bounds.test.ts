/** Does time bound how long a place keeps what it holds? */
import { describe, expect, it } from 'vitest';
import { cachesOf } from './caches-of.ts';

const kept = (code: string): readonly string[] => cachesOf(`import { getSecret } from './secrets';\n${code}`);
const LOAD = "token = await getSecret('/a/b/token');";

describe('a test before the write', () => {
  it.each<[test: string, bounded: boolean]>([
    ['!token || expiresAt <= Date.now()', true],
    ['!token || expiresAt < now()', true],
    ['!token || now() > expiresAt', true],
    ['!token || now() >= expiresAt', true],
    ['!token || at < new Date()', true],
    ['!token || new Date() > at', true],
    ['!token || new Clock() > at', false],
    ['!token || performance.now() - at > ttl', true],
    ['!token || process.hrtime.bigint() - at > ttl', true],
    ['!token || process.uptime() > at', true],
    ['!token || at.getTime() > limit', true],
    ['!token || at.valueOf() > limit', true],
    ['!token || dayjs(at).diff(start) > limit', true],
    ['!token || differenceInMinutes(start, at) > 5', true],
    ['!token || known() > at', false],
    ['!token || tokenAge > limit', true],
    ['!token || limit < tokenAge', true],
    ['!token || tokenUsage > limit', false],
    ['!token || Date.now() === at', false],
    ['!token || Date.now() - at', false],
    ['!token || at.version !== version', true],
    ['!token || known.etag != etag', true],
    ['!token || revision === at', true],
    ['!token || at === revision', true],
    ['!token || known.length === 3', false],
    ['!token || isExpired(at)', true],
    ['!token || at.isBefore(limit)', true],
    ['!token || shouldRefresh()', true],
    ['!token || isReady()', false],
    ['!token || expired', true],
    ['!token || at.isStale', true],
    ['!token || at.ready', false],
    ['!token', false],
    ['token === undefined', false],
    // Tests of state that can't be told from a clock.
    ['Date.now() > at', true],
  ])('%s: %s', (test, bounded) => {
    const code = `let token; let at; at = 1; export const get = async (event) => { if (${test}) ${LOAD} return token; };`;
    expect(kept(code)).toEqual(bounded ? [] : ['token']);
  });

  it.each<[code: string, bounded: boolean]>([
    ['if (token && Date.now() < at) return token; LOAD', true],
    ['if (Date.now() < at) return token; LOAD', true],
    ['if (Date.now() > at) { if (!token) LOAD } return token;', false],
    ['if (Date.now() > at) { if (token === undefined) LOAD } return token;', false],
    ['if (Date.now() > at) { if (token) LOAD } return token;', true],
    ['if (Date.now() > at) { if (-token) LOAD } return token;', true],
    ['if (Date.now() > at) { if (token.count > 3) LOAD } return token;', true],
    ['if (Date.now() > at) token && (token = await getSecret()); return token;', true],
    ['const isFresh = () => token.at > Date.now(); if (!token) LOAD return isFresh() ? token : undefined;', true],
    ['const isFresh = () => token.at > Date.now(); if (!token) LOAD if (isFresh()) return token;', true],
    ['if (Date.now() > at) token ??= await getSecret(); return token;', false],
    ['const old = Date.now() > at; if (!token || old) LOAD return token;', true],
    ['const isOld = () => Date.now() > at; if (!token || isOld()) LOAD return token;', true],
    ['const isExpired = () => false; if (!token || isExpired()) LOAD return token;', false],
    ['const expired = false; if (!token || expired) LOAD return token;', false],
    ['token = token && Date.now() < at ? token : await getSecret(); return token;', true],
    ['token = token ? token : await getSecret(); return token;', false],
    ['if (!token) LOAD if (Date.now() > at) log(); return token;', false],
    ['if (!token) LOAD if (Date.now() > at) token = undefined; return token;', true],
    ['if (!token) LOAD if (Date.now() > at) delete token.value; return token;', true],
    ['if (!token) LOAD return Date.now() < at ? token : undefined;', false],
    ['if (!token) LOAD return token.at > Date.now() ? token : undefined;', true],
    ['if (!token) LOAD if (token.at > Date.now()) return token;', true],
    ['if (!token) LOAD if (f(token.at > Date.now())) return token;', true],
    ['if (!token) LOAD return token && token.at > Date.now() && token;', true],
    ['if (!token) LOAD const held = token; return held.at > Date.now() ? held : undefined;', true],
    ['if (!token) LOAD const { value, at } = token; return at > Date.now() ? value : undefined;', true],
    ['if (!token) LOAD const held = other; return held.at > Date.now() ? held : token;', false],
    ['if (!token) LOAD use(() => Date.now() > at); return token;', false],
  ])('%s: %s', (code, bounded) => {
    const body = code.replace('LOAD', LOAD);
    expect(kept(`let token; let at; at = 1; export const get = async () => { ${body} };`)).toEqual(bounded ? [] : ['token']);
  });

  it.each<[name: string, code: string, bounded: boolean]>([
    ['in the caller', `const load = async () => { ${LOAD} }; export const get = async () => { if (Date.now() > at) await load(); return token; };`, true],
    ['in one of two callers', `const load = async () => { ${LOAD} }; export const get = async () => { if (Date.now() > at) await load(); return token; }; export const force = () => { if (!token) load(); };`, true],
    ['in the caller of the caller', `const load = async () => { ${LOAD} }; const all = async () => { await load(); }; export const get = async () => { if (Date.now() > at) await all(); return token; };`, true],
    ['in the caller, while the callee asks whether it is empty', `const load = async () => { if (!token) ${LOAD} }; export const get = async () => { if (Date.now() > at) await load(); return token; };`, false],
    ['of a function that calls itself', `const load = async (n) => { if (n) load(n - 1); ${LOAD} }; export const get = () => token;`, false],
  ])('%s: %s %s', (_, code, bounded) => expect(kept(`let token; let at; at = 1; ${code}`)).toEqual(bounded ? [] : ['token']));
});

describe('timers', () => {
  it.each<[code: string, bounded: boolean]>([
    ['setInterval(load, 300_000);', true],
    ['setInterval(() => load(), 300_000);', true],
    ['setTimeout(async () => { await load(); }, 300_000);', true],
    ['setInterval(() => { token = undefined; }, 300_000);', true],
    ['globalThis.setInterval(() => { token = undefined; }, 300_000);', true],
    ['setInterval(() => { token.value = undefined; }, 300_000);', true],
    ['setInterval(() => { other = undefined; }, 300_000);', false],
    ['setInterval();', false],
    ['setImmediate(() => { token = undefined; });', false],
    ['setInterval(() => { list.forEach(() => { token = undefined; }); }, 300_000);', true],
    ['setInterval(() => reset(), 300_000); function reset() { token = undefined; }', true],
    ['setInterval(all, 300_000); function all() { reset(); } function reset() { token = undefined; }', true],
    ['() => { token = undefined; timer(); };', false],
    ['setInterval(() => { other[token] = undefined; }, 300_000);', false],
  ])('%s: %s', (code, bounded) => {
    const loaded = `const load = async () => { if (!token) ${LOAD} };\nexport const get = async () => { await load(); return token; };`;
    expect(kept(`let token; let other;\n${loaded}\nconst timer = ${code}`)).toEqual(bounded ? [] : ['token']);
  });
});

describe('the end of a request', () => {
  it.each<[code: string, bounded: boolean]>([
    ['token ??= getSecret().finally(() => { token = undefined; }); return token;', true],
    ['token ??= getSecret().catch(() => { token = undefined; }); return token;', false],
    ['token ??= getSecret().finally(() => { other = undefined; }); return token;', false],
    ['token ??= getSecret(); try { return await token; } finally { token = undefined; }', true],
    ['token ??= getSecret(); try { return await token; } finally { if (a) { token = undefined; } }', true],
    ['token ??= getSecret(); try { return await token; } catch { token = undefined; }', false],
    ['token ??= getSecret(); try { token = undefined; } finally { log(); }', false],
    ['token ??= getSecret(); try { return await token; } catch { token = undefined; } finally { log(); }', false],
    ['token ??= getSecret(); try { log(); } finally { use(() => { token = undefined; }); }', false],
    ['token ??= getSecret(); finally_(() => { token = undefined; }); return token;', false],
  ])('%s: %s', (code, bounded) =>
    expect(kept(`let token; let other; export const get = async (a) => { ${code} };`)).toEqual(bounded ? [] : ['token']),
  );
});

describe('what changes the entries', () => {
  it.each<[change: string, bounded: boolean]>([
    ['cache.delete(name)', true],
    ['cache.clear()', true],
    ['cache.del(name)', true],
    ['cache.reset()', true],
    ['cache.set(name, undefined)', true],
    ['cache.put(name, undefined)', true],
    ['delete cache[name]', true],
    ['cache[name] = undefined', true],
    ['cache.get(name)', false],
    ['cache.undelete(name)', false],
    ['cache.deleteLater(name)', false],
    ['use(cache.delete)', false],
    ['void cache.clear', false],
    ['other[cache] = undefined', false],
    ['delete_(cache)', false],
    ['other.delete(name)', false],
    ['void cache[name]', false],
    ['other = cache', false],
  ])('%s: %s', (change, bounded) => {
    const code = `const cache = new Map(); let other; export const get = async (name) => { if (!cache.has(name)) cache.set(name, await getSecret(name)); return cache.get(name); };`;
    expect(kept(`${code}\nsetInterval(() => { ${change}; }, 300_000);`)).toEqual(bounded ? [] : ['cache[…]']);
    expect(kept(`${code}\nexport const handler = (name) => { ${change}; };`)).toEqual(bounded ? [] : ['cache[…]']);
  });
});

describe('a class of the file that holds the entries', () => {
  it.each<[body: string, bounded: boolean]>([
    ['get(k) { const e = super.get(k); return e.at > Date.now() ? e : undefined; }', true],
    ['get(k) { const e = super.get(k); return Date.now() - e.at < this.ttl ? e : undefined; }', true],
    ['get(k) { const e = super.get(k); return 300 > e.ttl ? e : undefined; }', true],
    ['get(k) { return this.size > 3 ? undefined : super.get(k); }', false],
    ['get(k) { return Date.now() === 3 ? undefined : super.get(k); }', false],
    ['constructor() { setInterval(() => this.clear(), 300); }', true],
    ['constructor() { setImmediate(() => this.clear()); }', false],
    ['get(k) { return super.get(k); }', false],
  ])('%s: %s', (body, bounded) => {
    const code = `const cache = new Cache(); export const load = async (name) => { cache.set(name, await getSecret(name)); };`;
    expect(kept(`class Cache extends Map { ${body} }\n${code}`)).toEqual(bounded ? [] : ['cache[…]']);
  });
});

it.each<[code: string]>([
  // Neither the moment nor what is compared belongs to the place.
  ['export const get = async (event) => { if (Date.now() > event.time) token = await getSecret(); }; export const peek = () => token;'],
  ['export const get = async () => { if (!token) token = await getSecret(); return token; }; const first = token; export const late = () => first.at < Date.now() && first;'],
])('a time of something else: %s', (code) => expect(kept(`let token; ${code}`)).toEqual(['token']));

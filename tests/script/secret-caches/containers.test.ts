/** Into what does a write put a secret, and does that keep it for ever? */
import { describe, expect, it } from 'vitest';
import { cachesOf, repaired } from './caches-of.ts';

const IMPORTS = `import { getSecret } from './secrets';
import { LRUCache, LRUCache as Cache } from 'lru-cache';
import * as lru from 'lru-cache';
import QuickLRU from 'quick-lru';
import NodeCache from 'node-cache';
import Keyv from 'keyv';
import Store from './store';
`;
const keptIn = (made: string, put = 'cache.set(name, value)'): readonly string[] =>
  cachesOf(`${IMPORTS}const cache = ${made};\nexport const load = async (name) => { const value = await getSecret(name); ${put}; };`);

describe('what is made', () => {
  it.each<[made: string, ...kept: string[]]>([
    ['new Map()', 'cache[…]'],
    ['new Map<string, string>()', 'cache[…]'],
    ['new Set()', 'cache[…]'],
    ['new WeakMap()', 'cache[…]'],
    ['new WeakSet()', 'cache[…]'],
    ['new Array()', 'cache[…]'],
    ['new Object()', 'cache[…]'],
    ['{}', 'cache[…]'],
    ['[]', 'cache[…]'],
    ['Object.create(null)', 'cache[…]'],
    ['a ? new Map() : new Store()', 'cache[…]'],
    ['a ? new Store() : new Map()', 'cache[…]'],
    ['new Store()'],
    ['new Store.Map()'],
    ['new TtlMap()'],
    ['createStore()'],
    ['stores.map'],
    ['new Map().inner'],
    ['new Cache({})', 'cache[…]'],
    ['new lru.LRUCache({})', 'cache[…]'],
    ['new other.LRUCache({})', 'cache[…]'],
    ['a'],
    ['undefined'],
    ['new LRUCache({ max: 3 })', 'cache[…]'],
    ['new LRUCache()', 'cache[…]'],
    ['new LRUCache({ ttl: 0 })', 'cache[…]'],
    ['new LRUCache({ ttl: Infinity })', 'cache[…]'],
    ['new LRUCache({ ttl: 300_000 })', 'cache[…]: 300'],
    ['new LRUCache({ maxAge: 300_000 })', 'cache[…]: 300'],
    ['new LRUCache({ ttl })'],
    ['new LRUCache(options)'],
    ['new QuickLRU({ maxSize: 3 })', 'cache[…]'],
    ['new QuickLRU({ maxAge: 300_000 })', 'cache[…]: 300'],
    ['new QuickLRU({ ttl: 300_000 })', 'cache[…]'],
    ['new NodeCache()', 'cache[…]'],
    ['new NodeCache({ stdTTL: 300 })', 'cache[…]: 300'],
    ['new Keyv()', 'cache[…]'],
    ['new Keyv({ ttl: 300_000 })', 'cache[…]: 300'],
  ])('%s', (made, ...kept) => expect(keptIn(made)).toEqual(kept));
});

describe('how it is put there', () => {
  it.each<[made: string, put: string, ...kept: string[]]>([
    ['{}', 'cache[name] = value', 'cache[…]'],
    ['{}', 'cache.token = value', 'cache.token'],
    ['[]', 'cache.push(value)', 'cache[…]'],
    ['{}', 'Object.assign(cache, { value })', 'cache[…]'],
    ['new Store()', 'Object.assign(cache, { value })'],
    ['new Store()', 'cache[name] = value'],
    ['new Store()', 'cache.tokens.set(name, value)'],
    ['{ tokens: new Map() }', 'cache.tokens.set(name, value)', 'cache.tokens[…]'],
    ['{ tokens: new Store() }', 'cache.tokens.set(name, value)'],
    ['new Store()', '({ value: cache.token } = { value })'],
    ['{}', '({ value: cache.token } = { value })', 'cache.token'],
    ['new NodeCache()', 'cache.set(name, value, 300)'],
    ['new NodeCache()', 'cache.set(name, value, 0)', 'cache[…]'],
    ['new NodeCache()', 'cache.set(name, value, Infinity)', 'cache[…]'],
    ['new NodeCache()', 'cache.set(name, value, ttl)'],
    ['new LRUCache()', 'cache.set(name, value, { ttl: 300_000 })'],
    ['new LRUCache()', 'cache.set(name, value, { maxAge: 300_000 })'],
    ['new LRUCache()', 'cache.set(name, value, { expires: 300_000 })'],
    ['new LRUCache()', 'cache.set(name, value, { px: 300_000 })'],
    ['new LRUCache()', 'cache.set(name, value, { ex: 300 })'],
    ['new LRUCache()', 'cache.set(name, value, { ttl: 0 })', 'cache[…]'],
    ['new LRUCache()', 'cache.set(name, value, { size: 3 })', 'cache[…]'],
    ['new Map()', 'cache.set(name, value, 300)', 'cache[…]'],
  ])('%s: %s', (made, put, ...kept) => expect(keptIn(made, put)).toEqual(kept));

  it.each<[code: string, ...kept: string[]]>([
    ['globalThis.tokens ??= new Store(); globalThis.tokens[name] = value;', 'globalThis.tokens'],
    ['let cache; cache = value;'],
  ])('%s', (code, ...kept) =>
    expect(cachesOf(`${IMPORTS}export const load = async (name) => { const value = await getSecret(name); ${code} };`)).toEqual(kept),
  );
});

describe('the option that bounds it', () => {
  it.each<[before: string, after: string | undefined]>([
    ['new LRUCache({ max: 3 })', 'new LRUCache({ max: 3, ttl: 5 * 60 * 1000 })'],
    ['new LRUCache({ maxAge: 0 })', 'new LRUCache({ maxAge: 0, ttl: 5 * 60 * 1000 })'],
    ['new QuickLRU({ maxSize: 3 })', 'new QuickLRU({ maxSize: 3, maxAge: 5 * 60 * 1000 })'],
    ['new NodeCache({ stdTTL: 0 })', 'new NodeCache({ stdTTL: 300 })'],
    ['new Keyv({ store })', 'new Keyv({ store, ttl: 5 * 60 * 1000 })'],
    ['new LRUCache()', undefined],
  ])('%s becomes %s', (before, after) => {
    const code = `${IMPORTS}const cache = MADE;\nexport const load = async (name) => { cache.set(name, await getSecret(name)); };`;
    expect(repaired(code.replace('MADE', before))).toBe(after && code.replace('MADE', after));
  });
});

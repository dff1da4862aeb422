/** Which variables, fields and collections of the file keep a secret for as long as the process lives? */
import { describe, expect, it } from 'vitest';
import { secretCachesOf } from '../../../src/script/secret-caches.ts';
import { scriptOf } from '../script-of.ts';
import { cachesOf } from './caches-of.ts';

const SECRET = "import { getSecret } from './secrets';\n";

describe('kinds of places', () => {
  it.each<[code: string, store: string, label: string, at: string]>([
    ['let t; export const f = async () => { t ??= await getSecret(); };', 'variable', 't', 't ??= await getSecret()'],
    ['export const t = await getSecret();', 'constant', 't', 't = await getSecret()'],
    ['export let t = await getSecret();', 'variable', 't', 't = await getSecret()'],
    ['export const { t } = await getSecret();', 'constant', 't', '{ t } = await getSecret()'],
    ['export const o = { t: await getSecret() };', 'constant', 'o', 'await getSecret()'],
    ['const o = {}; export const f = async () => { o.t = await getSecret(); };', 'collection', 'o.t', 'o.t = await getSecret()'],
    ['const m = new Map(); export const f = async () => { m.set(1, await getSecret()); };', 'collection', 'm[…]', 'm.set(1, await getSecret())'],
    ['export class A { async f() { this.t = await getSecret(); } }', 'field', 'this.t', 'this.t = await getSecret()'],
    ['export class A { t = getSecret(); }', 'field', 'this.t', 't = getSecret();'],
    ['export const f = async () => { globalThis.t = await getSecret(); };', 'variable', 'globalThis.t', 'globalThis.t = await getSecret()'],
    ['export const f = async () => { process.env.T = await getSecret(); };', 'environment', 'process.env.T', 'process.env.T = await getSecret()'],
    ["import { LRUCache } from 'lru-cache'; const m = new LRUCache({ ttl: 9 }); export const f = async () => { m.set(1, await getSecret()); };", 'library', 'm[…]', 'm.set(1, await getSecret())'],
    ["import { LRUCache } from 'lru-cache'; const m = new LRUCache({}); export const f = async () => { m.set(1, await getSecret()); };", 'library', 'm[…]', 'm.set(1, await getSecret())'],
  ])('%s', (code, store, label, at) => {
    const text = SECRET + code;
    const caches = secretCachesOf(scriptOf(text));
    expect(caches.map((cache) => [cache.store, cache.label, text.slice(...cache.range)])).toEqual([[store, label, at]]);
  });
});

describe('files', () => {
  it.each<[rest: string, kept: boolean]>([
    ['export const f = () => t;', true],
    ['export default () => t;', true],
    ['export { t };', true],
    ['module.exports = () => t;', true],
    ['exports.f = () => t;', true],
    ["import type { Handler } from 'aws-lambda';", true],
    ["import middy from '@middy/core';", true],
    ["import { Logger } from '@aws-lambda-powertools/logger';", true],
    ["import x from 'aws-lambda-mock';", false],
    ["import x from './aws-lambda';", false],
    ["import x from './a';", false],
    ['console.log(t);', false],
  ])('that keep running: %s', (rest, kept) => {
    expect(cachesOf(`${SECRET}const t = await getSecret();\n${rest}`)).toEqual(kept ? ['t'] : []);
    const load = 'let u; async function load() { u = await getSecret(); }';
    expect(cachesOf(`${SECRET}${load}\n${rest.replaceAll('t;', 'u;').replace('{ t }', '{ u }')}`)).toEqual(kept ? ['u'] : []);
  });

  it('that end keep what is guarded', () => {
    expect(cachesOf(`${SECRET}let t; async function load() { t ??= await getSecret(); }\nload();`)).toEqual(['t']);
    expect(cachesOf(`${SECRET}class A { t = getSecret(); }\nconsole.log(new A());`)).toEqual(['this.t']);
  });
});

describe('one report', () => {
  it.each<[name: string, code: string, ...kept: string[]]>([
    ['for several writes', 'let t; export const f = async () => { t ??= await getSecret(); }; export const g = async () => { t ??= await getSecret(); };', 't'],
    ['for one assignment to several', 'let t, u; export const f = async () => { [t, u] = await getSecret(); };', 't'],
    ['for each place', 'let t, u; export const f = async () => { t ??= await getSecret(); u ??= await getSecret(); };', 't', 'u'],
    ['for what is taken out of it', 'const t = await getSecret();\nconst { u } = JSON.parse(t);\nexport const f = () => u;', 't'],
    ['for what is taken into a field', 'const t = await getSecret();\nexport class A { f() { this.u = t; } }', 't'],
    ['for what is made of itself', 'let t; export const f = async () => { t ??= await getSecret(); t = t.trim(); };', 't'],
    ['for what is put beside it', 'let t; export const f = async () => { t ??= JSON.parse(await getSecret()); t.header = `Bearer ${t.token}`; };', 't'],
    ['for a class of the file that keeps entries', 'class M { m = new Map(); set(k, v) { this.m.set(k, v); } }\nconst m = new M();\nexport const f = async () => { m.set(1, await getSecret()); };', 'this.m[…]'],
    ['for a class that another file extends', 'class M extends Base {}\nconst m = new M();\nexport const f = async () => { m.set(1, await getSecret()); };', 'm[…]'],
  ])('%s', (_, code, ...kept) => expect(cachesOf(SECRET + code)).toEqual(kept));
});

describe('what keeps nothing', () => {
  it.each<[name: string, code: string, ...kept: string[]]>([
    ['a literal', "export const password = 'x';"],
    ['what a constructor is handed', 'export class A { constructor(t) { this.t = t; } }\nexport const f = async () => new A(await getSecret());'],
    ['what a method is handed', 'export class A { set(t) { this.t = t; } }\nexport const f = async (a) => new A().set(await getSecret());', 'this.t'],
    ['what a constructor fetches', 'export class A { constructor() { this.t = getSecret(); } }', 'this.t'],
    ['a name alone at module level', "import { load } from './load';\nexport const { apiKey } = await load();"],
    ['a handler beside a reader', 'let t; export const handler = async () => { t = await getSecret(); };\nexport const peek = () => t;'],
    ['a handler', 'let t; export const handler = async () => { t = await getSecret(); use(t); };'],
    ['a handler that takes it apart', 'let t; export const handler = async () => { ({ t } = await getSecret()); };\nexport const peek = () => t;'],
    ['a handler that asks', 'let t; export const handler = async () => { if (!t) t = await getSecret(); use(t); };', 't'],
    ['a handler that keeps', 'let t; export const handler = async () => { t ??= await getSecret(); use(t); };', 't'],
    ['a handler with a conditional value', 'let t; export const handler = async () => { t = t ? t : await getSecret(); use(t); };', 't'],
    ['a handler with another conditional value', 'let t; export const handler = async (e) => { t = e.a ? await getSecret() : 1; use(t); };'],
  ])('%s', (_, code, ...kept) => expect(cachesOf(SECRET + code)).toEqual(kept));
});

describe('the shortest time', () => {
  const code = (test: string, made = 'new Map()', after = ''): string =>
    `${SECRET}import { LRUCache } from 'lru-cache';\nconst m = ${made}; let at = 0;\nexport const f = async (k) => { if (${test}) { m.set(k, await getSecret()); at = Date.now(); } ${after} return m.get(k); };`;

  it.each<[code: string, ...kept: string[]]>([
    [code('!m.has(k) || Date.now() - at > 600_000'), 'm[…]: 600'],
    [code('!m.has(k) || Date.now() - at > 600_000', 'new LRUCache({ ttl: 300_000 })'), 'm[…]: 300'],
    [code('!m.has(k) || Date.now() - at > 600_000', 'new LRUCache({ ttl: 900_000 })'), 'm[…]: 600'],
    [code('!m.has(k) || Date.now() - at > 600_000', 'new LRUCache({})'), 'm[…]: 600'],
    [code('!m.has(k)', 'new LRUCache({ ttl: 900_000 })'), 'm[…]: 900'],
    [code('!m.has(k) || Date.now() - at > ttl', 'new LRUCache({ ttl: 900_000 })')],
    [code('!m.has(k) || Date.now() - at > 600_000', 'new Map()', 'if (Date.now() - at > 60_000) m.clear();'), 'm[…]: 60'],
    [code('!m.has(k) || Date.now() - at > 600_000', 'new Map()', 'if (Date.now() - at > ttl) m.clear();'), 'm[…]: 600'],
  ])('%s', (text, ...kept) => expect(cachesOf(text)).toEqual(kept));

  it('is shortened by no repair where the file compares it', () => {
    const bounds = (text: string): readonly unknown[] => secretCachesOf(scriptOf(text))[0]!.bounds;
    expect(bounds(code('!m.has(k)'))).toMatchObject([{ how: 'guard', harmless: false }]);
    expect(bounds(code('!m.has(k) || Date.now() - at > 600_000'))).toEqual([]);
  });
});

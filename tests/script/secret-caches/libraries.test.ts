/** Which libraries keep a secret that they fetch or that a function returns? */
import { describe, expect, it } from 'vitest';
import { secretCachesOf } from '../../../src/script/secret-caches.ts';
import { scriptOf } from '../script-of.ts';
import { cachesOf, repaired } from './caches-of.ts';

const SECRET = "import { getSecret } from './secrets';\n";

describe('memoizing functions', () => {
  it.each<[imported: string, call: string, ...kept: string[]]>([
    ["import { once } from 'lodash';", 'once(getSecret)', 'once'],
    ["import once from 'lodash/once';", 'once(getSecret)', 'once'],
    ["import lonce from 'lodash.once';", 'lonce(getSecret)', 'once'],
    ["import first from 'once';", 'first(getSecret)', 'once'],
    ["import { onceAsync } from './once';", 'onceAsync(getSecret)', 'onceAsync'],
    ["import { pOnce } from './once';", 'pOnce(getSecret)', 'pOnce'],
    ["import _ from 'lodash';", '_.memoize(getSecret)', 'memoize'],
    ["import keep from 'lodash/memoize';", 'keep(getSecret)', 'memoize'],
    ["import keep from 'lodash.memoize';", 'keep(getSecret)', 'memoize'],
    ["import keep from 'fast-memoize';", 'keep(getSecret)', 'fastMemoize'],
    ["import { fastMemoize } from './memo';", 'fastMemoize(getSecret)', 'fastMemoize'],
    ["import keep from 'memoize-one';", 'keep(getSecret)', 'memoizeOne'],
    ["import { memoizeOne } from './memo';", 'memoizeOne(getSecret)', 'memoizeOne'],
    ["import keep from 'p-memoize';", 'keep(getSecret)', 'pMemoize'],
    ["import { pMemoize } from './memo';", 'pMemoize(getSecret)', 'pMemoize'],
    ["import keep from 'memoizee';", 'keep(getSecret)', 'memoizee'],
    ["import keep from 'mem';", 'keep(getSecret)', 'mem'],
    ["import keep from 'memoize';", 'keep(getSecret)', 'mem'],
    ["import keep from 'moize';", 'keep(getSecret)', 'moize'],
    ["import { moize } from './memo';", 'moize(getSecret)', 'moize'],
    ["import keep from 'promise-memoize';", 'keep(getSecret)', 'promiseMemoize'],
    ["import { promiseMemoize } from './memo';", 'promiseMemoize(getSecret)', 'promiseMemoize'],
    ["import { memo } from './memo';", 'memo(getSecret)', 'memo'],
    ["import { cache } from 'react';", 'cache(getSecret)', 'cache'],
    ["import { cache } from './cache';", 'cache(getSecret)'],
    ["import Lazy from 'p-lazy';", 'new Lazy(getSecret)', 'PLazy'],
    ["import { PLazy } from './lazy';", 'new PLazy(getSecret)', 'PLazy'],
    ["import { Lazy } from './lazy';", 'new Lazy(getSecret)', 'Lazy'],
    ["import { lazy } from './lazy';", 'lazy(getSecret)', 'lazy'],
    ["import { AsyncLazy } from './lazy';", 'new AsyncLazy(getSecret)', 'AsyncLazy'],
    ["import { LazyPromise } from './lazy';", 'new LazyPromise(getSecret)', 'LazyPromise'],
    ["import { wrap } from './once';", 'wrap(getSecret)'],
    ["import keep from 'lodash';", 'keep(getSecret)'],
    ["import { keep } from 'p-memoize';", 'keep(getSecret)'],
    ["import { once } from 'lodash';", 'once()'],
    ["import { once } from 'lodash';", '(0, once)(getSecret)'],
  ])('%s %s', (imported, call, ...kept) => expect(cachesOf(`${imported}\n${SECRET}export const get = ${call};`)).toEqual(kept));

  it.each<[what: string, kept: boolean]>([
    ['getSecret', true],
    ['secrets.getSecret', true],
    ['() => getSecret()', true],
    ['async () => { const s = await getSecret(); return s; }', true],
    ['async (a) => { if (a) return undefined; return getSecret(); }', true],
    ['async () => { await getSecret(); }', false],
    ['() => load()', false],
    ['load', false],
    ['secrets.load', false],
    ['local', true],
    ['other', false],
  ])('of %s: %s', (what, kept) => {
    const code = `import { once } from 'lodash';\n${SECRET}const local = () => getSecret();\nconst other = () => 1;\nexport const get = once(${what});`;
    expect(cachesOf(code)).toEqual(kept ? ['once'] : []);
  });

  it.each<[options: string, ...kept: string[]]>([
    ['', 'memoizee'],
    [', {}', 'memoizee'],
    [', { promise: true }', 'memoizee'],
    [', { maxAge: 300_000 }', 'memoizee: 300'],
    [', { ttl: 300_000 }', 'memoizee: 300'],
    [', { maxAge: Infinity }', 'memoizee'],
    [', { maxAge }'],
    [', options'],
    [', { cache: new ExpiryMap(3) }'],
    [', (name) => name', 'memoizee'],
    [', keyOf', 'memoizee'],
    [', someKeyOf'],
  ])('memoizee with%s', (options, ...kept) =>
    expect(cachesOf(`import memoizee from 'memoizee';\n${SECRET}const keyOf = (a) => a;\nexport const get = memoizee(getSecret${options});`)).toEqual(kept),
  );

  it.each<[options: string, ...kept: string[]]>([
    ['{ promise: true }', 'memoize'],
    ['{ maxAge: 300_000 }'],
    ['{ ttl: 300_000 }'],
    ['{ expire: 300_000 }'],
    ['{ expires: 300_000 }'],
    ['{ timeout: 300_000 }'],
    ['{ cacheTimeout: 300_000 }'],
    ['{ maxAge: Infinity }', 'memoize'],
  ])('a memoizer that is not known, with %s', (options, ...kept) =>
    expect(cachesOf(`import { memoize } from './memoize';\n${SECRET}export const get = memoize(getSecret, ${options});`)).toEqual(kept),
  );

  it.each<[code: string, kept: boolean]>([
    ['export const get = () => once(getSecret)();', false],
    ['export class A { get = once(getSecret); }', true],
    ['export const get = once(getSecret);', true],
  ])('lives as long as the module: %s %s', (code, kept) =>
    expect(cachesOf(`import { once } from 'lodash';\n${SECRET}${code}`)).toEqual(kept ? ['once'] : []),
  );

  it.each<[code: string, kept: boolean]>([
    ['function once(fn, ttl) { let v, at; return () => (Date.now() - at > ttl ? (v = fn()) : v); }', false],
    ['class Lazy { constructor(fn) { this.fn = fn; setInterval(() => this.reset(), 3); } }', false],
    ['function once(fn) { return fn; }', true],
    ['class Lazy { constructor(fn) { this.fn = fn; } }', true],
  ])('of the file itself: %s %s', (code, kept) => {
    const call = code.startsWith('class') ? 'new Lazy' : 'once';
    expect(cachesOf(`${SECRET}${code}\nexport const get = ${call}(() => getSecret());`)).toEqual(kept ? [call.replace('new ', '')] : []);
  });

  it.each<[call: string, repair: string | undefined]>([
    ['memoizee(getSecret)', 'memoizee(getSecret, { maxAge: 5 * 60 * 1000 })'],
    ['memoizee(getSecret, { promise: true })', 'memoizee(getSecret, { promise: true, maxAge: 5 * 60 * 1000 })'],
    ['memoizee(getSecret, (name) => name)', undefined],
    ['once(getSecret)', undefined],
  ])('%s is bounded by its option', (call, repair) => {
    const code = `import memoizee from 'memoizee';\nimport { once } from 'lodash';\n${SECRET}export const get = `;
    expect(repaired(`${code}${call};`)).toBe(repair && `${code}${repair};`);
  });

  it('of the file itself has no option', () =>
    expect(repaired(`${SECRET}function memoizee(fn) { return fn; }\nexport const get = memoizee(() => getSecret());`)).toBeUndefined());
});

describe('middlewares', () => {
  it.each<[call: string, ...kept: string[]]>([
    ["secretsManager({ fetchData: { a: 'b' } })", 'secretsManager'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry: -1 })", 'secretsManager'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry: 0 })", 'secretsManager: 0'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry: 300_000 })", 'secretsManager: 300'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry: 86_400_000 })", 'secretsManager: 86400'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry: 86_400_001 })", 'secretsManager: 0'],
    ["secretsManager({ fetchData: { a: 'b' }, cacheExpiry })"],
    ["secretsManager({ fetchData: { a: 'b' }, cacheKeyExpiry: { a: 1 } })"],
    ['secretsManager({ fetchData: {} })'],
    ['secretsManager({})'],
    ["ssm({ fetchData: { token: '/a/b/token' } })", 'ssm'],
    ["ssm({ fetchData: { a: '/a/b/password' } })", 'ssm'],
    ["ssm({ fetchData: { level: '/a/b/log-level' } })"],
    ["ssm({ fetchData: { level: '/a/b/log-level', token: '/a/b/token' } })", 'ssm'],
    ['ssm({ fetchData: { token: name } })', 'ssm'],
    ["ssm({ fetchData: { token: '/a/b/log-level' } })"],
    ['ssm({ fetchData: { level: name } })', 'ssm'],
    ["ssm({ fetchData: { level: '/a/b/stripe' } })"],
    ["ssm({ fetchData: { token: '/a/b/stripe' } })", 'ssm'],
    ["ssm({ fetchData: { [key]: '/a/b/stripe' } })", 'ssm'],
    ["other({ fetchData: { token: '/a/b/token' } })"],
  ])('%s', (call, ...kept) => {
    const imports = "import ssm from '@middy/ssm';\nimport secretsManager from '@middy/secrets-manager';\nimport other from './other';\n";
    expect(cachesOf(`${imports}export const m = ${call};`)).toEqual(kept);
  });

  it('are bounded by their option', () => {
    const code = "import ssm from '@middy/ssm';\nexport const m = ssm({ fetchData: { token: '/a/b/token' }, cacheExpiry: -1 });";
    expect(repaired(code)).toBe(code.replace('-1', '5 * 60 * 1000'));
  });
});

describe('Powertools', () => {
  const code = (call: string, from = '@aws-lambda-powertools/parameters'): string =>
    `import { getSecret } from '${from}/secrets';\nimport { getParameter } from '${from}/ssm';\nexport const get = () => ${call};`;

  it.each<[call: string, ...kept: string[]]>([
    ["getSecret('a')"],
    ["getSecret('a', { maxAge: 60 })", 'getSecret: 60'],
    ["getSecret('a', { maxAge: Infinity })", 'getSecret'],
    ["getSecret('a', { maxAge })"],
    ["getSecret('a', { transform: 'maxAge' })"],
    ["getParameter('/a/b/token', { decrypt: true, maxAge: 60 })", 'getParameter: 60'],
    ["getParameter('/a/b/log-level', { maxAge: 60 })"],
    ["load('a', { maxAge: 60 })"],
  ])('%s', (call, ...kept) => expect(cachesOf(code(call))).toEqual(kept));

  it('is not any library', () => expect(cachesOf(code("getSecret('a', { maxAge: 60 })", './parameters'))).toEqual([]));

  it('is bounded in seconds', () =>
    expect(repaired(code("getSecret('a', { maxAge: Infinity })"))).toBe(code("getSecret('a', { maxAge: 300 })")));
});

describe('caches that fetch', () => {
  it.each<[made: string, kept: boolean]>([
    ['new LRUCache({ fetchMethod: getSecret })', true],
    ['new LRUCache({ fetchMethod: (name) => getSecret(name) })', true],
    ['new LRUCache({ fetchMethod: load })', false],
    ['new LRUCache({ max: 3 })', false],
    ['new LRUCache()', false],
    ['new LRUCache({ fetchMethod: getSecret, ttl: 0 })', true],
    ['new LRUCache({ fetchMethod: getSecret, ttl: Infinity })', true],
    ['new LRUCache({ fetchMethod: getSecret, ttl: 300_000 })', false],
    ['new LRUCache({ fetchMethod: getSecret, maxAge: 300_000 })', false],
    ['new LRUCache({ fetchMethod: getSecret, ttl })', false],
    ['new Other({ fetchMethod: getSecret })', false],
    ['() => new LRUCache({ fetchMethod: getSecret })', false],
  ])('%s: %s', (made, kept) =>
    expect(cachesOf(`import { LRUCache } from 'lru-cache';\n${SECRET}export const c = ${made};`)).toEqual(kept ? ['LRUCache'] : []),
  );

  it('are bounded by their option', () => {
    const code = `import { LRUCache } from 'lru-cache';\n${SECRET}export const c = new LRUCache({ fetchMethod: getSecret });`;
    expect(repaired(code)).toBe(code.replace(' });', ', ttl: 5 * 60 * 1000 });'));
  });
});

it.each<[code: string, told: Readonly<Record<string, unknown>>]>([
  ["import { once } from 'lodash';\nexport const x = once(getSecret);", { store: 'memoizer', confidence: 'wrapper', misread: false }],
  ["import m from '@middy/secrets-manager';\nexport const x = m({ fetchData: { a: 'b' } });", { store: 'middleware', confidence: 'certain', misread: false }],
  ["import m from '@middy/secrets-manager';\nexport const x = m({ fetchData: { a: 'b' }, cacheExpiry: 86_400_001 });", { store: 'middleware', misread: true }],
  ["import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nexport const x = () => getSecret('a', { maxAge: 9 });", { store: 'library', confidence: 'certain' }],
  ["import { LRUCache } from 'lru-cache';\nexport const x = new LRUCache({ fetchMethod: getSecret });", { store: 'library', confidence: 'wrapper' }],
])('what is told of %s', (code, told) => {
  const imports = code.includes('powertools') ? '' : SECRET;
  expect(secretCachesOf(scriptOf(imports + code))).toMatchObject([{ holds: 'secret', ...told }]);
});

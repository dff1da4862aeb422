/** What outlives an invocation, and what runs in every one? */
import { describe, expect, it } from 'vitest';
import { isHandler, runsInEveryInvocation } from '../../../src/script/secret-caches/lifetimes.ts';
import { functionOf } from '../../../src/script/syntax.ts';
import { scriptOf, shown } from '../script-of.ts';
import { cachesOf } from './caches-of.ts';

describe('handlers', () => {
  it.each<[code: string, handler: boolean]>([
    ['function handler() { show(1); }', true],
    ['function lambdaHandler() { show(1); }', true],
    ['function lambda_handler() { show(1); }', true],
    ['function handle() { show(1); }', true],
    ['function handleEvent() { show(1); }', true],
    ['function handleRequest() { show(1); }', true],
    ['function handleToken() { show(1); }', false],
    ['function handlers() { show(1); }', false],
    ['function myhandler() { show(1); }', false],
    ['function load() { show(1); }', false],
    ['export default function () { show(1); }', true],
    ['export default function load() { show(1); }', true],
    ['export function load() { show(1); }', false],
    ['const handler = () => show(1);', true],
    ['const handler = (async () => show(1)) as Handler;', true],
    ['const load = () => show(1);', false],
    ['const [handler] = () => show(1);', false],
    ['export default () => show(1);', true],
    ['exports.handler = () => show(1);', true],
    ['exports.load = () => show(1);', false],
    ['module.exports = () => show(1);', true],
    ['module.exports.handler = () => show(1);', true],
    ['load = () => show(1);', false],
    ['class A { handler() { show(1); } }', true],
    ['class A { handle = () => show(1); }', true],
    ['class A { load() { show(1); } }', false],
    ['class A { [key]() { show(1); } }', false],
    ['const api = { handler: () => show(1) };', true],
    ['const api = { load: () => show(1) };', false],
    // Registered or wrapped.
    ["app.get('/', () => show(1));", true],
    ["app.get('/', () => show(1)).listen(80);", true],
    ['(() => show(1))();', false],
    ['const handler = wrap(() => show(1));', true],
    ['const handler = wrap(wrap(() => show(1)));', true],
    ['const handler = middy(() => show(1)).use(json());', true],
    ['const load = wrap(() => show(1));', false],
    ['const load = middy().use(json()).handler(() => show(1));', true],
    ['const load = middy().before(() => show(1));', false],
    ['const handler = [() => show(1)];', false],
    ['export default wrap(() => show(1));', true],
    ['exports.handler = wrap(() => show(1));', true],
    ['(() => show(1)).name;', false],
    ['() => show(1);', false],
    ['wrap(() => show(1)).name;', false],
    ['const load = handler(() => show(1));', false],
    ['const handler = (() => show(1)).call(a);', false],
  ])('%s: %s', (code, handler) => {
    const script = scriptOf(code);
    expect(isHandler(functionOf(shown(script)[0]!)!)).toBe(handler);
  });
});

describe('what runs in every invocation', () => {
  it.each<[code: string, every: boolean]>([
    ['export const handler = () => { show(1); };', true],
    ['show(1);', false],
    ['function load() { show(1); } load();', false],
    ['function load() { show(1); } export const handler = () => load();', true],
    ['function load() { show(1); } function all() { load(); } export const handler = () => all();', true],
    ['function load() { show(1); } function all() { load(); }', false],
    ['function load() { show(1); load(); }', false],
    ['let token; export const handler = () => { if (!token) show(1); };', false],
    ['let token; function load() { show(1); } export const handler = () => { if (!token) load(); };', false],
    ['let token; function load() { if (token) return; show(1); } export const handler = () => load();', false],
    ['export const handler = (event) => { if (event.a) show(1); };', true],
    ['const WITH = true; export const handler = () => { if (WITH) show(1); };', true],
  ])('%s: %s', (code, every) => {
    const script = scriptOf(code);
    expect(runsInEveryInvocation(script, shown(script)[0]!)).toBe(every);
  });
});

describe('what lives longer than an invocation', () => {
  const SECRET = "import { getSecret } from './secrets';\n";

  it.each<[name: string, code: string, ...kept: string[]]>([
    ['a variable of the module', 'let t; export const get = async () => (t ??= await getSecret());', 't'],
    ['a parameter', 'export const get = async (t) => (t ??= await getSecret());'],
    ['a variable of a function', 'export const get = async () => { let t; t ??= await getSecret(); return t; };'],
    ['a variable of a handler', 'export const handler = () => { let t; return async () => (t ??= await getSecret()); };'],
    ['a variable of a block', '{ let t; use(async () => (t ??= await getSecret())); } export {};'],
    ['a closure', 'export const make = () => { let t; return async () => (t ??= await getSecret()); };', 't'],
    ['an object of closures', 'export const make = () => { let t; return { get: async () => (t ??= await getSecret()) }; };', 't'],
    ['a method', 'export const make = () => { let t; return { async get() { return (t ??= await getSecret()); } }; };', 't'],
    ['a spread object', 'export const make = () => { let t; const get = async () => (t ??= await getSecret()); return { ...{ get } }; };', 't'],
    ['a list of closures', 'export const make = () => { let t; return [, async () => (t ??= await getSecret())]; };', 't'],
    ['one of two closures', 'export const make = (a) => { let t; return a ? async () => (t ??= await getSecret()) : undefined; };', 't'],
    ['the other of two closures', 'export const make = (a) => { let t; return a ? undefined : async () => (t ??= await getSecret()); };', 't'],
    ['a class', 'export const make = () => { let t; return class { async get() { return (t ??= await getSecret()); } }; };', 't'],
    ['a named closure', 'export const make = () => { let t; async function get() { return (t ??= await getSecret()); } return get; };', 't'],
    ['a constant closure', 'export const make = () => { let t; const get = async () => (t ??= await getSecret()); return { get }; };', 't'],
    ['a closure inside a closure', 'export const make = () => { let t; return () => async () => (t ??= await getSecret()); };', 't'],
    ['a closure that is only called', 'export const make = async () => { let t; const get = async () => (t ??= await getSecret()); return get(); };'],
    ['a closure that is handed on', 'export const make = () => { let t; return use(async () => (t ??= await getSecret())); };'],
    ['itself', 'export const make = () => { let t; const get = async () => (t ??= await getSecret()); get(); return make; };'],
    ['a closure beside another use', 'export const make = () => { let t; use(t); return async () => (t ??= await getSecret()); };', 't'],
    ['a parameter of a closure', 'export const make = (t) => async () => (t ??= await getSecret());'],
    ['nothing', 'export const make = () => { let t; const get = async () => (t ??= await getSecret()); get(); };'],
    ['another closure', 'export const make = () => { let t; const get = async () => (t ??= await getSecret()); get(); return () => 1; };'],
    ['a closure that is made by each request', 'const make = () => { let t; return async () => (t ??= await getSecret()); };\nexport const get = async () => make()();'],
    ['a closure that is made by the module', 'const make = () => { let t; return async () => (t ??= await getSecret()); };\nexport const get = make();', 't'],
    ['a closure that is made by both', 'const make = () => { let t; return async () => (t ??= await getSecret()); };\nexport const get = make(); export const again = () => make();', 't'],
  ])('%s', (_, code, ...kept) => expect(cachesOf(SECRET + code)).toEqual(kept));

  it.each<[name: string, code: string, ...kept: string[]]>([
    ['an exported class', 'export CLASS'],
    ['a default export', 'export default CLASS'],
  ])('a field of %s', (_, code) => {
    const cls = 'class Client { token; async get() { return (this.token ??= await getSecret()); } }';
    expect(cachesOf(`${SECRET}${code.replace('CLASS', cls)}\nexport const f = () => { const c = new Client(); return c.get(); };`)).toEqual(['this.token']);
  });

  it.each<[use: string, kept: boolean]>([
    ['export const f = () => { const c = new Client(); return c.get(); };', false],
    ['export const f = () => new Client().get();', false],
    ['export const f = () => new Client();', true],
    ['export const f = () => { client = new Client(); };', true],
    ['export const f = () => use(new Client());', true],
    ['const c = new Client(); export const f = () => c.get();', true],
    ['const c = new Client(); export const f = () => { const d = new Client(); return d.get(); };', true],
    ['export const f = () => { const d = new Other(); return d.get(); };', true],
    ['export { Client };', true],
  ])('a field of a class with %s', (use, kept) => {
    const code = 'class Client { token; async get() { return (this.token ??= await getSecret()); } }';
    expect(cachesOf(`${SECRET}${code}\n${use}`)).toEqual(kept ? ['this.token'] : []);
  });

  it('a static field', () => {
    const code = 'class Client { static token; async get() { return (Client.token ??= await getSecret()); } }';
    expect(cachesOf(`${SECRET}${code}\nexport const f = () => new Client().get();`)).toEqual(['Client.token']);
  });
});

describe('what is written anew before every use', () => {
  it.each<[code: string, kept: boolean]>([
    ['export async function get() { token = await getSecret(); return token.length; }', false],
    ['export async function get() { use(token); token = await getSecret(); }', true],
    ['export async function get() { token = await getSecret(); } export const peek = () => token;', true],
    ['export async function get() { token = await getSecret(); } use(token);', true],
    ['async function load() { token = await getSecret(); } export const get = async () => { await load(); return token; };', false],
    ['async function load() { token = await getSecret(); } export const get = async () => { use(token); await load(); };', true],
    ['async function load() { token = await getSecret(); } export const get = async () => { if (!token) await load(); return token; };', true],
    ['async function load() { token = await getSecret(); } export const get = async (a) => { if (a) await load(); return token; };', false],
    ['async function load() { token = await getSecret(); } load(); export const get = async () => token;', true],
    ['async function load() { token = await getSecret(); } export const f = () => load(); export const get = async () => token;', true],
    ['export async function get() { token = await getSecret(); }', true],
    ['let asked = 0; export async function get() { if (asked++) return; token = await getSecret(); return token.length; }', true],
    ['token = await getSecret(); export const get = () => token;', true],
    ['export async function get() { token = await getSecret(); return token.length; } export const peek = () => token;', true],
    ['async function load() { token = await getSecret(); } load(); use(token); export {};', true],
    ['let asked; async function load() { token = await getSecret(); } export const get = async () => { if (!asked) await load(); asked = 1; return token; };', true],
  ])('%s', (code, kept) =>
    expect(cachesOf(`import { getSecret } from './secrets';\nlet token;\n${code}`)).toEqual(kept ? ['token'] : []),
  );
});

it.each<[first: string, kept: boolean]>([
  ['#!/usr/bin/env node\n', false],
  ["import { Stack } from 'aws-cdk-lib';\n", false],
  ["import * as lambda from 'aws-cdk-lib/aws-lambda';\n", false],
  ["import { Queue } from '@aws-cdk/aws-sqs';\n", false],
  ["import { Construct } from 'constructs';\n", false],
  ["import * as aws from '@pulumi/aws';\n", false],
  ["import { App } from 'cdktf';\n", false],
  ["import { AwsProvider } from '@cdktf/provider-aws';\n", false],
  ["import { Function } from 'sst/constructs';\n", false],
  ["import type { AWS } from '@serverless/typescript';\n", false],
  ["import { Bus } from 'sst';\n", true],
  ["import { Stack } from 'my-aws-cdk-lib';\n", true],
  ["import { Stack } from 'aws-cdk-library';\n", true],
  ["import { App } from '@middy/core';\n", true],
  ['// #!\n', true],
])('a file that begins with %j', (first, kept) => {
  const code = "import { getSecret } from './secrets';\nlet token;\nexport const get = async () => (token ??= await getSecret());";
  expect(cachesOf(first + code)).toEqual(kept ? ['token'] : []);
});

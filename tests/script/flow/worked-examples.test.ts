import { describe, expect, it } from 'vitest';
import { placesOf } from './uses-of.ts';

/** What the examples share: clients, a logger, getters under their own and under other names. */
const BEFORE = `
import { Logger } from '@aws-lambda-powertools/logger';
import { getSecret as pt, SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { SecretsManager, SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SSMClient, GetParameterCommand, GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import debug from 'debug';
import { createHash } from 'node:crypto';
const sm = new SecretsManager({});
const client = new SecretsManagerClient({});
const ssm = new SSMClient({});
const l = new Logger();
`;

/** The code as it would stand in a handler. */
const within = (code: string): string => `${BEFORE}\nexport async function handler(event) {\n${code}\n}`;

describe('reported', () => {
  it.each([
    ["const { SecretString } = await sm.getSecretValue({ SecretId: 'x' }); l.info('x', { SecretString })", ['SecretString']],
    ["const r = await client.send(new GetSecretValueCommand({ SecretId: 'x' })); console.log(r)", ['r']],
    [
      "const r = await client.send(new GetSecretValueCommand({ SecretId: 'x' })); console.log(JSON.parse(r.SecretString ?? '{}').password)",
      ["JSON.parse(r.SecretString ?? '{}').password"],
    ],
    ["const s = await pt('x'); debug('ns')('s %s', s)", ['s']],
    ["const log = console.log; const s = await pt('x'); log(s)", ['s']],
    ["const p = await getParameter('/a/p', { decrypt: true }); console.log(p)", ['p']],
    [
      "const out = await ssm.send(new GetParametersByPathCommand({ Path: '/a', WithDecryption: true })); for (const p of out.Parameters ?? []) console.log(p.Value)",
      ['p.Value'],
    ],
    [
      `const out = await ssm.send(new GetParametersByPathCommand({ Path: '/a', WithDecryption: true }));
       const all = Object.fromEntries(out.Parameters.map((p) => [p.Name, p.Value])); console.log(all)`,
      ['all'],
    ],
    ["const [a] = await Promise.all([pt('a'), fetch('https://example.com')]); console.log(a)", ['a']],
    ["const fmt = (x) => `<${x}>`; const secret = await pt('x'); console.log(fmt(secret))", ['fmt(secret)']],
    ["function logIt(x) { console.log(x) } logIt('a'); logIt(await pt('x'))", ['x']],
    ["pt('z').then(console.log)", ['console.log']],
    ["pt('z').then((v) => console.log(v))", ['v']],
    ["class C { tok; async init() { this.tok = await pt('x') } dump() { console.log(this.tok) } }", ['this.tok']],
    ['class C { constructor(private apiKey: string) {} dump() { console.log(this.apiKey) } }', ['this.apiKey']],
    ["const token = await pt('x'); console.log(token.slice(4))", ['token.slice(4)']],
    ["const headers = { Authorization: 'Bearer ' + (await pt('x')) }; console.log('req', { headers })", ['headers']],
    ["const o = {}; o.x = await pt('x'); console.log(o)", ['o']],
    ["const s = await pt('x'); const e = new Error(`bad ${s}`); l.error('boom', e)", ['s', 'e']],
    ["const token = await pt('x'); l.appendKeys({ token })", ['token']],
    ['console.log(process.env.DB_PASSWORD)', ['process.env.DB_PASSWORD']],
    ['console.log(process.env)', ['process.env']],
    ['const { API_KEY } = process.env; console.log(API_KEY)', ['API_KEY']],
    [
      "const p = new SecretsProvider(); const c = await p.get('x', { transform: 'json' }); console.log(c.password)",
      ['c.password'],
    ],
    ["let v = 'a'; console.log(v); v = await pt('x'); console.log(v)", ['v']],
    ["let v = 'a'; for (const i of [1, 2]) { console.log(v); v = await pt('x') }", ['v']],
    ["const s = await pt('x'); throw new Error(`bad ${s}`)", ['s']],
    ["const s = await pt('x'); throw `bad ${s}`", ['s']],
  ])('%s', (code, expected) => {
    expect(placesOf(within(code))).toEqual(expected);
  });

  it('points at the use after the assignment, not at the one before', () => {
    const code = within("let v = 'a'; console.log('first', v); v = await pt('x'); console.log('second', v)");
    expect(placesOf(code)).toEqual(['v']);
    expect(placesOf(code.replace("console.log('second', v)", ''))).toEqual([]);
  });
});

describe('silent', () => {
  it.each([
    "const r = await client.send(new GetSecretValueCommand({ SecretId: 'x' })); console.log(r.VersionId, r.Name)",
    "const r = await client.send(new GetSecretValueCommand({})); const creds = JSON.parse(r.SecretString); console.log(creds.username, creds.host)",
    "const s = await pt('x'); console.log(s?.length, !!s, typeof s, s ? 'set' : 'unset', s === 'x')",
    "const p = await getParameter('/a/p'); console.log(p)",
    "const r = await ssm.send(new GetParameterCommand({ Name: '/a/b' })); console.log(r.Parameter.Value)",
    "const r = await ssm.send(new GetParameterCommand({ Name: '/a/b', WithDecryption: false })); console.log(r)",
    "const out = await ssm.send(new GetParametersByPathCommand({ Path: '/a', WithDecryption: true })); for (const p of out.Parameters ?? []) console.log(p.Name)",
    "const m = { key: await pt('x') }; console.log(Object.keys(m))",
    "const [a, b] = await Promise.all([pt('a'), fetch('https://example.com')]); console.log(b.status)",
    "const fmt = (x) => `<${x}>`; fmt(await pt('x')); console.log(fmt('name'))",
    "let v = await pt('x'); v = mask(v); console.log(v)",
    "const token = await pt('x'); if (!token) { console.log('no token', token) }",
    "const token = await pt('x'); console.log(token === undefined ? token : 'set')",
    "const headers = { Authorization: 'Bearer ' + (await pt('x')) }; const res = await fetch('https://example.com', { headers }); console.log(res.status)",
    "const o = { y: 1 }; o.x = await pt('x'); console.log(o.y)",
    'console.log(event.tokenCount)',
    'function f(token: number) { console.log("token", token) }',
    'function f(cancellationToken: AbortSignal) { console.log("token", cancellationToken) }',
    'console.log("token", event.nextToken)',
    'console.log(process.env.LOG_LEVEL)',
    'const { STAGE } = process.env; console.log(STAGE)',
    "const secret = await pt('x'); console.log(createHash('sha256').update(secret).digest('hex'))",
    "const secret = await pt('x'); console.log(secret.replace(/./g, '*'))",
    "const secret = await pt('x'); console.log(event.body.replace(secret, '***'))",
    "const secret = await pt('x'); const line = 'x ' + secret; console.log(line.replace(secret, '***'))",
    "const secret = await pt('x'); console.log(sign(event, secret))",
    "const list = [await pt('x')]; list.forEach((secret, i) => console.log(i))",
    "const list = [await pt('x')]; list.reduce((i, secret) => { console.log(i); return i + 1 }, 0)",
    'console.log(passwordSchema)',
  ])('%s', (code) => {
    expect(placesOf(within(code))).toEqual([]);
  });

  it('a slice of four characters counts as such', async () => {
    const { secretUsesOf } = await import('../../../src/script/secret-uses.ts');
    const { scriptOf } = await import('../script-of.ts');
    const partial = (code: string) => secretUsesOf(scriptOf(within(code))).map((use) => use.partial);
    expect(partial("const s = await pt('x'); console.log(s.slice(-4))")).toEqual([4]);
    expect(partial("const s = await pt('x'); console.log(s.slice(0, 8))")).toEqual([8]);
    expect(partial("const s = await pt('x'); console.log(s.slice(4))")).toEqual([undefined]);
    expect(partial("const s = await pt('x'); console.log(`${s.substring(0, 2)}…${s.substr(-3)}`)")).toEqual([2, 3]);
  });
});

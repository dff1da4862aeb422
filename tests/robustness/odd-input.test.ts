/** Odd but valid input: no exception, places in the text, bounded time (a hang is a failed test). */
import { describe, expect, it } from 'vitest';
import { everything, lintSoundly } from './everything.ts';

const READ = `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
const read = async () => (await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }))).Parameter?.Value;
`;
const repeated = (times: number, line: (index: number) => string): string => Array.from({ length: times }, (_, index) => line(index)).join('\n');
const rulesIn = (text: string): (string | null)[] => lintSoundly(text).filter(({ fatal }) => !fatal).map(({ ruleId }) => ruleId);

describe('size', () => {
  it('50,000 lines', { timeout: 120_000 }, () => {
    const text = READ + repeated(25_000, (i) => `export const handler${i} = async () => {\n  console.log('count', ${i}); };`) + '\nconsole.log(await read());';
    expect(rulesIn(text)).toContain('aws-secrets/no-secret-in-log');
  });

  it('2,000 statements with a wildcard', { timeout: 120_000 }, () => {
    const text = `import * as iam from 'aws-cdk-lib/aws-iam';\n${repeated(2_000, (i) => `export const s${i} = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] });`)}`;
    expect(rulesIn(text).filter((rule) => rule === 'aws-secrets/no-wildcard-iam-resource')).toHaveLength(2_000);
  });

  it('a switch of 3,000 cases', { timeout: 120_000 }, () => {
    const cases = repeated(3_000, (i) => `case 'k${i}': console.log('token', await read()); break;`);
    expect(rulesIn(`${READ}export const f = async (x: string) => { switch (x) {\n${cases}\n} };`)).toContain('aws-secrets/no-secret-in-log');
  });

  it('an object of 5,000 secrets', { timeout: 120_000 }, () => {
    const secrets = repeated(5_000, (i) => `  password${i}: 'Zq7!fLw9x${i}Kp2',`);
    expect(rulesIn(`export const config = {\n${secrets}\n};`)).toHaveLength(5_000);
  });

  it('a cache of 2,000 members', { timeout: 120_000 }, () => {
    const members = repeated(2_000, (i) => `export const get${i} = async () => { state.m${i} = state.m${i} ?? (await read()); return state.m${i}; };`);
    expect(rulesIn(`${READ}const state = {};\n${members}`).filter((rule) => rule === 'aws-secrets/no-unbounded-secret-cache').length).toBeGreaterThan(1_000);
  });

  it('one line of 1 MB', { timeout: 120_000 }, () => {
    lintSoundly(`${READ.replace(/\n/g, ' ')} const table = { ${Array.from({ length: 20_000 }, (_, i) => `token${i}: process.env.TOKEN_${i}`).join(', ')} };`);
  });

  it('a string of 3 MB', { timeout: 120_000 }, () => {
    lintSoundly(`export const blob = '${'AbCd0123secretToken='.repeat(150_000)}';`);
  });

  it('a file of 5 MB is not read', { timeout: 120_000 }, () => {
    expect(rulesIn(`${READ}console.log(await read()); export const blob = '${'AbCd0123secretToken='.repeat(250_000)}';`)).toEqual([]);
  });
});

describe('depth', () => {
  const nested = (depth: number, open: string, middle: string, close: string): string => open.repeat(depth) + middle + close.repeat(depth);

  it.each([
    ['calls', nested(400, 'f(', 'process.env.API_TOKEN', ')')],
    ['arrays', nested(400, '[', 'process.env.API_TOKEN', ']')],
    ['objects', nested(400, '{ token: ', 'process.env.API_TOKEN', ' }')],
    ['ternaries', nested(400, 'a ? b : ', 'process.env.API_TOKEN', '')],
    ['functions', nested(200, '() => ', 'process.env.API_TOKEN', '')],
    ['concatenation', `'' ${repeated(3_000, () => '+ process.env.API_TOKEN')}`],
    ['members', `process.env${'.a'.repeat(2_000)}`],
    ['templates', nested(200, '`${', 'process.env.API_TOKEN', '}`')],
  ])('%s', { timeout: 60_000 }, (_, expression) => {
    lintSoundly(`${READ}console.log(${expression}); export const environment = { API_TOKEN: ${expression} };`);
  });
});

describe('cycles', () => {
  it.each([
    ['of constants', 'const a = b; const b = c; const c = a; console.log(a, b, c);'],
    ['of functions', 'const token = (n) => other(n); const other = (n) => token(n); console.log(token(1));'],
    ['of parameters', 'function f(token, n) { console.log(token); return f(token, n - 1); } f(read(), 3);'],
    ['of objects', 'const a = { ...b }; const b = { ...a, token: read() }; console.log(a, b);'],
    ['of classes', 'class A extends B { log() { console.log(this.token); } } class B extends A { token = read(); }'],
    ['of assignments', 'let token; token = token; token = [token]; console.log(token);'],
    ['of getters', 'const o = { get token() { return this.token; } }; console.log(o.token);'],
    ['of callers', `${repeated(40, (i) => `const f${i} = (x) => ${repeated(8, (j) => `f${(i + j + 1) % 40}(x)`).replaceAll('\n', ' + ')};`)} console.log(f0(read()));`],
  ])('%s', { timeout: 60_000 }, (_, code) => {
    lintSoundly(READ + code);
  });
});

describe('names', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', '__defineGetter__', 'isPrototypeOf'];

  it.each(NAMES)('%s', (name) => {
    lintSoundly(`${READ}
      const table = { ${name}: process.env.${name}, ['${name}']: 1 };
      console.log(table.${name}, table['${name}'], process.env['${name}']);
      class A { ${name === 'constructor' ? 'c' : name}() { return this.${name}; } }
      new ${name}.Key(this, '${name}', { ${name}: '${name}', environment: { ${name}: process.env.${name} } });
      new PolicyStatement({ actions: ['${name}:*', '${name}', 'ssm:${name}'], resources: ['*'], conditions: { ${name}: { ${name}: '*' } } });
      ssm.send(new GetParameterCommand({ Name: process.env.${name} }));
      ${name}(${name}.${name}(process.env.${name}));
    `);
  });
});

/** Each ends with the same leak, which is found in spite of what stands before it. */
describe('syntax that few files have', () => {
  it.each([
    ['decorators', "@Injectable({ token: process.env.API_TOKEN }) class A { @Input() accessor token = 1; constructor(@Inject('x') private readonly apiToken: string) {} @Log() get(@Param('x') token: string) { return token; } }"],
    ['using', 'async function f() { using token = await read(); await using other = { token, [Symbol.asyncDispose]() {} }; for (using one of [token]) one; }'],
    ['import attributes', "import config from './c.json' with { type: 'json' }; export * as all from './c.json' with { type: 'json' }; await import('./x.json', { with: { type: 'json' } });"],
    ['static blocks', 'class A { static #token; static { this.#token = process.env.API_TOKEN; } static has(o) { return #token in o; } }'],
    ['generators', 'async function* g() { const token = yield await read(); yield* g(); yield token; }'],
    ['labels', 'let token; outer: for (const k in process.env) { inner: { if (k) break inner; token = process.env[k]; continue outer; } }'],
    ['enums and namespaces', "export enum E { Password = 'x', Token = E.Password as any } namespace N.M { export const token = E.Token; export import Q = N.M; } declare module 'x' { const token: string; } declare global { interface Window { token: string } }"],
    ['JSX', 'const C = ({ token, ...rest }) => <><Foo token={process.env.API_TOKEN} {...rest} ns:a="b"><a.b.c>{/* x */}{...[token]}</a.b.c></Foo></>;'],
    ['overloads and types', "function f(this: A, token: string): asserts token is 'x'; function f(token) { return token; } abstract class A<const T> { abstract token: string; declare secret: T; [k: string]: unknown; }"],
    ['calls without arguments', 'new lambda.Function; new iam.PolicyStatement(...[]); new GetParameterCommand; ssm.send(); fn.addEnvironment(); SecretValue.unsafePlainText(); require(); process.env(); new Secret(this);'],
    ['odd assignments', "[process.env.TOKEN] = ['x']; ({ a: process.env.TOKEN = 'y' } = {}); process.env.TOKEN++; for (process.env.TOKEN of []); delete process.env.TOKEN;"],
    ['holes and odd keys', "const [, , token = process.env.API_TOKEN, ...[secret]] = [, , 1,]; const o = { 1n: token, 0x10: secret, [`x`]: 1, async *token() {}, get secret() { return o[1n]; }, __proto__: null };"],
  ])('%s', (_, code) => {
    expect(rulesIn(`${READ}${code}\nconsole.log('token', await read());`)).toContain('aws-secrets/no-secret-in-log');
  });
});

it.each(['src/App.vue/0.ts', 'docs/page.md/1_example.tsx', 'src/[id] (copy).ts', 'src/types.d.ts'])('a file called %s', (filename) => {
  const messages = lintSoundly(`${READ}console.log('token', await read());`, { ...everything, filename });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['aws-secrets/no-secret-in-log']);
});

describe('characters', () => {
  const LOG = `${READ}console.log('token', await read());`;

  it.each([
    ['BOM', `\uFEFF${LOG}`],
    ['CRLF', LOG.replaceAll('\n', '\r\n')],
    ['lone CR', LOG.replaceAll('\n', '\r')],
    ['line separators', LOG.replaceAll('\n', '\u2028')],
    ['lone surrogates', `/* \uD800 */ const s = '\uDC00\uD800';\n${LOG}`],
    ['astral characters', `const 𝒔𝒆𝒄𝒓𝒆𝒕 = '💥'; /* 💥 */ ${LOG}`],
    ['a hashbang', `#!/usr/bin/env node\n${LOG}`],
  ])('%s', (_, text) => {
    expect(lintSoundly(text, { ...everything, filename: 'src/handler.ts' }).map(({ ruleId }) => ruleId)).toContain('aws-secrets/no-secret-in-log');
  });

  it('null bytes and control characters in strings', () => {
    lintSoundly(`${READ}console.log('\\0\\x01\\u{10FFFF}', \`\\0\${await read()}\`);`);
  });
});

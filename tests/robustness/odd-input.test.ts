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

  it('one line of 1 MB', { timeout: 120_000 }, () => {
    lintSoundly(`${READ.replace(/\n/g, ' ')} const table = { ${Array.from({ length: 20_000 }, (_, i) => `token${i}: process.env.TOKEN_${i}`).join(', ')} };`);
  });

  it('a string of 5 MB', { timeout: 120_000 }, () => {
    lintSoundly(`export const blob = '${'AbCd0123secretToken='.repeat(250_000)}';`);
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

/** What is left of a secret: nothing behind a mask, some characters of a slice, a member of a container. */
import { describe, expect, it } from 'vitest';
import { valueOf } from './value-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const s = await getSecret('x'); const o = JSON.parse(s);";
const SECRET = 'certain getSecret';

const of = (code: string, settings = {}): string => valueOf(GET + (code.includes('show(') ? code : `show(${code})`), { settings });
const table = (name: string, rows: readonly (readonly [code: string, value: string])[], settings = {}) =>
  describe(name, () => void it.each(rows)('%s: %s', (code, value) => expect(of(code, settings)).toBe(value)));

table('functions that hide', [
  ['mask(s)', 'clean'],
  ['lib.redact(s)', 'clean'],
  ['send(s)', 'unknown'],
  ['list[0](s)', 'unknown'],
  ['const mask = (x) => x; show(mask(s))', 'clean'],
]);

table('functions the user trusts', [
  ['shorten(s)', 'clean'],
  ['shortenAll(s)', 'unknown'],
  ['veil(s)', 'clean'],
  ['veilAll(s)', 'clean'],
  ['unveil(s)', 'unknown'],
  ['String(s)', SECRET],
], { safeFunctions: ['shorten', '^veil'] });

describe('replacements', () => {
  it.each(['/./g', '/.*/', '/^.*$/', '/^.+/', '/\\w/g', '/\\S/g', '/\\d/g', '/[^-]/g', '/[\\w-]+/g', '/.(?=.{4})/g', '/.(?=.{4,}$)/g', "new RegExp('.', 'g')", "RegExp('.', 'g')"])('%s masks', (pattern) => {
    expect(of(`s.replace(${pattern}, '*')`)).toBe('clean');
    expect(of(`s.replace(${pattern}, x)`)).toBe(SECRET);
    expect(of(`s.replace(${pattern})`)).toBe(SECRET);
  });

  it.each(['/a/g', '/.a/g', '/.^/', '/\\s/g', "'.'", "new Pattern('.')", "lib.RegExp('.')", 'new RegExp(x)', 'new RegExp()', 'x'])('%s does not', (pattern) => {
    expect(of(`s.replace(${pattern}, '*')`)).toBe(SECRET);
  });
});

table('characters that are left', [
  ['s.slice(-4)', `${SECRET} 4`],
  ['s.slice(-4, -1)', `${SECRET} 3`],
  ['s.slice(-4, 8)', `${SECRET} 4`],
  ['s.slice(0, 4)', `${SECRET} 4`],
  ['s.slice(2, 6)', `${SECRET} 4`],
  ['s.slice(6, 2)', `${SECRET} 0`],
  ['s.slice(0, 0)', `${SECRET} 0`],
  ['s.slice(0, 12)', `${SECRET} 12`],
  ['s.slice(4)', SECRET],
  ['s.slice(0, -4)', SECRET],
  ['s.slice(0, n)', SECRET],
  ['s.slice(n, 4)', SECRET],
  ['s.slice(-n)', SECRET],
  ['s.slice(~4)', SECRET],
  ["s.slice(0, 'x4')", SECRET],
  ["s.slice(0, '4x')", SECRET],
  ['s.slice()', SECRET],
  ['const N = 4; show(s.slice(-N))', `${SECRET} 4`],
  ['s.substring(0, 4)', `${SECRET} 4`],
  ['s.substr(0, 4)', `${SECRET} 4`],
  ['s.substr(-3)', `${SECRET} 3`],
  ['s.substr(0)', SECRET],
  ['s.substr(4)', SECRET],
  ['s.charAt(0)', `${SECRET} 1`],
  ['s.padEnd(0, 4)', SECRET],
  // Of several values, the most.
  ['c ? s.slice(0, 4) : s.slice(0, 8)', `${SECRET} 8`],
  ['c ? s.slice(0, 4) : s', SECRET],
  ['c ? s : s.slice(0, 4)', SECRET],
]);

table('of several values', [
  ['c ? s : 1', SECRET],
  ['c ? 1 : x', 'unknown'],
  ['c ? apiKey : s', SECRET],
  ['c ? s : apiKey', SECRET],
  ['c ? process.env.API_KEY : apiKey', 'environment API_KEY'],
  ['c ? token : apiKey', 'name apiKey'],
  ['c ? password : apiKey', 'name password'],
  ['c ? [s] : s', SECRET],
  ['c ? [s] : { a: s }', `${SECRET} inside`],
]);

table('members of a container', [
  ['o', `${SECRET} inside`],
  ['o.password', 'certain password'],
  ['o.main', 'certain main'],
  ['o.host', 'clean'],
  ['o.db.host', 'clean'],
  ['o.username.first', 'clean'],
  ['o[0]', SECRET],
  ['o[10]', SECRET],
  ['o.keys[10]', 'certain keys'],
  ['o.a1', 'certain a1'],
  ['for (const x of o.backups) show(x)', 'certain backups'],
  ["o.get('/app/prod/token')", 'certain token'],
  ['const { password, ...rest } = o; show(rest)', 'clean'],
  ['const { main, ...rest } = o; show(rest)', `${SECRET} inside`],
  ['const { main, password, ...rest } = o; show(rest)', 'clean'],
]);

describe('a secret that is a text', () => {
  const READ = "const r = await client.send(new GetSecretValueCommand({ SecretId: 'x' }));";

  it.each([
    ['show(r.SecretString)', 'certain SecretString'],
    ['show(r.SecretString[0])', 'certain SecretString 1'],
    ['show(r.SecretString[10])', 'certain SecretString 1'],
    ['for (const c of r.SecretString) show(c)', 'certain SecretString 1'],
    ['show(r.SecretString.main)', 'certain main'],
    ['show(r.SecretString.a1)', 'certain a1'],
    ['show(r.SecretString.host)', 'clean'],
  ])('%s: %s', (code, value) => {
    expect(valueOf(READ + code)).toBe(value);
  });
});

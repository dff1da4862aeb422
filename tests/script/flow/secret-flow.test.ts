/** Is a value a secret, wherever it comes from and whatever it is called on the way? */
import { describe, expect, it } from 'vitest';
import { scriptOf, shown } from '../script-of.ts';
import { placesOf, usesOf } from './uses-of.ts';
import { valueOf } from './value-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const s = await getSecret('x'); const o = JSON.parse(s);\n";
const SECRET = 'certain getSecret';
const INSIDE = `${SECRET} inside`;

const table = (name: string, rows: readonly (readonly [code: string, value: string])[]) =>
  describe(name, () => {
    it.each(rows)('%s: %s', (code, value) => {
      expect(valueOf(GET + (code.includes('show(') ? code : `show(${code})`))).toBe(value);
    });
  });

table('what is no secret by what it is', [
  ['undefined', 'clean'],
  ['NaN', 'clean'],
  ['Infinity', 'clean'],
  ['undefinedThing', 'unknown'],
  ['isNaN', 'unknown'],
  ['s.length', 'clean'],
  ['o.size', 'clean'],
  ['o._errors', 'clean'],
  ['o.main.$metadata', 'clean'],
  ['try { load() } catch (password) { show(password) }', 'clean'],
  ['function password() {} show(password)', 'clean'],
  ['class password {} show(password)', 'clean'],
]);

table('parameters', [
  ['function f(x) { show(x) } f(s)', SECRET],
  ["function f(x) { show(x) } f('a'); f(s)", SECRET],
  ['function f(x) { show(x.a) } f({ a: s, b: 1 })', SECRET],
  ['function f(x) { show(x.b) } f({ a: s, b: 1 })', 'clean'],
  ['function f({ a }) { show(a) } f({ a: s, b: 1 })', SECRET],
  ["function f(password) { show(password) } f('a')", 'clean'],
  ['function f(password) { show(password) } f(load())', 'name password'],
  ['function f(password) { show(password) } f()', 'clean'],
  ['export function f(password) { show(password) }', 'name password'],
  ['function f(...all) { show(all[1]) } f(1, s)', SECRET],
  ['function f(...all) { show(all[0]) } f(1, s)', 'clean'],
  ['function f({ a, ...rest }) { show(rest) } f({ a: s, b: 1 })', 'clean'],
  ['function f({ b, ...rest }) { show(rest) } f({ a: s, b: 1 })', INSIDE],
  ['function f({ b, ...rest }) { show(rest.a) } f({ a: s, b: 1 })', SECRET],
  ['function f({ a, ...rest }) { show(rest.b) } f({ a: s, b: { a: s } })', INSIDE],
  // A callback's second parameter is what an operation answers, another function's is not.
  ["client.getSecretValue({ SecretId: 'aws' }, (error, data) => show(data))", 'certain SecretBinary inside'],
  ["client.getSecretValue({ SecretId: 'aws' }, (data) => show(data))", 'unknown'],
  ["((x, data) => show(data))(client.getSecretValue({ SecretId: 'aws' }))", 'unknown'],
]);

table('what was taken out of an object', [
  ['const { password, ...rest } = o; show(rest)', 'clean'],
  ['delete o.password; show(o)', 'clean'],
  ["o.password = '***'; show(o)", 'clean'],
  ["show(o); o.password = '***'", INSIDE],
  ["o.host = '***'; show(o)", INSIDE],
  ['const a = { x: s, y: 1 }; delete a.x; show(a)', 'clean'],
  ['const a = { x: s, y: 1 }; delete a.y; show(a)', INSIDE],
  ['const { host, ...rest } = o; const { password, ...less } = rest; show(less)', 'clean'],
  ['const { x, ...rest } = { a: { x: s } }.a; show(rest)', 'clean'],
  ['const { x, ...rest } = { a: { x: s } }; show(rest)', INSIDE],
  ['const a = { k: { x: s } }; delete a.x; show(a.k)', INSIDE],
  ['const k = { x: s }; const a = {}; a.k = k; delete a.x; show(a)', INSIDE],
]);

table('names that are stronger than the evidence', [
  ['const tokenCount = process.env.API_KEY; show(tokenCount)', 'clean'],
  ['const passwordHash = process.env.API_KEY; show(passwordHash)', 'clean'],
  ['const label = process.env.API_KEY; show(label)', 'environment API_KEY'],
  ['const passwordHash = { a: process.env.API_KEY }; show(passwordHash)', 'environment API_KEY inside'],
  ['const tokenCount = s; show(tokenCount)', SECRET],
]);

table('functions that hide', [
  ['const maskAll = (x) => { const made = {}; made.a = x; return made }; show(maskAll(s))', 'clean'],
  ['const keepAll = (x) => { const made = {}; made.a = x; return made }; show(keepAll(s))', INSIDE],
]);

table('guards', [
  ['function f(x) { if (!x) show(x) } f(s)', 'clean'],
  ['function f(x) { if (x) show(x) } f(s)', SECRET],
  ['const k = s; if (!k) show(k)', 'clean'],
  ['const a = { k: s }; if (!a.k) show(a.k)', 'clean'],
  ['const a = { k: s }; if (!a.b) show(a.k)', SECRET],
  ['if (!apiKey) show(apiKey)', 'clean'],
  ['const a = {}; if (!s) a.k = s; show(a)', 'clean'],
  ['const a = {}; a.k = s; if (!a) show(a)', INSIDE],
]);

table('circles', [
  ["let v = s; v = v + 'x'; show(v)", SECRET],
  ["let v = 'a'; v = v + 'x'; show(v)", 'clean'],
  ['function f(n) { return n ? f(n - 1) : s } show(f(2))', SECRET],
  ["let a, b; for (;;) { show(a); a = `${b}`; b = `${a}${s}` }", SECRET],
  ["let a = 1, b = 1; for (;;) { show(a); a = `${b}`; b = `${a}` }", 'clean'],
  ["let a, b; for (;;) { use(`${b}`); a = `${b}`; b = `${a}${s}`; show([a, b]) }", INSIDE],
  ['const a = {}; a.self = a; a.k = s; show(a)', INSIDE],
  ['const a = {}; a.self = a; show(a)', 'clean'],
]);

describe('every question gets its own answer', () => {
  it.each([
    // Of an object, with and without a key.
    ['const f = { ...{ a: s } }; const { a, ...rest } = f; console.log(rest); console.log(f)', ['f']],
    ['const f = { ...{ a: s } }; const { a, ...rest } = f; console.log(f); console.log(rest)', ['f']],
    ['const f = { ...{ a: s, b: s } }; const { a, ...rest } = f; const { b, ...less } = rest; console.log(less, rest, f)', ['rest', 'f']],
    // Of the parts of a circle, whichever is asked first.
    ['for (;;) { const t = `${b}`; console.log(b, t); a = c ? t : s; b = `${a}` }', ['b', 't']],
    ['for (;;) { const t = `${b}`; console.log(t, b); a = c ? t : s; b = `${a}` }', ['t', 'b']],
    ['for (;;) { const t = `${b}`; const w = `${t}${d}`; console.log(b, t, w, d); a = c ? t : s; b = `${a}`; d = `${w}` }', ['b', 't', 'w', 'd']],
    ['for (;;) { const t = `${b}`; const w = `${t}${d}`; console.log(d, w, t, b); a = c ? t : s; b = `${a}`; d = `${w}` }', ['d', 'w', 't', 'b']],
    ['for (;;) { const t = `${b}`; const w = `${d}`; console.log(w, t, b, d); a = c ? t : s; b = `${a}`; d = `${w}` }', ['t', 'b']],
    ['for (;;) { const t = `${b}`; const w = `${d}`; console.log(w, t, d, b); a = c ? `${t}${d}` : 1; b = `${a}`; d = c ? `${w}${a}` : s }', ['w', 't', 'd', 'b']],
  ])('%s', (code, places) => {
    expect(placesOf(`${GET}let a, b, d; ${code}`)).toEqual(places);
  });
});

it('some last characters are no secret', () => {
  const isSecret = (code: string) => {
    const script = scriptOf(GET + code);
    return script.secrets.at(shown(script)[0]!) !== undefined;
  };
  expect(isSecret('show(s)')).toBe(true);
  expect(isSecret('show(s.slice(0, 4))')).toBe(false);
  expect(isSecret('show(s.slice(0, 12))')).toBe(true);
  expect(isSecret("show('x')")).toBe(false);
});

it.each(['client-ssm', 'client-secrets-manager', 'powertools/parameters/ssm', 'powertools/parameters/secrets', '@middy/ssm', '@middy/secrets-manager', 'getSecret', 'SecretString', 'WithDecryption', 'SecretsManager'])(
  'a vague name is enough in a file with %s',
  (word) => {
    expect(usesOf(`// ${word}\nconsole.log('next', token)`)).toEqual(['log token']);
    expect(usesOf(`// ${word.slice(0, -2)}\nconsole.log('next', token)`)).toEqual([]);
  },
);

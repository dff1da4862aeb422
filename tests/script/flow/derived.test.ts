/** What does a value show of the values it is made from? */
import { describe, expect, it } from 'vitest';
import { usesOf } from './uses-of.ts';
import { valueOf } from './value-of.ts';

/** `s` is a secret, `o` an object of secrets; nothing is known about `u` and `v`. */
const BEFORE = `
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import chalk from 'chalk';
import { inspect } from 'node:util';
const s = await getSecret('x');
const o = JSON.parse(s);
`;
const SECRET = 'certain getSecret';
const INSIDE = `${SECRET} inside`;

const table = (name: string, rows: readonly (readonly [code: string, value: string])[]) =>
  describe(name, () => {
    it.each(rows)('%s: %s', (code, value) => {
      expect(valueOf(BEFORE + (code.includes('show(') ? code : `show(${code})`))).toBe(value);
    });
  });

table('texts', [
  ['`${s}`', SECRET],
  ['`a ${s} b`', SECRET],
  ['`${o}`', 'clean'],
  ['`a`', 'clean'],
  // A path, an address or a sentence is not what its parts are named after.
  ['`a${u}b`', 'unknown'],
  ['`a ${u}`', 'clean'],
  ['`a/${u}`', 'clean'],
  ['`${u}:${v}`', 'clean'],
  ["'a' + u + 'b'", 'unknown'],
  ["'a/' + u", 'clean'],
  ["u + ' ' + v", 'clean'],
  ["'a' + s", SECRET],
  ["s + 'a' + 'b'", SECRET],
  ["'a' + 'b'", 'clean'],
  ["'a' + (u - s)", 'clean'],
  ["(u - s) + 'a'", 'clean'],
  ["+s + 'a'", 'clean'],
  ['s - 1', 'clean'],
  ['s === u', 'clean'],
  ['u += s', SECRET],
  ['u += v', 'unknown'],
  ['String.raw`a ${s}`', SECRET],
  ['String.raw`a${u}b`', 'unknown'],
  ['chalk.red`${s}`', SECRET],
  ['gql`${s}`', 'unknown'],
  ['(() => {})`${s}`', 'unknown'],
]);

table('objects and lists', [
  ['({ a: s })', INSIDE],
  ['({})', 'clean'],
  ['({ a: 1 })', 'clean'],
  ['({ a: u })', 'unknown'],
  ['({ a: { b: s } })', INSIDE],
  // A key tells what an unknown value is.
  ['({ password: u })', 'name password inside'],
  ['({ token: u })', 'weak token inside'],
  ["({ password: 'x' })", 'clean'],
  ["const K = 'password'; show({ [K]: u })", 'name password inside'],
  // The last one counts.
  ['({ a: s, a: 1 })', 'clean'],
  ['({ a: 1, a: s })', INSIDE],
  ["({ a: s, ['a']: 1 })", 'clean'],
  ['({ [u]: s, [v]: 1 })', INSIDE],
  ['({ ...{ a: s }, a: 1 })', 'clean'],
  ['({ a: 1, ...{ a: s } })', INSIDE],
  ['({ ...{ a: s }, b: 1 })', INSIDE],
  ['const { a, ...rest } = { a: s, b: 1 }; show(rest)', 'clean'],
  ['const { b, ...rest } = { a: s, b: 1 }; show(rest)', INSIDE],
  ['({ get a() { return s } })', INSIDE],
  ['({ get a() { return 1 } })', 'clean'],
  ['({ a() { return s } })', 'clean'],
  ['({ a: () => s })', 'clean'],
  ['({ set a(x) { use(s) } })', 'clean'],
  ['[s]', INSIDE],
  ['[, s]', INSIDE],
  ['[...[s]]', INSIDE],
  ['[1, ...u]', 'unknown'],
  ['[]', 'clean'],
  ['[,]', 'clean'],
]);

table('what tells nothing', [
  ["'x'", 'clean'],
  ['1', 'clean'],
  ['!s', 'clean'],
  ['typeof s', 'clean'],
  ['void s', 'clean'],
  ['let n = s; show(n++)', 'clean'],
  ['() => s', 'clean'],
  ['function () { return s }', 'clean'],
  ['class { a = s }', 'clean'],
  ['function f() { return s } show(f)', 'clean'],
  ['class C { static a = s } show(C)', 'clean'],
  ['mask(s)', 'clean'],
  ['Boolean(s)', 'clean'],
  ['Object.keys(o)', 'clean'],
  ["s.includes('a')", 'clean'],
  ["s.startsWith('a')", 'clean'],
  ['send(s)', 'unknown'],
  ['class C extends B { constructor() { show(super(s)) } }', 'unknown'],
  ['s[u]()', 'unknown'],
]);

table('functions that show what they are given', [
  ['String(s)', SECRET],
  ['String(o)', 'clean'],
  ['String({ a: s })', 'clean'],
  ['btoa(s)', SECRET],
  ['inspect(o)', SECRET],
  ['inspect({ a: s })', SECRET],
  ['chalk.red(s)', SECRET],
  ['Object.values(o)', INSIDE],
  ['Object.values({ a: s })', INSIDE],
  ['Object.assign({}, { a: s })', INSIDE],
  ['Array.of(s)', INSIDE],
  ['Array.from([s])', INSIDE],
  ['await Promise.all([s])', INSIDE],
  ['Object.values({ a: s })[0]', SECRET],
  ['Object.assign({}, { a: s }).a', SECRET],
  ['(await Promise.all([s]))[0]', SECRET],
  ['(await Promise.all([s, u]))[1]', 'unknown'],
  ['Object.entries({ a: s })', INSIDE],
  ['Object.entries({ a: s })[0]', INSIDE],
  ['Object.entries({ a: s })[0][0]', 'clean'],
  ['Object.entries({ a: s })[0][1]', SECRET],
]);

table('JSON', [
  ['JSON.stringify(o)', SECRET],
  ['JSON.stringify({ a: s })', SECRET],
  ['JSON.stringify({ a: s }).a', 'clean'],
  ['JSON.stringify()', 'clean'],
  ['JSON.stringify(u)', 'unknown'],
  // The replacer.
  ['JSON.stringify(o, null, 2)', SECRET],
  ['JSON.stringify(o, (key, value) => value)', 'clean'],
  ['const pick = function (key, value) { return value }; show(JSON.stringify(o, pick))', 'clean'],
  ["JSON.stringify(o, ['host', 'port'])", 'clean'],
  ["JSON.stringify(o, ['host', 'password'])", SECRET],
  ["JSON.stringify(o, ['password'])", SECRET],
  ["JSON.stringify(o, ['host', , u])", 'clean'],
  ['JSON.stringify(o, u)', SECRET],
  ["const { a, ...rest } = JSON.parse(JSON.stringify({ a: s, b: 1 })); show(rest)", 'clean'],
  // The text.
  ['JSON.parse(s)', INSIDE],
  ['JSON.parse(s).password', 'certain password'],
  ['JSON.parse(s).username', 'clean'],
  ["JSON.parse('{}')", 'clean'],
  ['JSON.parse(u)', 'unknown'],
  ['JSON.parse(u).password', 'name password'],
  ['JSON.parse()', 'clean'],
  ['JSON.parse(JSON.stringify({ a: s, b: 1 }))', INSIDE],
  ['JSON.parse(JSON.stringify({ a: s, b: 1 })).a', SECRET],
  ['JSON.parse(JSON.stringify({ a: s, b: 1 })).b', 'clean'],
  ['const { password, ...rest } = JSON.parse(s); show(rest)', 'clean'],
  ['const { host, ...rest } = JSON.parse(s); show(rest)', INSIDE],
]);

table('methods', [
  ['s.trim()', SECRET],
  ['u.trim()', 'unknown'],
  ["'a'.trim()", 'clean'],
  ['u.getPassword()', 'wrapper getPassword'],
  ['s.unheardOf()', 'unknown'],
  ['o.toJSON()', INSIDE],
  ['o.toJSON().password', 'certain password'],
  ['o.toJSON().host', 'clean'],
  // Schemas and parsers.
  ['schema.parse(o)', INSIDE],
  ['schema.parse(o).password', 'certain password'],
  ['schema.parse(o).host', 'clean'],
  ['(await schema.parseAsync(o)).password', 'certain password'],
  ['yaml.parse(s)', INSIDE],
  ['yaml.parse(s).password', 'certain password'],
  ['yaml.parse(s).host', 'clean'],
  ['const { password, ...rest } = yaml.parse(s); show(rest)', 'clean'],
  ['schema.parse(u)', 'unknown'],
  ["schema.parse('x')", 'unknown'],
  ['schema.parse()', 'unknown'],
  // Look-ups.
  ["const m = new Map(); m.set('password', s); show(m.get('password'))", SECRET],
  ["new Map([['password', s]]).get('password')", SECRET],
  ["new Map([['password', s], ['username', 'x']]).get('username')", 'clean'],
  ["new Map(Object.entries(o)).get('username')", 'clean'],
  ["new Map([['a', s]]).get(u)", SECRET],
  ["new Map([['a', o]]).get('a').password", 'certain password'],
  ["new Map([['a', o]]).get('a').username", 'clean'],
  ["new Map([['a', u]]).get('a')", 'unknown'],
  ["new Map([['a', s]]).peek('a')", 'unknown'],
  ["o.get('password')", 'certain password'],
  ["o.get('username')", 'clean'],
  ['o.get(u)', SECRET],
  ["o.get('db').username", 'clean'],
  ['o.get()', 'unknown'],
  ["o.peek('password')", 'unknown'],
  ["u.get('x')", 'unknown'],
  // Callbacks.
  ['[s].map((x) => x)', INSIDE],
  ['[s].map((x) => x.length)', 'clean'],
  ['[s].map(() => s)', INSIDE],
  ['[u].map((x) => s)', INSIDE],
  ['[{ a: s, b: 1 }].map((x) => x.a)', INSIDE],
  ['[{ a: s, b: 1 }].map((x) => x.b)', 'clean'],
  ['[{ a: s, b: 1 }].flatMap((x) => [x.a])', INSIDE],
  ['[{ a: s, b: 1 }].flatMap((x) => [x.b])', 'clean'],
  ['[s].filter((x) => x.length)', INSIDE],
  ['[s].map(String)', INSIDE],
  ['[s].map(u)', INSIDE],
  ['[s].map()', INSIDE],
  ["[s].join(', ')", SECRET],
  ['ids.map(getApiKey)', 'wrapper getApiKey inside'],
  ['ids.map(getApiKey)[0]', 'wrapper getApiKey'],
  ['ids.flatMap(getApiKey)', 'wrapper getApiKey inside'],
  ['id.then(getApiKey)', 'wrapper getApiKey'],
  ['list.map(getLabel)', 'unknown'],
  ['list.filter(getApiKey)', 'unknown'],
  // Less of a text.
  ['s.slice(0, 4)', `${SECRET} 4`],
  ['s.slice(0, 4).slice(0, 8)', `${SECRET} 4`],
  ['s.slice(0, 8).slice(0, 4)', `${SECRET} 4`],
  ['s.slice(4)', SECRET],
  ["s.replace(/./g, '*')", 'clean'],
  ["s.replace('a', 'b')", SECRET],
  ["s.replace(u, 'b')", SECRET],
  ["s.replaceAll(s, '***')", 'clean'],
  ["`x ${s}`.replace(s, '***')", 'clean'],
  ["s.replace('a', s)", SECRET],
  ['s.replace(s, u)', SECRET],
  ['s.replace(s)', SECRET],
  ['s.replace()', SECRET],
]);

table('instances', [
  ['new Error(s)', SECRET],
  ['new Error({ a: s })', SECRET],
  ["new Error('x')", 'clean'],
  ['new Error(s).message', SECRET],
  ['new Error(s).name', 'clean'],
  ['new URL(s)', SECRET],
  ['new URL(s).password', SECRET],
  ['new URL(s).hostname', 'clean'],
  ['new Set([s])', INSIDE],
  ['new Set()', 'clean'],
  ['const [a] = new Set([s, u]); show(a)', SECRET],
  ['const [, a] = new Set([s, u]); show(a)', 'unknown'],
  ['const [a] = new Set(); show(a)', 'clean'],
  ['new Headers({ a: s })', INSIDE],
  ['new Map()', 'clean'],
  ["new Map([['a', s]])", INSIDE],
  ...["new Map([['a', s]])", "new Map([['a', s]]).entries()", 'm', 'm.entries()'].flatMap((entries): [string, string][] => [
    [`const m = new Map(); m.set('a', s); for (const [, value] of ${entries}) show(value)`, SECRET],
    [`const m = new Map(); m.set('a', s); for (const [key] of ${entries}) show(key)`, 'clean'],
  ]),
  ["for (const value of new Map([['a', s]]).values()) show(value)", SECRET],
  ['for (const [index] of [s].entries()) show(index)', 'clean'],
  ['for (const [, value] of [s].entries()) show(value)', SECRET],
  ["const pairs = []; pairs.push(['a', s]); for (const [, value] of pairs) show(value)", SECRET],
  ["const pairs = []; pairs.push(['a', s]); for (const [key] of pairs) show(key)", 'clean'],
  ['new URLSearchParams({ a: s })', SECRET],
  ['`${new URLSearchParams({ a: s })}`', SECRET],
  ["new URLSearchParams({ a: s, b: 1 }).get('b')", 'clean'],
  ['new Client(s)', 'clean'],
  ['new Client(s).answer', 'unknown'],
  ['new Client(s).password', 'name password'],
  ['new (make())(s)', 'clean'],
  ['new (make())(s).answer', 'unknown'],
  ["import { Key } from 'aws-cdk-lib/aws-kms'; show(new Key(this, 'K').password)", 'clean'],
  ["import { CfnKey } from '@aws-cdk/aws-kms'; show(new CfnKey(this, 'K').password)", 'clean'],
  ["import { aws_kms } from 'aws-cdk-lib'; show(new aws_kms.Key(this, 'K').password)", 'clean'],
  ["import { Key } from 'aws-cdk-library'; show(new Key(this, 'K').password)", 'name password'],
  ["import { Key } from 'x/aws-cdk-lib'; show(new Key(this, 'K').password)", 'name password'],
]);

it.each([
  ["const password = prefix + '-' + id; console.log(password);", ['log password']],
  ["const password = stage + '-' + prefix + '-' + id; console.log(password);", []],
])('counts the parts of a text without the literals between them: %s', (body, uses) => {
  expect(usesOf(`export function f(stage, prefix, id) { ${body} }`)).toEqual(uses);
});

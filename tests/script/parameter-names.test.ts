/** Where is the name of a parameter or secret handed over, and how is another one written there? */
import { describe, expect, it } from 'vitest';
import type { ReadName } from '../../src/model/parameter-read.ts';
import { textOfValue } from '../../src/model/value.ts';
import { parameterReadsOf } from '../../src/script/parameter-reads.ts';
import { applyFix } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

const namesOf = (code: string): readonly ReadName[] => parameterReadsOf(scriptOf(code)).flatMap(({ names }) => names);
/** `place=value` of each name. */
const told = (code: string): string[] =>
  namesOf(code).map(({ range, values }) => `${code.slice(...range)}=${values.map((value) => textOfValue(value) ?? (value.kind === 'environment' ? `$${value.name}` : value.kind)).join('|')}`);
/** The code with another name. */
const renamed = (code: string, text = '/p'): string | undefined => namesOf(code)[0]!.literal(text)?.reduce((result, edit) => applyFix(result, edit), code);

const READ = 'const read = (id) => new GetSecretValueCommand({ SecretId: id });';

describe('the place', () => {
  it.each<readonly [code: string, ...expected: string[]]>([
    // Objects.
    ["const input = { Name: '/a' }; new GetParameterCommand(input)", "'/a'=/a"],
    ["const { input } = { input: { Name: '/a' } }; new GetParameterCommand(input)", "'/a'=/a"],
    ["let input = { Name: '/a' }; input = { Name: '/b' }; new GetParameterCommand(input)", 'input=/b'],
    ["const input = make('/a'); new GetParameterCommand(input)", 'input=unknown'],
    ["new GetParameterCommand({ Name: '/b', ...{ Name: '/a' } })", "'/a'=/a"],
    ["new GetParameterCommand({ ...{ Name: '/a' }, Name: '/b' })", "'/b'=/b"],
    ["new GetParameterCommand({ Name: '/b', ...{ Other: 1 } })", "'/b'=/b"],
    ["const other = { Other: 1 }; new GetParameterCommand({ Name: '/b', ...other })", "'/b'=/b"],
    ["const other = { Name: undefined }; new GetParameterCommand({ Name: '/b', ...other })", 'undefined=benign'],
    ['new GetParameterCommand({ ...options })', 'options=unknown'],
    ["class A { #input = { Name: '/a' }; a() { new GetParameterCommand(this.#input); } }", 'this.#input=/a'],
    // Lists.
    ["const LIST = ['/a', '/b']; new GetParametersCommand({ Names: [...LIST, , '/c'] })", "'/a'=/a", "'/b'=/b", "'/c'=/c"],
    ["const LIST = ['/a', '/b']; new GetParametersCommand({ Names: c ? LIST : ['/d'] })", "'/a'=/a", "'/b'=/b"],
    ['new GetParametersCommand({ Names: [...names] })', 'names=unknown'],
    ["const o = { l: ['/a'] }; new GetParametersCommand({ Names: o.l })", "'/a'=/a"],
    ["const o = { l: ['/a'] }; new GetParametersCommand({ Names: o.l[0] })", 'o.l[0]=unknown'],
    // Callers.
    [`${READ} read('/a'); read('/b')`, "'/a'=/a", "'/b'=/b"],
    ["const read = ({ id }) => new GetSecretValueCommand({ SecretId: id }); read({ id: '/a' }); read(options)", "'/a'=/a", 'options=unknown'],
    ["const read = (options) => new GetSecretValueCommand({ SecretId: options.id }); read({ id: '/a' }); read({})", "'/a'=/a"],
    ["const read = (a, b) => new GetSecretValueCommand({ SecretId: b }); read(...x); read('/a'); read('/b', '/c', ...x)", "'/c'=/c"],
    ["const read = (a, b) => new GetSecretValueCommand({ SecretId: b }); read(...x);", 'b=unknown'],
    [`${READ} read(...ids)`, 'id=unknown'],
    ["const read = (a, b) => new GetSecretValueCommand({ SecretId: b }); read(...x, '/c')", 'b=unknown'],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; const of = (n) => ({ [n]: {} }); getParametersByName(of('/a')); getParametersByName(of('/b'))", "'/a'=/a", "'/b'=/b"],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; const of = (o) => ({ [o.n]: {} }); getParametersByName(of({ n: '/a' })); getParametersByName(of({ n: '/b' }))", "'/a'=/a", "'/b'=/b"],
    ["const read = (...ids) => new GetSecretValueCommand({ SecretId: ids[0] }); read('/a')", 'ids[0]=/a'],
    ["const read = (id = '/d') => new GetSecretValueCommand({ SecretId: id }); read(); read('/a')", "'/d'=/d", "'/a'=/a"],
    ["const read = ({ id = '/d' } = {}) => new GetSecretValueCommand({ SecretId: id }); read();", "'/d'=/d", 'id=parameter'],
    ["const read = (ids) => new GetParametersCommand({ Names: ids }); read(['/a', '/b'])", "'/a'=/a", "'/b'=/b"],
    [`${READ} const a = (x) => read(x); const b = (x) => a(x); const c = (x) => b(x); c('/a')`, "'/a'=/a"],
    [`${READ} const ids = ['/a']; ids.map((x) => read(x)); ids.forEach(read)`, 'x=/a'],
    // What a tool is configured with is not there when the code runs.
    ["import * as pulumi from '@pulumi/pulumi'; const config = new pulumi.Config(); new GetParameterCommand({ Name: config.require('paramName') })", "config.require('paramName')=unknown"],
    ["import * as pulumi from '@pulumi/pulumi'; const config = new pulumi.Config(); new GetParameterCommand({ Name: `/a/${config.require('paramName')}` })", "`/a/${config.require('paramName')}`=/a/*"],
  ])('%s', (code, ...expected) => expect(told(code)).toEqual(expected));
});

it('knows no part of a name that a tool is configured with', () => {
  const [name] = namesOf("import * as pulumi from '@pulumi/pulumi'; const config = new pulumi.Config(); new GetParameterCommand({ Name: `/a/${config.require('x')}/${process.env.Y}` })");
  const [value] = name!.values;
  expect(value?.kind === 'template' && value.parts.flat().map(({ kind }) => kind)).toEqual(['literal', 'unknown', 'literal', 'environment']);
});

describe('another name', () => {
  it.each<readonly [code: string, expected: string | undefined]>([
    ['new GetParameterCommand({ Name: process.env.X! })', "new GetParameterCommand({ Name: '/p' })"],
    ['new GetParameterCommand({ Name })', "new GetParameterCommand({ Name: '/p' })"],
    ['new GetParametersCommand({ Names: [a, b] })', "new GetParametersCommand({ Names: ['/p', b] })"],
    ["const n = process.env.X; new GetParameterCommand({ Name: n as string })", "const n = '/p'; new GetParameterCommand({ Name: n as string })"],
    ['const n = process.env.X; use(n); new GetParameterCommand({ Name: n })', "const n = process.env.X; use(n); new GetParameterCommand({ Name: '/p' })"],
    ['const n = load(); new GetParameterCommand({ Name: n })', "const n = load(); new GetParameterCommand({ Name: '/p' })"],
    ['export const n = process.env.X; new GetParameterCommand({ Name: n })', "export const n = process.env.X; new GetParameterCommand({ Name: '/p' })"],
    ['const { X: n } = process.env; new GetParameterCommand({ Name: n })', "const { X: n } = process.env; new GetParameterCommand({ Name: '/p' })"],
    ['let n; n = process.env.X; new GetParameterCommand({ Name: n })', "let n; n = process.env.X; new GetParameterCommand({ Name: '/p' })"],
    ["import { n } from './n'; new GetParameterCommand({ Name: n })", "import { n } from './n'; new GetParameterCommand({ Name: '/p' })"],
    [`${READ} read(process.env.X)`, `${READ} read('/p')`],
    ['new GetParameterCommand(input)', undefined],
    ['new GetParametersCommand({ Names: names })', undefined],
    ['const ids = load(); ids.map((x) => new GetParameterCommand({ Name: x }))', undefined],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; getParametersByName({ [NAME]: {}, other: { [x]: NAME } })", "import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; getParametersByName({ '/p': {}, other: { [x]: NAME } })"],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; getParametersByName({ [/* why */ NAME]: {} })", undefined],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; getParametersByName({ [(NAME)]: {} })", undefined],
    ["import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm'; const of = (n) => ({ [`/x/${n}`]: {} }); getParametersByName(of('/a'))", undefined],
  ])('in %s', (code, expected) => expect(renamed(code)).toBe(expected));

  it('is quoted', () => {
    expect(renamed('new GetParameterCommand({ Name: x })', "it's\\\n\u2028")).toBe("new GetParameterCommand({ Name: 'it\\'s\\\\\\u000a\\u2028' })");
  });

  it.each([
    ...['x', 'this.x', "'x'", 'import.meta.x', 'a.b[c.d]', '`${a}/${b}`', 'a ?? b', "a + '/b'", 'c ? a : b', 'process.env.X!'].map((name) => [name, true] as const),
    ...['f()', 'f().x', 'a[f()]', '`${a}/${f()}`', 'f() ?? b', 'a ?? f()', 'f() + a', 'a + f()', 'f() ? a : b', 'c ? f() : b', 'c ? a : f()', 'await x', '(x = y)'].map((name) => [name, false] as const),
  ])('%s may go: %s', (name, pure) => expect(namesOf(`new GetParameterCommand({ Name: ${name} })`)[0]!.pure).toBe(pure));
});

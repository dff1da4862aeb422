import { describe, expect, it } from 'vitest';
import type { EnvironmentEntry } from '../../src/model/environment.ts';
import { environmentsOf } from '../../src/script/environments.ts';
import { scriptOf } from './script-of.ts';

const read = (code: string): readonly EnvironmentEntry[] => environmentsOf(scriptOf(code));

/** `site KEY=value` of each entry, the value as it is written. */
const summary = (code: string): string[] =>
  read(code).map(({ site, label, range }) => `${site} ${label}=${code.slice(range[0], range[1])}`);

describe('environmentsOf', () => {
  it('lists the entries in the order of the text, each once', () => {
    const code = `const shared = { B: '2' };
new NodejsFunction(this, 'F', { environment: { C: '3', ...shared } });
const fn = new NodejsFunction(this, 'G', { environment: shared });
fn.addEnvironment('A', '1');`;
    expect(summary(code)).toEqual(["lambda B='2'", "lambda C='3'", "lambda A='1'"]);
  });

  it('joins what an entry may hold in several calls of a helper', () => {
    const [entry, ...more] = read(`const env = (key) => ({ A: key });
new NodejsFunction(this, 'F', { environment: env('1') });
new NodejsFunction(this, 'G', { environment: env(process.env.B) });`);
    expect(more).toEqual([]);
    expect(entry!.values.map(({ kind }) => kind)).toEqual(['literal', 'environment']);
  });

  it('tells the site', () => {
    const sites = (code: string): string[] => read(code).map(({ site }) => site);
    expect(sites(`new ContainerDefinition(this, 'C', { environment: { A: '1' } });`)).toEqual(['ecs']);
    expect(sites(`new PipelineProject(this, 'P', { environmentVariables: { A: { value: '1' } } });`)).toEqual([
      'codebuild',
    ]);
    expect(sites(`new EcsEc2ContainerDefinition(this, 'C', { environment: { A: '1' } });`)).toEqual(['batch']);
    expect(sites(`f({ startCommand: 'a', environment: { A: '1' } });`)).toEqual(['apprunner']);
    expect(sites(`import 'aws-cdk-lib'; f({ image, environment: { A: '1' } });`)).toEqual(['ecs']);
    expect(sites(`import 'aws-cdk-lib'; f({ environment: { A: '1', b: '2' } });`)).toEqual(['other']);
    expect(sites(`import 'aws-cdk-lib'; export const props = { environment: { A: '1' } };`)).toEqual(['lambda']);
    expect(sites(`f({ image, environment: { A: '1' } });`)).toEqual([]);
  });

  it('labels keys that are computed', () => {
    const labels = (code: string): string[] => read(code).map(({ key, label }) => `${key} ${label}`);
    expect(labels(`new Function(this, 'F', { environment: { [key]: '1', [${'very'.repeat(21)}]: '2', ['hunter' + x]: '3' } });`)).toEqual([
      'undefined key',
      'undefined A variable',
      'hunter A variable',
    ]);
  });

  it('reads no value into an entry that is taken out', () => {
    const code = `fn.addEnvironment('A', '1');\nif (c && fn.addEnvironment('B', '2')) run(() => (env.C = '3'));`;
    expect(read(code).map(({ removal }) => removal?.length)).toEqual([1, 1]);
  });

  it('keeps what cannot be removed alone', () => {
    const code = `const env = {};\nconst last = (env.A = '1');\nnew Function(this, 'F', { environment: env });`;
    expect(read(code).map(({ key, removal, grant }) => [key, removal, grant])).toEqual([['A', undefined, undefined]]);
  });

  it('offers a grant only for a function that can be named', () => {
    const grant = (statement: string): string | undefined => {
      const [entry] = read(`import { Stack, Aws, aws_iam as iam } from 'aws-cdk-lib';\n${statement}`);
      return entry!.grant?.name;
    };
    const made = `new NodejsFunction(this, 'F', { environment: { API_KEY: '1' } })`;
    expect(grant(`const fn = ${made};`)).toBe('/REPLACE_ME/REPLACE_ME/api-key');
    expect(grant(`this.fn = ${made};`)).toBe('/REPLACE_ME/REPLACE_ME/api-key');
    expect(grant(`export const fn = ${made};`)).toBe('/REPLACE_ME/REPLACE_ME/api-key');
    expect(grant(`${made};`)).toBeUndefined();
    expect(grant(`const { fn } = ${made};`)).toBeUndefined();
    expect(grant(`const fn = c ? ${made} : other;`)).toBeUndefined();
    expect(grant(`list[0] = ${made};`)).toBe('/REPLACE_ME/REPLACE_ME/api-key');
    expect(grant(`list[i] = ${made};`)).toBeUndefined();
    expect(grant(`if (c) this.fn = ${made};`)).toBeUndefined();
    expect(grant(`function f() { return ${made}; }`)).toBeUndefined();
    expect(
      grant(`const fn = new CfnFunction(this, 'F', { environment: { variables: { API_KEY: '1' } } });`),
    ).toBeUndefined();
    expect(grant(`const c = task.addContainer('C', { environment: { API_KEY: '1' } });`)).toBeUndefined();
    expect(grant(`fn.addEnvironment('API_KEY', '1');`)).toBeUndefined();
    expect(grant(`const fn = new NodejsFunction(this, 'F'); fn.addEnvironment('API_KEY', '1');`)).toBe(
      '/REPLACE_ME/REPLACE_ME/api-key',
    );
  });

  it('lists a whole map when its origin says that it holds secrets', () => {
    const kinds = (map: string): string[][] =>
      read(`new NodejsFunction(this, 'F', { environment: { A: '1', ...${map} } });`).map(({ key, values }) => [key ?? '-', ...values.map(({ kind }) => kind)]);
    expect(kinds('process.env')).toEqual([['A', 'literal'], ['-', 'wholeEnvironment']]);
    expect(kinds('props.env')).toEqual([['A', 'literal']]);
    expect(kinds('load()')).toEqual([['A', 'literal']]);
  });

  it('reads a map in every call of the function that makes it, and outside of it once', () => {
    const values = (code: string): unknown[] => read(code).map(({ values: held }) => held.map((value) => (value.kind === 'literal' ? value.text : value.kind)));
    const calls = Array.from({ length: 40 }, (_, i) => `new NodejsFunction(this, 'F${i}', { environment: env('${i}') });`).join('\n');
    expect(values(`const env = (a) => ({ A: a });\n${calls}`)).toEqual([Array.from({ length: 32 }, (_, i) => String(i))]);
    expect(values(`const shared = { A: '1' };\nconst env = () => shared;\nnew NodejsFunction(this, 'F', { environment: shared });\nnew NodejsFunction(this, 'G', { environment: env() });`)).toEqual([['1']]);
  });

  it('offers no grant where several functions have the entry', () => {
    const code = `import { Stack } from 'aws-cdk-lib';
const env = { API_KEY: '1' };
const a = new NodejsFunction(this, 'A', { environment: env });
const b = new NodejsFunction(this, 'B', { environment: env });`;
    expect(read(code).map(({ key, grant }) => [key, grant])).toEqual([['API_KEY', undefined]]);
    expect(read(code.replace(/const b.*/, '')).map(({ grant }) => grant?.name)).toEqual(['/REPLACE_ME/REPLACE_ME/api-key']);
  });

  it('has nothing to say about a file without an environment', () => {
    expect(read(`new NodejsFunction(this, 'F', { handler: 'a' });`)).toEqual([]);
  });
});

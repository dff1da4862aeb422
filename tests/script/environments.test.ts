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

  /** `site key=value` of each entry, the key and the value as they are written. */
  const told = (code: string): string[] => read(code).map(({ site, keyRange, range, key }) => `${site} ${key ?? '-'} ${code.slice(...keyRange)}=${code.slice(...range)}`);
  const CDK = "import 'aws-cdk-lib'; ";

  it.each<readonly [code: string, ...expected: string[]]>([
    // Calls.
    [`fn.addEnvironments({ A: '1' })`, `lambda A A='1'`],
    [`fn.addEnvironmentVariables({ A: '1' })`, `lambda A A='1'`],
    [`fn.addEnvironmentVariable('A', '1')`, `lambda A 'A'='1'`],
    [`addEnvironment('A', '1'); fn.addEnvironmentFile('A', '1'); fn.addEnvironment('A'); fn.addEnvironment(); fn.addEnvironment('A', { value: '1' })`],
    [`const c = task.addContainer('C', {}); c.addEnvironment('A', '1')`, `ecs A 'A'='1'`],
    [`webContainer.addEnvironment('A', '1')`, `ecs A 'A'='1'`],
    [`const project = new Project(this); (c ? x : project).addEnvironment('A', '1')`, `codebuild A 'A'='1'`],
    [`cfn.addPropertyOverride('Environment.Variables.A', '1')`, `lambda A 'Environment.Variables.A'='1'`],
    [`cfn.addOverride('Properties.Environment.Variables.A-B', '1')`, `lambda A-B 'Properties.Environment.Variables.A-B'='1'`],
    [`cfn.addPropertyOverride('Environment.Variables', { A: '1' })`, `lambda A A='1'`],
    [`cfn.addPropertyOverride('Environment', { Variables: { A: '1' } })`, `lambda A A='1'`],
    [`cfn.addPropertyOverride('Environment.Variables.A'); cfn.addPropertyOverride(environment, '1'); cfn.addDeletionOverride('Environment.Variables.A', '1')`],
    [`cfn.addPropertyOverride('X.Environment.Variables.A', '1'); cfn.addPropertyOverride('Environment.Variables.A.B', '1')`],
    // Loops and helpers.
    [`for (const [k, v] of Object.entries({ A: '1' })) fn.addEnvironment(k, v)`, `lambda A A='1'`],
    [`for (const [v, k] of Object.entries({ A: '1' })) fn.addEnvironment(k, v)`, `lambda 1 k=v`],
    [`for (const [k, v] of Object.values({ A: '1' })) fn.addEnvironment(k, v)`, `lambda - k=v`],
    [`for (const [k, v] of lib.toPairs({ A: '1' })) fn.addEnvironment(k, v)`, `lambda - k=v`],
    [`for (const [k, v] of entries({ A: '1' })) fn.addEnvironment(k, v)`, `lambda - k=v`],
    [`Object.entries({ A: '1' }).forEach(([k, v]) => fn.addEnvironment(k, v))`, `lambda A A='1'`],
    [`Object.entries({ A: '1' }).forEach((x, [k, v]) => fn.addEnvironment(k, v))`, `lambda - k=v`],
    [`each(Object.entries({ A: '1' }), ([k, v]) => fn.addEnvironment(k, v))`, `lambda - k=v`],
    [`const m = { A: '1' }; Object.keys(m).forEach((k) => fn.addEnvironment(k, m[k]))`, `lambda A A='1'`],
    [`const m = { A: '1' }; keys.forEach((k) => fn.addEnvironment(k, m.k))`, `lambda - k=m.k`],
    [`const m = { A: '1' }; keys.forEach((k) => fn.addEnvironment(k, m[j]))`, `lambda - k=m[j]`],
    [`const k = 'B', m = { A: '1' }; fn.addEnvironment(k, m[k])`, `lambda B k=m[k]`],
    [`for (const k of ['A', 'B']) fn.addEnvironment(k, '1')`, `lambda A 'A'='1'`, `lambda B 'B'='1'`],
    [`const add = (k, v) => fn.addEnvironment(k, v); add('A', '1'); add('B', '2')`, `lambda A 'A'=v`, `lambda B 'B'=v`],
    [`const add = ({ k, v }) => fn.addEnvironment(k, v); add({ k: 'A', v: '1' })`, `lambda A add({ k: 'A', v: '1' })=v`],
    [`const add = (k) => fn.addEnvironment(k, '1'); add(x)`, `lambda - x='1'`],
    [`const add = (k) => fn.addEnvironment(\`\${k}_X\`, '1'); add('A')`, "lambda A_X `${k}_X`='1'"],
    // Options and properties.
    [`f({ runtime, environment: { A: '1' } })`, `lambda A A='1'`],
    [`f({ runtime, environment: 'x' }); f({ runtime, [environment]: { A: '1' }, other: { B: '2' } }); f({ environment: { A: '1' } })`],
    [`f({ bundling: { runtime, environment: { A: '1' } } }); const bundling = { runtime, environment: { A: '1' } }`],
    [`class F extends NodejsFunction { constructor(s) { super(s, 'F', { environment: { A: '1' } }); } }`, `lambda A A='1'`],
    [`class F { constructor(s) { super(s, 'F', { environment: { A: '1' } }); } }`],
    [`createFunction({ environment: { A: '1' } })`, `lambda A A='1'`],
    [`invokeLambdas({ environment: { A: '1' } })`],
    [`new ShellStep('s', { env: { A: '1' } })`, `codebuild A A='1'`],
    [`new Function('s', { env: { A: '1' } })`],
    [`new Function(this, 'F', ...[{ environment: { A: '1' } }])`, `lambda A A='1'`],
    [`${CDK}x({ y: [{ ...(c ? { environment: { A: '1' } } : z) }] })`, `other A A='1'`],
    [`${CDK}x(() => ({ environment: { A: '1' } }))`, `lambda A A='1'`],
    [`${CDK}({ environment: { A: '1' } }).x()`, `lambda A A='1'`],
    [`${CDK}r.environment = { variables: { A: '1' } }`, `lambda A A='1'`],
    [`${CDK}r.environment ??= { A: '1' }; environment = { A: '1' }; r.env = { A: '1' }; s.environment = { a: '1' }`],
    [`r.environment = { variables: { A: '1' } }`],
    // Maps and lists.
    [`f({ runtime, environment: { Variables: { A: '1' }, variables: { B: '2' } } })`, `lambda A A='1'`, `lambda B B='2'`],
    [
      `f({ containerName, environment: [{ name: 'A', value: '1' }, { Name: 'B', Value: '2', Type: 'PLAINTEXT' }, { name: 'C', value: '3', type: 'PARAMETER_STORE' }, { name: 'D' }, { value: 4 }, x, { ...y, name: 'E', value: '5' }] })`,
      `ecs A 'A'='1'`, `ecs B 'B'='2'`, `ecs E 'E'='5'`,
    ],
    [
      `new Project(this, 'P', { environmentVariables: { A: { value: '1' }, B: { type: T.PLAINTEXT, value: '2' }, C: { type: T.SECRETS_MANAGER, value: '3' }, D: { x: 4 }, E: { ...e, value: '5', type } } })`,
      `codebuild A A='1'`, `codebuild B B='2'`,
    ],
    [`f({ runtime, environment: { A: '1', ...process.env } })`, `lambda A A='1'`, `lambda - process.env=process.env`],
    [`f({ runtime, environment: { A: '1', ...pick(process.env, 'B') } })`, `lambda A A='1'`],
    [`const props = { runtime, environment: process.env }; new Function(this, 'F', props)`, `lambda - process.env=process.env`],
    [`const props = { runtime, ...{ environment: process.env } }; new Function(this, 'F', props)`, `lambda - process.env=process.env`],
    [`const config = { env: process.env }; const props = { runtime, environment: config.env }; new Function(this, 'F', props)`, `lambda - process.env=process.env`, `lambda - config.env=config.env`],
    [`const environment = process.env; const props = { environment }; new Function(this, 'F', props)`, `lambda - environment=environment`],
    [`const { env } = process; const props = { environment: env as Env }; new Function(this, 'F', props)`, `lambda - env as Env=env as Env`],
    [`new Function(this, 'F', { environment: process.env })`, `lambda - process.env=process.env`],
    [`const a = (e) => new Function(this, 'F', { environment: e }); const b = (e) => a(e); const c = (e) => b(e); const d = (e) => c(e); d({ A: '1' })`],
    [`function make(environment) { new Function(this, 'F', { environment }); } make({ A: '1' }); make({ B: '2' })`, `lambda A A='1'`, `lambda B B='2'`],
    [`function make(props) { new Function(this, 'F', props); } make({ environment: { A: '1' } })`, `lambda A A='1'`],
    [`f({ runtime, environment: config })`],
  ])('finds in %s', (code, ...expected) => expect(told(code)).toEqual(expected));

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

import { describe, expect, it } from 'vitest';
import { textOfValue, type Value } from '../../src/model/value.ts';
import { valuesOf } from '../../src/script/values.ts';
import { scriptOf, shown } from './script-of.ts';

/** The values of the first argument of `show(…)`, without their ranges. */
function values(code: string): unknown[] {
  const script = scriptOf(code);
  return valuesOf(script, shown(script)[0]!).map(bare);
}

function bare({ range, ...value }: Value): unknown {
  expect(range[0]).toBeLessThanOrEqual(range[1]);
  return 'parts' in value ? { ...value, parts: value.parts.map((part) => part.map(bare)) } : value;
}

const literal = (text: string) => ({ kind: 'literal', text });
const variable = (name: string | undefined, source = 'process') => ({ kind: 'environment', source, name });
const unknown = (name: string | undefined) => ({ kind: 'unknown', name });
const benign = { kind: 'benign' };
const deployTime = (via: string, store: string, rest: object = {}) => ({
  kind: 'deployTime',
  via,
  store,
  name: undefined,
  field: undefined,
  certain: true,
  ...rest,
});
const identifier = (of: string, form: string, name: string | undefined, certain: boolean) => ({
  kind: 'identifier',
  of,
  form,
  name,
  certain,
});

const CASES: Readonly<Record<string, readonly [string, readonly unknown[]]>> = {
  string: [`show('a');`, [literal('a')]],
  concatenation: [`const b = 'b'; show('a' + b + \`c\${b}\`);`, [literal('abcb')]],
  template: ['show(`a${x.y}b`);', [{ kind: 'template', parts: [[literal('a')], [unknown('y')], [literal('b')]] }]],
  'nested templates': [
    'const a = `1${x}`; show(`${a}2`);',
    [{ kind: 'template', parts: [[literal('1')], [unknown('x')], [literal('2')]] }],
  ],
  alternatives: [`show(c ? 'a' : process.env.B ?? d);`, [literal('a'), variable('B'), unknown('d')]],
  'part with alternatives': [
    "show(`${c ? 'a' : 'b'}/c`);",
    [{ kind: 'template', parts: [[literal('a'), literal('b')], [literal('/c')]] }],
  ],
  appended: [
    `let a = 'a'; a += process.env.B; show(a);`,
    [literal('a'), { kind: 'template', parts: [[unknown(undefined)], [variable('B')]] }],
  ],
  'no string': [`show([1, true, a > b, !a, {}, () => 1, undefined, typeof a][0]);`, [benign]],
  'computed variable': ['show(process.env[x]);', [variable(undefined)]],
  'variable through a helper': [`const need = (n) => process.env[n]; show(need('A'));`, [variable('A')]],
  dotenv: [`import { config } from 'dotenv'; show(config().parsed.A);`, [variable('A')]],
  'whole environment': ['show(process.env);', [{ kind: 'wholeEnvironment', source: 'process' }]],
  context: [`show(app.node.tryGetContext('a'));`, [variable('a', 'context')]],
  'member of context': [`show(app.node.getContext('a').b);`, [variable('b', 'context')]],
  'Pulumi configuration': [`const c = new pulumi.Config(); show(c.require('a'));`, [variable('a', 'configuration')]],
  'Pulumi secret': [
    `const c = new pulumi.Config(); show(c.requireSecret('a'));`,
    [deployTime('requireSecret()', 'other', { name: 'a' })],
  ],
  'other objects with get': [`show(map.get('a'));`, [unknown('get')]],
  parameter: ['function f({ a }) { show(a); }', [{ kind: 'parameter', name: 'a' }]],
  'member of a parameter': ['function f(props) { show(props.a.b); }', [{ kind: 'parameter', name: 'b' }]],
  'parameter that callers fill': [
    `function f(a) { show(a); } f('1'); f(process.env.A);`,
    [literal('1'), variable('A')],
  ],
  import: [`import { a } from './a.js'; show(a.b);`, [unknown('b')]],
  'result of a function': ['const c = load(); show(c);', [unknown('c')]],
  'output of a construct': [`const q = new Queue(this, 'Q'); show(q.queueUrl);`, [benign]],
  'secret name': [
    `const s = new Secret(this, 'S', { secretName: 'a/b' }); show(s.secretName);`,
    [identifier('secret', 'name', 'a/b', true)],
  ],
  'secret ARN': [
    `const s = Secret.fromSecretNameV2(this, 'S', 'a/b'); const { secretArn } = s; show(secretArn);`,
    [identifier('secret', 'arn', 'a/b', true)],
  ],
  'secret of something else': [
    `const c = new Cluster(this, 'C', { name: 'c' }); show(c.secret.secretFullArn);`,
    [identifier('secret', 'arn', undefined, true)],
  ],
  'secret that is handed in': [
    'function f(props) { show(props.secretArn); }',
    [identifier('secret', 'arn', undefined, true)],
  ],
  'parameter name': [
    'const p = new StringParameter(this, "P", { parameterName: `/a/${stage}/c` }); show(p.parameterName);',
    [identifier('parameter', 'path', '/a/*/c', false)],
  ],
  'name of a SecureString': [
    `const p = StringParameter.fromSecureStringParameterAttributes(this, 'P', { parameterName: '/a' }); show(p.parameterName);`,
    [identifier('parameter', 'path', '/a', true)],
  ],
  'Pulumi ARN': [
    `const s = new aws.secretsmanager.Secret('s'); show(s.arn);`,
    [identifier('secret', 'arn', undefined, true)],
  ],
  lookup: [
    `show(StringParameter.valueForStringParameter(this, '/a/b'));`,
    [deployTime('valueForStringParameter()', 'parameter', { name: '/a/b', certain: false })],
  ],
  'secure value': [
    `const p = StringParameter.fromSecureStringParameterAttributes(this, 'P', { parameterName: '/a' }); show(p.stringValue);`,
    [deployTime('stringValue', 'parameter', { name: '/a' })],
  ],
  'value of a parameter': [
    `const p = StringParameter.fromStringParameterName(this, 'P', '/a/b'); show(p.stringValue);`,
    [deployTime('stringValue', 'parameter', { name: '/a/b', certain: false })],
  ],
  'field of a secret': [
    `const s = Secret.fromSecretNameV2(this, 'S', 'a/b'); show(s.secretValueFromJson('c').unsafeUnwrap());`,
    [deployTime('secretValueFromJson()', 'secret', { name: 'a/b', field: 'c' })],
  ],
  'field of SecretValue': [
    `show(SecretValue.secretsManager('a', { jsonField: 'b' }).toString());`,
    [deployTime('SecretValue.secretsManager()', 'secret', { name: 'a', field: 'b' })],
  ],
  unwrapped: ['show(x.unsafeUnwrap());', [deployTime('unsafeUnwrap()', 'other')]],
  'hidden parameter': [
    `const p = new CfnParameter(this, 'P', { noEcho: true }); show(p.valueAsString);`,
    [deployTime('CfnParameter', 'other', { name: 'P' })],
  ],
  'open parameter': [
    `const p = new CfnParameter(this, 'P'); show(p.valueAsString);`,
    [deployTime('CfnParameter', 'other', { name: 'P', certain: false })],
  ],
  'attribute by name': [`show(user.getAtt('SecretAccessKey').toString());`, [deployTime('getAtt()', 'other')]],
  'dynamic reference': [
    `show('{{resolve:secretsmanager:a/b:SecretString:c::}}');`,
    [deployTime('{{resolve:secretsmanager}}', 'secret', { name: 'a/b', field: 'c' })],
  ],
  'dynamic reference to a whole secret': [
    `show('x{{resolve:secretsmanager:a/b}}y');`,
    [deployTime('{{resolve:secretsmanager}}', 'secret', { name: 'a/b' })],
  ],
  'dynamic reference by ARN': [
    `show('{{resolve:secretsmanager:arn:aws:secretsmanager:r:1:secret:a-b:SecretString:c}}');`,
    [deployTime('{{resolve:secretsmanager}}', 'secret', { name: 'arn:aws:secretsmanager:r:1:secret:a-b', field: 'c' })],
  ],
  'dynamic reference to a parameter': [
    `show('{{resolve:ssm:/a/b:3}}');`,
    [deployTime('{{resolve:ssm}}', 'parameter', { name: '/a/b', certain: false })],
  ],
  'serverless variable': [`show('\${env:A, ""}');`, [variable('A', 'serverless')]],
  'serverless parameter': [
    `show('\${ssm(eu-west-1):/a/b}');`,
    [deployTime('${ssm}', 'parameter', { name: '/a/b', certain: false })],
  ],
  'serverless decrypted parameter': [
    `show('\${ssm:/a/b~true}');`,
    [deployTime('${ssm}', 'parameter', { name: '/a/b' })],
  ],
  'serverless secret': [
    `show('\${ssm:/aws/reference/secretsmanager/a}');`,
    [deployTime('${ssm}', 'secret', { name: 'a' })],
  ],
  'text that only looks like it': [`show('\${self:custom.a} {{a}}');`, [literal('${self:custom.a} {{a}}')]],
  trimmed: ['show(process.env.A.trim().split(",")[0]);', [variable('A')]],
  joined: [`show(['a', process.env.B].join(':'));`, [{ kind: 'template', parts: [[literal('a')], [variable('B')]] }]],
  'Fn.join': [
    `show(Fn.join(':', ['a', process.env.B]));`,
    [{ kind: 'template', parts: [[literal(':a')], [variable('B')]] }],
  ],
  JSON: [
    `show(JSON.stringify({ a: [process.env.A], b: 1 }));`,
    [{ kind: 'template', parts: [[variable('A')], [benign]] }],
  ],
  lazy: ['show(Lazy.string({ produce: () => process.env.A }));', [{ kind: 'template', parts: [[variable('A')]] }]],
  'Pulumi apply': ['show(output.apply((x) => process.env.A));', [variable('A')]],
};

describe('valuesOf', () => {
  for (const [name, [code, expected]] of Object.entries(CASES)) {
    it(name, () => expect(values(code)).toEqual(expected));
  }

  it('ends on text that is made of text', () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `const t${i} = \`${i > 0 ? `\${t${i - 1}}`.repeat(12) : '${x}'}\`;`,
    );
    const started = performance.now();
    expect(values(`${lines.join('\n')}\nshow(t29);`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('textOfValue', () => {
  it('puts the hole where the file leaves a part open', () => {
    const script = scriptOf("show(`/a/${stage}/${c ? 'd' : 'e'}`);");
    const [value] = valuesOf(script, shown(script)[0]!);
    expect(textOfValue(value!)).toBe('/a/*/*');
    expect(textOfValue(value!, '?')).toBe('/a/?/?');
    expect(textOfValue({ kind: 'benign', range: [0, 0] })).toBeUndefined();
  });
});

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
  'Pulumi apply of the value': ['show(pulumi.output(process.env.A).apply((x) => x));', [{ kind: 'template', parts: [[variable('A')]] }]],
  'apply of another function': ['show(output.apply(f));', [unknown('apply')]],
  'apply without a function': ['show(f.apply());', [unknown('apply')]],
  'regular expression': ['show(/a/);', [benign]],
  'every kind that is no text': [
    'let i = 0; show(c ? 1 : c ? null : c ? (() => 1) : c ? function () {} : c ? class {} : c ? !a : c ? i++ : c ? a - b : c ? undefined : c ? [] : {});',
    Array.from({ length: 11 }, () => benign),
  ],
  'tagged template': ['show(pulumi.interpolate`a${process.env.B}`);', [{ kind: 'template', parts: [[literal('a')], [variable('B')]] }]],
  'template with another tag': ['show(sql`a`);', [unknown(undefined)]],
  'literal that is empty': ["show('');", [literal('')]],
  'text of only empty parts': ["show(`${''}`);", [literal('')]],
  concat: [`show('a'.concat(process.env.B));`, [{ kind: 'template', parts: [[literal('a')], [variable('B')]] }]],
  'concat of nothing': [`show(a.concat());`, [unknown('concat')]],
  'part of a split text': [`show(process.env.A.split(':')[1]);`, [variable('A')]],
  'member of what a method returns': ['show(process.env.A.trim().length);', [unknown('length')]],
  'member of a joined text': [`show(['a'].join(':').length);`, [unknown('length')]],
  'joined list of elsewhere': ["show(list.join(':'));", [unknown(undefined)]],
  'joined list with a hole': ["show(['a', , 'b'].join(''));", [literal('ab')]],
  'joined list of lists': ["show([['a'], { b: 'b' }].join(''));", [literal('ab')]],
  'joined spread': ["const l = ['a']; show([...l, process.env.B].join(''));", [{ kind: 'template', parts: [[benign], [variable('B')]] }]],
  'Fn.join of one': ["show(Fn.join('', list));", [{ kind: 'template', parts: [[unknown('list')]] }]],
  'method named like a function': ["show(other.atob(a.b));", [unknown('atob')]],
  atob: ['show(atob(output.secretArn));', [{ kind: 'template', parts: [[identifier('secret', 'arn', undefined, true)]] }]],
  'Buffer.from': ["show(Buffer.from(process.env.A, 'x').toString('base64'));", [{ kind: 'template', parts: [[variable('A')], [literal('x')]] }]],
  'another from': ["show(List.from(process.env.A));", [unknown('from')]],
  'toJsonString of a stack': ['show(stack.toJsonString({ a: process.env.A }));', [{ kind: 'template', parts: [[variable('A')]] }]],
  'JSON of lists and spreads': [
    'const o = { b: process.env.B }; show(JSON.stringify([process.env.A, , { ...o }, ...[process.env.C]]));',
    [{ kind: 'template', parts: [[variable('A')], [variable('B')], [variable('C')]] }],
  ],
  conditionIf: [`show(Fn.conditionIf('c', 'a', process.env.B));`, [literal('a'), variable('B')]],
  'another conditionIf': [`show(other.conditionIf('c', 'a', b));`, [unknown('conditionIf')]],
  'function that checks': ["import { assertDefined } from './a.js'; show(assertDefined(output.secretArn));", [identifier('secret', 'arn', undefined, true)]],
  'function that checks a name': ["import { assertName } from './a.js'; show(assertName('api-key'));", [unknown('assertName')]],
  'member of what is checked': ["import { validate } from './a.js'; show(validate(output.secretArn).b);", [unknown('b')]],
  'function that does not check': ["import { load } from './a.js'; show(load(output.secretArn));", [unknown('load')]],
  'function without a name': ['show(fs[i](output.secretArn));', [unknown(undefined)]],
  'parameter with a name of its own': ['function f(a) { const b = a; show(b); }', [{ kind: 'parameter', name: 'b' }]],
  'some member of a parameter': ['function f(a) { show(a[i]); }', [{ kind: 'parameter', name: 'a' }]],
  'member of a parameter that callers fill': [`function f(a) { show(a.b); } f({ b: '1' }); f({ b: '2' });`, [literal('1'), literal('2')]],
  'parameter of a function that is called in another': [`function f(a) { show(a); } function g(b) { f(b); } g('1');`, [literal('1')]],
  'parameter that a caller leaves out': [`function f(a, b) { show(b); } f('1');`, [{ kind: 'parameter', name: 'b' }]],
  'member of something new': ['show(new Queue().queueUrl);', [benign]],
  'something new': ['const q = new Queue(); show(q);', [unknown('q')]],
  'something imported': ["import { a } from './a.js'; show(a);", [unknown('a')]],
  'some member of something imported': ["import { a } from './a.js'; show(a[i]);", [unknown('a')]],
  awaited: ['const a = await load(); show(a.b);', [unknown('b')]],
  'secret that is read while deploying': [
    "import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm'; const r = await new SSMClient({}).send(new GetParameterCommand({ Name: '/a', WithDecryption: true })); show(r.Parameter.Value);",
    [expect.objectContaining({ kind: 'secret', confidence: 'certain' })],
  ],
  'context of a stack': [`show(this.node.tryGetContext(\`a-\${stage}\`));`, [variable('a-*', 'context')]],
  'context under an open name': ['show(app.node.tryGetContext(key));', [variable(undefined, 'context')]],
  'some member of context': [`show(app.node.tryGetContext('a')[i]);`, [variable(undefined, 'context')]],
  'get of Pulumi configuration': [`const c = new pulumi.Config('x'); show(c.get('a'));`, [variable('a', 'configuration')]],
  'object of Pulumi configuration': [`const c = new Config(); show(c.requireObject('a').b);`, [variable('b', 'configuration')]],
  'secret object of Pulumi configuration': [
    `const c = new Config(); show(c.getSecretObject('a'));`,
    [deployTime('getSecretObject()', 'other', { name: 'a' })],
  ],
  'another method of Pulumi configuration': [`const c = new Config(); show(c.getAll('a'));`, [unknown('getAll')]],
  'get of a function': [`import { get } from './a.js'; show(get('a'));`, [unknown('get')]],
  'another configuration': [`const c = new Settings(); show(c.get('a'));`, [unknown('get')]],
  'name in another object': [`const names = { secretName: 'a/b' }; const s = new Secret(this, 'S', names); show(s.secretName);`, [identifier('secret', 'name', 'a/b', true)]],
  'name that is handed in': [`const s = new Secret(this, 'S', { secretName: props.name }); show(s.secretName);`, [identifier('secret', 'name', undefined, true)]],
  'name that is put together': ['const s = Secret.fromSecretNameV2(this, "S", `a/${stage}/b`); show(s.secretName);', [identifier('secret', 'name', 'a/*/b', true)]],
  'name that is open': ['const s = Secret.fromSecretNameV2(this, "S", `${a}${b}`); show(s.secretName);', [identifier('secret', 'name', undefined, true)]],
  'third argument that is an object': [`const s = new Secret(this, 'S', { description: 'a' }); show(s.secretName);`, [identifier('secret', 'name', undefined, true)]],
  'ARN of something else': [`const t = new aws.dynamodb.Table('t'); show(t.arn);`, [benign]],
  'ARN of a parameter': [`const p = new aws.ssm.Parameter('p', { name: '/a' }); show(p.arn);`, [identifier('parameter', 'arn', '/a', false)]],
  'name of a parameter': [`const p = new aws.ssm.Parameter('p', { name: '/a' }); show(p.name);`, [identifier('parameter', 'path', '/a', false)]],
  'id of a secret that is looked up': [`const s = Secret.fromName('a'); show(s.id);`, [identifier('secret', 'arn', undefined, true)]],
  'id that a function of elsewhere returns': [`const s = load('a'); show(s.id);`, [unknown('id')]],
  'access key': [`const k = new AccessKey(this, 'K', { user }); show(k.secretAccessKey);`, [deployTime('secretAccessKey', 'other')]],
  'secretAccessKey of something else': [`const k = new Thing(this, 'K'); show(k.secretAccessKey);`, [benign]],
  'member of an output': [`const k = new CfnAccessKey(this, 'K'); show(k.attrSecretAccessKey.b);`, [benign]],
  'typed parameter': [`const p = new TerraformVariable(this, 'V', { sensitive: true }); show(p.stringValue);`, [deployTime('TerraformVariable', 'other', { name: 'V' })]],
  'parameter that is not hidden': [`const p = new CfnParameter(this, 'P', { noEcho: false }); show(p.valueAsString);`, [deployTime('CfnParameter', 'other', { name: 'P', certain: false })]],
  'parameter whose options are elsewhere': [`const options = { noEcho: true }; const p = new CfnParameter(this, 'P', options); show(p.value);`, [deployTime('CfnParameter', 'other', { name: 'P' })]],
  'id of a CfnParameter': [`const p = new CfnParameter(this, 'P'); show(p.logicalId);`, [benign]],
  'parameter of another class': [`const p = c ? new MyCfnParameter(this, 'P') : new CfnParameterGroup(this, 'P'); show(p.valueAsString);`, [benign, benign]],
  'another member of a parameter': [`const p = new CfnParameter(this, 'P'); show(p.noValue);`, [benign]],
  'parameter that may be hidden': [`const p = new CfnParameter(this, 'P', { noEcho: c }); show(p.valueAsString);`, [deployTime('CfnParameter', 'other', { name: 'P', certain: false })]],
  'parameter with another option': [`const p = new CfnParameter(this, 'P', { noEcho: 'x' }); show(p.valueAsString);`, [deployTime('CfnParameter', 'other', { name: 'P', certain: false })]],
  'function with from in its name': [`const s = Secret.transform('a'); show(s.id);`, [unknown('id')]],
  'functions named nearly like one of the context': [`show(c ? node.forgetContext('a') : node.getContextual('a'));`, [unknown('forgetContext'), unknown('getContextual')]],
  'methods named nearly like one of the configuration': [`const c = new Config(); show(d ? c.forget('a') : c.getter('a'));`, [unknown('forget'), unknown('getter')]],
  'configuration that may be another': [`const c = d ? load() : new Config(); show(c.get('a'));`, [variable('a', 'configuration')]],
  'modules named nearly like dotenv': [
    `import { config } from './dotenv'; import { config as other } from 'dotenv-x'; show(c ? config().parsed.a : other().parsed.a);`,
    [unknown('a'), unknown('a')],
  ],
  'lookup of a SecureString': [
    `show(StringParameter.valueForSecureStringParameter(this, '/a', 1));`,
    [deployTime('valueForSecureStringParameter()', 'parameter', { name: '/a' })],
  ],
  'lookup while synthesising': [`show(ssm.StringParameter.valueFromLookup(this, path));`, [deployTime('valueFromLookup()', 'parameter', { certain: false })]],
  ssmSecure: [`show(SecretValue.ssmSecure('/a'));`, [deployTime('SecretValue.ssmSecure()', 'parameter', { name: '/a' })]],
  'SecretValue of a plain text': [`show(SecretValue.unsafePlainText('a').unsafeUnwrap());`, [deployTime('SecretValue.unsafePlainText()', 'other')]],
  'dynamic SecretValue': [`show(cdk.SecretValue.cfnDynamicReferenceKey('a'));`, [deployTime('SecretValue.cfnDynamicReferenceKey()', 'secret', { name: 'a' })]],
  'another method of SecretValue': [`show(SecretValue.isSecretValue(a));`, [unknown('isSecretValue')]],
  'secretsManager of another class': [`show(Other.secretsManager('a'));`, [unknown('secretsManager')]],
  'function called secretValueFromJson': [`show(secretValueFromJson('a'));`, [unknown('secretValueFromJson')]],
  'field of a secret that is handed in': [`show(props.secret.secretValueFromJson('c'));`, [deployTime('secretValueFromJson()', 'secret', { field: 'c' })]],
  'field of the secret of a construct': [
    `const db = new Cluster(this, 'C', { name: 'c' }); show(db.secret.secretValueFromJson('c'));`,
    [deployTime('secretValueFromJson()', 'secret', { field: 'c' })],
  ],
  'field of a secret under one of two names': [
    `const s = c ? lookUp(this) : new Secret(this, 'S', { secretName: 'a' }); show(s.secretValueFromJson('c'));`,
    [deployTime('secretValueFromJson()', 'secret', { name: 'a', field: 'c' })],
  ],
  'import of another stack': [`show(Fn.importValue('a'));`, [deployTime('Fn.importValue()', 'other', { name: 'a', certain: false })]],
  'another importValue': [`show(other.importValue('a'));`, [unknown('importValue')]],
  'Fn.getAtt': [`show(Fn.getAtt('Key', 'SecretAccessKey').toString());`, [deployTime('getAtt()', 'other')]],
  'another attribute': [`show(user.getAtt('Arn'));`, [unknown('getAtt')]],
  'attribute that another function takes': [`show(user.other('SecretAccessKey'));`, [unknown('other')]],
  'getAtt of nothing': [`show(user.getAtt());`, [unknown('getAtt')]],
  'unwrapped value of a secret': [`const s = Secret.fromSecretNameV2(this, 'S', 'a'); show(s.secretValue.unsafeUnwrap());`, [deployTime('secretValue', 'secret', { name: 'a' })]],
  'serialised secret': ['show(apiToken.serialize());', [deployTime('serialize()', 'other')]],
  'something else serialised': ['show(form.serialize());', [unknown('serialize')]],
  'result of a call': ['show(make()());', [unknown(undefined)]],
  'dotenv text': [`import * as dotenv from 'dotenv'; show(dotenv.parse(text).A);`, [variable('A')]],
  'dotenv as a whole': [`import { parse } from 'dotenv'; show(parse(text));`, [{ kind: 'wholeEnvironment', source: 'dotenv' }]],
  'dotenv error': [`import { config } from 'dotenv'; show(config().error);`, [unknown('error')]],
  'another config': [`import { config } from 'convict'; show(config().parsed.A);`, [unknown('A')]],
  'environment of a bundler': ['show(import.meta.env.A);', [variable('A')]],
};

describe('valuesOf', () => {
  for (const [name, [code, expected]] of Object.entries(CASES)) {
    it(name, () => expect(values(code)).toEqual(expected));
  }

  it.each([
    ['process.env.a', variable('a')],
    ['Bun.env.a', variable('a')],
    ['globalThis.process.env.a', variable('a')],
    ['global.process.env.a', variable('a')],
    ['import.meta.env.a', variable('a')],
    ["import { env } from 'node:process'; show(env.a)", variable('a')],
    ["import { env as e } from 'process'; show(e.a)", variable('a')],
    ["import * as p from 'process'; show(p.env.a)", variable('a')],
    ["import p from 'node:process'; show(p.env.a)", variable('a')],
    ["const { env: e } = require('node:process'); show(e.a)", variable('a')],
    ["(await import('node:process')).default.env.a", variable('a')],
    ["(await import('process')).env.a", variable('a')],
    ['globalThis.process.env', { kind: 'wholeEnvironment', source: 'process' }],
    ['process.argv', unknown('argv')],
    ['import.meta.url', unknown('url')],
    ['globalThis.env.a', unknown('a')],
    ['other.env.a', unknown('a')],
    ["import { argv } from 'node:process'; show(argv.a)", unknown('a')],
    ["import { env as e } from './process.js'; show(e.a)", unknown('a')],
    ["const { env: e } = require('./process'); show(e.a)", unknown('a')],
    ["load('node:process').env.a", unknown('a')],
    ['function f(process) { show(process.env.a) }', { kind: 'parameter', name: 'a' }],
    ["import process from './a.js'; show(process.env.a)", unknown('a')],
  ])('environment: %s', (code, expected) => {
    expect(values(code.includes('show') ? code : `show(${code});`)).toEqual([expected]);
  });

  it('lists at most a number of alternatives', () => {
    const list = Array.from({ length: 60 }, (_, i) => `'a${i}'`).join();
    expect(values(`show([${list}][k]);`)).toHaveLength(32);
  });

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

/** Which parameters are written, what, and as what? */
import { describe, expect, it } from 'vitest';
import type { ParameterWrite } from '../../src/model/parameter-write.ts';
import { textOfValue } from '../../src/model/value.ts';
import { parameterWritesOf } from '../../src/script/parameter-writes.ts';
import { applyFix } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

const CDK = "import * as ssm from 'aws-cdk-lib/aws-ssm';\n";
const POWERTOOLS = "import { setParameter } from '@aws-lambda-powertools/parameters/ssm';\n";
const PULUMI = "import * as aws from '@pulumi/aws';\n";

const writesOf = (code: string): readonly ParameterWrite[] => parameterWritesOf(scriptOf(code));
const namesOf = ({ names }: ParameterWrite): (string | undefined)[] =>
  names.flatMap(({ values }) => values.map((value) => textOfValue(value)));

describe('who writes, under which name, as what', () => {
  it.each([
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: 'String' })", 'code', 'PutParameter', ['/a/b/c'], 'plain', false],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: 'StringList', Overwrite: true })", 'code', 'PutParameter', ['/a/b/c'], 'list', true],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Overwrite: false })", 'code', 'PutParameter', ['/a/b/c'], 'absent', false],
    ["ssm.putParameter({ Name: '/a/b/c', Value: v, Type: 'SecureString' }).promise()", 'code', 'PutParameter', ['/a/b/c'], 'secure', false],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: x ? 'SecureString' : 'String' })", 'code', 'PutParameter', ['/a/b/c'], 'unknown', false],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: x ? 'StringList' : 'String' })", 'code', 'PutParameter', ['/a/b/c'], 'plain', false],
    [`${POWERTOOLS}setParameter('/a/b/c', { value: v })`, 'code', 'setParameter', ['/a/b/c'], 'plain', false],
    [`${POWERTOOLS}setParameter('/a/b/c', { value: v, sdkOptions: { Type: 'SecureString' } })`, 'code', 'setParameter', ['/a/b/c'], 'secure', false],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: undefined, Overwrite: o })", 'code', 'PutParameter', ['/a/b/c'], 'absent', true],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: x ? 'StringList' : type })", 'code', 'PutParameter', ['/a/b/c'], 'unknown', false],
    ["new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: 'Binary', Overwrite: {}.x })", 'code', 'PutParameter', ['/a/b/c'], 'unknown', false],
    ["const no = [false]; new PutParameterCommand({ Name: '/a/b/c', Value: v, Type: T.SECURE_STRING, Overwrite: no })", 'code', 'PutParameter', ['/a/b/c'], 'secure', true],
    [`${POWERTOOLS}import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm'; new SSMProvider().set('/a/b/c', { value: v, overwrite: true })`, 'code', 'set', ['/a/b/c'], 'plain', true],
    ["x({ service: '@aws-sdk/client-ssm', action: 'PutParameterCommand', parameters: { Name: '/a/b/c', Value: v } })", 'tool', 'PutParameter', ['/a/b/c'], 'absent', false],
    ["x({ service: 'SSM', action: 'putParameter', parameters: { Name: '/a/b/c', Value: v, Type: 'String' } })", 'tool', 'PutParameter', ['/a/b/c'], 'plain', false],
    [`${CDK}new ssm.StringParameter(this, 'P', { parameterName: '/a/b/c', stringValue: v })`, 'template', 'StringParameter', ['/a/b/c'], 'plain', false],
    [`${CDK}new ssm.StringListParameter(this, 'P', { stringListValue: [v] })`, 'template', 'StringListParameter', [], 'plain', false],
    [`${CDK}new ssm.CfnParameter(this, 'P', { name: '/a/b/c', value: v, type: 'StringList' })`, 'template', 'Parameter', ['/a/b/c'], 'list', false],
    [`${CDK}class P extends ssm.StringParameter { constructor(s) { super(s, 'P', { parameterName: '/a/b/c', stringValue: v, type: ssm.ParameterType.STRING }); } }`, 'template', 'StringParameter', ['/a/b/c'], 'plain', false],
    [`${PULUMI}new aws.ssm.Parameter('p', { name: '/a/b/c', value: v, type: 'SecureString' })`, 'tool', 'Parameter', ['/a/b/c'], 'secure', false],
  ])('%s', (code, by, label, names, state, replaces) => {
    const [write, ...others] = writesOf(code);
    expect(others).toEqual([]);
    expect(write).toMatchObject({ by, label, replaces, type: { state } });
    expect(namesOf(write!)).toEqual(names);
    expect(write!.values.map((value) => value.kind === 'unknown' && value.name)).toEqual(['v']);
  });

  it('is none', () => {
    const code = `${CDK}new PutItemCommand({ Name: n }); map.putParameter(n); x({ service: 'S3', action: 'putParameter', parameters: {} });
      x({ service: 'SSM', action: 'getParameter', parameters: {} }, { service: 'SSM', action: 'putParameter' }, { service, action, parameters }, { ...x });
      setParameter(n, { value: v }); set(n, { value: v }); x.set(n, { value: v }); new ssm.StringParameter(this, 'P'); new kms.StringParameter(this, 'P', {});
      ssm.StringParameter.fromStringParameterName(this, 'P', '/a/b/c'); new ssm.CfnDocument(this, 'D', { content });`;
    expect(writesOf(code)).toEqual([]);
  });

  it('has nothing to say about an empty file', () => expect(writesOf('')).toEqual([]));
});

it.each([
  ["new PutParameterCommand({ Name: n, Value: v, Type: 'String' })", "new PutParameterCommand({ Name: n, Value: v, Type: 'SecureString' })"],
  ['new PutParameterCommand({ Name: n, Value: v, Type: ssm.ParameterType.STRING })', 'new PutParameterCommand({ Name: n, Value: v, Type: ssm.ParameterType.SECURE_STRING })'],
  [`${POWERTOOLS}setParameter(n, { value: v })`, `${POWERTOOLS}setParameter(n, { value: v, parameterType: 'SecureString' })`],
  ['new PutParameterCommand({ Name: n, Value: v, Type: "String" as const })', 'new PutParameterCommand({ Name: n, Value: v, Type: "SecureString" as const })'],
  ['new PutParameterCommand({ Name: n, Value: v, Type: `String` })', 'new PutParameterCommand({ Name: n, Value: v, Type: `SecureString` })'],
  ["new PutParameterCommand({ Type: x, Name: n, Value: v, Type: 'String' })", "new PutParameterCommand({ Type: x, Name: n, Value: v, Type: 'SecureString' })"],
  [`${PULUMI}new aws.ssm.Parameter('p', { name: n, value: v })`, `${PULUMI}new aws.ssm.Parameter('p', { name: n, value: v, type: 'SecureString' })`],
  [`${POWERTOOLS}setParameter(n, { value: v, sdkOptions: { Type: 'String' } })`, `${POWERTOOLS}setParameter(n, { value: v, sdkOptions: { Type: 'String' }, parameterType: 'SecureString' })`],
  [`${POWERTOOLS}setParameter(n, c ? { value: v } : { value: w })`, undefined],
  ["const Type = 'String'; new PutParameterCommand({ Name: n, Value: v, Type })", undefined],
  ["new PutParameterCommand({ Name: n, Value: v, Type: ssm['ParameterType']['STRING'] })", undefined],
  [`${CDK}new ssm.CfnParameter(this, 'P', { value: v })`, undefined],
  ['new PutParameterCommand({ Name: n, Value: v })', undefined],
  ['new PutParameterCommand({ Name: n, Value: v, Type: type })', undefined],
])('%s becomes secure', (code, secured) => {
  const { secure } = writesOf(code)[0]!.type;
  expect(secure?.reduce((text, edit) => applyFix(text, edit), code)).toBe(secured);
});

it('points at the type, or at what writes', () => {
  const at = (code: string): string => code.slice(...writesOf(code)[0]!.type.range);
  expect(at("new PutParameterCommand({ Name: n, Value: v, Type: 'String' })")).toBe("Type: 'String'");
  expect(at('ssm.putParameter({ Name: n, Value: v })')).toBe('ssm.putParameter');
});

it('tells the ids of constructs', () => {
  const ids = writesOf(`${CDK}new ssm.StringParameter(this, 'P', { stringValue: v }); new ssm.StringParameter(this, id, { stringValue: v }); new PutParameterCommand({ Name: n });`);
  expect(ids.map(({ id, range }) => [id, range[1] > range[0]])).toEqual([[undefined, true], ['P', true], [undefined, true]]);
});

it('reads a write in a function with what its calls hand in', () => {
  const code = `const put = (name, value) => new PutParameterCommand({ Name: name, Value: value }); put('/a/b/c', 'x'); put('/a/b/d', 'y');`;
  expect(writesOf(code).map(namesOf)).toEqual([['/a/b/c', '/a/b/d']]);
});

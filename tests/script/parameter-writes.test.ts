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
    ["x({ service: 'SSM', action: 'putParameter', parameters: { Name: '/a/b/c', Value: v, Type: 'String' } })", 'tool', 'PutParameter', ['/a/b/c'], 'plain', false],
    [`${CDK}new ssm.StringParameter(this, 'P', { parameterName: '/a/b/c', stringValue: v })`, 'template', 'StringParameter', ['/a/b/c'], 'plain', false],
    [`${CDK}new ssm.StringListParameter(this, 'P', { stringListValue: [v] })`, 'template', 'StringListParameter', [], 'plain', false],
    [`${CDK}new ssm.CfnParameter(this, 'P', { name: '/a/b/c', value: v, type: 'StringList' })`, 'template', 'Parameter', ['/a/b/c'], 'list', false],
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
      ssm.StringParameter.fromStringParameterName(this, 'P', '/a/b/c'); new ssm.CfnDocument(this, 'D', { content });`;
    expect(writesOf(code)).toEqual([]);
  });

  it('has nothing to say about an empty file', () => expect(writesOf('')).toEqual([]));
});

it.each([
  ["new PutParameterCommand({ Name: n, Value: v, Type: 'String' })", "new PutParameterCommand({ Name: n, Value: v, Type: 'SecureString' })"],
  ['new PutParameterCommand({ Name: n, Value: v, Type: ssm.ParameterType.STRING })', 'new PutParameterCommand({ Name: n, Value: v, Type: ssm.ParameterType.SECURE_STRING })'],
  [`${POWERTOOLS}setParameter(n, { value: v })`, `${POWERTOOLS}setParameter(n, { value: v, parameterType: 'SecureString' })`],
  ['new PutParameterCommand({ Name: n, Value: v })', undefined],
  ['new PutParameterCommand({ Name: n, Value: v, Type: type })', undefined],
])('%s becomes secure', (code, secured) => {
  const { secure } = writesOf(code)[0]!.type;
  expect(secure?.reduce((text, edit) => applyFix(text, edit), code)).toBe(secured);
});

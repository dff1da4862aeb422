/** Does our reader of JSON say exactly what the parser of YAML says, and leave everything else to it? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/template/json.ts';
import { parse } from '../../src/template/parse.ts';
import type { Tree } from '../../src/template/tree.ts';
import { lintTemplate } from '../support/templates.ts';

/** A tree as data, with every place. */
function told(tree: Tree): unknown {
  const { kind, range, whole, anchored } = tree;
  const places = [range, whole, anchored];
  switch (kind) {
    case 'map':
      return [kind, places, tree.flow, tree.entries.map((entry) => [entry.key, entry.keyRange, entry.range, entry.owner === tree, told(entry.value)])];
    case 'list':
      return [kind, places, tree.flow, tree.items.map(told)];
    case 'call':
      return [kind, places, tree.fn, told(tree.argument)];
    case 'scalar':
      return [kind, places, tree.text, tree.type, tree.style];
  }
}

/** A comment of YAML behind it, and the text is none of JSON. */
const byYaml = (text: string): unknown => parse(`${text} # yaml`).map(told)[0];

function expectSame(text: string): void {
  const tree = parseJson(text);
  expect(tree, text).toBeDefined();
  expect(told(tree!), text).toEqual(byYaml(text));
}

describe('JSON', () => {
  it.each([
    '{}',
    '[]',
    '{ "a": [ ] , "b" : { } }',
    '\uFEFF{ "a": 1 }',
    '{\r\n\t"a":\t"b",\r\n\t"c": [\r\n1,2 ]\r\n}\r\n',
    '{ "a": "\\u0041\\n\\"\\\\", "\\u0062": "/\\/", "c": "\\\\" }',
    '{ "a": "\u2028 \u007f é 💥 \\ud83d\\ude00 # no comment // none" }',
    '{ "a": -1.5e+3, "b": 0, "c": 583214906127, "d": true, "e": false, "f": null, "g": 1E2 }',
    '{ "Ref": "x" }',
    '{ "a": { "Ref": "AWS::Region" }, "b": { "Fn::Sub": ["${x}", { "x": { "Fn::GetAtt": "y.z" } }] }, "c": { "Ref": "x", "d": 1 } }',
    '{ "a": 1, "a": 2, "__proto__": 3, "": 4, "<<": { "b": 5 } }',
  ])('%s', expectSame);

  it('of any content', () => {
    const key = fc.oneof(fc.constantFrom('Ref', 'Fn::Sub', 'Fn::Join', 'Resources', 'Type'), fc.string({ maxLength: 20 }));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    }));
    const root = fc.oneof(fc.dictionary(key, value, { maxKeys: 4 }), fc.array(value, { maxLength: 4 }));
    fc.assert(fc.property(root, fc.constantFrom(undefined, 1, 2, '\t'), (data, indent) => expectSame(JSON.stringify(data, null, indent))), { numRuns: 300 });
  });
});

describe('what is no JSON', () => {
  it.each([
    '', ' ', '{', '[', '{ "a" }', '{ "a": }', '{ "a": 1, }', '[1, 2, ]', '{ a: 1 }', "{ 'a': 1 }", '{ "a": 01 }', '{ "a": .5 }', '{ "a": True }', '{ "a": 1 } x', '{ "a": 1 }\n---\n{ "b": 2 }',
    '{ "a": "x\ny" }', '{ "a": "x\ty" }', '{ "a": "\\x41" }', '{ "a": "\\" }', '{ "a": "b }', '{ "a": 1 "b": 2 }', '[1 2]', '{ "a": !Ref x }', '{ "a": [1 }', '{ "a": 1 # x\n }', '{ "a": 1\u00a0}',
  ])('%j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it('is left to the parser of YAML', () => {
    const [root] = parse('{ "a": [1, 2, ], b: c }');
    expect(root).toMatchObject({ kind: 'map', entries: [{ key: 'a' }, { key: 'b' }] });
  });
});

describe('size', () => {
  const TOKEN = '"SLACK_TOKEN": "{{resolve:secretsmanager:slack}}"';

  it.each([
    ['entries', `{ ${Array.from({ length: 300_000 }, (_, i) => `"k${i}": ["v"]`).join(',\n')}, ${TOKEN} }`, 300_001],
    ['one text', `{ "a": "${'http://x '.repeat(600_000)}", ${TOKEN} }`, 2],
    ['escapes', `{ "a": "${'\\\\\\"'.repeat(1_000_000)}", ${TOKEN} }`, 2],
    ['comments', `{ ${'/* x */ // y\n'.repeat(400_000)} "a": 1, ${TOKEN} }`, 2],
    ['blanks', `{ "a": 1, ${' '.repeat(5_000_000)} ${TOKEN} }`, 2],
  ])('5 MB of %s are read', { timeout: 30_000 }, (_, text, count) => {
    expect(parse(text).map((root) => root.kind === 'map' && root.entries.length)).toEqual([count]);
  });
});

describe('what the CDK synthesizes', () => {
  const SECRET = { SLACK_TOKEN: '{{resolve:secretsmanager:slack:SecretString:token}}' };
  const statement = (resource: unknown): object => ({ Action: 'ssm:GetParameter', Effect: 'Allow', Resource: resource });
  const scoped = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ssm:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':parameter/slack-bot/production/*']] };

  /** Functions with their roles, indented as the CDK does it. */
  function synthesized(count: number, variables: (index: number) => object, resource: unknown): string {
    const functions = Array.from({ length: count }, (_, i) => [
      [`Fn${i}`, { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${i}.zip` }, Environment: { Variables: { LOG_LEVEL: 'info', ...variables(i) } }, Role: { 'Fn::GetAtt': [`Role${i}`, 'Arn'] }, Handler: 'index.handler', Runtime: 'nodejs22.x' }, DependsOn: [`Role${i}`], Metadata: { 'aws:cdk:path': `Bot/Fn${i}/Resource` } }],
      [`Role${i}`, { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }], Version: '2012-10-17' }, Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: [statement(resource)], Version: '2012-10-17' } }] }, Metadata: { 'aws:cdk:path': `Bot/Fn${i}/ServiceRole/Resource` } }],
    ]);
    return JSON.stringify({ Resources: Object.fromEntries(functions.flat()) }, null, 1);
  }

  it('is linted at 5 MB, and what is found in it is found', { timeout: 60_000 }, () => {
    const text = synthesized(3_500, (i) => (i === 3_000 ? SECRET : {}), scoped);
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(lintTemplate(text, { filename: 'Bot.template.json' }).map(({ ruleId }) => ruleId)).toEqual(['aws-secrets/no-secret-in-lambda-env']);
  });

  it('is linted with thousands of findings', { timeout: 60_000 }, () => {
    const found = lintTemplate(synthesized(2_000, () => SECRET, '*'), { filename: 'Bot.template.json' });
    const countOf = (rule: string): number => found.filter(({ ruleId }) => ruleId === `aws-secrets/${rule}`).length;
    expect([countOf('no-secret-in-lambda-env'), countOf('no-wildcard-iam-resource'), found.length]).toEqual([2_000, 2_000, 4_000]);
  });
});

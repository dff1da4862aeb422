import { describe, expect, it } from 'vitest';
import { displayText } from '../../src/knowledge/iam/text.ts';
import { staticText, textsOf } from '../../src/script/text.ts';
import { scriptOf, shown } from './script-of.ts';

const IMPORTS = `
import * as cdk from 'aws-cdk-lib';
import { Arn, ArnFormat, Aws, Fn, Fn as F, Stack, Token } from 'aws-cdk-lib';
`;

/** The texts of `show(…)`, with holes as people read them. */
function texts(code: string): string[] {
  const script = scriptOf(IMPORTS + code);
  const [node] = shown(script);
  return textsOf(script, node!).map(displayText);
}

describe('textsOf', () => {
  it.each([
    ["'*'", ['*']],
    ['`*`', ['*']],
    ["'*' as const", ['*']],
    ["('*')!", ['*']],
    ["'*' satisfies string", ['*']],
    ["<string>'*'", ['*']],
    ['42', ['42']],
    ['true', ['true']],
    ["''", ['']],
    ["'a' + 'b' + `c`", ['abc']],
    ["'a'.concat('b', `c`)", ['abc']],
    ["['a', 'b'].join(':')", ['a:b']],
    ["['a', 'b'].join()", ['a,b']],
    ["[].join(':')", ['']],
    ["String('a')", ['a']],
    ["'a'.toString()", ['a']],
    ["Token.asString('a')", ['a']],
    ['undefined', []],
    ['null', []],
    ['Aws.NO_VALUE', []],
    ["a ? 'x' : 'y'", ['x', 'y']],
    ["a ? 'x' : undefined", ['x']],
    ["a ?? 'x'", ['<...>', 'x']],
    ["a && 'x'", ['x']],
    ["`${a ? 'x' : 'y'}/${b ? '1' : '2'}`", ['x/1', 'x/2', 'y/1', 'y/2']],
    ["`${a ? 'x' : 'x'}`", ['x']],
    ["cdk.interpolate`x/${'y'}`", ['x/y']],
    ['String.raw`x/*`', ['x/*']],
    ['gql`x`', ['<...>']],
    ["`${['a', 'b'].join('-')}`", ['a-b']],
    ["[...list, 'a'].join(':')", ['<...>:a']],
    ["list.join(':')", ['<...>']],
    ["'a'.replace('a', '*')", ['<...>']],
    ['AwsCustomResourcePolicy.ANY_RESOURCE', ['*']],
    ["'a'.length", ['<...>']],
    ['-1', ['<...>']],
    ["'a' - 'b'", ['<...>']],
    ['String()', ['<...>']],
    ["Strings('a')", ['<...>']],
    ["lib.String('a')", ['<...>']],
    ['Token.asString()', ['<...>']],
    ["'a'.concat(...list)", ['a<...>']],
    ["['a', , 'b'].join(':')", ['a:b']],
    ["['a', 'b'].join(c ? ':' : '/')", ['<...>']],
    ["(c ? ['a'] : ['b']).join(':')", ['<...>']],
    ["['a', c ? 'b' : 'd'].join(':')", ['a:b', 'a:d']],
    ['gql.interpolated`x`', ['<...>']],
    ['draw`x`', ['<...>']],
    ['rawest`x`', ['<...>']],
    ['`${undefined}`', ['<...>']],
  ])('reads %s', (expression, expected) => {
    expect(texts(`show(${expression});`)).toEqual(expected);
  });

  it.each([
    ["const S = 'ssm'; show(`${S}:Get`);", ['ssm:Get']],
    ["enum R { All = '*' } show(R.All);", ['*']],
    ["const R = { all: '*' } as const; show(R.all);", ['*']],
    ["class C { static readonly ALL = '*'; } show(C.ALL);", ['*']],
    ["class C { readonly all = '*'; m() { show(this.all); } }", ['*']],
    ["const f = (name: string) => `parameter/${name}`; show(f('*'));", ['parameter/*']],
    ["function f(name = '*') { return `parameter/${name}`; } show(f());", ['parameter/*']],
    ["let x = 'a'; x = '*'; show(x);", ['*']],
    ["for (const x of ['a', 'b']) show(x);", ['a', 'b']],
    ["['a', 'b'].forEach((x) => show(`${x}/*`));", ['a/*', 'b/*']],
    ["const { x } = { x: '*' }; show(x);", ['*']],
    ["const x: string = x; show(x);", []],
    ["const o = { x: 'a' + '*' }; const { x: y } = o; show(`${y}`);", ['a*']],
    ["function f() { return 'a' } show(f().toString());", ['a']],
  ])('follows %s', (code, expected) => {
    expect(texts(code)).toEqual(expected);
  });

  it.each([
    ['this.region', '${Region}'],
    ['Stack.of(this).region', '${Region}'],
    ['cdk.Stack.of(scope).region', '${Region}'],
    ['Aws.REGION', '${Region}'],
    ['cdk.Aws.REGION', '${Region}'],
    ['process.env.AWS_REGION', '${Region}'],
    ['process.env.CDK_DEFAULT_REGION!', '${Region}'],
    ['props.env?.region', '${Region}'],
    ['getRegion()', '${Region}'],
    ["Fn.ref('AWS::Region')", '${Region}'],
    ["F.ref('AWS::Region')", '${Region}'],
    ["({ Ref: 'AWS::Region' })", '${Region}'],
    ['regional', '<...>'],
    ['this.account', '${Account}'],
    ['Aws.ACCOUNT_ID', '${Account}'],
    ['props.accountId', '${Account}'],
    ['props.accounts', '<...>'],
    ["({ Ref: 'AWS::AccountId' })", '${Account}'],
    ['Aws.PARTITION', '${Partition}'],
    ["({ Ref: 'AWS::Partition' })", '${Partition}'],
    ['Aws.URL_SUFFIX', '<...>'],
    ['bucket.bucketArn', '<arn>'],
    ['this.bucket.bucketArn', '<arn>'],
    ['props.arn', '<arn>'],
    ['ROLE_ARN', '<arn>'],
    ['process.env.QUEUE_ARN', '<arn>'],
    ['getBucketArn()', '<arn>'],
    ['api.arnForExecuteApi()', '<arn>'],
    ["Fn.getAtt('Bucket', 'Arn').toString()", '<arn>'],
    ["({ 'Fn::GetAtt': ['Bucket', 'Arn'] })", '<arn>'],
    ["({ 'Fn::GetAtt': 'Bucket.Arn' })", '<arn>'],
    ['warn', '<...>'],
    ['learn()', '<...>'],
    ['name', '<...>'],
    ["Fn.importValue('x')", '<...>'],
    ["({ 'Fn::Select': [0, list] })", '<...>'],
    ['{ ...x }', '<...>'],
    ['new Date()', '<...>'],
    ["other.ref('AWS::Region')", '<...>'],
    ["other.sub('x')", '<...>'],
    ['other.join(list)', '<...>'],
    ["other.getAtt('Bucket.Arn')", '<...>'],
    ["other.format({ service: 's3' })", '<...>'],
    ["cdk.Arn.sub('x')", '<...>'],
    ['Fn.ref()', '<...>'],
    ['Fn.sub()', '<...>'],
    ["Fn.join(':')", '<...>'],
    ['Arn.format()', '<...>'],
    ['this.formatArn()', '<arn>'],
    ['bucket.arnForObjects()', '<arn>'],
    ["({ Ref: 'Parameter' })", '<...>'],
    ["({ Ref: 'TableArn' })", '<arn>'],
    ["({ Ref: 'AWS::Region', x: 1 })", '<...>'],
    ['({ ...ref })', '<...>'],
    ["({ 'Fn::Join': [':'] })", '<...>'],
    ["({ 'Fn::Base64': 'x' })", '<...>'],
    ['this.region.name', '<...>'],
    ['accounts[0]', '<...>'],
    ['() => region', '<...>'],
  ])('classifies %s', (expression, expected) => {
    expect(texts(`show(${expression.startsWith('{') ? `(${expression})` : expression});`)).toEqual([expected]);
  });

  it('classifies what a variable holds by the name of the variable', () => {
    expect(texts('const queueArn = lookUp(); show(`${queueArn}/*`);')).toEqual(['<arn>/*']);
    expect(texts('const { region, account } = Stack.of(this); show(`${region}:${account}`);')).toEqual(['${Region}:${Account}']);
    expect(texts('function f(scope: Construct, region: string) { show(region); }')).toEqual(['${Region}']);
    expect(texts('const region = new Region(); show(region);')).toEqual(['${Region}']);
    expect(texts('const region = load(); show(region.name);')).toEqual(['<...>']);
    expect(texts('const o = load(); const accountId = o.id; show(accountId);')).toEqual(['${Account}']);
  });

  it.each([
    ["this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: 'a/*' })", 'arn:${Partition}:ssm:${Region}:${Account}:parameter/a/*'],
    ["Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: '*' })", 'arn:${Partition}:s3:::*'],
    [
      "Arn.format({ service: 'secretsmanager', resource: 'secret', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }, this)",
      'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:*',
    ],
    [
      "cdk.Arn.format({ service: 'logs', resource: 'log-group', sep: ':', resourceName: '*', partition: 'aws' })",
      'arn:aws:logs:${Region}:${Account}:log-group:*',
    ],
    [
      "Arn.format({ service: 'sns', resource: '*', resourceName: 'x', arnFormat: ArnFormat.NO_RESOURCE_NAME })",
      'arn:${Partition}:sns:${Region}:${Account}:*',
    ],
    [
      "Arn.format({ service: 'apigateway', account: '', resource: 'restapis', resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME })",
      'arn:${Partition}:apigateway:${Region}::/restapis/*',
    ],
    ["this.formatArn({ service: 'ssm', resource: props.resource })", 'arn:${Partition}:ssm:${Region}:${Account}:<...>'],
    ["this.formatArn({ ...base, service: 'ssm' })", '<arn>'],
    ["this.formatArn({ service: 'ssm' })", 'arn:${Partition}:ssm:${Region}:${Account}:<...>'],
    ["this.formatArn({ resource: 'a' })", 'arn:${Partition}:<...>:${Region}:${Account}:a'],
    ["this.formatArn({ service: 'ssm', region: undefined, resource: 'a', resource: 'b' })", 'arn:${Partition}:ssm:${Region}:${Account}:b'],
    ["this.formatArn({ service: 'ssm', resource: 'a', resourceName: undefined })", 'arn:${Partition}:ssm:${Region}:${Account}:a/<...>'],
    ["this.formatArn({ service: 'ssm', resource: 'a', resourceName: 'b', arnFormat: format })", 'arn:${Partition}:ssm:${Region}:${Account}:a/b'],
    ["this.formatArn({ service: 'ssm', resource: 'a', resourceName: 'b', arnFormat: ArnFormat.SLASH_RESOURCE_NAME })", 'arn:${Partition}:ssm:${Region}:${Account}:a/b'],
    ["((service) => Arn.format({ service, resource: 'a' }))('ssm')", 'arn:${Partition}:ssm:${Region}:${Account}:a'],
    ["((map) => Fn.sub('a/${B}', { B: map.b }))({ b: 'x' })", 'a/x'],
    ["((list) => list.join(':'))(['a', 'b'])", 'a:b'],
    ["({ 'Fn::Sub': ['a/${B}/${C}', { B: 'x', ...more }] })", 'a/x/<...>'],
    ["({ 'Fn::Sub': 'a${}b${C' })", 'a<...>b${C'],
    ["({ 'Fn::Sub': 'a}${B}{c' })", 'a}<...>{c'],
    ["({ 'Fn::GetAtt': ['Bucket', attribute] })", '<...>'],
    ["({ 'Fn::Join': ['', ['a', , 'b']] })", 'ab'],
    ["Fn.join(':', list)", '<...>'],
    ["bucket.arnForObjects('*')", '<arn>/*'],
    ["Fn.join(':', ['arn', Aws.PARTITION, 's3::', '*'])", 'arn:${Partition}:s3:::*'],
    ["cdk.Fn.join('', ['arn:aws:s3:::', name, '/*'])", 'arn:aws:s3:::<...>/*'],
    ["({ 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 's3::', '*']] })", 'arn:${Partition}:s3:::*'],
    ["Fn.sub('arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*')", 'arn:${Partition}:ssm:${Region}:${Account}:parameter/*'],
    ["Fn.sub('arn:aws:s3:::${Name}/*', { Name: 'x' })", 'arn:aws:s3:::x/*'],
    ["({ 'Fn::Sub': '${Bucket.Arn}/*' })", '<arn>/*'],
    ["({ 'Fn::Sub': ['arn:aws:s3:::${B}/*', { B: { Ref: 'Bucket' } }] })", 'arn:aws:s3:::<...>/*'],
    ["({ 'Fn::Sub': 'home/${!aws:username}/*' })", 'home/${aws:username}/*'],
    ["({ 'Fn::Sub': ['x'] })", 'x'],
  ])('puts together %s', (expression, expected) => {
    expect(texts(`show(${expression});`)).toEqual([expected]);
  });

  it('reads both sides of Fn::If', () => {
    expect(texts("show({ 'Fn::If': ['Prod', 'a', { Ref: 'AWS::NoValue' }] });")).toEqual(['a']);
    expect(texts("show({ 'Fn::If': ['Prod', 'a', '*'] });")).toEqual(['a', '*']);
    expect(texts("show({ 'Fn::If': ['Prod', , '*'] });")).toEqual(['*']);
  });

  it('gives up beyond a number of alternatives and of nestings', () => {
    const many = Array.from({ length: 7 }, (_, i) => `\${c${i} ? 'a${i}' : 'b${i}'}`).join('');
    expect(texts(`show(\`${many}\`);`).every((text) => text.endsWith('<...><...>'))).toBe(true);
    const alternatives = Array.from({ length: 40 }, (_, i) => `c${i} ? 'a${i}' : `).join('');
    expect(texts(`show(${alternatives}'b');`)).toEqual([...Array.from({ length: 32 }, (_, i) => `a${i}`), '<...>']);
    const deep = `${'`${'.repeat(20)}'x'${'}`'.repeat(20)}`;
    expect(texts(`show(${deep});`)).toEqual(['<...>']);
    expect(texts('const f = (x) => f(`${x}/*`); show(f("a"));')).toEqual(['<...>']);
  });
});

describe('staticText', () => {
  const text = (code: string): string | undefined => {
    const script = scriptOf(code);
    return staticText(script, shown(script)[0]!);
  };

  it('is the one string an expression always is', () => {
    expect(text("const a = 'x'; show(`${a}/` + 1);")).toBe('x/1');
    expect(text("show(c ? 'a' : 'b');")).toBeUndefined();
    expect(text('show(`a${b}`);')).toBeUndefined();
    expect(text("show(a + 'x');")).toBeUndefined();
    expect(text("show('x' - 'y');")).toBeUndefined();
    expect(text('show(null);')).toBeUndefined();
    expect(text('show(`a${1}b${2}`);')).toBe('a1b2');
    expect(text('show(true);')).toBeUndefined();
    expect(text("show('a'.length);")).toBeUndefined();
    expect(text("show('a' + x);")).toBeUndefined();
    expect(text("show(f('a'));")).toBeUndefined();
    expect(text("const f = (x) => `${x}/b`; show(f('a') + f('c'));")).toBe('a/bc/b');
    expect(text("let a = 'x'; if (c) a = 'x'; show(a);")).toBeUndefined();
    expect(text(`show(${'`${'.repeat(10)}'x'${'}`'.repeat(10)});`)).toBe('x');
    expect(text(`show(${'`${'.repeat(20)}'x'${'}`'.repeat(20)});`)).toBeUndefined();
  });
});

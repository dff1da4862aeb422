/** How is a variable taken out of the text, and what lets the function read it instead? */
import { describe, expect, it } from 'vitest';
import type { EnvironmentEntry } from '../../src/model/environment.ts';
import type { Edits } from '../../src/model/policy.ts';
import { environmentsOf } from '../../src/script/environments.ts';
import { scriptOf } from './script-of.ts';

const applied = (code: string, edits: Edits): string | undefined =>
  edits && [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((text, edit) => text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]), code);
const entry = (code: string): EnvironmentEntry => environmentsOf(scriptOf(code))[0]!;

it.each<readonly [code: string, expected: string | undefined]>([
  ["a();\nfn.addEnvironment('A', '1');\nb();", 'a();\nb();'],
  ["(fn.addEnvironment('A', '1'));", ''],
  ["fn.addEnvironment('A', '1').addEnvironment('B', '2');", "fn.addEnvironment('B', '2');"],
  ["const fn = make().addEnvironment('A', '1');", 'const fn = make();'],
  ["make().addEnvironment('A', '1');", 'make();'],
  ["new Function(this, 'F').addEnvironment('A', '1');", "new Function(this, 'F');"],
  ["make()?.addEnvironment('A', '1')?.x();", 'make()?.x();'],
  ["(make()).addEnvironment('A', '1').b();", '(make()).b();'],
  ["x(fn.addEnvironment('A', '1'));", 'x(fn);'],
  ["make()\n  // why\n  .addEnvironment('A', '1')\n  .other();", 'make()\n  // why\n  \n  .other();'],
  ["make() /* why */ .addEnvironment('A', '1');", 'make() /* why */;'],
  ["make(/* why */).addEnvironment('A', '1');", 'make(/* why */);'],
  ["make().addEnvironment('A', /* why */ '1');", undefined],
  ["make./* why */addEnvironment('A', '1').b();", undefined],
  ["make.x()['addEnvironment']('A', '1').b();", undefined],
  ["const add = (k, v) => fn.addEnvironment(k, v); add('A', '1');", 'const add = (k, v) => fn.addEnvironment(k, v);'],
  ["const o = { add(k, v) { return fn.addEnvironment(k, v); } }; o.add('A', '1').x();", undefined],
  ["cfn.addPropertyOverride('Environment.Variables.A', '1');", ''],
])('without the variable: %s', (code, expected) => expect(applied(code, entry(code).removal)?.trimEnd()).toBe(expected));

describe('in its place, a function is granted access', () => {
  const CDK = "import { Stack, Aws, aws_iam as iam } from 'aws-cdk-lib';\n";
  const AWS = 'arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter';
  const NAME = '/REPLACE_ME/REPLACE_ME/api-key';
  const K = "environment: { API_KEY: '1' }";
  const FN = `new Function(x, 'F', { ${K} })`;

  /** The statement in one line: what is called, the class of the policy, the ARN; and the text before the first statement of the code. */
  const granted = (code: string): string | undefined => {
    const text = applied(code, entry(code).grant?.edits);
    const [, name, policy, arn] = /([\w.]+)\.addToRolePolicy\(\s+new ([\w.]+)\(\{\s+actions: \['[\w:]+'\],\s+resources: \[`([^`]+)`\],/.exec(text ?? '') ?? [];
    return text && `${name} ${policy} ${arn}`;
  };

  it.each<readonly [code: string, expected: string | undefined]>([
    // The function.
    [`const fn = ${FN};`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    [`this.a.fn = ${FN};`, `this.a.fn iam.PolicyStatement ${AWS}${NAME}`],
    [`switch (x) { case 1: fn = ${FN}; }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    ["const fn = new Function(x, 'F'); fn.addEnvironment('API_KEY', '1');", `fn iam.PolicyStatement ${AWS}${NAME}`],
    ["this.fn = new Function(x, 'F'); this.fn.addEnvironment('API_KEY', '1');", undefined],
    ["class A { fn = new Function(x, 'F'); a() { this.fn.addEnvironment('API_KEY', '1'); } }", `this.fn iam.PolicyStatement ${AWS}${NAME}`],
    [`for (const fn = ${FN};;) {}`, undefined],
    [`fn ||= ${FN};`, undefined],
    [`make().fn = ${FN};`, undefined],
    [`a = b = ${FN};`, undefined],
    [`const fn = { x: ${FN} };`, undefined],
    ["const fn = new Other(x, 'F'); fn.addEnvironment('API_KEY', '1');", undefined],
    ["const fn = new Function(x, 'F'); a(fn.addEnvironment('API_KEY', '1'));", undefined],
    ["const fn = new Function(x, 'F'); fn.alias.addEnvironment('API_KEY', '1');", undefined],
    ["const fn = new Function(x, 'F'); (c ? fn : fn).addEnvironment('API_KEY', '1');", undefined],
    [`class F extends lambda.Function { constructor(s) { super(s, 'F', { ${K} }); } }`, `this iam.PolicyStatement ${AWS.replace(/Aws\.\w+/g, (name) => `Stack.of(this).${{ 'Aws.PARTITION': 'partition', 'Aws.REGION': 'region' }[name] ?? 'account'}`)}${NAME}`],
    [`class F extends lambda.Code { constructor(s) { super(s, 'F', { ${K} }); } }`, undefined],
    [`class F extends lambda.CfnFunction { constructor(s) { super(s, 'F', { ${K} }); } }`, undefined],
    [`class F extends lambda.Function { constructor(s) { const x = super(s, 'F', { ${K} }); } }`, undefined],
    // Region and account.
    [`class S extends Stack { a() { const fn = ${FN}; } }`, `fn iam.PolicyStatement arn:\${this.partition}:ssm:\${this.region}:\${this.account}:parameter${NAME}`],
    [`class S extends Stack { static a() { const fn = ${FN}; } }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    [`class S extends Stack { static { const fn = ${FN}; } }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    [`class S extends Stacks { a() { const fn = new Function(this, 'F', { ${K} }); } }`, `fn iam.PolicyStatement arn:\${Stack.of(this).partition}:ssm:\${Stack.of(this).region}:\${Stack.of(this).account}:parameter${NAME}`],
    [`class S extends Stacks { a() { const fn = ${FN}; } }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    [`class S extends f() { a() { const fn = new Function(this, 'F', { ${K} }); } }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    [`class S { a() { const fn = new Function(this, 'F', { ${K} }); } }`, `fn iam.PolicyStatement ${AWS}${NAME}`],
    // What is read.
    ["const fn = new Function(x, 'F', { environment: { API_KEY: StringParameter.valueForStringParameter(this, '/a/b/c') } });", `fn iam.PolicyStatement ${AWS}/a/b/c`],
    ["const fn = new Function(x, 'F', { environment: { API_KEY: StringParameter.valueForStringParameter(this, 'a-b') } });", `fn iam.PolicyStatement ${AWS}${NAME}`],
    ["const fn = new Function(x, 'F', { environment: { API_KEY: StringParameter.valueForStringParameter(this, `/a/${x}/c`) } });", `fn iam.PolicyStatement ${AWS}/a/REPLACE_ME/c`],
    ["const fn = new Function(x, 'F', { environment: { API_KEY: SecretValue.secretsManager('db/prod').unsafeUnwrap() } });", `fn iam.PolicyStatement ${AWS.replace('ssm', 'secretsmanager').replace('parameter', 'secret:db/prod-??????')}`],
    ["const fn = new Function(x, 'F', { environment: { API_KEY: c ? process.env.X : SecretValue.secretsManager(name).unsafeUnwrap() } });", `fn iam.PolicyStatement ${AWS.replace('ssm', 'secretsmanager').replace('parameter', 'secret:REPLACE_ME-??????')}`],
    ["const fn = new Function(x, 'F', { environment: { API_KEY: Fn.importValue('x') } });", `fn iam.PolicyStatement ${AWS}${NAME}`],
    ["const fn = new Function(x, 'F', { environment: { [x]: '1' } });", `fn iam.PolicyStatement ${AWS}/REPLACE_ME/REPLACE_ME/REPLACE_ME`],
  ])('%s', (code, expected) => expect(granted(CDK + code)).toBe(expected));

  it.each<readonly [behind: string, before: string]>([
    [' /* why */', ' /* why */\n'],
    [' // why', ' // why\n'],
    ['  ', '\n'],
    [' /* a */ b();', '\n'],
    [' b(); // why', '\n'],
  ])('behind the statement and what belongs to it: %j', (behind, before) => {
    const code = `${CDK}{\n\tconst fn = ${FN};${behind}\n}`;
    const text = applied(code, entry(code).grant!.edits)!;
    expect(text).toContain(`{ environment: { } });${before}\tfn.addToRolePolicy(\n\t\tnew iam.PolicyStatement({\n\t\t\tactions: ['ssm:GetParameter'],\n`);
    expect(text).toContain('\t\t}),\n\t);');
  });

  it('without semicolons, with the line breaks of the file', () => {
    const code = `import { Function } from 'aws-cdk-lib/aws-lambda'\r\nconst fn = ${FN}\r\n`;
    expect(applied(code, entry(code).grant!.edits)).toBe(
      `import { Function } from 'aws-cdk-lib/aws-lambda'\r\nimport * as iam from 'aws-cdk-lib/aws-iam'\r\nimport { Aws } from 'aws-cdk-lib'\r\nconst fn = new Function(x, 'F', { environment: { } })\r\nfn.addToRolePolicy(\r\n  new iam.PolicyStatement({\r\n    actions: ['ssm:GetParameter'],\r\n    resources: [\`${AWS}${NAME}\`],\r\n  }),\r\n)\r\n`,
    );
  });

  /** What the imports become; the names by which the policy and the region are reached. */
  it.each<readonly [given: string, added: string | undefined, policy?: string, region?: string]>([
    ["import * as iam from 'aws-cdk-lib/aws-iam'; import * as cdk from 'aws-cdk-lib'; import { Aws } from 'aws-cdk-lib';", '', 'iam.PolicyStatement', 'Aws'],
    ["import * as cdk from 'aws-cdk-lib'; import { PolicyStatement } from 'aws-cdk-lib/aws-iam';", '', 'PolicyStatement', 'cdk.Aws'],
    ["const { aws_iam: { PolicyStatement }, Aws: A } = require('aws-cdk-lib');", '', 'PolicyStatement', 'A'],
    ["const a = (aws_iam) => aws_iam; import { aws_iam, Aws } from 'aws-cdk-lib';", "\nimport * as iam from 'aws-cdk-lib/aws-iam';", 'iam.PolicyStatement', 'Aws'],
    ["import { Aws } from 'aws-cdk-lib'; function f() { const iam = require('aws-cdk-lib/aws-iam'); }", undefined, 'awsIam.PolicyStatement', 'Aws'],
    ["import { Key, Aws } from 'aws-cdk-lib/core';", "\nimport * as iam from 'aws-cdk-lib/aws-iam';", 'iam.PolicyStatement', 'Aws'],
    ["import { Function } from '@aws-cdk/aws-lambda';", "\nimport * as iam from '@aws-cdk/aws-iam';\nimport { Aws } from '@aws-cdk/core';", 'iam.PolicyStatement', 'Aws'],
    ["import { Function } from '@aws-cdk/aws-lambda'; import b from 'aws-cdk-lib/x';", "\nimport * as iam from 'aws-cdk-lib/aws-iam';\nimport { Aws } from 'aws-cdk-lib';", 'iam.PolicyStatement', 'Aws'],
    ["import { x } from '@aws-cdk/core-x'; import b from 'aws-cdk-lib';", '', 'b.aws_iam.PolicyStatement', 'b.Aws'],
    ["let cdk = require('aws-cdk-lib'); cdk = other;", undefined, 'iam.PolicyStatement', 'Aws'],
    ['import { Function } from "aws-cdk-lib/aws-lambda";', '\nimport * as iam from "aws-cdk-lib/aws-iam";\nimport { Aws } from "aws-cdk-lib";', 'iam.PolicyStatement', 'Aws'],
    ["const { Function } = require('aws-cdk-lib/aws-lambda');", "\nconst iam = require('aws-cdk-lib/aws-iam');\nconst { Aws } = require('aws-cdk-lib');", 'iam.PolicyStatement', 'Aws'],
  ])('with what it needs: %s', (given, added, policy, region) => {
    const code = `${given}\nconst fn = ${FN};`;
    const text = applied(code, entry(code).grant!.edits)!;
    if (added !== undefined) expect(text.startsWith(`${given}${added}\nconst fn = `)).toBe(true);
    expect(text).toContain(`new ${policy}({`);
    expect(text).toContain(`:\${${region}.REGION}:`);
  });

  it.each([
    "import { Function } from 'aws-cdk-lib/aws-lambda'; iam.x; awsIam.y;",
    "import { Function } from 'aws-cdk-lib/aws-lambda'; function Aws() {}",
    "import { Function } from 'aws-cdk-lib/aws-lambda'; function f() { const { Aws } = require('aws-cdk-lib'); }",
    "require('aws-cdk-lib/aws-lambda'); const x = y.require('z'); let z;",
    "import { Function } from 'aws-lambdas';",
  ])('not where a name is taken, or nothing is imported: %s', (given) => expect(entry(`${given}\nconst fn = ${FN};`).grant).toBeUndefined());
});

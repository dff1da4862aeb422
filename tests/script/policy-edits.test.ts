/** How is a statement changed in the text? */
import { expect, it } from 'vitest';
import { ACCOUNT, PARTITION, REGION, UNKNOWN } from '../../src/knowledge/iam/text.ts';
import type { Edits, PolicyStatement } from '../../src/model/policy.ts';
import { policiesOf } from '../../src/script/policies.ts';
import { scriptOf } from './script-of.ts';

const edited = (code: string, edit: (statement: PolicyStatement) => Edits): string | undefined => {
  const edits = edit(policiesOf(scriptOf(code))[0]!);
  return edits && [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((text, { range, text: by }) => text.slice(0, range[0]) + by + text.slice(range[1]), code);
};
/** The code whose statement has some parts, and those parts with others in their place. */
const withParts = (parts: string, edit: (statement: PolicyStatement) => Edits, around = (inner: string) => `new PolicyStatement({ actions: ['a:B'], ${inner} });`): string | undefined => {
  const [before, after] = around('\0').split('\0') as [string, string];
  return edited(around(parts), edit)?.slice(before.length).slice(0, after.length === 0 ? undefined : -after.length);
};

it.each<readonly [parts: string, elements: readonly number[], arns: readonly string[], expected: string | undefined]>([
  ["resources: ['*', 'x']", [0], ['r'], "resources: ['r', 'x']"],
  ["resources: ['*' as string, 'x']", [0], ['r', 's'], "resources: ['r', 's', 'x']"],
  ["resources: ['*', 'x', 'y']", [0, 1], ['r'], "resources: ['r', 'y']"],
  ["resources: [\n  '*',\n  'x'\n]", [0, 1], ['r'], "resources: [\n  'r'\n]"],
  ["resources: ['*', /* why */ 'x']", [0, 1], ['r'], undefined],
  ["resources: ['*' /* why */, 'x']", [0, 1], ['r'], undefined],
  ["resources: ['*', 'x']", [1, 0], ['r'], undefined],
  ["resources: [, '*']", [0], ['r'], "resources: [, 'r']"],
  ["resources: '*'", [0], ['r'], "resources: 'r'"],
  ["resources: '*'", [0], ['r', 's'], "resources: ['r', 's']"],
  ['resources: `*`', [0], ['r'], "resources: 'r'"],
  ["resources: '*' + ''", [0], ['r'], "resources: 'r'"],
  ["resources: { Ref: 'Key' }", [0], ['r'], "resources: 'r'"],
  ['resources: ALL', [0], ['r'], "resources: ['r']"],
  ['resources', [0], ['r'], "resources: ['r']"],
  ['resources: LIST', [0], ['r'], "resources: ['r']"],
  ['resources: TWO', [0], ['r'], undefined],
  ['resources: [...TWO]', [0], ['r'], undefined],
  ["resources: [c ? '*' : 'x']", [0], ['r'], undefined],
  ["resources: c ? ['*'] : ['x']", [0], ['r'], "resources: c ? ['r'] : ['x']"],
  ["resources: c ? ['*'] : []", [0], ['r'], "resources: c ? ['r'] : []"],
  ["resources: c ? '*' : []", [0], ['r'], undefined],
  ["...{ resources: '*' }", [0], ['r'], undefined],
  ["resources: ['*']", [5], ['r'], "resources: ['*']"],
  ["resources: ['*']", [0], [UNKNOWN], undefined],
])('resources: %s %j become %j', (parts, elements, arns, expected) => {
  const around = (inner: string): string => `const ALL = '*', LIST = ['*'], TWO = ['*', 'x'], resources = ['*'];\nnew PolicyStatement({ actions: ['a:B'], ${inner} });`;
  expect(withParts(parts, (statement) => statement.scope(elements, arns), around)).toBe(expected);
});

it.each([
  ['s.addAllResources();', "s.addResources('r');"],
  ["s.addResources('*', 'x');", "s.addResources('r', 'x');"],
  ["s.addResources('*');\ns.addResources('x');", "s.addResources('r');\ns.addResources('x');"],
  ["s.addResources(...['*']);", "s.addResources(...['r']);"],
])('resources of a builder: %s', (calls, expected) => {
  expect(withParts(calls, (statement) => statement.scope([0], ['r']), (inner) => `const s = new PolicyStatement();\n${inner}`)).toBe(expected);
});

it.each<readonly [parts: string, end: string, by: string, expected: string | undefined]>([
  ["resources: ['arn:a/*']", '/*', '/b', "resources: ['arn:a/b']"],
  ['resources: [`arn:${a}/*`]', '/*', '/b', 'resources: [`arn:${a}/b`]'],
  ['resources: [`arn:${a}`]', '*', 'b', undefined],
  ["resources: ['arn:a/*']", '', 'b', undefined],
  ["resources: ['arn:a/*']", 'arn', 'b', undefined],
  ["resources: ['arn:a/\\x2a']", '*', 'b', undefined],
  ["resources: ['arn:a' + '/*']", '*', 'b', undefined],
  ['resources: [12]', '2', 'b', undefined],
  ["resources: []", '*', 'b', undefined],
])('%s ending in %j, with %j', (parts, end, by, expected) => expect(withParts(parts, (statement) => statement.narrow(0, end, by))).toBe(expected));

it.each<readonly [parts: string, expected: string | undefined]>([
  ["resources: ['*', 'x']", "resources: ['x']"],
  ["resources: ['*', , 'x']", "resources: [, 'x']"],
  ["resources: ['*']", undefined],
  ["resources: ['*', ]", undefined],
  ["resources: '*'", undefined],
  ['resources: [...TWO, 1]', undefined],
])('without a resource: %s', (parts, expected) => expect(withParts(parts, (statement) => statement.removeResource(0))).toBe(expected));

it('actions become others', () => {
  const around = (inner: string): string => `new PolicyStatement({ ${inner} });`;
  expect(withParts("actions: ['a:*', 'a:B', 'a:C']", (statement) => statement.replaceActions([0, 1], ['a:D', 'a:E']), around)).toBe("actions: ['a:D', 'a:E', 'a:C']");
  expect(withParts("actions: ['a:*']", (statement) => statement.replaceActions([4], ['a:D']), around)).toBeUndefined();
  expect(withParts("notActions: ['a:*']", (statement) => statement.replaceActions([0], ['a:D']), around)).toBeUndefined();
});

it.each<readonly [code: string, expected: string | undefined]>([
  ["new PolicyStatement({ actions: ['a:B'] });", "new PolicyStatement({ actions: ['a:B'], conditions: { StringEquals: { 'aws:x': 'y' } } });"],
  ["new PolicyStatement({\n\tactions: ['a:B'], // why\n});", "new PolicyStatement({\n\tactions: ['a:B'],\n\tconditions: { StringEquals: { 'aws:x': 'y' } }, // why\n});"],
  ["new PolicyStatement({\r\n  actions: ['a:B']\r\n});", "new PolicyStatement({\r\n  actions: ['a:B'],\r\n  conditions: { StringEquals: { 'aws:x': 'y' } }\r\n});"],
  ["f({ Effect: 'Allow', Action: 'a:B', Resource: '*' });", "f({ Effect: 'Allow', Action: 'a:B', Resource: '*', Condition: { StringEquals: { 'aws:x': 'y' } } });"],
  ["const s = { actions: ['a:B'] };\nnew PolicyStatement(s);", "const s = { actions: ['a:B'], conditions: { StringEquals: { 'aws:x': 'y' } } };\nnew PolicyStatement(s);"],
  ["f({ actions: ['ssm:GetParameter'], resources: ['*'] });", undefined],
  ["new PolicyStatement({ actions: ['a:B'], conditions: {} });", undefined],
  ["new PolicyStatement({ actions: ['a:B'], ...more });", undefined],
  ['new PolicyStatement();', undefined],
  ['new PolicyStatement({});', undefined],
])('with a condition: %s', (code, expected) => expect(edited(code, (statement) => statement.addCondition('StringEquals', 'aws:x', 'y'))).toBe(expected));

it('has no condition with a value that nobody knows', () => {
  expect(edited("new PolicyStatement({ actions: ['a:B'] });", (statement) => statement.addCondition('StringEquals', 'aws:x', REGION))).toBeUndefined();
});

it.each<readonly [code: string, expected: string | undefined]>([
  [
    "role.addToPolicy(new PolicyStatement({ actions: ['a:A', 'a:B', 'a:C'], resources: ['*'] }));",
    "role.addToPolicy(new PolicyStatement({ actions: ['a:A', 'a:C'], resources: ['*'] }));\nrole.addToPolicy(new PolicyStatement({ actions: ['a:B'], resources: ['r', 's'] }));",
  ],
  [
    "if (c) {\r\n\trole?.addToPolicy(new PolicyStatement({ sid: 'Read', resources: ['*'], actions: ['a:A', 'a:B'] })!);\r\n}",
    "if (c) {\r\n\trole?.addToPolicy(new PolicyStatement({ sid: 'Read', resources: ['*'], actions: ['a:A'] })!);\r\n\trole?.addToPolicy(new PolicyStatement({ sid: 'ReadScoped', resources: ['r', 's'], actions: ['a:B'] })!);\r\n}",
  ],
  [
    "f([\n  new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] }),\n]);",
    "f([\n  new PolicyStatement({ actions: ['a:A'], resources: ['*'] }),\n  new PolicyStatement({ actions: ['a:B'], resources: ['r', 's'] }),\n]);",
  ],
  [
    "f([{ Effect: 'Allow', Action: ['a:A', 'a:B'], Resource: '*' }]);",
    "f([{ Effect: 'Allow', Action: ['a:A'], Resource: '*' }, { Effect: 'Allow', Action: ['a:B'], Resource: ['r', 's'] }]);",
  ],
  [
    "const d = document.addStatements(new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] }), other);",
    "const d = document.addStatements(new PolicyStatement({ actions: ['a:A'], resources: ['*'] }), new PolicyStatement({ actions: ['a:B'], resources: ['r', 's'] }), other);",
  ],
  ["const x = role.addToPolicy(new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] }));", undefined],
  ["if (c) role.addToPolicy(new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] }));", undefined],
  ["add(role, new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] }));", undefined],
  ["const s = new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['*'] });", undefined],
  ["add(new PolicyStatement({ actions: ['a:A', 'a:B'] }));", undefined],
  ["add(new PolicyStatement({ actions: ['a:A', /* why */ 'a:B'], resources: ['*'] }));", undefined],
  ["add(new PolicyStatement({ actions: ['a:A', c ? 'a:B' : 'a:C'], resources: ['*'] }));", undefined],
  ["const b = ['a:B', 'a:C'];\nadd(new PolicyStatement({ actions: ['a:A', ...b], resources: ['*'] }));", undefined],
  ["const b = ['a:B'];\nadd(new PolicyStatement({ actions: ['a:A', ...b], resources: ['*'] }));", undefined],
  ["const none = [];\nadd(new PolicyStatement({ actions: ['a:A', 'a:B', ...none], resources: ['*'] }));", undefined],
  [
    "add(new PolicyStatement({ actions: [, 'a:A', 'a:B'], resources: ['*'] }));",
    "add(new PolicyStatement({ actions: ['a:A'], resources: ['*'] }));\nadd(new PolicyStatement({ actions: ['a:B'], resources: ['r', 's'] }));",
  ],
  ["const actions = ['a:A', 'a:B'];\nadd(new PolicyStatement({ actions, resources: ['*'] }));", undefined],
  ["const more = { resources: ['*'] };\nadd(new PolicyStatement({ actions: ['a:A', 'a:B'], ...more }));", undefined],
  ["add(new PolicyStatement({ sid: name, actions: ['a:A', 'a:B'], resources: ['*'] }));", undefined],
])('splits %s', (code, expected) => expect(edited(code, (statement) => statement.split([1], ['r', 's']))).toBe(expected));

/** The code around a statement at `…`, and how the region is written there. */
const REGIONS: readonly (readonly [code: string, region: string | undefined])[] = [
  ['…', undefined],
  ['class S extends Stack { constructor() { super(); … } }', 'this.region'],
  ['class S extends cdk.NestedStack { a = () => { … }; }', 'this.region'],
  ['class S extends Stack { constructor() { super(() => { … }); } }', undefined],
  ['class S extends Stack { static a() { … } }', undefined],
  ['class S extends Stack { static a = () => { … }; }', undefined],
  ['class S extends Stack { static { … } }', undefined],
  ['class S extends Stack { a() { return function () { … }; } }', undefined],
  ['class S extends Stack { a() { return { b() { … } }; } }', undefined],
  ['class S extends Stacked { a() { … } }', undefined],
  ['class S { a() { … } }', undefined],
  ["import { Aws } from 'aws-cdk-lib'; …", 'Aws.REGION'],
  ["import { Aws as A } from 'aws-cdk-lib/core'; …", 'A.REGION'],
  ["import * as cdk from 'aws-cdk-lib'; class S extends Construct { a() { … } }", 'cdk.Aws.REGION'],
  ["import cdk from '@aws-cdk/core'; …", 'cdk.Aws.REGION'],
  ["const cdk = require('aws-cdk-lib'); …", 'cdk.Aws.REGION'],
  ["const { Aws: A } = require('monocdk'); …", 'A.REGION'],
  ["const [Aws] = require('aws-cdk-lib'); …", undefined],
  ["import type { Aws } from 'aws-cdk-lib'; …", undefined],
  ["import { Aws } from './aws'; …", undefined],
  ["import { App } from 'aws-cdk-lib'; …", undefined],
  ["{ const { Aws } = require('aws-cdk-lib'); } …", undefined],
  ["import { Stack } from 'aws-cdk-lib'; class C extends Construct { a() { … } }", 'Stack.of(this).region'],
  ["import { Stack } from 'aws-cdk-lib'; class C extends Construct { static a(scope: Construct) { … } }", 'Stack.of(scope).region'],
  ["const { Stack } = require('aws-cdk-lib'); function f(id, scope) { … }", 'Stack.of(scope).region'],
  ["import { Stack } from 'aws-cdk-lib'; const f = ({ id }, parent: constructs.IConstruct) => () => { … };", 'Stack.of(parent).region'],
  ["import { Stack } from 'aws-cdk-lib'; function f(x: string, main: MainStack) { … }", 'Stack.of(main).region'],
  ["import { Stack } from 'aws-cdk-lib'; function f(scope: string) { … }", undefined],
  ["import { Stack } from 'aws-cdk-lib'; function f(a, b: typeof scope, c: Constructs) { … }", undefined],
  ["import { Stack } from 'aws-cdk-lib'; …", undefined],
];
it.each(REGIONS)('%s writes the region as %s', (code, region) => {
  const scoped = (arns: string[]): string | undefined =>
    edited(code.replace('…', "new PolicyStatement({ actions: ['a:B'], resources: ['*'] });"), (statement) => statement.scope([0], arns))?.replace(/^.*resources: \[|\] \}\).*$/gs, '');
  expect(scoped([REGION])).toBe(region);
  if (region !== undefined) expect(scoped([`a:${REGION}:b`])).toBe(`\`a:\${${region}}:b\``);
});

it('writes tokens and special characters', () => {
  const code = "class S extends Stack { constructor() { super(); new PolicyStatement({ actions: ['a:B'], resources: ['*'] }); } }";
  const arns = [`arn:${PARTITION}:x:${REGION}:${ACCOUNT}:y/\`\${z}\\`, ACCOUNT, PARTITION, "it's \\"];
  expect(edited(code, (statement) => statement.scope([0], arns))).toBe(
    code.replace("'*'", () => "`arn:${this.partition}:x:${this.region}:${this.account}:y/\\`\\${z}\\\\`, this.account, this.partition, 'it\\'s \\\\'"),
  );
});

it('changes nothing that stands in a function for all its calls', () => {
  const code = "const f = (r) => new PolicyStatement({ actions: ['a:A', 'a:B'], resources: ['x/*', r] }); f('y'); f('z');";
  for (const edit of [(s: PolicyStatement) => s.narrow(0, '*', 'y'), (s: PolicyStatement) => s.replaceActions([0], ['a:C']), (s: PolicyStatement) => s.scope([0], ['r']), (s: PolicyStatement) => s.removeResource(0)])
    expect(edited(code, edit)).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { constructsOf } from '../../src/script/constructs.ts';
import type { Edits } from '../../src/model/policy.ts';
import type { Exposure, PropertyValue, Resource } from '../../src/model/resource.ts';
import { displayText } from '../../src/knowledge/iam/text.ts';
import { scriptOf } from './script-of.ts';

function show(value: PropertyValue): string {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
    case 'text':
      return displayText(value.text);
    case 'named':
      return value.name.join('.') + (value.arguments ? '()' : '');
    case 'resource':
      return ['@' + value.resource.label, ...(value.attribute === undefined ? [] : [value.attribute])].join('.');
    case 'list':
      return `[${value.items.map(show).join(' ')}]`;
    case 'map':
      return '{}';
    case 'unread':
      return '?';
  }
}

const resources = (code: string): readonly Resource[] => constructsOf(scriptOf(code));
const values = (code: string, ...path: string[]): string[] =>
  resources(code).map((resource) => resource.values(...(path.length > 0 ? path : ['x'])).map(show).join(' | '));

const KMS = "import * as kms from 'aws-cdk-lib/aws-kms';\n";

const apply = (code: string, edits: Edits): string | undefined =>
  edits && [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((text, edit) => text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]), code);

describe('constructsOf', () => {
  const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
    ['namespace', "import * as kms from 'aws-cdk-lib/aws-kms'; new kms.Key(this, 'K');", ['kms Key cdk K']],
    ['aws_kms', "import { aws_kms as kms } from 'aws-cdk-lib'; new kms.Key(this, 'K');", ['kms Key cdk K']],
    ['whole library', "import * as cdk from 'aws-cdk-lib'; new cdk.aws_kms.Key(this, 'K');", ['kms Key cdk K']],
    ['name', "import { Key as K } from 'aws-cdk-lib/aws-kms'; new K(this, 'K');", ['kms Key cdk K']],
    ['require', "const { Key } = require('@aws-cdk/aws-kms'); new Key(this, 'K');", ['kms Key cdk K']],
    ['import of types', "import kms = require('aws-cdk-lib/aws-kms'); new kms.CfnKey(this, 'K');", ['kms Key cloudformation K']],
    ['alias', KMS + "const { Key } = kms; const Alias = Key; new Alias(this, `K`);", ['kms Key cdk K']],
    ['convention', "import { Stack } from 'aws-cdk-lib'; new kms.Key(this, 'K'); new aws_kms.CfnKey(this, 'L');", ['kms Key cdk K', 'kms Key cloudformation L']],
    ['convention without CDK', "new kms.Key(this, 'K');", []],
    ['another module', "import { Stack } from 'aws-cdk-lib'; import * as kms from './kms.js'; import { Key } from 'keys'; new kms.Key(this, 'K'); new Key();", []],
    ['local class', "import { Stack } from 'aws-cdk-lib'; class Key {} new Key(this, 'K');", []],
    ['id', KMS + "new kms.Key(this, `${name}Key`); new kms.Key(this, id);", ['kms Key cdk Key', 'kms Key cdk Key']],
    ['Pulumi', "import * as aws from '@pulumi/aws'; new aws.kms.Key('k', { x: 1 });", ['kms Key terraform k']],
    ['Pulumi module', "import { Key } from '@pulumi/aws/kms'; new Key('k');", ['kms Key terraform k']],
    ['SST', "export default $config({ run() { new aws.kms.Key('k'); new sst.aws.Function('f', {}); } });", ['kms Key terraform k']],
    ['CDKTF', "import { KmsKey } from '@cdktf/provider-aws/lib/kms-key'; new KmsKey(this, 'k');", ['kms Key terraform k']],
    ['super', KMS + "class A extends kms.Key { constructor(s) { super(s, 'K', {}); } }", ['kms Key cdk K']],
    ['class without constructor', KMS + "class A extends kms.Key {} new A(this, 'K', {});", ['kms Key cdk K']],
    ['order', KMS + "class A extends kms.Key { constructor(s) { super(s, 'A'); } } new kms.Key(this, 'B'); class C extends kms.Key { constructor(s) { super(s, 'C'); } }", ['kms Key cdk A', 'kms Key cdk B', 'kms Key cdk C']],
    ['method', "import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'; metric.createAlarm(this, 'A', {}); createAlarm(this, 'B', {}); metric.createOther(this, 'C', {}); metric[name](this);", ['cloudwatch Alarm cdk A']],
    ['method without CDK', "import * as aws from '@pulumi/aws'; metric.createAlarm(this, 'A', {});", []],
    ['base with a constructor', KMS + "class A extends kms.Key { constructor(s) { super(s, 'K'); } } class B extends A {} new B(s); class C extends B { constructor(s) { super(s); } }", ['kms Key cdk K']],
    ['base without constructor', KMS + "class A extends kms.Key {} class B extends A {} new B(this, 'B', {}); class C {} class D extends C {} new D(this, 'D');", ['kms Key cdk B']],
    ['two levels', KMS + "class A extends kms.Key {} class B extends A { constructor(s) { super(s, 'K'); } } new B(s);", ['kms Key cdk K']],
  ];
  it.each(FOUND)('finds: %s', (_, code, expected) => {
    expect(resources(code).map(({ service, type, vocabulary, label }) => `${service} ${type} ${vocabulary} ${label}`)).toEqual(expected);
  });

  const READ: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing', "new kms.Key(this, 'K'); new kms.Key(this, 'L', {}); new kms.Key(this, 'M', undefined);", ['', '', '']],
    ['literals', "new kms.Key(this, 'K', { x: true }); new kms.Key(this, 'L', { 'x': 'a' + 'b' } as kms.KeyProps); new kms.Key(this, 'M', { x: !0 });", ['true', '"ab"', 'true']],
    ['undefined', "new kms.Key(this, 'K', { x: undefined });", ['']],
    ['constant', "const x = false; const props = { x } satisfies object; new kms.Key(this, 'K', props!);", ['false']],
    ['named', "new kms.Key(this, 'K', { x: kms.KeySpec.RSA_2048 }); new kms.Key(this, 'L', { x: Duration.days(30) });", ['KeySpec.RSA_2048', 'Duration.days()']],
    ['condition', "new kms.Key(this, 'K', { x: c ? true : false }); new kms.Key(this, 'K', { ...(c && { x: true }) });", ['true | false', 'true']],
    ['spread of a constant', "const base = { x: 1, y: 2 }; new kms.Key(this, 'K', { ...base, y: 3 });", ['1']],
    ['parameters', "function f(props, x) { new kms.Key(this, 'K', props); new kms.Key(this, 'L', { ...props }); new kms.Key(this, 'M', { x }); new kms.Key(...props); }", ['?', '?', '?', '?']],
    ['import', "import { props } from './props.js'; new kms.Key(this, 'K', props); new kms.Key(this, 'L', { ...props(), y: 1 });", ['props.x', '?']],
    ['helper', "const props = (extra) => ({ x: true, ...extra }); new kms.Key(this, 'K', props({ x: false }));", ['false | true']],
    ['assigned property', "const props = {}; props.x = true; new kms.Key(this, 'K', props);", ['true']],
    ['class field', "class S { private props = { x: 1 }; a() { new kms.Key(this, 'K', this.props); } }", ['1']],
    ['completed by calls', "function make(id, props) { return new kms.Key(this, id, { y: 1, ...props }); } make('A', { x: true }); make('B');", ['true', '']],
    ['completed by subclasses', "class A extends kms.Key { constructor(s, id, props = {}) { super(s, id, { y: 1, ...props }); } } new A(this, 'A', { x: true }); new A(this, 'B', {}); new A(this, 'C');", ['true', '', '']],
    ['list', "const more = ['b']; new kms.Key(this, 'K', { x: ['a', ...more, `c${d}`, f()] });", ['["a" "b" c<...> f()]']],
    ['set', "const key = new kms.CfnKey(this, 'K', {}); key.x = true; key['x'] = undefined;", ['true']],
    ['set on the child', "const key = new kms.Key(this, 'K'); const cfn = key.node.defaultChild as kms.CfnKey; cfn.x = true; (key.node.defaultChild as kms.CfnKey).addPropertyOverride('X', false);", ['true | false']],
    ['overrides', "const key = new kms.CfnKey(this, 'K'); key.addOverride('Properties.X', 1); key.addOverride('DeletionPolicy', 2); key.addPropertyOverride('X.Y', 3); key.addPropertyDeletionOverride('X');", ['1 | ? | ?']],
    ['field of a class', "class S { key; a() { this.key = new kms.Key(this, 'K'); } b() { this.key.x = true; } }", ['true']],
    ['other literals', "new kms.Key(this, 'K', { x: [null, 1n, /a/, -1, !y, , 'a'] });", ['[null ? ? ? ? "a"]']],
    ['named elsewhere', "import keys, { spec as given } from './keys.js'; import * as all from './all.js'; const own = f; new kms.Key(this, 'K', { x: [keys.A, given.B.C, all.D, config.E, require('k').E.F.G, require('k').H, f().I.J, own.J, given, K] });", ['[A B.C D config.E F.G ? ? f.J ? ?]']],
    ['set by operators, in other ways', "const key = new kms.CfnKey(this, 'K', {}); key.x ||= true; key.y = 1; x = 2; key[name] = 3; other.x = 4;", ['?']],
    ['set on this', "class A extends kms.CfnKey { constructor(s) { super(s, 'K'); this.x = true; this.node.defaultChild.x = 1; this.parts.x = 2; } } class B { a() { this.x = false; } }", ['true | 1']],
    ['other overrides', "const key = new kms.CfnKey(this, 'K'); key.addOverride('Metadata.X', 1); key.addPropertyOverride('', 2); key.addPropertyOverride(path, 3); key.overrideX('X', 4); key.addDeletionOverride('Properties.X');", ['?']],
    ['set on what a method returns', "const key = new kms.CfnKey(this, 'K'); key.attach(a).x = 1; a.b.attach(key).x = 2; key.parts[0].x = 3;", ['1']],
    ['set on another this', "class B { a() { new kms.Key(this, 'K'); this.x = 1; } }", ['']],
    ['override of a map', "const key = new kms.CfnKey(this, 'K'); key.addPropertyOverride('X', { A: 1 });", ['{}']],
    ['result of a method', "const key = new kms.Key(this, 'K', {}); new kms.Alias(this, 'A', { x: key.attach(a) }); new kms.Alias(this, 'B', { x: key.parts.attach(a) }); class C extends D { a() { new kms.Alias(this, 'C', { x: super.key() }); } }", ['', '@K.attach', 'parts.attach()', '?']],
    ['another resource', "const key = new kms.Key(this, 'K', {}); new kms.Alias(this, 'A', { x: key }); new kms.Alias(this, 'A', { x: key.keyArn });", ['', '@K', '@K.keyArn']],
  ];
  it.each(READ)('reads: %s', (_, code, expected) => expect(values(KMS + code)).toEqual(expected));

  it('reads ways through maps', () => {
    expect(values(`${KMS}new kms.CfnKey(this, 'K', { a: { b: true } }); ((a) => new kms.CfnKey(this, 'K', { a }))(b);`, 'a', 'b')).toEqual(['true', '?']);
  });

  it('tells where a resource is, what a property is called, and takes one out', () => {
    const code = `${KMS}new kms.Key(this, 'K', { x: 1, y: 2 }); function make(props) { return new kms.Key(this, 'L', { ...props }); } make({ x: 1 });`;
    const [key, made] = resources(code);
    expect([key!, made!].map(({ range }) => code.slice(...range))).toEqual(['kms.Key', 'make']);
    expect(key!.nameOf('x')).toBe('x');
    expect(key!.removal('y')?.map(({ range }) => code.slice(...range))).toEqual([', y: 2']);
    expect(values(`${KMS}const key = new kms.CfnKey(this, 'K'); key.y = true;`)).toEqual(['']);
    expect(values(`${KMS}const key = new kms.CfnKey(this, 'K'); key.x = { y: 1 };`, 'x', 'y')).toEqual(['?']);
  });

  it('reads maps, with what they lack, have and are without', () => {
    const code = `${KMS}new kms.CfnKey(this, 'K', { a: { b: 'c', d } });`;
    const [map] = resources(code)[0]!.values('a');
    if (map?.kind !== 'map') throw new Error('no map');
    expect(map.values('b').map(show)).toEqual(['"c"']);
    expect(map.nameOf('b')).toBe('b');
    expect(apply(code, map.insertion('e', "it's"))).toContain("{ b: 'c', d, e: 'it\\'s' }");
    expect(apply(code, map.removal('d'))).toContain("{ a: { b: 'c' } }");
    expect(map.removal('e')).toBeUndefined();
  });

  it('reads maps in the spelling of their place', () => {
    const code = `${KMS}const key = new kms.CfnKey(this, 'K'); key.addPropertyOverride('KeyPolicy', { AbC: 1, abC: 2 }); key.keyPolicy = { AbC: 3, abC: 4 };`;
    const maps = resources(code)[0]!.values('keyPolicy');
    expect(maps.map((map) => map.kind === 'map' && map.values('abC').map(show))).toEqual([['4'], ['1']]);
  });

  it('reads what stands beside the properties, and what a function is given', () => {
    const [alarm] = resources("import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'; lib.metric.createAlarm(this, 'A', { period: Duration.days(30, b) });");
    expect(alarm!.values('metric').map(show)).toEqual(['lib.metric']);
    const [period] = alarm!.values('period');
    expect(period?.kind === 'named' && period.arguments?.().map((values) => values.map(show))).toEqual([['30'], ['?']]);
  });

  it('shares what several calls complete', () => {
    const code = `${KMS}class A extends kms.Key { constructor(s, props) { super(s, 'K', props); this.addAlias('a'); } } new A(this, { x: 1 }); new A(this, { x: 2 });`;
    expect(values(code)).toEqual(['1', '2']);
    expect(resources(code).map((key) => key.operations().map(({ name }) => name))).toEqual([['addAlias'], ['addAlias']]);
  });

  it('reads operations', () => {
    const [key] = resources(`${KMS}const key = new kms.Key(this, 'K'); key.addAlias('a'); key.node.addDependency(x); key.grant(role);`);
    expect(key!.operations().map((done) => `${done.name} ${done.arguments.map((list) => list.map(show)).join()}`)).toEqual(['addAlias "a"', 'grant ?']);
  });

  const EXPOSED: readonly (readonly [string, Exposure])[] = [
    ["new kms.Key(this, 'K');", 'none'],
    ["const key = new kms.Key(this, 'K'); key.addAlias('a');", 'none'],
    ["export const key = new kms.Key(this, 'K');", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); use(key);", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); new kms.Alias(this, 'A', { targetKey: key });", 'resources'],
    ["const key = new kms.Key(this, 'K'); const other = new kms.Key(this, 'K'); other.grant(key); company.protect(key);", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); const other = new kms.Key(this, 'K'); other.grant([key]);", 'resources'],
    ["const make = () => new kms.Key(this, 'K');", 'elsewhere'],
    ["class S { readonly key = new kms.Key(this, 'K'); }", 'field'],
    ["class S { private readonly key = new kms.Key(this, 'K'); #other = new kms.Key(this, 'L'); }", 'none'],
    ["class S { constructor() { this.key = new kms.Key(this, 'K'); } }", 'field'],
    ["class S { private key: kms.Key; constructor() { this.key = new kms.Key(this, 'K'); } a() { this.key.addAlias('x'); } }", 'none'],
    ["class S { private key: kms.Key; constructor() { this.key = new kms.Key(this, 'K'); } a() { return this.key; } }", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); if (key) {} void key; key === other; key.addAlias('a').attach(other); key.attach;", 'none'],
    ["const key = new kms.Key(this, 'K'); use(key.attach(other));", 'elsewhere'],
    ["const key = c ? new kms.Key(this, 'K') : undefined; new kms.Alias(this, 'A', { ...(key && { targetKey: key! }) });", 'resources'],
    ["const { keyArn } = new kms.Key(this, 'K');", 'elsewhere'],
    ["let key; key = new kms.Key(this, 'K'); key = other;", 'none'],
    ["let key; key = new kms.Key(this, 'K'); use(key);", 'elsewhere'],
    ["keys.main = new kms.Key(this, 'K');", 'elsewhere'],
    ["keys[new kms.Key(this, 'K')] = 1;", 'none'],
    ["class S { [name] = new kms.Key(this, 'K'); }", 'elsewhere'],
    ["class S { private key = new kms.Key(this, 'K'); a() { this.key = other; } b() { this[key]; } c() { use(this.other); } }", 'none'],
    ["class S { private other; key = new kms.Key(this, 'K'); private key() {} }", 'field'],
    ["class S { protected key = new kms.Key(this, 'K'); }", 'field'],
    ["class S { private key = new kms.Key(this, 'K'); a() { use(this.key); } } class T { a() { use(this.key); } }", 'elsewhere'],
    ["class S { private key = new kms.Key(this, 'K'); } class T { a() { use(this.key); } }", 'none'],
    ["class S { private key = new kms.Key(this, 'K'); a() { this.name; this.key.x; new kms.Alias(this.key); } }", 'resources'],
    ["const key = new kms.Key(this, 'K'); const stack = new Stack(); stack.add(key);", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); (c ? new kms.Alias() : company).add(key);", 'elsewhere'],
    ["const key = new kms.Key(this, 'K'); for (const one of [key]) {}", 'elsewhere'],
    ["let key = new kms.Key(this, 'K'); let other = key; key = other; [key] = others; key ||= 1;", 'none'],
    ["class S { #key = new kms.Key(this, 'K'); }", 'none'],
    ["class S { private key; constructor() { other.key = new kms.Key(this, 'K'); } }", 'elsewhere'],
    ["class S { private key = new kms.Key(this, 'K'); a() { use(other.key); } }", 'none'],
    ["const make = (props) => new kms.Key(this, 'K', props); make({ x: 1 });", 'none'],
    ["function make(props) { const key = new kms.Key(this, 'K', props); return key; } make({ x: 1 });", 'none'],
    ["function make(props) { const key = new kms.Key(this, 'K', props); keep(() => key); } make({ x: 1 });", 'elsewhere'],
    ["function make(props) { const key = new kms.Key(this, 'K', props); keep(function () { return key; }); } make({ x: 1 });", 'elsewhere'],
    ["function make(props) { return new kms.Key(this, 'K', props); } make({ x: 1 });", 'none'],
    ["const make = (props) => new kms.Key(this, 'K', props); use(make({ x: 1 }));", 'elsewhere'],
    ["function make(props) { use(new kms.Key(this, 'K', props)); } make({ x: 1 });", 'elsewhere'],
  ];
  it.each(EXPOSED)('tells who gets hold of it: %s', (code, expected) => {
    expect(resources(KMS + code)[0]!.exposure()).toBe(expected);
  });
});

describe('edits', () => {
  const INSERTED: readonly (readonly [string, string | undefined])[] = [
    ["new kms.Key(this, 'K');", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', );", "new kms.Key(this, 'K', { x: true }, );"],
    ["new kms.Key(\n  this,\n  'K',\n);", "new kms.Key(\n  this,\n  'K',\n  { x: true },\n);"],
    ["new kms.Key(this, 'K', {});", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { /* nothing */ });", "new kms.Key(this, 'K', { x: true /* nothing */ });"],
    ["new kms.Key(this, 'K', undefined);", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { y: 1 } as kms.KeyProps);", "new kms.Key(this, 'K', { y: 1, x: true } as kms.KeyProps);"],
    ["new kms.Key(this, 'K', { y: (1), });", "new kms.Key(this, 'K', { y: (1), x: true, });"],
    ["new kms.Key(this, 'K', {\n\ty: 1,\n});", "new kms.Key(this, 'K', {\n\ty: 1,\n\tx: true,\n});"],
    ["new kms.Key(this, 'K', {\r\n  y: 1 // why\r\n});", "new kms.Key(this, 'K', {\r\n  y: 1, // why\r\n  x: true\r\n});"],
    ["new kms.Key(this, 'K', {\n  y: 1, /* why */\n});", "new kms.Key(this, 'K', {\n  y: 1, /* why */\n  x: true,\n});"],
    ["const p = { y: 1 }; new kms.Key(this, 'K', p);", "const p = { y: 1 }; new kms.Key(this, 'K', { ...p, x: true });"],
    ["new kms.Key(this, 'K', c ? {} : { y: 1 });", undefined],
    ["new kms.Key(this, 'K', { x: undefined });", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', this.props);", "new kms.Key(this, 'K', { ...this.props, x: true });"],
    ["new kms.Key(this, 'K', props());", "new kms.Key(this, 'K', { ...props(), x: true });"],
    ["new kms.Key(this, 'K', props as kms.KeyProps);", undefined],
    ["function f(props) { new kms.Key(this, 'K', props); } f({ y: 1 });", "function f(props) { new kms.Key(this, 'K', props); } f({ y: 1, x: true });"],
    ["function f(props) { new kms.Key(this, 'K', props); } f(); ", undefined],
    ["function f(props) { new kms.Key(this, 'K', props); } const p = { y: 1 }; f(p);", undefined],
    ["function f(props) { new kms.Key(this, 'K', props); } f(c ? { y: 1 } : { y: 2 });", undefined],
    ["function f({ key }) { new kms.Key(this, 'K', key); } f({ key: { y: 1 } });", undefined],
    ["new kms.Key(...args);", undefined],
    ["new kms.Key();", undefined],
    ["new kms.Key(this);", undefined],
    ["class A extends kms.Key { constructor(s, props) { super(s, 'K', props); } } new A(s, { y: 1 });", "class A extends kms.Key { constructor(s, props) { super(s, 'K', props); } } new A(s, { y: 1, x: true });"],
  ];
  it.each(INSERTED)('adds a property: %s', (code, expected) => {
    const [key] = resources(KMS + code);
    expect(apply(KMS + code, key!.insertion('x', true))).toBe(expected === undefined ? undefined : KMS + expected);
  });

  const REPLACED: readonly (readonly [string, string | undefined])[] = [
    ["new kms.Key(this, 'K', { x: false as boolean });", "new kms.Key(this, 'K', { x: true });"],
    ["const x = false; new kms.Key(this, 'K', { x });", "const x = false; new kms.Key(this, 'K', { x: true });"],
    ["const x = false; new kms.Key(this, 'K', { x: x! });", "const x = false; new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { x: `a${b}` });", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { x: 'a' + 'b' });", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { x: !0 });", "new kms.Key(this, 'K', { x: true });"],
    ["new kms.Key(this, 'K', { x: kms.KeySpec.A });", "new kms.Key(this, 'K', { x: true });"],
    ["const key = new kms.CfnKey(this, 'K', {}); key.x = false;", "const key = new kms.CfnKey(this, 'K', {}); key.x = true;"],
    ["const key = new kms.CfnKey(this, 'K'); key.addPropertyOverride('X', false);", "const key = new kms.CfnKey(this, 'K'); key.addPropertyOverride('X', true);"],
    ["const base = { ...{ x: [false][0] } }; new kms.Key(this, 'K', base);", "const base = { ...{ x: [true][0] } }; new kms.Key(this, 'K', base);"],
    ["const x = false; const props = { x }; new kms.Key(this, 'K', props);", undefined],
  ];
  it.each(REPLACED)('replaces a value: %s', (code, expected) => {
    const [value] = resources(KMS + code)[0]!.values('x');
    if (!value || !('replacement' in value)) throw new Error('no value');
    expect(apply(KMS + code, value.replacement(true))).toBe(expected === undefined ? undefined : KMS + expected);
  });

  const SIBLINGS: readonly (readonly [string, boolean])[] = [
    ["new kms.Key(this, 'K', { x: kms.KeySpec.A });", true],
    ["new kms.Key(this, 'K', { x: kms.KeySpec.A! });", true],
    ["const props = { x: kms.KeySpec.A }; new kms.Key(this, 'K', props);", true],
    ["const key = new kms.CfnKey(this, 'K'); key.x = kms.KeySpec.A;", true],
    ["const x = kms.KeySpec.A; new kms.Key(this, 'K', { x });", false],
    ["const x = kms.KeySpec.A; const props = { x }; new kms.Key(this, 'K', props);", false],
    ["const { A } = kms.KeySpec; new kms.Key(this, 'K', { x: A });", false],
    ["new kms.Key(this, 'K', { x: kms.KeySpec['A'] });", false],
    ["new kms.Key(this, 'K', { x: kms.KeySpec.of(a) });", false],
  ];
  it.each(SIBLINGS)('names another constant: %s: %s', (code, can) => {
    const [value] = resources(KMS + code)[0]!.values('x');
    if (value?.kind !== 'named') throw new Error('no constant');
    expect(apply(KMS + code, value.sibling('B'))).toBe(can ? KMS + code.replace('KeySpec.A', 'KeySpec.B') : undefined);
  });

  it('takes a property away', () => {
    const code = `${KMS}new kms.Key(this, 'K', { x: 1, y: 2 });`;
    const [key] = resources(code);
    expect(apply(code, key!.removal('x'))).toBe(`${KMS}new kms.Key(this, 'K', { y: 2 });`);
    expect(key!.removal('z')).toBeUndefined();
    expect(key!.nameOf('x')).toBe('x');
  });
});

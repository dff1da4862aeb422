import { describe, expect, it } from 'vitest';
import { importOf } from '../../src/script/scopes.ts';
import { dottedName, isInside, keyName, lastName, literalText, unwrap, wrapped } from '../../src/script/syntax.ts';
import { scriptOf, shown } from './script-of.ts';

const first = (code: string) => {
  const script = scriptOf(code);
  return { script, node: shown(script)[0]! };
};

describe('what does not change a value', () => {
  it.each(['x', 'x as string', 'x satisfies string', 'x!', '<string>x', 'f<string>', 'x?.y', '(x as any)!', 'x?.y!'])('%s', (code) => {
    const { script, node } = first(`show(${code})`);
    const inner = unwrap(node);
    expect(['Identifier', 'MemberExpression']).toContain(inner.type);
    expect(script.text.slice(...inner.range)).toBe(/^\W*([fx](?:\?\.y)?)/.exec(code.replace('<string>', ''))![1]);
    expect(wrapped(inner)).toBe(node);
    expect(wrapped(node)).toBe(node);
  });

  it('ends where something else uses the value', () => {
    const { node } = first('show(-x as number)');
    expect(unwrap(node).type).toBe('UnaryExpression');
    const inner = unwrap(node);
    expect(inner.type === 'UnaryExpression' && wrapped(inner.argument)).toBe(inner.type === 'UnaryExpression' && inner.argument);
  });
});

describe('names and texts', () => {
  it.each([
    ["'a'", 'a'],
    ["'a' as const", 'a'],
    ['`a`', 'a'],
    ['``', ''],
    ['`a${b}`', undefined],
    ['1', '1'],
    ['1e3', '1000'],
    ['true', undefined],
    ['/a/', undefined],
    ['a', undefined],
  ])('text of %s: %s', (code, expected) => expect(literalText(first(`show(${code})`).node)).toBe(expected));

  it.each([
    ['a', ['a']],
    ['a.b.c', ['a', 'b', 'c']],
    ["a?.b!['c']", ['a', 'b', 'c']],
    ['this.a', ['this', 'a']],
    ['(this as any).a', ['this', 'a']],
    ['a[b]', undefined],
    ['a[b].c', undefined],
    ['a().b', undefined],
    ["'a'", undefined],
  ])('dotted name of %s: %j', (code, expected) => expect(dottedName(first(`show(${code})`).node)).toEqual(expected));

  it.each([
    ['a', 'a'],
    ['a().b', 'b'],
    ["a['b-c']", 'b-c'],
    ['a[b]', undefined],
    ['a!.b as string', 'b'],
    ['a()', undefined],
  ])('last name of %s: %s', (code, expected) => expect(lastName(first(`show(${code})`).node)).toBe(expected));

  it('names of members', () => {
    const script = scriptOf("class C { a = 1; 'b' = 2; #c = 3; ['d'] = 4; [e] = 5; 6 = 7; f() {} accessor g = 8 } enum E { H, 'i' }");
    const [cls, enumeration] = script.sourceCode.ast.body as never as { body: { body?: never[]; members?: never[] } }[];
    expect(cls!.body.body!.map(keyName)).toEqual(['a', 'b', '#c', 'd', undefined, '6', 'f', 'g']);
    expect(enumeration!.body.members!.map(keyName)).toEqual(['H', 'i']);
  });

  it('a node is inside itself and what contains it', () => {
    const { node } = first('show(a.b)');
    expect(node.type).toBe('MemberExpression');
    if (node.type !== 'MemberExpression') return;
    expect([isInside(node, node), isInside(node.object, node), isInside(node.property, node)]).toEqual([true, true, true]);
    expect([isInside(node, node.object), isInside(node, node.property), isInside(node.object, node.property), isInside(node.property, node.object)]).toEqual([false, false, false, false]);
  });
});

describe('imports', () => {
  it.each([
    ["import { a } from 'm'; show(a)", { module: 'm', name: 'a', typeOnly: false }],
    ["import { a as b } from 'm'; show(b)", { module: 'm', name: 'a', typeOnly: false }],
    ["import a from 'm'; show(a)", { module: 'm', name: 'default', typeOnly: false }],
    ["import * as a from 'm'; show(a)", { module: 'm', name: '*', typeOnly: false }],
    ["import type { a } from 'm'; show(a)", { module: 'm', name: 'a', typeOnly: true }],
    ["import { type a } from 'm'; show(a)", { module: 'm', name: 'a', typeOnly: true }],
    ["import type a from 'm'; show(a)", { module: 'm', name: 'default', typeOnly: true }],
    ["import type * as a from 'm'; show(a)", { module: 'm', name: '*', typeOnly: true }],
    ["import a = require('m'); show(a)", { module: 'm', name: '*', typeOnly: false }],
    ["import type a = require('m'); show(a)", { module: 'm', name: '*', typeOnly: true }],
    ['import a = b.c; show(a)', undefined],
    ['const a = 1; show(a)', undefined],
  ])('%s', (code, expected) => {
    const { script, node } = first(code);
    expect(importOf(script.scopes.variableOf(node)!)).toEqual(expected);
  });
});

describe('variables', () => {
  it.each([
    ['show(process)', true],
    ['const process = 1; show(process)', false],
    ['function f(process) { show(process) }', false],
    ['show(process.env)', false],
  ])('global: %s', (code, expected) => {
    const { script, node } = first(code);
    expect(script.scopes.isGlobal(node)).toBe(expected);
  });

  it.each([
    ['const a = 1; show(a)', true],
    ["import { a } from 'm'; show(a)", true],
    ['function f() { const a = 1; show(a) }', false],
    ['{ const a = 1; show(a) }', false],
  ])('of the module: %s', (code, expected) => {
    for (const sourceType of ['module', 'script', 'commonjs'] as const) {
      if (code.startsWith('import') && sourceType !== 'module') continue;
      const script = scriptOf(code, { sourceType, parser: 'espree' });
      const variable = script.scopes.variableOf(shown(script)[0]!)!;
      expect(script.scopes.isModuleLevel(variable)).toBe(expected);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { changesOfField } from '../../src/script/field-changes.ts';
import type { ClassNode, Node } from '../../src/script/syntax.ts';
import { scriptOf } from './script-of.ts';

const texts = (code: string, nodes: readonly { readonly range: readonly [number, number] }[]): string[] => nodes.map(({ range }) => code.slice(...range));

describe('changes of what a field holds', () => {
  const code = `class A { m() { this.o.a = 1; this['o'].b = 2; this.o[k] = 3; this.p.c = 4; (this.o as any).d = 5; this.o = 6; other.o.e = 7; this.o.f.g = 8; o.h = 9; this[k].i = 10; } }
class B { m() { this.o.j = 11; } }
this.o.k = 12;`;
  const script = scriptOf(code);
  const [a, b] = script.nodes.of('ClassDeclaration') as readonly ClassNode[];
  it.each<[string, Node | undefined, string, string[]]>([
    ['a class', a, 'o', ['this.o.a', "this['o'].b", 'this.o[k]', '(this.o as any).d']],
    ['another field', a, 'p', ['this.p.c']],
    ['a field that nothing changes', a, 'q', []],
    ['another class', b, 'o', ['this.o.j']],
    ['no class', undefined, 'o', ['this.o.k']],
  ])('of %s', (_, cls, field, expected) => {
    const changes = changesOfField(script, cls as ClassNode | undefined, field);
    expect(texts(code, changes.map(({ target }) => target))).toEqual(expected);
    expect(changes.every(({ by, target }) => by.range[0] === target.range[0] || code[by.range[0]] === '(')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { scriptOf } from './script-of.ts';

const texts = (code: string, nodes: readonly { readonly range: readonly [number, number] }[]): string[] => nodes.map(({ range }) => code.slice(...range));

describe('the nodes of a file', () => {
  it('are listed by type, in the order of the text', () => {
    const code = "f(g(1), 'a'); const o = { b: ['c', h()], ...i() }; if (j('d')) k(); else l();";
    const { nodes } = scriptOf(code);
    expect(texts(code, nodes.of('CallExpression'))).toEqual(["f(g(1), 'a')", 'g(1)', 'h()', 'i()', "j('d')", 'k()', 'l()']);
    expect(texts(code, nodes.of('Literal'))).toEqual(["'a'", "'c'", "'d'"]);
    expect(texts(code, nodes.of('ObjectExpression'))).toEqual(["{ b: ['c', h()], ...i() }"]);
    expect(nodes.of('ThrowStatement')).toEqual([]);
  });

  it('are not looked for in types', () => {
    const code = "const a: 'b' = f<'c'>('d'); function g<T = 'e'>(): 'f' {} class C extends D<'g'> implements E<'h'> {}";
    expect(texts(code, scriptOf(code).nodes.of('Literal'))).toEqual(["'d'"]);
  });

  it('may lie deep', () => {
    expect(scriptOf(`f(${'['.repeat(500)}g()${']'.repeat(500)})`).nodes.of('CallExpression')).toHaveLength(2);
  });
});

/** Is every spelling of a template the same tree, and is a broken or hostile text harmless? */
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/template/parse.ts';
import { alternatives, at, entriesOf, nodesIn, textOf, type Tree } from '../../src/template/tree.ts';

/** The tree as plain data: calls as `{ fn: argument }`. */
function plain(tree: Tree | undefined): unknown {
  switch (tree?.kind) {
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plain(value)]));
    case 'list':
      return tree.items.map(plain);
    case 'call':
      return { [`!${tree.fn}`]: plain(tree.argument) };
    case 'scalar':
      return tree.type === 'null' ? null : tree.text;
    case undefined:
      return undefined;
  }
}

const read = (text: string): unknown => plain(parse(text)[0]);

describe('functions', () => {
  it.each([
    ['Ref', 'a: !Ref x', 'a: { Ref: x }', '{"a": {"Ref": "x"}}', { '!Ref': 'x' }],
    ['Sub', "a: !Sub '${x}'", 'a:\n  Fn::Sub: ${x}', '{"a": {"Fn::Sub": "${x}"}}', { '!Sub': '${x}' }],
    ['GetAtt', 'a: !GetAtt [x, y]', 'a: { Fn::GetAtt: [x, y] }', '{"a": {"Fn::GetAtt": ["x", "y"]}}', { '!GetAtt': ['x', 'y'] }],
    ['nested', "a: !Join ['', [!Ref x, y]]", "a: { 'Fn::Join': ['', [{ Ref: x }, y]] }", '{"a":{"Fn::Join":["",[{"Ref":"x"},"y"]]}}', { '!Join': ['', [{ '!Ref': 'x' }, 'y']] }],
  ])('%s has one form', (_, short, long, json, expected) => {
    for (const text of [short, long, json]) expect(read(text)).toEqual({ a: expected });
  });

  it('a map with further keys is none', () => {
    expect(read('a: { Ref: x, b: c }')).toEqual({ a: { Ref: 'x', b: 'c' } });
  });

  it('conditions are both of their branches', () => {
    const [root] = parse('a: !If [C, x, !If [D, !Ref AWS::NoValue, y]]');
    expect(alternatives(at(root, 'a')).map(textOf)).toEqual(['x', 'y']);
  });
});

describe('aliases and merges', () => {
  it('stand for what they name', () => {
    expect(read('a: &x { k: v }\nb: *x\nc: { <<: *x, k: own, l: m }')).toEqual({ a: { k: 'v' }, b: { k: 'v' }, c: { k: 'own', l: 'm' } });
    expect(read('a: &x { k: 1 }\nb: &y { l: 2 }\nc:\n  <<: [*x, *y]\n  m: 3')).toMatchObject({ c: { k: '1', l: '2', m: '3' } });
    expect(read('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual({ a: '1', b: '1', c: '2', d: '2' });
    expect(read('a: *nobody')).toEqual({ a: null });
  });

  it('are shared nodes', () => {
    const [root] = parse('a: &x { k: v }\nb: *x');
    expect(at(root, 'a')).toBe(at(root, 'b'));
  });

  it('may go in circles', () => {
    for (const text of ['a: &x { <<: *x, k: v }', 'a: &x [*x]', 'a: &x { <<: *y }\nb: &y { <<: *x }']) {
      expect([...nodesIn(parse(text)[0]!)].length).toBeLessThan(10);
    }
  });

  it('do not explode', () => {
    const lines = ['a0: &a0 { k: v }'];
    for (let i = 1; i < 60; i++) lines.push(`a${i}: &a${i} [${Array(9).fill(`*a${i - 1}`).join(', ')}]`);
    expect([...nodesIn(parse(lines.join('\n'))[0]!)].length).toBeLessThan(200);
  });
});

describe('what cannot be read strictly', () => {
  it.each([
    ['duplicate keys', 'a: 1\na: 2\nb: 3', { a: '2', b: '3' }],
    ['a missing quote', 'a: 1\nb: "x\nc: 2', { a: '1' }],
    ['a missing bracket', '{"a": 1, "b": {"c": 2', { a: '1', b: { c: '2' } }],
    ['a missing comma', '{"a": "1"\n "b": "2"}', { a: '1' }],
    ['a trailing comma', '{"a": [1, 2,],}', { a: ['1', '2'] }],
    ['comments in JSON', '{ // x\n "a": "http://b/*c*/", /* y */ "d": 1 }', { a: 'http://b/*c*/', d: '1' }],
    ['tabs in JSON', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', { a: { b: '1' } }],
    ['a byte order mark', '\uFEFFa: 1', { a: '1' }],
    ['carriage returns', 'a:\r\n  b: 1\r\n  c:\r\n    - d\r\n', { a: { b: '1', c: ['d'] } }],
    ['words that look like numbers', 'a: 007\nb: 012345678901\nc: yes', { a: '007', b: '012345678901', c: 'yes' }],
    ['a key without value', 'a:\nb: 1', { a: null, b: '1' }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it('several documents are several trees', () => {
    expect(parse('a: 1\n---\nb: 2\n').map(plain)).toEqual([{ a: '1' }, { b: '2' }]);
    expect(parse('')).toEqual([]);
    expect(parse('# nothing\n')).toEqual([]);
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['maps', '{a: '.repeat(100_000)],
    ['dashes', '- '.repeat(100_000)],
    ['length', `a: ${'x'.repeat(5_000_000)}`],
  ])('too much is not read at all: %s', (_, text) => {
    expect(parse(text)).toEqual([]);
  });
});

describe('places', () => {
  it('are those of the text, with and without tag and anchor', () => {
    const text = 'a:\n  key: !Sub &n "x${y}"\n  list:\n    - 1\n\n  # end\nb: |\n  text\n';
    const [root] = parse(text);
    const [first, second] = entriesOf(at(root, 'a'));
    expect(text.slice(...first!.keyRange)).toBe('key');
    expect(text.slice(...first!.value.range)).toBe('"x${y}"');
    expect(text.slice(...first!.value.whole)).toBe('!Sub &n "x${y}"');
    expect(text.slice(...second!.range)).toBe('list:\n    - 1');
    expect(text.slice(...at(root, 'b')!.range)).toBe('|\n  text');
    expect(first!.value.anchored).toBe(true);
  });
});

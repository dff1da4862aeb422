import { describe, expect, it } from 'vitest';
import { argumentInsertion, propertyInsertion } from '../../src/script/insertion.ts';
import type { Edit } from '../../src/model/edit.ts';
import { parses } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

function edited(code: string, edits: readonly Edit[] | undefined): string | undefined {
  const after = edits
    ?.toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((text, { range, text: added }) => text.slice(0, range[0]) + added + text.slice(range[1]), code);
  if (after !== undefined) expect(parses(after, 'typescript')).toBe(true);
  return after;
}

describe('a property is added', () => {
  it.each([
    ['f({});', 'f({ x: 1 });'],
    ['f({ });', 'f({ x: 1 });'],
    ['f({\n});', 'f({ x: 1 });'],
    ['f({ /* why */ });', 'f({ x: 1 /* why */ });'],
    ['f({ a: 1 });', 'f({ a: 1, x: 1 });'],
    ['f({ a: 1, });', 'f({ a: 1, x: 1, });'],
    ['f({a});', 'f({a, x: 1});'],
    ['f({ a: (1) });', 'f({ a: (1), x: 1 });'],
    ['f({ a: 1 /* why */ });', 'f({ a: 1, x: 1 /* why */ });'],
    ['f({ ...a });', 'f({ ...a, x: 1 });'],
    ['f({ a() {} });', 'f({ a() {}, x: 1 });'],
    ['f({\n  a: 1,\n});', 'f({\n  a: 1,\n  x: 1,\n});'],
    ['f({\n  a: 1\n});', 'f({\n  a: 1,\n  x: 1\n});'],
    ['f({\r\n\ta: 1,\r\n});', 'f({\r\n\ta: 1,\r\n\tx: 1,\r\n});'],
    ['f({ a: 1,\n  b: 2 });', 'f({ a: 1,\n  b: 2,\n  x: 1 });'],
    ['f({\n  a: 1, b: 2,\n});', 'f({\n  a: 1, b: 2, x: 1,\n});'],
    ['f({\n  a: 1, // why\n});', 'f({\n  a: 1, // why\n  x: 1,\n});'],
    ['f({\n  a: 1 // why\n});', 'f({\n  a: 1, // why\n  x: 1\n});'],
    ['f({\n  a: 1, /* why */\n});', 'f({\n  a: 1, /* why */\n  x: 1,\n});'],
    ['f({\n  a: 1, /* why\n  */\n});', 'f({\n  a: 1,\n  x: 1, /* why\n  */\n});'],
    ['f({\n  a: 1, /* why */ });', 'f({\n  a: 1,\n  x: 1, /* why */ });'],
    ['f({\r\n  a: 1, // why\r\n});', 'f({\r\n  a: 1, // why\r\n  x: 1,\r\n});'],
    ['f({\n  a: g({\n    b: 1,\n  }),\n});', 'f({\n  a: g({\n    b: 1,\n  }),\n  x: 1,\n});'],
    ['f({\n  // why\n  a: 1,\n  // what\n});', 'f({\n  // why\n  a: 1,\n  x: 1,\n  // what\n});'],
  ])('%j', (before, after) => {
    const script = scriptOf(before);
    expect(edited(before, propertyInsertion(script, script.nodes.of('ObjectExpression')[0]!, 'x: 1'))).toBe(after);
  });
});

describe('an argument is added', () => {
  it.each([
    ['f();', undefined],
    ['f(a);', 'f(a, x);'],
    ['f(a, );', 'f(a, x, );'],
    ['f((a));', 'f((a), x);'],
    ['f(((a)),);', 'f(((a)), x,);'],
    ['f(a)(b);', 'f(a)(b, x);'],
    ['f(...a);', 'f(...a, x);'],
    ['f(a => {});', 'f(a => {}, x);'],
    ['f(\n  a,\n  b,\n);', 'f(\n  a,\n  b,\n  x,\n);'],
    ['f(\n  a,\n  (b) // why\n);', 'f(\n  a,\n  (b), // why\n  x\n);'],
    ['new F(a);', 'new F(a, x);'],
    ['new F;', undefined],
  ])('%j', (before, after) => {
    const script = scriptOf(before);
    const call = script.nodes.of('CallExpression')[0] ?? script.nodes.of('NewExpression')[0]!;
    expect(edited(before, argumentInsertion(script, call, 'x'))).toBe(after);
  });
});

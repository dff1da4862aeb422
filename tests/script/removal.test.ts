import { describe, expect, it } from 'vitest';
import { removalOf } from '../../src/script/removal.ts';
import type { Node } from '../../src/script/syntax.ts';
import { parses } from '../support/linting.ts';
import { scriptOf } from './script-of.ts';

/** Everything whose removal is asked for: the node that the mark `gone` is the name or first name of. */
function without(code: string, parser: 'espree' | 'typescript' = 'typescript'): string | undefined {
  const script = scriptOf(code, { parser });
  const at = code.indexOf('gone');
  let node = (script.sourceCode as never as { getNodeByRangeIndex(index: number): Node }).getNodeByRangeIndex(at);
  while (
    node.parent &&
    node.parent.range[0] === node.range[0] &&
    !/Statement$|^ObjectExpression$/.test(node.parent.type)
  )
    node = node.parent;
  const edits = removalOf(script, node);
  if (!edits) return undefined;
  const sorted = edits.toSorted((a, b) => b.range[0] - a.range[0]);
  // Edits of one repair never overlap.
  for (const [i, edit] of sorted.entries()) expect(i === 0 || edit.range[1] <= sorted[i - 1]!.range[0]).toBe(true);
  return sorted.reduce(
    (text, { range, text: replacement }) => text.slice(0, range[0]) + replacement + text.slice(range[1]),
    code,
  );
}

const CASES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'statement that separates two others': ['let x = y\ngone(1);\n(f)()', 'let x = y\n;\n(f)()'],
  'statement behind a semicolon': ['let x = y;\ngone(1);\n(f)()', 'let x = y;\n(f)()'],
  'only property': ['f({ gone: 1 });', 'f({ });'],
  'only property with a comma': ['f({ gone: 1, });', 'f({ });'],
  'first property': ['f({ gone: 1, b: 2 });', 'f({ b: 2 });'],
  'middle property': ['f({ a: 1, gone: 1, b: 2 });', 'f({ a: 1, b: 2 });'],
  'last property': ['f({ a: 1, gone: 1 });', 'f({ a: 1 });'],
  shorthand: ['f({ a, gone, b });', 'f({ a, b });'],
  spread: ['f({ a, ...gone, b });', 'f({ a, b });'],
  'own line': ['f({\n  a: 1,\n  gone: 1,\n  b: 2,\n});', 'f({\n  a: 1,\n  b: 2,\n});'],
  'last line without a comma': ['f({\n  a: 1,\n  gone: 1\n});', 'f({\n  a: 1\n});'],
  'several lines': ['f({\n  a: 1,\n  gone: g(\n    1,\n  ),\n  b: 2,\n});', 'f({\n  a: 1,\n  b: 2,\n});'],
  CRLF: ['f({\r\n  a: 1,\r\n  gone: 1,\r\n});\r\n', 'f({\r\n  a: 1,\r\n});\r\n'],
  tabs: ['f({\n\ta: 1,\n\tgone: 1,\n});', 'f({\n\ta: 1,\n});'],
  'comment behind': ['f({\n  gone: 1, // why\n  b: 2,\n});', 'f({\n  // why\n  b: 2,\n});'],
  'comment before': ['f({\n  // why\n  gone: 1,\n  b: 2,\n});', 'f({\n  // why\n  b: 2,\n});'],
  'comment before the comma': ['f({ gone: 1 /* why */, b: 2 });', 'f({ /* why */ b: 2 });'],
  'comment behind the comma before': ['f({\n  a: 1, // why\n  gone: 1\n});', 'f({\n  a: 1 // why\n});'],
  'array element': ['f([a, gone, b]);', 'f([a, b]);'],
  'last array element': ['f([a, gone]);', 'f([a]);'],
  'element in parentheses': ['f([a, (gone), b]);', 'f([a, b]);'],
  'element in two parentheses': ['f([((gone))]);', 'f([]);'],
  argument: ['f(a, gone, b);', 'f(a, b);'],
  'last argument': ['f(a, gone);', 'f(a);'],
  'only argument': ['f(gone);', 'f();'],
  'argument in parentheses': ['f(a, (gone));', 'f(a);'],
  'only argument in parentheses': ['f((gone));', 'f();'],
  'argument of new': ['new F((gone), b);', 'new F(b);'],
  'argument with a type': ['f(a, gone as string, b);', 'f(a, b);'],
  statement: ['a();\ngone();\nb();\n', 'a();\nb();\n'],
  'statement in a block': ['{\n  gone();\n  b();\n}', '{\n  b();\n}'],
  'statement with a comment behind': ['a();\ngone(); // why\nb();\n', 'a();\n// why\nb();\n'],
  'statement on a line with others': ['a(); gone(); b();', 'a(); b();'],
  'last statement without a line break': ['a();\ngone();', 'a();\n'],
  assignment: ['a();\ngone.b = 1;\nb();\n', 'a();\nb();\n'],
  awaited: ['async function f() {\n  await gone();\n}', 'async function f() {\n}'],
  'statement of a condition': ['if (a) gone();', 'if (a) {}'],
  'statement of an else': ['if (a) b(); else gone();', 'if (a) b(); else {}'],
  'statement of a loop': ['for (const a of b) gone();', 'for (const a of b) {}'],
  'property by its value': ['f({ a: gone, b: 2 });', 'f({ b: 2 });'],
  'property by its value with a type': ['f({ a: 1, b: gone as string });', 'f({ a: 1 });'],
  'blanks behind': ['f({\n\tgone: 1,\t \n\tb: 2,\n});', 'f({\n\tb: 2,\n});'],
  'several blanks behind the comma': ['f({ gone: 1,  b: 2 });', 'f({ b: 2 });'],
  'no blank behind the comma': ['f({a: 1,gone: 1,b: 2});', 'f({a: 1,b: 2});'],
  'last argument on a line of its own': ['f(a,\n  gone);', 'f(a);'],
  'last property without a blank': ['f({a: 1,gone: 1});', 'f({a: 1});'],
  'first statement of a file': ['gone();\nb();\n', 'b();\n'],
  'first statement before a parenthesis': ['gone();\n(f)()', '(f)()'],
  'statement before a template': ['let x = y\ngone(1);\n`a`.b()', 'let x = y\n;\n`a`.b()'],
  'statement before a text with a sign': ['let x = y\ngone(1);\n"a-b".c()', 'let x = y\n"a-b".c()'],
  'statement behind a text with a semicolon': ['let x = "a;"\ngone(1);\n(f)()', 'let x = "a;"\n;\n(f)()'],
  'statement behind a block': ['if (a) {}\ngone(1);\n(f)()', 'if (a) {}\n(f)()'],
  'statement of a class': ['class A { static { gone(); b(); } }', 'class A { static { b(); } }'],
  'statement in a case': ['switch (a) { case 1: gone(); break; }', 'switch (a) { case 1: break; }'],
};

const NEEDED: Readonly<Record<string, string>> = {
  'initial value': 'const a = gone();',
  returned: 'function f() { return gone(); }',
  operand: 'f(a + gone);',
  receiver: 'a[gone].b();',
  condition: 'if (gone) f();',
  pattern: 'const { gone } = a;',
  'value in a pattern': 'const { a: gone } = b;',
  'computed key': 'f({ [gone]: 1 });',
};

describe.each(['typescript', 'espree'] as const)('what is left without a member (%s)', (parser) => {
  for (const [name, [before, after]] of Object.entries(CASES)) {
    if (!parses(before, parser)) continue;
    it(name, () => {
      const left = without(before, parser);
      expect(left).toBe(after);
      expect(parses(left!, parser)).toBe(true);
    });
  }
  for (const [name, code] of Object.entries(NEEDED)) {
    it(`is needed: ${name}`, () => expect(without(code, parser)).toBeUndefined());
  }
});

/**
 * The texts of a JavaScript or TypeScript file as the model shows them. Built in one pass over the literals that the
 * index of nodes knows; names and owners are worked out when they are asked for. Left out: what names something by
 * itself (import sources, keys, directives), types, and texts of fewer than four characters.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { LiteralText } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { deployedAccount } from './literals/deployed-account.ts';
import { namesOf, ownersOf } from './literals/names.ts';
import { foldedText } from './literals/pieces.ts';
import type { Script } from './script.ts';
import { unwrap, wrapped, type Node } from './syntax.ts';

const MIN_LENGTH = 4;

export function literalsOf(script: Script): readonly LiteralText[] {
  const found: LiteralText[] = [];
  const roots = new Map<Node, Node>();
  const done = new Set<Node>();
  for (const type of ['Literal', 'TemplateLiteral'] as const) {
    for (const node of script.nodes.of(type)) {
      if (isNameItself(node)) continue;
      const root = outermost(node, roots);
      if (done.has(root)) continue;
      done.add(root);
      const text = expressionText(script, root);
      if (text) found.push(text);
    }
  }
  for (const node of script.nodes.of('JSXText')) if (node.value.trim().length >= MIN_LENGTH) found.push(plainText('markup', script.text, node.range));
  for (const comment of script.sourceCode.getAllComments()) {
    const [start, end] = comment.range!;
    const range: Range = [start, end];
    if (comment.type === 'Line' || comment.type === 'Block') found.push(plainText('comment', script.text, range));
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

/** Sources of modules, keys, directives: such a text is a name, not a value. */
function isNameItself(node: TSESTree.StringLiteral | TSESTree.TemplateLiteral): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'ImportAttribute':
    case 'TSExternalModuleReference':
    case 'TSLiteralType':
    case 'TSModuleDeclaration':
      return true;
    case 'ExpressionStatement':
      return node.type === 'Literal';
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'AccessorProperty':
      return parent.key === node;
    case 'MemberExpression':
      return parent.property === node;
    case 'TSEnumMember':
      return parent.id === node;
    default:
      return false;
  }
}

/** The whole concatenation or template that a text is a part of. Every operand is climbed from only once. */
function outermost(node: Node, roots: Map<Node, Node>): Node {
  const passed: Node[] = [];
  let current = wrapped(node);
  let root = roots.get(current);
  while (!root) {
    passed.push(current);
    const { parent } = current;
    const joins = (parent?.type === 'BinaryExpression' && parent.operator === '+') || parent?.type === 'TemplateLiteral';
    if (!joins) root = current;
    else {
      current = wrapped(parent);
      root = roots.get(current);
    }
  }
  for (const one of passed) roots.set(one, root);
  return root;
}

function expressionText(script: Script, root: Node): LiteralText | undefined {
  const folded = foldedText(script, root);
  const { text, holes, verbatim } = folded;
  if (text.length < MIN_LENGTH) return undefined;
  let names: ReturnType<typeof namesOf> | undefined;
  const inner = unwrap(root);
  return {
    kind: inner.type === 'TemplateLiteral' ? 'template' : 'string',
    text,
    holes,
    verbatim,
    range: inner.range,
    names: () => (names ??= namesOf(root)),
    owners: () => ownersOf(root),
    rangeOf: (start, end) => folded.rangeOf(start, end),
    deployedAccount: (start, end) => deployedAccount(script, root, folded.rangeOf(start, end)),
  };
}

/** A text without escapes; of a comment also its marks. */
function plainText(kind: 'markup' | 'comment', source: string, range: Range): LiteralText {
  return {
    kind,
    get text() {
      return source.slice(...range);
    },
    holes: [],
    verbatim: true,
    range,
    names: () => [],
    owners: () => [],
    rangeOf: (start, end) => [range[0] + start, range[0] + end],
    deployedAccount: () => [],
  };
}

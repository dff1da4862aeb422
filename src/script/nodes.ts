/**
 * Which nodes does this file have? One iterative walk that sorts the nodes the readers start from by type. Type
 * annotations are not entered: nothing in them runs. Nested depth costs no stack.
 */
import type { SourceCode } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './syntax.ts';

/** The node types that readers start from. */
interface Indexed {
  AssignmentExpression: TSESTree.AssignmentExpression;
  AssignmentPattern: TSESTree.AssignmentPattern;
  CallExpression: TSESTree.CallExpression;
  ClassDeclaration: TSESTree.ClassDeclaration;
  ClassExpression: TSESTree.ClassExpression;
  Decorator: TSESTree.Decorator;
  ExportDefaultDeclaration: TSESTree.ExportDefaultDeclaration;
  ExportNamedDeclaration: TSESTree.ExportNamedDeclaration;
  ImportDeclaration: TSESTree.ImportDeclaration;
  JSXText: TSESTree.JSXText;
  /** Strings only. */
  Literal: TSESTree.StringLiteral;
  MemberExpression: TSESTree.MemberExpression;
  NewExpression: TSESTree.NewExpression;
  ObjectExpression: TSESTree.ObjectExpression;
  ReturnStatement: TSESTree.ReturnStatement;
  TaggedTemplateExpression: TSESTree.TaggedTemplateExpression;
  TemplateLiteral: TSESTree.TemplateLiteral;
  ThrowStatement: TSESTree.ThrowStatement;
  VariableDeclarator: TSESTree.VariableDeclarator;
}

const INDEXED = new Set<string>([
  'AssignmentExpression',
  'AssignmentPattern',
  'CallExpression',
  'ClassDeclaration',
  'ClassExpression',
  'Decorator',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ImportDeclaration',
  'JSXText',
  'Literal',
  'MemberExpression',
  'NewExpression',
  'ObjectExpression',
  'ReturnStatement',
  'TaggedTemplateExpression',
  'TemplateLiteral',
  'ThrowStatement',
  'VariableDeclarator',
] satisfies (keyof Indexed)[]);

const TYPE_KEYS = new Set([
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
  'returnType',
  'superTypeArguments',
  'implements',
]);

export class NodeIndex {
  readonly #byType = new Map<string, Node[]>();

  constructor(sourceCode: SourceCode) {
    const keysOf = childKeys(sourceCode);
    const stack: Node[] = [sourceCode.ast as unknown as Node];
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (INDEXED.has(node.type) && (node.type !== 'Literal' || typeof node.value === 'string')) {
        const list = this.#byType.get(node.type);
        if (list) list.push(node);
        else this.#byType.set(node.type, [node]);
      }
      const keys = keysOf(node.type);
      for (let k = keys.length - 1; k >= 0; k--) {
        const child = (node as unknown as Record<string, unknown>)[keys[k]!];
        if (Array.isArray(child)) {
          for (let i = child.length - 1; i >= 0; i--) if (isNode(child[i])) stack.push(child[i]);
        } else if (isNode(child)) stack.push(child);
      }
    }
  }

  /** All nodes of a type, in the order of the text. */
  of<T extends keyof Indexed>(type: T): readonly Indexed[T][] {
    return (this.#byType.get(type) ?? []) as unknown as readonly Indexed[T][];
  }
}

/** The keys of the children that are entered, in the order of the text. */
function childKeys({ visitorKeys }: SourceCode): (type: string) => readonly string[] {
  const entered = new Map<string, readonly string[]>();
  return (type) => {
    let keys = entered.get(type);
    if (!keys) entered.set(type, (keys = (visitorKeys[type] ?? []).filter((key) => !TYPE_KEYS.has(key))));
    return keys;
  };
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * What does a node say, leaving types and wrappers aside? Small questions about single nodes of the
 * JavaScript/TypeScript syntax tree. The tree is that of typescript-eslint; espree's is a subset of it.
 */
import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/**
 * Removes what does not change a value: type assertions, `!`, `satisfies`, instantiation, optional chains, parentheses.
 */
export function unwrap(node: Node): Node {
  let current = node;
  for (;;) {
    switch (current.type as string) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        current = (current as TSESTree.TSAsExpression).expression;
        break;
      default:
        return current;
    }
  }
}

/** The outermost wrapper (see `unwrap`) around a node: the node whose parent uses the value. */
export function wrapped(node: Node): Node {
  let current = node;
  while (current.parent && unwrap(current.parent) === unwrap(current)) {
    current = current.parent;
  }
  return current;
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** The innermost ancestor (not the node itself) for which the test holds. */
export function ancestor<T extends Node>(node: Node, test: (candidate: Node) => candidate is T): T | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (test(current)) return current;
  }
  return undefined;
}

/** The function a node belongs to; for a parameter that is the function that has it. `undefined` at module level. */
export const functionOf = (node: Node): FunctionNode | undefined => ancestor(node, isFunction);

export function isInside(node: Node, container: Node): boolean {
  return node.range[0] >= container.range[0] && node.range[1] <= container.range[1];
}

/**
 * The text of a literal, a template without holes, or a computed key made of one; numbers as JavaScript writes them.
 */
export function literalText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal') {
    return typeof inner.value === 'string' || typeof inner.value === 'number' ? String(inner.value) : undefined;
  }
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0)
    return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

type Named =
  | TSESTree.MemberExpression
  | TSESTree.Property
  | TSESTree.PropertyDefinition
  | TSESTree.MethodDefinition
  | TSESTree.AccessorProperty
  | TSESTree.TSAbstractMethodDefinition
  | TSESTree.TSAbstractPropertyDefinition
  | TSESTree.TSEnumMember;

/**
 * The name of a member, property, method or enum member; `undefined` when it is computed from something unreadable.
 * Private names keep `#`.
 */
export function keyName(node: Named): string | undefined {
  const key: Node =
    node.type === 'MemberExpression' ? node.property : node.type === 'TSEnumMember' ? node.id : node.key;
  if (node.type === 'TSEnumMember' || !node.computed) {
    if (key.type === 'Identifier') return key.name;
    if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  }
  return literalText(key);
}

/**
 * `a.b.c` as `['a', 'b', 'c']`, with `this` for the receiver of methods; `undefined` when a part is not a plain name.
 */
export function dottedName(node: Node): readonly string[] | undefined {
  const names: string[] = [];
  let current = unwrap(node);
  while (current.type === 'MemberExpression') {
    const name = keyName(current);
    if (name === undefined) return undefined;
    names.unshift(name);
    current = unwrap(current.object);
  }
  if (current.type === 'Identifier') return [current.name, ...names];
  if (current.type === 'ThisExpression') return ['this', ...names];
  return undefined;
}

/** The last name of a callee or receiver: `send` of `client.send`, `info` of `this.log.info`, `f` of `f`. */
export function lastName(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return keyName(inner);
  return undefined;
}

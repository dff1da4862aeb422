/**
 * Which object literal may be changed for one use of it? The one that is written in place, or that a constant holds
 * which nothing else uses. Blind spot: an object that a function returns.
 */
import { unwrap, type Node } from './syntax.ts';
import type { Script } from './script.ts';
import { writesOf } from './writes.ts';

type ObjectNode = Extract<Node, { type: 'ObjectExpression' }>;

/** The object literal that an expression is, and that no other expression is. */
export function ownedObject(script: Script, expression: Node): ObjectNode | undefined {
  const inner = unwrap(expression);
  if (inner.type === 'ObjectExpression') return inner;
  const variable = inner.type === 'Identifier' ? script.scopes.variableOf(inner) : undefined;
  if (!variable || variable.references.length !== 2) return undefined;
  const declared = variable.defs[0]?.node as unknown as Node | undefined;
  if (declared?.type !== 'VariableDeclarator' || declared.parent.parent?.type === 'ExportNamedDeclaration')
    return undefined;
  // A type that is written in place may not have the property.
  if (declared.id.typeAnnotation?.typeAnnotation.type === 'TSTypeLiteral') return undefined;
  const [write, ...more] = writesOf(variable);
  const value = write && more.length === 0 && write.path.length === 0 ? unwrap(write.value) : undefined;
  return value?.type === 'ObjectExpression' ? value : undefined;
}

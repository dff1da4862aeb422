/**
 * What may a member of a class hold? Property initialisers, assignments to `this.x` anywhere in the class, parameter
 * properties, getters. Methods are found by `methodOfClass`. Blind spot: members that a base class in another file
 * adds.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Script } from './script.ts';
import { isClass, isFunction, keyName, unwrap, type ClassNode, type FunctionNode, type Node } from './syntax.ts';
import type { Path } from './writes.ts';

/** A value a member may hold: the member `path` of `node`, or what the getter `node` returns. */
export interface MemberValue {
  readonly kind: 'value' | 'getter';
  readonly node: Node;
  readonly path: Path;
}

/** The class whose instance (or, in a static member, whose constructor) `this` is. */
export function classOfThis(node: Node): ClassNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (isClass(current)) return current;
    // A method's function belongs to the class; any other function has a `this` of its own.
    if (!isFunction(current) || current.type === 'ArrowFunctionExpression') continue;
    if (current.parent?.type !== 'MethodDefinition' && current.parent?.type !== 'PropertyDefinition') return undefined;
  }
  return undefined;
}

const bare = (name: string): string => name.replace(/^#/, '');

/**
 * The values that the member `name` of a class may hold, static or not; empty when the class does not declare or assign
 * it.
 */
export function memberOfClass(script: Script, cls: ClassNode, name: string): readonly MemberValue[] {
  const values: MemberValue[] = [];
  for (const member of cls.body.body) {
    if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      if (keyName(member) === name && member.value) values.push({ kind: 'value', node: member.value, path: [] });
    } else if (member.type === 'MethodDefinition') {
      if (member.kind === 'get' && keyName(member) === name && isFunction(member.value)) {
        values.push({ kind: 'getter', node: member.value, path: [] });
      }
      if (member.kind === 'constructor') values.push(...parameterProperties(member, name));
    }
  }
  for (const assignment of script.assignmentsToThis(cls)) {
    if (keyName(unwrap(assignment.left) as TSESTree.MemberExpression) === name)
      values.push({ kind: 'value', node: assignment.right, path: [] });
  }
  return values;
}

function parameterProperties(constructor: TSESTree.MethodDefinition, name: string): MemberValue[] {
  const values: MemberValue[] = [];
  for (const param of constructor.value.params) {
    if (param.type !== 'TSParameterProperty') continue;
    const target = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
    if (target.type === 'Identifier' && target.name === bare(name))
      values.push({ kind: 'value', node: target, path: [] });
  }
  return values;
}

/** The constructor a class declares itself. */
export function constructorOf(cls: ClassNode): FunctionNode | undefined {
  for (const member of cls.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value))
      return member.value;
  }
  return undefined;
}

/** The function of the method (or arrow-function property) `name` of a class. */
export function methodOfClass(cls: ClassNode, name: string): FunctionNode | undefined {
  for (const member of cls.body.body) {
    if (
      member.type === 'MethodDefinition' &&
      member.kind === 'method' &&
      keyName(member) === name &&
      isFunction(member.value)
    ) {
      return member.value;
    }
    if (
      member.type === 'PropertyDefinition' &&
      keyName(member) === name &&
      member.value &&
      isFunction(unwrap(member.value))
    ) {
      return unwrap(member.value) as FunctionNode;
    }
  }
  return undefined;
}

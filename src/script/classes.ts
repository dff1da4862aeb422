/**
 * What may a member of a class hold? Property initialisers, assignments to `this.x` anywhere in the class, parameter
 * properties, getters. Methods are found by `methodOfClass`. Blind spot: members that a base class in another file
 * adds.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Script } from './script.ts';
import { isClass, isFunction, keyName, unwrap, type ClassNode, type FunctionNode, type Node } from './syntax.ts';

/** A value a member may hold: `node`, or what the getter `node` returns. */
export interface MemberValue {
  readonly kind: 'value' | 'getter';
  readonly node: Node;
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

/**
 * The class whose instance `this` is; none in a static member, in a plain function, or before `super()` returns.
 */
export function classOfInstance(place: Node): ClassNode | undefined {
  for (let node = place; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === 'StaticBlock' || (parent.type === 'CallExpression' && parent.callee.type === 'Super')) return undefined;
    if ((parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') && parent.static) return undefined;
    const isPlain = isFunction(parent) && parent.type !== 'ArrowFunctionExpression';
    if (isPlain && parent.parent.type !== 'MethodDefinition') return undefined;
    if (isClass(parent)) return parent;
  }
  return undefined;
}

type Members = ReadonlyMap<string, readonly MemberValue[]>;

/** What is asked for each use of a member is read once: a bundle has classes of thousands of lines. */
const known = new WeakMap<Script, Map<ClassNode, Members>>();

/**
 * The values that the member `name` of a class may hold, static or not; empty when the class does not declare or assign
 * it.
 */
export function memberOfClass(script: Script, cls: ClassNode, name: string): readonly MemberValue[] {
  let classes = known.get(script);
  if (!classes) known.set(script, (classes = new Map()));
  let members = classes.get(cls);
  if (!members) classes.set(cls, (members = membersOf(script, cls)));
  return members.get(name) ?? [];
}

function membersOf(script: Script, cls: ClassNode): Members {
  const members = new Map<string, MemberValue[]>();
  const add = (name: string | undefined, kind: MemberValue['kind'], node: Node): void => {
    if (name === undefined) return;
    const values = members.get(name);
    if (values) values.push({ kind, node });
    else members.set(name, [{ kind, node }]);
  };
  for (const member of cls.body.body) {
    if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      if (member.value) add(keyName(member), 'value', member.value);
    } else if (member.type === 'MethodDefinition') {
      if (member.kind === 'get' && isFunction(member.value)) add(keyName(member), 'getter', member.value);
      if (member.kind !== 'constructor') continue;
      for (const param of member.value.params) {
        if (param.type !== 'TSParameterProperty') continue;
        const target = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
        if (target.type === 'Identifier') add(target.name, 'value', target);
      }
    }
  }
  for (const { left, right } of script.assignmentsToThis(cls)) add(keyName(unwrap(left) as TSESTree.MemberExpression), 'value', right);
  return members;
}

/** The constructor a class declares itself. */
export function constructorOf(cls: ClassNode): FunctionNode | undefined {
  for (const member of cls.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value))
      return member.value;
  }
  return undefined;
}

/** The function of the method `name` of a class; one that a property holds is a value like any other. */
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
  }
  return undefined;
}

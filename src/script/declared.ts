/**
 * Which function or class of this file does an expression stand for, what does it return, who calls it? Built from the
 * scope manager and the index of nodes, each part on first use. Blind spots: functions that are stored in lists or
 * reached by a computed name.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { classOfThis, constructorOf, methodOfClass } from './classes.ts';
import type { Frame } from './origins.ts';
import type { Script } from './script.ts';
import { definitionOf } from './scopes.ts';
import {
  functionOf,
  isClass,
  isFunction,
  keyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
} from './syntax.ts';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** How many wrappers around a function are seen through: `memoize(retry(async () => …))`. */
const MAX_WRAPPERS = 4;

/** A call that is handed a function as the argument `position`. */
export interface CallbackUse {
  readonly call: TSESTree.CallExpression;
  readonly position: number;
}

export class Declared {
  #returns: Map<FunctionNode, Node[]> | undefined;
  #thisAssignments: Map<ClassNode, TSESTree.AssignmentExpression[]> | undefined;
  #callsByMethod: Map<string, TSESTree.CallExpression[]> | undefined;
  #callsByConstructor: Map<FunctionNode, TSESTree.NewExpression[]> | undefined;
  readonly #callbackUses = new Map<FunctionNode, readonly CallbackUse[]>();
  readonly #calls = new Map<FunctionNode, readonly Call[]>();

  constructor(readonly script: Script) {}

  functionFor(node: Node, frame: Frame | null, wrappers = 0): FunctionNode | undefined {
    const inner = unwrap(node);
    if (isFunction(inner)) return inner;
    if (inner.type === 'MemberExpression') {
      const name = keyName(inner);
      const cls = name === undefined ? undefined : this.#receiverClass(inner.object, frame);
      const method = cls && methodOfClass(cls, name!);
      if (method) return method;
    }
    if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression' && inner.type !== 'CallExpression')
      return undefined;
    const origins = this.script.origins.of(inner, [], frame);
    const origin = origins[0];
    if (origins.length !== 1 || !origin || origin.path.length > 0) return undefined;
    if (isFunction(origin.node)) return origin.node;
    if (origin.node.type === 'CallExpression') {
      const made = unwrap(origin.node.callee);
      const wrappedFunction =
        made.type === 'MemberExpression' && keyName(made) === 'bind' ? made.object : origin.node.arguments[0];
      // `memoize(load)`, `once(load)`, `retry(load)`: whatever it does, a call of it answers what `load` answers.
      return wrappedFunction && wrappers < MAX_WRAPPERS
        ? this.functionFor(wrappedFunction, origin.frame, wrappers + 1)
        : undefined;
    }
    return origin.node.type === 'Identifier' ? this.#declaredFunction(origin.node) : undefined;
  }

  #declaredFunction(name: TSESTree.Identifier): FunctionNode | undefined {
    const variable = this.script.scopes.variableOf(name);
    const node = variable && (definitionOf(variable)?.node as unknown as Node | undefined);
    return node?.type === 'FunctionDeclaration' && node.body ? node : undefined;
  }

  classOf(node: Node): ClassNode | undefined {
    const inner = unwrap(node);
    if (isClass(inner)) return inner;
    const origin = this.script.origins.of(inner)[0];
    if (!origin || origin.path.length > 0) return undefined;
    if (isClass(origin.node)) return origin.node;
    const variable = this.script.scopes.variableOf(origin.node);
    const definition = variable && definitionOf(variable);
    return definition?.type === 'ClassName' ? (definition.node as unknown as ClassNode) : undefined;
  }

  #receiverClass(receiver: Node, frame: Frame | null): ClassNode | undefined {
    const inner = unwrap(receiver);
    if (inner.type === 'ThisExpression') return classOfThis(inner);
    const direct = this.classOf(inner);
    if (direct) return direct;
    for (const { node, path } of this.script.origins.of(inner, [], frame))
      if (node.type === 'NewExpression' && path.length === 0) return this.classOf(node.callee);
    return undefined;
  }

  returnsOf(fn: FunctionNode): readonly Node[] {
    if (fn.body.type !== 'BlockStatement') return [fn.body];
    this.#returns ??= byOwner(
      this.script.nodes.of('ReturnStatement'),
      functionOf,
      (statement) => statement.argument ?? undefined,
    );
    return this.#returns.get(fn) ?? [];
  }

  assignmentsToThis(cls: ClassNode): readonly TSESTree.AssignmentExpression[] {
    this.#thisAssignments ??= byOwner(
      this.script.nodes.of('AssignmentExpression'),
      classAssignedTo,
      (assignment) => assignment,
    );
    return this.#thisAssignments.get(cls) ?? [];
  }

  callsOf(fn: FunctionNode): readonly Call[] {
    const known = this.#calls.get(fn);
    if (known) return known;
    this.#calls.set(fn, []);
    const calls = this.#findCalls(fn);
    this.#calls.set(fn, calls);
    return calls;
  }

  callbackUsesOf(fn: FunctionNode): readonly CallbackUse[] {
    const known = this.#callbackUses.get(fn);
    if (known) return known;
    const names =
      this.script.scopes.variableHolding(fn)?.references.map((reference) => reference.identifier as unknown as Node) ??
      [];
    const uses = [fn, ...names].flatMap((name) => {
      const argument = wrapped(name);
      const call = argument.parent;
      const position = call?.type === 'CallExpression' ? call.arguments.indexOf(argument as never) : -1;
      return call?.type === 'CallExpression' && position >= 0 ? [{ call, position }] : [];
    });
    this.#callbackUses.set(fn, uses);
    return uses;
  }

  #findCalls(fn: FunctionNode): readonly Call[] {
    const variable = this.script.scopes.variableHolding(fn);
    if (variable)
      return variable.references.flatMap((reference) => callOf(reference.identifier as unknown as Node) ?? []);
    const member = fn.parent;
    if (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition' && member?.type !== 'Property')
      return [];
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      this.#callsByConstructor ??= byOwner(
        this.script.nodes.of('NewExpression'),
        (made) => {
          const cls = this.classOf(made.callee);
          return cls && constructorOf(cls);
        },
        (made) => made,
      );
      return this.#callsByConstructor.get(fn) ?? [];
    }
    const name = keyName(member);
    if (name === undefined) return [];
    this.#callsByMethod ??= byOwner(this.script.nodes.of('CallExpression'), methodCalled, (call) => call);
    return (this.#callsByMethod.get(name) ?? []).filter((call) => this.functionFor(call.callee, null) === fn);
  }
}

/** The call whose callee a name is. */
export function callOf(name: Node): Call | undefined {
  const callee = wrapped(name);
  const { parent } = callee;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === callee
    ? parent
    : undefined;
}

function methodCalled(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? keyName(callee) : undefined;
}

function classAssignedTo(assignment: TSESTree.AssignmentExpression): ClassNode | undefined {
  const left = unwrap(assignment.left);
  const receiver = left.type === 'MemberExpression' ? unwrap(left.object) : undefined;
  return receiver?.type === 'ThisExpression' ? classOfThis(receiver) : undefined;
}

function byOwner<N, Owner, Item>(
  nodes: readonly N[],
  ownerOf: (node: N) => Owner | undefined,
  itemOf: (node: N) => Item | undefined,
): Map<Owner, Item[]> {
  const lists = new Map<Owner, Item[]>();
  for (const node of nodes) {
    const owner = ownerOf(node);
    const item = owner === undefined ? undefined : itemOf(node);
    if (owner === undefined || item === undefined) continue;
    const list = lists.get(owner);
    if (list) list.push(item);
    else lists.set(owner, [item]);
  }
  return lists;
}

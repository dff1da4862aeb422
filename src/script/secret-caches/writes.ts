/**
 * Which writes of a file put a value into a place: assignments, destructuring, `.set()` and `.push()`, initial values
 * of module constants and class fields? Whether the value is a secret, and whether the place outlives an invocation, is
 * asked later.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Script } from '../script.ts';
import { functionOf, isFunction, keyName, lastName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { storeAt, storeOfField, type Store } from './stores.ts';

export interface StoreWrite {
  readonly store: Store;
  /** The object that the write changes: the receiver of `.set()`, `cache` of `cache[key] = …`. */
  readonly receiver?: Node;
  /** The value is the member `path` of this expression. */
  readonly value: Node;
  readonly path: Path;
  /** The node that writes, to be reported. */
  readonly by: Node;
  /** How it is written. */
  readonly form: 'assignment' | 'pattern' | 'call' | 'initial';
}

/** The targets of a destructuring pattern with the path that leads to each. */
function targetsIn(pattern: Node, path: Path = []): readonly { target: Node; path: Path }[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return targetsIn(property.argument, path);
        return targetsIn(property.value, [...path, keyName(property) ?? '*']);
      });
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) => {
        if (element?.type === 'RestElement') return targetsIn(element.argument, [...path, '*']);
        return element ? targetsIn(element, [...path, String(index)]) : [];
      });
    case 'AssignmentPattern':
      return targetsIn(pattern.left, path);
    default:
      return [{ target: pattern, path }];
  }
}

const STORING = new Set(['=', '??=', '||=']);

function assignmentWrites(script: Script, assignment: TSESTree.AssignmentExpression): readonly StoreWrite[] {
  if (!STORING.has(assignment.operator)) return [];
  const whole = unwrap(assignment.left);
  return targetsIn(whole).flatMap(({ target, path }) => {
    const store = storeAt(script, target);
    if (!store) return [];
    const place = unwrap(target);
    const receiver = place.type === 'MemberExpression' ? { receiver: place.object } : {};
    const form = whole === target ? 'assignment' : 'pattern';
    return [{ store, ...receiver, value: assignment.right, path, by: assignment, form } as const];
  });
}

/** Methods that put their last (or, for a map, second) argument into the receiver. */
const PUTTING = new Set(['set', 'put', 'push', 'unshift', 'add', 'store', 'setItem']);

function callWrites(script: Script, call: TSESTree.CallExpression): readonly StoreWrite[] {
  const callee = unwrap(call.callee);
  const method = lastName(callee);
  if (callee.type !== 'MemberExpression' || method === undefined) return [];
  const [first, second] = call.arguments;
  if (!first) return [];
  const putInto = (receiver: Node, values: readonly Node[]): readonly StoreWrite[] => {
    const store = storeAt(script, receiver, ['*']);
    return store ? values.map((value) => ({ store, receiver, value, path: [], by: call, form: 'call' })) : [];
  };
  if (method === 'assign' && lastName(callee.object) === 'Object') return putInto(first, call.arguments.slice(1));
  const value = second ?? first;
  return PUTTING.has(method) && value.type !== 'SpreadElement' ? putInto(callee.object, [value]) : [];
}

/** The initial values of the module's variables, of classes' fields, and of what objects of the module hold. */
function initialWrites(script: Script, declarator: TSESTree.VariableDeclarator): readonly StoreWrite[] {
  const { init } = declarator;
  if (!init || functionOf(declarator)) return [];
  return targetsIn(declarator.id).flatMap(({ target, path }) => {
    const store = storeAt(script, target);
    return store
      ? heldValues(init).map((value) => ({
          store,
          value,
          path,
          by: value === init ? declarator : value,
          form: 'initial',
        }))
      : [];
  });
}

/** What an initial value puts into the place: itself, or the values of an object that is written there. */
function heldValues(value: Node, nesting = 0): readonly Node[] {
  const inner = unwrap(value);
  if (inner.type !== 'ObjectExpression' || nesting > 2) return isFunction(inner) ? [] : [value];
  return inner.properties.flatMap((property) =>
    property.type === 'Property' ? heldValues(property.value, nesting + 1) : [],
  );
}

function fieldWrites(script: Script, cls: TSESTree.ClassDeclaration | TSESTree.ClassExpression): readonly StoreWrite[] {
  return cls.body.body.flatMap((member) => {
    if (member.type !== 'PropertyDefinition' || !member.value || isFunction(unwrap(member.value))) return [];
    const name = keyName(member);
    if (name === undefined) return [];
    const store = storeOfField(script, cls, name, member.static);
    return [{ store, value: member.value, path: [], by: member, form: 'initial' }];
  });
}

/** All writes of the file, in the order of the text. */
export function storeWritesOf(script: Script): readonly StoreWrite[] {
  const { nodes } = script;
  const writes: StoreWrite[] = [
    ...nodes.of('AssignmentExpression').flatMap((node) => assignmentWrites(script, node)),
    ...nodes.of('CallExpression').flatMap((node) => callWrites(script, node)),
    ...nodes.of('VariableDeclarator').flatMap((node) => initialWrites(script, node)),
    ...[...nodes.of('ClassDeclaration'), ...nodes.of('ClassExpression')].flatMap((node) => fieldWrites(script, node)),
  ];
  return writes.sort((a, b) => a.by.range[0] - b.by.range[0]);
}

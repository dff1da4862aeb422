/**
 * What does a call hand on? Array, map and promise accessors hand on their receiver, `Object` and `Promise` functions
 * their arguments, functions of this file what they return. Calls that make something new of their input (`trim`,
 * `JSON.parse`) are not followed here. Blind spots: generators, `apply`, functions that are looked up by a computed
 * name.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { builtinMethod } from '../knowledge/builtins.ts';
import type { Bound, Frame } from './origins.ts';
import type { Script } from './script.ts';
import { isFunction, keyName, lastName, literalText, unwrap, type FunctionNode, type Node } from './syntax.ts';
import type { Path } from './writes.ts';

/** The result of a call is one of these values … */
interface Values {
  readonly values: readonly Bound[];
}

/** … or the member `path` of what a local function returns for these arguments. */
interface Returned {
  readonly fn: FunctionNode;
  readonly args: readonly (Bound | undefined)[];
  readonly path: Path;
}

export type Passing = Values | Returned;

/** Methods whose result holds the same elements. */
const SAME_ELEMENTS = new Set([
  'filter',
  'slice',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'concat',
  'flat',
  'values',
]);
/** Methods that return one element. */
const ONE_ELEMENT = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Methods that hand each element to the callback's first parameter. */
export const EACH_ELEMENT = new Set([
  'map',
  'forEach',
  'filter',
  'find',
  'findLast',
  'findIndex',
  'some',
  'every',
  'flatMap',
]);

/** The arguments of a call as values; those from a spread on are elements of what is spread. */
export function argumentsOf(call: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame | null): Bound[] {
  const bound: Bound[] = [];
  for (const argument of call.arguments) {
    if (argument.type !== 'SpreadElement') bound.push({ node: argument, path: [], frame });
    else {
      const element: Bound = { node: argument.argument, path: ['*'], frame };
      // An array of unknown length: whatever parameter comes now may be one of its elements.
      bound.push(...Array.from({ length: 8 }, () => element));
      break;
    }
  }
  return bound;
}

/** Classes whose instances are read with `get(key)`. */
const MAP_LIKE = /Map$|^(?:URLSearchParams|Headers|FormData)$/;

/**
 * @param path what is asked of the result; empty: all of it
 * @returns `undefined` when the call makes its result itself, or nothing is known about it
 */
export function passing(
  script: Script,
  call: TSESTree.CallExpression,
  path: Path,
  frame: Frame | null,
): Passing | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier' && callee.name === 'structuredClone' && script.scopes.isGlobal(callee)) {
    return handsOn(call.arguments[0], path, frame);
  }
  if (callee.type === 'MemberExpression') {
    const method = keyName(callee);
    const receiver = unwrap(callee.object);
    const global = receiver.type === 'Identifier' && script.scopes.isGlobal(receiver) ? receiver.name : undefined;
    const known =
      (global === undefined ? undefined : ofGlobal(`${global}.${method}`, call, path, frame)) ??
      ofMethod(script, method, call, callee.object, path, frame);
    if (known) return known;
  }
  const fn = script.functionFor(callee, frame);
  return fn && { fn, args: argumentsOf(call, frame), path };
}

/**
 * The function without parameters that a function of another file is given, to be called by it: `retry(() => load())`. Who waits for
 * the call waits for what it returns.
 */
export function thunkOf(script: Script, call: TSESTree.CallExpression, frame: Frame | null): FunctionNode | undefined {
  const [thunk, ...others] = call.arguments.flatMap((argument): FunctionNode[] => (isFunction(argument) ? [argument] : []));
  if (!thunk || thunk.params.length > 0 || others.length > 0) return undefined;
  const callee = unwrap(call.callee);
  const isBuiltin = callee.type === 'MemberExpression' && builtinMethod(keyName(callee) ?? '') !== undefined;
  return isBuiltin || passing(script, call, [], frame) ? undefined : thunk;
}

function handsOn(value: Node | undefined, path: Path, frame: Frame | null): Values {
  return { values: value ? [{ node: value, path, frame }] : [] };
}

function ofMethod(
  script: Script,
  method: string | undefined,
  call: TSESTree.CallExpression,
  receiver: Node,
  path: Path,
  frame: Frame | null,
): Passing | undefined {
  if (method === undefined) return undefined;
  const [first] = call.arguments;
  const [index, ...rest] = path;
  const self = (way: Path): Bound => ({ node: receiver, path: way, frame });
  if (method === 'catch' || method === 'finally') return handsOn(receiver, path, frame);
  if (method === 'then') {
    const fn = first && script.functionFor(first, frame);
    return fn && { fn, args: [self([])], path };
  }
  if (method === 'call' && first) {
    const fn = script.functionFor(receiver, frame);
    return fn && { fn, args: argumentsOf(call, frame).slice(1), path };
  }
  if (method === 'reduce' && first) {
    const fn = script.functionFor(first, frame);
    const initial = call.arguments[1];
    return fn && { fn, args: [initial ? { node: initial, path: [], frame } : self(['*']), self(['*'])], path };
  }
  if (ONE_ELEMENT.has(method)) return { values: [self(['*', ...path])] };
  if (method === 'get' && first && isMap(script, receiver))
    return { values: [self([literalText(first) ?? '*', ...path])] };
  if (index === undefined) return undefined;
  if (SAME_ELEMENTS.has(method)) {
    const others =
      method === 'concat' ? call.arguments.map((argument): Bound => ({ node: argument, path, frame })) : [];
    return { values: [self(path), ...others] };
  }
  if ((method === 'map' || method === 'flatMap') && first) {
    const fn = script.functionFor(first, frame);
    return fn && { fn, args: [self([index])], path: method === 'map' ? rest : path };
  }
  // Pairs of an index or a key, which is nothing of the receiver's, and an element.
  if (method === 'entries' && rest[0] === '0' && !first) return { values: [] };
  if (method === 'entries' && rest[0] === '1') return { values: [self([index, ...rest.slice(1)])] };
  return undefined;
}

function ofGlobal(name: string, call: TSESTree.CallExpression, path: Path, frame: Frame | null): Passing | undefined {
  const [first] = call.arguments;
  const [index, ...rest] = path;
  switch (name) {
    case 'Promise.resolve':
      return handsOn(first, path, frame);
    case 'Promise.race':
    case 'Promise.any':
      return handsOn(first, ['*', ...path], frame);
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.preventExtensions':
      return handsOn(first, path, frame);
  }
  if (index === undefined) return undefined;
  switch (name) {
    case 'Promise.all':
      return handsOn(first, path, frame);
    case 'Object.values':
      return handsOn(first, ['*', ...rest], frame);
    case 'Promise.allSettled':
      if (rest[0] === 'value') return handsOn(first, [index, ...rest.slice(1)], frame);
      // What a promise was rejected with is not told, and its status is none of its value.
      return rest[0] === 'reason' || rest[0] === 'status' ? { values: [] } : undefined;
    case 'Object.assign':
      return { values: call.arguments.map((argument) => ({ node: argument, path, frame })) };
    case 'Object.entries':
      return rest[0] === '1' ? handsOn(first, ['*', ...rest.slice(1)], frame) : undefined;
    case 'Object.fromEntries':
      return handsOn(first, ['*', '1', ...rest], frame);
    case 'Array.of':
      return {
        values: argumentsOf(call, frame).map((argument) => ({ ...argument, path: [...argument.path, ...rest] })),
      };
    case 'Array.from':
      return call.arguments.length === 1 ? handsOn(first, path, frame) : undefined;
  }
  return undefined;
}

function isMap(script: Script, receiver: Node): boolean {
  return script.origins
    .of(receiver)
    .some(({ node }) => node.type === 'NewExpression' && MAP_LIKE.test(lastName(node.callee) ?? ''));
}

/** What the executor of `new Promise((resolve) => …)` resolves the promise with. */
export function resolvedValues(script: Script, promise: TSESTree.NewExpression): readonly Node[] {
  const [executor] = promise.arguments;
  if (promise.callee.type !== 'Identifier' || promise.callee.name !== 'Promise' || !isFunction(executor)) return [];
  const resolve = executor.params[0];
  const variable = resolve?.type === 'Identifier' ? script.scopes.variableOf(resolve) : undefined;
  return (variable?.references ?? []).flatMap((reference) => {
    const name = reference.identifier as unknown as Node;
    const value =
      name.parent?.type === 'CallExpression' && name.parent.callee === name ? name.parent.arguments[0] : undefined;
    return value ? [value] : [];
  });
}

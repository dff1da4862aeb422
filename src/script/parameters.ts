/**
 * What does a parameter of a function get? The arguments of the call that is being followed, or the elements of the
 * list (or the result of the promise) whose method the function is handed to; and, where no call is followed, whatever
 * the calls in the file pass.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { callOf, type Call } from './declared.ts';
import type { Bound, Frame } from './origins.ts';
import { argumentsOf, EACH_ELEMENT } from './passing.ts';
import { functionOfParameter, perVariable } from './scopes.ts';
import type { Script } from './script.ts';
import { keyName, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { pathInPattern, type Path, type PatternPlace } from './writes.ts';

/** Where a variable stands in a function's parameter list. */
export interface ParameterPlace extends PatternPlace {
  readonly fn: FunctionNode;
  readonly index: number;
  /** The parameter collects all further arguments: `...args`. */
  readonly collects: boolean;
}

/** The place of a variable among the parameters of its function; `undefined` when it is none. */
export const parameterPlace = perVariable((variable): ParameterPlace | undefined => {
  const fn = functionOfParameter(variable);
  const declared = variable.defs[0]?.name as unknown as Node | undefined;
  if (!fn || !declared) return undefined;
  const index = fn.params.findIndex((param) => declared.range[1] <= param.range[1]);
  const param = fn.params[index];
  return param && { ...pathInPattern(declared, param), fn, index, collects: param.type === 'RestElement' };
});

/**
 * What the member `path` of a parameter is bound to in a frame.
 * @returns no value when the call does not pass this argument; `undefined` when no call is known
 */
export function boundArguments(place: ParameterPlace, path: Path, frame: Frame | null): readonly Bound[] | undefined {
  const { fn, index, collects } = place;
  for (let current = frame; current; current = current.outer) {
    if (current.fn === fn) return collects ? collected(current.args, index, path) : into(current.args[index], path);
  }
  const call = fn.parent;
  const receiver =
    index === 0 && call?.type === 'CallExpression' && call.arguments[0] === fn ? receiverOf(call, path) : undefined;
  return receiver && [{ ...receiver, frame }];
}

/** What a method such as `then` or `map` hands to its callback first. */
function receiverOf(call: TSESTree.CallExpression, path: Path): Bound | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = keyName(callee) ?? '';
  if (method === 'then') return { node: callee.object, path, frame: null };
  return EACH_ELEMENT.has(method) ? { node: callee.object, path: ['*', ...path], frame: null } : undefined;
}

const into = (argument: Bound | undefined, path: Path): readonly Bound[] =>
  argument ? [{ ...argument, path: [...argument.path, ...path] }] : [];

function collected(args: readonly (Bound | undefined)[], index: number, [wanted, ...deeper]: Path): readonly Bound[] {
  // Of the list itself, such as its length, nothing is an argument.
  if (wanted !== undefined && wanted !== '*') return /^\d+$/.test(wanted) ? into(args[index + Number(wanted)], deeper) : [];
  return args.slice(index).flatMap((argument) => into(argument, deeper));
}

const MAX_CALLS = 200;

/**
 * What the calls in this file pass for the member `path` of a parameter.
 * @returns `undefined` when no call is known
 */
export function possibleArguments(script: Script, place: ParameterPlace, path: Path): readonly Bound[] | undefined {
  const { fn, index, collects } = place;
  const calls = [...script.callsOf(fn), ...callsAsCallback(script, fn)].slice(0, MAX_CALLS);
  const lists = script.callbackUsesOf(fn).flatMap(({ call, position }) => {
    const element = index === 0 && position === 0 ? receiverOf(call, path) : undefined;
    return element ? [element] : [];
  });
  if (calls.length === 0 && lists.length === 0) return undefined;
  const passed = calls.flatMap((call) => {
    const args = argumentsOf(call, null);
    return collects ? collected(args, index, path) : into(args[index], path);
  });
  return [...passed, ...lists];
}

/** The calls a function of this file makes of a function that is handed to it: `callback(x)`. */
function callsAsCallback(script: Script, fn: FunctionNode): readonly Call[] {
  return script.callbackUsesOf(fn).flatMap(({ call, position }) => {
    const callback = script.functionFor(call.callee)?.params[position];
    const variable = callback?.type === 'Identifier' ? script.scopes.variableOf(callback) : undefined;
    return variable?.references.flatMap((reference) => callOf(reference.identifier as unknown as Node) ?? []) ?? [];
  });
}

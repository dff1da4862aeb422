/**
 * What does a file put into errors? Arguments of error classes and factories, thrown and rejected values, errors for
 * callbacks, messages of assertions. Blind spot: an error that a function of another file builds from its arguments.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { errorFactory, isErrorCallback, isErrorClass } from '../../knowledge/loggers.ts';
import type { Script } from '../script.ts';
import { ancestor, isClass, isFunction, keyName, lastName, unwrap, type ClassNode, type Node } from '../syntax.ts';
import { handingCalls, handsOver, leaving, type Sink, type SinkValue } from './sink.ts';

const error = (node: Node, values: readonly SinkValue[]): Sink => ({ kind: 'error', node, values });

const MAX_HERITAGE = 6;

/** Is an expression a class of errors: by its name, or because it extends one? */
function isErrorType(script: Script, callee: Node, heritage = 0): boolean {
  const name = lastName(callee);
  if (name !== undefined && isErrorClass(name)) return true;
  const cls = heritage < MAX_HERITAGE ? script.classOf(callee) : undefined;
  return cls?.superClass ? isErrorType(script, cls.superClass, heritage + 1) : false;
}

/** Is an expression an error that is built in this file? What it is built of is reported there. */
function isBuiltError(script: Script, node: Node): boolean {
  return script.origins.of(node).some(({ node: made, path }) => {
    if (path.length > 0 || (made.type !== 'NewExpression' && made.type !== 'CallExpression')) return false;
    return isErrorType(script, made.callee) || factoryOf(made.callee) !== undefined;
  });
}

/** Every place in the file where something becomes part of an error. */
export function* errorsOf(script: Script): Iterable<Sink> {
  for (const made of script.nodes.of('NewExpression')) {
    if (handsOver(made) && isErrorType(script, made.callee)) yield error(made, leaving(made.arguments, 'needed'));
  }
  for (const call of handingCalls(script)) {
    const values = valuesOfCall(script, call);
    if (values && values.length > 0) yield error(call, values);
  }
  for (const statement of script.nodes.of('ThrowStatement')) {
    const thrown = statement.argument;
    if (thrown && !isBuiltError(script, thrown)) yield error(statement, leaving([thrown], 'thrown'));
  }
  for (const assignment of script.nodes.of('AssignmentExpression')) {
    const target = unwrap(assignment.left);
    if (target.type !== 'MemberExpression' || !/^(?:message|cause|details)$/.test(keyName(target) ?? '')) continue;
    const named = /(?:^e|err|error|exception)$/i.test(lastName(target.object) ?? '');
    if (named || isBuiltError(script, target.object)) yield error(assignment, leaving([assignment.right], 'assigned'));
  }
}

function factoryOf(callee: Node): { readonly firstArgument: number } | undefined {
  const inner = unwrap(callee);
  const receiver = inner.type === 'MemberExpression' ? lastName(inner.object) : undefined;
  if (inner.type === 'MemberExpression' && receiver === undefined) return undefined;
  return errorFactory(lastName(inner) ?? '', receiver);
}

function valuesOfCall(script: Script, call: TSESTree.CallExpression): readonly SinkValue[] | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Super') return superArguments(script, call);
  const name = lastName(callee);
  if (name === undefined) return undefined;
  const factory = factoryOf(callee);
  if (factory && !script.functionFor(callee)) {
    const assertion = /^(?:assert|invariant|ok|fail)$/.test(name) || factory.firstArgument === 2;
    return leaving(call.arguments.slice(factory.firstArgument), assertion ? 'argument' : 'needed');
  }
  // `Error('…')`, but not `logError('…')`.
  if (callee.type === 'Identifier' && /^[A-Z]/.test(name) && isErrorClass(name) && script.scopes.isGlobal(callee))
    return leaving(call.arguments, 'needed');
  const [first] = call.arguments;
  if (!first) return undefined;
  const rejects =
    name === 'reject' &&
    (callee.type === 'Identifier' || script.externalName(callee)?.path.join('.') === 'Promise.reject');
  // A callback may hand over a value as well: only what is built for it is an error.
  const built =
    callee.type === 'Identifier' &&
    isErrorCallback(name) &&
    /^(?:TemplateLiteral|BinaryExpression|ObjectExpression)$/.test(unwrap(first).type);
  return (rejects || built) && !isBuiltError(script, first) ? leaving([first], 'thrown') : undefined;
}

/** Arguments of `super(…)` in a class of errors, without parameters that are reported where the error is made. */
function superArguments(script: Script, call: TSESTree.CallExpression): readonly SinkValue[] | undefined {
  const cls: ClassNode | undefined = ancestor(call, isClass);
  if (!cls?.superClass || !isErrorType(script, cls.superClass)) return undefined;
  const constructor = ancestor(call, isFunction);
  if (constructor && script.callsOf(constructor).length > 0) return undefined;
  return leaving(call.arguments, 'needed');
}

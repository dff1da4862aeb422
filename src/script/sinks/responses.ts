/**
 * What does a file send to its callers? What handlers return, bodies of answers, what is handed to the responders of Web
 * frameworks and to a handler's callback. Functions that exist to give access (logins, authorizers) are left out. Blind
 * spots: headers, messages over WebSockets, and answers that a function of another file makes under a name of its own.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  AUTHORIZER_MEMBERS,
  issuesCredentials,
  RESPONDER,
  RESPONSE_CLASS,
  RESPONSE_FUNCTION,
  SENDING_METHODS,
} from '../../knowledge/responses.ts';
import { handlersOf } from '../handlers.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { functionOf, keyName, lastName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.ts';
import { leaving, type Sink } from './sink.ts';

/** Every place in the file where something is sent to a caller. */
export function* responsesOf(script: Script): Iterable<Sink> {
  for (const sink of allResponses(script)) if (!isForAccess(sink.node)) yield sink;
}

function* allResponses(script: Script): Iterable<Sink> {
  const response = (node: Node, sent: Node): Sink => ({ kind: 'response', node, values: leaving([sent], 'needed') });
  for (const object of script.nodes.of('ObjectExpression')) {
    const body = bodyOf(object);
    if (body) yield response(object, body);
  }
  for (const call of script.nodes.of('CallExpression')) {
    const sent = sentBy(script, call);
    if (sent && !isAnswer(script, sent)) yield response(call, sent);
  }
  for (const made of script.nodes.of('NewExpression')) {
    const [first] = made.arguments;
    if (first && RESPONSE_CLASS.test(lastName(made.callee) ?? '')) yield response(made, first);
  }
  for (const assignment of script.nodes.of('AssignmentExpression')) {
    const target = unwrap(assignment.left);
    if (target.type !== 'MemberExpression' || keyName(target) !== 'body') continue;
    if (!/^(?:ctx|context|response|res)$/.test(lastName(target.object) ?? '')) continue;
    yield { kind: 'response', node: assignment, values: leaving([assignment.right], 'assigned') };
  }
  for (const handler of handlersOf(script))
    for (const result of script.returnsOf(handler)) if (!isAnswer(script, result)) yield response(result, result);
}

const propertyOf = (object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined =>
  object.properties.find((p): p is TSESTree.Property => p.type === 'Property' && keyName(p) === name);

/** The body of `{ statusCode: 200, body: … }`. */
const bodyOf = (object: TSESTree.ObjectExpression): Node | undefined =>
  propertyOf(object, 'statusCode') && propertyOf(object, 'body')?.value;

/** Is a result an answer whose body is looked at by itself, or that of an authorizer? */
function isAnswer(script: Script, result: Node): boolean {
  return script.origins.of(result).some(({ node, path }) => {
    if (path.length > 0) return false;
    if (node.type === 'NewExpression') return RESPONSE_CLASS.test(lastName(node.callee) ?? '');
    if (node.type === 'CallExpression') return sentBy(script, node) !== undefined;
    if (node.type !== 'ObjectExpression') return false;
    return bodyOf(node) !== undefined || node.properties.some((p) => p.type === 'Property' && AUTHORIZER_MEMBERS.has(keyName(p) ?? ''));
  });
}

function sentBy(script: Script, call: TSESTree.CallExpression): Node | undefined {
  const [first, second] = call.arguments;
  if (!first) return undefined;
  const callee = unwrap(call.callee);
  const name = lastName(callee) ?? '';
  if (callee.type === 'Identifier') {
    const variable = script.scopes.variableOf(callee);
    if (isNothing(first)) return isCallback(script, callee) ? second : undefined;
    return variable && importOf(variable) && RESPONSE_FUNCTION.test(name) ? call.arguments.findLast(isShown) : undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const receiver = lastName(rootOf(callee.object)) ?? '';
  // `context.done(null, x)`
  if (name === 'done' && receiver === 'context' && isNothing(first)) return second;
  if (!SENDING_METHODS.has(name)) return undefined;
  return RESPONDER.test(receiver) || (receiver === 'c' && script.mentions("'hono")) ? first : undefined;
}

/** The object in front of chained calls: `res` of `res.status(200).type('json')`. */
function rootOf(receiver: Node): Node {
  let inner = unwrap(receiver);
  while (inner.type === 'CallExpression' && unwrap(inner.callee).type === 'MemberExpression')
    inner = unwrap((unwrap(inner.callee) as TSESTree.MemberExpression).object);
  return inner;
}

const isShown = (argument: Node): boolean => argument.type !== 'Literal' && argument.type !== 'SpreadElement';

const isNothing = (node: Node): boolean =>
  (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');

/** Is a name the third parameter of a handler: `(event, context, callback) => …`? */
function isCallback(script: Script, callee: TSESTree.Identifier): boolean {
  const name = script.scopes.variableOf(callee)?.defs[0]?.name as unknown as Node | undefined;
  const fn = name && functionOf(name);
  const third = fn?.params[2];
  return third !== undefined && third.range[0] === name!.range[0];
}

const nameOf = (fn: FunctionNode): string | undefined => {
  if (fn.id) return fn.id.name;
  const { parent } = wrapped(fn);
  if (parent?.type === 'VariableDeclarator') return lastName(parent.id);
  return parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition'
    ? keyName(parent)
    : undefined;
};

/** Does a place lie in a function that gives access on purpose: `login`, `issueToken`, `authorizerHandler`? */
function isForAccess(node: Node): boolean {
  for (let fn = functionOf(node); fn; fn = functionOf(fn)) {
    const name = nameOf(fn);
    if (name !== undefined && issuesCredentials(name)) return true;
  }
  return false;
}

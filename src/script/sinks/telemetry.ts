/**
 * What does a file send to telemetry? Attributes of spans and segments, metadata of metrics, context of error trackers,
 * and responses that a tracer records by itself. Blind spot: capture that is switched off by an environment variable.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isResponseCapture, isTelemetryCall, telemetryMethod } from '../../knowledge/loggers.ts';
import type { Script } from '../script.ts';
import { isFunction, keyName, lastName, unwrap, type FunctionNode, type Node } from '../syntax.ts';
import { receiverWord } from './loggers.ts';
import { handingCalls, leaving, type Sink } from './sink.ts';

type Call = TSESTree.CallExpression;

/** Every call in the file that sends its arguments. */
export function* telemetryOf(script: Script): Iterable<Sink> {
  for (const call of handingCalls(script)) {
    const callee = unwrap(call.callee);
    const name = lastName(callee);
    if (name === undefined || telemetryMethod(name) === undefined) continue;
    const receiver = callee.type === 'MemberExpression' ? callee.object : undefined;
    const imported = script.externalName(receiver ?? callee)?.module ?? moduleOfInstance(script, receiver);
    const word = receiver && (receiverWord(receiver) ?? '');
    if (isTelemetryCall(name, word, imported) && !script.functionFor(callee)) {
      yield { kind: 'telemetry', node: call, values: leaving(call.arguments, 'needed') };
    }
  }
}

function moduleOfInstance(script: Script, receiver: Node | undefined): string | undefined {
  for (const { node, path } of receiver ? script.origins.of(receiver) : []) {
    const made =
      (node.type === 'NewExpression' || node.type === 'CallExpression') && path.length === 0
        ? script.externalName(node.callee)
        : undefined;
    if (made?.module !== undefined) return made.module;
  }
  return undefined;
}

/** A function whose result is recorded. */
export interface Capture {
  /** The decorator's or middleware's call. */
  readonly call: Call;
  readonly fn: FunctionNode;
}

/** Methods and handlers whose results a tracer records, or a middleware logs. */
export function* capturesOf(script: Script): Iterable<Capture> {
  for (const decorator of script.nodes.of('Decorator')) {
    const call = unwrap(decorator.expression);
    const method = decorator.parent;
    if (call.type !== 'CallExpression' || method?.type !== 'MethodDefinition' || !isFunction(method.value)) continue;
    if (isResponseCapture(lastName(call.callee) ?? '') && capturesResponse(script, call, 0))
      yield { call, fn: method.value };
  }
  for (const call of script.nodes.of('CallExpression')) {
    if (lastName(call.callee) !== 'captureLambdaHandler' || !capturesResponse(script, call, 1)) continue;
    const fn = handlerBehind(script, call);
    if (fn) yield { call, fn };
  }
}

function capturesResponse(script: Script, call: Call, index: number): boolean {
  const options = call.arguments[index];
  if (!options) return true;
  return !script.origins
    .of(options, ['captureResponse'])
    .some(({ node }) => node.type === 'Literal' && node.value === false);
}

/** The handler of `middy(handler).use(middleware)` or `middy().use(middleware).handler(handler)`. */
function handlerBehind(script: Script, middleware: Call): FunctionNode | undefined {
  let use: Node | undefined = middleware.parent;
  if (use?.type === 'ArrayExpression') use = use.parent;
  if (use?.type !== 'CallExpression' || lastName(use.callee) !== 'use') return undefined;
  for (let link: Node = use; ;) {
    const callee: Node = unwrap((link as Call).callee);
    const inner: Node | undefined = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    if (inner?.type !== 'CallExpression') break;
    const [handler] = inner.arguments;
    if (inner.callee.type === 'Identifier' && handler) return script.functionFor(handler);
    link = inner;
  }
  for (
    let link: Node = use;
    link.parent?.type === 'MemberExpression' && link.parent.parent?.type === 'CallExpression';
    link = link.parent.parent
  ) {
    const outer: Call = link.parent.parent;
    if (keyName(link.parent) === 'handler' && outer.arguments[0]) return script.functionFor(outer.arguments[0]);
  }
  return undefined;
}

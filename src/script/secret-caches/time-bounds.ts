/**
 * Does time bound how long a place keeps what it holds? A comparison with the clock bounds it only where it decides
 * about a write or a read of the place; a mention of the clock elsewhere does not. Also: timers, resets when a request
 * ends, versions that are compared.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Script } from '../script.ts';
import {
  ancestor,
  functionOf,
  isFunction,
  keyName,
  lastName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax.ts';
import { runOf } from './conditions.ts';
import { runsInEveryInvocation } from './lifetimes.ts';
import { namesAgeFlag, namesAgeTest, namesMoment, namesVersion } from './moments.ts';
import { anyPart, calledFunction, constantValue, looksAt, looksAtState, newValue, nodesIn } from './state.ts';
import type { Store } from './stores.ts';

/** Functions that read a clock, or make a number of a moment. */
const CLOCK = /^(?:now|hrtime|bigint|getTime|valueOf|diff|differenceIn\w+|uptime)$/;
const COMPARES = new Set(['<', '>', '<=', '>=']);
const EQUALS = new Set(['===', '!==', '==', '!=']);

/** Does an expression take part in telling the time? */
function tellsTime(script: Script, expression: Node): boolean {
  return anyPart(script, expression, (part) => {
    if (part.type === 'NewExpression') return lastName(part.callee) === 'Date' || undefined;
    if (part.type === 'CallExpression') return CLOCK.test(lastName(part.callee) ?? '') || undefined;
    return (part.type === 'Identifier' && namesMoment(part.name)) || undefined;
  });
}

/** Does a comparison compare moments, ages or versions? */
function isComparison(script: Script, { left, right, operator }: TSESTree.BinaryExpression): boolean {
  if (COMPARES.has(operator)) return tellsTime(script, left) || tellsTime(script, right);
  return EQUALS.has(operator) && [left, right].some((side) => namesVersion(lastName(side) ?? ''));
}

/** Does a test compare moments, ages or versions? Looks into constants and local functions. */
function comparesTime(script: Script, test: Node): boolean {
  return anyPart(script, test, (part) => {
    switch (part.type) {
      case 'BinaryExpression':
        return isComparison(script, part) || undefined;
      case 'CallExpression':
        return (!calledFunction(script, part) && namesAgeTest(lastName(part.callee) ?? '')) || undefined;
      case 'Identifier':
        // `if (expired)`, `entry.isStale`: a flag, or a getter.
        return (!constantValue(script, part) && namesAgeFlag(part.name)) || undefined;
      default:
        return undefined;
    }
  });
}

/** Does a test bound the age of the place: does it compare moments that belong to it? */
const boundsAge = (script: Script, test: Node, store: Store): boolean =>
  comparesTime(script, test) && (looksAt(script, test, store) || looksAtState(script, test));

/** `!store`, `store == null`, `store === ''`: lets a write happen only while the place is empty, whatever the time. */
function asksForEmptiness(script: Script, test: Node, store: Store): boolean {
  const inner = unwrap(test);
  const asks =
    (inner.type === 'UnaryExpression' && inner.operator === '!') ||
    (inner.type === 'BinaryExpression' && EQUALS.has(inner.operator));
  // The left side of `store ??= …`.
  const keeps = test.parent?.type === 'AssignmentExpression';
  return (asks || keeps) && looksAt(script, test, store) && !comparesTime(script, test);
}

/** The tests on the way to a node that compare moments, also those around the calls of its function. */
function timeTests(script: Script, node: Node, store: Store, seen = new Set<FunctionNode>()): readonly Node[] {
  const { tests, fn } = runOf(node);
  if (tests.some((test) => asksForEmptiness(script, test, store))) return [];
  const own = tests.filter((test) => boundsAge(script, test, store));
  if (own.length > 0 || !fn || seen.has(fn)) return own;
  seen.add(fn);
  return script.callsOf(fn).flatMap((call) => timeTests(script, call, store, seen));
}

const TIMERS = new Set(['setTimeout', 'setInterval']);

/** The functions of the file that a timer calls. */
export function timerCallbacks(script: Script): ReadonlySet<FunctionNode> {
  const timers = script.nodes.of('CallExpression').filter((call) => TIMERS.has(lastName(call.callee) ?? ''));
  return new Set(timers.flatMap((call) => (call.arguments[0] ? (script.functionFor(call.arguments[0]) ?? []) : [])));
}

/** Is the node executed by a timer: in its callback, or in a function that is called from there? */
function runsByTimer(
  script: Script,
  node: Node,
  callbacks: ReadonlySet<FunctionNode>,
  seen = new Set<FunctionNode>(),
): boolean {
  for (let fn: FunctionNode | undefined = functionOf(node); fn && !seen.has(fn); fn = functionOf(fn)) {
    if (callbacks.has(fn)) return true;
    seen.add(fn);
    if (script.callsOf(fn).some((call) => runsByTimer(script, call, callbacks, seen))) return true;
  }
  return false;
}

/** Is the node executed when a request or a promise has ended, whether it failed or not? */
function runsFinally(node: Node): boolean {
  const fn = functionOf(node);
  const call = fn && wrapped(fn).parent;
  if (call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && keyName(call.callee) === 'finally')
    return true;
  const attempt = ancestor(
    node,
    (candidate): candidate is Extract<Node, { type: 'TryStatement' }> => candidate.type === 'TryStatement',
  );
  return attempt?.finalizer != null && node.range[0] >= attempt.finalizer.range[0] && functionOf(attempt) === fn;
}

/**
 * What changes the place, each time it is evaluated: new values of assignments, deletions, `.delete()`, `.clear()`,
 * `.set()`.
 */
function changesOf(script: Script, store: Store): readonly Node[] {
  return store.references().flatMap((reference): readonly Node[] => {
    let node = wrapped(reference);
    while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = wrapped(node.parent);
    const { parent } = node;
    if (parent?.type === 'AssignmentExpression' && parent.left === node) return [newValue(script, parent.right, store)];
    if (parent?.type === 'UnaryExpression' && parent.operator === 'delete') return [parent];
    const method = parent?.type === 'CallExpression' && parent.callee === node ? lastName(node) : undefined;
    return method !== undefined && /^(?:delete|clear|set|del|put|reset)$/.test(method) ? [parent!] : [];
  });
}

/** The conditions that an expression is part of, or that decide about it. */
function conditionsAround(node: Node): readonly Node[] {
  const around: Node[] = [];
  for (let current = node; current.parent && !isFunction(current.parent); current = current.parent) {
    const { parent } = current;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') around.push(parent.test);
    if (parent.type === 'LogicalExpression') around.push(parent);
  }
  return around;
}

/** The references to a place, and to the constants of a function that hold what was read from it. */
function readsOf(script: Script, store: Store): readonly Node[] {
  return store.references().flatMap((reference) => {
    const declarator = ancestor(
      reference,
      (node): node is Extract<Node, { type: 'VariableDeclarator' }> =>
        node.type === 'VariableDeclarator' || isFunction(node),
    );
    const held =
      declarator?.type === 'VariableDeclarator' && functionOf(reference) ? script.scopes.declaredBy(declarator) : [];
    return [
      reference,
      ...held.flatMap(({ references }) => references.map(({ identifier }) => identifier as unknown as Node)),
    ];
  });
}

/**
 * How the time a place keeps something is bounded: not at all, by the clock with tests that can be read, or otherwise.
 */
export type TimeBound =
  { readonly by: 'nothing' | 'event' } | { readonly by: 'clock'; readonly tests: readonly Node[] };

/**
 * What bounds the time that the place keeps what is written to it?
 * @param callbacks the functions that timers call, see `timerCallbacks`
 */
export function timeBoundOf(script: Script, store: Store, callbacks: ReadonlySet<FunctionNode>): TimeBound {
  const changes = changesOf(script, store);
  if (changes.some((node) => runsFinally(node) || runsByTimer(script, node, callbacks))) return { by: 'event' };
  const tests = [
    ...changes.flatMap((node) => timeTests(script, node, store)),
    ...readsOf(script, store).flatMap((read) =>
      conditionsAround(read).filter((test) => comparesTime(script, test) && looksAt(script, test, store)),
    ),
  ];
  if (tests.length > 0) return { by: 'clock', tests };
  return { by: changes.some((node) => runsInEveryInvocation(script, node)) ? 'event' : 'nothing' };
}

/** The class of a container tells by its own code that it expires entries. */
export function expiresByItself(script: Script, cls: Node): boolean {
  return nodesIn(script, cls, true).some((node) => {
    if (node.type === 'BinaryExpression' && COMPARES.has(node.operator))
      return tellsTime(script, node.left) || tellsTime(script, node.right);
    return node.type === 'CallExpression' && TIMERS.has(lastName(node.callee) ?? '');
  });
}

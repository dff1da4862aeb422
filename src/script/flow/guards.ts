/**
 * Is a variable known to be empty where it is used? In `if (!token) …`, behind `token ||`, after `if (token) return;`
 * there is nothing to leak; in `if (x instanceof Error)` there is an error. Compares names as they are written. Blind
 * spots: guards in other functions, and values that a called function assigns.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../../model/range.ts';
import type { Script } from '../script.ts';
import { dottedName, isFunction, unwrap, wrapped, type Node } from '../syntax.ts';

const textOf = (node: Node): string | undefined => dottedName(node)?.join('.');

const isNothing = (node: Node): boolean => {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === null || inner.value === '';
  return inner.type === 'Identifier' && inner.name === 'undefined';
};

/** Does a comparison tell that `name` is nothing (`==`), or that it is something (`!=`)? */
function comparison(test: TSESTree.BinaryExpression, name: string): 'empty' | 'filled' | undefined {
  const { left, operator, right } = test;
  if (operator === 'instanceof')
    return textOf(left) === name && /Error$/.test(textOf(right) ?? '') ? 'empty' : undefined;
  const equal =
    operator === '==' || operator === '===' ? 'empty' : operator === '!=' || operator === '!==' ? 'filled' : undefined;
  if (!equal) return undefined;
  const [value, other] = isNothing(left) ? [right, left] : [left, right];
  if (isNothing(other) && textOf(value) === name) return equal;
  const subject = unwrap(left);
  const literal = unwrap(right);
  if (
    subject.type !== 'UnaryExpression' ||
    subject.operator !== 'typeof' ||
    textOf(subject.argument) !== name ||
    literal.type !== 'Literal'
  )
    return undefined;
  if (literal.value === 'undefined') return equal;
  return equal === 'empty' ? 'filled' : 'empty';
}

/** Is `name` empty when the test came out as `outcome`? */
function emptyWhen(test: Node, name: string, outcome: boolean): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return emptyWhen(inner.argument, name, !outcome);
  if (inner.type === 'LogicalExpression' && inner.operator !== '??') {
    const both = (inner.operator === '&&') === outcome;
    const left = emptyWhen(inner.left, name, outcome);
    const right = emptyWhen(inner.right, name, outcome);
    return both ? left || right : left && right;
  }
  if (inner.type === 'BinaryExpression' && inner.left.type !== 'PrivateIdentifier') {
    const told = comparison(inner, name);
    return told !== undefined && (told === 'empty') === outcome;
  }
  if (
    inner.type === 'CallExpression' &&
    inner.callee.type === 'Identifier' &&
    inner.callee.name === 'Boolean' &&
    inner.arguments[0]
  ) {
    return emptyWhen(inner.arguments[0], name, outcome);
  }
  return !outcome && textOf(inner) === name;
}

/** Does this statement always leave the block it stands in? */
function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(leaves);
  return /^(?:Return|Throw|Continue|Break)Statement$/.test(statement.type);
}

/** The stretch of text around `current` in which a guard says that `name` is empty. */
function guardedBy(current: Node, parent: Node, name: string): Range | undefined {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (current === parent.test) return undefined;
      return emptyWhen(parent.test, name, current === parent.consequent) ? current.range : undefined;
    case 'LogicalExpression':
      if (current !== parent.right) return undefined;
      if (parent.operator === '??') return textOf(parent.left) === name ? current.range : undefined;
      return emptyWhen(parent.left, name, parent.operator === '&&') ? current.range : undefined;
    case 'BlockStatement':
    case 'Program': {
      const before = parent.body.slice(0, parent.body.indexOf(current as never));
      const guard = before.find(
        (statement) =>
          statement.type === 'IfStatement' &&
          !statement.alternate &&
          leaves(statement.consequent) &&
          emptyWhen(statement.test, name, false),
      );
      // From the guard on: what was assigned before, it tested.
      return guard && [guard.range[1], parent.range[1]];
    }
    default:
      return undefined;
  }
}

/** Is the name assigned between the guard and its use? */
function assignedAgain(script: Script, name: string, [start]: Range, use: Node): boolean {
  return script.nodes
    .of('AssignmentExpression')
    .some(({ range, left }) => range[0] >= start && range[0] < use.range[0] && textOf(left) === name);
}

/** @param use an identifier, or the property of a member expression, where it is used */
export function isEmptyAt(script: Script, use: Node): boolean {
  const whole = use.parent?.type === 'MemberExpression' && use.parent.property === use ? use.parent : use;
  const name = textOf(whole);
  if (name === undefined) return false;
  for (let current = wrapped(whole); current.parent && !isFunction(current); current = current.parent) {
    const guarded = guardedBy(current, current.parent, name);
    if (guarded && !assignedAgain(script, name, guarded, whole)) return true;
  }
  return false;
}

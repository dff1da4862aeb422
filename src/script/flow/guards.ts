/**
 * Is a variable known to be empty where it is used? In `if (!token) …`, behind `token ||`, after `if (token) return;`
 * there is nothing to leak; in `if (x instanceof Error)` there is an error. Compares variables, and members as they are
 * written. Blind spots: guards in other functions, and values that a called function assigns.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../../model/range.ts';
import type { Script } from '../script.ts';
import type { Reference, Variable } from '../scopes.ts';
import { ancestor, dottedName, isClass, isFunction, literalText, unwrap, wrapped, type Node } from '../syntax.ts';
import { mutationsOf } from '../writes.ts';

/** A variable, or a member of what it holds. */
interface Subject {
  readonly script: Script;
  /** As it is written, with dots. */
  readonly name: string;
  /** `undefined` for `this`, and for globals that the file does not declare. */
  readonly variable: Variable | undefined;
}

/** The variable that `a` and `a.b.c` begin with. */
function rootVariable(script: Script, node: Node): Variable | undefined {
  let current = unwrap(node);
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  return current.type === 'Identifier' ? script.scopes.variableOf(current) : undefined;
}

const isSame = (node: Node, { script, name, variable }: Subject): boolean =>
  textOf(node) === name && rootVariable(script, node) === variable;

const textOf = (node: Node): string | undefined => dottedName(node)?.join('.');

const isNothing = (node: Node): boolean => {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === null || inner.value === '';
  return inner.type === 'Identifier' && inner.name === 'undefined';
};

/** Does a comparison tell that the subject is nothing (`==`), or that it is something (`!=`)? */
function comparison(test: TSESTree.BinaryExpression, subject: Subject): 'empty' | 'filled' | undefined {
  const { left, operator, right } = test;
  if (operator === 'instanceof')
    return isSame(left, subject) && /Error$/.test(textOf(right) ?? '') ? 'empty' : undefined;
  const equal =
    operator === '==' || operator === '===' ? 'empty' : operator === '!=' || operator === '!==' ? 'filled' : undefined;
  if (!equal) return undefined;
  const [value, other] = isNothing(left) ? [right, left] : [left, right];
  if (isNothing(other) && isSame(value, subject)) return equal;
  return typeComparison(unwrap(left), unwrap(right), equal, subject);
}

/** What a comparison of `typeof` tells: only nothing is `undefined`, only a text is a `string`. */
function typeComparison(
  left: Node,
  right: Node,
  equal: 'empty' | 'filled',
  subject: Subject,
): 'empty' | 'filled' | undefined {
  const [asked, literal] = left.type === 'UnaryExpression' ? [left, right] : [right, left];
  const isTypeof = asked.type === 'UnaryExpression' && asked.operator === 'typeof';
  if (!isTypeof || !isSame(asked.argument, subject)) return undefined;
  const type = literalText(literal);
  if (type === 'undefined') return equal;
  return type === 'string' ? (equal === 'empty' ? 'filled' : 'empty') : undefined;
}

/** Is the subject empty when the test came out as `outcome`? */
function emptyWhen(test: Node, subject: Subject, outcome: boolean): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return emptyWhen(inner.argument, subject, !outcome);
  if (inner.type === 'LogicalExpression' && inner.operator !== '??') {
    const both = (inner.operator === '&&') === outcome;
    const left = emptyWhen(inner.left, subject, outcome);
    const right = emptyWhen(inner.right, subject, outcome);
    return both ? left || right : left && right;
  }
  if (inner.type === 'BinaryExpression' && inner.left.type !== 'PrivateIdentifier') {
    const told = comparison(inner, subject);
    return told !== undefined && (told === 'empty') === outcome;
  }
  if (
    inner.type === 'CallExpression' &&
    inner.callee.type === 'Identifier' &&
    inner.callee.name === 'Boolean' &&
    inner.arguments[0]
  ) {
    return emptyWhen(inner.arguments[0], subject, outcome);
  }
  return !outcome && isSame(inner, subject);
}

/** Does this statement always leave the block it stands in? */
function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(leaves);
  return /^(?:Return|Throw|Continue|Break)Statement$/.test(statement.type);
}

/** The stretch of text around `current` in which a guard says that the subject is empty. */
function guardedBy(current: Node, parent: Node, subject: Subject): Range | undefined {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (current === parent.test) return undefined;
      return emptyWhen(parent.test, subject, current === parent.consequent) ? current.range : undefined;
    case 'LogicalExpression':
      if (current !== parent.right) return undefined;
      // Behind `||` and `??` the left side came out as nothing.
      return emptyWhen(parent.left, subject, parent.operator === '&&') ? current.range : undefined;
    case 'BlockStatement':
    case 'Program': {
      const before = parent.body.slice(0, parent.body.indexOf(current as never));
      const guard = before.find(
        (statement) =>
          statement.type === 'IfStatement' &&
          !statement.alternate &&
          leaves(statement.consequent) &&
          emptyWhen(statement.test, subject, false),
      );
      // From the guard on: what was assigned before, it tested.
      return guard && [guard.range[1], parent.range[1]];
    }
    default:
      return undefined;
  }
}

/** Is the subject, or an object it is in, assigned between the guard and its use? */
function assignedAgain({ script, name, variable }: Subject, [start]: Range, use: Node): boolean {
  const isBetween = (node: Node): boolean => node.range[0] >= start && node.range[0] < use.range[0];
  const [root, ...path] = name.split('.');
  const isWritten = (reference: Reference): boolean =>
    reference.isWrite() && reference.identifier.name === root && isBetween(reference.identifier as unknown as Node);
  const references = variable?.references ?? script.sourceCode.scopeManager?.globalScope?.through ?? [];
  if (references.some(isWritten)) return true;
  if (path.length === 0) return false;
  const cls = root === 'this' ? ancestor(use, isClass) : undefined;
  if (cls) return script.assignmentsToThis(cls).some((written) => isBetween(written) && textOf(written.left) === name);
  const mutations = variable ? mutationsOf(variable) : [];
  return mutations.some(({ by, path: changed }) => isBetween(by) && changed.every((key, at) => key === path[at]));
}

/**
 * @param use an identifier, or the property of a member expression, where it is used
 * @param member what is empty of it; absent: all of it
 */
export function isEmptyAt(script: Script, use: Node, member?: string): boolean {
  const whole = use.parent?.type === 'MemberExpression' && use.parent.property === use ? use.parent : use;
  const own = textOf(whole);
  if (own === undefined) return false;
  const name = member === undefined ? own : `${own}.${member}`;
  const subject: Subject = { script, name, variable: rootVariable(script, whole) };
  for (let current = wrapped(whole); current.parent && !isFunction(current); current = current.parent) {
    const guarded = guardedBy(current, current.parent, subject);
    if (guarded && !assignedAgain(subject, guarded, whole)) return true;
  }
  return false;
}

/**
 * On what does it depend whether a piece of code runs? The tests around it, and the tests of earlier statements that
 * may have left the function. Blind spots: labels, generators, exceptions.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { functionOf, isFunction, keyName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.ts';

export interface Run {
  /** The tests that decide, innermost first. */
  readonly tests: readonly Node[];
  /** The function whose call makes it run; `undefined` at module level. */
  readonly fn: FunctionNode | undefined;
}

const CALLED_AT_ONCE = new Set([
  'then',
  'catch',
  'finally',
  'map',
  'forEach',
  'flatMap',
  'filter',
  'reduce',
  'run',
  'runInContext',
]);

/**
 * Is the function called where it stands: `(() => …)()`, `.then(…)`, the executor of a promise, a callback inside
 * another function?
 */
function runsInPlace(fn: FunctionNode): boolean {
  const holder = wrapped(fn);
  const { parent } = holder;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false;
  if (unwrap(parent.callee) === fn) return true;
  if (parent.type === 'NewExpression') return parent.callee.type === 'Identifier' && parent.callee.name === 'Promise';
  const callee = unwrap(parent.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  return (method !== undefined && CALLED_AT_ONCE.has(method)) || functionOf(parent) !== undefined;
}

const LEAVING = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement']);

const leaves = (statement: Node | null | undefined): boolean => {
  if (!statement) return false;
  if (statement.type === 'BlockStatement') return statement.body.some(leaves);
  return LEAVING.has(statement.type);
};

/** The tests of a statement that may end the function, or the loop, before the next statement. */
function exitTests(statement: Node): readonly Node[] {
  switch (statement.type) {
    case 'IfStatement': {
      const own = leaves(statement.consequent) || leaves(statement.alternate) ? [statement.test] : [];
      return [
        ...own,
        ...exitTests(statement.consequent),
        ...(statement.alternate ? exitTests(statement.alternate) : []),
      ];
    }
    case 'BlockStatement':
      return statement.body.flatMap(exitTests);
    case 'TryStatement':
      return exitTests(statement.block);
    default:
      return [];
  }
}

interface Exit {
  /** Where the statement ends. */
  readonly end: number;
  readonly tests: readonly Node[];
}

// Asked for every node of a block, of which most statements cannot end the function.
const exitsByBlock = new WeakMap<Node, readonly Exit[]>();

function exitsOf(block: TSESTree.BlockStatement | TSESTree.Program): readonly Exit[] {
  let known = exitsByBlock.get(block);
  if (!known) {
    known = block.body
      .map((statement) => ({ end: statement.range[1], tests: exitTests(statement) }))
      .filter(({ tests }) => tests.length > 0);
    exitsByBlock.set(block, known);
  }
  return known;
}

const KEEPING = new Set(['??=', '||=', '&&=']);

/** The tests that a parent puts in front of one of its parts. */
function testsBetween(part: Node, parent: Node): readonly Node[] {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return part === parent.test ? [] : [parent.test];
    case 'LogicalExpression':
      return part === parent.right ? [parent.left] : [];
    case 'AssignmentExpression':
      return part === parent.right && KEEPING.has(parent.operator) ? [parent.left] : [];
    case 'WhileStatement':
    case 'ForStatement':
      return part === parent.body && parent.test ? [parent.test] : [];
    case 'SwitchCase':
      return [...(parent.test && part !== parent.test ? [parent.test] : [])];
    case 'BlockStatement':
    case 'Program':
      return exitsOf(parent).flatMap(({ end, tests }) => (end <= part.range[0] ? tests : []));
    default:
      return [];
  }
}

/** What the execution of a node depends on, up to the function that has to be called for it. */
export function runOf(node: Node): Run {
  const tests: Node[] = [];
  let current = node;
  for (;;) {
    const { parent } = current;
    if (!parent) return { tests, fn: undefined };
    if (isFunction(current) && !runsInPlace(current)) return { tests, fn: current };
    tests.push(...testsBetween(current, parent));
    current = parent;
  }
}

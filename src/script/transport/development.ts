/**
 * Does code run on a developer's machine or in tests only? When a condition around it says so: `if (isLocal)`,
 * `process.env.NODE_ENV !== 'production' && …`. Blind spot: conditions whose names do not tell.
 */
import type { Script } from '../script.ts';
import type { Node } from '../syntax.ts';

const DEVELOPMENT = /local|dev(?![a-z]*ice)|test|offline|sandbox|mock|docker|\bsam\b|emulat|\bci\b/i;
const PRODUCTION = /prod/i;

export function isDevelopmentOnly(script: Script, node: Node): boolean {
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    const condition = conditionOn(parent, child);
    if (condition && saysDevelopment(script.text.slice(...condition.test.range).slice(0, 400), condition.holds)) return true;
  }
  return false;
}

/** The condition under which a child of a node is evaluated. */
function conditionOn(parent: Node, child: Node): { readonly test: Node; readonly holds: boolean } | undefined {
  if (parent.type === 'ConditionalExpression' || parent.type === 'IfStatement') {
    if (parent.consequent === child) return { test: parent.test, holds: true };
    return parent.alternate === child ? { test: parent.test, holds: false } : undefined;
  }
  if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === child)
    return { test: parent.left, holds: true };
  return undefined;
}

function saysDevelopment(test: string, holds: boolean): boolean {
  const negated = /!(?!==?\s*(?:undefined|null|''|""))/.test(test);
  if (PRODUCTION.test(test)) return holds === negated;
  return DEVELOPMENT.test(test) && holds !== negated;
}

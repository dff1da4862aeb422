/**
 * Does a test look at something that survives the invocation: a variable of the module or of an enclosing function, a
 * field, an entry of either? Follows constants of the function and calls of local functions a few steps.
 */
import { importOf, type Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { functionOf, isFunction, unwrap, type FunctionNode, type Node } from '../syntax.ts';
import { writesOf } from '../writes.ts';
import type { Store } from './stores.ts';

const MAX_STEPS = 4;

/**
 * The nodes below a node in the order of the text, without the bodies of functions and without types; `inFunctions`
 * enters them.
 */
export function nodesIn(script: Script, node: Node, inFunctions = false): readonly Node[] {
  const { visitorKeys } = script.sourceCode;
  const found: Node[] = [];
  const stack: Node[] = [node];
  while (stack.length > 0) {
    const current = stack.pop()!;
    found.push(current);
    if (isFunction(current) && current !== node && !inFunctions) continue;
    for (const key of [...(visitorKeys[current.type] ?? [])].reverse()) {
      if (/^(?:type|returnType)/.test(key)) continue;
      const child = (current as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? child.toReversed() : [child]) {
        if (typeof item === 'object' && item !== null && 'type' in item) stack.push(item as Node);
      }
    }
  }
  return found;
}

/** The value of a variable that is written once, where it is declared. */
export function constantValue(script: Script, identifier: Node): Node | undefined {
  const variable = identifier.type === 'Identifier' ? script.scopes.variableOf(identifier) : undefined;
  if (variable?.defs[0]?.type !== 'Variable') return undefined;
  const [write, ...more] = writesOf(variable);
  return more.length === 0 ? write?.value : undefined;
}

/** The local function that a call runs. */
export function calledFunction(script: Script, node: Node): FunctionNode | undefined {
  return node.type === 'CallExpression' ? script.functionFor(node.callee) : undefined;
}

/** A variable that is written more than once, or holds an object that can change. */
function canChange(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable' || importOf(variable)) return false;
  const writes = writesOf(variable);
  if (writes.length !== 1) return true;
  const value = unwrap(writes[0]!.value);
  const declaration = (definition.node as unknown as Node).parent;
  const isConst = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const';
  return (
    !isConst || value.type === 'ObjectExpression' || value.type === 'NewExpression' || value.type === 'ArrayExpression'
  );
}

/** Is the variable declared outside the function that uses it? */
const isOuter = (script: Script, variable: Variable, use: Node): boolean => {
  const declared = variable.defs[0]?.name as unknown as Node | undefined;
  return script.scopes.isModuleLevel(variable) || (declared !== undefined && functionOf(declared) !== functionOf(use));
};

/**
 * Does a part of an expression pass a test? Also asks constants of the function and local functions that it uses, each
 * once.
 * @param test `undefined`: ask what the part stands for
 */
export function anyPart(script: Script, expression: Node, test: (part: Node) => boolean | undefined): boolean {
  const seen = new Set<Node>();
  const ask = (root: Node, step: number): boolean => {
    if (step > MAX_STEPS || seen.has(root)) return false;
    seen.add(root);
    return nodesIn(script, root).some((part) => {
      const answer = test(part);
      if (answer !== undefined) return answer;
      const next = calledFunction(script, part)?.body ?? constantValue(script, part);
      return next !== undefined && !isFunction(next) && ask(next, step + 1);
    });
  };
  return ask(expression, 0);
}

/** Does a test look at something that survives the invocation? */
export function looksAtState(script: Script, test: Node): boolean {
  return anyPart(script, test, (part) => {
    if (part.type === 'ThisExpression') return true;
    if (part.type !== 'Identifier') return undefined;
    const variable = script.scopes.variableOf(part);
    if (!variable) return part.name === 'globalThis' || part.name === 'global';
    return isOuter(script, variable, part) ? canChange(variable) : undefined;
  });
}

// A place has one list of references, which is asked for once for each test.
const referenceSets = new WeakMap<readonly Node[], ReadonlySet<Node>>();

function referenceSet(store: Store): ReadonlySet<Node> {
  const list = store.references();
  let set = referenceSets.get(list);
  if (!set) referenceSets.set(list, (set = new Set(list)));
  return set;
}

/** Does a test look at this place, directly, through a constant of the function, or in a local function it calls? */
export function looksAt(script: Script, test: Node, store: Store): boolean {
  const references = referenceSet(store);
  return anyPart(script, test, (part) => (references.has(part) ? true : undefined));
}

/**
 * The expression that makes a new value for a place: of `store ?? (await load())` and `fresh ? store : await load()`
 * the `await`.
 */
export function newValue(script: Script, value: Node, store: Store): Node {
  const inner = unwrap(value);
  if (inner.type === 'LogicalExpression' && looksAt(script, inner.left, store))
    return newValue(script, inner.right, store);
  if (inner.type !== 'ConditionalExpression') return inner;
  return newValue(script, looksAt(script, inner.consequent, store) ? inner.alternate : inner.consequent, store);
}

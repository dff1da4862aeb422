/**
 * Which writes to a variable, and which changes of the object it holds, can a use see? In straight-line code of one
 * function a later unconditional write hides the earlier ones, and what comes after the use has not happened yet. Where
 * a loop or another function takes part, everything is visible.
 */
import { perVariable, type Reference, type Variable } from './scopes.ts';
import { ancestor, functionOf, isFunction, isInside, type Node } from './syntax.ts';
import { memberChain, mutationsOf, writesOf, type Mutation, type Write } from './writes.ts';

export interface Reaching {
  readonly writes: readonly Write[];
  /** Nothing certainly overwrote what the variable held at first: the argument of a parameter. */
  readonly initial: boolean;
}

const isBlock = (node: Node): node is Node =>
  node.type === 'BlockStatement' ||
  node.type === 'Program' ||
  node.type === 'SwitchCase' ||
  isFunction(node);

const LOOPS = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;

/**
 * The loops around a node whose next turn sees what this turn wrote to a variable; one declared inside a loop is new in
 * each turn.
 */
function* loopsAround(start: Node, variable: Variable): Iterable<Node> {
  const scope = variable.scope.block as unknown as Node;
  for (let node: Node | undefined = start; node && !isFunction(node); node = node.parent) {
    // The variable of `for (let i = …)` is carried from turn to turn, the variable of `for (const x of …)` is not.
    if (LOOPS.test(node.type) && (node !== scope || node.type === 'ForStatement')) yield node;
    if (node === scope) return;
  }
}

/** Where a variable is written or its object changed: the functions, and the loops around. */
interface Sites {
  readonly functions: ReadonlySet<Node | undefined>;
  readonly loops: ReadonlySet<Node>;
}

const sitesOf = (nodes: readonly Node[], variable: Variable): Sites => ({
  functions: new Set(nodes.map(functionOf)),
  loops: new Set(nodes.flatMap((node) => [...loopsAround(node, variable)])),
});

/** Does the order in the text decide whether `use` sees what happens at the sites? */
function inTextOrder({ functions, loops }: Sites, use: Node, variable: Variable): boolean {
  if (functions.size > 1 || (functions.size === 1 && !functions.has(functionOf(use)))) return false;
  if (loops.size > 0) for (const loop of loopsAround(use, variable)) if (loops.has(loop)) return false;
  return true;
}

function happenedBefore(by: Node, use: Node): boolean {
  return by.range[1] <= use.range[0] || (by.type === 'ForOfStatement' && isInside(use, by.body));
}

/**
 * Is the node evaluated only under a condition within its own statement: `a && (x = 1)`, `c ? (x = 1) : 0`, `if (a) x =
 * 1;`?
 */
function isConditional(node: Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'LogicalExpression' && parent.right === current) return true;
    if (parent.type === 'ConditionalExpression' && parent.test !== current) return true;
    if (parent.type === 'IfStatement') return parent.test !== current;
    if (LOOPS.test(parent.type) && (parent as { body?: Node }).body === current) return true;
    if (isBlock(parent)) return false;
  }
  return false;
}

/** Does every way to the use lead through `by`? */
function dominates(by: Node, use: Node): boolean {
  if (isConditional(by)) return false;
  // A loop over an empty list writes nothing.
  const block = by.type === 'ForOfStatement' ? by.body : ancestor(by, isBlock);
  return block !== undefined && isInside(use, block);
}

/** What was found out about a variable once, for all its uses. */
interface Facts {
  readonly writes: readonly Write[];
  readonly writeSites: Sites;
  readonly mutations: readonly Mutation[];
  readonly mutationSites: Sites;
  /** Where single properties are overwritten or deleted. */
  readonly overwrites: readonly { readonly name: string; readonly by: Node; readonly sites: Sites }[];
}

const factsOf = perVariable((variable): Facts => {
  const writes = writesOf(variable);
  const mutations = mutationsOf(variable);
  return {
    writes,
    writeSites: sitesOf(
      writes.map(({ by }) => by),
      variable,
    ),
    mutations,
    mutationSites: sitesOf(
      mutations.map(({ by }) => by),
      variable,
    ),
    overwrites: variable.references.flatMap((reference) => overwrite(reference, variable)),
  };
});

function overwrite(reference: Reference, variable: Variable): Facts['overwrites'] {
  const { top, path } = memberChain(reference);
  const by = top.parent;
  const [name] = path;
  if (path.length !== 1 || !by || name === undefined) return [];
  const overwrites =
    (by.type === 'UnaryExpression' && by.operator === 'delete') ||
    (by.type === 'AssignmentExpression' && by.left === top && by.operator === '=');
  return overwrites ? [{ name, by, sites: sitesOf([by], variable) }] : [];
}

/** The writes a use can see. */
export function reachingWrites(variable: Variable, use: Node): Reaching {
  const { writes, writeSites } = factsOf(variable);
  if (!inTextOrder(writeSites, use, variable)) return { writes, initial: true };
  const before: Write[] = [];
  for (let i = writes.length - 1; i >= 0; i--) {
    const write = writes[i]!;
    if (!happenedBefore(write.by, use)) continue;
    before.unshift(write);
    if (write.keeps || write.combines || !dominates(write.by, use)) continue;
    // Writes of one statement (a default beside a value) stay together.
    for (let k = i - 1; writes[k]?.by === write.by; k--) before.unshift(writes[k]!);
    return { writes: before, initial: false };
  }
  return { writes: before, initial: true };
}

/** The changes of the object a variable holds that a use can see. */
export function reachingMutations(variable: Variable, use: Node): readonly Mutation[] {
  const { mutations, mutationSites } = factsOf(variable);
  if (mutations.length === 0 || !inTextOrder(mutationSites, use, variable)) return mutations;
  return mutations.filter(({ by }) => happenedBefore(by, use));
}

/** Properties of the object a variable holds that were surely overwritten or deleted before the use. */
export function overwrittenBefore(variable: Variable, use: Node): readonly string[] {
  const { overwrites } = factsOf(variable);
  return overwrites.flatMap(({ name, by, sites }) =>
    happenedBefore(by, use) && inTextOrder(sites, use, variable) && dominates(by, use) ? [name] : [],
  );
}

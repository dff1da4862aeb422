/**
 * What outlives an invocation, and what runs in every one? Decides whether a place keeps a secret at all. Blind spots:
 * instances that another file makes for one request only, and handlers under unusual names.
 */
import {
  functionOf,
  isFunction,
  isInside,
  keyName,
  lastName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax.ts';
import type { Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { runOf } from './conditions.ts';
import { looksAtState } from './state.ts';
import type { Store } from './stores.ts';

const HANDLER_NAME = /^(?:lambda_?)?handler$|Handler$|^handle(?:Event|Request)?$/;

/** Is the function called for every invocation: the exported handler, bare or wrapped, a route, a listener? */
export function isHandler(fn: FunctionNode): boolean {
  if (fn.type === 'FunctionDeclaration')
    return fn.parent.type === 'ExportDefaultDeclaration' || HANDLER_NAME.test(fn.id?.name ?? '');
  let holder = wrapped(fn);
  let registered = false;
  for (;;) {
    const parent: Node | undefined = holder.parent;
    if (parent?.type === 'CallExpression' && unwrap(parent.callee) !== holder) {
      registered = true;
      if (parent.callee.type === 'MemberExpression' && keyName(parent.callee) === 'handler') return true;
      holder = wrapped(parent);
    } else if (registered && parent?.type === 'MemberExpression' && parent.parent.type === 'CallExpression') {
      holder = wrapped(parent.parent);
    } else break;
  }
  const { parent } = holder;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && HANDLER_NAME.test(parent.id.name);
    case 'AssignmentExpression':
      return HANDLER_NAME.test(lastName(parent.left) ?? '') || lastName(parent.left) === 'exports';
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return HANDLER_NAME.test(keyName(parent) ?? '');
    case 'ExportDefaultDeclaration':
      return true;
    case 'ExpressionStatement':
      return registered;
    default:
      return false;
  }
}

/**
 * Does a node run in every invocation, whatever was stored before? Tests that look at the request do not count: where
 * they fail, the value isn't needed.
 */
export function runsInEveryInvocation(script: Script, node: Node, seen = new Set<FunctionNode>()): boolean {
  const { tests, fn } = runOf(node);
  if (!fn || seen.has(fn) || tests.some((test) => looksAtState(script, test))) return false;
  seen.add(fn);
  return isHandler(fn) || script.callsOf(fn).some((call) => runsInEveryInvocation(script, call, seen));
}

/** The functions and names that a result is, or hands out as members; not those that it only calls. */
function handedOut(result: Node, nesting = 0): readonly Node[] {
  const inner = unwrap(result);
  const go = (node: Node): readonly Node[] => (nesting > 4 ? [] : handedOut(node, nesting + 1));
  switch (inner.type) {
    case 'ObjectExpression':
      return inner.properties.flatMap((property) =>
        go(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayExpression':
      return inner.elements.flatMap((element) => (element ? go(element) : []));
    case 'ConditionalExpression':
      return [...go(inner.consequent), ...go(inner.alternate)];
    default:
      return isFunction(inner) || inner.type === 'Identifier' || inner.type === 'ClassExpression' ? [inner] : [];
  }
}

/** Does a function live as long as the result of the one around it, because it is part of that? */
function escapes(script: Script, inner: FunctionNode, outer: FunctionNode): boolean {
  const out = script.returnsOf(outer).flatMap((result) => handedOut(result));
  for (let fn: FunctionNode | undefined = inner; fn && fn !== outer; fn = functionOf(fn)) {
    const names =
      script.scopes.variableHolding(fn)?.references.map(({ identifier }) => identifier as unknown as Node) ?? [];
    if (out.some((node) => isInside(fn, node) || names.includes(node))) return true;
  }
  return false;
}

/** Are all calls of a function in this file part of handling one request? */
function isCalledPerRequest(script: Script, fn: FunctionNode): boolean {
  const calls = script.callsOf(fn);
  return calls.length > 0 && calls.every((call) => functionOf(call) !== undefined);
}

/** Is the class only used for instances that a function of this file makes for itself? */
function isRequestScoped(script: Script, cls: ClassNode): boolean {
  if (cls.parent.type === 'ExportNamedDeclaration' || cls.parent.type === 'ExportDefaultDeclaration') return false;
  const made = script.nodes.of('NewExpression').filter((node) => script.classOf(node.callee) === cls);
  return (
    made.length > 0 &&
    made.every((node) => {
      const user = functionOf(node);
      if (!user) return false;
      const { parent } = wrapped(node);
      // `this.client = new C()`, `return new C()` and `client ??= new C()` hand it on.
      return parent?.type === 'VariableDeclarator' || parent?.type === 'MemberExpression';
    })
  );
}

/** Which places live longer than one invocation? All writes to one variable or class get one answer. */
export class Lifetimes {
  readonly #known = new Map<Variable | ClassNode, boolean>();

  constructor(readonly script: Script) {}

  has({ root }: Store): boolean {
    if (root.kind === 'variable') return this.#of(root.variable, () => outlives(this.script, root.variable));
    if (root.kind !== 'field' || root.isStatic) return true;
    return this.#of(root.cls, () => !isRequestScoped(this.script, root.cls));
  }

  #of(owner: Variable | ClassNode, find: () => boolean): boolean {
    let known = this.#known.get(owner);
    if (known === undefined) this.#known.set(owner, (known = find()));
    return known;
  }
}

function outlives(script: Script, variable: Variable): boolean {
  const [definition] = variable.defs;
  if (definition?.type !== 'Variable') return false;
  if (script.scopes.isModuleLevel(variable)) return true;
  const home = functionOf(definition.name as unknown as Node);
  if (!home || isHandler(home) || isCalledPerRequest(script, home)) return false;
  return variable.references.some(({ identifier }) => {
    const user = functionOf(identifier as unknown as Node);
    return user !== undefined && escapes(script, user, home);
  });
}

/**
 * Is the place written anew before every use: each function that reads it has just run the write, so that nothing old
 * is read?
 * @param write an unconditional write
 */
export function isRewrittenBeforeUse(script: Script, store: Store, write: Node): boolean {
  const { tests, fn } = runOf(write);
  if (!fn || tests.some((test) => looksAtState(script, test))) return false;
  const reads = store.references().filter((node) => !isInside(node, write));
  return (
    reads.length > 0 &&
    reads.every((read) => {
      const user = runOf(read).fn;
      if (!user) return false;
      if (user === fn) return read.range[0] >= write.range[1];
      return script
        .callsOf(fn)
        .some(
          (call) =>
            runOf(call).fn === user &&
            call.range[1] <= read.range[0] &&
            !runOf(call).tests.some((test) => looksAtState(script, test)),
        );
    })
  );
}

/** Modules of programs that describe infrastructure. */
const INFRASTRUCTURE =
  /^(?:aws-cdk-lib|@aws-cdk|constructs|@pulumi|cdktf|@cdktf|sst\/constructs|@serverless\/typescript)(?:\/|$)/;

/** Does the file run only for a moment: a command-line script, or a program that describes infrastructure? */
export function isShortLived(script: Script): boolean {
  return (
    script.text.startsWith('#!') ||
    script.nodes.of('ImportDeclaration').some(({ source }) => INFRASTRUCTURE.test(source.value))
  );
}

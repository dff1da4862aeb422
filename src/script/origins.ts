/**
 * Where does a value come from? Follows a value backwards, on demand, through everything that hands it on unchanged:
 * wrappers, variables, destructuring, property access, ternaries, promises, local functions (with their arguments
 * substituted), classes, array and map accessors. It ends at *origins*: nodes that make a value (a literal, an object,
 * a call of a function outside the file) or that the file does not explain (a parameter, a global).
 *
 * Knows nothing of secrets: readers decide what an origin means, and follow what *derives* one value from another (a
 * template, an unknown call) themselves. Blind spots: generators, `arguments`, values that leave through unknown calls,
 * recursion beyond one level.
 */
import type { Script } from './script.ts';
import { isMadeHere, Search } from './search.ts';
import { unwrap, type FunctionNode, type Node } from './syntax.ts';
import type { Path } from './writes.ts';

/**
 * A call of a local function that a value came out of: binds the function's parameters to the arguments of this call.
 * `Origins.frame` returns the same object for the same way of calls, so that answers are remembered.
 */
export interface Frame {
  readonly fn: FunctionNode;
  readonly args: readonly (Bound | undefined)[];
  /** The call, for readers that report at the outermost one. */
  readonly call: Node;
  readonly outer: Frame | null;
}

/** A value as an expression, a path into it, and the frame its names are to be read in. */
export interface Bound {
  readonly node: Node;
  readonly path: Path;
  readonly frame: Frame | null;
}

/** A name that a value passed on its way; the names nearer to the use follow. */
export interface Trail {
  /** `content`: a property that is set later; the names nearer to the use are names of the whole object. */
  readonly kind: 'variable' | 'property' | 'call' | 'content';
  readonly name: string;
  /** The identifier, the key or property, or the call. */
  readonly node: Node;
  /** The way from what has the name to the value; empty: it is the value's own name. */
  readonly path: Path;
  /** The keys that a rest pattern took away before the value got this name. */
  readonly without?: readonly string[];
  readonly nearer: Trail | null;
}

/** A place where following ends. The value is the member `path` of what `node` makes. */
export interface Origin extends Bound {
  /** Names it was known by, the one nearest to the origin first. */
  readonly trail: Trail | null;
}

export interface Following {
  /** Also return what is put into an object or array that a variable holds, when the whole object is asked for. */
  readonly mutations?: boolean;
}

const areSame = (some: Frame['args'], others: Frame['args']): boolean =>
  some.length === others.length &&
  some.every((one, i) => {
    const other = others[i];
    return one?.node === other?.node && one?.frame === other?.frame && one?.path.join('\0') === other?.path.join('\0');
  });

/** Questions that arise while a question is answered: which function does this name mean? */
const MAX_NESTING = 12;

export class Origins {
  readonly #script: Script;
  /** By what is asked, then by node: many nodes are asked the same. */
  readonly #memo = new Map<string, Map<Node, readonly Origin[] | 'open'>>();
  readonly #frames = new Map<Frame | null, Map<Node, Frame[]>>();
  readonly #frameIds = new WeakMap<Frame, number>();
  #frameCount = 0;
  #nesting = 0;
  /** Answers found since a question met itself: right for the outermost question, forgotten after it. */
  #provisional: { readonly node: Node; readonly key: string }[] | undefined;

  constructor(script: Script) {
    this.#script = script;
  }

  /**
   * The origins of the member `path` of an expression. Never throws, bounded in time; an empty answer means that the
   * value is known to be absent (a property that does not exist, a variable never written).
   */
  of(node: Node, path: Path = [], frame: Frame | null = null, following: Following = {}): readonly Origin[] {
    const inner = unwrap(node);
    if (isMadeHere(inner, path)) return [{ node: inner, path, frame, trail: null }];
    const mutations = following.mutations ?? false;
    const key = (mutations ? '+' : '') + this.keyOf(path, frame);
    let answers = this.#memo.get(key);
    if (!answers) this.#memo.set(key, (answers = new Map()));
    const known = answers.get(node);
    // A value that comes out of itself has no origin on that way.
    if (known === 'open') return ((this.#provisional ??= []), []);
    if (known) return known;
    if (this.#nesting >= MAX_NESTING) return [{ node, path, frame, trail: null }];
    answers.set(node, 'open');
    this.#nesting++;
    const out: Origin[] = [];
    new Search(this.#script, mutations, out).follow(inner, { path, frame, trail: null, depth: 0 });
    this.#nesting--;
    if (this.#nesting === 0) this.#forgetProvisional();
    this.#provisional?.push({ node, key });
    // What was found in haste is not remembered.
    if (this.#script.fuel.isSpent) answers.delete(node);
    else answers.set(node, out);
    return out;
  }

  /**
   * The frame for a call, seen from the frame it is made in; `map` hands its callback each time another element. All frames come from
   * here, so that the same one is told by its identity.
   */
  frame(fn: FunctionNode, args: readonly (Bound | undefined)[], call: Node, outer: Frame | null): Frame {
    const perCall = this.#frames.get(outer) ?? new Map<Node, Frame[]>();
    this.#frames.set(outer, perCall);
    const frames = perCall.get(call) ?? [];
    perCall.set(call, frames);
    const known = frames.find((frame) => frame.fn === fn && areSame(frame.args, args));
    if (known) return known;
    const made: Frame = { fn, args, call, outer };
    frames.push(made);
    return made;
  }

  /** A key for what is asked of a node: which member of it, in which frame. */
  keyOf(path: Path, frame: Frame | null): string {
    const within = frame === null ? '' : String(this.#frameId(frame));
    return path.length === 0 ? within : `${within}\0${path.join('\0')}`;
  }

  #frameId(frame: Frame): number {
    const known = this.#frameIds.get(frame) ?? ++this.#frameCount;
    this.#frameIds.set(frame, known);
    return known;
  }

  #forgetProvisional(): void {
    for (const { node, key } of this.#provisional ?? []) this.#memo.get(key)!.delete(node);
    this.#provisional = undefined;
  }
}

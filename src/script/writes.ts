/**
 * What is written to a variable, and what is changed in the object it holds? A write is a value with the path that a
 * destructuring pattern takes out of it. Which of the writes a use can see is answered by `reaching.ts`. Blind spots:
 * changes through an alias of the variable, and through functions it is handed to.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { perVariable, type Reference } from './scopes.ts';
import { keyName, literalText, unwrap, wrapped, type Node } from './syntax.ts';

/** A way into a value: property names and array indexes; `*` is some property or element. */
export type Path = readonly string[];

/** What `...rest` in a pattern gets: an object without some of its keys, or an array from an index on. */
export type Rest = { readonly without: readonly string[] } | { readonly from: number };

export interface Write {
  /** The value written; what the variable gets is the member `path` of it. */
  readonly value: Node;
  readonly path: Path;
  /** The variable gets only a part of that: it stands behind `...` in the pattern. */
  readonly rest?: Rest;
  /** The node that performs the write: declarator, assignment, loop. */
  readonly by: Node;
  /** A compound assignment (`+=`): the value is combined with what was there. */
  readonly combines: boolean;
  /** `??=`, `||=`, `&&=`: the old value may stay. */
  readonly keeps: boolean;
}

/** A change of the object that a variable holds: `o.x = v`, `o.push(v)`, `map.set(k, v)`, `Object.assign(o, v)`. */
export interface Mutation {
  readonly value: Node;
  /** The property that is set; `*` when it is unknown or an element; empty when `value` is merged into the object. */
  readonly path: Path;
  /** The computed key, where the key is an expression. */
  readonly key?: Node;
  readonly by: Node;
}

/** What a pattern gives to one of the identifiers it binds. */
export interface PatternPlace {
  readonly path: Path;
  readonly rest?: Rest;
  /** Default values on the way, with the path from each to the identifier. */
  readonly defaults: readonly { readonly value: Node; readonly path: Path }[];
}

function restOf(element: TSESTree.RestElement): Rest | undefined {
  const pattern = element.parent;
  if (pattern?.type === 'ArrayPattern') return { from: pattern.elements.indexOf(element) };
  if (pattern?.type !== 'ObjectPattern') return undefined;
  const taken = pattern.properties.flatMap((property) =>
    property.type === 'Property' ? [keyName(property) ?? '*'] : [],
  );
  return { without: taken };
}

/** The place of an identifier in the pattern `root` that binds it. */
export function pathInPattern(identifier: Node, root: Node): PatternPlace {
  let path: Path = [];
  const defaults: { value: Node; path: Path }[] = [];
  let rest: Rest | undefined;
  for (let node = identifier; node !== root;) {
    const parent: Node = node.parent!;
    if (parent.type === 'AssignmentPattern') defaults.push({ value: parent.right, path });
    else if (parent.type === 'Property') path = [keyName(parent) ?? '*', ...path];
    else if (parent.type === 'ArrayPattern') {
      const index = parent.elements.indexOf(node as never);
      // The elements of `...[a, b]` are elements of the whole array like any other.
      path = node.type === 'RestElement' ? (pathBehindRest(path, { from: index }) ?? path) : [String(index), ...path];
    } else if (parent.type === 'RestElement' && node === identifier) rest = restOf(parent);
    node = parent;
  }
  return { path, defaults, ...(rest ? { rest } : {}) };
}

/** Applies the rest of a pattern to a path into it: `undefined` when the pattern took that member away. */
export function pathBehindRest(path: Path, rest: Rest | undefined): Path | undefined {
  const [first, ...others] = path;
  if (!rest || first === undefined) return path;
  if ('without' in rest) return rest.without.includes(first) ? undefined : path;
  return [/^\d+$/.test(first) ? String(Number(first) + rest.from) : '*', ...others];
}

/** The writes that a reference performs: the value, and the defaults of its pattern; none when it only reads. */
function writesOfReference(identifier: Node): Write[] {
  let root: Node = identifier;
  for (;;) {
    const parent: Node | undefined = root.parent;
    if (!parent) return [];
    const inPattern =
      (parent.type === 'Property' && parent.parent.type === 'ObjectPattern') ||
      parent.type === 'ObjectPattern' ||
      parent.type === 'ArrayPattern' ||
      parent.type === 'RestElement' ||
      (parent.type === 'AssignmentPattern' && parent.left === root);
    if (inPattern) {
      root = parent;
      continue;
    }
    const { path, defaults, rest } = pathInPattern(identifier, root);
    const plain = { combines: false, keeps: false };
    const fallback = defaults.map((fill): Write => ({ ...fill, by: parent, ...plain }));
    const write = (value: Node, way: Path, by: Node): Write => ({
      value,
      path: way,
      by,
      ...(rest ? { rest } : {}),
      ...plain,
    });
    if (parent.type === 'VariableDeclarator' && parent.id === root) {
      const loop = parent.parent?.parent;
      if (loop?.type === 'ForOfStatement' && loop.left === parent.parent)
        return [write(loop.right, ['*', ...path], loop), ...fallback];
      return parent.init ? [write(parent.init, path, parent), ...fallback] : fallback;
    }
    if (parent.type === 'ForOfStatement' && parent.left === root)
      return [write(parent.right, ['*', ...path], parent), ...fallback];
    if (parent.type === 'AssignmentExpression' && parent.left === root) {
      const { operator } = parent;
      const keeps = operator === '??=' || operator === '||=' || operator === '&&=';
      return [{ ...write(parent.right, path, parent), combines: operator !== '=' && !keeps, keeps }, ...fallback];
    }
    return [];
  }
}

/** Every write to a variable, in the order of the text. */
export const writesOf = perVariable((variable): readonly Write[] => {
  const found: Write[] = [];
  const seen = new Set<Node>();
  for (const reference of variable.references) {
    // A pattern with a default appears as two write references of one identifier; climbing it once yields both values.
    const identifier = reference.identifier as unknown as Node;
    if (!reference.isWrite() || seen.has(identifier)) continue;
    seen.add(identifier);
    found.push(...writesOfReference(identifier));
  }
  return found;
});

const ELEMENT_METHODS = new Set(['push', 'unshift', 'add', 'append']);

/** The members that a reference goes down through: `o.a.b` for the reference `o`, with the path `a`, `b`. */
export function memberChain(reference: Reference): { readonly top: Node; readonly path: string[] } {
  const path: string[] = [];
  let top: Node = wrapped(reference.identifier as unknown as Node);
  for (let outer = top.parent; outer?.type === 'MemberExpression' && outer.object === top; outer = top.parent) {
    path.push(keyName(outer) ?? '*');
    top = wrapped(outer);
  }
  return { top, path };
}

/** Every change of the object that a variable holds, seen in the file, in the order of the text. */
export const mutationsOf = perVariable((variable): readonly Mutation[] => {
  const found: Mutation[] = [];
  for (const reference of variable.references) {
    const { top, path } = memberChain(reference);
    const parent = top.parent;
    if (path.length === 0) {
      if (parent?.type === 'CallExpression' && isObjectAssign(parent) && parent.arguments[0] === top) {
        for (const value of parent.arguments.slice(1)) found.push({ value, path: [], by: parent });
      }
    } else if (parent?.type === 'AssignmentExpression' && parent.left === top) {
      const member = unwrap(top) as TSESTree.MemberExpression;
      found.push({ value: parent.right, path, ...(member.computed ? { key: member.property } : {}), by: parent });
    } else if (parent?.type === 'CallExpression' && parent.callee === top) {
      found.push(...mutationsByMethod(parent, path));
    }
  }
  return found;
});

function mutationsByMethod(call: TSESTree.CallExpression, way: readonly string[]): Mutation[] {
  const path = way.slice(0, -1);
  const method = way.at(-1)!;
  const [key, value] = call.arguments;
  // `append` and `add` also take a key and a value (`URLSearchParams`, `FormData`).
  if (ELEMENT_METHODS.has(method) && (call.arguments.length === 1 || method === 'push' || method === 'unshift')) {
    return call.arguments.map((element) =>
      element.type === 'SpreadElement'
        ? { value: element.argument, path, by: call }
        : { value: element, path: [...path, '*'], by: call },
    );
  }
  if ((method !== 'set' && method !== 'append') || !key || !value) return [];
  return [{ value, path: [...path, literalText(key) ?? '*'], key, by: call }];
}

function isObjectAssign(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object' &&
    keyName(callee) === 'assign'
  );
}

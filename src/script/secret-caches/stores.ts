/**
 * Which place does a write reach, and who else refers to it? A place is a variable, a field of a class, a global, a
 * variable of the environment, or a member of one of these. Whether it outlives an invocation is asked in
 * `lifetimes.ts`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { classOfThis } from '../classes.ts';
import { importOf, type Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type ClassNode, type Node } from '../syntax.ts';

export interface Store {
  /** The same for all writes to one place. */
  readonly id: string;
  /** The name of the place as it is written, safe to print. */
  readonly label: string;
  readonly root:
    | { readonly kind: 'variable'; readonly variable: Variable }
    | { readonly kind: 'field'; readonly cls: ClassNode; readonly name: string; readonly isStatic: boolean }
    | { readonly kind: 'global'; readonly name: string }
    | { readonly kind: 'environment'; readonly name: string };
  /** A member of the root (an entry of a map, a property of an object) rather than the root itself. */
  readonly member: boolean;
  /**
   * Every expression of the file that refers to the place (for a member: to the object that has it), in the order of
   * the text.
   */
  references(): readonly Node[];
}

type Place = Omit<Store, 'references'>;

/** A place with its references, looked up when somebody asks. */
function storeOf(script: Script, place: Place): Store {
  let known: readonly Node[] | undefined;
  return { ...place, references: () => (known ??= referencesTo(script, place)) };
}

/** The members of a chain below its root: `a.b[c]` is `a` and `['b', '*']`. */
function chainOf(node: Node): { root: Node; members: readonly string[] } {
  const members: string[] = [];
  let root = unwrap(node);
  while (root.type === 'MemberExpression') {
    members.unshift(keyName(root) ?? '*');
    root = unwrap(root.object);
  }
  return { root, members };
}

const labelOf = (root: string, members: readonly string[]): string =>
  [root, ...members.map((name) => (name === '*' ? '[…]' : `.${name}`))].join('');

/** The name of the global a chain begins with, past `globalThis`. */
function globalPlace(names: readonly string[]): Place | undefined {
  const [first, second, third] = names;
  if (first === 'process' && second === 'env' && third !== undefined) {
    return {
      id: `process.env.${third}`,
      label: labelOf('process.env', [third]),
      root: { kind: 'environment', name: third },
      member: false,
    };
  }
  if ((first === 'globalThis' || first === 'global') && second !== undefined && second !== 'process') {
    return {
      id: `globalThis.${second}`,
      label: labelOf(first, [second]),
      root: { kind: 'global', name: second },
      member: names.length > 2,
    };
  }
  return undefined;
}

function fieldPlace(
  cls: ClassNode,
  receiver: string,
  members: readonly string[],
  isStatic: boolean,
): Place | undefined {
  const [name, ...deeper] = members;
  if (name === undefined || name === '*') return undefined;
  return {
    id: `${cls.range[0]}.${name}`,
    label: labelOf(receiver, [name, ...deeper]),
    root: { kind: 'field', cls, name, isStatic },
    member: deeper.length > 0,
  };
}

/** Does `this` mean the class itself here: a static method, a static initialiser? */
function isStaticContext(node: Node, cls: ClassNode): boolean {
  for (let current = node.parent; current && current !== cls; current = current.parent) {
    if (current.type === 'StaticBlock') return true;
    if (current.type === 'MethodDefinition' || current.type === 'PropertyDefinition') return current.static;
  }
  return false;
}

function placeAt(script: Script, target: Node, extra: readonly string[]): Place | undefined {
  const { root, members: written } = chainOf(target);
  const members = [...written, ...extra];
  if (root.type === 'ThisExpression') {
    const cls = classOfThis(root);
    return cls && fieldPlace(cls, 'this', members, isStaticContext(root, cls));
  }
  if (root.type !== 'Identifier') return undefined;
  const variable = script.scopes.variableOf(root);
  if (!variable) return globalPlace([root.name, ...members]);
  const cls = variable.defs[0]?.type === 'ClassName' ? script.classOf(root) : undefined;
  if (cls) return fieldPlace(cls, root.name, members, true);
  if (importOf(variable)) return undefined;
  const path = members.slice(0, 1);
  return {
    id: [(variable.defs[0]?.name as unknown as Node | undefined)?.range[0] ?? root.name, ...path].join('.'),
    label: labelOf(root.name, members),
    root: { kind: 'variable', variable },
    member: members.length > 0,
  };
}

/**
 * The place that an assignment target, or the receiver of `.set()` and `.push()`, means.
 * @param extra members below it that the write reaches: `['*']` for an entry of a collection
 */
export function storeAt(script: Script, target: Node, extra: readonly string[] = []): Store | undefined {
  const place = placeAt(script, target, extra);
  return place && storeOf(script, place);
}

/** The field of a class that a property with an initial value declares. */
export function storeOfField(script: Script, cls: ClassNode, name: string, isStatic: boolean): Store {
  return storeOf(script, fieldPlace(cls, isStatic ? (cls.id?.name ?? 'this') : 'this', [name], isStatic)!);
}

/** The member expression `this.x`, `Class.x` or `globalThis.x` that refers to a field or global. */
function refersTo(script: Script, member: TSESTree.MemberExpression, { root }: Place): boolean {
  if (root.kind === 'variable') return false;
  const receiver = unwrap(member.object);
  if (root.kind === 'environment') {
    return receiver.type === 'MemberExpression' && keyName(receiver) === 'env';
  }
  if (root.kind === 'global') return receiver.type === 'Identifier' && script.scopes.isGlobal(receiver);
  if (receiver.type === 'ThisExpression') return classOfThis(receiver) === root.cls;
  return receiver.type === 'Identifier' && script.classOf(receiver) === root.cls;
}

// By name: a class with many fields is asked once for each of them.
const membersByName = new WeakMap<Script, Map<string, TSESTree.MemberExpression[]>>();

function membersNamed(script: Script, name: string): readonly TSESTree.MemberExpression[] {
  let index = membersByName.get(script);
  if (!index) {
    index = new Map();
    for (const member of script.nodes.of('MemberExpression')) {
      const key = keyName(member);
      if (key === undefined) continue;
      const known = index.get(key);
      if (known) known.push(member);
      else index.set(key, [member]);
    }
    membersByName.set(script, index);
  }
  return index.get(name) ?? [];
}

function referencesTo(script: Script, place: Place): readonly Node[] {
  const { root } = place;
  if (root.kind === 'variable') {
    const declared = root.variable.identifiers as unknown as readonly Node[];
    return root.variable.references
      .map(({ identifier }) => identifier as unknown as Node)
      .filter((node) => !declared.includes(node));
  }
  return membersNamed(script, root.name).filter((member) => refersTo(script, member, place));
}

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
type NamedRoot = Exclude<Store['root'], { kind: 'variable' }>;

/** A place with its references, looked up when somebody asks. */
function storeOf(script: Script, place: Place): Store {
  return { ...place, references: () => indexOf(script).references(place) };
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
function refersTo(script: Script, member: TSESTree.MemberExpression, root: NamedRoot): boolean {
  const receiver = unwrap(member.object);
  if (root.kind === 'environment') {
    return receiver.type === 'MemberExpression' && keyName(receiver) === 'env';
  }
  if (root.kind === 'global') return script.scopes.isGlobal(receiver);
  if (receiver.type === 'ThisExpression') return classOfThis(receiver) === root.cls;
  return receiver.type === 'Identifier' && script.classOf(receiver) === root.cls;
}

/** Who refers to what: looked up once for all writes to one place. */
class ReferenceIndex {
  #members: Map<string, TSESTree.MemberExpression[]> | undefined;
  readonly #ofVariables = new Map<Variable, readonly Node[]>();
  readonly #ofNames = new Map<string, readonly Node[]>();

  constructor(readonly script: Script) {}

  references(place: Place): readonly Node[] {
    const { root } = place;
    if (root.kind === 'variable') return remembered(this.#ofVariables, root.variable, () => usesOf(root.variable));
    const owner = root.kind === 'field' ? root.cls.range.join('-') : root.kind;
    return remembered(this.#ofNames, `${owner}.${root.name}`, () =>
      this.#membersNamed(root.name).filter((member) => refersTo(this.script, member, root)),
    );
  }

  /** By name: a class with many fields is asked once for each of them. */
  #membersNamed(name: string): readonly TSESTree.MemberExpression[] {
    if (!this.#members) {
      this.#members = new Map();
      for (const member of this.script.nodes.of('MemberExpression')) {
        const key = keyName(member);
        if (key === undefined) continue;
        const known = this.#members.get(key);
        if (known) known.push(member);
        else this.#members.set(key, [member]);
      }
    }
    return this.#members.get(name) ?? [];
  }
}

function remembered<K>(answers: Map<K, readonly Node[]>, key: K, find: () => readonly Node[]): readonly Node[] {
  let known = answers.get(key);
  if (!known) answers.set(key, (known = find()));
  return known;
}

function usesOf({ identifiers, references }: Variable): readonly Node[] {
  const declared = new Set(identifiers as unknown as readonly Node[]);
  return references.map(({ identifier }) => identifier as unknown as Node).filter((node) => !declared.has(node));
}

const indexes = new WeakMap<Script, ReferenceIndex>();

function indexOf(script: Script): ReferenceIndex {
  let index = indexes.get(script);
  if (!index) indexes.set(script, (index = new ReferenceIndex(script)));
  return index;
}

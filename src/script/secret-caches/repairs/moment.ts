/**
 * Where is the moment of expiry kept, and how is it read and set? Beside the place itself: a second variable or field,
 * or a second map with the same keys. The declared types of the place stay as they are.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../../model/edit.ts';
import type { Variable } from '../../scopes.ts';
import type { Script } from '../../script.ts';
import { isInside, keyName, unwrap, type Node } from '../../syntax.ts';
import type { Store } from '../stores.ts';
import type { StoreWrite } from '../writes.ts';
import { isListed, lineAfter } from './layout.ts';

export interface Moment {
  /** Declares it, expired. */
  readonly declaration: Edit;
  /** The expression that reads it. */
  readonly read: string;
  /** The statement that sets it to a time from now. */
  set(duration: string): string;
}

/** What a write changes: the target of an assignment, or the receiver and key of `.set(key, value)`. */
export interface Target {
  /** The source of the place: `token`, `this.token`, `tokens[name]`; for `.set()` the receiver. */
  readonly text: string;
  /** What a member belongs to: of a field `this` or the class. */
  readonly receiver: string | undefined;
  /** The key of a dynamic entry. */
  readonly key: string | undefined;
}

const textOf = (script: Script, node: Node): string => script.text.slice(...node.range);

/** A key that can be evaluated twice. */
function isPlainKey(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier' || inner.type === 'Literal') return true;
  if (inner.type === 'MemberExpression')
    return !inner.computed && (inner.object.type === 'ThisExpression' || isPlainKey(inner.object));
  return inner.type === 'TemplateLiteral' && inner.expressions.every(isPlainKey);
}

/** The target of a write; `undefined` when it can't be named again. */
export function targetOf(script: Script, { by, store }: StoreWrite): Target | undefined {
  if (by.type === 'CallExpression') {
    const callee = unwrap(by.callee);
    const [key] = by.arguments;
    if (
      callee.type !== 'MemberExpression' ||
      keyName(callee) !== 'set' ||
      by.arguments.length !== 2 ||
      !key ||
      !isPlainKey(key)
    )
      return undefined;
    return {
      text: textOf(script, callee.object),
      receiver: receiverText(script, unwrap(callee.object)),
      key: textOf(script, key),
    };
  }
  if (by.type !== 'AssignmentExpression') return undefined;
  const left = unwrap(by.left);
  // A variable, or a pattern, in which only plain variables can be guarded by their names.
  if (left.type !== 'MemberExpression')
    return store.member || store.root.kind !== 'variable'
      ? undefined
      : { text: store.label, receiver: undefined, key: undefined };
  if (store.member && unwrap(left.object).type === 'MemberExpression' && store.root.kind === 'variable')
    return undefined;
  if (!left.computed)
    return { text: textOf(script, left), receiver: receiverText(script, left), key: undefined };
  return isPlainKey(left.property) && unwrap(left.property).type !== 'Literal'
    ? {
        text: textOf(script, left),
        receiver: receiverText(script, unwrap(left.object)),
        key: textOf(script, left.property),
      }
    : undefined;
}

const receiverText = (script: Script, member: Node): string | undefined =>
  member.type === 'MemberExpression' ? textOf(script, member.object) : undefined;

/** Does a scope around the variable, or inside its own, know the name? */
function isTaken(script: Script, name: string, { scope }: Variable): boolean {
  if (!script.text.includes(name)) return false;
  const home = scope.block as unknown as Node;
  return (script.sourceCode.scopeManager?.scopes ?? []).some((other) => {
    const block = other.block as unknown as Node;
    return (
      (isInside(block, home) || isInside(home, block)) &&
      (other.set.has(name) || other.through.some(({ identifier }) => identifier.name === name))
    );
  });
}

/** The type of the keys that a declaration states: `Map<K, V>`, `Record<K, V>`. */
function keyType(
  script: Script,
  annotation: TSESTree.TypeNode | undefined,
  init: Node | null | undefined,
): string | undefined {
  const made = init ? unwrap(init) : undefined;
  const given =
    annotation?.type === 'TSTypeReference'
      ? annotation.typeArguments
      : made?.type === 'NewExpression'
        ? made.typeArguments
        : undefined;
  const [key] = given?.params ?? [];
  return key && textOf(script, key);
}

const mapText = (key: string | undefined): string => (key === undefined ? 'new Map()' : `new Map<${key}, number>()`);

function momentAt(access: string, key: string | undefined, declaration: Edit): Moment {
  if (key === undefined)
    return { declaration, read: access, set: (duration) => `${access} = Date.now() + ${duration};` };
  return {
    declaration,
    read: `(${access}.get(${key}) ?? 0)`,
    set: (duration) => `${access}.set(${key}, Date.now() + ${duration});`,
  };
}

function besideVariable(
  script: Script,
  variable: Variable,
  target: Target,
  property: string | undefined,
): Moment | undefined {
  const declarator = variable.defs[0]?.node as unknown as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  const declaration = declarator.parent;
  const exported = declaration.parent?.type === 'ExportNamedDeclaration';
  // Others read an exported variable without asking when it expires.
  if (exported && declaration.kind !== 'const') return undefined;
  const statement = exported ? declaration.parent! : declaration;
  if (!isListed(statement)) return undefined;
  const name = `${property ?? variable.name}ExpiresAt`;
  if (isTaken(script, name, variable)) return undefined;
  const annotation = declarator.id.type === 'Identifier' ? declarator.id.typeAnnotation?.typeAnnotation : undefined;
  const value =
    target.key === undefined
      ? `let ${name} = 0;`
      : `const ${name} = ${mapText(keyType(script, annotation, declarator.init))};`;
  return momentAt(name, target.key, lineAfter(script, statement, value));
}

function besideField(
  script: Script,
  { cls, name: field, isStatic }: Extract<Store['root'], { kind: 'field' }>,
  target: Target,
): Moment | undefined {
  const member = cls.body.body.find(
    (candidate) =>
      candidate.type === 'PropertyDefinition' && candidate.static === isStatic && keyName(candidate) === field,
  );
  if (
    member?.type !== 'PropertyDefinition' ||
    member.declare ||
    target.receiver === undefined ||
    !/^#?[\w$]+$/.test(field)
  )
    return undefined;
  const name = `${field}ExpiresAt`;
  if (cls.body.body.some((other) => 'key' in other && keyName(other as never) === name)) return undefined;
  const typed = member.typeAnnotation !== undefined || member.accessibility !== undefined;
  const modifiers = `${typed && !field.startsWith('#') ? 'private ' : ''}${member.static ? 'static ' : ''}`;
  const value =
    target.key === undefined ? '0' : mapText(keyType(script, member.typeAnnotation?.typeAnnotation, member.value));
  const constant = target.key !== undefined && typed ? 'readonly ' : '';
  return momentAt(
    `${target.receiver}.${name}`,
    target.key,
    lineAfter(script, member, `${modifiers}${constant}${name} = ${value};`),
  );
}

/** The moment of expiry for what a write stores; `undefined` where there is no good place for it. */
export function momentFor(script: Script, { store }: StoreWrite, target: Target): Moment | undefined {
  const { root } = store;
  if (root.kind === 'variable') {
    const property = store.member ? /\.([\w$]+)$/.exec(store.label)?.[1] : undefined;
    if (store.member && target.key === undefined && property === undefined) return undefined;
    return besideVariable(script, root.variable, target, property);
  }
  if (root.kind !== 'field' || (store.member && target.key === undefined)) return undefined;
  return besideField(script, root, target);
}

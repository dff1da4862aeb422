/**
 * Which entries does a map have? Reads an object through constants, spreads (also conditional ones), helper functions,
 * `Object.assign`, `Object.fromEntries`, functions that merge or filter maps, and earlier changes of what holds it:
 * `env.X = y`, `env[Names.X] = y`, `this.env.X = y`. What the file does not show is listed as unread. Blind spots:
 * entries that a function adds to its argument, and `delete`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { classOfThis } from './classes.ts';
import { changesOfField } from './field-changes.ts';
import type { Frame, Origin, Trail } from './origins.ts';
import { reachingMutations } from './reaching.ts';
import type { Script } from './script.ts';
import { isFunction, keyName, lastName, literalText, unwrap, type Node } from './syntax.ts';
import type { Path } from './writes.ts';

export interface Entry {
  /** `undefined` when the key is computed from something unreadable. */
  readonly key: string | undefined;
  readonly keyNode: Node;
  readonly value: Node;
  /** What the names in `value` are bound to, when the entry comes out of a local function. */
  readonly frame: Frame | null;
  /** The node that makes the entry: a property, or the call or assignment that adds it. */
  readonly node: Node;
}

/** A map, or a part of it, that the file does not show: an import, a parameter, `process.env`. */
export interface UnreadMap {
  readonly origin: Origin;
  /** Where it enters: the expression behind `...`, or the one that was asked about. */
  readonly node: Node;
  /** Only some of its entries are taken: by `filter` or `pick`. */
  readonly partly: boolean;
}

export interface Entries {
  readonly entries: readonly Entry[];
  readonly unread: readonly UnreadMap[];
  /** Nothing was left unread. */
  readonly complete: boolean;
}

const MAX_SPREADS = 8;

/** Functions of other files whose result has the entries of their arguments: `merge(a, b)`, `omitBy(env, isNil)`. */
const MAP_FUNCTION = /^(?:deep)?(?:merge|assign|extend|defaults|omit|compact|clean|remove|strip|drop)/i;
/** … and those that select entries. */
const SELECTING_FUNCTION = /^(?:pick|filter|select)/i;

/**
 * The entries of the map that the member `path` of an expression evaluates to, in the order in which they are found;
 * one that is reached twice is listed once, unless different calls of a function lead to it.
 */
export function entriesOf(script: Script, node: Node, frame: Frame | null = null, path: Path = []): Entries {
  const reading = new EntryReading(script);
  reading.read({ node, frame, path, depth: 0, from: node, partly: false });
  return { entries: reading.entries, unread: reading.unread, complete: reading.unread.length === 0 };
}

/** A part of the map, the way to it, and the expression through which it entered the map. */
interface Part {
  readonly node: Node;
  readonly frame: Frame | null;
  readonly path: Path;
  readonly depth: number;
  readonly from: Node;
  readonly partly: boolean;
}

/** Maps whose entries (all or some) a call hands on. */
interface Handed {
  readonly maps: readonly Node[];
  readonly partly: boolean;
  /** Each map is one of several arguments, which the call can do without. */
  readonly merged: boolean;
}

class EntryReading {
  readonly entries: Entry[] = [];
  readonly unread: UnreadMap[] = [];
  readonly #seen = new Map<Node, Set<Frame | null>>();
  readonly #parts = new Map<Node, Part[]>();

  constructor(readonly script: Script) {}

  read(part: Part): void {
    const { node, frame, path, depth, from, partly } = part;
    if (depth > MAX_SPREADS)
      return void this.unread.push({ origin: { node, frame, path, trail: null }, node: from, partly });
    if (this.#wasRead(part)) return;
    for (const origin of this.script.origins.of(node, path, frame)) {
      const without = takenAway(origin.trail);
      const reading = without.size === 0 ? this : new EntryReading(this.script);
      reading.#origin(origin, part);
      for (let name = origin.trail; name; name = name.nearer) reading.#changes(name, origin.frame, part);
      if (reading === this) continue;
      this.unread.push(...reading.unread);
      for (const entry of reading.entries) if (!without.has(entry.key)) this.#add(entry);
    }
  }

  /** Maps that spread each other would be read again and again. */
  #wasRead(part: Part): boolean {
    const before = this.#parts.get(part.node) ?? [];
    const same = before.some(
      ({ frame, path, partly }) => partly === part.partly && path.join() === part.path.join() && frame === part.frame,
    );
    if (!same) this.#parts.set(part.node, [...before, part]);
    return same;
  }

  #origin(origin: Origin, part: Part): void {
    const { node, path, frame } = origin;
    const { partly } = part;
    const inside = (map: Node): Part => ({ node: map, frame, path: [], depth: part.depth + 1, from: map, partly });
    if (path.length === 0 && node.type === 'ObjectExpression') return this.#object(node, inside);
    if (path.length === 0 && node.type === 'CallExpression') {
      const handed = this.#handedOn(node, frame);
      if (handed) {
        const { maps, merged } = handed;
        return maps.forEach((map) =>
          this.read({ ...inside(map), from: merged ? map : part.from, partly: partly || handed.partly }),
        );
      }
      if (this.#pairs(node, frame, part)) return;
      if (this.#applied(node, frame, inside)) return;
    }
    // `...(condition && {…})`: the false side adds nothing; nor does `undefined`.
    if (node.type === 'Literal' || (node.type === 'Identifier' && node.name === 'undefined')) return;
    if (node.type === 'Identifier')
      this.#changes({ kind: 'variable', name: node.name, node, path, nearer: null }, frame, part);
    this.unread.push({ origin, node: part.from, partly });
  }

  #object(object: TSESTree.ObjectExpression, inside: (map: Node) => Part): void {
    for (const property of object.properties) {
      if (property.type === 'SpreadElement') this.read(inside(property.argument));
      else this.#addKeyed(keyName(property), property.key, property.value, property, inside(property).frame);
    }
  }

  #handedOn(call: TSESTree.CallExpression, frame: Frame | null): Handed | undefined {
    const [first] = call.arguments;
    if (this.#isGlobalCall(call, 'fromEntries')) return first && this.#pairsOfMap(first);
    const name = this.script.functionFor(call.callee, frame) ? undefined : lastName(call.callee);
    if (name === undefined) return undefined;
    if (SELECTING_FUNCTION.test(name)) return first && { maps: [first], partly: true, merged: false };
    return MAP_FUNCTION.test(name)
      ? { maps: call.arguments, partly: false, merged: call.arguments.length > 1 }
      : undefined;
  }

  /** `Object.entries(map)`, also filtered: by value (`([, value]) => value`) it is still the map. */
  #pairsOfMap(node: Node): Handed | undefined {
    let partly = false;
    let pairs = unwrap(node);
    while (
      pairs.type === 'CallExpression' &&
      pairs.callee.type === 'MemberExpression' &&
      keyName(pairs.callee) === 'filter'
    ) {
      partly ||= !ignoresKey(this.script, pairs.arguments[0]);
      pairs = unwrap(pairs.callee.object);
    }
    return pairs.type === 'CallExpression' && this.#isGlobalCall(pairs, 'entries')
      ? { maps: pairs.arguments, partly, merged: false }
      : undefined;
  }

  /** `Object.fromEntries([['KEY', value]])`. */
  #pairs(call: TSESTree.CallExpression, frame: Frame | null, { partly }: Part): boolean {
    const [first] = call.arguments;
    if (!first || !this.#isGlobalCall(call, 'fromEntries')) return false;
    for (const pair of this.script.origins.of(first, ['*'], frame)) {
      const [key, value] = pair.node.type === 'ArrayExpression' && pair.path.length === 0 ? pair.node.elements : [];
      if (!key || !value) this.unread.push({ origin: pair, node: first, partly });
      else this.#addKeyed(undefined, key, value, pair.node, pair.frame);
    }
    return true;
  }

  /** `output.apply((value) => ({ KEY: value }))`: Pulumi. */
  #applied(call: TSESTree.CallExpression, frame: Frame | null, part: (map: Node) => Part): boolean {
    const { callee } = call;
    const fn =
      callee.type === 'MemberExpression' &&
      keyName(callee) === 'apply' &&
      this.script.functionFor(call.arguments[0] ?? callee, frame);
    if (!fn || callee.type !== 'MemberExpression') return false;
    const inside = this.script.origins.frame(fn, [{ node: callee.object, path: [], frame }], call, frame);
    for (const result of this.script.returnsOf(fn)) this.read({ ...part(result), frame: inside });
    return true;
  }

  /** What is put into the map under one of the names it was known by. */
  #changes(name: Trail, frame: Frame | null, part: Part): void {
    if (name.kind === 'property') return this.#changesOfMember(name, frame, part);
    const variable = name.kind === 'variable' ? this.script.scopes.variableOf(name.node) : undefined;
    for (const { value, path, key, by } of variable ? reachingMutations(variable, name.node) : []) {
      if (!name.path.every((step, i) => step === path[i])) continue;
      const rest = path.slice(name.path.length);
      if (rest.length === 0) this.read({ ...part, node: value, frame, path: [], depth: part.depth + 1, from: value });
      if (rest.length === 1) this.#addChange(rest[0]!, key, value, by, frame);
    }
  }

  /** `this.env.X = y` */
  #changesOfMember(name: Trail, frame: Frame | null, { from, partly }: Part): void {
    const member = name.node.parent;
    if (name.path.length > 0 || member?.type !== 'MemberExpression' || unwrap(member.object).type !== 'ThisExpression')
      return;
    for (const { by, target } of changesOfField(this.script, classOfThis(member), name.name)) {
      if (this.script.entryFuel.spent())
        return void this.unread.push({ origin: { node: member, frame, path: [], trail: null }, node: from, partly });
      this.#addChange(keyName(target) ?? '*', target.computed ? target.property : undefined, by.right, by, frame);
    }
  }

  #addChange(step: string, key: Node | undefined, value: Node, by: Node, frame: Frame | null): void {
    this.#addKeyed(step === '*' && key ? undefined : step, key ?? writtenKey(by) ?? by, value, by, frame);
  }

  /** One entry, or one for each name in the list that a computed key comes from. */
  #addKeyed(name: string | undefined, keyNode: Node, value: Node, node: Node, frame: Frame | null): void {
    const names = name === undefined ? namesOf(this.script, keyNode, frame) : [];
    if (names.length < 2) return this.#add({ key: name ?? names[0]?.text, keyNode, value, frame, node });
    for (const one of names) this.#add({ key: one.text, keyNode: one.node, value, frame, node: one.node });
  }

  #isGlobalCall(node: TSESTree.CallExpression, method: string): boolean {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || keyName(callee) !== method) return false;
    const object = unwrap(callee.object);
    return object.type === 'Identifier' && object.name === 'Object' && this.script.scopes.isGlobal(object);
  }

  #add(entry: Entry): void {
    const frames = this.#seen.get(entry.node) ?? new Set();
    this.#seen.set(entry.node, frames);
    if (!frames.has(entry.frame)) this.entries.push(entry);
    frames.add(entry.frame);
  }
}

/** The strings that a computed key may be, and where they are written; none when one of them is unreadable. */
export function namesOf(
  script: Script,
  key: Node,
  frame: Frame | null,
): readonly { readonly text: string; readonly node: Node }[] {
  const text = script.textOf(key, frame);
  if (text !== undefined) return [{ text, node: key }];
  const names = script.origins
    .of(key, [], frame)
    .map(({ node, path }) => ({ node, text: path.length === 0 ? literalText(node) : undefined }));
  return names.every((name): name is { node: Node; text: string } => name.text !== undefined) ? names : [];
}

/** Does the predicate of pairs look at the value only? */
function ignoresKey(script: Script, predicate: Node | undefined): boolean {
  const pair = isFunction(predicate) ? predicate.params[0] : undefined;
  if (pair?.type !== 'ArrayPattern') return false;
  const [key] = pair.elements;
  const variable = key?.type === 'Identifier' ? script.scopes.variableOf(key) : undefined;
  return !key || variable?.references.length === 0;
}

/** The property name in `map.KEY = value`. */
function writtenKey(by: Node): Node | undefined {
  const target = by.type === 'AssignmentExpression' ? unwrap(by.left) : undefined;
  return target?.type === 'MemberExpression' ? target.property : undefined;
}

/** The keys that a rest pattern took out of the map before it got its last name. */
function takenAway(trail: Trail | null): ReadonlySet<string | undefined> {
  const keys = new Set<string | undefined>();
  for (let name = trail; name; name = name.nearer) {
    if (name.without && name.path.length === 0) for (const key of name.without) keys.add(key);
  }
  return keys;
}

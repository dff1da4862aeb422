/**
 * Into what does a write put a secret, when it is not a variable of its own: a map, an object, a list, a cache of a
 * library? Decides whether the container keeps it for ever. An object that the file does not show is left alone.
 */
import type { CacheBound } from '../../model/secret-cache.ts';
import type { Script } from '../script.ts';
import { isClass, lastName, unwrap, type ClassNode, type Node } from '../syntax.ts';
import { numberOf, optionBound, optionValue, type Unit } from './durations.ts';
import { expiresByItself } from './time-bounds.ts';
import type { StoreWrite } from './writes.ts';

interface LibraryCache {
  /** Names of the option, the one to write first. */
  readonly options: readonly [string, ...string[]];
  readonly unit: Unit;
}

/** Caches that keep their entries for ever unless an option says otherwise; 0 means for ever, too. */
const LIBRARIES: ReadonlyMap<string, LibraryCache> = new Map([
  ['LRUCache', { options: ['ttl', 'maxAge'], unit: 'milliseconds' }],
  ['QuickLRU', { options: ['maxAge'], unit: 'milliseconds' }],
  ['NodeCache', { options: ['stdTTL'], unit: 'seconds' }],
  ['Keyv', { options: ['ttl'], unit: 'milliseconds' }],
]);

const PLAIN = /^(?:Map|Set|WeakMap|WeakSet|Array|Object)$/;

export interface Container {
  /** It keeps entries, as far as the file shows: for `seconds`, or for ever. */
  readonly keeps: boolean;
  readonly library: boolean;
  /** The class of the file that it is an instance of. */
  readonly cls?: ClassNode;
  /** How long it keeps an entry, where an option says so. */
  readonly seconds?: number;
  /** How to bound it; `undefined` where that is done around the write. */
  readonly bounds: readonly CacheBound[] | undefined;
}

/** `cache.set(key, value, 300)`, `cache.set(key, value, { ttl: 300_000 })`. */
function isBoundedBySet(script: Script, { by }: StoreWrite): boolean {
  const third = by.type === 'CallExpression' ? by.arguments[2] : undefined;
  if (!third) return false;
  const value =
    unwrap(third).type === 'ObjectExpression'
      ? optionValue(script, third, ['ttl', 'maxAge', 'expires', 'px', 'ex'])
      : numberOf(script, third);
  return value !== 'absent' && value !== 0 && value !== Infinity;
}

const LEFT_ALONE: Container = { keeps: false, library: false, bounds: undefined };
const PLAIN_CONTAINER: Container = { keeps: true, library: false, bounds: undefined };

function madeBy(script: Script, made: Node, write: StoreWrite): Container {
  if (made.type === 'ObjectExpression' || made.type === 'ArrayExpression') return PLAIN_CONTAINER;
  if (made.type === 'CallExpression') return lastName(made.callee) === 'create' ? PLAIN_CONTAINER : LEFT_ALONE;
  if (made.type !== 'NewExpression') return LEFT_ALONE;
  const cls = script.classOf(made.callee);
  if (isClass(cls)) return { ...PLAIN_CONTAINER, keeps: !expiresByItself(script, cls), cls };
  const imported = script.externalName(made.callee);
  const name = imported?.path.at(-1) ?? lastName(made.callee) ?? '';
  if (imported?.module === undefined && PLAIN.test(name)) return PLAIN_CONTAINER;
  const library = LIBRARIES.get(name) ?? LIBRARIES.get(lastName(made.callee) ?? '');
  if (!library) return LEFT_ALONE;
  const [options] = made.arguments;
  const value = options ? optionValue(script, options, library.options) : 'absent';
  if (value === 'unknown' || isBoundedBySet(script, write)) return LEFT_ALONE;
  const bounds = optionBound(script, { options, after: undefined, name: library.options[0], unit: library.unit });
  const kept: Container = { keeps: true, library: true, bounds };
  if (value === 'absent' || value === 0) return kept;
  return { ...kept, seconds: library.unit === 'seconds' ? value : value / 1000 };
}

/** The container that a write puts its value into; `undefined` when it writes the variable or field itself. */
export function containerOf(script: Script, write: StoreWrite): Container | undefined {
  const { receiver, store } = write;
  if (!receiver || !store.member || store.root.kind === 'global') return undefined;
  const made = script.origins
    .of(receiver)
    .flatMap(({ node, path }) => (path.length > 0 ? [] : [madeBy(script, node, write)]));
  return made.find(({ keeps }) => keeps) ?? LEFT_ALONE;
}

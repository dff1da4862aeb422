/**
 * Which calls add variables to an environment? `addEnvironment(key, value)`, one by one, in a loop over a map or in a
 * helper that is handed key and value; and `addPropertyOverride('Environment.Variables.KEY', value)`. Blind spot: a
 * loop that makes keys of its own.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { siteOfCallee, type Site } from '../../knowledge/deployment/environments.ts';
import { callerFrames } from '../callers.ts';
import { namesOf } from '../entries.ts';
import type { Frame } from '../origins.ts';
import { parameterPlace } from '../parameters.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, unwrap, type Node } from '../syntax.ts';
import { writesOf } from '../writes.ts';
import type { Home } from './homes.ts';
import type { Placed } from './placed.ts';

const ADDING = /^addEnvironment(?:Variable)?s?$/;
const OVERRIDING = /^add(?:Property)?Override$/;
const OVERRIDE = /^(?:Properties\.)?Environment(?:\.Variables(?:\.([\w-]+))?)?$/;

/** The variables that calls add, and the maps whose entries they add. */
export interface Added {
  readonly placed: readonly Placed[];
  readonly homes: readonly Home[];
}

export function addedByCalls(script: Script): Added {
  const placed: Placed[] = [];
  const homes: Home[] = [];
  for (const call of script.nodes.of('CallExpression')) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') continue;
    const method = keyName(callee) ?? '';
    const [key, value] = call.arguments;
    if (!key) continue;
    const override = OVERRIDING.test(method) && value ? OVERRIDE.exec(script.textOf(key) ?? '') : undefined;
    if (!ADDING.test(method) && !override) continue;
    const site = siteOfReceiver(script, callee.object);
    const variable: Adding = (name, keyNode, at = call, frame = null) => {
      placed.push({
        entry: { key: name, keyNode, value: value!, frame, node: at },
        whole: undefined,
        site,
        creation: call,
      });
    };
    const map = (node: Node): void =>
      void homes.push({ node, path: [], frame: null, site, creation: call, byShape: false });
    if (override) {
      if (override[1] === undefined) map(value!);
      else variable(override[1], key);
    } else if (!value) map(key);
    else if (unwrap(value).type !== 'ObjectExpression') {
      const names = namesOf(script, key, null);
      const looped = names.length === 0 ? loopedMap(script, key, value) : undefined;
      if (looped) map(looped);
      else addVariables(script, key, names, variable);
    }
  }
  return { placed, homes };
}

/** Adds one variable: its name, its key in the text, the node that makes the entry, and how its value is to be read. */
type Adding = (name: string | undefined, key: Node, at?: Node, frame?: Frame | null) => void;

/** A container also has `addEnvironment`. */
function siteOfReceiver(script: Script, receiver: Node): Site {
  for (const { node } of script.origins.of(receiver)) {
    const made = node.type === 'NewExpression' || node.type === 'CallExpression' ? lastName(node.callee) : undefined;
    const site = made === undefined ? undefined : siteOfCallee(made);
    if (site !== undefined) return site;
  }
  return /container/i.test(lastName(receiver) ?? '') ? 'ecs' : 'lambda';
}

/**
 * One variable; one for each name in a list that is looped over; in a helper that gets both key and value, one per call
 * of the helper, which is where it is decided.
 */
function addVariables(script: Script, key: Node, names: ReturnType<typeof namesOf>, add: Adding): void {
  if (names.length > 1) return names.forEach(({ text, node }) => add(text, node, node));
  const [name] = names;
  const callers = name ? [] : script.origins.of(key).flatMap(({ node, frame }) => callerFrames(script, node, frame));
  if (callers.length === 0) add(name?.text, key);
  for (const frame of callers) {
    const index = parameterIndex(script, key);
    const argument = index === undefined ? undefined : (frame.call as TSESTree.CallExpression).arguments[index];
    add(script.textOf(key, frame), argument ?? frame.call, frame.call, frame);
  }
}

function parameterIndex(script: Script, name: Node): number | undefined {
  const variable = script.scopes.variableOf(unwrap(name));
  const place = variable && parameterPlace(variable);
  return place?.path.length === 0 ? place.index : undefined;
}

/**
 * The map that a loop takes key and value from: `for (const [k, v] of Object.entries(map))`, `keys(map).forEach((k) =>
 * …(k, map[k]))`.
 */
function loopedMap(script: Script, key: Node, value: Node): Node | undefined {
  const inner = unwrap(value);
  if (inner.type === 'MemberExpression') {
    const index = unwrap(inner.property);
    const used = unwrap(key);
    const same =
      inner.computed && index.type === 'Identifier' && used.type === 'Identifier' && index.name === used.name;
    return same && script.textOf(index) === undefined ? inner.object : undefined;
  }
  const pairs = sourceOfPair(script, inner);
  const call = pairs && unwrap(pairs);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
  return lastName(call.callee) === 'entries'
    ? lastName(call.callee.object) === 'Object'
      ? call.arguments[0]
      : call.callee.object
    : undefined;
}

/** The list whose elements a destructured pair is taken from. */
function sourceOfPair(script: Script, name: Node): Node | undefined {
  const variable = script.scopes.variableOf(name);
  if (!variable) return undefined;
  const place = parameterPlace(variable);
  if (place) {
    const call = place.fn.parent;
    const iterates =
      call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.arguments[0] === place.fn;
    return iterates && place.index === 0 && place.path[0] === '1'
      ? (call.callee as TSESTree.MemberExpression).object
      : undefined;
  }
  const [write] = writesOf(variable);
  return write?.by.type === 'ForOfStatement' && write.path.join() === '*,1' ? write.value : undefined;
}

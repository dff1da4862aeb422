/**
 * How is a cache of the file made to expire? A moment of expiry is kept beside the value: the guard also asks for it,
 * and every write sets it. Nothing else changes. No repair where a guard or a write has an unusual form, or where
 * another file may read the place.
 */
import type { CacheBound } from '../../model/secret-cache.ts';
import type { Edit } from '../../model/edit.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped, type Node } from '../syntax.ts';
import { runOf } from './conditions.ts';
import { durationText } from './durations.ts';
import { Atoms, type Atom } from './repairs/atoms.ts';
import {
  deeper,
  hasComment,
  indentAt,
  indented,
  isListed,
  lineAfter,
  lineBreak,
  nameAt,
  withParentheses,
} from './repairs/layout.ts';
import { momentFor, targetOf, type Moment, type Target } from './repairs/moment.ts';
import { newValue } from './state.ts';
import type { StoreWrite } from './writes.ts';

type Assignment = Extract<Node, { type: 'AssignmentExpression' }>;
/** Edits that wait for the duration. */
type Plan = (duration: string) => readonly Edit[];

const EMPTY = /^(?:undefined|null|''|""|void 0|0)$/;

/** The calls of `.set()` on the same receiver. */
function setsOn(script: Script, { store }: StoreWrite, { text }: Target): readonly Node[] {
  return store.references().flatMap((reference) => {
    let node = wrapped(reference);
    while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = wrapped(node.parent);
    const call = node.parent;
    if (call?.type !== 'CallExpression' || call.callee !== node || node.type !== 'MemberExpression') return [];
    return keyName(node) === 'set' && script.text.slice(...node.object.range) === text ? [call] : [];
  });
}

/** Every write that stores something; `undefined` when one of them can't be understood. */
function storingWrites(script: Script, write: StoreWrite, target: Target): readonly Node[] | undefined {
  if (write.by.type === 'CallExpression') {
    const sets = setsOn(script, write, target);
    return sets.length === 1 ? sets : undefined;
  }
  const writes = new Set<Node>();
  for (const reference of write.store.references()) {
    let node = wrapped(reference);
    while (
      node.parent &&
      /^(?:Member|Property|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement)/.test(node.parent.type)
    )
      node = wrapped(node.parent);
    const { parent } = node;
    if (parent?.type === 'UpdateExpression') return undefined;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== node) continue;
    if (EMPTY.test(script.text.slice(...unwrap(parent.right).range))) continue;
    const reach = reachOf(script, unwrap(node), reference, target);
    if (reach === 'unknown') return undefined;
    if (reach === 'place') writes.add(parent);
  }
  return [...writes];
}

/** Does an assignment write the place, or a part of what it holds or something beside it? */
function reachOf(script: Script, left: Node, reference: Node, target: Target): 'place' | 'other' | 'unknown' {
  if (left.type !== 'MemberExpression' && left.type !== 'Identifier')
    return wrapped(reference).parent?.type === 'MemberExpression' ? 'unknown' : 'place';
  const text = script.text.slice(...left.range);
  if (text === target.text) return 'place';
  if (text.startsWith(target.text) && !/^[\w$]/.test(text.slice(target.text.length))) return 'other';
  // `state.other` beside `state.token`; another spelling of the same place is none of these.
  const isBeside = DOTTED.test(text) && DOTTED.test(target.text) && beginning(text) === beginning(target.text);
  return isBeside ? 'other' : 'unknown';
}

const DOTTED = /^[\w$.#]+$/;
const beginning = (text: string): string => text.slice(0, text.lastIndexOf('.'));

/** Does the assignment itself keep an old value: `??=`, `||=`, `x = x ?? …`? */
function memoForm(script: Script, node: Node, { store }: StoreWrite): { value: Node; nullish: boolean } | undefined {
  if (node.type !== 'AssignmentExpression') return undefined;
  if (node.operator !== '=') return { value: node.right, nullish: node.operator === '??=' };
  const right = unwrap(node.right);
  const value = newValue(script, right, store);
  return right.type === 'LogicalExpression' && value !== right
    ? { value, nullish: right.operator === '??' }
    : undefined;
}

/** The statement or short function body that begins with evaluating an expression. */
function hostOf(node: Node): Node | undefined {
  let current = wrapped(node);
  for (;;) {
    const { parent } = current;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'ChainExpression':
        current = parent;
        break;
      case 'MemberExpression':
        if (parent.object !== current) return undefined;
        current = parent;
        break;
      case 'CallExpression':
        if (parent.callee !== current) return undefined;
        current = parent;
        break;
      case 'VariableDeclarator':
        return parent.parent.declarations[0] === parent && isListed(parent.parent) ? parent.parent : undefined;
      case 'ExpressionStatement':
      case 'ReturnStatement':
        return isListed(parent) ? parent : undefined;
      case 'ArrowFunctionExpression':
        return parent;
      default:
        return undefined;
    }
  }
}

class Repair {
  constructor(
    readonly script: Script,
    readonly write: StoreWrite,
    readonly target: Target,
    readonly moment: Moment,
  ) {}

  /** `if (token == null || tokenExpiresAt <= Date.now()) { … }` in place of `token ??= …`. */
  memo(assignment: Assignment, { value, nullish }: { value: Node; nullish: boolean }): Plan | undefined {
    const { script, target, moment } = this;
    const host = hostOf(assignment);
    if (!host) return undefined;
    const line = lineBreak(script);
    const isArrow = host.type === 'ArrowFunctionExpression';
    const outer = indentAt(script, host.range[0]);
    const indent = isArrow ? deeper(outer) : outer;
    const inner = deeper(indent);
    const empty = nullish ? `${target.text} == null` : `!${target.text}`;
    const source = indented(script.text.slice(...value.range), inner.slice(outer.length));
    const guard = (duration: string): string =>
      [
        `if (${empty} || ${moment.read} <= Date.now()) {`,
        `${inner}${target.text} = ${source};`,
        `${inner}${moment.set(duration)}`,
        `${indent}}`,
      ].join(line);
    const isStatement = host.type === 'ExpressionStatement' && unwrap(host.expression) === assignment;
    const [start, end] = isStatement ? host.range : withParentheses(script, assignment);
    if (hasComment(script, [start, end], value.range)) return undefined;
    if (isStatement) {
      return (duration) => [{ range: host.range, text: guard(duration) }];
    }
    const name = nameAt(script, [start, end], target.text);
    if (!isArrow) {
      const at = host.range[0];
      return (duration) => [
        { range: [at, at], text: `${guard(duration)}${line}${indent}` },
        { range: [start, end], text: name },
      ];
    }
    const [from, to] = withParentheses(script, host.body);
    const returned = script.text.slice(from, start) + name + script.text.slice(end, to);
    return (duration) => [
      {
        range: [from, host.range[1]],
        text: ['{', `${indent}${guard(duration)}`, `${indent}return ${returned};`, `${outer}}`].join(line),
      },
    ];
  }

  /** Sets the moment behind the statement that stores; a statement without a block gets one. */
  stamp(node: Node): Plan | undefined {
    const { script, moment } = this;
    const statement = wrapped(node).parent;
    if (statement?.type !== 'ExpressionStatement') return undefined;
    if (isListed(statement)) return (duration) => [lineAfter(script, statement, moment.set(duration))];
    const branch = statement.parent;
    if (branch.type !== 'IfStatement' || branch.consequent !== statement) return undefined;
    const line = lineBreak(script);
    const indent = indentAt(script, branch.range[0]);
    const gap = script.sourceCode.getTokenBefore(statement as never)!.range[1];
    const [start, end] = statement.range;
    // A comment between them stays where it is.
    const hasBlankGap = script.text.slice(gap, start).trim() === '';
    return (duration) => [
      hasBlankGap ? { range: [gap, start], text: ` {${line}${deeper(indent)}` } : { range: [gap, gap], text: ' {' },
      { range: [end, end], text: `${line}${deeper(indent)}${moment.set(duration)}${line}${indent}}` },
    ];
  }

  /** The condition that also asks for the moment. */
  strengthened({ node, asks }: Atom): Edit {
    const { script, moment } = this;
    const text = script.text.slice(...node.range);
    const also =
      asks === 'empty' ? `${text} || ${moment.read} <= Date.now()` : `${text} && ${moment.read} > Date.now()`;
    const { parent } = wrapped(node);
    const fits =
      parent?.type === 'IfStatement' ||
      (parent?.type === 'LogicalExpression' && parent.operator === (asks === 'empty' ? '||' : '&&'));
    return { range: node.range, text: fits ? also : `(${also})` };
  }
}

/** The parts of conditions that decide about a write: in its function, else where that is called. */
function askedBefore(script: Script, node: Node, atoms: Atoms): readonly Atom[] {
  const { tests, fn } = runOf(node);
  const own = tests.flatMap((test) => atoms.in(test));
  if (own.length > 0 || !fn) return own;
  return script.callsOf(fn).flatMap((call) => runOf(call).tests.flatMap((test) => atoms.in(test)));
}

/** The repair of a cache that a write makes. */
function planOf(script: Script, write: StoreWrite): Plan | undefined {
  const target = targetOf(script, write);
  const moment = target && momentFor(script, write, target);
  const writes = moment && storingWrites(script, write, target);
  if (!target || !moment || !writes) return undefined;
  const repair = new Repair(script, write, target, moment);
  const atoms = new Atoms(script, write, target);
  const guards = new Map<Node, Edit>();
  const plans: Plan[] = [];
  let guarded = false;
  for (const node of writes) {
    const memo = memoForm(script, node, write);
    // `token = token ? token : …` runs every time: setting the moment behind it would put it off for ever.
    if (
      !memo &&
      node.type === 'AssignmentExpression' &&
      newValue(script, node.right, write.store) !== unwrap(node.right)
    )
      return undefined;
    const plan = memo ? repair.memo(node as Assignment, memo) : repair.stamp(node);
    if (!plan) return undefined;
    plans.push(plan);
    const asked = memo ? [] : askedBefore(script, node, atoms);
    for (const atom of asked) guards.set(atom.node, repair.strengthened(atom));
    guarded ||= memo !== undefined || asked.length > 0;
  }
  if (!guarded) return undefined;
  return (duration) => [moment.declaration, ...guards.values(), ...plans.flatMap((plan) => plan(duration))];
}

/** A plan looks at every reference, and there is one for every member of an object. */
const MAX_REFERENCES = 500;

/** The ways to let expire what a write stores. */
export function guardBounds(script: Script, write: StoreWrite): readonly CacheBound[] {
  if (write.store.references().length > MAX_REFERENCES) return [];
  const plan = planOf(script, write);
  return plan
    ? [{ how: 'guard', harmless: false, edits: (seconds) => plan(durationText(seconds, 'milliseconds')) }]
    : [];
}

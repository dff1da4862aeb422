/**
 * How can a secret be kept out of a sink? A hole of a template becomes a placeholder, an argument or a property is left
 * out, or only its presence is told. A redaction is harmless when nothing else happens where the secret stood and no
 * type can be violated.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { builtinFunction, builtinName } from '../../knowledge/builtins.ts';
import type { Edit } from '../../model/edit.ts';
import type { Redaction } from '../../model/secret-use.ts';
import { removalOf } from '../removal.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, literalText, unwrap, wrapped, type Node } from '../syntax.ts';
import type { Carrier, Slot } from './carriers.ts';
import { consoleMethodOf, signatureOf } from './loggers.ts';
import type { Sink } from './sink.ts';

const PLACEHOLDER = '[REDACTED]';

/** The ways to keep a carrier's secret out of a sink, the best first. */
export function redactionsOf(script: Script, sink: Sink, { node, slot, taint }: Carrier): readonly Redaction[] {
  if (slot.kind === 'callback' || slot.kind === 'tag') return [];
  const still = isStill(script, slot);
  const found: Redaction[] = [];
  const left = leftOut(script, sink, slot);
  if (left) found.push({ how: 'drop', harmless: still && left.harmless, edits: left.edits });
  else {
    const replaced = replacement(script, slot);
    if (replaced) found.push({ how: 'redact', harmless: still && replaced.harmless, edits: replaced.edits });
  }
  const presence = taint.what === 'value' && !taint.inside ? presenceOnly(script, sink, slot, node) : undefined;
  if (presence) found.push({ how: 'presence', harmless: false, edits: presence });
  return found;
}

interface Change {
  readonly edits: readonly Edit[];
  readonly harmless: boolean;
}

/** Does nothing happen but reading when the slot is evaluated, and does no comment stand in it? */
function isStill(script: Script, slot: Slot): boolean {
  const { sourceCode } = script;
  const node = (slot.kind === 'property' && slot.node.type === 'Property' ? slot.node.value : slot.node) as never;
  const comments = sourceCode.getCommentsInside(node).length;
  const around =
    slot.kind === 'hole' ? sourceCode.getCommentsBefore(node).length + sourceCode.getCommentsAfter(node).length : 0;
  return comments + around === 0 && onlyReads(script, node);
}

const ACTING = /^(?:New|Await|Yield|Assignment|Update|TaggedTemplate|Import)Expression$/;
const QUIET_METHODS = new Set([
  'toString',
  'trim',
  'slice',
  'substring',
  'substr',
  'toLowerCase',
  'toUpperCase',
  'at',
  'join',
  'concat',
  'padEnd',
  'padStart',
]);

/** Built-in functions and methods change nothing. */
function isQuiet(script: Script, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && QUIET_METHODS.has(keyName(callee) ?? '')) return true;
  const called = script.externalName(callee);
  const name = called && builtinName(called.module, called.path);
  return name === 'JSON.stringify' || (name !== undefined && builtinFunction(name) !== undefined);
}

function onlyReads(script: Script, root: Node): boolean {
  const stack: Node[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (ACTING.test(node.type) || (node.type === 'CallExpression' && !isQuiet(script, node))) return false;
    for (const key of script.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const item of Array.isArray(child) ? child : [child])
        if (item && typeof item === 'object' && 'type' in item) stack.push(item as Node);
    }
  }
  return true;
}

/** Leaves an argument or a property out, where the rest still says something. */
function leftOut(script: Script, sink: Sink, slot: Slot): Change | undefined {
  if (isParenthesized(script, slot.node)) return undefined;
  if (slot.kind === 'property') {
    const object = slot.node.parent;
    const argument = object && wrapped(object);
    const alone = object?.type === 'ObjectExpression' && object.properties.length === 1;
    const whole = alone && argument && slot.free && !isParenthesized(script, argument) ? argument : undefined;
    if (whole && script.sourceCode.getCommentsInside(whole as never).length === 0) {
      const change = withoutArgument(script, sink, whole);
      if (change) return change;
    }
    const edits = removalOf(script, slot.node);
    return edits && { edits, harmless: slot.free && !alone };
  }
  return slot.kind === 'argument' ? withoutArgument(script, sink, slot.node) : undefined;
}

/**
 * The call without an argument, when it keeps a text and no format misses its value. Harmless where no argument is
 * required: in `console`, and behind the message of a known logger.
 */
function withoutArgument(script: Script, sink: Sink, argument: Node): Change | undefined {
  const member = argument.parent?.type === 'SpreadElement' ? argument.parent : wrapped(argument);
  const call = member.parent;
  if (call?.type !== 'CallExpression' || call !== sink.node || sink.values[0]?.form !== 'argument') return undefined;
  const index = call.arguments.indexOf(member as never);
  if (index < 0) return undefined;
  let harmless: boolean;
  if (sink.kind === 'error') {
    const external = script.externalName(call.callee);
    harmless = external !== undefined && !external.module?.startsWith('.');
  } else {
    const signature = signatureOf(script, call.callee);
    const first = consoleMethodOf(script, call.callee)?.firstLogged ?? 0;
    if (!leavesText(script, call.arguments.slice(first), index - first, signature === 'console')) return undefined;
    // `log(level, message)`, `npmlog.info(prefix, message)`
    const leveled = signature === 'npmlog' || (signature !== 'console' && isLevelMethod(call.callee));
    if (leveled && index < 2) return undefined;
    harmless = signature === 'console' || (signature !== undefined && index > 0);
  }
  const edits = removalOf(script, argument);
  return edits && { edits, harmless };
}

const isLevelMethod = (callee: Node): boolean =>
  unwrap(callee).type === 'MemberExpression' && lastName(callee) === 'log';

/** Do the printed arguments still begin with a text when one goes, and does none of them fill a place in a format? */
function leavesText(script: Script, printed: readonly Node[], index: number, isConsole: boolean): boolean {
  if (index === 0) {
    const next = printed[1] && unwrap(printed[1]);
    const isText = next?.type === 'TemplateLiteral' || (next?.type === 'Literal' && typeof next.value === 'string');
    return isText && !mayBeFormat(script, next);
  }
  // Libraries also take the format behind an object or a level.
  return !printed.slice(0, isConsole ? 1 : index).some((before) => mayBeFormat(script, before));
}

/** May `'%s'` be in a text? In one that the file does not show it may. */
function mayBeFormat(script: Script, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression' || inner.type === 'ArrayExpression') return false;
  const text = script.textOf(node) ?? literalText(inner);
  return text === undefined || text.includes('%');
}

function isParenthesized(script: Script, node: Node): boolean {
  const before = script.sourceCode.getTokenBefore(node as never);
  const after = script.sourceCode.getTokenAfter(node as never);
  if (before?.value !== '(' || after?.value !== ')') return false;
  const call = node.parent;
  // The parentheses of a call belong to it, unless there are more.
  const own =
    (call?.type === 'CallExpression' || call?.type === 'NewExpression') &&
    call.arguments.length === 1 &&
    call.arguments[0] === node;
  return !own || script.sourceCode.getTokenBefore(before)?.value === '(';
}

/** Puts the placeholder in the place of the value. */
function replacement(script: Script, slot: Slot): Change | undefined {
  const { node, kind } = slot;
  if (kind === 'hole') {
    const range = holeRange(script, node);
    return range && { edits: [{ range, text: PLACEHOLDER }], harmless: true };
  }
  if (kind === 'property') return undefined;
  const text = kind === 'thrown' ? `new Error('${PLACEHOLDER}')` : `'${PLACEHOLDER}'`;
  const target = node.parent?.type === 'SpreadElement' && kind !== 'element' ? node.parent : node;
  const { parent } = target;
  if (parent?.type === 'Property' && parent.shorthand && parent.value === target)
    return { edits: [{ range: parent.range, text: `${keyName(parent)}: ${text}` }], harmless: false };
  const isText = kind === 'operand' || kind === 'assigned' || (kind === 'element' && slot.free);
  return { edits: [{ range: target.range, text }], harmless: isText };
}

/** `${expression}` of a template, with its braces. */
function holeRange(script: Script, expression: Node): readonly [number, number] | undefined {
  const template = wrapped(expression).parent;
  if (template?.type !== 'TemplateLiteral') return undefined;
  const start = script.text.lastIndexOf('${', expression.range[0]);
  let after = script.sourceCode.getTokenAfter(wrapped(expression) as never);
  while (after && after.type !== 'Template') after = script.sourceCode.getTokenAfter(after);
  return after && start >= template.range[0] ? [start, after.range[0] + 1] : undefined;
}

/** `Boolean(x)` in the place of x, where a boolean may stand: the message of an error is a text. */
function presenceOnly(script: Script, sink: Sink, slot: Slot, carrier: Node): readonly Edit[] | undefined {
  const { node, kind } = slot;
  if (
    kind === 'thrown' ||
    ((sink.kind === 'error' || sink.kind === 'response') && (kind === 'argument' || kind === 'needed')) ||
    kind === 'assigned' ||
    node.type === 'SpreadElement' ||
    carrier.parent?.type === 'SpreadElement'
  )
    return undefined;
  if (kind !== 'property') return [{ range: node.range, text: `Boolean(${script.text.slice(...node.range)})` }];
  const property = node as TSESTree.Property;
  const value = property.value;
  if (property.shorthand)
    return [{ range: property.range, text: `${keyName(property)}: Boolean(${keyName(property)})` }];
  return [{ range: value.range, text: `Boolean(${script.text.slice(...value.range)})` }];
}

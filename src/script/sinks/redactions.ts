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
import { keyName, literalText, unwrap, wrapped, type Node } from '../syntax.ts';
import type { Carrier, Slot } from './carriers.ts';
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
  const presence = taint.what === 'value' && !taint.inside ? presenceOnly(script, slot, node) : undefined;
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
    if (alone && argument && slot.free && isFurtherArgument(sink, argument) && !isParenthesized(script, argument)) {
      const edits = removalOf(script, argument);
      if (edits) return { edits, harmless: true };
    }
    const edits = removalOf(script, slot.node);
    return edits && { edits, harmless: slot.free && !alone };
  }
  if (slot.kind !== 'argument' || !isFurtherArgument(sink, slot.node)) return undefined;
  const edits = removalOf(script, slot.node);
  return edits && { edits, harmless: true };
}

/** Does the call keep a text when this argument goes? A format (`'%s'`) would miss its value. */
function isFurtherArgument(sink: Sink, argument: Node): boolean {
  const member = argument.parent?.type === 'SpreadElement' ? argument.parent : wrapped(argument);
  const call = member.parent;
  if (call?.type !== 'CallExpression' || call !== sink.node) return false;
  const index = call.arguments.indexOf(member as never);
  const [first] = call.arguments;
  if (index < 0 || sink.values[0]?.form !== 'argument') return false;
  if (index > 0) return sink.kind === 'error' || !/%[sdifjoO]/.test((first && literalText(first)) ?? '');
  const next = call.arguments[1] && unwrap(call.arguments[1]);
  return next?.type === 'TemplateLiteral' || (next?.type === 'Literal' && typeof next.value === 'string');
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

/** `Boolean(x)` in the place of x. */
function presenceOnly(script: Script, slot: Slot, carrier: Node): readonly Edit[] | undefined {
  const { node, kind } = slot;
  if (
    kind === 'thrown' ||
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

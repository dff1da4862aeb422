/**
 * How is a statement changed in the text? Every edit touches only what the statement itself writes: an element that
 * comes from a shared constant is replaced at its use, and what cannot be replaced without changing something else is
 * left alone.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import type { Edits } from '../../model/policy.ts';
import type { Range } from '../../model/range.ts';
import type { Script } from '../script.ts';
import { removalOf } from '../removal.ts';
import { isInside, keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import { siblingsOf, type Item } from './lists.ts';
import type { Part } from './parts.ts';

/**
 * Replaces items of a list by expressions: the first gives way to all of them, the others go.
 * @returns `undefined` when an item cannot be replaced by itself, or a comment would get lost
 */
export function replaceItems(script: Script, items: readonly Item[], expressions: readonly string[]): Edits {
  const edits: Edit[] = [];
  for (const [i, item] of items.entries()) {
    const edit = i === 0 ? replacement(item, expressions) : goneItem(script, item);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

function replacement({ slot }: Item, expressions: readonly string[]): Edit | undefined {
  const list = expressions.join(', ');
  switch (slot?.kind) {
    case 'element':
      return { range: slot.node.range, text: list };
    case 'whole': {
      // One string stays one string: `Resource: '*'`.
      const isText = /^(?:(?:Template)?Literal|(?:Object|Binary)Expression)$/.test(unwrap(slot.node).type);
      const { parent } = slot.node;
      const name = parent?.type === 'Property' && parent.shorthand ? `${keyName(parent)}: ` : '';
      return { range: slot.node.range, text: name + (isText && expressions.length === 1 ? list : `[${list}]`) };
    }
    case 'all': {
      // `statement.addAllResources()`
      const call = slot.node as TSESTree.CallExpression;
      const { property } = unwrap(call.callee) as TSESTree.MemberExpression;
      return { range: [property.range[0], call.range[1]], text: `addResources(${list})` };
    }
    default:
      return undefined;
  }
}

/** Takes an element away together with the comma before it. */
function goneItem(script: Script, { slot }: Item): Edit | undefined {
  if (slot?.kind !== 'element') return undefined;
  const siblings = siblingsOf(slot.node);
  const before = siblings[siblings.indexOf(slot.node) - 1];
  if (!before) return undefined;
  const range: Range = [before.range[1], slot.node.range[1]];
  return /^\s*,\s*$/.test(script.text.slice(range[0], slot.node.range[0])) ? { range, text: '' } : undefined;
}

/** Takes an element out of a list that has others. */
export function removeItem(script: Script, { slot }: Item): Edits {
  return slot?.kind === 'element' && siblingsOf(slot.node).length > 1 ? removalOf(script, slot.node) : undefined;
}

/** Replaces the end of the string that an item is written as. */
export function replaceEnd({ at, text }: Item, end: string, by: string): Edits {
  const node = unwrap(at);
  const isText = node.type === 'Literal' && typeof node.value === 'string';
  const written = node.type === 'TemplateLiteral' ? node.quasis.at(-1)!.value.raw : isText ? node.raw.slice(1, -1) : '';
  // What stands in the source is what is meant: no escapes, no hole within the part to replace.
  if (end === '' || !text.endsWith(end) || !written.endsWith(end)) return undefined;
  const stop = node.range[1] - 1;
  return [{ range: [stop - end.length, stop], text: by }];
}

/** The statement's options object, when it is written out in the statement. */
export function optionsOf(statement: Node): TSESTree.ObjectExpression | undefined {
  if (statement.type === 'ObjectExpression') return statement;
  const options = statement.type === 'NewExpression' ? statement.arguments[0] : undefined;
  return options?.type === 'ObjectExpression' ? options : undefined;
}

/** The text between the start of the line and an offset. */
const lineBefore = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
const indentAt = (text: string, offset: number): string => /^[ \t]*/.exec(lineBefore(text, offset))![0];
const startsLine = (text: string, offset: number): boolean => /^[ \t]*$/.test(lineBefore(text, offset));

const lineBreakIn = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Adds a property at the end of an object, on a line of its own where the last one has one. */
export function addProperty(script: Script, object: TSESTree.ObjectExpression, property: string): Edits {
  const last = object.properties.at(-1);
  if (!last) return undefined;
  const { text } = script;
  const [start] = last.range;
  const separator = startsLine(text, start) ? `,${lineBreakIn(text)}${indentAt(text, start)}` : ', ';
  return [{ range: [last.range[1], last.range[1]], text: separator + property }];
}

/** Where a copy of a statement can stand: beside it in a list, or in a second call. */
function copyPlace(statement: Node): { readonly original: Node; readonly separator: string } | undefined {
  const member = wrapped(statement);
  const parent = member.parent;
  if (parent?.type === 'ArrayExpression') return { original: member, separator: ',' };
  if (parent?.type !== 'CallExpression' || parent.callee === member) return undefined;
  if (lastName(parent.callee) === 'addStatements') return { original: member, separator: ',' };
  const call = wrapped(parent);
  const whole = call.parent;
  if (whole?.type !== 'ExpressionStatement' || parent.arguments.length !== 1) return undefined;
  const isListed = /^(?:Program|BlockStatement|StaticBlock|SwitchCase)$/.test(whole.parent.type);
  return isListed ? { original: whole, separator: '' } : undefined;
}

/** What a split needs: the parts as they are written in the statement, and the actions that move. */
export interface Split {
  readonly statement: Node;
  readonly parts: readonly Part[];
  readonly actions: readonly Item[];
  readonly moved: ReadonlySet<number>;
  readonly resources: readonly string[];
}

/** Splits a statement: it keeps the other actions, its copy behind it has the moved ones and other resources. */
export function splitStatement(script: Script, { statement, parts, actions, moved, resources }: Split): Edits {
  const place = copyPlace(statement);
  const written = (name: Part['name']): Node | undefined => {
    const [part, ...more] = parts.filter((candidate) => candidate.name === name);
    const isOwn = part && more.length === 0 && part.use === part.value && isInside(part.value, statement);
    return isOwn ? part.value : undefined;
  };
  const list = written('actions');
  const resource = written('resources');
  const array = list && unwrap(list);
  if (!place || !resource || array?.type !== 'ArrayExpression') return undefined;
  const elements = array.elements.filter((element) => element !== null);
  // One item for one element, in the same order: otherwise it is not clear what moves.
  if (elements.length !== actions.length || actions.some(({ slot }, i) => slot?.node !== elements[i])) return undefined;
  const chosen = (wanted: boolean): string => {
    const these = elements.filter((_, i) => moved.has(i) === wanted);
    return `[${these.map((element) => script.text.slice(...element.range)).join(', ')}]`;
  };
  if (script.sourceCode.getCommentsInside(array as never).length > 0) return undefined;
  const sid = parts.filter((part) => part.name === 'sid');
  if (sid.some(({ value }) => value.type !== 'Literal' || !isInside(value, statement))) return undefined;
  const { original, separator } = place;
  const copied = applied(script.text, original.range, [
    { range: array.range, text: chosen(true) },
    { range: resource.range, text: `[${resources.join(', ')}]` },
    ...sid.map(({ value }) => ({ range: [value.range[1] - 1, value.range[1] - 1] as const, text: 'Scoped' })),
  ]);
  const [start, end] = original.range;
  const ownLine = separator === '' || startsLine(script.text, start);
  const gap = ownLine ? lineBreakIn(script.text) + indentAt(script.text, start) : ' ';
  return [
    { range: array.range, text: chosen(false) },
    { range: [end, end], text: separator + gap + copied },
  ];
}

/** The text of a range after edits that lie in it. */
function applied(text: string, range: Range, edits: readonly Edit[]): string {
  let result = text.slice(...range);
  for (const edit of edits.toSorted((a, b) => b.range[0] - a.range[0])) {
    result = result.slice(0, edit.range[0] - range[0]) + edit.text + result.slice(edit.range[1] - range[0]);
  }
  return result;
}

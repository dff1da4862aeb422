/**
 * How is a statement changed in YAML or JSON? Lists keep their form (block or flow), comments stay, and what a variable or
 * an anchor brings in is left alone.
 */
import type { Edit } from '../../model/edit.ts';
import type { Edits } from '../../model/policy.ts';
import type { Range } from '../../model/range.ts';
import { columnAt, lies, lineBefore, lineBreakIn, quoted } from '../edits.ts';
import { removalOfItem } from '../removal.ts';
import { entryOf, type ListNode, type MapNode, type Tree } from '../tree.ts';
import type { Item } from './lists.ts';

/** Replaces items of a list by values: the first gives way to all of them, the others go. */
export function replaceItems(text: string, owner: Range, items: readonly Item[], values: readonly string[]): Edits {
  const edits: Edit[] = [];
  for (const [i, item] of items.entries()) {
    if (!item.slot || !lies(item.at, owner)) return undefined;
    const edit = i === 0 ? replacement(text, item, item.slot.list, values) : goneItem(text, item, item.slot.list);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

function replacement(text: string, { at }: Item, list: ListNode | undefined, values: readonly string[]): Edit {
  if (list && !list.flow) {
    const dash = lineBefore(text, at[0]).lastIndexOf('-');
    const indent = columnAt(text, at[0]).slice(0, dash);
    return { range: at, text: values.join(`${lineBreakIn(text)}${indent}- `) };
  }
  const joined = values.join(', ');
  return { range: at, text: list || values.length === 1 ? joined : `[${joined}]` };
}

/** Takes an item away that is not the first one. */
function goneItem(text: string, { node, at }: Item, list: ListNode | undefined): Edit | undefined {
  if (!list) return undefined;
  if (!list.flow) return removalOfItem(text, list, node)?.[0];
  const before = list.items[list.items.indexOf(node) - 1];
  const gap: Range | undefined = before && [before.whole[1], at[0]];
  return gap && /^\s*,\s*$/.test(text.slice(...gap)) ? { range: [gap[0], at[1]], text: '' } : undefined;
}

/** Replaces the end of the string that an item is written as, also in `Fn::Sub`. */
export function replaceEnd(text: string, owner: Range, { node }: Item, end: string, by: string): Edits {
  const argument = node.kind === 'call' && node.fn === 'Sub' ? node.argument : node;
  const scalar = argument.kind === 'list' ? argument.items[0] : argument;
  if (scalar?.kind !== 'scalar' || scalar.style === 'block' || !lies(scalar.range, owner) || end === '') return undefined;
  const stop = scalar.range[1] - (scalar.style === 'plain' ? 0 : 1);
  const start = stop - end.length;
  // What stands in the source is what is meant: no escapes, no hole within the part to replace.
  return start >= scalar.range[0] && text.slice(start, stop) === end && !needsQuotes(by, scalar.style)
    ? [{ range: [start, stop], text: by }]
    : undefined;
}

const needsQuotes = (text: string, style: string): boolean =>
  style === 'plain' ? /: |#/.test(text) : /["'\\]/.test(text);

export interface Split {
  readonly map: MapNode;
  readonly parent: Tree | undefined;
  readonly actions: readonly Item[];
  readonly moved: ReadonlySet<number>;
  readonly resources: readonly string[];
}

/** Splits a statement: it keeps the other actions, its copy behind it has the moved ones and other resources. */
export function splitStatement(text: string, { map, parent, actions, moved, resources }: Split): Edits {
  const list = entryOf(map, 'Action')?.value;
  const resource = entryOf(map, 'Resource')?.value;
  if (parent?.kind !== 'list' || list?.kind !== 'list' || !resource || map.anchored || map.range[0] !== map.whole[0]) return undefined;
  // One item for one element, in the same order: otherwise it is not clear what moves.
  if (list.items.length !== actions.length || actions.some(({ node }, i) => node !== list.items[i])) return undefined;
  const isOwn = lies(map.range, parent.range) && lies(list.range, map.range) && lies(resource.whole, map.range);
  if (!isOwn || /#|\/[/*]/.test(text.slice(...list.range)) || text.slice(...map.range).includes('&')) return undefined;
  const chosen = (wanted: boolean): string => {
    const items = list.items.filter((_, i) => moved.has(i) === wanted).map(({ whole }) => text.slice(...whole));
    return list.flow ? `[${items.join(', ')}]` : items.join(`${lineBreakIn(text)}${columnAt(text, list.range[0])}- `).replace(/^/, '- ');
  };
  const sid = entryOf(map, 'Sid')?.value;
  const isWritten = sid?.kind === 'scalar' && (sid.style === 'single' || sid.style === 'double' || sid.style === 'plain');
  if (sid && !isWritten) return undefined;
  const copied = applied(text, map.range, [
    { range: list.range, text: chosen(true) },
    { range: resource.whole, text: inFlow(resources) },
    ...(sid ? [{ range: endOf(sid), text: 'Scoped' }] : []),
  ]);
  const [start, end] = map.range;
  const behind = parent.flow
    ? `,${/^[ \t]*$/.test(lineBefore(text, start)) ? lineBreakIn(text) + columnAt(text, start) : ' '}`
    : `${lineBreakIn(text)}${columnAt(text, start).slice(0, lineBefore(text, start).lastIndexOf('-'))}- `;
  return [
    { range: list.range, text: chosen(false) },
    { range: [end, end], text: behind + copied },
  ];
}

const inFlow = (values: readonly string[]): string => (values.length === 1 ? values[0]! : `[${values.join(', ')}]`);

/** The place behind the last character of a scalar. */
function endOf({ range, ...scalar }: Tree): Range {
  const stop = range[1] - (scalar.kind === 'scalar' && scalar.style !== 'plain' ? 1 : 0);
  return [stop, stop];
}

/** The text of a range after edits that lie in it. */
function applied(text: string, range: Range, edits: readonly Edit[]): string {
  let result = text.slice(...range);
  for (const edit of [...edits].sort((a, b) => b.range[0] - a.range[0])) {
    result = result.slice(0, edit.range[0] - range[0]) + edit.text + result.slice(edit.range[1] - range[0]);
  }
  return result;
}

/** `{ StringEquals: { key: value } }` */
export function conditionText(operator: string, key: string, written: string, isJson: boolean): string {
  const name = isJson ? JSON.stringify(operator) : operator;
  return `{ ${name}: { ${quoted(key, isJson)}: ${written} } }`;
}

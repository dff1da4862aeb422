/**
 * How is an entry of a map, or an item of a list, taken out of YAML or JSON? With its comma, or with its lines; an emptied
 * block becomes `{}` or `[]`, since a key without value means something else. A comment at the end of a removed line goes
 * with it, all others stay. Nothing is taken out that another place of the document names.
 */
import type { Edit } from '../model/edit.ts';
import type { Range } from '../model/range.ts';
import { nodesIn, type Entry, type ListNode, type Tree } from './tree.ts';

interface Part {
  readonly range: Range;
  readonly siblings: readonly Range[];
  readonly container: { readonly flow: boolean; readonly range: Range; readonly whole: Range; readonly anchored: boolean };
  readonly empty: '{}' | '[]';
}

const lies = (range: Range, within: Range): boolean => range[0] >= within[0] && range[1] <= within[1];

/** Does another place name this value, or something in it? An alias itself can be taken out. */
const isNamedElsewhere = (value: Tree, within: Range): boolean =>
  lies(value.range, within) && [...nodesIn(value)].some(({ node }) => node.anchored);

/** The edits that take an entry out of its map. */
export function removalOfEntry(text: string, { range, value, owner }: Entry): readonly Edit[] | undefined {
  if (isNamedElsewhere(value, range)) return undefined;
  const siblings = owner.entries.filter((entry) => entry.owner === owner).map((entry) => entry.range);
  return removal(text, { range, siblings, container: owner, empty: '{}' });
}

/** The edits that take an item out of its list. */
export function removalOfItem(text: string, list: ListNode, item: Tree): readonly Edit[] | undefined {
  const siblings = list.items.map(({ whole }) => whole);
  // An alias stands for something that is written elsewhere.
  if (siblings.some((sibling) => !lies(sibling, list.range)) || isNamedElsewhere(item, item.range)) return undefined;
  return removal(text, { range: item.whole, siblings, container: list, empty: '[]' });
}

function removal(text: string, part: Part): readonly Edit[] | undefined {
  const edit = part.container.flow ? removalInFlow(text, part) : removalInBlock(text, part);
  return edit && [edit];
}

function removalInFlow(text: string, { range, siblings, container }: Part): Edit | undefined {
  const index = siblings.findIndex(([start]) => start === range[0]);
  const next = siblings[index + 1];
  const before = siblings[index - 1];
  if (!next && !before) {
    const inside: Range = [container.range[0] + 1, container.range[1] - 1];
    const rest = text.slice(inside[0], range[0]) + text.slice(range[1], inside[1]);
    return /^[\s,]*$/.test(rest) ? { range: inside, text: '' } : { range, text: '' };
  }
  const gap: Range = next ? [range[1], next[0]] : [before![1], range[0]];
  // A comment stands between them.
  if (!/^\s*,\s*$/.test(text.slice(...gap))) return undefined;
  return { range: next ? [range[0], gap[1]] : [gap[0], range[1]], text: '' };
}

function removalInBlock(text: string, { range, siblings, container, empty }: Part): Edit | undefined {
  const isItem = empty === '[]';
  const [start, end] = range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lead = text.slice(lineStart, start);
  const isWholeLine = (isItem ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/).test(lead);
  if (siblings.length === 1) return container.anchored ? undefined : emptied(text, isItem ? lineStart + lead.indexOf('-') : start, end, empty);
  if (!isWholeLine) {
    // The first entry of a map in a list: the dash stays.
    const next = siblings[siblings.findIndex(([at]) => at === start) + 1];
    return next && /^[ \t]*-[ \t]+$/.test(lead) && /^\s*$/.test(text.slice(end, next[0]))
      ? { range: [start, next[0]], text: '' }
      : undefined;
  }
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/.exec(text.slice(end));
  if (!rest) return undefined;
  const lineEnd = end + rest[0].length;
  const isLast = lineEnd === text.length && !/[\r\n]$/.test(rest[0]);
  const lineBreak = isLast ? (/\r?\n$/.exec(text.slice(0, lineStart))?.[0].length ?? 0) : 0;
  return { range: [lineStart - lineBreak, lineEnd], text: '' };
}

/** The only entry of a block gives way to an empty map, behind the key where nothing else stands there. */
function emptied(text: string, start: number, end: number, empty: string): Edit {
  const gap = /:([ \t]*\r?\n[ \t]*)$/.exec(text.slice(Math.max(0, start - 400), start))?.[1];
  return gap === undefined ? { range: [start, end], text: empty } : { range: [start - gap.length, end], text: ` ${empty}` };
}

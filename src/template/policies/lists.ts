/**
 * What is in a list of actions or resources, and where? A single string is a list of one; conditions (`Fn::If`) stand for
 * both of their branches, in the list and in its items, and variables for what they name.
 */
import type { Text } from '../../knowledge/iam/text.ts';
import type { Range } from '../../model/range.ts';
import type { Template } from '../template.ts';
import { textsOf } from '../text.ts';
import { alternatives, itemsOf, type ListNode, type Tree } from '../tree.ts';
import { treesOf } from '../variables.ts';

/** One value of a list. */
export interface Item {
  readonly text: Text;
  readonly node: Tree;
  readonly at: Range;
  /** What can be exchanged by itself: an element of a list, or the value that stands for the list. */
  readonly slot: { readonly list: ListNode | undefined } | undefined;
}

export function itemsIn(template: Template, value: Tree): readonly Item[] {
  return alternatives(value).flatMap((branch) =>
    treesOf(template.root, branch).flatMap((list) =>
      list.kind === 'list'
        ? list.items.flatMap((element) => elements(template, element, list))
        : itemsOf(list).flatMap((only) => elements(template, only, undefined, only === value)),
    ),
  );
}

function elements(template: Template, element: Tree, list: ListNode | undefined, isDirect = true): readonly Item[] {
  const items = alternatives(element).flatMap((branch) =>
    treesOf(template.root, branch).flatMap((tree) =>
      // A variable or a condition may bring in a list.
      itemsOf(tree).flatMap((node) => textsOf(template, node).map((text) => ({ text, node, at: node.whole }))),
    ),
  );
  const [only] = items;
  const isOwn = items.length === 1 && only?.node === element && isDirect;
  return items.map((item) => ({ ...item, slot: isOwn ? { list } : undefined }));
}

/**
 * Which texts does a workflow hold? Every value and every comment, with the key as its name. What environments and
 * inputs are set to has no name here: whether that is a secret, the entry itself tells.
 */
import type { LiteralText } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { commentsIn } from '../template/literals.ts';
import { nodesIn, type Tree } from '../template/tree.ts';
import { mapsIn } from './entries.ts';
import { expressionsIn } from './expressions.ts';
import { placesIn } from './source.ts';
import { labelOf } from './values.ts';
import { contextsIn } from './expressions.ts';
import type { Workflow } from './workflow.ts';

const MIN_LENGTH = 4;

export function literalsOf(workflow: Workflow): readonly LiteralText[] {
  const { text: source, root } = workflow;
  const handed = new Set<Tree>(mapsIn(workflow).flatMap(({ entries }) => entries.map(({ value }) => value)));
  const found: LiteralText[] = [];
  const quoted: Range[] = [];
  for (const { node, path } of nodesIn(root)) {
    if (node.kind !== 'scalar') continue;
    const { text, range, style, type } = node;
    if (style !== 'plain' || text.includes('#')) quoted.push(range);
    if (type === 'boolean' || type === 'null' || text.length < MIN_LENGTH) continue;
    const placeOf = placesIn(source, node);
    const holes = expressionsIn(text).map(({ range: place, expression }) => {
      const [first] = contextsIn(expression);
      return { range: place, name: first ? (labelOf(first.context.path).split('.').at(-1) ?? '') : '' };
    });
    const key = path.at(-1);
    found.push({
      kind: holes.length > 0 ? 'template' : 'string',
      text,
      holes,
      range,
      verbatim: source.startsWith(text, range[0] + (style === 'single' || style === 'double' ? 1 : 0)),
      names: () => (key === undefined || handed.has(node) ? [] : [{ name: key, as: 'value' }]),
      owners: () => path.slice(0, -1).toReversed(),
      rangeOf: (start, end) => placeOf([start, end]),
    });
  }
  return [...found, ...commentsIn(source, quoted)].sort((a, b) => a.range[0] - b.range[0]);
}

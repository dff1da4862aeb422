/** Which texts does a workflow hold? Every value and every comment, with the key as its name. */
import type { LiteralText, Substitution } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { commentsIn } from '../template/literals.ts';
import { nodesIn, type Tree } from '../template/tree.ts';
import { mapsIn } from './entries.ts';
import { contextsIn, expressionsIn } from './expressions.ts';
import { placesIn } from './source.ts';
import { labelOf } from './values.ts';
import type { Workflow } from './workflow.ts';

const MIN_LENGTH = 4;

export function literalsOf(workflow: Workflow): readonly LiteralText[] {
  const { text: source, root } = workflow;
  const handed = new Set<Tree>(mapsIn(workflow).flatMap(({ entries }) => entries.map(({ value }) => value)));
  const found: LiteralText[] = [];
  const quoted: Range[] = [];
  for (const { node, path, parent } of nodesIn(root)) {
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
      names: () => (key === undefined ? [] : [{ name: key, as: handed.has(node) ? 'handed' : 'value' }]),
      owners: () => path.slice(0, -1).toReversed(),
      rangeOf: (start, end) => placeOf([start, end]),
      deployedAccount: (start, end) => (takesVariables(workflow, path, parent) ? [accountVariable(placeOf([start, end]))] : []),
    });
  }
  return [...found, ...commentsIn(source, quoted)].sort((a, b) => a.range[0] - b.range[0]);
}

/** Can a variable of the repository stand here? In braces its own would be read as theirs. */
const takesVariables = ({ kind }: Workflow, path: readonly string[], parent: Tree | undefined): boolean =>
  kind === 'workflow' && path[0] !== 'on' && path.at(-1) !== 'uses' && path.at(-1) !== 'if' && !((parent?.kind === 'map' || parent?.kind === 'list') && parent.flow);

function accountVariable(range: Range): Substitution {
  const expression = '${{ vars.AWS_ACCOUNT_ID }}';
  return { expression, sameStack: false, edits: [{ range, text: expression }] };
}

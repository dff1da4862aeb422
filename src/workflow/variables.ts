/**
 * Where does a workflow read variables of the repository? Everywhere but in conditions, where a variable only decides.
 * Where GitHub offers no secrets, a variable cannot give way to one.
 */
import type { RepositoryVariable } from '../model/workflow.ts';
import { nodesIn, textOf } from '../template/tree.ts';
import { contextsIn, expressionsIn } from './expressions.ts';
import { placesIn } from './source.ts';
import type { Workflow } from './workflow.ts';

/** Keys whose whole text is a condition. */
const CONDITIONS = new Set(['if']);
/** Where secrets can be read, by the keys that lead there; `*` is any. */
const WITH_SECRETS = [
  ['env'], ['jobs', '*', 'env'], ['jobs', '*', 'secrets'], ['jobs', '*', 'container', 'credentials'], ['jobs', '*', 'container', 'env'],
  ['jobs', '*', 'services', '*', 'credentials'], ['jobs', '*', 'services', '*', 'env'], ['jobs', '*', 'steps'],
];

const takesSecrets = (path: readonly string[]): boolean =>
  WITH_SECRETS.some((way) => way.every((key, i) => (key === '*' ? path[i] !== undefined : key === path[i])));

export function variablesOf(workflow: Workflow): readonly RepositoryVariable[] {
  const found = new Map<number, RepositoryVariable>();
  for (const { node, path } of nodesIn(workflow.root)) {
    if (node.kind !== 'scalar' || !/vars/i.test(node.text) || CONDITIONS.has(path.at(-1) ?? '')) continue;
    const placeOf = placesIn(workflow.text, node);
    const expressions = expressionsIn(node.text);
    // In JSON-like forms (`toJSON(vars)`) no variable is named.
    const isWhole = expressions.length === 1 && expressions[0]!.range[1] - expressions[0]!.range[0] === node.text.trim().length;
    const key = isWhole ? path.at(-1) : undefined;
    for (const { expression } of expressions) {
      for (const { context, decides } of contextsIn(expression)) {
        const [root, name] = context.path;
        if (decides || root?.toLowerCase() !== 'vars' || name === undefined) continue;
        const range = placeOf(context.range);
        const word = workflow.text.slice(...range);
        if (found.has(range[0]) || !/^vars\b/i.test(word)) continue;
        const asSecret = workflow.kind === 'workflow' && takesSecrets(path);
        found.set(range[0], { name, key, range, asSecret: asSecret ? [{ range: [range[0], range[0] + 4], text: 'secrets' }] : undefined });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** The text of a key of a step, when it is a text. */
export const inputOf = (inputs: readonly { readonly key: string; readonly value: Parameters<typeof textOf>[0] }[], name: string): string | undefined =>
  textOf(inputs.findLast(({ key }) => key.toLowerCase() === name)?.value);

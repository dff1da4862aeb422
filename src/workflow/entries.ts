/**
 * What does a workflow hand on? The environments of the workflow, its jobs, steps and containers, the inputs of actions
 * and of called workflows, and the credentials of registries.
 */
import type { WorkflowEntry } from '../model/workflow.ts';
import { at, entriesOf, type Entry, type Tree } from '../template/tree.ts';
import { valuesOf } from './values.ts';
import type { Scope, Workflow } from './workflow.ts';

/** A map of entries, with what can be read in it. */
export interface EntryHome {
  readonly tree: Tree | undefined;
  readonly scope: Scope;
  readonly passing: boolean;
}

export function* homesIn(workflow: Workflow): Iterable<EntryHome> {
  const home = (tree: Tree | undefined, scope: Scope, passing = false): EntryHome => ({ tree, scope, passing });
  if (workflow.kind === 'workflow') yield home(at(workflow.root, 'env'), []);
  for (const { tree, scope } of workflow.jobs) {
    for (const key of ['env', 'with', 'secrets']) yield home(at(tree, key), scope);
    const services = entriesOf(at(tree, 'services')).map(({ value }) => value);
    for (const container of [at(tree, 'container'), ...services]) {
      yield home(at(container, 'env'), scope, true);
      yield home(at(container, 'credentials'), scope);
    }
  }
  for (const { tree, scope } of workflow.steps) for (const key of ['env', 'with']) yield home(at(tree, key), scope);
}

/** Every map once, however many places an anchor gives it. */
export function mapsIn(workflow: Workflow): readonly { readonly entries: readonly Entry[]; readonly home: EntryHome }[] {
  const seen = new Set<Tree>();
  return [...homesIn(workflow)].flatMap((home) => {
    const { tree } = home;
    if (!tree || seen.has(tree)) return [];
    seen.add(tree);
    return [{ entries: entriesOf(tree), home }];
  });
}

export function entriesOfWorkflow(workflow: Workflow): readonly WorkflowEntry[] {
  const found = new Map<number, WorkflowEntry>();
  for (const { entries, home } of mapsIn(workflow)) {
    for (const { key, keyRange, value } of entries) {
      if (value.kind !== 'scalar' || value.type === 'null' || found.has(keyRange[0])) continue;
      found.set(keyRange[0], { key, keyRange, range: value.range, values: valuesOf(value.text, value.range, home.scope), passing: home.passing });
    }
  }
  return [...found.values()];
}

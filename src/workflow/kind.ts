/**
 * Is a document a workflow of GitHub Actions, or a composite action? Content decides: a workflow has jobs and says when
 * they run, an action has steps. Blind spot: actions that are JavaScript or an image, which have no steps.
 */
import { at, entriesOf, entryOf, type Tree } from '../template/tree.ts';

export type WorkflowKind = 'workflow' | 'action';

const JOBS = /^['"]?jobs['"]?[ \t]*:/m;
const EVENTS = /^['"]?(?:on|true)['"]?[ \t]*:/m;
const RUNS = /^['"]?runs['"]?[ \t]*:/m;
const STEPS = /^[ \t]+['"]?steps['"]?[ \t]*:/m;

/** Is it worth parsing? */
export const mayBeWorkflow = (text: string): boolean => (JOBS.test(text) && EVENTS.test(text)) || (RUNS.test(text) && STEPS.test(text));

/** When a workflow runs; some readers of YAML take its key for a truth value. */
export const eventsOf = (root: Tree): Tree | undefined => (entryOf(root, 'on') ?? entryOf(root, 'true'))?.value;

export function workflowKindOf(root: Tree): WorkflowKind | undefined {
  if (eventsOf(root) && entriesOf(at(root, 'jobs')).length > 0) return 'workflow';
  return at(root, 'runs', 'steps')?.kind === 'list' ? 'action' : undefined;
}

/**
 * What does a workflow consist of? Jobs and steps, each with the environments around it; a composite action is steps
 * without a job. What an anchor repeats is listed once.
 */
import { parse } from '../template/parse.ts';
import { at, entriesOf, entryOf, itemsOf, textOf, type Entry, type ScalarNode, type Tree } from '../template/tree.ts';
import { workflowKindOf, type WorkflowKind } from './kind.ts';

/** The environments around a place, the innermost first. */
export type Scope = readonly Tree[];

export interface Job {
  readonly id: string;
  readonly entry: Entry;
  readonly tree: Tree;
  readonly scope: Scope;
}

export interface Step {
  readonly tree: Tree;
  /** `undefined` in an action. */
  readonly job: Job | undefined;
  readonly scope: Scope;
  /** The action it uses, without version: `aws-actions/configure-aws-credentials`. */
  readonly uses: string | undefined;
  readonly inputs: readonly Entry[];
  readonly run: ScalarNode | undefined;
  /** The shell that is told for its script. */
  readonly shell: string | undefined;
}

export class Workflow {
  #jobs: readonly Job[] | undefined;
  #steps: readonly Step[] | undefined;

  constructor(
    readonly kind: WorkflowKind,
    readonly root: Tree,
    readonly text: string,
  ) {}

  get jobs(): readonly Job[] {
    return (this.#jobs ??= entriesOf(this.kind === 'workflow' ? at(this.root, 'jobs') : undefined).map((entry) => ({
      id: entry.key,
      entry,
      tree: entry.value,
      scope: [at(entry.value, 'env'), at(this.root, 'env')].filter((tree) => tree !== undefined),
    })));
  }

  get steps(): readonly Step[] {
    return (this.#steps ??= this.#read());
  }

  #read(): readonly Step[] {
    const seen = new Set<Tree>();
    const stepsOf = (list: Tree | undefined, job: Job | undefined): readonly Step[] =>
      itemsOf(list).flatMap((tree) => {
        if (tree.kind !== 'map' || seen.has(tree)) return [];
        seen.add(tree);
        const run = at(tree, 'run');
        const env = at(tree, 'env');
        const shell = at(tree, 'shell') ?? at(job?.tree, 'defaults', 'run', 'shell') ?? at(this.root, 'defaults', 'run', 'shell');
        return {
          tree,
          job,
          scope: [...(env ? [env] : []), ...(job?.scope ?? [])],
          uses: textOf(at(tree, 'uses'))?.replace(/@.*$/s, '').toLowerCase(),
          inputs: entriesOf(at(tree, 'with')),
          run: run?.kind === 'scalar' && run.type === 'string' ? run : undefined,
          shell: textOf(shell),
        };
      });
    if (this.kind === 'action') return stepsOf(at(this.root, 'runs', 'steps'), undefined);
    return this.jobs.flatMap((job) => stepsOf(at(job.tree, 'steps'), job));
  }
}

/** The innermost entry of a variable. */
export function variableIn(scope: Scope, name: string): Entry | undefined {
  for (const env of scope) {
    const entry = entryOf(env, name);
    if (entry) return entry;
  }
  return undefined;
}

export function workflowsIn(text: string): readonly Workflow[] {
  return parse(text).flatMap((root) => {
    const kind = workflowKindOf(root);
    return kind ? [new Workflow(kind, root, text)] : [];
  });
}

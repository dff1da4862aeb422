/** The file model of a workflow or a composite action of GitHub Actions. */
import { facet as lazyFacet, guarded, NO_FACETS } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
import { credentialsOf } from './credentials.ts';
import { entriesOfWorkflow } from './entries.ts';
import { literalsOf } from './literals.ts';
import { loginsOf } from './logins.ts';
import { parameterWritesOf } from './parameter-writes.ts';
import { secretUsesOf } from './secret-uses.ts';
import { variablesOf } from './variables.ts';
import { workflowsIn, type Workflow } from './workflow.ts';

/** The model of a file that is a workflow; `undefined` when its content is something else. */
export function workflowModel(text: string, place: Place): FileModel | undefined {
  const [workflow] = guarded(() => workflowsIn(text));
  if (!workflow) return undefined;
  const facet = <T>(read: (workflow: Workflow) => readonly T[]): (() => readonly T[]) => lazyFacet(() => read(workflow));
  return {
    kind: 'workflow',
    text,
    ...place,
    ...NO_FACETS,
    literals: facet(literalsOf),
    credentials: facet(credentialsOf),
    parameterWrites: facet(parameterWritesOf),
    secretUses: facet(secretUsesOf),
    workflowEntries: facet(entriesOfWorkflow),
    repositoryVariables: facet(variablesOf),
    cloudLogins: facet(loginsOf),
  };
}

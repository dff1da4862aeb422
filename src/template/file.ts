/** The file model of a template: what the documents of the file say together. */
import { facet as lazyFacet, guarded, NO_FACETS } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
import { environmentsOf } from './environments.ts';
import { literalsOf } from './literals.ts';
import { managedPoliciesOf } from './managed-policies.ts';
import { parameterWritesOf } from './parameter-writes.ts';
import { policiesOf } from './policies.ts';
import { resourcesOf } from './resources.ts';
import { templateEntriesOf } from './template-entries.ts';
import { templatesIn, type Template } from './template.ts';

/** The model of a file that is a template; `undefined` when its content is something else. */
export function templateModel(text: string, place: Place): FileModel | undefined {
  const templates = guarded(() => templatesIn(text));
  const [first] = templates;
  if (!first) return undefined;
  const facet = <T>(read: (template: Template) => readonly T[]): (() => readonly T[]) =>
    lazyFacet(() => templates.flatMap(read));
  return {
    kind: first.kind,
    text,
    ...place,
    ...NO_FACETS,
    environments: facet(environmentsOf),
    literals: facet(literalsOf),
    policies: facet(policiesOf),
    managedPolicies: facet(managedPoliciesOf),
    resources: facet(resourcesOf),
    parameterWrites: facet(parameterWritesOf),
    templateEntries: facet(templateEntriesOf),
  };
}

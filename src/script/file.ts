/** The file model of a JavaScript or TypeScript file. */
import type { SourceCode } from 'eslint';
import { isToolPath } from '../knowledge/run-time.ts';
import { facet as lazyFacet, NO_FACETS } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
import type { Settings } from '../settings.ts';
import { constructsOf } from './constructs.ts';
import { credentialsOf } from './credentials.ts';
import { environmentReadsOf } from './environment-reads.ts';
import { environmentsOf } from './environments.ts';
import { concernsSecrets } from './flow/evidence.ts';
import { literalsOf } from './literals.ts';
import { managedPoliciesOf } from './managed-policies.ts';
import { parameterReadsOf } from './parameter-reads.ts';
import { parameterWritesOf } from './parameter-writes.ts';
import { policiesOf } from './policies.ts';
import { requestsOf } from './requests.ts';
import { runsInAws } from './run-time.ts';
import { Script } from './script.ts';
import { secretCachesOf } from './secret-caches.ts';
import { secretResponsesOf, secretUsesOf } from './secret-uses.ts';
import { templateEntriesOf } from './template-entries.ts';
import { transportOf } from './transport.ts';

/** Is the tree one of JavaScript or TypeScript? Parsers of YAML and JSON also call their root `Program`. */
export function isScript({ ast, scopeManager }: SourceCode): boolean {
  if (!scopeManager || (ast.type as string) !== 'Program' || !Array.isArray(ast.body)) return false;
  return !(ast.body as readonly { type: string }[]).some(({ type }) => /^(?:YAML|JSON|TOML)/.test(type));
}

/**
 * The model of a file whose tree is that of a script.
 * @param path of the file, from where ESLint runs
 */
export function scriptModel(sourceCode: SourceCode, settings: Settings, path: string, place: Place): FileModel {
  const script = new Script(sourceCode, settings, place.isTest, /\.[cm]?tsx?$/.test(path));
  const facet = <T>(read: (script: Script) => readonly T[]): (() => readonly T[]) => lazyFacet(() => read(script));
  const concerns = facet((file) => [concernsSecrets(file)]);
  const runTime = facet((file) => [!isToolPath(path) && runsInAws(file)]);
  return {
    kind: 'script',
    text: script.text,
    ...place,
    ...NO_FACETS,
    concernsSecrets: () => concerns()[0] ?? true,
    runsInAws: () => runTime()[0] ?? false,
    environments: facet(environmentsOf),
    environmentReads: facet(environmentReadsOf),
    literals: facet(literalsOf),
    parameterReads: facet(parameterReadsOf),
    parameterWrites: facet(parameterWritesOf),
    secretUses: facet(secretUsesOf),
    templateEntries: facet(templateEntriesOf),
    secretResponses: facet(secretResponsesOf),
    secretCaches: facet(secretCachesOf),
    transport: facet(transportOf),
    policies: facet(policiesOf),
    managedPolicies: facet(managedPoliciesOf),
    resources: facet(constructsOf),
    requests: facet(requestsOf),
    credentials: facet(credentialsOf),
  };
}

/** The file model of a JavaScript or TypeScript file. */
import type { SourceCode } from 'eslint';
import { facet as lazyFacet } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
import type { Settings } from '../settings.ts';
import { constructsOf } from './constructs.ts';
import { environmentsOf } from './environments.ts';
import { literalsOf } from './literals.ts';
import { managedPoliciesOf } from './managed-policies.ts';
import { parameterReadsOf } from './parameter-reads.ts';
import { parameterWritesOf } from './parameter-writes.ts';
import { policiesOf } from './policies.ts';
import { requestsOf } from './requests.ts';
import { Script } from './script.ts';
import { secretCachesOf } from './secret-caches.ts';
import { secretUsesOf } from './secret-uses.ts';

/** Is the tree one of JavaScript or TypeScript? Parsers of YAML and JSON also call their root `Program`. */
export function isScript({ ast, scopeManager }: SourceCode): boolean {
  if (!scopeManager || (ast.type as string) !== 'Program' || !Array.isArray(ast.body)) return false;
  return !(ast.body as readonly { type: string }[]).some(({ type }) => /^(?:YAML|JSON|TOML)/.test(type));
}

/** The model of a file whose tree is that of a script. */
export function scriptModel(sourceCode: SourceCode, settings: Settings, place: Place): FileModel {
  const script = new Script(sourceCode, settings, place.isTest);
  const facet = <T>(read: (script: Script) => readonly T[]): (() => readonly T[]) => lazyFacet(() => read(script));
  return {
    kind: 'script',
    text: script.text,
    ...place,
    environments: facet(environmentsOf),
    literals: facet(literalsOf),
    parameterReads: facet(parameterReadsOf),
    parameterWrites: facet(parameterWritesOf),
    secretUses: facet(secretUsesOf),
    secretCaches: facet(secretCachesOf),
    policies: facet(policiesOf),
    resources: facet(constructsOf),
    managedPolicies: facet(managedPoliciesOf),
    requests: facet(requestsOf),
  };
}

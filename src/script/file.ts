/** The file model of a JavaScript or TypeScript file. */
import type { SourceCode } from 'eslint';
import { facet as lazyFacet } from '../model/facet.ts';
import type { FileModel, Place } from '../model/file.ts';
/**
 * The file model of a JavaScript or TypeScript file. One model per file, shared by all rules, kept as long as the syntax tree lives.
 */
import { relative } from 'node:path';
import type { Rule } from 'eslint';
import { isToolPath } from '../knowledge/run-time.ts';
import type { FileModel } from '../model/file.ts';
import { isTestFile } from '../model/test-file.ts';
import type { Settings } from '../settings.ts';
import { constructsOf } from './constructs.ts';
import { environmentReadsOf } from './environment-reads.ts';
import { environmentsOf } from './environments.ts';
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
// Keyed by the tree, not by the SourceCode: oxlint uses one SourceCode object for all files.
// One tree can be linted again under other settings or another name; then it gets a model of its own.
const models = new WeakMap<object, { readonly settings: Settings; readonly filename: string; readonly model: FileModel }>();
/**
 * The model of the file that a rule is asked about; `undefined` when the file is not JavaScript or TypeScript (a YAML or JSON parser
 * also calls its root `Program`).
 */
export function modelOf(context: Rule.RuleContext, settings: Settings): FileModel | undefined {
  const { sourceCode } = context;
  if (!sourceCode.scopeManager || !isScriptTree(sourceCode.ast)) return undefined;
  const known = models.get(sourceCode.ast);
  if (known?.settings === settings && known.filename === context.filename) return known.model;
  const path = relative(context.cwd, context.filename);
  const script = new Script(sourceCode, settings, isTestFile(path, settings.testFiles), /\.[cm]?tsx?$/.test(path));
  const model = scriptModel(script, path);
  models.set(sourceCode.ast, { settings, filename: context.filename, model });
  return model;
function isScriptTree(ast: { type: string; body?: readonly { type: string }[] }): boolean {
  return ast.type === 'Program' && Array.isArray(ast.body) && !ast.body.some(({ type }) => /^(?:YAML|JSON|TOML)/.test(type));
function scriptModel(script: Script, path: string): FileModel {
  const facet = <T>(read: (script: Script) => readonly T[]): (() => readonly T[]) => {
    let found: readonly T[] | undefined;
    return () => (found ??= guarded(() => read(script)));
  };
  const runTime = facet((file) => [!isToolPath(path) && runsInAws(file)]);
    isTest: script.isTest,
    runsInAws: () => runTime()[0] ?? false,
    environmentReads: facet(environmentReadsOf),
    parameterReads: facet(parameterReadsOf),
    parameterWrites: facet(parameterWritesOf),
    secretUses: facet(secretUsesOf),
    templateEntries: facet(templateEntriesOf),
    secretResponses: facet(secretResponsesOf),
    secretCaches: facet(secretCachesOf),
    policies: facet(policiesOf),
    resources: facet(constructsOf),
    managedPolicies: facet(managedPoliciesOf),
    requests: facet(requestsOf),
  };
}

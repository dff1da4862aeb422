/**
 * The file model of a JavaScript or TypeScript file. One model per file, shared by all rules, kept as long as the syntax tree lives.
 */
import { relative } from 'node:path';
import type { Rule } from 'eslint';
import { isToolPath } from '../knowledge/run-time.ts';
import type { FileModel } from '../model/file.ts';
import { isTestFile, isTranslationFile } from '../model/test-file.ts';
import type { Settings } from '../settings.ts';
import { constructsOf } from './constructs.ts';
import { credentialsOf } from './credentials.ts';
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
import { transportOf } from './transport.ts';

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
  const path = pathWithin(context.cwd, context.filename);
  const script = new Script(sourceCode, settings, isTestFile(path, settings.testFiles), /\.[cm]?tsx?$/.test(path));
  const model = scriptModel(script, path);
  models.set(sourceCode.ast, { settings, filename: context.filename, model });
  return model;
}

/** The path below the working directory; asked for every file, and nearly every file is below it. */
function pathWithin(cwd: string, filename: string): string {
  const isBelow = filename.startsWith(cwd) && /[\\/]/.test(filename.charAt(cwd.length));
  return isBelow ? filename.slice(cwd.length + 1) : relative(cwd, filename);
}

function isScriptTree(ast: { type: string; body?: readonly { type: string }[] }): boolean {
  return ast.type === 'Program' && Array.isArray(ast.body) && !ast.body.some(({ type }) => /^(?:YAML|JSON|TOML)/.test(type));
}

function scriptModel(script: Script, path: string): FileModel {
  const facet = <T>(read: (script: Script) => readonly T[]): (() => readonly T[]) => {
    let found: readonly T[] | undefined;
    return () => (found ??= guarded(() => read(script)));
  };
  const runTime = facet((file) => [!isToolPath(path) && runsInAws(file)]);
  return {
    kind: 'script',
    text: script.text,
    isTest: script.isTest,
    isTranslation: isTranslationFile(path),
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
    resources: facet(constructsOf),
    requests: facet(requestsOf),
    managedPolicies: facet(managedPoliciesOf),
    credentials: facet(credentialsOf),
  };
}

/** A defect of a reader must not end the user's lint run: the part is left out. Tests set the variable to see the exception. */
function guarded<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (process.env['AWS_SECRETS_RETHROW']) throw error;
    return [];
  }
}

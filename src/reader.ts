/**
 * Which reader understands a file? One model per file, shared by all rules, kept as long as the tree lives that ESLint has
 * of it: for text files that tree says nothing, but it is one per lint of a file, whatever language it belongs to.
 */
import { relative } from 'node:path';
import type { Rule } from 'eslint';
import { dotenvModel } from './dotenv/file.ts';
import { mediumOf } from './medium.ts';
import type { FileModel, Place } from './model/file.ts';
import { isTestFile, isTranslationFile } from './model/test-file.ts';
import { isScript, scriptModel } from './script/file.ts';
import type { Settings } from './settings.ts';
import { templateModel } from './template/file.ts';
import { workflowModel } from './workflow/file.ts';

// Keyed by the tree, not by the SourceCode: oxlint uses one SourceCode object for all files.
// One tree can be linted again under other settings or another name; then it gets a model of its own.
const models = new WeakMap<object, { settings: Settings; filename: string; model: FileModel | undefined }>();

/** The model of the file that a rule is asked about; `undefined` when it is no file that any reader understands. */
export function modelOf(context: Rule.RuleContext, settings: Settings): FileModel | undefined {
  const { filename, sourceCode } = context;
  const known = models.get(sourceCode.ast);
  if (known?.settings === settings && known.filename === filename) return known.model;
  const model = readModel(context, settings);
  models.set(sourceCode.ast, { settings, filename, model });
  return model;
}

/** The path below the working directory; asked for every file, and nearly every file is below it. */
function pathWithin(cwd: string, filename: string): string {
  const isBelow = filename.startsWith(cwd) && /[\\/]/.test(filename.charAt(cwd.length));
  return isBelow ? filename.slice(cwd.length + 1) : relative(cwd, filename);
}

function readModel(context: Rule.RuleContext, settings: Settings): FileModel | undefined {
  const { sourceCode } = context;
  const path = pathWithin(context.cwd, context.filename);
  const place: Place = { path, isTest: isTestFile(path, settings.testFiles), isTranslation: isTranslationFile(path) };
  switch (mediumOf(context)) {
    case 'script':
      return isScript(sourceCode) ? scriptModel(sourceCode, settings, path, place) : undefined;
    case 'template':
      return templateModel(sourceCode.text, place);
    case 'workflow':
      return workflowModel(sourceCode.text, place);
    case 'dotenv':
      return dotenvModel(sourceCode.text, context.filename, place);
    default:
      return undefined;
  }
}

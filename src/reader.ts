/**
 * Which reader understands a file? One model per file, shared by all rules, kept as long as the tree lives that ESLint has
 * of it: for text files that tree says nothing, but it is one per lint of a file, whatever language it belongs to.
 */
import { relative } from 'node:path';
import type { Rule } from 'eslint';
import { dotenvModel } from './dotenv/file.ts';
import type { FileModel, Medium, Place } from './model/file.ts';
import { isTestFile, isTranslationFile } from './model/test-file.ts';
import { isScript, scriptModel } from './script/file.ts';
import type { Settings } from './settings.ts';
import { mayBeTemplate } from './template/kind.ts';
import { templateModel } from './template/file.ts';
import { isTextSource } from './text/source-code.ts';
import { workflowModel } from './workflow/file.ts';
import { mayBeWorkflow } from './workflow/kind.ts';

/** Files that are never scripts, whatever parser or language they were given to. */
const TEXT_FILE = /\.(?:ya?ml|json[c5]?|template|env)$|(?:^|[/\\])\.env(?:\.[\w-]+)*(?<!\.[cm]?[jt]sx?)$/i;

/** `.env`, `.env.production`, `prod.env`; not `.env.ts`. */
const DOTENV_FILE = /\.env$|(?:^|[/\\])\.env(?:\.[\w-]+)*(?<!\.(?:[cm]?[jt]sx?|ya?ml|json[c5]?))$/i;

/**
 * What is the file, at a glance? `undefined` when no rule has anything to say about it. Every rule asks it of every file: one
 * look at the name, and of text files one expression on the text.
 */
export function mediumOf({ sourceCode, filename }: Rule.RuleContext): Medium | undefined {
  if (!isTextSource(sourceCode) && !TEXT_FILE.test(filename)) return 'script';
  if (DOTENV_FILE.test(filename)) return 'dotenv';
  // A workflow may hold a template in a script of its own.
  if (mayBeWorkflow(sourceCode.text)) return 'workflow';
  return mayBeTemplate(sourceCode.text) ? 'template' : undefined;
}

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

function readModel(context: Rule.RuleContext, settings: Settings): FileModel | undefined {
  const { sourceCode } = context;
  const path = relative(context.cwd, context.filename);
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

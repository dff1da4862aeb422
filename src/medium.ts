/**
 * What is a file, at a glance? Asked by every rule about every file before anything is parsed or loaded: one look at the
 * name, and of text files one expression on the text.
 */
import type { Rule } from 'eslint';
import type { Medium } from './model/file.ts';
import { mayBeTemplate } from './template/kind.ts';
import { isTextSource } from './text/source-code.ts';
import { mayBeWorkflow } from './workflow/kind.ts';

/** Files that are never scripts, whatever parser or language they were given to. */
const TEXT_FILE = /\.(?:ya?ml|json[c5]?|template)$/i;

/** `.env`, `.env.production`, `prod.env`; not `.env.ts`. */
const DOTENV_FILE = /\.env$|(?:^|[/\\])\.env(?:\.[\w-]+)*(?<!\.(?:[cm]?[jt]sx?|ya?ml|json[c5]?))$/i;

/** Characters. What is longer was generated (the compiler of TypeScript has nine million); nobody wrote it or will repair it. */
const MAX_LENGTH = { script: 4_000_000, text: 6_000_000 };

/**
 * The medium of a file; `undefined` when no rule has anything to say about it, or when it is too long to be read.
 */
export function mediumOf({ sourceCode, filename }: Rule.RuleContext): Medium | undefined {
  const { length } = sourceCode.text;
  const isDotenv = DOTENV_FILE.test(filename);
  if (!isTextSource(sourceCode) && !isDotenv && !TEXT_FILE.test(filename)) return length > MAX_LENGTH.script ? undefined : 'script';
  if (length > MAX_LENGTH.text) return undefined;
  if (isDotenv) return 'dotenv';
  // A workflow may hold a template in a script of its own.
  if (mayBeWorkflow(sourceCode.text)) return 'workflow';
  return mayBeTemplate(sourceCode.text) ? 'template' : undefined;
}

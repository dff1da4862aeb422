/**
 * What is a file, at a glance? Asked by every rule about every file before anything is parsed or loaded: one look at the
 * name, and of text files one expression on the text.
 */
import type { Rule } from 'eslint';
import type { Medium } from './model/file.ts';
import { mayBeTemplate } from './template/kind.ts';
import { isTextSource } from './text/source-code.ts';

/** Files that are never scripts, whatever parser or language they were given to. */
const TEXT_FILE = /\.(?:ya?ml|json[c5]?|template)$/i;

/**
 * The medium of a file; `undefined` when no rule has anything to say about it.
 */
export function mediumOf({ sourceCode, filename }: Rule.RuleContext): Medium | undefined {
  if (!isTextSource(sourceCode) && !TEXT_FILE.test(filename)) return 'script';
  // Further kinds of text files are told apart here: workflows by their content, `.env` by the name.
  return mayBeTemplate(sourceCode.text) ? 'template' : undefined;
}

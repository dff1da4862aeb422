/**
 * Which scripts does a template or a workflow hold, as files of their own? Code of functions stays as it is; scripts of
 * workflows are the body of a function, and are put into one.
 */
import type { Linter } from 'eslint';
import { SCRIPT_PARAMETERS } from '../knowledge/deployment/inline-code.ts';
import { guarded } from '../model/facet.ts';
import { mayBeTemplate } from '../template/kind.ts';
import { templatesIn } from '../template/template.ts';
import { mayBeWorkflow } from '../workflow/kind.ts';
import { workflowsIn } from '../workflow/workflow.ts';
import { functionCodesOf } from './function-code.ts';
import { stepScriptsOf } from './github-script.ts';
import { FILE_BREAKS, Lines, Restoring } from './messages.ts';
import { joined, unspelled, type Passage } from './passage.ts';

export interface InlineScript {
  /** The name of a file: `Api.cjs`. */
  readonly filename: string;
  readonly text: string;
  /** What a message about the script says about the file. */
  restored(message: Linter.LintMessage): Linter.LintMessage | undefined;
}

/** The scripts in the text of a file. */
export function inlineScriptsIn(file: string): readonly InlineScript[] {
  // Offsets of ESLint do not count a byte order mark.
  const text = file.replace(/^\uFEFF/, '');
  const lines = new Lines(text, FILE_BREAKS);
  const script = (id: string, extension: string, passage: Passage): InlineScript => {
    const restoring = new Restoring(passage, lines);
    const filename = `${id.replace(/\W/g, '_').slice(0, 60)}.${extension}`;
    return { filename, text: passage.text, restored: (message) => restoring.message(message) };
  };
  return guarded(() => {
    if (mayBeWorkflow(text)) {
      const found = workflowsIn(text).flatMap(stepScriptsOf);
      return found.map(({ id, code }) => script(id, 'cjs', joined([HEAD, code, FOOT])));
    }
    const found = mayBeTemplate(text) ? templatesIn(text).flatMap(functionCodesOf) : [];
    return found.map(({ id, code }) => script(id, MODULE.test(code.text) ? 'mjs' : 'cjs', joined([code, unspelled('\n')])));
  });
}

const HEAD = unspelled(`(async (${SCRIPT_PARAMETERS}) => {\n`);
const FOOT = unspelled('\n})();\n');

/** A statement that only a module has. */
const MODULE = /^[ \t]*(?:import(?:[ \t]+\w|[ \t]*[*{'"])|export(?:[ \t]+(?:default|const|let|var|async|function|class)\b|[ \t]*[{*]))/m;

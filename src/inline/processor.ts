/**
 * The processor `aws-secrets/inline-scripts`: JavaScript in templates and workflows is linted as if it were in files of
 * its own, `template.yaml/1_Api.cjs`, by whatever rules apply to such files. The file itself stays one of the file's
 * language. Nothing is loaded before a text mentions inline code.
 */
import type { Linter } from 'eslint';
import packageJson from '../../package.json' with { type: 'json' };
import { inlineScriptsIn, type InlineScript } from './scripts.ts';

type Message = Linter.LintMessage;

/** Is it worth parsing? The properties that hold code, and the action, whose name has no case. */
const MENTIONS_CODE = /ZipFile|InlineCode|FunctionCode|syn-nodejs-|APPSYNC_JS|actions\/github-script/i;

// ESLint asks twice about a file, and tells the second time only its name. Nothing comes between, unless a rule of the user threw.
let open: { readonly filename: string; readonly scripts: readonly InlineScript[] } | undefined;

export const inlineScripts: Linter.Processor = {
  meta: { name: `${packageJson.name}/inline-scripts`, version: packageJson.version },
  supportsAutofix: true,
  preprocess(text, filename) {
    const scripts = MENTIONS_CODE.test(text) ? inlineScriptsIn(text) : [];
    open = { filename, scripts };
    return [text, ...scripts];
  },
  postprocess([own = [], ...found], filename) {
    const scripts = open?.filename === filename ? open.scripts : [];
    open = undefined;
    const restored = found.flatMap((messages, i) => messages.flatMap((message) => scripts[i]?.restored(message) ?? []));
    return restored.length === 0 ? own : merged(own, restored);
  },
};

const compare = (a: Message, b: Message): number => a.line - b.line || a.column - b.column;

/** Where a message ends; behind its beginning where it does not say. */
const endOf = ({ line, column, endLine = line, endColumn = column }: Message) => ({ line: endLine, column: endColumn });

const isBefore = (a: Message, b: Message): boolean => {
  const end = endOf(a);
  return end.line < b.line || (end.line === b.line && end.column < b.column);
};

/**
 * The messages about the file and its scripts, in order. What rules say about both, the file's text and the code, is said
 * once: where the code has it, or not at all where a comment in the file disables it.
 */
function merged(own: readonly Message[], restored: readonly Message[]): Message[] {
  const isDisabled = (message: Message): boolean => 'suppressions' in message;
  const same = (a: Message) => (b: Message): boolean => a.ruleId !== null && a.ruleId === b.ruleId && !isBefore(a, b) && !isBefore(b, a);
  const about = restored.filter((message) => !own.some((other) => isDisabled(other) && same(message)(other)));
  return [...own.filter((message) => isDisabled(message) || !about.some(same(message))), ...about].sort(compare);
}

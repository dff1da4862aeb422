/** Answers the page's questions with ESLint, off the page's thread. */
import { Linter } from 'eslint/universal';
import plugin from '../../src/index.ts';
import { configurationOf, needsTypeScript, type Question } from './lint.ts';

export interface Request {
  readonly id: number;
  readonly kind: 'lint' | 'fix';
  readonly question: Question;
}

/** A finding as the page shows it: offsets instead of lines, and where to read about its rule. */
export type Finding = Linter.LintMessage & { readonly from: number; readonly to: number; readonly rule: string };

export interface Answer {
  readonly id: number;
  /** The text after all fixes, for `fix`. */
  readonly output?: string;
  readonly findings?: readonly Finding[];
  /** How long ESLint took. */
  readonly milliseconds?: number;
  readonly error?: string;
}

const linter = new Linter({ configType: 'flat', cwd: '/' });
let parser: Promise<Linter.Parser> | undefined;

const typeScriptParser = (): Promise<Linter.Parser> => (parser ??= import('./parser.ts').then((module) => module.default as Linter.Parser));

function located(text: string, messages: readonly Linter.LintMessage[]): Finding[] {
  const starts = [0];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)) starts.push(index + lineBreak.length);
  const offset = (line: number, column: number): number => Math.min(text.length, (starts[line - 1] ?? text.length) + column - 1);
  return messages.map((message) => {
    const from = offset(message.line, message.column);
    const to = offset(message.endLine ?? message.line, message.endColumn ?? message.column + 1);
    return { ...message, from, to: Math.max(from, to), rule: message.ruleId?.replace('aws-secrets/', '') ?? '' };
  });
}

async function answer({ id, kind, question }: Request): Promise<Answer> {
  const { text, filename } = question;
  const configuration = configurationOf(question, plugin, needsTypeScript(filename) ? await typeScriptParser() : undefined);
  const start = performance.now();
  // Scripts in templates and workflows, whatever their names end in.
  const options = { filename, filterCodeBlock: () => true };
  if (kind === 'fix') return { id, output: linter.verifyAndFix(text, configuration, options).output };
  const messages = linter.verify(text, configuration, options);
  return { id, findings: located(text, messages), milliseconds: performance.now() - start };
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data)
    .catch((error: unknown): Answer => ({ id: data.id, error: error instanceof Error ? error.message : String(error) }))
    .then((result) => postMessage(result));
});

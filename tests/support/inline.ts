/** Lints templates and workflows with the scripts in them. */
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';

/** The scripts as ESLint gets them, by the names of their files. */
export function scriptsIn(text: string): Record<string, string> {
  const { preprocess, postprocess } = plugin.processors['inline-scripts'];
  const [own, ...blocks] = preprocess!(text, 'file');
  postprocess!([[]], 'file');
  if (own !== text) throw new Error('the first block is the file');
  return Object.fromEntries(blocks.map((block) => (typeof block === 'string' ? ['', block] : [block.filename, block.text])));
}

export interface InlineSetup {
  readonly filename?: string;
  /** Before our configurations. */
  readonly before?: readonly Linter.Config[];
  /** Of the scripts, beside ours. */
  readonly rules?: Linter.RulesRecord;
}

const SCRIPTS = ['**/*.{yaml,yml,json,template}/*.{cjs,mjs}'];

export function lintInline(text: string, { filename = 'template.yaml', before = [], rules = {} }: InlineSetup = {}): Linter.LintMessage[] {
  const { templates, workflows, 'inline-scripts': inline } = plugin.configs;
  const config = [...before, templates, workflows, ...inline, { files: SCRIPTS, rules }];
  return new Linter({ configType: 'flat' }).verify(text, config, { filename, filterCodeBlock: () => true });
}

/** What stands at the place of a message. */
export function placeIn(text: string, { line, column, endLine, endColumn }: Linter.LintMessage): string {
  const starts = [0, ...Array.from(text.matchAll(/\r?\n/g), ({ 0: found, index }) => index + found.length)];
  return text.slice(starts[line - 1]! + column - 1, starts[(endLine ?? line) - 1]! + (endColumn ?? column) - 1);
}

/** `line:column rule what` of each finding. */
export const toldInline = (text: string, messages: readonly Linter.LintMessage[]): string[] =>
  messages.map((message) => `${message.line}:${message.column} ${message.ruleId?.replace('aws-secrets/', '') ?? message.message} ${placeIn(text, message)}`);

export function applied(text: string, fix: Linter.LintMessage['fix']): string {
  if (!fix) throw new Error('no fix');
  return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

/**
 * What does the plugin say about a block of a page? Blocks that begin with ❌ or ✅ are linted while the site is built, under the
 * conditions of the tests of the pages: all rules, with the options that the block states.
 */
import { deflateRawSync } from 'node:zlib';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { ShikiTransformer } from 'shiki';
import plugin from '../../dist/index.js';
import { configurationOf, type Question } from '../playground/lint.ts';
import { trackedProject } from '../scripts/tracked-project.mjs';
import { partsOf, type Part } from '../playground/message.ts';

const FILENAMES: Record<string, string> = {
  ts: 'src/example.ts', tsx: 'src/example.tsx', js: 'src/example.mjs', mjs: 'src/example.mjs', jsx: 'src/example.jsx',
  json: 'template.json', jsonc: 'template.json', dotenv: '.env',
};
const OPTIONS = /^(?:\/\/|#) [❌✅](?: \S+)? with (\{.*\})$/mu;

/** What does a block of YAML hold? */
const yamlFile = (code: string): string =>
  /^(?:AWSTemplateFormatVersion|Resources):/m.test(code) ? 'template.yaml' : /^provider:/m.test(code) ? 'serverless.yml' : '.github/workflows/example.yml';

/** The question a block asks, for ESLint and for the playground; `undefined` when it is no example. */
export function questionOf(code: string, language: string, page: string): Question | undefined {
  const known = /^ya?ml$/.test(language) ? yamlFile(code) : FILENAMES[language];
  if (!/^(?:\/\/|#) [❌✅]/u.test(code) || !known) return undefined;
  const rule = /rules\/([\w-]+)\.md$/.exec(page)?.[1];
  const options = OPTIONS.exec(code)?.[1];
  // `.env` files say their name.
  const filename = language === 'dotenv' ? (/^# \S+ (\S*\.env\S*)/u.exec(code)?.[1] ?? known) : known;
  return {
    text: code,
    filename,
    strictness: 'all',
    more: { rules: options && rule ? { [`aws-secrets/${rule}`]: ['error', JSON.parse(options)] } : {} },
  };
}

const project = trackedProject();
const linter = new Linter({ configType: 'flat', cwd: project.folder });

/** VitePress renders a page several times: for the page, for the search, for the server. */
const known = new Map<string, Linter.LintMessage[]>();

export function findingsOf(question: Question): Linter.LintMessage[] {
  const key = JSON.stringify(question);
  let found = known.get(key);
  if (!found) {
    const filename = project.fileOf(question);
    found = linter.verify(question.text, configurationOf(question, plugin, parser as Linter.Parser), { filename });
    known.set(key, found);
  }
  return found;
}

/** Part of the playground's address that holds a question; it is read by `playground/share.ts`. */
export const hashOf = (question: Question): string => deflateRawSync(JSON.stringify(question), { level: 9 }).toString('base64url');

const element = ({ text, isCode }: Part): unknown =>
  isCode ? { type: 'element', tagName: 'b', properties: {}, children: [{ type: 'text', value: text }] } : { type: 'text', value: text };

/** Draws the findings into a block: a wavy line below the code, the message below the line. */
export function findings(pageOf: () => string): ShikiTransformer {
  // A block is drawn in one go, from its text to its elements.
  let found: readonly Linter.LintMessage[] = [];
  return {
    name: 'aws-secrets:findings',
    preprocess(code, options) {
      const question = questionOf(code, String(options.lang), pageOf());
      found = question ? findingsOf(question) : [];
      if (!question) return;
      const lines = code.split('\n');
      const marks: { start: { line: number; character: number }; end: { line: number; character: number }; properties: { class: string } }[] = [];
      for (const { line, column, endLine = line, endColumn = column + 1 } of found) {
        // What spans lines is marked on its first; ends of lines are not code.
        const end = Math.min(endLine === line ? endColumn - 1 : Infinity, lines[line - 1]!.replace(/\s+$/, '').length);
        const last = marks.at(-1);
        const start = last?.end.line === line - 1 ? Math.max(last.end.character, column - 1) : column - 1;
        if (start < end) marks.push({ start: { line: line - 1, character: start }, end: { line: line - 1, character: end }, properties: { class: 'squiggle' } });
      }
      options.decorations = marks;
    },
    pre(node) {
      if (found.length === 0) return;
      const code = node.children[0] as { children: { type: string; tagName?: string }[] };
      const children: unknown[] = [];
      let line = 0;
      for (const child of code.children) {
        if (child.type !== 'element') continue;
        line += 1;
        // The line break goes before the message, which is a block of its own.
        children.push(child, { type: 'text', value: '\n' });
        for (const { message, ruleId } of found.filter((finding) => finding.line === line)) {
          const name = ruleId?.replace('aws-secrets/', '') ?? '';
          const rule = pageOf().endsWith(`/${name}.md`) ? { type: 'text', value: '' } : { type: 'element', tagName: 'span', properties: { class: 'finding-rule' }, children: [{ type: 'text', value: name }] };
          children.push({
            type: 'element', tagName: 'small', properties: { class: 'finding vp-copy-ignore' },
            children: [...partsOf(message).map(element), { type: 'text', value: ' ' }, rule],
          });
        }
      }
      code.children = children as typeof code.children;
    },
  };
}

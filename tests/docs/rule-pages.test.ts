/**
 * Do the pages tell the truth? Every ❌ block is reported by its rule and by no other; every ✅ block is silent under all rules.
 */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../src/index.ts';
import { lint } from '../support/linting.ts';
import { trackedFolder } from '../support/tracked.ts';
import { lintDotenv, lintWorkflow } from '../support/workflows.ts';

const names = Object.keys(plugin.rules) as RuleName[];
const allRules = Object.fromEntries(names.map((name) => [`aws-secrets/${name}`, 'error' as const]));

interface Block {
  readonly language: string;
  readonly code: string;
  readonly options: unknown;
}

const page = (name: RuleName): string => readFileSync(new URL(`../../docs/rules/${name}.md`, import.meta.url), 'utf8');

/**
 * Fenced blocks of a page; a block may state its options: `// ❌ with { "ttlSeconds": 60 }`. Workflows are marked with `# ❌`,
 * `.env` files also say their name: `# ❌ .env.production`.
 */
function blocksOf(name: RuleName): Block[] {
  return [...page(name).matchAll(/```(ts|tsx|yaml|dotenv)\n([\s\S]*?)```/g)].map(([, language, code]) => {
    const options = /^(?:\/\/|#) [❌✅](?: \S+)? with (\{.*\})$/mu.exec(code!)?.[1];
    return { language: language!, code: code!, options: options === undefined ? undefined : JSON.parse(options) };
  });
}

/** Where git tracks `.env` files. */
const folder = trackedFolder(['.env', '.env.production', '.env.example']);

function lintBlock(name: RuleName, { code, language, options }: Block) {
  const rules: Linter.RulesRecord = options === undefined ? allRules : { ...allRules, [`aws-secrets/${name}`]: ['error', options] };
  if (language === 'yaml') return lintWorkflow(code, { rules });
  if (language === 'dotenv') return lintDotenv(code, { rules, cwd: folder, filename: `${folder}/${/^# \S+ (\S+)/.exec(code)?.[1]}` });
  return lint(code, { rules, filename: `src/example.${language}` });
}

describe.each(names)('docs/rules/%s.md', (name) => {
  const marked = (mark: string) => blocksOf(name).filter(({ code }) => code.startsWith(`// ${mark}`) || code.startsWith(`# ${mark}`));

  it('has the sections of every page', () => {
    const headings = [...page(name).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Why', 'Examples', 'Options', 'Not a finding', 'When not to use it']));
  });

  it('marks every example as wrong or right', () => {
    const examples = page(name).split(/^## /m).find((section) => section.startsWith('Examples')) ?? '';
    for (const [, code] of examples.matchAll(/```(?:tsx?|yaml|dotenv)\n([\s\S]*?)```/g)) expect(code).toMatch(/^(?:\/\/|#) [❌✅]/u);
    expect(marked('❌').length).toBeGreaterThan(0);
    expect(marked('✅').length).toBeGreaterThan(0);
  });

  it('names the clauses it enforces', () => {
    for (const clause of plugin.rules[name].meta.docs.guide) expect(page(name)).toContain(clause);
  });

  it('❌ blocks are reported by this rule alone', () => {
    for (const block of marked('❌')) {
      const reported = new Set(lintBlock(name, block).map(({ ruleId, message }) => ruleId ?? message));
      expect([...reported], block.code).toEqual([`aws-secrets/${name}`]);
    }
  });

  it('✅ blocks are silent', () => {
    for (const block of marked('✅')) expect(lintBlock(name, block), block.code).toEqual([]);
  });
});

/**
 * Do the pages tell the truth? Every ❌ block is reported by its rule and by no other; every ✅ block is silent under all rules; what
 * stands after `// after …` is what the repair makes of the `// before` above it.
 */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type RuleName } from '../../src/index.ts';
import { mayBeTemplate } from '../../src/template/kind.ts';
import { applyFix, lint } from '../support/linting.ts';
import { lintTemplate } from '../support/templates.ts';
import { trackedFolder } from '../support/tracked.ts';
import { lintDotenv, lintWorkflow } from '../support/workflows.ts';

const names = Object.keys(plugin.rules) as RuleName[];
const allRules = Object.fromEntries(names.map((name) => [`aws-secrets/${name}`, 'error' as const]));

interface Block {
  readonly language: string;
  readonly code: string;
  readonly options: unknown;
}

/** What a reader can apply to the code of a `// before` block. */
const REPAIRS = ['the fix', 'the suggestion', 'the second suggestion'] as const;

interface Repair {
  readonly before: Block;
  readonly repair: (typeof REPAIRS)[number];
  readonly after: string;
}

const page = (name: RuleName): string => readFileSync(new URL(`../../docs/rules/${name}.md`, import.meta.url), 'utf8');

/**
 * Fenced blocks of a page; a block may state its options: `// ❌ with { "ttlSeconds": 60 }`. Templates and workflows are marked with `# ❌`,
 * `.env` files also say their name: `# ❌ .env.production`.
 */
function blocksOf(name: RuleName): Block[] {
  return [...page(name).matchAll(/```(ts|tsx|yaml|dotenv)\n([\s\S]*?)```/g)].map(([, language, code]) => {
    const options = /^(?:\/\/|#) [❌✅](?: \S+)? with (\{.*\})$/mu.exec(code!)?.[1];
    return { language: language!, code: code!, options: options === undefined ? undefined : JSON.parse(options) };
  });
}

/** Pairs of blocks: `// before`, then `// after the fix` or after a suggestion (`#` in YAML). One block may have several results. */
function repairsOf(name: RuleName): Repair[] {
  const repairs: Repair[] = [];
  let before: Block | undefined;
  for (const block of blocksOf(name)) {
    const [, moment, repair] = /^(?:\/\/|#) (before|after)(?: (.+))?\n/.exec(block.code) ?? [];
    if (moment === undefined) continue;
    const code = block.code.slice(block.code.indexOf('\n') + 1);
    if (moment === 'before') before = { ...block, code };
    else if (before === undefined) throw new Error('A block "after" without a block "before".');
    else repairs.push({ before, repair: repair as Repair['repair'], after: code });
  }
  return repairs;
}

/** Where git tracks `.env` files. */
const folder = trackedFolder(['.env', '.env.production', '.env.example']);

function lintWith(rules: Linter.RulesRecord, { code, language }: Block) {
  if (language === 'yaml') return mayBeTemplate(code) ? lintTemplate(code, { rules }) : lintWorkflow(code, { rules });
  if (language === 'dotenv') return lintDotenv(code, { rules, cwd: folder, filename: `${folder}/${/^# \S+ (\S+)/.exec(code)?.[1]}` });
  return lint(code, { rules, filename: `src/example.${language}` });
}

const lintBlock = (name: RuleName, block: Block) =>
  lintWith(block.options === undefined ? allRules : { ...allRules, [`aws-secrets/${name}`]: ['error', block.options] }, block);

/** Applies a repair of every finding of the rule, from the end to the beginning. */
function repaired(name: RuleName, { before, repair }: Repair): string {
  const findings = lintWith({ [`aws-secrets/${name}`]: 'error' }, before);
  if (findings.length === 0) throw new Error('The rule reports nothing before the repair.');
  return findings.reverse().reduce((code, { fix, suggestions }) => {
    const chosen = repair === 'the fix' ? fix : suggestions?.[REPAIRS.indexOf(repair) - 1]?.fix;
    if (!chosen) throw new Error(`A finding has no such repair: ${repair}.`);
    return applyFix(code, chosen);
  }, before.code);
}

/** Clauses whose violation gives a secret to somebody who should not have it. */
const LEAKS = ['G1', 'G5', 'G10', 'G11', 'G12', 'G16', 'G20', 'G21', 'G22', 'G27'];

describe.each(names)('docs/rules/%s.md', (name) => {
  const marked = (mark: string) => blocksOf(name).filter(({ code }) => code.startsWith(`// ${mark}`) || code.startsWith(`# ${mark}`));

  it('has the sections of every page', () => {
    const headings = [...page(name).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Why', 'Examples', 'Options', 'Repairs', 'Not a finding', 'When not to use it', 'Related']));
  });

  it('marks every example as wrong or right', () => {
    const examples = page(name).split(/^## /m).find((section) => section.startsWith('Examples')) ?? '';
    for (const [, code] of examples.matchAll(/```(?:tsx?|yaml|dotenv)\n([\s\S]*?)```/g)) expect(code).toMatch(/^(?:\/\/|#) [❌✅]/u);
    expect(marked('❌').length).toBeGreaterThan(0);
    expect(marked('✅').length).toBeGreaterThan(0);
  });

  it('says what to do after a leak, where a secret can have leaked', () => {
    const leaks = plugin.rules[name].meta.docs.guide.some((clause) => LEAKS.includes(clause));
    if (leaks) expect(page(name)).toMatch(/^## After a leak$/m);
  });

  it('shows what its repairs make, and they do make it', () => {
    const { fixable } = plugin.rules[name].meta;
    if (fixable) expect(repairsOf(name).length).toBeGreaterThan(0);
    for (const shown of repairsOf(name)) expect(repaired(name, shown), shown.before.code).toBe(shown.after);
  });

  it('explains each of its options', () => {
    const [schema] = plugin.rules[name].meta.schema as { properties?: Record<string, unknown> }[];
    const options = page(name).split(/^## /m).find((section) => section.startsWith('Options')) ?? '';
    for (const option of Object.keys(schema?.properties ?? {})) expect(options).toContain(option);
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

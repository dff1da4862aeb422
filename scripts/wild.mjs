/**
 * Lints code that nobody here wrote. `npm run wild -- <folder> […]` prints every finding of `recommended` and of the configurations for other files as `file:line:column
 * rule message` and a count by rule; `--strict` uses `strict`; `--crash-only` prints nothing but files on which a rule failed. Files that do
 * not parse are counted and passed over. Exits 1 when a rule fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--')).map((folder) => resolve(folder));
const crashOnly = flags.includes('--crash-only');
process.env.AWS_SECRETS_RETHROW = '1';
const { default: plugin } = await import(new URL('../dist/index.js', import.meta.url));

const config = [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
  flags.includes('--strict') ? plugin.configs.strict : plugin.configs.recommended,
  plugin.configs.templates,
  plugin.configs.workflows,
  plugin.configs.dotenv,
  ...plugin.configs['inline-scripts'],
];
const counts = new Map();
let files = 0;
let unparsed = 0;
let failed = 0;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* entry.name === '.git' ? [] : sources(path);
    else if (/\.(?:[cm]?[jt]s|[jt]sx|ya?ml|json|template|env)$|^\.env\b/.test(entry.name) && entry.isFile()) yield path;
  }
}

const slowest = [];
for (const folder of folders) {
  // A new Linter for every folder: it keeps what it read of the last file alive.
  const linter = new Linter({ configType: 'flat', cwd: folder });
  for (const path of sources(folder)) {
    const text = readFileSync(path, 'utf8');
    files++;
    const started = performance.now();
    let messages;
    try {
      messages = linter.verify(text, config, { filename: path, filterCodeBlock: () => true });
    } catch (error) {
      failed++;
      console.log(`FAILED ${path}\n${error.stack}`);
      continue;
    }
    slowest.push([performance.now() - started, path]);
    if (messages.some(({ fatal }) => fatal)) unparsed++;
    for (const { ruleId, line, column, message } of messages) {
      if (!ruleId?.startsWith('aws-secrets/')) continue;
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
      if (!crashOnly) console.log(`${relative(folder, path)}:${line}:${column} ${ruleId.slice(12)}\n    ${text.split('\n')[line - 1]?.trim().slice(0, 160)}\n    → ${message}`);
    }
  }
}
slowest.sort(([a], [b]) => b - a);
console.log(`\n${files} files, ${unparsed} not parsed, ${failed} failed.`);
for (const [rule, count] of [...counts].sort()) console.log(`${String(count).padStart(6)} ${rule}`);
if (flags.includes('--slowest')) for (const [ms, path] of slowest.slice(0, 10)) console.log(`${ms.toFixed(0).padStart(6)} ms ${path}`);
process.exit(failed > 0 ? 1 : 0);

/**
 * What does the plugin cost? `npm run bench [-- <folder> …] [--rules]` prints the bars of the project and what was measured:
 *
 * - linting with `recommended` and `strict` against parsing alone, over the files of the folders (default: our own), as a user pays for
 *   it: through the `ESLint` class. Within one process every file is linted in turn with each configuration, in an order that rotates
 *   from file to file, and the CPU time of the process is taken: what else the machine does hits all configurations alike. A first round
 *   warms up; the median of the ratios of the others counts.
 * - the time to import the plugin after ESLint, and to load its rules with the first file that needs them: fresh processes, the best,
 *   because other processes only add.
 * - a file of 10,000 lines of handlers and policies, and how the plugin's share grows with the size of a file: 1 is linear.
 * - with `--rules`, what each rule costs when it is the only one.
 *
 * Exits 1 when a bar is missed.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const ROUNDS = 4;
const STARTS = 15;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* entry.name === 'node_modules' || entry.name === '.git' ? [] : sources(path);
    else if (/\.[cm]?[jt]sx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield path;
  }
}

/** A file of handlers and policies, as long as asked for. */
export function largeFile(lines) {
  const parts = [];
  for (let i = 0; parts.length * 25 < lines; i++) {
    parts.push(`
let cached${i}: { value: string; expiresAt: number } | undefined;
export async function token${i}(): Promise<string> {
  if (!cached${i} || cached${i}.expiresAt <= Date.now()) {
    const out = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/token-${i}', WithDecryption: true }));
    cached${i} = { value: out.Parameter?.Value ?? '', expiresAt: Date.now() + 300_000 };
  }
  return cached${i}.value;
}
export const handler${i} = async (event: { id: string; items: string[] }) => {
  const secret = await token${i}();
  logger.info('start', { id: event.id, count: event.items.length });
  const results = await Promise.all(event.items.map((item) => post(item, secret)));
  if (results.some((result) => !result.ok)) throw new Error(\`failed for \${event.id}\`);
  console.log('done', results.length);
  return { statusCode: 200, body: JSON.stringify({ done: results.length }) };
};
fn.addToRolePolicy(new iam.PolicyStatement({
  actions: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
  resources: [\`arn:aws:ssm:\${region}:\${account}:parameter/slack-bot/production/service-${i}/*\`],
}));
fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources: [table.tableArn, \`\${table.tableArn}/index/*\`] }));
fn.addEnvironment('TABLE_${i}', table.tableName);
`);
  }
  return `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';\nimport * as iam from 'aws-cdk-lib/aws-iam';\nconst ssm = new SSMClient({});\n${parts.join('')}`;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** An ESLint that parses, and lints with the rules it is given. */
function linter(rules) {
  return new ESLint({
    cwd: '/',
    ignore: false,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        plugins: { 'aws-secrets': plugin },
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        rules,
      },
    ],
  });
}

/** CPU time in ms that each of the linters takes for all files, by round; the first round is dropped. */
async function measure(linters, files, rounds = ROUNDS) {
  const all = [];
  for (let round = 0; round <= rounds; round++) {
    const spent = linters.map(() => 0);
    for (const [index, [filePath, text]] of files.entries()) {
      for (let turn = 0; turn < linters.length; turn++) {
        const which = (turn + index + round) % linters.length;
        const before = process.cpuUsage();
        await linters[which].lintText(text, { filePath });
        const { user, system } = process.cpuUsage(before);
        spent[which] += (user + system) / 1000;
      }
    }
    if (round > 0) all.push(spent);
  }
  return all;
}

/** The median over the rounds of what a linter takes, as a multiple of the first one. */
const ratio = (rounds, which) => median(rounds.map((spent) => spent[which] / spent[0]));

/** The best of several fresh processes: ms that a file takes to load, with ESLint loaded already. */
function startTime(file, load) {
  const path = JSON.stringify(fileURLToPath(new URL(`../dist/${file}`, import.meta.url)));
  const script = `import { createRequire } from 'node:module'; await import('eslint');
    const require = createRequire(${path}); const t = performance.now(); ${load}(${path}); console.log(performance.now() - t)`;
  const start = () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root }));
  return Math.min(...Array.from({ length: STARTS }, start));
}

let missed = false;
function row(name, value, bar, format = (figure) => figure.toFixed(3)) {
  const fails = bar !== undefined && value > bar;
  missed ||= fails;
  const wanted = bar === undefined ? '' : `bar ${format(bar)}${fails ? '   MISSED' : ''}`;
  console.log(`${name.padEnd(58)} ${format(value).padStart(9)}   ${wanted}`);
}
const milliseconds = (figure) => `${figure.toFixed(1)} ms`;

const flags = process.argv.slice(2).filter((value) => value.startsWith('--'));
const folders = process.argv.slice(2).filter((value) => !value.startsWith('--'));
const corpus = folders.length > 0 ? folders : ['examples', 'tests/guide', 'src'].map((folder) => join(root, folder));
const files = corpus.flatMap((folder) => [...sources(resolve(folder))]).map((path) => [path, readFileSync(path, 'utf8')]);

const { recommended, strict } = plugin.configs;
const rounds = await measure([linter({}), linter(recommended.rules), linter(strict.rules)], files);
const parsing = median(rounds.map(([parse]) => parse));
console.log(`${files.length} files, parsing alone ${parsing.toFixed(0)} ms of CPU\n`);
row('recommended ÷ parser only', ratio(rounds, 1), 1.15);
row('strict ÷ parser only', ratio(rounds, 2), 1.25);
row('import of the plugin after eslint', startTime('index.js', 'await import'), 15, milliseconds);
row('load of the rules with the first file that needs them', startTime('rules.cjs', 'require'), undefined, milliseconds);

const sizes = [1_250, 2_500, 5_000, 10_000];
const shares = [];
for (const lines of sizes) {
  const large = await measure([linter({}), linter(recommended.rules)], [['/src/large.ts', largeFile(lines)]], 7);
  shares.push({ lines, ratio: ratio(large, 1), ms: median(large.map(([parse, all]) => all - parse)), all: median(large.map(([, all]) => all)) });
}
const [smallest, largest] = [shares[0], shares.at(-1)];
row('10,000 lines of handlers and policies ÷ parser only', largest.ratio, 1.25);
row('growth exponent of the whole cost, 1,250 to 10,000 lines', Math.log(largest.all / smallest.all) / Math.log(8), 1.15);
row('growth exponent of our share', Math.log(Math.max(largest.ms, 1) / Math.max(smallest.ms, 1)) / Math.log(8));

if (flags.includes('--rules')) {
  console.log('\nwhat each rule adds to parsing when it is the only one:');
  const names = Object.keys(recommended.rules);
  const alone = await measure([linter({}), ...names.map((name) => linter({ [name]: recommended.rules[name] }))], files, 2);
  for (const [index, name] of names.entries()) row(`  ${name}`, ratio(alone, index + 1) - 1, undefined, (figure) => `${(figure * 100).toFixed(1)} %`);
}
process.exit(missed ? 1 : 0);

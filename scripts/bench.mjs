/**
 * What does the plugin cost? `npm run bench [-- <folder> …]` prints ratios measured in one run, so that a slow machine does not matter:
 * linting with `recommended` and `strict` against parsing alone, the time to import the plugin after ESLint, a 10,000-line file, and how
 * the cost grows with the size of a file. Every figure is the best of several fresh processes.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('../', import.meta.url));
const RUNS = 5;

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

async function child(mode, input) {
  const { Linter } = await import('eslint');
  const typescriptParser = await import('@typescript-eslint/parser');
  const base = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser: typescriptParser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  };
  const { default: plugin } = await import(new URL('../dist/index.js', import.meta.url));
  const config = mode === 'parse' ? [base] : [base, plugin.configs[mode]];
  const texts =
    typeof input === 'number'
      ? [['src/large.ts', largeFile(input)]]
      : input.flatMap((folder) => [...sources(folder)]).map((path) => [path, readFileSync(path, 'utf8')]);
  const linter = new Linter({ configType: 'flat' });
  if (typeof input === 'number') linter.verify(largeFile(200), config, { filename: 'src/warm.ts' });
  const before = process.cpuUsage();
  for (const [filename, text] of texts) linter.verify(text, config, { filename: filename.startsWith('/') ? `.${filename}` : filename });
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ ms: (user + system) / 1000, files: texts.length }));
}

function measure(mode, input, runs = RUNS) {
  const results = Array.from({ length: runs }, () =>
    JSON.parse(execFileSync(process.execPath, [self, '--child', mode, JSON.stringify(input)], { encoding: 'utf8', cwd: root })),
  );
  return results.reduce((best, result) => (result.ms < best.ms ? result : best));
}

function importTime() {
  const script = `await import('eslint'); const t = performance.now(); await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}); console.log(performance.now() - t)`;
  return Math.min(
    ...Array.from({ length: 7 }, () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root }))),
  );
}

const argument = process.argv.indexOf('--child');
if (argument >= 0) {
  await child(process.argv[argument + 1], JSON.parse(process.argv[argument + 2]));
} else {
  const folders = process.argv.slice(2).filter((value) => !value.startsWith('--'));
  const corpus = folders.length > 0 ? folders : [join(root, 'examples'), join(root, 'tests', 'guide'), join(root, 'src')];
  const row = (name, value, bar) => console.log(`${name.padEnd(58)} ${value.padStart(9)}   ${bar}`);
  const parse = measure('parse', corpus);
  console.log(`${parse.files} files, parsing alone ${parse.ms.toFixed(0)} ms of CPU\n`);
  for (const [config, bar] of [['recommended', 1.15], ['strict', 1.25]]) {
    row(`${config} ÷ parser only`, (measure(config, corpus).ms / parse.ms).toFixed(3), `bar ${bar}`);
  }
  row('import of the plugin after eslint', `${importTime().toFixed(1)} ms`, 'bar 15 ms');
  const sizes = [1_250, 2_500, 5_000, 10_000].map((lines) => ({ lines, parse: measure('parse', lines, 3).ms, all: measure('recommended', lines, 3).ms }));
  const largest = sizes.at(-1);
  row('10,000 lines of handlers and policies ÷ parser only', (largest.all / largest.parse).toFixed(3), 'bar 1.25');
  const exponent = Math.log(largest.all / sizes[0].all) / Math.log(largest.lines / sizes[0].lines);
  row('growth exponent of the cost, 1,250 to 10,000 lines', exponent.toFixed(2), 'linear is 1');
}

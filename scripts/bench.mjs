/**
 * What does the plugin cost? `npm run bench [-- <folder> …] [--alone] [--peers <node_modules>]` prints the bars of the project and what
 * was measured:
 *
 * - linting with `recommended` and `strict` against parsing alone, over the files of the folders (default: our own), as a user pays for
 *   it: through the `ESLint` class. Within one process every file is linted in turn with each configuration, in an order that rotates
 *   from file to file, and the CPU time of the process is taken: what else the machine does hits all configurations alike. A first round
 *   warms up; of the others the least counts for each file, because other processes only add.
 * - the time to import the plugin after ESLint, and to load its rules with the first file that needs them: fresh processes, the best.
 * - a file of 10,000 lines of handlers and policies, and how the plugin's share grows with the size of a file: 1 is linear.
 * - one megabyte of literals, for the rules that read every text; templates; files that no gate lets in, under oxlint, against a plugin
 *   that does nothing; memory.
 * - the share of each rule in what `recommended` adds; a facet counts for the rule that asks first. With `--alone`, what each rule costs
 *   when it is the only one.
 * - with `--peers`, the recommended configurations of other plugins that look for secrets, from a folder they are installed in.
 *
 * Exits 1 when a bar is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import plugin from '../dist/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const ROUNDS = 3;
const STARTS = 9;

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/;
const TEMPLATE = /\.(?:ya?ml|json|template)$/;

function* sources(folder, names = SCRIPT) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* entry.name === 'node_modules' || entry.name === '.git' ? [] : sources(path, names);
    else if (names.test(entry.name)) yield path;
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

/** Texts as code holds them: ids, paths, messages, addresses; none of them a finding. */
function literals(characters) {
  const parts = [];
  let length = 0;
  for (let i = 0; length < characters; i++) {
    parts.push(`export const text${i} = ['/app/production/service-${i}', 'Order ${i} was not found in the table', 'https://docs.example.com/page/${i}', \`item-\${text}-${i}\`];\n`);
    length += parts.at(-1).length;
  }
  return parts.join('');
}

const linterOf = (config) => new ESLint({ cwd: '/', ignore: false, overrideConfigFile: true, overrideConfig: config });

/** An ESLint that parses, and lints with the rules it is given. */
const linter = (rules, plugins = { 'aws-secrets': plugin }) =>
  linterOf([
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins,
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      rules,
    },
  ]);

/** The least CPU time in ms that each of the linters takes for all files; a first round is dropped. */
async function measure(linters, files, rounds = ROUNDS) {
  const least = linters.map(() => files.map(() => Infinity));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, [filePath, text]] of files.entries()) {
      for (let turn = 0; turn < linters.length; turn++) {
        const which = (turn + index + round) % linters.length;
        const before = process.cpuUsage();
        await linters[which].lintText(text, { filePath });
        const { user, system } = process.cpuUsage(before);
        if (round > 0) least[which][index] = Math.min(least[which][index], (user + system) / 1000);
      }
    }
  }
  return least.map((times) => times.reduce((sum, time) => sum + time, 0));
}

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

/** CPU time by rule while the files are linted once with all of them. */
async function shares(rules, files) {
  const spent = new Map();
  const timed = (name, run) => {
    const before = process.cpuUsage();
    try {
      return run();
    } finally {
      const { user, system } = process.cpuUsage(before);
      spent.set(name, (spent.get(name) ?? 0) + user + system);
    }
  };
  const timedRule = (name, { meta, create }) => ({
    meta,
    create: (context) =>
      Object.fromEntries(Object.entries(timed(name, () => create(context))).map(([event, listen]) => [event, (node) => timed(name, () => listen(node))])),
  });
  const timedPlugin = { ...plugin, rules: Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, timedRule(name, rule)])) };
  const eslint = linter(rules, { 'aws-secrets': timedPlugin });
  for (const [filePath, text] of files) await eslint.lintText(text, { filePath });
  const total = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent].map(([name, time]) => [name, time / total]).sort(([, one], [, other]) => other - one);
}

/** Wall time in ms that 1,000 files which no gate lets in take longer under oxlint than with a plugin that does nothing. */
function oxlintTime() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    mkdirSync(join(folder, 'src'));
    for (let i = 0; i < 1000; i++) writeFileSync(join(folder, 'src', `file${i}.ts`), Array.from({ length: 40 }, (_, line) => `export const sum${line} = (a: number, b: number): number => a + b * ${i};\n`).join(''));
    const names = Object.keys(plugin.configs.recommended.rules).map((name) => name.slice('aws-secrets/'.length));
    writeFileSync(
      join(folder, 'nothing.mjs'),
      `const rule = { meta: {}, create: () => ({}) };\nexport default { meta: { name: 'aws-secrets' }, rules: { ${names.map((name) => `'${name}': rule`).join(', ')} } };\n`,
    );
    const bin = join(root, 'node_modules/oxlint/bin/oxlint');
    const configs = [join(folder, 'nothing.mjs'), fileURLToPath(new URL('../dist/index.js', import.meta.url))].map((specifier, index) => {
      const file = join(folder, `config${index}.json`);
      const rules = Object.fromEntries(names.map((name) => [`aws-secrets/${name}`, 'error']));
      writeFileSync(file, JSON.stringify({ jsPlugins: [{ name: 'aws-secrets', specifier }], categories: { correctness: 'off' }, rules }));
      return file;
    });
    const best = [Infinity, Infinity];
    for (let run = 0; run < 6; run++) {
      for (const [index, config] of configs.entries()) {
        const before = performance.now();
        const { status, stdout } = spawnSync(process.execPath, [bin, '-c', config, 'src'], { cwd: folder, encoding: 'utf8' });
        if (status !== 0) throw new Error(stdout);
        best[index] = Math.min(best[index], performance.now() - before);
      }
    }
    return Math.max(0, best[1] - best[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Peak of the memory, in MB, of a fresh process that lints the folders with a configuration. */
function memory(name, folders) {
  const script = `
    import * as parser from '@typescript-eslint/parser'; import { Linter } from 'eslint'; import { readFileSync } from 'node:fs';
    const { default: plugin } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)});
    const config = [{ files: ['**/*'], languageOptions: { parser } }, { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { parser }, ...(${JSON.stringify(name)} ? { plugins: { 'aws-secrets': plugin }, rules: plugin.configs[${JSON.stringify(name)}].rules } : {}) }];
    const linter = new Linter({ configType: 'flat', cwd: '/' });
    for (const path of ${JSON.stringify(folders)}) linter.verify(readFileSync(path, 'utf8'), config, { filename: path });
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const run = () => Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root }));
  return Math.min(run(), run(), run());
}

/** The recommended configurations of other plugins that are installed in a folder. */
async function peersIn(folder) {
  const require = createRequire(join(resolve(folder), 'peers.cjs'));
  const found = [];
  for (const name of ['eslint-plugin-no-secrets', 'eslint-plugin-security', 'eslint-plugin-secure-coding', 'eslint-plugin-sonarjs']) {
    let module;
    try {
      module = await import(pathToFileURL(require.resolve(name)).href);
    } catch (error) {
      console.log(`${name} cannot be loaded: ${error.message.split('\n')[0]}`);
      continue;
    }
    const peer = module.default ?? module;
    const prefix = name.slice('eslint-plugin-'.length);
    const recommended = [peer.configs?.recommended ?? {}].flat().find(({ rules }) => rules)?.rules ?? { 'no-secrets/no-secrets': 'error' };
    // Whatever a plugin calls itself in its configuration.
    const rules = Object.fromEntries(Object.entries(recommended).filter(([rule]) => rule.includes('/')).map(([rule, level]) => [`${prefix}/${rule.split('/').at(-1)}`, level]));
    found.push({ name, count: Object.keys(rules).length, eslint: linter(rules, { [prefix]: peer }) });
  }
  return found;
}

const args = process.argv.slice(2);
const valueOf = (flag) => (args.includes(flag) ? args.splice(args.indexOf(flag), 2)[1] : undefined);
const peersFolder = valueOf('--peers');
const alone = args.includes('--alone');
const folders = args.filter((value) => !value.startsWith('--')).map((folder) => resolve(folder));
const corpus = folders.length > 0 ? folders : ['examples', 'tests/guide', 'src'].map((folder) => join(root, folder));
const read = (names, where = corpus) => where.flatMap((folder) => [...sources(folder, names)]).map((path) => [path, readFileSync(path, 'utf8')]);
const files = read(SCRIPT);

const { recommended, strict, templates } = plugin.configs;
const peers = peersFolder === undefined ? [] : await peersIn(peersFolder);
const [parsing, ...spent] = await measure([linter({}), linter(recommended.rules), linter(strict.rules), ...peers.map(({ eslint }) => eslint)], files);
console.log(`Node ${process.versions.node}, ${cpus().length} cores; ${files.length} files, parsing alone ${parsing.toFixed(0)} ms of CPU\n`);
row('recommended ÷ parser only', spent[0] / parsing, 1.15);
row('strict ÷ parser only', spent[1] / parsing, 1.25);
for (const [index, { name, count }] of peers.entries()) row(`  ${name}, recommended (${count} rules) ÷ parser only`, spent[index + 2] / parsing);
row('import of the plugin after eslint', startTime('index.js', 'await import'), 15, milliseconds);
row('load of the rules with the first file that needs them', startTime('rules.cjs', 'require'), undefined, milliseconds);

const growth = [];
for (const lines of [1_250, 10_000]) {
  const [parse, all] = await measure([linter({}), linter(recommended.rules)], [['/src/large.ts', largeFile(lines)]], 3);
  growth.push({ ratio: all / parse, own: Math.max(all - parse, 1), all });
}
const [smallest, largest] = [growth[0], growth.at(-1)];
row('10,000 lines of handlers and policies ÷ parser only', largest.ratio, 1.25);
row('growth exponent of the whole cost, 1,250 to 10,000 lines', Math.log(largest.all / smallest.all) / Math.log(8), 1.15);
row('growth exponent of our share', Math.log(largest.own / smallest.own) / Math.log(8));

const readers = ['no-hardcoded-secret', 'no-connection-string', 'no-hardcoded-address', 'no-internal-url', 'no-hardcoded-account-id'];
const literalRules = Object.fromEntries(readers.map((name) => [`aws-secrets/${name}`, 'error']));
const [parseText, readText] = await measure([linter({}), linter(literalRules)], [['/src/texts.ts', literals(1_000_000)]], 3);
row('a megabyte of literals, five rules that read texts', readText - parseText, undefined, milliseconds);

const texts = read(TEMPLATE).filter(([, text]) => text.length < 1_000_000);
if (texts.length > 0) {
  const [time] = await measure([linterOf([{ ...templates, files: ['**/*.{yml,yaml,json,template}'], ignores: [] }])], texts, 2);
  row(`templates and other texts (${texts.length}), per file`, time / texts.length, 5, milliseconds);
}
row('oxlint: 1,000 files that no gate lets in', oxlintTime(), 15, milliseconds);
const paths = files.map(([path]) => path).slice(0, 400);
const [bare, full] = [memory('', paths), memory('recommended', paths)];
row('memory that recommended adds to the peak of parsing', full - bare, undefined, (figure) => `${figure.toFixed(0)} MB`);

console.log('\nshare in what recommended adds:');
for (const [name, share] of await shares(recommended.rules, files)) row(`  ${name}`, share * 100, undefined, (figure) => `${figure.toFixed(1)} %`);

if (alone) {
  console.log('\nwhat each rule adds to parsing when it is the only one:');
  const names = Object.keys(recommended.rules);
  const [parse, ...each] = await measure([linter({}), ...names.map((name) => linter({ [name]: recommended.rules[name] }))], files, 2);
  for (const [index, name] of names.entries()) row(`  ${name}`, (each[index] / parse - 1) * 100, undefined, (figure) => `${figure.toFixed(1)} %`);
}
process.exit(missed ? 1 : 0);

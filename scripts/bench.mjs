/**
 * What does the plugin cost? `npm run bench [-- <folder> …] [--runs <n>] [--alone] [--peers <node_modules>]` prints the bars of the
 * project and what was measured:
 *
 * - linting the folders (default: our own) with `recommended` and `strict` against parsing alone, as a user pays for it: user and system
 *   time of `lintFiles` in a fresh process, which loads, compiles and warms up whatever it needs. The configurations take turns; of
 *   several runs the best counts, because other processes only add. With `--peers`, the recommended configurations of other plugins that
 *   look for secrets, from a folder they are installed in. `nothing` is ESLint with as many rules that do nothing: what no rule can save.
 * - the time to import the plugin after ESLint, and to load its rules with the first file that needs them: fresh processes, the best.
 * - a file of 10,000 lines of handlers and policies, and how the plugin's share grows with the size of a file: 1 is linear. Measured in
 *   one warm process, file by file in turn.
 * - one megabyte of long texts, and one of short ones, for the rules that read every text; templates; files that no gate lets in, under
 *   oxlint, against a plugin that does nothing.
 * - the share of each rule in what `recommended` adds; a facet counts for the rule that asks first. With `--alone`, what each rule costs
 *   when it is the only one.
 *
 * Exits 1 when a bar is missed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const PEERS = ['eslint-plugin-no-secrets', 'eslint-plugin-security', 'eslint-plugin-secure-coding', 'eslint-plugin-sonarjs'];

/** In a fresh process: CPU time in ms, findings, peak of the memory in MB of linting the folders with the rules of a plugin, or only parsing. */
function coldRun(name, folders, peersFolder) {
  const script = `
    import { createRequire } from 'node:module'; import { pathToFileURL } from 'node:url';
    import * as parser from '@typescript-eslint/parser'; import { ESLint } from 'eslint';
    const name = ${JSON.stringify(name)}, prefix = name.startsWith('eslint-plugin-') ? name.slice('eslint-plugin-'.length) : 'aws-secrets';
    const ours = async () => (await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)})).default;
    const peer = async () => { const module = await import(pathToFileURL(createRequire(${JSON.stringify(join(resolve(peersFolder ?? '.'), 'peers.cjs'))}).resolve(name)).href); return module.default ?? module; };
    let plugin = {}, rules = {};
    const before = process.cpuUsage();
    if (name.startsWith('eslint-plugin-')) {
      plugin = await peer();
      const recommended = [plugin.configs?.recommended ?? {}].flat().find((config) => config.rules)?.rules ?? { 'no-secrets/no-secrets': 'error' };
      // Whatever a plugin calls itself in its configuration.
      rules = Object.fromEntries(Object.entries(recommended).filter(([rule]) => rule.includes('/')).map(([rule, level]) => [prefix + '/' + rule.split('/').at(-1), level]));
    } else if (name === 'nothing') {
      rules = Object.fromEntries(Object.keys((await ours()).configs.recommended.rules).map((rule) => [rule, 'error']));
      plugin = { rules: Object.fromEntries(Object.keys(rules).map((rule) => [rule.slice(prefix.length + 1), { create: () => ({}) }])) };
    } else if (name !== '') {
      plugin = await ours();
      ({ rules } = plugin.configs[name]);
    }
    const { user: u, system: s } = process.cpuUsage(before);
    const eslint = new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: [{ ignores: ['**/*.d.ts', '**/.yarn/**'] }, {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], plugins: { [prefix]: plugin }, linterOptions: { reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, rules }] });
    const start = process.cpuUsage();
    const results = await eslint.lintFiles(${JSON.stringify(folders)});
    const { user, system } = process.cpuUsage(start);
    const findings = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId in rules).length;
    console.log(JSON.stringify({ load: (u + s) / 1000, lint: (user + system) / 1000, files: results.length, rules: Object.keys(rules).length, findings, peak: process.resourceUsage().maxRSS / 1024 }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root, maxBuffer: 1e8 }));
}

/** The best of several runs of each, in turn; one that cannot be run is left out and says why. */
function coldRuns(names, folders, runs, peersFolder) {
  const best = new Map();
  const broken = new Set();
  for (let run = 0; run < runs; run++) {
    for (const name of names.filter((one) => !broken.has(one))) {
      try {
        const one = coldRun(name, folders, peersFolder);
        if (one.lint < (best.get(name)?.lint ?? Infinity)) best.set(name, one);
      } catch (error) {
        broken.add(name);
        console.log(`${name} cannot be run: ${String(error.stderr ?? error).split('\n').find((line) => /Error/.test(line)) ?? error.message}`);
      }
    }
  }
  return best;
}

const args = process.argv.slice(2);
const valueOf = (flag) => (args.includes(flag) ? args.splice(args.indexOf(flag), 2)[1] : undefined);
const peersFolder = valueOf('--peers');
const runs = Number(valueOf('--runs') ?? ROUNDS);
const alone = args.includes('--alone');
const folders = args.filter((value) => !value.startsWith('--')).map((folder) => resolve(folder));
const corpus = folders.length > 0 ? folders : ['examples', 'tests/guide', 'src'].map((folder) => join(root, folder));
const read = (names) => corpus.flatMap((folder) => [...sources(folder, names)]).map((path) => [path, readFileSync(path, 'utf8')]);
const files = read(SCRIPT).filter(([, text]) => text.length < 400_000);

const { recommended, templates } = plugin.configs;
const cold = coldRuns(['', 'nothing', 'recommended', 'strict', ...(peersFolder === undefined ? [] : PEERS)], corpus, runs, peersFolder);
const parsing = cold.get('');
console.log(`Node ${process.versions.node}, ${cpus().length} cores; ${parsing.files} files; a process that only parses them: ${parsing.lint.toFixed(0)} ms of CPU, ${parsing.peak.toFixed(0)} MB\n`);
const BARS = new Map([['recommended', 1.15], ['strict', 1.25]]);
for (const [name, { lint, load, rules, findings, peak }] of cold) {
  if (name === '') continue;
  row(`${name} ÷ parser only`, lint / parsing.lint, BARS.get(name));
  console.log(`  ${rules} rules, ${findings} findings, ${lint.toFixed(0)} ms, ${load.toFixed(0)} ms of CPU to load the plugin, peak ${peak.toFixed(0)} MB`);
}
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

/** Prose in texts that are as long as a document; a name in it may be one of a secret, so that no gate closes. */
const longTexts = Array.from({ length: 250 }, (_, i) => `export const part${i} = \`${`the token of section ${i} says that order and table belong together. `.repeat(60)}\`;\n`).join('');
const readers = ['no-hardcoded-secret', 'no-connection-string', 'no-hardcoded-address', 'no-internal-url', 'no-hardcoded-account-id'];
const literalRules = Object.fromEntries(readers.map((name) => [`aws-secrets/${name}`, 'error']));
for (const [what, text, bar] of [['long', longTexts, 20], ['short', literals(1_000_000)]]) {
  const [parse, all] = await measure([linter({}), linter(literalRules)], [['/src/texts.ts', text]], 4);
  row(`a megabyte of ${what} texts, five rules that read texts`, ((all - parse) * 1e6) / text.length, bar, milliseconds);
}

const texts = read(TEMPLATE).filter(([, text]) => text.length < 1_000_000);
if (texts.length > 0) {
  const [time] = await measure([linterOf([{ ...templates, files: ['**/*.{yml,yaml,json,template}'], ignores: [] }])], texts, 2);
  row(`templates and other texts (${texts.length}), per file`, time / texts.length, 5, milliseconds);
}
row('oxlint: 1,000 files that no gate lets in', oxlintTime(), 15, milliseconds);
console.log('\nshare in what recommended adds:');
for (const [name, share] of await shares(recommended.rules, files)) row(`  ${name}`, share * 100, undefined, (figure) => `${figure.toFixed(1)} %`);

if (alone) {
  console.log('\nwhat each rule adds to parsing when it is the only one:');
  const names = Object.keys(recommended.rules);
  const [parse, ...each] = await measure([linter({}), ...names.map((name) => linter({ [name]: recommended.rules[name] }))], files, 2);
  for (const [index, name] of names.entries()) row(`  ${name}`, (each[index] / parse - 1) * 100, undefined, (figure) => `${figure.toFixed(1)} %`);
}
process.exit(missed ? 1 : 0);

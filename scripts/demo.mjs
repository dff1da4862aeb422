/**
 * Shows what a user would see: packs the plugin, installs the package beside the projects under `examples/`, lints them with ESLint and
 * prints the findings. Every example marks its mistakes with `// expect: aws-secrets/<rule>` (`#` in YAML); the demo fails when the findings differ.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('../', import.meta.url));
const examples = join(root, 'examples');

/** Puts the packed package where the examples find it, as `npm install` would. */
function installPackage() {
  const target = join(examples, 'node_modules', 'eslint-plugin-aws-secrets');
  const folder = mkdtempSync(join(tmpdir(), 'aws-secrets-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MARK = /(?:\/\/|#) expect: ((?:aws-secrets\/[a-z-]+(?:, )?)+)/;

/** `line rule` of every finding a file promises; a mark on a line of its own speaks of the next line. */
function promised(text) {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const at = /^\s*(?:\/\/|#) expect/.test(line) ? index + 2 : index + 1;
    return (MARK.exec(line)?.[1].split(', ') ?? []).map((rule) => `${at} ${rule}`);
  });
}

/** What is in `list` more often than in `other`. */
function surplus(list, other) {
  const rest = [...other];
  return list.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

installPackage();
const complaints = [];
let total = 0;
const projects = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
for (const { name } of projects) {
  const cwd = join(examples, name);
  console.log(`\nexamples/${name}`);
  for (const { filePath, messages } of await new ESLint({ cwd }).lintFiles(['.'])) {
    const file = relative(cwd, filePath);
    if (messages.length > 0) console.log(`\n  ${file}`);
    for (const { line, column, message, ruleId } of messages) console.log(`    ${`${line}:${column}`.padEnd(7)} ${message}  ${ruleId}`);
    const want = promised(readFileSync(filePath, 'utf8'));
    const got = messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);
    total += got.length;
    complaints.push(...surplus(want, got).map((item) => `${name}/${file}: promised, not found: ${item}`));
    complaints.push(...surplus(got, want).map((item) => `${name}/${file}: found, not promised: ${item}`));
  }
}
console.log(`\n${total} findings in ${projects.length} projects.`);
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);

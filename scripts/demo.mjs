/**
 * Shows what a user would see: packs the plugin, installs the package beside the projects under `examples/`, lints them with ESLint and
 * prints the findings. Every example marks its mistakes with `// expect: aws-secrets/<rule>` (`#` in YAML); the demo fails when the findings differ.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expectationsIn } from './expectations.mjs';
import { installPackage, linkWorkspaces } from './packed.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const examples = join(root, 'examples');

/** What is in `list` more often than in `other`. */
function surplus(list, other) {
  const rest = [...other];
  return list.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

installPackage(join(examples, 'node_modules'));
const complaints = [];
let total = 0;
const projects = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
for (const { name } of projects) {
  const cwd = join(examples, name);
  linkWorkspaces(cwd, join(examples, 'node_modules'));
  console.log(`\nexamples/${name}`);
  for (const { filePath, messages } of await new ESLint({ cwd }).lintFiles(['.'])) {
    const file = relative(cwd, filePath);
    if (messages.length > 0) console.log(`\n  ${file}`);
    for (const { line, column, message, ruleId } of messages) console.log(`    ${`${line}:${column}`.padEnd(7)} ${message}  ${ruleId}`);
    const want = expectationsIn(readFileSync(filePath, 'utf8')).map(({ line, ruleId }) => `${line} ${ruleId}`);
    const got = messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`);
    total += got.length;
    complaints.push(...surplus(want, got).map((item) => `${name}/${file}: promised, not found: ${item}`));
    complaints.push(...surplus(got, want).map((item) => `${name}/${file}: found, not promised: ${item}`));
  }
}
console.log(`\n${total} findings in ${projects.length} projects.`);
for (const complaint of complaints) console.error(complaint);
process.exit(complaints.length > 0 ? 1 : 0);

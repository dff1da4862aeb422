/**
 * Does one `eslint --fix` with `fixes: 'all'` bring the examples from their bad to their good form? It writes what the other tests of this
 * folder deploy and run, and leaves what only the user knows.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { Project } from '../hosts/project.ts';
import { repaired } from '../support/repairing.ts';

const rules = plugin.configs.recommended.rules as Linter.RulesRecord;

it.each([
  ['cdk-app', 'lib', { 'aws-secrets/no-wildcard-iam-resource': '`REPLACE_ME` is a placeholder. Put the real name in its place.' }],
  ['lambda-handlers', 'src', { 'aws-secrets/no-unbounded-secret-cache': expect.stringMatching(/^`linkSecret` reads a secret once while the module loads/) as string }],
])('examples/%s', (example, folder, left) => {
  const project = new Project();
  project.copy(`examples/${example}`);
  const config = project.read('eslint.config.mjs');
  project.write('eslint.config.mjs', config.replace('defineConfig([', "defineConfig([{ settings: { 'aws-secrets': { fixes: 'all' } } },"));
  const files = readdirSync(join(project.folder, folder)).map((file) => `${folder}/${file}`);
  const expected = new Map(files.map((file) => [file, repaired(project.read(file), { rules, filename: file })]));
  const findings = project.findings('--fix');
  for (const [file, code] of expected) expect(project.read(file), file).toBe(code);
  expect(findings.length).toBeGreaterThan(0);
  for (const { ruleId, message } of findings) expect({ [ruleId!]: message }).toEqual(left);
});

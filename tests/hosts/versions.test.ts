/** Does the packed plugin say the same in every supported ESLint: findings, places, fixes and suggestions on all examples? */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HANDLER, Project, README_CONFIG, type EslintVersion, type Finding } from './project.ts';

const folder = new URL('../../examples/', import.meta.url);

/** A project of projects is linted from within each of them (`company.test.ts`): which configuration counts, depends on the version. */
function hasWorkspaces(name: string): boolean {
  const manifest = new URL(`${name}/package.json`, folder);
  return existsSync(manifest) && 'workspaces' in JSON.parse(readFileSync(manifest, 'utf8'));
}

const examples = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !hasWorkspaces(entry.name))
  .map(({ name }) => name);

function findingsIn(example: string, version: EslintVersion): readonly Finding[] {
  const project = new Project({}, version);
  project.copy(`examples/${example}`);
  return project.findings();
}

describe.each(examples)('examples/%s', (example) => {
  it('has the same findings in ESLint 9.22, 9.39, 10.0 and the newest', { timeout: 120_000 }, () => {
    const newest = findingsIn(example, 'eslint');
    expect(newest.length).toBeGreaterThan(0);
    expect(newest.filter(({ ruleId }) => !ruleId?.startsWith('aws-secrets/'))).toEqual([]);
    for (const version of ['eslint-9', 'eslint-9-last', 'eslint-10-0'] as const) expect(findingsIn(example, version), version).toEqual(newest);
  });
});

describe('the command line', () => {
  const files = { 'eslint.config.mjs': README_CONFIG, 'src/a.ts': HANDLER, 'src/b.ts': HANDLER.replace("'token'", "'value'") };
  const found = [
    { file: 'src/a.ts', ruleId: 'aws-secrets/no-secret-in-log', line: 5 },
    { file: 'src/b.ts', ruleId: 'aws-secrets/no-secret-in-log', line: 5 },
  ].map((finding) => expect.objectContaining(finding) as Finding);

  it('--concurrency', () => {
    expect(new Project(files).findings('--concurrency', '2')).toEqual(found);
  });

  it('--cache', () => {
    const project = new Project(files);
    expect(project.findings('--cache')).toEqual(found);
    expect(project.findings('--cache')).toEqual(found);
  });

  it('--fix comes to a silent file', () => {
    const project = new Project(files);
    project.eslint('--fix', '.');
    expect(project.findings()).toEqual([]);
    expect(project.read('src/a.ts')).toContain("console.log('token')");
  });

  it('--suppress-all accepts what is there and nothing new', () => {
    const project = new Project(files);
    expect(project.eslint('--suppress-all', '.').status).toBe(0);
    expect(project.findings()).toEqual([]);
    project.write('src/c.ts', HANDLER);
    expect(project.findings().map(({ file }) => file)).toEqual(['src/c.ts']);
  });

  it('a configuration in TypeScript', () => {
    const { 'eslint.config.mjs': config, ...sources } = files;
    expect(new Project({ ...sources, 'eslint.config.ts': config }).findings()).toEqual(found);
  });

  it('a configuration in CommonJS', () => {
    const { 'eslint.config.mjs': _, ...sources } = files;
    const config = `const { defineConfig } = require('eslint/config');
      const awsSecrets = require('eslint-plugin-aws-secrets');
      const tseslint = require('typescript-eslint');
      module.exports = defineConfig(
        { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
        { plugins: { 'aws-secrets': awsSecrets }, extends: ['aws-secrets/recommended'] },
      );`;
    expect(new Project({ ...sources, 'eslint.config.cjs': config }).findings()).toEqual(found);
  });

  it('a wrong setting is an error that names the key', () => {
    const config = README_CONFIG.replace('export default defineConfig(', "export default defineConfig(\n  { settings: { 'aws-secrets': { fix: 'all' } } },");
    const { status, stderr } = new Project({ ...files, 'eslint.config.mjs': config }).eslint('.');
    expect(status).toBe(2);
    expect(stderr).toContain("settings['aws-secrets'].fix");
  });
});

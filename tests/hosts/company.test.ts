/**
 * One configuration for a company: do two projects that use `@acme/eslint-config` get the rules, the company's settings and options, and
 * what they add themselves? Linted from within each project, as in a repository of its own.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectationsIn } from '../../scripts/expectations.mjs';
import { Project, type EslintVersion } from './project.ts';

function company(eslint: EslintVersion): Project {
  const project = new Project({}, eslint);
  project.copy('examples/company-shared-config');
  return project;
}

describe.each(['eslint', 'eslint-9'] as const)('%s', (version) => {
  it.each(['orders-api', 'orders-infra'])('%s has the findings it promises, and no others', (name) => {
    const project = company(version);
    project.cwd = join(project.folder, name);
    const found = project.findings().map(({ file, line, ruleId, message }) => `${file}:${line} ${ruleId ?? message}`);
    const files = readdirSync(join(project.folder, name), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const promised = files.flatMap((file) => expectationsIn(project.read(`${name}/${file}`)).map(({ line, ruleId }) => `${name}/${file}:${line} ${ruleId}`));
    expect(promised.length).toBeGreaterThan(2);
    expect(found.sort()).toEqual(promised.sort());
  });
});

it('the packages would be published with what they need', () => {
  const { dependencies, peerDependencies } = JSON.parse(company('eslint').read('eslint-config/package.json')) as Record<string, Record<string, string>>;
  expect(Object.keys(dependencies!)).toEqual(['eslint-plugin-aws-secrets', 'typescript', 'typescript-eslint']);
  expect(Object.keys(peerDependencies!)).toEqual(['eslint']);
});

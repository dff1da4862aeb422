/** Does oxlint, with the configuration the package ships, report what ESLint reports: by file, line and rule? */
import { describe, expect, it } from 'vitest';
import { HANDLER, Project, README_CONFIG } from './project.ts';

interface Diagnostic {
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

/** `file:line rule` of every finding, sorted. */
function oxlintFindings(project: Project): string[] {
  const { stdout, stderr } = project.run('oxlint/bin/oxlint', '-f', 'json', 'src');
  if (!stdout.includes('"diagnostics"')) throw new Error(stderr || stdout);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ code, filename, labels }) => `${filename}:${labels[0]?.span.line} ${/^aws-secrets\((.+)\)$/.exec(code ?? '')?.[1] ?? code}`).sort();
}

function eslintFindings(project: Project): string[] {
  return project.findings().map(({ file, line, ruleId, message }) => `${file}:${line} ${ruleId?.replace('aws-secrets/', '') ?? message}`).sort();
}

const OXLINT_CONFIG = JSON.stringify({ extends: ['./node_modules/eslint-plugin-aws-secrets/oxlintrc.json'], categories: { correctness: 'off' } });

describe('oxlint', () => {
  it.each(['examples/cdk-app', 'examples/lambda-handlers', 'tests/guide/bad', 'tests/guide/good'])('%s', (folder) => {
    const project = new Project({ '.oxlintrc.json': OXLINT_CONFIG, 'eslint.config.mjs': README_CONFIG });
    project.copy(folder, 'src');
    const found = eslintFindings(project);
    if (!folder.endsWith('good')) expect(found.length).toBeGreaterThan(0);
    expect(oxlintFindings(project)).toEqual(found);
  });

  it('applies safe fixes with --fix', () => {
    const project = new Project({ '.oxlintrc.json': OXLINT_CONFIG, 'src/a.ts': HANDLER });
    project.run('oxlint/bin/oxlint', '--fix', 'src');
    expect(project.read('src/a.ts')).toContain("console.log('token')");
  });

  it("extends a company's configuration", () => {
    const extended = JSON.stringify({ jsPlugins: ['eslint-plugin-aws-secrets'], rules: { 'aws-secrets/no-secret-in-log': 'error' } });
    const config = JSON.stringify({ extends: ['./node_modules/@acme/eslint-config/oxlintrc.json'] });
    const project = new Project({ '.oxlintrc.json': config, 'node_modules/@acme/eslint-config/oxlintrc.json': extended, 'src/a.ts': HANDLER });
    expect(oxlintFindings(project)).toEqual(['src/a.ts:5 no-secret-in-log']);
  });

  it('heeds settings', () => {
    const config = JSON.stringify({ ...JSON.parse(OXLINT_CONFIG), settings: { 'aws-secrets': { safeFunctions: ['cover'] } } });
    const project = new Project({ '.oxlintrc.json': config, 'src/a.ts': HANDLER.replace('out.Parameter?.Value)', 'cover(out.Parameter?.Value))') });
    expect(oxlintFindings(project)).toEqual([]);
  });
});

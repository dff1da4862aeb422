/** Does the recipe of `docs/ci.md` give code scanning what it needs: rules with pages and weaknesses, results with places? */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import plugin, { type RuleName } from '../../src/index.ts';
import { HANDLER, Project, README_CONFIG } from './project.ts';

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly results: readonly Record<string, unknown>[];
  }[];
}

const guide = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8');
const formatter = /```js\n(\/\/ eslint-sarif\.mjs\n[\s\S]*?)```/.exec(guide)![1]!;

function sarifOf(project: Project): Sarif {
  const { stdout, stderr } = project.eslint('.', '--format', './eslint-sarif.mjs');
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
  return JSON.parse(stdout) as Sarif;
}

it('a finding has its rule, place, page and weakness', () => {
  const project = new Project({ 'eslint.config.mjs': README_CONFIG, 'eslint-sarif.mjs': formatter, 'src/a.ts': HANDLER });
  const { version, runs } = sarifOf(project);
  expect(version).toBe('2.1.0');
  const { docs } = plugin.rules['no-secret-in-log'].meta;
  expect(runs[0]!.tool.driver.rules).toEqual([
    expect.objectContaining({
      id: 'aws-secrets/no-secret-in-log',
      helpUri: docs.url,
      shortDescription: { text: docs.description },
      help: expect.objectContaining({ text: expect.stringContaining(docs.url) as string }) as object,
      properties: { tags: ['security', 'external/cwe/cwe-532'], 'security-severity': '8.0' },
    }),
  ]);
  expect(runs[0]!.results).toEqual([
    {
      level: 'error',
      ruleId: 'aws-secrets/no-secret-in-log',
      ruleIndex: 0,
      message: { text: expect.stringMatching(/is a secret and is written to a log/) as string },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: expect.stringMatching(/^file:.*\/src\/a\.ts$/) as string, index: expect.any(Number) as number },
            region: { startLine: 5, startColumn: 24, endLine: 5, endColumn: 44 },
          },
        },
      ],
    },
  ]);
});

it('reports what ESLint reports, with a page and a weakness for every rule', () => {
  const project = new Project({ 'eslint.config.mjs': README_CONFIG, 'eslint-sarif.mjs': formatter });
  project.copy('examples/lambda-handlers/src', 'src');
  const [run] = sarifOf(project).runs;
  expect(run!.results.map(({ ruleId }) => ruleId).sort()).toEqual(project.findings().map(({ ruleId }) => ruleId).sort());
  expect(run!.results.length).toBeGreaterThan(10);
  for (const { id, helpUri, properties } of run!.tool.driver.rules) {
    const { docs } = plugin.rules[String(id).replace('aws-secrets/', '') as RuleName].meta;
    expect(helpUri).toBe(docs.url);
    expect((properties as { tags: string[] }).tags.slice(1)).toEqual(docs.cwe.map((cwe) => `external/cwe/cwe-${cwe}`));
  }
});

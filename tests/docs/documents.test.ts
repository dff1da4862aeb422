/** Do README and documents hold? Their code is silent, their links lead somewhere, their configurations are accepted and find something. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { HANDLER, Project } from '../hosts/project.ts';
import { lint } from '../support/linting.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
      .map((path) => join(folder, path)),
  ),
];

const blocksOf = (path: string, language: string) => [...read(path).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code!);

/** Anchors of a page, as GitHub makes them of headings. */
const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

it('the right code of the README is silent under all rules', () => {
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`aws-secrets/${name}`, 'error' as const]));
  const right = blocksOf('README.md', 'ts').filter((code) => code.startsWith('// ✅'));
  expect(right).toHaveLength(2);
  for (const code of right) expect(lint(code, { rules }), code).toEqual([]);
});

it.each(documents)('links of %s lead somewhere', (path) => {
  for (const [, link] of read(path).replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(link!)) continue;
    const [file, anchor] = link!.split('#') as [string, string | undefined];
    const target = file === '' ? path : join(dirname(path), file);
    expect(existsSync(join(root, target)), `${path} → ${link}`).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(target), `${path} → ${link}`).toContain(anchor);
  }
});

/** Configurations of the documents; those of packages that are not installed here are tested elsewhere, or not at all. */
const configurations = documents.flatMap((path) => blocksOf(path, 'js').filter((code) => code.startsWith('// eslint.config.mjs') && !/@acme|sonarjs/.test(code)));

it('configurations of the documents are accepted, and find what they should', () => {
  expect(configurations.length).toBeGreaterThan(4);
  const project = new Project({ 'eslint.existing.mjs': 'export default [{ rules: { "no-var": "error" } }];\n', 'src/a.mjs': HANDLER, 'template.yaml': TEMPLATE });
  for (const code of configurations) {
    project.write('eslint.config.mjs', code);
    const rules = project.findings().map(({ file, ruleId }) => `${file} ${ruleId}`);
    if (/recommended/.test(code)) expect(rules, code).toContain('src/a.mjs aws-secrets/no-secret-in-log');
    if (/templates/.test(code)) expect(rules, code).toContain('template.yaml aws-secrets/require-kms-key-rotation');
  }
});

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: {}
`;

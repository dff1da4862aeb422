/** Do README and documents hold? Their code is silent, their links lead somewhere, their configurations are accepted and find something. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { HANDLER, Project } from '../hosts/project.ts';
import { lint } from '../support/linting.ts';
import { codeIn, documents, read, root } from './documents.ts';

/** Anchors of a page, as GitHub makes them of headings. */
const anchorsOf = (path: string) =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

it('the right code of the README is silent under all rules', () => {
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`aws-secrets/${name}`, 'error' as const]));
  const right = codeIn('README.md', 'ts').filter((code) => code.startsWith('// ✅'));
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

/** Configurations of the documents; one is for a package that is not installed here. */
const configurations = documents.flatMap((path) => codeIn(path, 'js').filter((code) => code.startsWith('// eslint.config.mjs') && !code.includes('sonarjs')));

it('configurations of the documents are accepted, and find what they should', () => {
  expect(configurations.length).toBeGreaterThan(6);
  const project = new Project({ 'eslint.existing.mjs': 'export default [{ rules: { "no-var": "error" } }];\n', 'src/a.mjs': HANDLER, 'template.yaml': TEMPLATE });
  project.copy('examples/company-shared-config/eslint-config', 'node_modules/@acme/eslint-config');
  for (const code of configurations) {
    project.write('eslint.config.mjs', code);
    const rules = project.findings().map(({ file, ruleId }) => `${file} ${ruleId}`);
    if (/recommended|@acme/.test(code)) expect(rules, code).toContain('src/a.mjs aws-secrets/no-secret-in-log');
    if (/require-secret-rotation/.test(code)) expect(rules, code).toContain('template.yaml aws-secrets/require-secret-rotation');
    if (/templates/.test(code)) expect(rules, code).toContain('template.yaml aws-secrets/require-kms-key-rotation');
  }
});

it('the page about a company shows the files of the example', () => {
  const shown = ['json', 'js'].flatMap((language) => codeIn('docs/company.md', language)).map((code) => code.replace(/^\/\/ \S+\n/, ''));
  const files = ['eslint-config/package.json', 'eslint-config/index.js', 'orders-api/eslint.config.mjs', 'orders-infra/eslint.config.mjs'];
  expect(shown).toEqual(files.map((file) => read(`examples/company-shared-config/${file}`)));
});

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy: {}
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      KmsKeyId: !Ref Key
`;

it('the page about templates names the strict rules that read them', () => {
  const { strict, templates } = plugin.configs;
  const reading = Object.entries(plugin.rules).filter(([name, { elsewhere }]) => {
    const rule = `aws-secrets/${name}`;
    return elsewhere?.template && rule in (strict.rules ?? {}) && !(rule in (templates.rules ?? {}));
  });
  const section = read('docs/templates.md').split(/^## /m).find((text) => text.startsWith('Rules of `strict`'));
  for (const [name] of reading) expect(section).toContain(`[${name}]`);
  expect(section?.match(/\]\(rules\//g)).toHaveLength(reading.length);
});

/** Is the plugin complete and consistent: names, pages, tests, messages, configurations, settings? */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import plugin, { type RuleName } from '../src/index.ts';
import { lint } from './support/linting.ts';

const names = Object.keys(plugin.rules) as RuleName[];
const root = new URL('../', import.meta.url);
const stems = (folder: string, suffix: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(suffix) && file !== 'index.ts')
    .map((file) => file.slice(0, -suffix.length))
    .sort();

describe('plugin', () => {
  it('has a file, a page and a test for every rule', () => {
    expect(names).toEqual(stems('src/rules/', '.ts'));
    expect(stems('docs/rules/', '.md')).toEqual(names);
    expect(names.filter((name) => !existsSync(new URL(`tests/rules/${name}.test.ts`, root)))).toEqual([]);
  });

  it('takes name and version from the package', () => {
    expect(plugin.meta).toEqual({ name: packageJson.name, version: packageJson.version, namespace: 'aws-secrets' });
  });

  it('has configurations with files, which switch nothing off', () => {
    const { 'inline-scripts': inline, ...configs } = plugin.configs;
    for (const config of Object.values(configs)) {
      expect(config.files?.length).toBeGreaterThan(0);
      expect(config.plugins?.['aws-secrets']).toBe(plugin);
      for (const level of Object.values(config.rules ?? {})) expect(Array.isArray(level) ? level[0] : level).toBe('error');
    }
    // The same rules for scripts in other files; what is off is none of ours.
    for (const config of inline) {
      expect(config.files?.length).toBeGreaterThan(0);
      const ours = Object.entries(config.rules ?? {}).filter(([rule]) => rule.startsWith('aws-secrets/'));
      expect(ours).toEqual(config.processor ? [] : Object.entries(plugin.configs.recommended.rules ?? {}));
    }
    const ofScripts = names.filter((name) => plugin.rules[name].needs);
    expect(Object.keys(plugin.configs.strict.rules ?? {})).toEqual(ofScripts.map((name) => `aws-secrets/${name}`));
    // What reads such files and is recommended.
    for (const [config, medium, some] of [
      ['templates', 'template', 'no-secret-in-lambda-env'],
      ['workflows', 'workflow', 'require-workflow-oidc'],
      ['dotenv', 'dotenv', 'no-committed-env-file'],
    ] as const) {
      const expected = names.filter((name) => plugin.rules[name].elsewhere[medium] && plugin.rules[name].meta.docs.recommended);
      expect(Object.keys(plugin.configs[config].rules ?? {})).toEqual(expected.map((name) => `aws-secrets/${name}`));
      expect(plugin.configs[config].language).toBe('aws-secrets/text');
      expect(expected).toContain(some);
    }
  });
});

describe.each(names)('%s', (name) => {
  const { meta } = plugin.rules[name];

  it('has metadata that documents and configurations can be made of', () => {
    expect(meta.docs.url).toBe(`${packageJson.homepage.replace('#readme', '')}/blob/v${packageJson.version}/docs/rules/${name}.md`);
    expect(meta.docs.description).toMatch(/^(?:disallow|require|enforce) .*[^.]$/);
    expect(meta.docs.guide.length).toBeGreaterThan(0);
    expect(meta.docs.cwe.length).toBeGreaterThan(0);
    expect('languages' in meta).toBe(false);
  });

  it('has messages that are sentences', () => {
    for (const [id, message] of Object.entries(meta.messages ?? {})) {
      expect(message, id).toMatch(/^[A-Z`{].*\.$/su);
      expect(message.replaceAll(/`[^`]*`|\{\{\w+\}\}/g, '').split(/\.\s+(?=[A-Z])/).length, id).toBeLessThanOrEqual(2);
    }
  });

  it('rejects unknown options', () => {
    expect(() => lint('', { rules: { [`aws-secrets/${name}`]: ['error', { noSuchOption: true }] } })).toThrow(/noSuchOption/);
  });

  it.each([
    [{ fixes: 'some' }, /\.fixes must be 'safe' or 'all'/],
    [{ logers: [] }, /\.logers must be removed/],
    [{ secretSources: [{ module: 'x' }] }, /\.secretSources\[0\]\.name/],
    [{ safeFunctions: ['^('] }, /\.safeFunctions/],
    [{ secretNames: { add: 'token' } }, /\.secretNames\.add/],
    ['x', /must be an object/],
  ])('rejects wrong settings %j', (settings, message) => {
    expect(() => lint('', { rules: { [`aws-secrets/${name}`]: 'error' }, settings: { 'aws-secrets': settings } })).toThrow(message);
  });
});

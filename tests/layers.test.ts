/** Do imports follow the arrows? knowledge ← model ← script, template, workflow, dotenv, text ← reader.ts ← rule.ts ← rules ← configs ← index.ts, and nothing heavy at run time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = new URL('../src/', import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(([, type, from]) => ({
    from: from!.startsWith('.') ? normalize(join(file, '..', from!)) : from!,
    typeOnly: type !== undefined,
  }));
}

const layerOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file);

/** What each layer may import of ours. */
const ALLOWED: Record<string, readonly string[]> = {
  host: [],
  knowledge: ['knowledge', 'host'],
  model: ['model', 'knowledge'],
  script: ['script', 'model', 'knowledge', 'settings.ts'],
  template: ['template', 'model', 'knowledge', 'host'],
  workflow: ['workflow', 'template', 'model', 'knowledge'],
  dotenv: ['dotenv', 'model', 'knowledge', 'host'],
  inline: ['inline', 'template', 'workflow', 'model', 'knowledge'],
  text: ['text', 'model', 'host'],
  'settings.ts': [],
  'medium.ts': ['template', 'workflow', 'text', 'model'],
  'gate.ts': ['medium.ts', 'knowledge', 'model', 'settings.ts'],
  'reader.ts': ['medium.ts', 'script', 'template', 'workflow', 'dotenv', 'model', 'settings.ts'],
  'rule.ts': ['gate.ts', 'reader.ts', 'text', 'model', 'settings.ts'],
  rules: ['rules', 'rule.ts', 'model', 'knowledge', 'settings.ts'],
  configs: ['configs', 'rule.ts', 'model'],
  'on-demand.ts': ['rules', 'inline'],
  'deferred.ts': ['on-demand.ts', 'gate.ts', 'rules', 'rule.ts', 'inline'],
  'index.ts': ['configs', 'rules', 'rule.ts', 'text', 'inline'],
};

describe.each(files)('src/%s', (file) => {
  it('imports only what its layer may', () => {
    const allowed = ALLOWED[layerOf(file)];
    expect(allowed, `layer of ${file}`).toBeDefined();
    const own = importsOf(file).filter(({ from }) => from.endsWith('.ts'));
    expect(own.map(({ from }) => layerOf(from)).filter((layer) => !allowed!.includes(layer))).toEqual([]);
  });

  it('loads nothing heavy at run time', () => {
    const packages = importsOf(file).filter(({ from, typeOnly }) => !typeOnly && !from.endsWith('.ts') && !from.endsWith('.json'));
    expect(packages.map(({ from }) => from).filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

describe.each(files.filter((file) => file.startsWith('rules/')))('src/%s', (file) => {
  it('knows no syntax tree', () => {
    expect(readFileSync(join(source, file), 'utf8')).not.toMatch(/TSESTree|estree|sourceCode/);
  });
});

/** Modules that ask the machine for files or packages. The playground bundles the rules from their sources, so it never meets `deferred.ts`. */
const asking = files.filter((file) => file !== 'deferred.ts' && importsOf(file).some(({ from, typeOnly }) => !typeOnly && /^node:(?!path$)/.test(from)));

it.each(asking)('src/%s has a namesake for hosts without Node', (file) => {
  expect(layerOf(file)).toBe('host');
  expect(existsSync(new URL(`../site/playground/${file}`, import.meta.url))).toBe(true);
});

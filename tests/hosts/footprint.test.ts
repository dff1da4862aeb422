/** What does the built plugin bring into a process? No TypeScript, no typescript-eslint, nothing that is not Node's own; small files. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';

const dist = new URL('../../dist/', import.meta.url);

describe('dist', () => {
  it('loads nothing but itself and node: modules', () => {
    const script = `
      const before = new Set(Object.keys(require.cache));
      require(${JSON.stringify(new URL('index.js', dist).pathname)});
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));`;
    const loaded = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
    expect(loaded.filter((file) => file.includes('node_modules'))).toEqual([]);
  });

  it('imports only node: modules and no network or process module', () => {
    const imports = [...readFileSync(new URL('index.js', dist), 'utf8').matchAll(/\bimport\s*(?:[\w$*{}\s,]*\bfrom\s*)?["']([^'"]+)["']/g)].map(([, from]) => from);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((from) => !/^node:(?:fs|module|path|url)$/.test(from!))).toEqual([]);
  });

  it('has no way to the network, to processes, or to write a file', () => {
    const script = `
      const Module = require('node:module');
      const asked = new Set();
      const { _load } = Module;
      Module._load = function (request, parent) {
        if (parent?.filename?.startsWith(${JSON.stringify(dist.pathname)})) asked.add(request);
        return _load.apply(this, arguments);
      };
      const { Linter } = require('eslint');
      const plugin = require(${JSON.stringify(new URL('index.js', dist).pathname)});
      const lint = (config, text, file) => new Linter().verify(text, [plugin.configs[config]], file).length;
      const found = [
        lint('strict', "new PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] }); import 'aws-cdk-lib'; console.log(process.env)", 'a.js'),
        lint('templates', "Resources: { Key: { Type: 'AWS::KMS::Key' } }", 'template.yaml'),
        lint('workflows', 'on: push\\njobs: { a: { runs-on: x, steps: [{ run: "echo \${{ toJSON(secrets) }}" }] } }', '.github/workflows/a.yml'),
        lint('dotenv', 'API_TOKEN=q8Zr2vYk5Lw9Tn3XbE7uHs4D', '.env'),
      ];
      console.log(JSON.stringify({ found, asked: [...asked].sort() }));`;
    const options = { encoding: 'utf8', cwd: new URL('../../', import.meta.url) } as const;
    const { found, asked } = JSON.parse(execFileSync(process.execPath, ['-e', script], options)) as { found: number[]; asked: string[] };
    expect(found.slice(0, 3).every((count) => count > 0), String(found)).toBe(true);
    expect(asked).toEqual(expect.arrayContaining(['./rules.cjs', 'node:fs', 'yaml']));
    expect(asked.filter((name) => !/^(?:\.\/rules\.cjs|node:(?:fs|module|path)|url|yaml|@eslint\/plugin-kit)$/.test(name))).toEqual([]);
    const code = ['index.js', 'rules.cjs'].map((file) => readFileSync(new URL(file, dist), 'utf8')).join('\n');
    expect(code).not.toMatch(/\b(?:writeFile|appendFile|mkdir|unlink|rmSync|createWriteStream)(?:Sync)?\(|\bfetch\(|process\.binding/);
  });

  it('names no package but eslint in its types', () => {
    const types = readFileSync(new URL('index.d.ts', dist), 'utf8');
    expect([...types.matchAll(/from ["']([^"']+)["']/g)].map(([, from]) => from)).toEqual(['eslint']);
    expect(types).not.toContain('import(');
  });

  it('describes the rules as they are', () => {
    const described = JSON.parse(readFileSync(new URL('rules.json', dist), 'utf8')) as unknown;
    const expected = Object.entries(rules).map(([name, { meta, needs, elsewhere, openedBy }]) => [name, { meta, needs, elsewhere, openedBy }]);
    expect(described).toEqual(Object.fromEntries(expected));
  });

  it('loads the rules with the first file that passes a gate, and the reader of scripts with the first that may hold one', () => {
    const script = `
      const { Linter } = require('eslint');
      const plugin = require(${JSON.stringify(new URL('index.js', dist).pathname)});
      const isLoaded = () => Object.keys(require.cache).some((file) => file.endsWith('rules.cjs'));
      const lint = (text) => (new Linter().verify(text, [plugin.configs.recommended], 'a.js'), isLoaded());
      const { preprocess } = plugin.processors['inline-scripts'];
      const read = (text) => (preprocess(text, 'template.yaml'), isLoaded());
      const steps = { rules: () => [lint('f(1);'), lint('console.log(token);')], scripts: () => [read('Resources: {}'), read('ZipFile: x')] };
      console.log(JSON.stringify([isLoaded(), ...steps[process.argv[1]]()]));`;
    const options = { encoding: 'utf8', cwd: new URL('../../', import.meta.url) } as const;
    for (const what of ['rules', 'scripts']) expect(JSON.parse(execFileSync(process.execPath, ['-e', script, what], options))).toEqual([false, false, true]);
  });

  it('stays small', () => {
    expect(statSync(new URL('index.js', dist)).size).toBeLessThan(40_000);
    expect(statSync(new URL('rules.cjs', dist)).size).toBeLessThan(1_000_000);
    expect(statSync(new URL('iam-actions.json', dist)).size).toBeLessThan(700_000);
  });
});

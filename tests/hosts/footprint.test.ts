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
    const code = ['index.js', 'rules.cjs'].map((file) => readFileSync(new URL(file, dist), 'utf8')).join('\n');
    const modules = [...code.matchAll(/\b(?:require\(|import\(?|from)\s*["'`]([^"'`]+)["'`]|["'`](node:[\w/]+)["'`]/g)];
    const named = new Set(modules.map(([, loaded, builtin]) => loaded ?? builtin!));
    expect([...named].filter((name) => !/^(?:node:(?:fs|module|path|url|process|console)|url|\.\/rules\.cjs|yaml|@eslint\/plugin-kit)$/.test(name))).toEqual([]);
    expect(named.has('node:fs')).toBe(true);
    expect(code).not.toMatch(/\b(?:writeFile|appendFile|mkdir|unlink|rmSync|createWriteStream|openSync\([^)]*["'`]w)|\bfetch\(|process\.binding/);
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

  it('loads the rules with the first file that passes a gate', () => {
    const script = `
      const { Linter } = require('eslint');
      const plugin = require(${JSON.stringify(new URL('index.js', dist).pathname)});
      const isLoaded = () => Object.keys(require.cache).some((file) => file.endsWith('rules.cjs'));
      const lint = (text) => (new Linter().verify(text, [plugin.configs.recommended], 'a.js'), isLoaded());
      console.log(JSON.stringify([isLoaded(), lint('f(1);'), lint('console.log(token);')]));`;
    const options = { encoding: 'utf8', cwd: new URL('../../', import.meta.url) } as const;
    expect(JSON.parse(execFileSync(process.execPath, ['-e', script], options))).toEqual([false, false, true]);
  });

  it('stays small', () => {
    expect(statSync(new URL('index.js', dist)).size).toBeLessThan(40_000);
    expect(statSync(new URL('rules.cjs', dist)).size).toBeLessThan(1_000_000);
    expect(statSync(new URL('iam-actions.json', dist)).size).toBeLessThan(700_000);
  });
});

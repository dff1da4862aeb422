import { copyFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'tsdown';

const shared: UserConfig = {
  platform: 'node',
  target: 'node20.19',
  // Every editor start and every worker loads the file: the less text, the sooner. The map leads to the source.
  minify: true,
  sourcemap: true,
  fixedExtension: false,
};

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    dts: true,
    plugins: [
      {
        // The rules are loaded when they have work: see deferred.ts.
        name: 'deferred-rules',
        resolveId: (source: string, importer: string | undefined) =>
          (source === './rules/index.ts' && importer === path('src/index.ts')) || (source === './scripts.ts' && importer === path('src/inline/processor.ts'))
            ? path('src/deferred.ts')
            : undefined,
      },
    ],
  },
  {
    ...shared,
    entry: { rules: 'src/on-demand.ts' },
    format: 'cjs',
    dts: false,
    shims: true,
    clean: false,
    hooks: {
      'build:done': () => {
        const { rules } = createRequire(import.meta.url)('./dist/rules.cjs') as typeof import('./src/on-demand.ts');
        const described = Object.entries(rules).map(([name, { meta, needs, elsewhere, openedBy }]) => [name, { meta, needs, elsewhere, openedBy }]);
        writeFileSync('dist/rules.json', JSON.stringify(Object.fromEntries(described)));
        // The action table stays a file of its own: it is read only when a file contains a policy.
        for (const file of ['actions.json', 'actions.meta.json']) {
          copyFileSync(`src/knowledge/iam/${file}`, `dist/iam-${file}`);
        }
      },
    },
  },
]);

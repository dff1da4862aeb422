import { copyFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts'],
  dts: true,
  fixedExtension: false,
  platform: 'node',
  target: 'node20.19',
  // Every editor start and every worker loads the file: the less text, the sooner. The map leads to the source.
  minify: true,
  sourcemap: true,
  hooks: {
    // The action table stays a file of its own: it is read only when a file contains a policy.
    'build:done': () => {
      copyFileSync('src/knowledge/iam/actions.json', 'dist/iam-actions.json');
      copyFileSync('src/knowledge/iam/actions.meta.json', 'dist/iam-actions.meta.json');
    },
  },
});

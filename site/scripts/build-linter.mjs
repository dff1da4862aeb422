/**
 * Bundles what the playground runs in its worker: ESLint, the plugin from its sources and, loaded for the first file that needs it,
 * the TypeScript parser. What a browser lacks is put in its place here, and nowhere else.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const output = path('../pages/public/linter/');

const builtin = /^(?:node:)?(?:assert|child_process|crypto|fs|inspector|module|os|perf_hooks|tty|url|util|v8|worker_threads)(?:\/.*)?$/;

/** The seam of the plugin, and Node's modules. */
const browser = {
  name: 'browser',
  setup({ onResolve }) {
    // The seam of the plugin: each module of `src/host` has a namesake.
    onResolve({ filter: /\/host\/[\w-]+\.ts$/ }, ({ path: file }) => ({ path: path(`../playground/host/${basename(file)}`) }));
    onResolve({ filter: /^(?:node:)?path$/ }, () => ({ path: path('../node_modules/path-browserify/index.js') }));
    onResolve({ filter: builtin }, () => ({ path: path('../playground/absent.cjs') }));
    onResolve({ filter: /\/rules$/ }, ({ importer }) => (/eslint\/lib\/(?:linter|config|languages)/.test(importer) ? { path: path('../playground/no-rules.cjs') } : undefined));
  },
};

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { metafile } = await build({
  entryPoints: [path('../playground/worker.ts')],
  outdir: output,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  chunkNames: '[name]-[hash]',
  inject: [path('../playground/globals.mjs')],
  plugins: [browser],
});
copyFileSync(path('../../src/knowledge/iam/actions.json'), `${output}iam-actions.json`);

const files = Object.entries(metafile.outputs);
const version = createHash('sha256');
for (const [file] of files) version.update(readFileSync(file));
// A changed worker has another address, so that no cache mixes two builds.
writeFileSync(path('../playground/linter-version.json'), JSON.stringify({ version: version.digest('hex').slice(0, 12) }));
for (const [file, { bytes }] of files) console.log(`${basename(file)}: ${Math.round(bytes / 1024)} KiB`);

/**
 * The package as users get it: packs the plugin and lays it where a project finds it, as `npm install` would.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Unpacks the built plugin into `<modules>/eslint-plugin-aws-secrets`; what was there is replaced.
 * @param {string} modules a `node_modules` folder
 * @throws when the plugin is not built
 */
export function installPackage(modules) {
  const target = join(modules, 'eslint-plugin-aws-secrets');
  const folder = mkdtempSync(join(tmpdir(), 'aws-secrets-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Links the workspaces of a project into a `node_modules` folder, as `npm install` does.
 * @param {string} project the folder of the project; one without workspaces is left alone
 * @param {string} modules a `node_modules` folder above the workspaces
 */
export function linkWorkspaces(project, modules) {
  const read = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!existsSync(join(project, 'package.json'))) return;
  for (const workspace of read(project).workspaces ?? []) {
    const folder = join(project, workspace);
    const link = join(modules, read(folder).name);
    rmSync(link, { recursive: true, force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(folder, link);
  }
}

/** A repository of git that tracks some files. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** The folder of a new repository with these files in its index; it is gone after the tests. */
export function trackedFolder(files: readonly string[]): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'aws-secrets-tracked-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  execFileSync('git', ['init', '-q'], { cwd: root });
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  execFileSync('git', ['add', '--', ...files], { cwd: root });
  return root;
}

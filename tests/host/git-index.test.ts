/** Is git's index read as git writes it? In every version, in worktrees and submodules, and whatever else it holds. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { trackedIn, trackingOf } from '../../src/host/git-index.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aws-secrets-git-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', '-c', 'protocol.file.allow=always'];
const git = (cwd: string, ...args: string[]): string => execFileSync('git', [...identity, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

function repository(name: string, ...options: string[]): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'sub', 'deep'), { recursive: true });
  git(root, 'init', '-q', ...options);
  for (const file of ['.env', 'sub/.env', 'sub/.env.local', 'sub/deep/prod.env', 'a.txt', 'sub/.envx', `sub/${'n'.repeat(200)}.env`]) writeFileSync(join(root, file), 'A=b\n');
  return root;
}

describe.each([
  ['version 2', ['update-index', '--index-version', '2'], []],
  ['version 4', ['update-index', '--index-version', '4'], []],
  ['hashes of SHA-256', ['status'], ['--object-format=sha256']],
])('%s', (name, command, options) => {
  const root = repository(name.replaceAll(' ', '-'), ...options);
  git(root, 'add', 'a.txt', 'sub/.env', 'sub/.envx', 'sub/deep/prod.env', `sub/${'n'.repeat(200)}.env`);
  git(root, ...command);

  it.each([
    ['sub/.env', 'tracked'],
    ['sub/deep/prod.env', 'tracked'],
    [`sub/${'n'.repeat(200)}.env`, 'tracked'],
    ['.env', 'untracked'],
    ['sub/.env.local', 'untracked'],
    ['sub/deep/.env', 'untracked'],
    ['sub/.en', 'untracked'],
    ['sub', 'untracked'],
  ])('%s: %s', (path, expected) => expect(trackingOf(join(root, path))).toBe(expected));
});

describe('repositories', () => {
  it('knows what is only announced (version 3)', () => {
    const root = repository('intent');
    git(root, 'add', 'a.txt', 'sub/.envx');
    git(root, 'add', '-N', 'sub/.env');
    expect(trackingOf(join(root, 'sub/.env'))).toBe('tracked');
    expect(trackingOf(join(root, 'sub/.envx'))).toBe('tracked');
    expect(trackingOf(join(root, '.env'))).toBe('untracked');
  });

  it('reads linked worktrees and submodules', () => {
    const root = repository('main');
    git(root, 'add', 'sub/.env');
    git(root, 'commit', '-qm', 'first');
    git(root, 'worktree', 'add', '-q', '../linked');
    expect(trackingOf(join(folder, 'linked/sub/.env'))).toBe('tracked');
    expect(trackingOf(join(folder, 'linked/.env'))).toBe('untracked');
    const outer = repository('outer');
    git(outer, 'submodule', '--quiet', 'add', root, 'module');
    expect(trackingOf(join(outer, 'module/sub/.env'))).toBe('tracked');
    expect(trackingOf(join(outer, 'module/.env'))).toBe('untracked');
  });

  it('knows nothing without a repository, and nothing tracked in an empty one', () => {
    expect(trackingOf(join(folder, '.env'))).toBe('unknown');
    expect(trackingOf(join(repository('empty'), '.env'))).toBe('untracked');
  });

  it('does not guess from a split index', () => {
    const root = repository('split');
    git(root, 'add', 'sub/.env');
    git(root, 'update-index', '--split-index');
    expect(trackingOf(join(root, '.env'))).toBe('unknown');
  });

  it('reads an index that is huge or broken, in bounded time', () => {
    const entries = 500_000;
    const path = (i: number): string => `folder/${String(i).padStart(7, '0')}/file.ts`;
    const size = (62 + path(0).length + 8) & ~7;
    const index = Buffer.alloc(12 + entries * size + 20);
    index.write('DIRC');
    index.writeUInt32BE(2, 4);
    index.writeUInt32BE(entries, 8);
    for (let i = 0; i < entries; i++) {
      const at = 12 + i * size;
      index.writeUInt32BE(0o100644, at + 24);
      index.writeUInt16BE(path(i).length, at + 60);
      index.write(path(i), at + 62);
    }
    const started = performance.now();
    expect(trackedIn(index, Buffer.from('.env'))).toBe('untracked');
    expect(trackedIn(index, Buffer.from(path(499_999)))).toBe('tracked');
    expect(performance.now() - started).toBeLessThan(3_000);
    for (const end of [0, 3, 11, 12, 40, 80, 12 + size * 3 + 7]) expect(trackedIn(index.subarray(0, end), Buffer.from('.env'))).toBe('unknown');
    expect(trackedIn(Buffer.from('DIRC\0\0\0\x09\0\0\0\0'), Buffer.from('.env'))).toBe('unknown');
  });
});

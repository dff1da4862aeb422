/**
 * Does git track a file? Read from git's index, without a process of git: versions 2 to 4, with hashes of either length,
 * linked worktrees and submodules, whose `.git` is a file. Blind spots: repositories whose place only the environment
 * tells (`GIT_DIR`), and a split index, of which only the newer part is read.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export type Tracking = 'tracked' | 'untracked' | 'unknown';

/** The index of a repository with millions of files has some hundred megabytes. */
const MAX_SIZE = 512 * 1024 * 1024;

/** @param filename absolute path of the file */
export function trackingOf(filename: string): Tracking {
  try {
    const repository = repositoryAround(filename);
    if (!repository) return 'unknown';
    const index = join(repository.gitFolder, 'index');
    // A repository without an index has nothing to track yet.
    const size = statSync(index, { throwIfNoEntry: false })?.size;
    if (size === undefined) return 'untracked';
    if (size > MAX_SIZE) return 'unknown';
    const path = relative(repository.root, filename).split(sep).join('/');
    return trackedIn(readFileSync(index), Buffer.from(path));
  } catch {
    return 'unknown';
  }
}

interface Repository {
  readonly root: string;
  readonly gitFolder: string;
}

function repositoryAround(filename: string): Repository | undefined {
  for (let root = dirname(filename); ; root = dirname(root)) {
    const git = join(root, '.git');
    const found = statSync(git, { throwIfNoEntry: false });
    if (found?.isDirectory()) return { root, gitFolder: git };
    if (found?.isFile()) {
      const target = /^gitdir:[ \t]*(.+?)\s*$/.exec(readFileSync(git, 'utf8'))?.[1];
      return target === undefined ? undefined : { root, gitFolder: resolve(root, target) };
    }
    if (root === dirname(root)) return undefined;
  }
}

const MODES = new Set([0o100644, 0o100755, 0o100664, 0o120000, 0o160000, 0o040000]);

/** Exported for the tests. */
export function trackedIn(index: Buffer, path: Buffer): Tracking {
  if (index.length < 12 || index.toString('latin1', 0, 4) !== 'DIRC') return 'unknown';
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return 'unknown';
  // The length of the hashes is told elsewhere; with the wrong one the entries make no sense.
  const answers = [20, 32].map((hash) => search(index, path, version, hash));
  return answers.find((answer) => answer !== undefined) ?? 'unknown';
}

/** `undefined` when the index cannot be read with this length of hashes. */
function search(index: Buffer, path: Buffer, version: number, hashLength: number): Tracking | undefined {
  const count = index.readUInt32BE(8);
  const limit = index.length - hashLength;
  let at = 12;
  // How long the last path was, and how much of it is the beginning of ours: version 4 leaves out what is the same.
  let length = 0;
  let common = 0;
  for (let i = 0; i < count; i++) {
    const flagsAt = at + 40 + hashLength;
    if (flagsAt + 2 > limit || !MODES.has(index.readUInt32BE(at + 24))) return undefined;
    const extended = (index[flagsAt]! & 0x40) !== 0 && version >= 3;
    let name = flagsAt + (extended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const [strip, next] = variableInteger(index, name);
      if (strip > length) return undefined;
      kept = length - strip;
      name = next;
    }
    const end = index.indexOf(0, name);
    if (end < 0 || end > limit) return undefined;
    common = Math.min(common, kept);
    if (common === kept) {
      let offset = name;
      while (offset < end && common < path.length && index[offset] === path[common]) (offset++, common++);
    }
    length = kept + end - name;
    if (common === path.length && length === path.length) return 'tracked';
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return isSplit(index, at, limit) ? 'unknown' : 'untracked';
}

/** An index that another one completes says so in an extension. */
function isSplit(index: Buffer, from: number, limit: number): boolean {
  for (let at = from; at + 8 <= limit; at += 8 + index.readUInt32BE(at + 4)) {
    if (index.toString('latin1', at, at + 4) === 'link') return true;
  }
  return false;
}

/** Seven bits a byte, each further byte one more than it says. */
function variableInteger(bytes: Buffer, from: number): [value: number, next: number] {
  let at = from;
  let value = bytes[at]! & 0x7f;
  while (bytes[at++]! & 0x80) value = (value + 1) * 128 + (bytes[at]! & 0x7f);
  return [value, at];
}

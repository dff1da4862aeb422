/** A project in a folder of its own whose `.env` files git tracks, as the playground takes for granted, but for `.env.local`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export function trackedProject() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aws-secrets-')));
  const git = (...command) => execFileSync('git', command, { cwd: folder });
  git('init', '-q');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    /** Where the file stands. Only of `.env` files a rule asks more than the text. */
    fileOf({ text, filename }) {
      const file = join(folder, filename);
      if (filename.includes('.env')) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        if (!filename.endsWith('.local')) git('add', '-f', filename);
      }
      return file;
    },
  };
}

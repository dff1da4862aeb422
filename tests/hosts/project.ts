/**
 * A project on disk as a user has it: the packed plugin and one version of ESLint in its `node_modules`, everything else linked to
 * what is installed here.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ESLint, Linter } from 'eslint';
import { onTestFinished } from 'vitest';
import { installPackage, linkWorkspaces } from '../../scripts/packed.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Packages of `node_modules` that are installed under another name: `eslint-9` is ESLint 9.22. */
export type EslintVersion = 'eslint' | 'eslint-9' | 'eslint-9-last' | 'eslint-10-0';

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One finding with its place and its repairs. */
export interface Finding extends Pick<Linter.LintMessage, 'ruleId' | 'message' | 'line' | 'column' | 'endLine' | 'endColumn' | 'fix' | 'suggestions'> {
  readonly file: string;
}

export class Project {
  /** The folder is removed when the running test is over. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'aws-secrets-project-')));
  /** Where commands run: the project, or a folder in it. */
  cwd = this.folder;

  /**
   * @param files texts by path
   * @param eslint the version that `eslint` is in this project
   */
  constructor(files: Readonly<Record<string, string>> = {}, eslint: EslintVersion = 'eslint') {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    const modules = join(this.folder, 'node_modules');
    mkdirSync(modules);
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name === 'eslint' || name.startsWith('.')) continue;
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    symlinkSync(join(root, 'node_modules', eslint), join(modules, 'eslint'));
    installPackage(modules);
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Copies a folder of this repository into the project, without what is installed in it, and links its workspaces. */
  copy(from: string, to = '.'): void {
    cpSync(join(root, from), join(this.folder, to), { recursive: true, filter: (path) => !path.includes('node_modules') });
    linkWorkspaces(join(this.folder, to), join(this.folder, 'node_modules'));
  }

  /** Runs a script of an installed package with Node. */
  run(script: string, ...args: string[]): Run {
    return this.node(join('node_modules', script), args);
  }

  /** Runs a script of the project with Node. */
  node(script: string, args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(this.folder, script), ...args], {
      cwd: this.cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, AWS_SECRETS_RETHROW: '1', NO_COLOR: '1', ...environment },
    });
    return { status, stdout, stderr };
  }

  eslint(...args: string[]): Run {
    return this.run('eslint/bin/eslint.js', ...args);
  }

  /** What `eslint` reports, in the order of files and lines. */
  findings(...args: string[]): readonly Finding[] {
    const { stdout, stderr } = this.eslint('-f', 'json', ...args, '.');
    if (!stdout.startsWith('[')) throw new Error(stderr || stdout);
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message, line, column, endLine, endColumn, fix, suggestions }) => ({
        file: relative(this.folder, filePath),
        ruleId,
        message,
        line,
        column,
        endLine,
        endColumn,
        fix,
        suggestions,
      })),
    );
  }
}

/** The configuration that the README shows first. */
export const README_CONFIG = /```js\n(\/\/ eslint\.config\.mjs\n[\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!;

/** A handler with one finding of `no-secret-in-log` in line 5. */
export const HANDLER = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
export const handler = async () => {
  const out = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
  console.log('token', out.Parameter?.Value);
};
`;

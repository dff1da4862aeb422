/**
 * Talks to a language server as an editor does: opens one document, takes its diagnostics, asks for code actions. The protocol is LSP
 * 3.17 over stdio; the settings are those that the ESLint extension of VS Code sends.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is started, and whether it is asked for diagnostics or sends them by itself. */
interface Server {
  readonly script: string;
  readonly flag: string;
  readonly diagnostics: 'asked' | 'sent';
}

const { resolve } = createRequire(import.meta.url);

export const ESLINT: Server = {
  script: resolve('vscode-langservers-extracted/lib/eslint-language-server/eslintServer.js'),
  flag: '--stdio',
  diagnostics: 'asked',
};
export const OXLINT: Server = { script: join(resolve('oxlint/package.json'), '../bin/oxlint'), flag: '--lsp', diagnostics: 'sent' };

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly message: string;
  readonly source: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
}

export interface TextEdit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

const capabilitiesFor = ({ diagnostics }: Server) => ({
  workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    ...(diagnostics === 'asked' ? { diagnostic: {} } : { publishDiagnostics: {} }),
    codeAction: {
      dataSupport: true,
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source', 'source.fixAll', 'source.fixAll.eslint'] } },
    },
  },
});

/** What the extension answers when the server asks for its configuration. */
const EXTENSION_SETTINGS = {
  validate: 'on',
  packageManager: null,
  useESLintClass: false,
  experimental: {},
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'auto' },
};

export const editsOf = (edit: WorkspaceEdit | undefined): readonly TextEdit[] => [
  ...(edit?.documentChanges ?? []).flatMap(({ edits }) => edits),
  ...Object.values(edit?.changes ?? {}).flat(),
];

/** The text after edits that do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Place): number => starts[line]! + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((out, { range, newText }) => out.slice(0, offset(range.start)) + newText + out.slice(offset(range.end)), text);
}

export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, { done(result: unknown): void; fail(error: Error): void }>();
  readonly #folder: { readonly uri: string; readonly name: string };
  readonly #applied: WorkspaceEdit[] = [];
  #sent: (diagnostics: readonly Diagnostic[]) => void = () => undefined;
  #rest = Buffer.alloc(0);

  /**
   * @param root the folder of the project
   * @param settings what the editor sets otherwise than the extension
   */
  constructor(private readonly server: Server, readonly root: string, private readonly settings: Readonly<Record<string, unknown>> = {}) {
    this.#folder = { uri: pathToFileURL(root).href, name: 'project' };
    this.#server = spawn(process.execPath, [server.script, server.flag], { cwd: root });
    this.#server.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  async open(file: string, languageId: string): Promise<readonly Diagnostic[]> {
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: this.#folder.uri,
      workspaceFolders: [this.#folder],
      initializationOptions: {},
      capabilities: capabilitiesFor(this.server),
    });
    this.#send({ method: 'initialized', params: {} });
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings: {} } });
    const text = readFileSync(join(this.root, file), 'utf8');
    const sent = new Promise<readonly Diagnostic[]>((done) => (this.#sent = done));
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri: this.#uri(file), languageId, version: 1, text } } });
    if (this.server.diagnostics === 'sent') return sent;
    const { items } = (await this.#ask('textDocument/diagnostic', { textDocument: { uri: this.#uri(file) } })) as { items: Diagnostic[] };
    return items;
  }

  async actions(file: string, diagnostic: Diagnostic, only?: string): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [diagnostic], ...(only === undefined ? {} : { only: [only] }) };
    return ((await this.#ask('textDocument/codeAction', { textDocument: { uri: this.#uri(file) }, range: diagnostic.range, context })) ?? []) as CodeAction[];
  }

  /** Runs an action and answers the edits that the server applies. */
  async apply({ command, edit }: CodeAction): Promise<readonly TextEdit[]> {
    if (!command) return editsOf(edit);
    const before = this.#applied.length;
    await this.#ask('workspace/executeCommand', command);
    return this.#applied.slice(before).flatMap(editsOf);
  }

  close(): void {
    this.#server.kill();
  }

  #uri(file: string): string {
    return `${this.#folder.uri}/${file}`;
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    return new Promise((done, fail) => {
      const id = this.#waiting.size + 1;
      this.#waiting.set(id, { done, fail });
      this.#send({ id, method, params });
    });
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#rest.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + length;
      if (this.#rest.length < end) return;
      const message = JSON.parse(this.#rest.toString('utf8', head + 4, end)) as Message;
      this.#rest = this.#rest.subarray(end);
      this.#receive(message);
    }
  }

  #receive({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      if (method === 'textDocument/publishDiagnostics') this.#sent((params as { diagnostics: Diagnostic[] }).diagnostics);
      if (id !== undefined) this.#send({ id, result: this.#answer(method, params) });
    } else if (error) this.#waiting.get(id!)?.fail(new Error(error.message));
    else this.#waiting.get(id!)?.done(result);
  }

  #answer(method: string, params: unknown): unknown {
    switch (method) {
      case 'workspace/configuration':
        return (params as { items: unknown[] }).items.map(() => ({ ...EXTENSION_SETTINGS, ...this.settings, workspaceFolder: this.#folder }));
      case 'workspace/workspaceFolders':
        return [this.#folder];
      case 'workspace/applyEdit':
        this.#applied.push((params as { edit: WorkspaceEdit }).edit);
        return { applied: true };
      // 4: the user has approved the library.
      case 'eslint/confirmESLintExecution':
        return 4;
      default:
        return null;
    }
  }
}

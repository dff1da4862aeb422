/**
 * Do the handlers of the examples still do what they did, after all repairs? Each runs in a world that is made up (`lambda.mjs`), as it is
 * and repaired: the same answers, the same requests, and with the repairs no canary in the logs, and secrets that expire.
 */
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { typeErrors } from '../support/compiling.ts';
import { repaired } from '../support/repairing.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recommended = plugin.configs.recommended.rules as Linter.RulesRecord;

const START = Date.UTC(2026, 0, 5, 9);
/** A cached secret may be five minutes old. */
const FIVE_MINUTES = 300;

/** Every secret is a canary: it may be sent, and must not be found in a log. */
const STORE = {
  '/slack-bot/production/bot-token': 'canary-bot-token',
  '/slack-bot/production/signing-secret': 'canary-signing-secret',
  '/slack-bot/production/db-user': 'bot',
  '/slack-bot/production/db-host': 'db.example.com:5433',
  '/slack-bot/production/db-password': 'canary-db-password',
  '/slack-bot/production/search-ranking': 'popular',
  '/slack-bot/production/search-api-key': 'canary-search-key',
  '/slack-bot/production/github-app-secret': JSON.stringify({ privateKey: 'canary-private-key' }),
  '/slack-bot/production/jira-secret': JSON.stringify({ site: 'example', username: 'bot', apiToken: 'canary-jira-token' }),
  'slack-bot/production/github-bot': JSON.stringify({ username: 'bot', token: 'canary-github-token' }),
  'slack-bot/production/link-signing': 'canary-link-signing',
  'slack-bot/production/search': JSON.stringify({ endpoint: 'https://search.example.com', apiKey: 'canary-search-key' }),
};

interface Step {
  readonly event?: unknown;
  /** Seconds since the step before. */
  readonly later?: number;
  /** Secrets that have new values from now on. */
  readonly rotated?: Readonly<Record<string, string>>;
  /** What requests to the web are answered, one after the other. */
  readonly web?: readonly { readonly status: number; readonly json?: unknown }[];
  readonly database?: 'connect' | 'error' | 'timeout';
}

interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Observed {
  readonly results: readonly unknown[];
  /** Names that were read from Parameter Store and Secrets Manager. */
  readonly reads: readonly string[];
  readonly requests: readonly Request[];
  readonly connections: readonly string[];
  readonly logs: string;
}

/**
 * What the environments of the handlers hold before the repairs. A repair writes `/REPLACE_ME/REPLACE_ME/db-password` in the place of
 * `process.env.DB_PASSWORD_PARAM`; the folders are for the user to fill in, and here they are.
 */
const ENVIRONMENT = {
  CONFIG_PROFILE: 'production',
  DB_PASSWORD_PARAM: '/slack-bot/production/db-password',
  SEARCH_API_KEY_PARAM: '/slack-bot/production/search-api-key',
  GITHUB_APP_SECRET_ARN: '/slack-bot/production/github-app-secret',
  JIRA_SECRET_NAME: '/slack-bot/production/jira-secret',
};
const repair = (code: string, file: string): string =>
  repaired(code, { rules: recommended, filename: file }).replaceAll('/REPLACE_ME/REPLACE_ME/', '/slack-bot/production/');

/**
 * Where the handlers of the examples are, and where they run. Not among them: those of the company's example, which import a vault that
 * nobody can install.
 */
const HANDLERS = {
  'examples/lambda-handlers/src': '.',
  'examples/cdk-app/functions': 'cdk-app',
  'examples/sam-app/src': 'sam-app',
  'examples/serverless-app/src': 'serverless-app',
};

/** The sources of an example, each gone through `edit`. */
function sourcesOf(folder: string, edit: (code: string, file: string) => string): Map<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:ts|mjs)$/.test(file));
  return new Map(files.map((file) => [file, edit(readFileSync(join(root, folder, file), 'utf8'), `src/${basename(file)}`)]));
}

const VERSIONS = { 'as it is': (code: string) => code, 'after all repairs': repair };
type Version = keyof typeof VERSIONS;

const folders = new Map<Version, string>();

beforeAll(() => {
  for (const [version, edit] of Object.entries(VERSIONS) as [Version, typeof repair][]) {
    const folder = mkdtempSync(join(tmpdir(), 'aws-secrets-handlers-'));
    folders.set(version, folder);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [example, target] of Object.entries(HANDLERS)) {
      cpSync(join(root, example), join(folder, target), { recursive: true });
      for (const [file, code] of sourcesOf(example, edit)) {
        const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
        writeFileSync(join(folder, target, file.replace(/\.ts$/, '.js')), ts.transpileModule(code, { compilerOptions }).outputText);
      }
    }
  }
}, 120_000);

afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

/** Runs the steps in one process, as Lambda does while a function is warm. */
function run(version: Version, handler: string, steps: readonly Step[], environment: Readonly<Record<string, string>> = {}): Observed {
  const folder = folders.get(version)!;
  const [world, observed] = [join(folder, 'world.json'), join(folder, 'observed.json')];
  writeFileSync(world, JSON.stringify({ start: START, store: STORE, steps }));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-warnings', join(root, 'tests/infra/lambda.mjs'), join(folder, handler), world, observed], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...environment },
  });
  expect(status, stderr).toBe(0);
  return { ...(JSON.parse(readFileSync(observed, 'utf8')) as Omit<Observed, 'logs'>), logs: stdout + stderr };
}

/** Canaries in a log, also in base64. */
function canariesIn(logs: string): string[] {
  const encoded = [...logs.matchAll(/[\w+/]{16,}={0,2}/g)].map(([text]) => Buffer.from(text, 'base64').toString('latin1'));
  return [logs, ...encoded].flatMap((text) => text.match(/canary(?:-\w+)+/g) ?? []);
}

const reads = (name: string, { reads: all }: Observed): number => all.filter((read) => read === name).length;

describe.each(Object.keys(VERSIONS) as Version[])('%s', (version) => {
  const mended = version === 'after all repairs';
  const onlyBefore = (...canaries: string[]): string[] => (mended ? [] : canaries);

  it('slack-events answers Slack, and nobody else', () => {
    const slackEvent = (body: unknown, { secret = 'canary-signing-secret', later = 0 } = {}) => {
      const text = JSON.stringify(body);
      const timestamp = String(START / 1000 + later);
      const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex');
      const headers = { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
      return { routeKey: 'POST /slack/events', headers, body: text };
    };
    const verification = { type: 'url_verification', challenge: 'echo' };
    const mention = { type: 'event_callback', event: { type: 'app_mention', channel: 'C1', text: 'help', ts: '1.5' } };
    const observed = run(version, 'slack-events.js', [
      { event: slackEvent(verification) },
      { event: slackEvent(mention), web: [{ status: 200, json: { ok: true, ts: '1.6' } }] },
      { event: slackEvent(mention), web: [{ status: 200, json: { ok: false, error: 'invalid_auth' } }] },
      { event: slackEvent(mention), web: [{ status: 200, json: { ok: false, error: 'is_archived' } }] },
      { event: slackEvent(mention, { secret: 'guessed' }) },
      { event: slackEvent(mention, { later: -301 }) },
      {
        later: FIVE_MINUTES + 1,
        rotated: { '/slack-bot/production/signing-secret': 'canary-signing-secret-2' },
        event: slackEvent(verification, { secret: 'canary-signing-secret-2', later: FIVE_MINUTES }),
      },
    ]);
    const accepted = { statusCode: 200, body: 'echo' };
    expect(observed.results).toEqual([
      accepted,
      { statusCode: 200 },
      { statusCode: 500 },
      { statusCode: 500 },
      { statusCode: 401 },
      { statusCode: 401 },
      // What is kept for ever does not notice the rotation.
      mended ? accepted : { statusCode: 401 },
    ]);
    expect(observed.requests).toHaveLength(3);
    for (const request of observed.requests) {
      expect(request).toEqual({
        url: 'https://slack.com/api/chat.postMessage',
        method: 'POST',
        headers: { authorization: 'Bearer canary-bot-token', 'content-type': 'application/json; charset=utf-8' },
        body: { channel: 'C1', text: 'On it.', thread_ts: '1.5' },
      });
    }
    expect(reads('/slack-bot/production/signing-secret', observed)).toBe(mended ? 2 : 1);
    expect(observed.logs).toContain('Slack does not accept the bot token');
    expect(observed.logs).toContain('signature of POST /slack/events does not match key');
    expect(observed.logs).toContain('Slack did not post to C1: is_archived');
    expect(canariesIn(observed.logs)).toEqual(mended ? [] : expect.arrayContaining(['canary-bot-token', 'canary-signing-secret']));
  });

  it('worker creates an issue for each job, and returns those that failed', () => {
    const record = (messageId: string, body: string) => ({ messageId, body });
    const job = JSON.stringify({ summary: 'Login fails', description: 'since noon', reporter: 'U1' });
    const observed = run(version, 'worker.js', [
      { event: { Records: [record('1', job), record('2', 'no JSON')] }, web: [{ status: 201, json: { key: 'SUPPORT-1' } }] },
      { event: { Records: [record('3', job)] }, web: [{ status: 401 }] },
      { event: { Records: [record('4', job)] }, web: [{ status: 503 }] },
      {
        later: FIVE_MINUTES + 1,
        rotated: { '/slack-bot/production/jira-secret': JSON.stringify({ site: 'example', username: 'bot', apiToken: 'canary-jira-token-2' }) },
        event: { Records: [record('5', job)] },
        web: [{ status: 201, json: { key: 'SUPPORT-2' } }],
      },
    ]);
    const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
    expect(observed.results).toEqual([failed('2'), failed('3'), failed('4'), failed()]);
    const login = (token: string) => `Basic ${Buffer.from(`bot:${token}`).toString('base64')}`;
    expect(observed.requests.map(({ headers }) => headers['authorization'])).toEqual([
      ...Array.from({ length: 3 }, () => login('canary-jira-token')),
      login(mended ? 'canary-jira-token-2' : 'canary-jira-token'),
    ]);
    expect(observed.requests[0]).toMatchObject({
      url: 'https://example.atlassian.net/rest/api/3/issue',
      method: 'POST',
      body: { fields: { project: { key: 'SUPPORT' }, summary: 'Login fails', description: 'since noon' } },
    });
    expect(observed.logs).toContain('Jira refused the login');
    expect(observed.logs).toContain('Jira answered 503');
    expect(canariesIn(observed.logs)).toEqual(onlyBefore('canary-jira-token'));
  });

  it('db says whether the database is reachable', () => {
    const event = { database: 'conversations' };
    const observed = run(version, 'db.js', [
      { event, database: 'connect' },
      { event, database: 'error' },
      { event, database: 'timeout' },
      { event, database: 'connect', later: FIVE_MINUTES + 1, rotated: { '/slack-bot/production/db-host': 'other.example.com' } },
    ]);
    expect(observed.results).toEqual([true, false, false, true].map((reachable) => ({ database: 'conversations', reachable, milliseconds: 0 })));
    expect(observed.connections).toEqual([...Array.from({ length: 3 }, () => 'db.example.com:5433'), mended ? 'other.example.com:5432' : 'db.example.com:5433']);
    expect(reads('/slack-bot/production/db-password', observed)).toBe(mended ? 2 : 1);
    expect(observed.logs).toContain('connection refused');
    expect(observed.logs).toContain('No answer within two seconds');
    expect(canariesIn(observed.logs)).toEqual(mended ? [] : expect.arrayContaining(['canary-db-password']));
  });

  it('powertools searches, and signs the links', () => {
    const event = { queryStringParameters: { text: 'reset password' } };
    const hits = { status: 200, json: { hits: [{ title: 'Reset', url: 'https://docs.example.com/reset' }] } };
    const observed = run(version, 'powertools.js', [
      { event, web: [hits] },
      { event, web: [{ status: 503 }] },
      {
        later: FIVE_MINUTES + 1,
        rotated: { '/slack-bot/production/search-api-key': 'canary-search-key-2', 'slack-bot/production/link-signing': 'canary-link-signing-2' },
        event,
        web: [hits],
      },
    ]);
    const signature = createHmac('sha256', 'canary-link-signing').update('https://docs.example.com/reset').digest('base64url');
    const found = { statusCode: 200, body: JSON.stringify({ links: [`https://docs.example.com/reset?signature=${signature}`] }) };
    // The key of links is read when the module is loaded: that is reported, and has no repair, so that it does not expire.
    expect(observed.results).toEqual([found, { statusCode: 502 }, found]);
    expect(observed.requests.map(({ headers }) => headers['authorization'])).toEqual([
      'ApiKey canary-search-key',
      'ApiKey canary-search-key',
      'ApiKey canary-search-key-2',
    ]);
    expect(observed.requests[0]).toMatchObject({ url: 'https://search.example.com/v1/query?q=reset+password&ranking=popular', method: 'GET' });
    expect(observed.logs).toContain('"status\\":503');
    expect(observed.logs).toContain('"ranking":"popular"');
    expect(canariesIn(observed.logs)).toEqual(mended ? [] : expect.arrayContaining(['canary-search-key']));
  });

  it('middy-handler posts the digest', () => {
    const event = { time: '2026-01-05T09:00:00Z' };
    const web = [{ status: 200, json: [{ channel: 'C1', title: 'How?' }, { channel: 'C2', title: 'Why?' }] }, { status: 200 }];
    const observed = run(
      version,
      'middy-handler.js',
      [{ event, web }, { event, web, later: FIVE_MINUTES + 1, rotated: { '/slack-bot/production/bot-token': 'canary-bot-token-2' } }],
      { POWERTOOLS_LOG_LEVEL: 'DEBUG' },
    );
    expect(observed.results).toEqual([null, null]);
    const digest = (token: string) => [
      {
        url: 'https://search.example.com/questions?unanswered=true&before=2026-01-05T09:00:00Z',
        method: 'GET',
        headers: { 'x-api-key': 'canary-search-key' },
      },
      {
        url: 'https://slack.com/api/chat.postMessage',
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: { channel: 'support', text: '• How?\n• Why?' },
      },
    ];
    expect(observed.requests).toEqual([...digest('canary-bot-token'), ...digest(mended ? 'canary-bot-token-2' : 'canary-bot-token')]);
    expect(observed.logs).toContain('posting the digest');
    expect(canariesIn(observed.logs)).toEqual(onlyBefore('canary-bot-token', 'canary-bot-token'));
  });

  it('cleanup looks for preview branches', () => {
    const observed = run(version, 'cleanup.mjs', [{ event: { time: 'noon' }, web: [{ status: 200, json: [{ name: 'main' }, { name: 'preview/1' }] }] }], {
      LOG_LEVEL: 'debug',
      DEPLOYMENT_NOTE: 'canary-environment',
    });
    expect(observed.results).toEqual([null]);
    expect(observed.reads).toEqual(['/slack-bot/production/github-app-secret', 'slack-bot/production/github-bot']);
    expect(observed.requests).toEqual([
      {
        url: 'https://api.github.com/repos/example/slack-bot/branches?per_page=100',
        method: 'GET',
        headers: { authorization: 'Bearer canary-github-token' },
      },
    ]);
    expect(observed.logs).toContain('cleanup starts noon');
    expect(observed.logs).toContain("{ hasKey: true, bot: 'bot' }");
    expect(observed.logs).toContain('{ status: 200, previews: 1 }');
    expect(canariesIn(observed.logs)).toEqual(onlyBefore('canary-environment'));
  });

  it('the functions of the CDK app answer', () => {
    const body = (value: unknown) => ({ event: { body: JSON.stringify(value) } });
    const { results: events } = run(version, 'cdk-app/events/index.mjs', [body({ type: 'url_verification', challenge: 'echo' }), body({ team_id: 'T1' }), { event: {} }]);
    expect(events).toEqual([{ statusCode: 200, body: 'echo' }, { statusCode: 202 }, { statusCode: 202 }]);
    const payload = new URLSearchParams({ payload: JSON.stringify({ type: 'block_actions' }) });
    const interactions = run(version, 'cdk-app/interactions/index.mjs', [{ event: { body: String(payload) } }]);
    expect(interactions.results).toEqual([{ statusCode: 200 }]);
    expect(interactions.logs).toContain("interaction received { type: 'block_actions' }");
    expect(run(version, 'cdk-app/migrate/index.mjs', [{}]).results).toEqual([{ version: '002-jobs' }]);
    const Records = [{ messageId: '1', body: '{ "kind": "issue" }' }, { messageId: '2', body: '{' }];
    expect(run(version, 'cdk-app/worker/index.mjs', [{ event: { Records } }]).results).toEqual([{ batchItemFailures: [{ itemIdentifier: '2' }] }]);
  });

  it.each(['sam-app', 'serverless-app'])('the worker of the %s posts', (app) => {
    const observed = run(version, `${app}/worker.mjs`, [{ event: { channel: 'C1', text: 'Hello' } }]);
    expect(observed.results).toEqual([null]);
    expect(observed.requests).toEqual([
      {
        url: 'https://slack.com/api/chat.postMessage',
        method: 'POST',
        headers: { authorization: 'Bearer canary-bot-token' },
        body: { channel: 'C1', text: 'Hello' },
      },
    ]);
    expect(observed.logs).toBe('');
  });
});

it('the repaired handlers compile', { timeout: 120_000 }, () => {
  const project = 'examples/lambda-handlers';
  const sources = [...sourcesOf(`${project}/src`, repair)].map(([file, code]) => [join(root, project, 'src', file), code] as const);
  // The variable that was read before is left to the user, as the paths are.
  expect(typeErrors(new Map(sources), project)).toEqual(["worker.ts:27 'JIRA_SECRET_NAME' is declared but its value is never read."]);
});

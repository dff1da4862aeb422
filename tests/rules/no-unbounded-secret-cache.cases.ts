/** Cases of no-unbounded-secret-cache; the repaired texts of `invalid` are compiled in tests/types/cache-repairs.test.ts. */
import type { RuleTester } from 'eslint';
import type { InvalidCase } from '../support/rule-tester.ts';

export const valid: readonly RuleTester.ValidTestCase[] = [
  {
    name: 'moment of expiry',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let tokenExpiresAt = 0;
export async function getToken() {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/a/b/token');
    tokenExpiresAt = Date.now() + 300_000;
  }
  return token;
}
`,
  },
  {
    name: 'age of the value',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let fetched = 0;
const ttl = 300_000;
export async function getToken() {
  const now = Date.now();
  const old = now - fetched > ttl;
  if (token && !old) return token;
  token = await getSecret('/a/b/token');
  fetched = now;
  return token;
}
`,
  },
  {
    name: 'expiry in a helper function',
    code: `import { getSecret } from './secrets';
let cached: { token: string; until: Date } | undefined;
const usable = (entry: typeof cached) => entry !== undefined && entry.until.getTime() - Date.now() > 60_000;
export async function getToken() {
  if (usable(cached)) return cached!.token;
  cached = { token: await getSecret('/a/b/token'), until: new Date(Date.now() + 300_000) };
  return cached.token;
}
`,
  },
  {
    name: 'map of values with expiry, read elsewhere',
    code: `import { getSecret } from './secrets';
const cache = new Map<string, { value: string; expires: number }>();
function lookUp(name: string) {
  const entry = cache.get(name);
  return entry && entry.expires > Date.now() ? entry.value : undefined;
}
export async function get(name: string) {
  const known = lookUp(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, { value, expires: Date.now() + 300_000 });
  return value;
}
`,
  },
  {
    name: 'expired entries are deleted',
    code: `import { getSecret } from './secrets';
const cache = new Map<string, { value: string; expires: number }>();
export async function get(name: string) {
  const entry = cache.get(name);
  if (entry && entry.expires < Date.now()) cache.delete(name);
  if (!cache.has(name)) cache.set(name, { value: await getSecret(name), expires: Date.now() + 300_000 });
  return cache.get(name)!.value;
}
`,
  },
  {
    name: 'expired value is reset',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let loadedAt = 0;
export async function getToken() {
  if (Date.now() - loadedAt > 300_000) token = undefined;
  if (!token) {
    token = await getSecret('/a/b/token');
    loadedAt = Date.now();
  }
  return token;
}
`,
  },
  {
    name: 'in-flight requests',
    code: `import { getSecret } from './secrets';
let pending: Promise<string> | undefined;
export function getToken() {
  pending ??= getSecret('/a/b/token').finally(() => {
    pending = undefined;
  });
  return pending;
}
`,
  },
  {
    name: 'in-flight requests, try and finally',
    code: `import { getSecret } from './secrets';
let pending: Promise<string> | undefined;
export async function getToken() {
  pending ??= getSecret('/a/b/token');
  try {
    return await pending;
  } finally {
    pending = undefined;
  }
}
`,
  },
  {
    name: 'interval',
    code: `import { getSecret } from './secrets';
let token = '';
async function refresh() {
  token = await getSecret('/a/b/token');
}
setInterval(refresh, 300_000).unref();
export const handler = async () => token.length;
`,
  },
  {
    name: 'interval with a bound method',
    code: `import { getSecret } from './secrets';
export class Client {
  private token = '';
  constructor() {
    setInterval(this.refresh.bind(this), 300_000);
  }
  async refresh() {
    this.token = await getSecret('/a/b/token');
  }
  length() { return this.token.length; }
}
`,
  },
  {
    name: 'timeout',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
export async function getToken() {
  if (!token) {
    token = await getSecret('/a/b/token');
    setTimeout(() => (token = undefined), 300_000);
  }
  return token;
}
`,
  },
  {
    name: 'timeout on a map',
    code: `import { getSecret } from './secrets';
const cache = new Map<string, string>();
export async function get(name: string) {
  if (!cache.has(name)) {
    cache.set(name, await getSecret(name));
    setTimeout(() => cache.delete(name), 300_000).unref();
  }
  return cache.get(name)!;
}
`,
  },
  {
    name: 'environment is no store of ours',
    code: `let token: string | undefined;
export function getToken() {
  token ??= process.env.API_TOKEN;
  return token;
}
`,
  },
  {
    name: 'variable of the handler',
    code: `import { getSecret } from './secrets';
export const handler = async () => {
  let token: string | undefined;
  const load = async () => {
    token ??= await getSecret('/a/b/token');
    return token;
  };
  await Promise.all([load(), load()]);
  return token?.length;
};
`,
  },
  {
    name: 'map of one request',
    code: `import { getSecret } from './secrets';
export const handler = async (event: { names: string[] }) => {
  const secrets = new Map<string, string>();
  for (const name of event.names) secrets.set(name, await getSecret(name));
  return secrets.size;
};
`,
  },
  {
    name: 'read without decryption',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
let level: string | undefined;
export async function logLevel() {
  if (!level) {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/log-level' }));
    level = Parameter?.Value;
  }
  return level;
}
`,
  },
  {
    name: 'memoizer with an age',
    code: `import memoizee from 'memoizee';
import { getSecret } from './secrets';
export const getToken = memoizee(() => getSecret('/a/b/token'), { promise: true, maxAge: 300_000 });
`,
  },
  {
    name: 'memoizer of something else',
    code: `import { once } from 'lodash';
import { loadConfig } from './config';
export const getConfig = once(() => loadConfig('/a/b'));
`,
  },
  {
    name: 'p-memoize with a store that expires',
    code: `import pMemoize from 'p-memoize';
import ExpiryMap from 'expiry-map';
import { getSecret } from './secrets';
export const getToken = pMemoize(getSecret, { cache: new ExpiryMap(300_000) });
`,
  },
  {
    name: 'own memoizer that expires',
    code: `import { getSecret } from './secrets';
function memoize<T>(fn: () => Promise<T>, ttl: number) {
  let value: Promise<T> | undefined;
  let at = 0;
  return () => {
    if (!value || Date.now() - at > ttl) {
      value = fn();
      at = Date.now();
    }
    return value;
  };
}
export const getToken = memoize(() => getSecret('/a/b/token'), 300_000);
`,
  },
  {
    name: 'read in every invocation',
    code: `import { getSecret } from './secrets';
let token = '';
async function refresh() {
  token = await getSecret('/a/b/token');
}
export const handler = async (event: { type: string }) => {
  if (event.type === 'ping') return 0;
  await refresh();
  return token.length;
};
`,
  },
  {
    name: 'read in every invocation, wrapped handler',
    code: `import middy from '@middy/core';
import { getSecret } from './secrets';
let token = '';
export const handler = middy().handler(async () => {
  token = await getSecret('/a/b/token');
  return token.length;
});
`,
  },
  {
    name: 'read in every invocation, handler wrapped in a chain',
    code: `import middy from '@middy/core';
import { getSecret } from './secrets';
let token = '';
export const handler = middy(async () => {
  token = await getSecret('/a/b/token');
  return token.length;
}).use(json()).use(cors());
`,
  },
  {
    name: 'read before every use',
    code: `import { getSecret } from './secrets';
export class Client {
  private token = '';
  private async authenticate() {
    this.token = await getSecret('/a/b/token');
  }
  async request() {
    await this.authenticate();
    return this.token.length;
  }
}
`,
  },
  {
    name: 'reset in every invocation',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
async function getToken() {
  token ??= await getSecret('/a/b/token');
  return token;
}
export async function handler() {
  token = undefined;
  return (await getToken()).length;
}
`,
  },
  {
    name: 'clients and names',
    code: `import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { findSecretName, secretProvider } from './names';
let cachedSecretsClient: SecretsManagerClient | undefined;
let secretName: string | undefined;
let provider: unknown;
export async function get() {
  cachedSecretsClient ??= new SecretsManagerClient({});
  secretName ??= await findSecretName();
  provider ??= secretProvider(cachedSecretsClient);
  return [cachedSecretsClient, secretName, provider];
}
`,
  },
  {
    name: 'client made with a secret',
    code: `import Stripe from 'stripe';
import { getSecret } from './secrets';
let stripe: Stripe | undefined;
export async function getStripe() {
  stripe ??= new Stripe(await getSecret('/a/b/stripe-key'));
  return stripe;
}
`,
  },
  {
    name: 'handed to the constructor',
    code: `import { getSecret } from './secrets';
class Client {
  private token: string;
  constructor(token: string, private readonly apiKey: string) {
    this.token = token;
  }
  length() { return this.token.length + this.apiKey.length; }
}
export const handler = async () => new Client(await getSecret('/a/b/token'), 'x').length();
`,
  },
  {
    name: 'instance of one request',
    code: `import { getSecret } from './secrets';
class Client {
  private token = '';
  async init() {
    this.token = await getSecret('/a/b/token');
  }
  length() { return this.token.length; }
}
export const handler = async () => {
  const client = new Client();
  await client.init();
  return client.length();
};
`,
  },
  {
    name: 'closure of one request',
    code: `import { getSecret } from './secrets';
function tokenSource() {
  let token: string | undefined;
  return async () => (token ??= await getSecret('/a/b/token'));
}
export const handler = async () => {
  const get = tokenSource();
  return (await get()).length;
};
`,
  },
  {
    name: 'version that is compared',
    code: `import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
let cached: { version: string | undefined; value: string | undefined } | undefined;
export async function get(current: string) {
  if (cached && cached.version === current) return cached.value;
  const response = await client.send(new GetSecretValueCommand({ SecretId: 'a/b/jira' }));
  cached = { version: response.VersionId, value: response.SecretString };
  return cached.value;
}
export const describe = new DescribeSecretCommand({ SecretId: 'a/b/jira' });
`,
  },
  {
    name: 'expiry of the token itself',
    code: `import { fetchAccessToken } from './login';
interface Token { accessToken: string; expiresAt: Date }
export class BearerTokens {
  private token: Token | undefined;
  async header() {
    if (!this.token || this.token.expiresAt < new Date()) this.token = await fetchAccessToken();
    return this.token.accessToken;
  }
}
`,
  },
  {
    name: 'imported function that knows about expiry',
    code: `import { getSecret } from './secrets';
import { isExpired } from './expiry';
let entry: { token: string } | undefined;
export async function getToken() {
  if (!entry || isExpired(entry)) entry = { token: await getSecret('/a/b/token') };
  return entry.token;
}
`,
  },
  {
    name: 'getter that knows about expiry',
    code: `import { getSecret } from './secrets';
export class Client {
  private token = '';
  private expires = 0;
  private get stale() { return this.expires < Date.now(); }
  async get() {
    if (!this.token || this.stale) {
      this.token = await getSecret('/a/b/token');
      this.expires = Date.now() + 300_000;
    }
    return this.token;
  }
}
`,
  },
  {
    name: 'own cache class that expires',
    code: `import { getSecret } from './secrets';
class ExpiringCache {
  #entries = new Map<string, { value: string; at: number }>();
  get(key: string) {
    const entry = this.#entries.get(key);
    return entry && Date.now() - entry.at < 300_000 ? entry.value : undefined;
  }
  set(key: string, value: string) {
    this.#entries.set(key, { value, at: Date.now() });
  }
}
const cache = new ExpiringCache();
export async function get(name: string) {
  const known = cache.get(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  return value;
}
`,
  },
  {
    name: 'cache of another file',
    code: `import { cache } from './cache';
import { getSecret } from './secrets';
export async function get(name: string) {
  const known = cache.get(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  return value;
}
`,
  },
  {
    name: 'libraries with a time',
    code: `import { LRUCache } from 'lru-cache';
import NodeCache from 'node-cache';
import Keyv from 'keyv';
import { getSecret } from './secrets';
const lru = new LRUCache<string, string>({ max: 10, ttl: 1000 * 60 * 5 });
const node = new NodeCache({ stdTTL: 300 });
const keyv = new Keyv();
export async function load(name: string, ttl: number) {
  const value = await getSecret(name);
  lru.set(name, value);
  node.set(name, value);
  await keyv.set(name, value, 300_000);
  return new LRUCache<string, string>({ max: 1, ttl });
}
`,
  },
  {
    name: 'middy with an expiry',
    code: `import ssm from '@middy/ssm';
import secretsManager from '@middy/secrets-manager';
import { expiry } from './config';
export const all = [
  ssm({ fetchData: { token: '/a/b/token' }, cacheExpiry: 15 * 60 * 1000 }),
  ssm({ fetchData: { token: '/a/b/token' }, cacheExpiry: 0 }),
  ssm({ fetchData: { token: '/a/b/token' }, cacheExpiry: expiry }),
  ssm({ fetchData: { level: '/a/b/log-level' } }),
  secretsManager({ fetchData: { jira: 'a/b/jira' }, cacheKeyExpiry: { jira: 300_000 }, cacheKey: 'jira' }),
];
`,
  },
  {
    name: 'Powertools expires by itself',
    code: `import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
export const handler = async () => [
  await getSecret('a/b/jira'),
  await getParameter('/a/b/token', { decrypt: true, maxAge: 900 }),
  await getParameter('/a/b/log-level', { maxAge: 86400 }),
];
`,
  },
  {
    name: 'synthesis of a stack',
    code: `import { App, Stack } from 'aws-cdk-lib';
import { getSecret } from './secrets';
const token = await getSecret('/a/b/token');
export const app = new App({ context: { length: token.length } });
export const stack = new Stack(app, 'S');
`,
  },
  {
    name: 'command-line script',
    code: `#!/usr/bin/env node
import { getSecret } from './secrets';
let token;
token ??= await getSecret('/a/b/token');
console.error(token.length);
`,
  },
  {
    name: 'script that ends',
    code: `import { getSecret } from './secrets';
const token = await getSecret('/a/b/token');
let password = '';
async function main() {
  password = await getSecret('/a/b/password');
  await fetch('https://example.com', { headers: { authorization: token + password } });
}
main();
`,
  },
  {
    name: 'parsers and pages',
    code: `import { listPage, hash } from './list';
let nextToken: string | undefined;
let passwordHash: string | undefined;
const tokens: string[] = [];
export async function next(text: string) {
  const page = await listPage(nextToken);
  nextToken = page.nextToken;
  tokens.push(...text.split(' '));
  passwordHash ??= await hash(text);
  return page;
}
`,
  },
  {
    name: 'reused in a loop',
    code: `import { getSecret } from './secrets';
export const handler = async (event: { Records: unknown[] }) => {
  const token = await getSecret('/a/b/token');
  const results: string[] = [];
  for (const record of event.Records) results.push(String(record) + token.length);
  return results;
};
`,
  },
  {
    name: 'clock that counts seconds',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let at = 0;
export async function getToken(): Promise<string> {
  if (!token || Date.now() / 1000 - at > 86400) {
    token = await getSecret('/a/b/token');
    at = Date.now() / 1000;
  }
  return token;
}
`,
  },
  {
    name: 'five minutes',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let at = 0;
export async function getToken(): Promise<string> {
  if (!token || Date.now() - at > 5 * 60 * 1000) {
    token = await getSecret('/a/b/token');
    at = Date.now();
  }
  return token;
}
`,
  },
  {
    name: 'program that describes infrastructure',
    code: `import * as pulumi from '@pulumi/pulumi';
const config = new pulumi.Config();
export const dbPassword = config.requireSecret('dbPassword');
`,
  },
  {
    name: 'configuration',
    code: `import config from 'config';
let password: string | undefined;
export const apiKey = config.get('apiKey');
export const database = () => (password ??= config.get('db.password'));
`,
  },
  {
    name: 'constant of an unknown function',
    code: `import { load } from './load';
export const apiKey = await load('api');
`,
  },
  {
    name: 'credentials of a session',
    code: `import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
let credentials: unknown;
export async function assumed() {
  credentials ??= (await new STSClient({}).send(new AssumeRoleCommand({ RoleArn: 'r', RoleSessionName: 's' }))).Credentials;
  return credentials;
}
`,
  },
  {
    name: 'closure of a promise',
    code: `import { getSecret } from './secrets';
export async function post(text: string) {
  const chunks: string[] = [];
  chunks.push(await getSecret('/a/b/token'));
  return new Promise<void>((resolve) => {
    chunks.push(text);
    resolve();
  });
}
`,
  },
  {
    name: 'test file',
    filename: 'src/secrets.test.ts',
    code: `import { getSecret } from '../src/secrets';
let token;
export const load = async () => (token ??= await getSecret('/a/b/token'));
`,
  },
  {
    name: 'name that the settings ignore',
    settings: {"aws-secrets":{"secretNames":{"ignore":["apiKey"]}}},
    code: `import { load } from './load';
let apiKey;
export const key = async () => (apiKey ??= await load('api'));
`,
  },
];

export const invalid: readonly InvalidCase[] = [
  {
    name: 'variable, guarded by a block',
    code: `import { getSecret } from './secrets';

let cachedToken: string;

export async function getToken(): Promise<string> {
  if (!cachedToken) {
    cachedToken = await getSecret('/slack-bot/production/token');
  }
  return cachedToken;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cachedToken' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let cachedToken: string;
let cachedTokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (!cachedToken || cachedTokenExpiresAt <= Date.now()) {
    cachedToken = await getSecret('/slack-bot/production/token');
    cachedTokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return cachedToken;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'parsed secret of the SDK',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});
let credentials: { user: string; password: string } | undefined;

export async function databaseCredentials(): Promise<{ user: string; password: string }> {
  if (credentials === undefined) {
    const response = await client.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/database' }));
    credentials = JSON.parse(response.SecretString ?? '{}') as { user: string; password: string };
  }
  return credentials;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'credentials' },
        line: 9,
        column: 5,
        endLine: 9,
        endColumn: 98,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});
let credentials: { user: string; password: string } | undefined;
let credentialsExpiresAt = 0;

export async function databaseCredentials(): Promise<{ user: string; password: string }> {
  if (credentials === undefined || credentialsExpiresAt <= Date.now()) {
    const response = await client.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/database' }));
    credentials = JSON.parse(response.SecretString ?? '{}') as { user: string; password: string };
    credentialsExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return credentials;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'promise with ??=, reset on failure',
    code: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;

export function getToken(): Promise<string> {
  pending ??= getSecret('/slack-bot/production/token').catch((error: unknown) => {
    pending = undefined;
    throw error;
  });
  return pending;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'pending' },
        line: 6,
        column: 3,
        endLine: 9,
        endColumn: 5,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;
let pendingExpiresAt = 0;

export function getToken(): Promise<string> {
  if (pending == null || pendingExpiresAt <= Date.now()) {
    pending = getSecret('/slack-bot/production/token').catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    pendingExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return pending;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'early return',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  if (token) return token;
  token = await getSecret('/slack-bot/production/token');
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 57,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (token && tokenExpiresAt > Date.now()) return token;
  token = await getSecret('/slack-bot/production/token');
  tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'no block',
    code: `import { getSecret } from './secrets';

let token: string | null = null;

export async function getToken(): Promise<string> {
  if (token === null) token = await getSecret('/slack-bot/production/token'); // once
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 23,
        endLine: 6,
        endColumn: 77,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | null = null;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (token === null || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  } // once
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'statement on its own line without a block',
    code: `import { getSecret } from './secrets';

let token = '';

export async function getToken(): Promise<string> {
  if (token === '')
    token = await getSecret('/slack-bot/production/token');
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token = '';
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (token === '' || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'returned assignment',
    code: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;

export async function getToken(): Promise<string> {
  return await (pending ??= getSecret('/slack-bot/production/token'));
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'pending' },
        line: 6,
        column: 17,
        endLine: 6,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;
let pendingExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (pending == null || pendingExpiresAt <= Date.now()) {
    pending = getSecret('/slack-bot/production/token');
    pendingExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return await pending;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'assignment with ||= in a declaration',
    code: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;

export async function getPassword(): Promise<number> {
  const password = await (pending ||= getSecret('/slack-bot/production/password'));
  return password.length;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'pending' },
        line: 6,
        column: 27,
        endLine: 6,
        endColumn: 82,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;
let pendingExpiresAt = 0;

export async function getPassword(): Promise<number> {
  if (!pending || pendingExpiresAt <= Date.now()) {
    pending = getSecret('/slack-bot/production/password');
    pendingExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  const password = await pending;
  return password.length;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'short arrow function',
    code: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;
export const getToken = (): Promise<string> => (pending ??= getSecret('/slack-bot/production/token'));
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'pending' },
        line: 4,
        column: 49,
        endLine: 4,
        endColumn: 101,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let pending: Promise<string> | undefined;
let pendingExpiresAt = 0;
export const getToken = (): Promise<string> => {
  if (pending == null || pendingExpiresAt <= Date.now()) {
    pending = getSecret('/slack-bot/production/token');
    pendingExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return pending;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'value that falls back to itself',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  token = token ?? (await getSecret('/slack-bot/production/token'));
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 3,
        endLine: 6,
        endColumn: 68,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (token == null || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'else branch',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  if (token !== undefined) {
    return token;
  } else {
    token = await getSecret('/slack-bot/production/token');
    return token;
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 9,
        column: 5,
        endLine: 9,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (token !== undefined && tokenExpiresAt > Date.now()) {
    return token;
  } else {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    return token;
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'combined condition',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(force: boolean): Promise<string> {
  if (!token || force) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(force: boolean): Promise<string> {
  if (!token || tokenExpiresAt <= Date.now() || force) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'several writes',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  if (!token) token = await getSecret('/slack-bot/production/token');
  return token;
}

export async function preload(): Promise<void> {
  if (token === undefined) {
    token = await getSecret('/slack-bot/production/token');
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 15,
        endLine: 6,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token;
}

export async function preload(): Promise<void> {
  if (token === undefined || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'class field',
    code: `import { getSecret } from './secrets';

export class SlackClient {
  private token?: string;

  async headers(): Promise<Record<string, string>> {
    if (!this.token) {
      this.token = await getSecret('/slack-bot/production/token');
    }
    return { authorization: this.token };
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.token' },
        line: 8,
        column: 7,
        endLine: 8,
        endColumn: 66,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export class SlackClient {
  private token?: string;
  private tokenExpiresAt = 0;

  async headers(): Promise<Record<string, string>> {
    if (!this.token || this.tokenExpiresAt <= Date.now()) {
      this.token = await getSecret('/slack-bot/production/token');
      this.tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    }
    return { authorization: this.token };
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'private name, promise',
    code: `import { getSecret } from './secrets';

export class SlackClient {
  #token: Promise<string> | undefined;

  async headers(): Promise<Record<string, string>> {
    return { authorization: await (this.#token ??= getSecret('/slack-bot/production/token')) };
  }

  async token(): Promise<string> {
    this.#token ??= getSecret('/slack-bot/production/token');
    return this.#token;
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.#token' },
        line: 7,
        column: 36,
        endLine: 7,
        endColumn: 92,
      },
    ],
  },
  {
    name: 'static field',
    code: `import { getSecret } from './secrets';

export class Settings {
  static token: string;

  static async load(): Promise<string> {
    if (!Settings.token) Settings.token = await getSecret('/slack-bot/production/token');
    return Settings.token;
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'Settings.token' },
        line: 7,
        column: 26,
        endLine: 7,
        endColumn: 89,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export class Settings {
  static token: string;
  private static tokenExpiresAt = 0;

  static async load(): Promise<string> {
    if (!Settings.token || Settings.tokenExpiresAt <= Date.now()) {
      Settings.token = await getSecret('/slack-bot/production/token');
      Settings.tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    }
    return Settings.token;
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'guard in another method',
    code: `import { getSecret } from './secrets';

export class SlackClient {
  private token = '';

  private async refresh(): Promise<void> {
    this.token = await getSecret('/slack-bot/production/token');
  }

  async headers(): Promise<Record<string, string>> {
    if (!this.token) await this.refresh();
    return { authorization: this.token };
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 64,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export class SlackClient {
  private token = '';
  private tokenExpiresAt = 0;

  private async refresh(): Promise<void> {
    this.token = await getSecret('/slack-bot/production/token');
    this.tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }

  async headers(): Promise<Record<string, string>> {
    if (!this.token || this.tokenExpiresAt <= Date.now()) await this.refresh();
    return { authorization: this.token };
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'field that init() fills',
    code: `import { getSecret } from './secrets';

export class SlackClient {
  private token = '';

  async init(): Promise<void> {
    this.token = await getSecret('/slack-bot/production/token');
  }

  headers(): Record<string, string> {
    return { authorization: this.token };
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 64,
      },
    ],
  },
  {
    name: 'promise made with the instance',
    code: `import { getSecret } from './secrets';

export class SlackClient {
  private readonly token = getSecret('/slack-bot/production/token');

  async headers(): Promise<Record<string, string>> {
    return { authorization: await this.token };
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.token' },
        line: 4,
        column: 3,
        endLine: 4,
        endColumn: 69,
      },
    ],
  },
  {
    name: 'map',
    code: `import { getSecret } from './secrets';

const cache = new Map<string, string>();

export async function cached(name: string): Promise<string> {
  const known = cache.get(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  return value;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 9,
        column: 3,
        endLine: 9,
        endColumn: 25,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const cache = new Map<string, string>();
const cacheExpiresAt = new Map<string, number>();

export async function cached(name: string): Promise<string> {
  const known = cache.get(name);
  if (known && (cacheExpiresAt.get(name) ?? 0) > Date.now()) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  cacheExpiresAt.set(name, Date.now() + 5 * 60 * 1000);
  return value;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'map of promises',
    code: `import { getSecret } from './secrets';

const pending: Map<string, Promise<string>> = new Map();

export function cached(name: string): Promise<string> {
  if (!pending.has(name)) {
    pending.set(name, getSecret(name));
  }
  return pending.get(name)!;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'pending[…]' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 39,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const pending: Map<string, Promise<string>> = new Map();
const pendingExpiresAt = new Map<string, number>();

export function cached(name: string): Promise<string> {
  if (!pending.has(name) || (pendingExpiresAt.get(name) ?? 0) <= Date.now()) {
    pending.set(name, getSecret(name));
    pendingExpiresAt.set(name, Date.now() + 5 * 60 * 1000);
  }
  return pending.get(name)!;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'map in a field',
    code: `import { getSecret } from './secrets';

export class Secrets {
  private readonly cache = new Map<string, string>();

  async get(name: string): Promise<string> {
    const known = this.cache.get(name);
    if (known !== undefined) return known;
    const value = await getSecret(name);
    this.cache.set(name, value);
    return value;
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.cache[…]' },
        line: 10,
        column: 5,
        endLine: 10,
        endColumn: 32,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export class Secrets {
  private readonly cache = new Map<string, string>();
  private readonly cacheExpiresAt = new Map<string, number>();

  async get(name: string): Promise<string> {
    const known = this.cache.get(name);
    if (known !== undefined && (this.cacheExpiresAt.get(name) ?? 0) > Date.now()) return known;
    const value = await getSecret(name);
    this.cache.set(name, value);
    this.cacheExpiresAt.set(name, Date.now() + 5 * 60 * 1000);
    return value;
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'plain object with keys',
    code: `import { getSecret } from './secrets';

const cache: Record<string, string> = {};

export async function cached(name: string): Promise<string> {
  if (!cache[name]) {
    cache[name] = await getSecret(name);
  }
  return cache[name];
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 40,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const cache: Record<string, string> = {};
const cacheExpiresAt = new Map<string, number>();

export async function cached(name: string): Promise<string> {
  if (!cache[name] || (cacheExpiresAt.get(name) ?? 0) <= Date.now()) {
    cache[name] = await getSecret(name);
    cacheExpiresAt.set(name, Date.now() + 5 * 60 * 1000);
  }
  return cache[name];
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'property of an object',
    code: `import { getSecret } from './secrets';

const state: { token?: string } = {};

export async function getToken(): Promise<string> {
  state.token ??= await getSecret('/slack-bot/production/token');
  return state.token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'state.token' },
        line: 6,
        column: 3,
        endLine: 6,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const state: { token?: string } = {};
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (state.token == null || tokenExpiresAt <= Date.now()) {
    state.token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return state.token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'configuration that is filled once',
    code: `import { getSecret } from './secrets';

export const config: { apiKey?: string } = {};

export async function init(): Promise<void> {
  config.apiKey = await getSecret('/slack-bot/production/api-key');
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'config.apiKey' },
        line: 6,
        column: 3,
        endLine: 6,
        endColumn: 67,
      },
    ],
  },
  {
    name: 'Object.assign',
    code: `import { getSecret } from './secrets';

export const config = { region: 'eu-central-1' };

export async function init(): Promise<void> {
  Object.assign(config, { apiKey: await getSecret('/slack-bot/production/api-key') });
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'config[…]' },
        line: 6,
        column: 3,
        endLine: 6,
        endColumn: 86,
      },
    ],
  },
  {
    name: 'closure',
    code: `import { getSecret } from './secrets';

export const getToken = (() => {
  let token: string | undefined;
  return async () => {
    if (!token) {
      token = await getSecret('/slack-bot/production/token');
    }
    return token;
  };
})();
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 7,
        endLine: 7,
        endColumn: 61,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export const getToken = (() => {
  let token: string | undefined;
  let tokenExpiresAt = 0;
  return async () => {
    if (!token || tokenExpiresAt <= Date.now()) {
      token = await getSecret('/slack-bot/production/token');
      tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    }
    return token;
  };
})();
`,
          },
        ],
      },
    ],
  },
  {
    name: 'object with closures',
    code: `import { getSecret } from './secrets';

export function tokenSource() {
  let token: string | undefined;
  async function get(): Promise<string> {
    token ??= await getSecret('/slack-bot/production/token');
    return token;
  }
  return { get };
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 5,
        endLine: 6,
        endColumn: 61,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

export function tokenSource() {
  let token: string | undefined;
  let tokenExpiresAt = 0;
  async function get(): Promise<string> {
    if (token == null || tokenExpiresAt <= Date.now()) {
      token = await getSecret('/slack-bot/production/token');
      tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    }
    return token;
  }
  return { get };
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'callback',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export function getToken(): Promise<string> {
  if (token) return Promise.resolve(token);
  return getSecret('/slack-bot/production/token').then((value) => {
    token = value;
    return value;
  });
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 18,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export function getToken(): Promise<string> {
  if (token && tokenExpiresAt > Date.now()) return Promise.resolve(token);
  return getSecret('/slack-bot/production/token').then((value) => {
    token = value;
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    return value;
  });
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'destructured assignment',
    code: `import { getSecret } from './secrets';

let user = '';
let password = '';

export async function connect(): Promise<string> {
  if (!password) {
    ({ user, password } = JSON.parse(await getSecret('/slack-bot/production/database')) as { user: string; password: string });
  }
  return user + password;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'password' },
        line: 8,
        column: 6,
        endLine: 8,
        endColumn: 126,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let user = '';
let password = '';
let passwordExpiresAt = 0;

export async function connect(): Promise<string> {
  if (!password || passwordExpiresAt <= Date.now()) {
    ({ user, password } = JSON.parse(await getSecret('/slack-bot/production/database')) as { user: string; password: string });
    passwordExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return user + password;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'the rest of a destructured assignment',
    code: `import { getSecret } from './secrets';

let user = '';
let password: { readonly [name: string]: string } | undefined;

export async function connect(): Promise<string> {
  if (!password) {
    ({ user, ...password } = JSON.parse(await getSecret('/slack-bot/production/database')) as { user: string; value: string });
  }
  return user + password!.value;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'password' },
        line: 8,
        column: 6,
        endLine: 8,
        endColumn: 126,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let user = '';
let password: { readonly [name: string]: string } | undefined;
let passwordExpiresAt = 0;

export async function connect(): Promise<string> {
  if (!password || passwordExpiresAt <= Date.now()) {
    ({ user, ...password } = JSON.parse(await getSecret('/slack-bot/production/database')) as { user: string; value: string });
    passwordExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return user + password!.value;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'setter with a caller in the file',
    code: `import { getSecret } from './secrets';

let token: string | undefined;
function remember(value: string): void {
  token = value;
}

export async function getToken(): Promise<string | undefined> {
  if (!token) remember(await getSecret('/slack-bot/production/token'));
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 5,
        column: 3,
        endLine: 5,
        endColumn: 16,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;
function remember(value: string): void {
  token = value;
  tokenExpiresAt = Date.now() + 5 * 60 * 1000;
}

export async function getToken(): Promise<string | undefined> {
  if (!token || tokenExpiresAt <= Date.now()) remember(await getSecret('/slack-bot/production/token'));
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'filled while the module loads',
    code: `import { getSecret } from './secrets';

let token = '';
const ready = getSecret('/slack-bot/production/token').then((value) => {
  token = value;
});

export async function handler(): Promise<number> {
  await ready;
  return token.length;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 5,
        column: 3,
        endLine: 5,
        endColumn: 16,
      },
    ],
  },
  {
    name: 'condition on a flag',
    code: `import { getSecret } from './secrets';

let token = '';
let coldStart = true;

export async function handler(): Promise<number> {
  if (coldStart) {
    token = await getSecret('/slack-bot/production/token');
    coldStart = false;
  }
  return token.length;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 59,
      },
    ],
  },
  {
    name: 'a clock that decides about something else',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function handler(event: { deadline: number }): Promise<number> {
  if (Date.now() > event.deadline) return 0;
  if (!token) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token.length;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function handler(event: { deadline: number }): Promise<number> {
  if (Date.now() > event.deadline) return 0;
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token.length;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'a clock that guards other state',
    code: `import { getSecret } from './secrets';

let token: string | undefined;
let flushedAt = 0;

export async function handler(): Promise<number> {
  if (!token) {
    token = await getSecret('/slack-bot/production/token');
  }
  if (Date.now() - flushedAt > 60_000) {
    flushedAt = Date.now();
    return token.length;
  }
  return 0;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;
let flushedAt = 0;

export async function handler(): Promise<number> {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  if (Date.now() - flushedAt > 60_000) {
    flushedAt = Date.now();
    return token.length;
  }
  return 0;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'constant of the module',
    code: `import { getSecret } from './secrets';

const token = await getSecret('/slack-bot/production/token');

export const handler = async (): Promise<number> => token.length;
`,
    errors: [
      {
        messageId: 'constant',
        data: { name: 'token' },
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 61,
      },
    ],
  },
  {
    name: 'promise of the module',
    code: `import { getSecret } from './secrets';

const token = getSecret('/slack-bot/production/token');

export const handler = async (): Promise<number> => (await token).length;
`,
    errors: [
      {
        messageId: 'constant',
        data: { name: 'token' },
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 55,
      },
    ],
  },
  {
    name: 'exported object of the module',
    code: `import { getSecret } from './secrets';

export const config = {
  region: 'eu-central-1',
  apiKey: await getSecret('/slack-bot/production/api-key'),
};
`,
    errors: [
      {
        messageId: 'constant',
        data: { name: 'config' },
        line: 5,
        column: 11,
        endLine: 5,
        endColumn: 59,
      },
    ],
  },
  {
    name: 'one report for what is taken out of it',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const response = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira' }));
const { password } = JSON.parse(response.SecretString ?? '{}') as { password: string };

export const handler = async (): Promise<number> => password.length;
`,
    errors: [
      {
        messageId: 'constant',
        data: { name: 'response' },
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 127,
      },
    ],
  },
  {
    name: 'several constants at once',
    code: `import { getSecret } from './secrets';

const [token, count] = await Promise.all([getSecret('/slack-bot/production/token'), 3]);

export const handler = async (): Promise<number> => token.length + count;
`,
    errors: [
      {
        messageId: 'constant',
        data: { name: 'token' },
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 88,
      },
    ],
  },
  {
    name: 'environment of the process',
    code: `import { getSecret } from './secrets';

export async function init(): Promise<void> {
  process.env.API_KEY = await getSecret('/slack-bot/production/api-key');
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'process.env.API_KEY' },
        line: 4,
        column: 3,
        endLine: 4,
        endColumn: 73,
      },
    ],
  },
  {
    name: 'global',
    code: `import { getSecret } from './secrets';

declare global {
  var slackToken: string | undefined;
}

export async function getToken(): Promise<string> {
  globalThis.slackToken ??= await getSecret('/slack-bot/production/token');
  return globalThis.slackToken;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'globalThis.slackToken' },
        line: 8,
        column: 3,
        endLine: 8,
        endColumn: 75,
      },
    ],
  },
  {
    name: 'name of the place, unknown function',
    code: `import { load } from './load';

let apiKey: string | undefined;

export async function getKey(): Promise<string> {
  if (!apiKey) {
    apiKey = await load('api');
  }
  return apiKey;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'apiKey' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 31,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { load } from './load';

let apiKey: string | undefined;
let apiKeyExpiresAt = 0;

export async function getKey(): Promise<string> {
  if (!apiKey || apiKeyExpiresAt <= Date.now()) {
    apiKey = await load('api');
    apiKeyExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return apiKey;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'exported variable: no repair',
    code: `import { getSecret } from './secrets';

export let token: string | undefined;

export async function getToken(): Promise<string> {
  if (!token) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 59,
      },
    ],
  },
  {
    name: 'name is taken: no repair',
    code: `import { getSecret } from './secrets';

let token: string | undefined;
const tokenExpiresAt = 'never';

export async function getToken(): Promise<string> {
  if (!token) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token + tokenExpiresAt;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 59,
      },
    ],
  },
  {
    name: 'unusual guard: no repair',
    code: `import { getSecret } from './secrets';

let token = '';

export async function getToken(): Promise<string> {
  if (token.length === 0) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 59,
      },
    ],
  },
  {
    name: 'write inside an expression: no repair',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export function getToken(): Promise<string> {
  if (token) return Promise.resolve(token);
  return getSecret('/slack-bot/production/token').then((value) => (token = value));
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 68,
        endLine: 7,
        endColumn: 81,
      },
    ],
  },
  {
    name: 'other time',
    options: [{ ttlSeconds: 90 }],
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  if (!token) {
    token = await getSecret('/slack-bot/production/token');
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '90' },
            output: `import { getSecret } from './secrets';

let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 90 * 1000;
  }
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'client made with a secret',
    options: [{ derivedClients: true }],
    code: `import { getSecret } from './secrets';
import { Stripe } from 'stripe';

let stripe: Stripe | undefined;

export async function getStripe(): Promise<Stripe> {
  stripe ??= new Stripe(await getSecret('/slack-bot/production/stripe-key'));
  return stripe;
}
`,
    errors: [
      {
        messageId: 'client',
        data: { name: 'stripe' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 77,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';
import { Stripe } from 'stripe';

let stripe: Stripe | undefined;
let stripeExpiresAt = 0;

export async function getStripe(): Promise<Stripe> {
  if (stripe == null || stripeExpiresAt <= Date.now()) {
    stripe = new Stripe(await getSecret('/slack-bot/production/stripe-key'));
    stripeExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return stripe;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'memoizing function without options',
    code: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(() => getSecret('/slack-bot/production/token'));
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'memoizee' },
        line: 4,
        column: 25,
        endLine: 4,
        endColumn: 81,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(() => getSecret('/slack-bot/production/token'), { maxAge: 5 * 60 * 1000 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'memoizing function with options',
    code: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(getSecret, { promise: true });
`,
    output: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(getSecret, { promise: true, maxAge: 5 * 60 * 1000 });
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'memoizee' },
        line: 4,
        column: 25,
        endLine: 4,
        endColumn: 63,
      },
    ],
  },
  {
    name: 'once',
    code: `import { once } from 'lodash';
import { getSecret } from './secrets';

export const getToken = once(() => getSecret('/slack-bot/production/token'));
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'once' },
        line: 4,
        column: 25,
        endLine: 4,
        endColumn: 77,
      },
    ],
  },
  {
    name: 'lazy value',
    code: `import { Lazy } from './lazy';
import { getSecret } from './secrets';

const token = new Lazy(async () => getSecret('/slack-bot/production/token'));

export const handler = async (): Promise<number> => (await token.get()).length;
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'Lazy' },
        line: 4,
        column: 15,
        endLine: 4,
        endColumn: 77,
      },
    ],
  },
  {
    name: 'LRU cache',
    code: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

const cache = new LRUCache<string, string>({ max: 10 });

export async function cached(name: string): Promise<string> {
  const known = cache.get(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  return value;
}
`,
    output: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

const cache = new LRUCache<string, string>({ max: 10, ttl: 5 * 60 * 1000 });

export async function cached(name: string): Promise<string> {
  const known = cache.get(name);
  if (known) return known;
  const value = await getSecret(name);
  cache.set(name, value);
  return value;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 10,
        column: 3,
        endLine: 10,
        endColumn: 25,
      },
    ],
  },
  {
    name: 'LRU cache that fetches',
    code: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

export const cache = new LRUCache<string, string>({
  max: 10,
  fetchMethod: (name) => getSecret(name),
});
`,
    output: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

export const cache = new LRUCache<string, string>({
  max: 10,
  fetchMethod: (name) => getSecret(name),
  ttl: 5 * 60 * 1000,
});
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'LRUCache' },
        line: 4,
        column: 22,
        endLine: 7,
        endColumn: 3,
      },
    ],
  },
  {
    name: 'node-cache',
    code: `import NodeCache from 'node-cache';
import { getSecret } from './secrets';

const cache = new NodeCache({ stdTTL: 0 });

export async function preload(): Promise<void> {
  cache.set('token', await getSecret('/slack-bot/production/token'));
}
`,
    output: `import NodeCache from 'node-cache';
import { getSecret } from './secrets';

const cache = new NodeCache({ stdTTL: 300 });

export async function preload(): Promise<void> {
  cache.set('token', await getSecret('/slack-bot/production/token'));
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 69,
      },
    ],
  },
  {
    name: 'middy: no expiry',
    code: `import middy from '@middy/core';
import ssm from '@middy/ssm';

export const handler = middy().use(
  ssm({
    fetchData: { token: '/slack-bot/production/token' },
    setToContext: true,
  }),
);
`,
    output: `import middy from '@middy/core';
import ssm from '@middy/ssm';

export const handler = middy().use(
  ssm({
    fetchData: { token: '/slack-bot/production/token' },
    setToContext: true,
    cacheExpiry: 5 * 60 * 1000,
  }),
);
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'ssm' },
        line: 5,
        column: 3,
        endLine: 8,
        endColumn: 5,
      },
    ],
  },
  {
    name: 'middy: never',
    code: `import secretsManager from '@middy/secrets-manager';

export const middleware = secretsManager({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: -1 });
`,
    output: `import secretsManager from '@middy/secrets-manager';

export const middleware = secretsManager({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: 5 * 60 * 1000 });
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'secretsManager' },
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 112,
      },
    ],
  },
  {
    name: 'middy: a point in time',
    code: `import secretsManager from '@middy/secrets-manager';

export const middleware = secretsManager({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: 7 * 24 * 60 * 60 * 1000 });
`,
    errors: [
      {
        messageId: 'misread',
        data: { name: 'secretsManager' },
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 133,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import secretsManager from '@middy/secrets-manager';

export const middleware = secretsManager({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: 5 * 60 * 1000 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'middy: too long',
    code: `import ssm from '@middy/ssm';

export const middleware = ssm({ fetchData: { token: '/slack-bot/production/token' }, cacheExpiry: 2 * 60 * 60 * 1000 });
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'ssm', seconds: '7200', limit: '3600' },
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 120,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import ssm from '@middy/ssm';

export const middleware = ssm({ fetchData: { token: '/slack-bot/production/token' }, cacheExpiry: 5 * 60 * 1000 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'middy: longer than the option allows',
    options: [{ maxTtlSeconds: 300 }],
    code: `import ssm from '@middy/ssm';

export const middleware = ssm({ fetchData: { token: '/slack-bot/production/token' }, cacheExpiry: 900_000 });
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'ssm', seconds: '900', limit: '300' },
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 109,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import ssm from '@middy/ssm';

export const middleware = ssm({ fetchData: { token: '/slack-bot/production/token' }, cacheExpiry: 5 * 60 * 1000 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Powertools: endless',
    code: `import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

export const getToken = () => getSecret('slack-bot/production/token', { maxAge: Infinity });
`,
    output: `import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

export const getToken = () => getSecret('slack-bot/production/token', { maxAge: 300 });
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'getSecret' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 91,
      },
    ],
  },
  {
    name: 'Powertools: a day',
    code: `import { getParameter } from '@aws-lambda-powertools/parameters/ssm';

export const getToken = () => getParameter('/slack-bot/production/token', { decrypt: true, maxAge: 24 * 60 * 60 });
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'getParameter', seconds: '86400', limit: '3600' },
        line: 3,
        column: 75,
        endLine: 3,
        endColumn: 114,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import { getParameter } from '@aws-lambda-powertools/parameters/ssm';

export const getToken = () => getParameter('/slack-bot/production/token', { decrypt: true, maxAge: 300 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'moment of expiry a day away',
    code: `import { getSecret } from './secrets';
let token: string | undefined;
let tokenExpiresAt = 0;
export async function getToken(): Promise<string> {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/a/b/token');
    tokenExpiresAt = Date.now() + 24 * 60 * 60 * 1000;
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'token', seconds: '86400', limit: '3600' },
        line: 6,
        column: 5,
        endLine: 6,
        endColumn: 42,
      },
    ],
  },
  {
    name: 'age of two hours',
    code: `import { getSecret } from './secrets';
const TTL = 2 * 60 * 60 * 1000;
let cached: { token: string; at: number } | undefined;
export async function getToken(): Promise<string> {
  const now = Date.now();
  if (cached && now - cached.at < TTL) return cached.token;
  cached = { token: await getSecret('/a/b/token'), at: now };
  return cached.token;
}
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'cached', seconds: '7200', limit: '3600' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 61,
      },
    ],
  },
  {
    name: 'entries that live for a day',
    code: `import { getSecret } from './secrets';
const cache = new Map<string, { value: string; expiresAt: number }>();
export async function cached(name: string): Promise<string> {
  const entry = cache.get(name);
  if (entry && entry.expiresAt > Date.now()) return entry.value;
  const value = await getSecret(name);
  cache.set(name, { value, expiresAt: Date.now() + 86_400_000 });
  return value;
}
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'cache[…]', seconds: '86400', limit: '3600' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 65,
      },
    ],
  },
  {
    name: 'LRU cache that keeps for a day',
    code: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

const cache = new LRUCache<string, string>({ max: 10, ttl: 1000 * 60 * 60 * 24 });

export async function preload(name: string): Promise<void> {
  cache.set(name, await getSecret(name));
}
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'cache[…]', seconds: '86400', limit: '3600' },
        line: 7,
        column: 3,
        endLine: 7,
        endColumn: 41,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import { LRUCache } from 'lru-cache';
import { getSecret } from './secrets';

const cache = new LRUCache<string, string>({ max: 10, ttl: 5 * 60 * 1000 });

export async function preload(name: string): Promise<void> {
  cache.set(name, await getSecret(name));
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'memoizing function that keeps for a day',
    code: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(getSecret, { promise: true, maxAge: 86_400_000 });
`,
    errors: [
      {
        messageId: 'tooLong',
        data: { name: 'memoizee', seconds: '86400', limit: '3600' },
        line: 4,
        column: 25,
        endLine: 4,
        endColumn: 83,
        suggestions: [
          {
            messageId: 'setOption',
            data: { seconds: '300' },
            output: `import memoizee from 'memoizee';
import { getSecret } from './secrets';

export const getToken = memoizee(getSecret, { promise: true, maxAge: 5 * 60 * 1000 });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'ternary: no repair',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export async function getToken(): Promise<string> {
  token = token ? token : await getSecret('/slack-bot/production/token');
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 3,
        endLine: 6,
        endColumn: 73,
      },
    ],
  },
  {
    name: 'try and another name for the function',
    code: `import { getSecret } from './secrets';

const load = getSecret;
let token: string | undefined;

export async function getToken(): Promise<string> {
  try {
    if (token) return token;
    const value = await load('/slack-bot/production/token');
    token = value.trim();
  } catch {
    throw new Error('The token is missing.');
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 10,
        column: 5,
        endLine: 10,
        endColumn: 25,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const load = getSecret;
let token: string | undefined;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  try {
    if (token && tokenExpiresAt > Date.now()) return token;
    const value = await load('/slack-bot/production/token');
    token = value.trim();
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  } catch {
    throw new Error('The token is missing.');
  }
  return token;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'header made of a secret',
    code: `import { getSecret } from './secrets';

let header: string | undefined;

export async function authorization(): Promise<string> {
  if (!header) {
    header = \`Bearer \${await getSecret('/slack-bot/production/token')}\`;
  }
  return header;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'header' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 72,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let header: string | undefined;
let headerExpiresAt = 0;

export async function authorization(): Promise<string> {
  if (!header || headerExpiresAt <= Date.now()) {
    header = \`Bearer \${await getSecret('/slack-bot/production/token')}\`;
    headerExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return header;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'assertions',
    code: `import { getSecret } from './secrets';

let token: unknown;

export async function getToken(): Promise<string> {
  if (!(token as string)) {
    (token as string) = (await getSecret('/slack-bot/production/token'))!;
  }
  return token as string;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 74,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let token: unknown;
let tokenExpiresAt = 0;

export async function getToken(): Promise<string> {
  if (!(token as string) || tokenExpiresAt <= Date.now()) {
    (token as string) = (await getSecret('/slack-bot/production/token'))!;
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token as string;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'entry under a literal key',
    code: `import { getSecret } from './secrets';

const cache = new Map<string, string>();

export async function getToken(): Promise<string> {
  if (!cache.has('token')) cache.set('token', await getSecret('/slack-bot/production/token'));
  return cache.get('token')!;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 6,
        column: 28,
        endLine: 6,
        endColumn: 94,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

const cache = new Map<string, string>();
const cacheExpiresAt = new Map<string, number>();

export async function getToken(): Promise<string> {
  if (!cache.has('token') || (cacheExpiresAt.get('token') ?? 0) <= Date.now()) {
    cache.set('token', await getSecret('/slack-bot/production/token'));
    cacheExpiresAt.set('token', Date.now() + 5 * 60 * 1000);
  }
  return cache.get('token')!;
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'short circuit: no repair',
    code: `import { getSecret } from './secrets';

let token: string | undefined;

export const getToken = async (): Promise<string> => token || (token = await getSecret('/slack-bot/production/token'));
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 5,
        column: 64,
        endLine: 5,
        endColumn: 118,
      },
    ],
  },
  {
    name: 'names that only sound like time',
    code: `import { getSecret } from './secrets';

let refreshToken: string | undefined;

export async function getRefreshToken(page: number): Promise<string> {
  if (!refreshToken && page > 3) {
    refreshToken = await getSecret('/slack-bot/production/refresh-token');
  }
  return refreshToken ?? '';
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'refreshToken' },
        line: 7,
        column: 5,
        endLine: 7,
        endColumn: 74,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';

let refreshToken: string | undefined;
let refreshTokenExpiresAt = 0;

export async function getRefreshToken(page: number): Promise<string> {
  if ((!refreshToken || refreshTokenExpiresAt <= Date.now()) && page > 3) {
    refreshToken = await getSecret('/slack-bot/production/refresh-token');
    refreshTokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return refreshToken ?? '';
}
`,
          },
        ],
      },
    ],
  },
];

export const invalidJavaScript: readonly InvalidCase[] = [
  {
    name: 'CommonJS',
    code: `const { getSecret } = require('./secrets');

let token;

exports.handler = async () => {
  if (!token) token = await getSecret('/slack-bot/production/token');
  return token.length;
};
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 6,
        column: 15,
        endLine: 6,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `const { getSecret } = require('./secrets');

let token;
let tokenExpiresAt = 0;

exports.handler = async () => {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/slack-bot/production/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token.length;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'SDK version 2',
    code: `const AWS = require('aws-sdk');
const ssm = new AWS.SSM();
let password = null;

module.exports.handler = async () => {
  if (password == null) {
    const response = await ssm.getParameter({ Name: '/slack-bot/production/password', WithDecryption: true }).promise();
    password = response.Parameter.Value;
  }
  return password.length;
};
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'password' },
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 40,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `const AWS = require('aws-sdk');
const ssm = new AWS.SSM();
let password = null;
let passwordExpiresAt = 0;

module.exports.handler = async () => {
  if (password == null || passwordExpiresAt <= Date.now()) {
    const response = await ssm.getParameter({ Name: '/slack-bot/production/password', WithDecryption: true }).promise();
    password = response.Parameter.Value;
    passwordExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return password.length;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'plain object without types',
    code: `import { getSecret } from './secrets.mjs';

const cache = {};

export async function cached(name) {
  if (cache[name] === undefined) cache[name] = await getSecret(name);
  return cache[name];
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'cache[…]' },
        line: 6,
        column: 34,
        endLine: 6,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets.mjs';

const cache = {};
const cacheExpiresAt = new Map();

export async function cached(name) {
  if (cache[name] === undefined || (cacheExpiresAt.get(name) ?? 0) <= Date.now()) {
    cache[name] = await getSecret(name);
    cacheExpiresAt.set(name, Date.now() + 5 * 60 * 1000);
  }
  return cache[name];
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'field without types',
    code: `import { getSecret } from './secrets.mjs';

export class Client {
  token;
  async headers() {
    this.token ??= await getSecret('/slack-bot/production/token');
    return { authorization: this.token };
  }
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'this.token' },
        line: 6,
        column: 5,
        endLine: 6,
        endColumn: 66,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets.mjs';

export class Client {
  token;
  tokenExpiresAt = 0;
  async headers() {
    if (this.token == null || this.tokenExpiresAt <= Date.now()) {
      this.token = await getSecret('/slack-bot/production/token');
      this.tokenExpiresAt = Date.now() + 5 * 60 * 1000;
    }
    return { authorization: this.token };
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'tabs and Windows line ends',
    code: `import { getSecret } from './secrets';\r
let token;\r
export async function getToken() {\r
\tif (!token) token = await getSecret('/a/b/token');\r
\treturn token;\r
}\r
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 4,
        column: 14,
        endLine: 4,
        endColumn: 51,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { getSecret } from './secrets';\r
let token;\r
let tokenExpiresAt = 0;\r
export async function getToken() {\r
\tif (!token || tokenExpiresAt <= Date.now()) {\r
\t\ttoken = await getSecret('/a/b/token');\r
\t\ttokenExpiresAt = Date.now() + 5 * 60 * 1000;\r
\t}\r
\treturn token;\r
}\r
`,
          },
        ],
      },
    ],
  },
  {
    name: 'list',
    code: `import { getSecret } from './secrets.mjs';

const tokens = [];

export async function load() {
  if (tokens.length === 0) tokens.push(await getSecret('/slack-bot/production/token'));
  return tokens[0];
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'tokens[…]' },
        line: 6,
        column: 28,
        endLine: 6,
        endColumn: 87,
      },
    ],
  },
  {
    name: 'function from the settings',
    settings: {"aws-secrets":{"secretSources":[{"module":"./vault","name":"vault"}]}},
    code: `import { vault } from './vault';
let entry;
export const load = async () => (entry ??= await vault('/a/b/c'));
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'entry' },
        line: 3,
        column: 34,
        endLine: 3,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'addTtl',
            data: { seconds: '300' },
            output: `import { vault } from './vault';
let entry;
let entryExpiresAt = 0;
export const load = async () => {
  if (entry == null || entryExpiresAt <= Date.now()) {
    entry = await vault('/a/b/c');
    entryExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return entry;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'every repair is a fix when the settings say so',
    settings: {"aws-secrets":{"fixes":"all"}},
    code: `import { getSecret } from './secrets';
let token;
export async function load() {
  if (!token) token = await getSecret('/a/b/token');
  return token;
}
`,
    output: `import { getSecret } from './secrets';
let token;
let tokenExpiresAt = 0;
export async function load() {
  if (!token || tokenExpiresAt <= Date.now()) {
    token = await getSecret('/a/b/token');
    tokenExpiresAt = Date.now() + 5 * 60 * 1000;
  }
  return token;
}
`,
    errors: [
      {
        messageId: 'unbounded',
        data: { name: 'token' },
        line: 4,
        column: 15,
        endLine: 4,
        endColumn: 52,
      },
    ],
  },
];

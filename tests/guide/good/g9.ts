/** G9: cached secrets expire after some minutes, or are not cached at all. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import secretsManagerMiddleware from '@middy/secrets-manager';
import ssmMiddleware from '@middy/ssm';

const ssm = new SSMClient({});
const FIVE_MINUTES = 5 * 60 * 1000;

async function readParameter(name: string): Promise<string> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (!Parameter?.Value) throw new Error(`Parameter ${name} is empty.`);
  return Parameter.Value;
}

// A moment of expiry beside the value.
let botToken: string | undefined;
let botTokenExpiresAt = 0;

export async function guarded(): Promise<string> {
  if (!botToken || botTokenExpiresAt <= Date.now()) {
    botToken = await readParameter('/slack-bot/production/bot-token');
    botTokenExpiresAt = Date.now() + FIVE_MINUTES;
  }
  return botToken;
}

let cached: { value: string; fetchedAt: number } | undefined;

export async function byAge(): Promise<string> {
  if (cached && Date.now() - cached.fetchedAt < FIVE_MINUTES) return cached.value;
  const value = await readParameter('/slack-bot/production/api-key');
  cached = { value, fetchedAt: Date.now() };
  return value;
}

const entries = new Map<string, { secret: string; expiresAt: number }>();

export async function mapped(name: string): Promise<string> {
  const entry = entries.get(name);
  if (entry && entry.expiresAt > Date.now()) return entry.secret;
  const secret = await readParameter(name);
  entries.set(name, { secret, expiresAt: Date.now() + FIVE_MINUTES });
  return secret;
}

export class TokenProvider {
  private token: Promise<string> | undefined;
  private expiresAt = 0;

  async get(): Promise<string> {
    if (!this.token || this.isExpired()) {
      this.token = readParameter('/slack-bot/production/jira-token');
      this.expiresAt = Date.now() + FIVE_MINUTES;
    }
    return this.token;
  }

  private isExpired(): boolean {
    return this.expiresAt <= Date.now();
  }
}

interface AccessToken {
  accessToken: string;
  expiresIn: number;
}

let login: AccessToken | undefined;
let validUntil = new Date(0);

export async function loggedIn(): Promise<string> {
  if (login === undefined || validUntil < new Date()) {
    const clientSecret = await readParameter('/slack-bot/production/client-secret');
    const response = await fetch('https://login.example.com/oauth2/token', { method: 'POST', body: clientSecret });
    login = (await response.json()) as AccessToken;
    validUntil = new Date(Date.now() + login.expiresIn * 1000);
  }
  return login.accessToken;
}

// A timer, and a promise that only spans one request.
let pagerKey: string | undefined;

export async function forgotten(): Promise<string> {
  if (!pagerKey) {
    pagerKey = await readParameter('/slack-bot/production/pager-key');
    setTimeout(() => {
      pagerKey = undefined;
    }, FIVE_MINUTES).unref();
  }
  return pagerKey;
}

let inFlight: Promise<string> | undefined;

export function deduplicated(): Promise<string> {
  inFlight ??= readParameter('/slack-bot/production/search-key').finally(() => {
    inFlight = undefined;
  });
  return inFlight;
}

// Libraries that expire by themselves.
export async function powertools(): Promise<string> {
  const session = await getSecret('slack-bot/production/session');
  const search = await getParameter('/slack-bot/production/search-key', { decrypt: true, maxAge: 300 });
  return `${String(session)}.${search}`;
}

export const withSecrets = middy()
  .use(ssmMiddleware({ fetchData: { token: '/slack-bot/production/bot-token' }, cacheExpiry: FIVE_MINUTES }))
  .use(secretsManagerMiddleware({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: 300_000 }))
  .handler(async () => ({ statusCode: 204 }));

export const withoutCache = middy()
  .use(ssmMiddleware({ fetchData: { token: '/slack-bot/production/bot-token' }, cacheExpiry: 0 }))
  .handler(async () => ({ statusCode: 204 }));

// Caches, but not of secrets.
let secretsClient: SecretsManagerClient | undefined;
let secretNames: string[] | undefined;
let secretArn: string | undefined;
let logLevel: string | undefined;

export async function harmless(): Promise<string> {
  secretsClient ??= new SecretsManagerClient({});
  if (!secretNames) {
    const { SecretList } = await secretsClient.send(new ListSecretsCommand({ MaxResults: 20 }));
    secretNames = (SecretList ?? []).map(({ Name }) => Name ?? '');
  }
  if (!secretArn) {
    const response = await secretsClient.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira' }));
    secretArn = response.ARN;
  }
  if (!logLevel) {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/log-level' }));
    logLevel = Parameter?.Value ?? 'info';
  }
  return `${secretNames.length} ${secretArn} ${logLevel}`;
}

export class SlackClient {
  constructor(private readonly token: string) {}

  headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }
}

// Read anew for every invocation.
export async function handler(): Promise<{ statusCode: number }> {
  const token = await readParameter('/slack-bot/production/bot-token');
  const perRequest = new Map<string, string>();
  perRequest.set('token', token);
  const client = new SlackClient(token);
  const response = await fetch('https://slack.com/api/auth.test', { headers: client.headers() });
  return { statusCode: response.ok && perRequest.size > 0 ? 200 : 502 };
}

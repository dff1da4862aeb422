/** G9: cached secrets expire. Here they live as long as the process. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import secretsManagerMiddleware from '@middy/secrets-manager';
import ssmMiddleware from '@middy/ssm';

const ssm = new SSMClient({});
const secretsManager = new SecretsManagerClient({});

async function readParameter(name: string): Promise<string> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (!Parameter?.Value) throw new Error(`Parameter ${name} is empty.`);
  return Parameter.Value;
}

async function readSecret(id: string): Promise<Record<string, string>> {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: id }));
  return JSON.parse(response.SecretString ?? '{}') as Record<string, string>;
}

// A variable of the module.
let botToken: string | undefined;

export async function guarded(): Promise<string> {
  if (!botToken) {
    botToken = await readParameter('/slack-bot/production/bot-token'); // expect: aws-secrets/no-unbounded-secret-cache
  }
  return botToken;
}

let apiKey: string | undefined;

export async function earlyReturn(): Promise<string> {
  if (apiKey !== undefined) return apiKey;
  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/api-key', WithDecryption: true }),
  );
  apiKey = Parameter?.Value ?? ''; // expect: aws-secrets/no-unbounded-secret-cache
  return apiKey;
}

let adminToken: string | null = null;

export const nullish = async (): Promise<string> => {
  adminToken ??= await readParameter('/slack-bot/production/admin-token'); // expect: aws-secrets/no-unbounded-secret-cache
  return adminToken;
};

let jwtSecret = '';

export async function sentinel(): Promise<string> {
  if (jwtSecret === '') jwtSecret = (await readSecret('slack-bot/production/jwt'))['key'] ?? ''; // expect: aws-secrets/no-unbounded-secret-cache
  return jwtSecret;
}

let user: string | undefined;
let password: string | undefined;

export async function destructured(): Promise<string> {
  if (!password) {
    ({ user, password } = await readSecret('slack-bot/production/database')); // expect: aws-secrets/no-unbounded-secret-cache
  }
  return `${user}:${password}`;
}

let webhookToken: string | undefined;

export function inCallback(): Promise<string> {
  if (webhookToken) return Promise.resolve(webhookToken);
  return readParameter('/slack-bot/production/webhook-token').then((value) => {
    webhookToken = value; // expect: aws-secrets/no-unbounded-secret-cache
    return value;
  });
}

// The promise instead of the value; resetting it on failure is no expiry.
let credentials: Promise<Record<string, string>> | undefined;

export function promised(): Promise<Record<string, string>> {
  credentials ??= readSecret('slack-bot/production/jira').catch((error: unknown) => { // expect: aws-secrets/no-unbounded-secret-cache
    credentials = undefined;
    throw error;
  });
  return credentials;
}

let pagerKey: Promise<string> | undefined;

export async function promisedOnce(): Promise<string> {
  if (!pagerKey) pagerKey = readParameter('/slack-bot/production/pager-key'); // expect: aws-secrets/no-unbounded-secret-cache
  return pagerKey;
}

// Maps and objects.
const parameters = new Map<string, string>();

export async function mapped(name: string): Promise<string> {
  const cached = parameters.get(name);
  if (cached !== undefined) return cached;
  const value = await readParameter(name);
  parameters.set(name, value); // expect: aws-secrets/no-unbounded-secret-cache
  return value;
}

const pending = new Map<string, Promise<string>>();

export function mappedPromise(name: string): Promise<string> {
  if (!pending.has(name)) pending.set(name, readParameter(name)); // expect: aws-secrets/no-unbounded-secret-cache
  return pending.get(name)!;
}

const byName: Record<string, Record<string, string>> = {};

export async function keyed(id: string): Promise<Record<string, string>> {
  return (byName[id] ??= await readSecret(id)); // expect: aws-secrets/no-unbounded-secret-cache
}

export const config: { region: string; slackToken?: string } = { region: 'eu-central-1' };

export async function configured(): Promise<typeof config> {
  if (!config.slackToken) config.slackToken = await readParameter('/slack-bot/production/slack-token'); // expect: aws-secrets/no-unbounded-secret-cache
  return config;
}

// Classes.
export class JiraClient {
  private token?: string;
  static #shared: Promise<string> | undefined;
  #credentials: Promise<Record<string, string>> | undefined;

  private load(): Promise<Record<string, string>> {
    return readSecret('slack-bot/production/jira');
  }

  async authorization(): Promise<string> {
    if (!this.token) {
      this.token = await readParameter('/slack-bot/production/jira-token'); // expect: aws-secrets/no-unbounded-secret-cache
    }
    return `Bearer ${this.token}`;
  }

  async basic(): Promise<string> {
    this.#credentials ??= this.load(); // expect: aws-secrets/no-unbounded-secret-cache
    return (await this.#credentials)['password'] ?? '';
  }

  static shared(): Promise<string> {
    return (JiraClient.#shared ??= readParameter('/slack-bot/production/shared-secret')); // expect: aws-secrets/no-unbounded-secret-cache
  }
}

export class Settings {
  private static signingSecret: string;

  static async load(): Promise<string> {
    if (!Settings.signingSecret) {
      Settings.signingSecret = await readParameter('/slack-bot/production/signing-secret'); // expect: aws-secrets/no-unbounded-secret-cache
    }
    return Settings.signingSecret;
  }
}

// Closures, globals, the environment.
export function createTokenReader(name: string): () => Promise<string> {
  let token: string | undefined;
  return async () => {
    if (!token) token = await readParameter(name); // expect: aws-secrets/no-unbounded-secret-cache
    return token;
  };
}

export const readLinkKey = (() => {
  let key: Promise<string> | undefined;
  return () => (key ??= readParameter('/slack-bot/production/link-key')); // expect: aws-secrets/no-unbounded-secret-cache
})();

declare global {
  var searchKey: string | undefined;
}

export async function globally(): Promise<string> {
  globalThis.searchKey ??= await readParameter('/slack-bot/production/search-key'); // expect: aws-secrets/no-unbounded-secret-cache
  return globalThis.searchKey;
}

export async function intoEnvironment(): Promise<void> {
  if (process.env.MAIL_PASSWORD) return;
  process.env.MAIL_PASSWORD = await readParameter('/slack-bot/production/mail-password'); // expect: aws-secrets/no-unbounded-secret-cache
}

// Read while the module loads.
const sessionSecret = await getSecret('slack-bot/production/session'); // expect: aws-secrets/no-unbounded-secret-cache
const hookSecret = readParameter('/slack-bot/production/hook-secret'); // expect: aws-secrets/no-unbounded-secret-cache

// middy keeps what it fetched for ever, unless it is told otherwise.
export const withParameters = middy()
  .use(ssmMiddleware({ fetchData: { token: '/slack-bot/production/bot-token' }, setToContext: true })) // expect: aws-secrets/no-unbounded-secret-cache
  .handler(async () => ({ statusCode: 204 }));

export const withSecrets = middy()
  .use(secretsManagerMiddleware({ fetchData: { jira: 'slack-bot/production/jira' }, cacheExpiry: -1 })) // expect: aws-secrets/no-unbounded-secret-cache
  .handler(async () => ({ statusCode: 204 }));

export async function handler(): Promise<{ statusCode: number; signed: boolean }> {
  return { statusCode: 200, signed: Boolean(sessionSecret) && (await hookSecret) !== '' };
}

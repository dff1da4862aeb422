/** G11: secrets never enter an error message. Here they do. */
import { strict as assert } from 'node:assert';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});
const secretsManager = new SecretsManagerClient({});

declare function getSecret(name: string): Promise<string>;
declare function callSlack(token: string): Promise<{ ok: boolean; status: number }>;

// The guide's own example, and its relatives.
export async function rejected(): Promise<void> {
  const token = await getSecret('/slack-bot/production/bot-token');
  const response = await callSlack(token);
  if (response.status === 401) throw new Error(`Authentication failed with token ${token}`); // expect: aws-secrets/no-secret-in-error
  if (response.status === 403) throw new Error('Forbidden for token ' + token); // expect: aws-secrets/no-secret-in-error
  if (response.status === 404) throw new TypeError(['No team for', token].join(' ')); // expect: aws-secrets/no-secret-in-error
  if (!response.ok) throw new Error('Slack call failed', { cause: { status: response.status, token } }); // expect: aws-secrets/no-secret-in-error
}

export function unresolved(token: string): never {
  throw new Error(`Failed to authenticate with token ${token}`); // expect: aws-secrets/no-secret-in-error
}

// What the SDK answered, as a whole or in part.
export async function unreadable(): Promise<Record<string, string>> {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira' }));
  if (response.SecretBinary) throw new Error(`Not a text: ${JSON.stringify(response)}`); // expect: aws-secrets/no-secret-in-error
  try {
    return JSON.parse(response.SecretString ?? '') as Record<string, string>;
  } catch (error) {
    throw new Error(`Not JSON: ${response.SecretString}`, { cause: error }); // expect: aws-secrets/no-secret-in-error
  }
}

export async function malformed(): Promise<URL> {
  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/webhook-secret', WithDecryption: true }),
  );
  const value = Parameter?.Value ?? '';
  if (!URL.canParse(value)) throw new RangeError(`Invalid webhook: ${value.trim()}`); // expect: aws-secrets/no-secret-in-error
  return new URL(value);
}

// A class of one's own.
export class AuthenticationError extends Error {
  constructor(
    message: string,
    readonly details: Record<string, unknown>,
  ) {
    super(message);
  }
}

export class LoginError extends Error {
  constructor(user: string, password: string) {
    super(`Login of ${user} failed with password ${password}`); // expect: aws-secrets/no-secret-in-error
    this.name = 'LoginError';
  }
}

export async function refused(): Promise<never> {
  const apiKey = await getParameter('/slack-bot/production/api-key', { decrypt: true });
  throw new AuthenticationError('Search refused the key', { apiKey }); // expect: aws-secrets/no-secret-in-error
}

export async function attached(): Promise<never> {
  const error = new Error('Search failed');
  error.message = `Search failed for key ${await getSecret('/slack-bot/production/search-key')}`; // expect: aws-secrets/no-secret-in-error
  throw error;
}

// Promises, callbacks, assertions.
export async function rejectedPromise(): Promise<void> {
  const signingSecret = await getSecret('/slack-bot/production/signing-secret');
  if (signingSecret.length < 32) return Promise.reject(new Error(`Too short: ${signingSecret}`)); // expect: aws-secrets/no-secret-in-error
  await new Promise<void>((resolve, reject) => {
    if (signingSecret.includes(' ')) reject(`blank in ${signingSecret}`); // expect: aws-secrets/no-secret-in-error
    else resolve();
  });
}

export function legacy(callback: (error: Error | null, result?: string) => void): void {
  getSecret('/slack-bot/production/db-password').then(
    (password) => callback(new Error(`Cannot connect with ${password}`)), // expect: aws-secrets/no-secret-in-error
    (error: Error) => callback(error),
  );
}

export async function asserted(): Promise<void> {
  const key = await getSecret('/slack-bot/production/license-key');
  assert(key.startsWith('L-'), `Unknown license key ${key}`); // expect: aws-secrets/no-secret-in-error
  assert.equal(key.length, 24, `License key ${key} has the wrong length`); // expect: aws-secrets/no-secret-in-error
}

export async function thrownText(): Promise<void> {
  const password = await getSecret('/slack-bot/production/mail-password');
  if (/\s/.test(password)) throw `Password '${password}' contains a blank`; // expect: aws-secrets/no-secret-in-error
}

// A detour.
export async function detour(): Promise<void> {
  const password = await getSecret('/slack-bot/production/db-password');
  const url = `postgres://slackbot:${password}@database/slackbot`;
  const message = `No connection to ${url}`;
  throw new Error(message); // expect: aws-secrets/no-secret-in-error
}

export class Client {
  constructor(private readonly token: string) {}

  static async create(): Promise<Client> {
    return new Client(await getSecret('/slack-bot/production/bot-token'));
  }

  async connect(): Promise<void> {
    if (!(await callSlack(this.token)).ok) this.fail();
  }

  private fail(): never {
    throw new Error(`Slack refused ${this.token}`); // expect: aws-secrets/no-secret-in-error
  }
}

export function fromEnvironment(): never {
  throw new Error(`Cannot log in with ${process.env.SLACK_TOKEN}`); // expect: aws-secrets/no-secret-from-env, aws-secrets/no-secret-in-error
}

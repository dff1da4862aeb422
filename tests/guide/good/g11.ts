/** G11: secrets never enter an error message. These say what failed, and which secret was meant, not its value. */
import { createHash } from 'node:crypto';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secretsManager = new SecretsManagerClient({});

declare function getSecret(name: string): Promise<string>;
declare function callSlack(token: string): Promise<{ ok: boolean; status: number; error?: string }>;
declare function redact(value: string): string;

// The failure, without the secret.
export async function rejected(): Promise<void> {
  const token = await getSecret('/slack-bot/production/bot-token');
  const response = await callSlack(token);
  if (response.status === 401) throw new Error('Slack does not accept the bot token');
  if (response.status === 403) throw new Error(`Slack refused the token: ${response.error ?? 'forbidden'}`);
  if (response.status === 404) throw new Error(`Token ${redact(token)} belongs to no team`);
  if (!response.ok) throw new Error(`Slack answered ${response.status}`, { cause: { status: response.status } });
  if (token.length < 40) throw new RangeError(`Token is too short: ${token.length} characters`);
}

// Which secret was meant.
export async function named(secretName: string): Promise<string> {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: secretName }));
  if (!response.SecretString) throw new Error(`Secret ${secretName} (${response.ARN}) is empty`);
  const path = '/slack-bot/production/api-key';
  const apiKey = await getParameter(path, { decrypt: true });
  if (!apiKey) throw new Error(`Parameter ${path} not found`);
  const fingerprint = createHash('sha256').update(apiKey).digest('hex').slice(0, 8);
  if (fingerprint === '00000000') throw new Error(`Key ${fingerprint} is revoked`);
  return response.SecretString;
}

export function missing(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Environment variable ${name} is not set`);
  return value;
}

// Errors of others are passed on.
export async function passedOn(): Promise<string> {
  try {
    return await getSecret('/slack-bot/production/jira-token');
  } catch (error) {
    if (error instanceof Error) throw new Error(`Cannot read the Jira token: ${error.message}`, { cause: error });
    throw error;
  }
}

export async function answered(): Promise<unknown> {
  const token = await getSecret('/slack-bot/production/bot-token');
  const response = await fetch('https://slack.com/api/auth.test', { headers: { authorization: `Bearer ${token}` } });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`Slack answered ${response.status}: ${JSON.stringify(body)}`);
  return body;
}

// Other tokens and keys.
interface Token {
  kind: 'word' | 'number' | 'end';
  text: string;
  line: number;
}

export class ParseError extends Error {
  constructor(token: Token) {
    super(`Unexpected token ${token.text} in line ${token.line}`);
  }
}

export function parse(tokens: Token[]): number {
  const [token] = tokens;
  if (!token) throw new SyntaxError(`No tokens (${tokens.length})`);
  if (token.kind !== 'number') throw new ParseError(token);
  return Number(token.text);
}

export function paged(nextToken: string, clientRequestToken: string, partitionKey: string): never {
  throw new Error(`Page ${nextToken} of ${partitionKey} is gone (${clientRequestToken})`);
}

export class SecretNotFoundError extends Error {
  constructor(secretId: string) {
    super(`Secret ${secretId} does not exist`);
    this.name = 'SecretNotFoundError';
  }
}

export function limited(tokenCount: number, maxTokens: number): void {
  if (tokenCount > maxTokens) throw new RangeError(`${tokenCount} tokens are more than ${maxTokens}`);
}

export function validated(password: string): void {
  if (password.length < 12) throw new Error('The password must have at least 12 characters');
  if (!/\d/.test(password)) throw new Error('The password must contain a digit');
}

/** G10: secrets are never logged. These calls log facts about a secret, or something that only sounds like one. */
import { createHash } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});
const secretsManager = new SecretsManagerClient({});
const logger = new Logger({ serviceName: 'slack-bot' });

declare function getSecret(name: string): Promise<string>;
declare function mask(value: string): string;
declare function verifySignature(body: string, key: string): Promise<{ valid: boolean; reason: string }>;

// Facts about a secret.
export async function facts(): Promise<string> {
  const token = await getSecret('/slack-bot/production/bot-token');
  console.log('Token retrieved successfully');
  console.log('token length', token.length);
  console.log({ tokenPresent: !!token, isBot: token.startsWith('xoxb-') });
  console.log(`token is ${token ? 'set' : 'missing'}`, typeof token, token === '');
  logger.info('token loaded', { name: '/slack-bot/production/bot-token', hasToken: Boolean(token) });
  logger.debug('token', { masked: mask(token), hint: token.slice(-4) });
  console.log('fingerprint', createHash('sha256').update(token).digest('hex'));
  console.log('token', token.replace(/./g, '*'));
  const safe = mask(token);
  console.log(`token ${safe}`);
  if (!token) console.warn('empty token', token);
  return token;
}

// What the SDK says besides the value.
export async function metadata(): Promise<void> {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira' }));
  console.log('secret read', response.Name, response.ARN, response.VersionId, response.CreatedDate);
  console.log('metadata', response.$metadata.requestId);
  const account = JSON.parse(response.SecretString ?? '{}') as { username: string; host: string; password: string };
  console.log(`connecting to ${account.host} as ${account.username}`);

  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/api-key', WithDecryption: true }),
  );
  logger.info('parameter read', { name: Parameter?.Name, version: Parameter?.Version });
  const level = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/log-level' }));
  console.log('log level', level.Parameter?.Value);

  const { Parameters = [] } = await ssm.send(
    new GetParametersByPathCommand({ Path: '/slack-bot/production/keys', WithDecryption: true }),
  );
  console.log('parameters', Parameters.length, Parameters.map((parameter) => parameter.Name));

  const { SecretList = [], NextToken } = await secretsManager.send(new ListSecretsCommand({}));
  console.log('secrets', SecretList.map(({ Name }) => Name), { nextToken: NextToken });
}

// The answer to a call that used a secret, and the error it threw.
export async function used(channel: string): Promise<void> {
  const token = await getSecret('/slack-bot/production/bot-token');
  try {
    const response = await fetch('https://slack.com/api/chat.postMessage', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ channel }),
    });
    console.log('posted', response.status, await response.text());
    const result = await verifySignature('body', token);
    logger.info('verified', { result });
  } catch (error) {
    console.error('could not post', error);
    logger.error('could not post', error as Error);
  }
}

// Names, paths and ARNs.
export function named(secretArn: string, secretName: string): void {
  const tokenPath = '/slack-bot/production/bot-token';
  const { DB_SECRET_ARN, CONFIG_PROFILE } = process.env;
  console.log('reading', secretName, secretArn, tokenPath, DB_SECRET_ARN, CONFIG_PROFILE);
  console.log(`log level ${process.env.LOG_LEVEL}, region ${process.env.AWS_REGION}`);
  logger.appendKeys({ secretName, stage: process.env.CONFIG_PROFILE });
}

// Other tokens, keys and passwords.
interface Token {
  kind: 'word' | 'number';
  text: string;
}

export function lexed(token: Token, tokens: Token[], nextToken: string | undefined): void {
  console.log('unexpected token', token);
  console.log(`${tokens.length} tokens left`, tokens.at(-1), nextToken);
}

export function counted(usage: { inputTokens: number; outputTokens: number }, maxTokens: number): void {
  logger.info('model answered', { ...usage, maxTokens, totalTokens: usage.inputTokens + usage.outputTokens });
}

export function harmless(
  partitionKey: string,
  idempotencyToken: string,
  passwordPolicy: { minimumLength: number },
  tokenExpiresAt: Date,
): void {
  console.log(partitionKey, idempotencyToken, passwordPolicy, tokenExpiresAt);
  console.log('Please enter your password');
  console.warn('Invalid API key');
  logger.info('password reset requested', { event: 'PASSWORD_RESET', type: 'secret.rotated' });
}

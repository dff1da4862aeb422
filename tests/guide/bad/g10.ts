/** G10: secrets are never logged. Here they are. */
import { inspect } from 'node:util';
import { Logger } from '@aws-lambda-powertools/logger';
import { getSecret as readSecret, SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import {
  GetSecretValueCommand,
  SecretsManager,
  SecretsManagerClient,
  type GetSecretValueCommandOutput,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});
const secretsManager = new SecretsManagerClient({});
const logger = new Logger({ serviceName: 'slack-bot' });

declare function getSecret(name: string): Promise<string>;
declare const environment: { production: boolean };

// The console, in the guide's own words and their relatives.
export async function printed(): Promise<string> {
  const token = await getSecret('/slack-bot/production/bot-token');
  console.log(`Token: ${token}`); // expect: aws-secrets/no-secret-in-log
  console.log('Using token: ' + token); // expect: aws-secrets/no-secret-in-log
  console.info('token', token); // expect: aws-secrets/no-secret-in-log
  console.debug({ token }); // expect: aws-secrets/no-secret-in-log
  console.table([{ name: 'bot', token }]); // expect: aws-secrets/no-secret-in-log
  console.error('Authentication failed with %s', token); // expect: aws-secrets/no-secret-in-log
  console.log('headers', { authorization: `Bearer ${token}` }); // expect: aws-secrets/no-secret-in-log
  console.log(token.slice(4)); // expect: aws-secrets/no-secret-in-log
  process.stdout.write(`${token}\n`); // expect: aws-secrets/no-secret-in-log
  return token;
}

// What the SDK answers.
export async function answered(): Promise<void> {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira' }));
  console.log(response); // expect: aws-secrets/no-secret-in-log
  console.log('value', response.SecretString); // expect: aws-secrets/no-secret-in-log
  console.log(JSON.stringify(response, null, 2)); // expect: aws-secrets/no-secret-in-log
  console.log(JSON.parse(response.SecretString + '')); // expect: aws-secrets/no-secret-in-log

  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/api-key', WithDecryption: true }),
  );
  console.log('parameter', Parameter?.Value); // expect: aws-secrets/no-secret-in-log
  console.log('parameter', Parameter!); // expect: aws-secrets/no-secret-in-log

  const { SecretString } = await new SecretsManager({}).getSecretValue({ SecretId: 'slack-bot/production/mail' });
  logger.info('mail account', { SecretString }); // expect: aws-secrets/no-secret-in-log

  const { Parameters = [] } = await ssm.send(
    new GetParametersByPathCommand({ Path: '/slack-bot/production/keys', WithDecryption: true }),
  );
  for (const parameter of Parameters) {
    console.log(`${parameter.Name}=${parameter.Value}`); // expect: aws-secrets/no-secret-in-log
  }
  const keys = Object.fromEntries(Parameters.map(({ Name, Value }) => [Name ?? '', Value]));
  console.debug('keys', keys); // expect: aws-secrets/no-secret-in-log
}

// Powertools: the logger, and what enriches it.
export async function structured(): Promise<void> {
  const apiKey = await getParameter('/slack-bot/production/api-key', { decrypt: true });
  const session = await readSecret('slack-bot/production/session', { transform: 'json' });
  const account = await new SecretsProvider().get('slack-bot/production/mail', { transform: 'json' });
  logger.info('calling search', { apiKey }); // expect: aws-secrets/no-secret-in-log
  logger.debug(`session ${JSON.stringify(session)}`); // expect: aws-secrets/no-secret-in-log
  logger.warn({ message: 'mail account', account: account as Record<string, string> }); // expect: aws-secrets/no-secret-in-log
  logger.critical('search failed', { details: { key: apiKey } }); // expect: aws-secrets/no-secret-in-log
  logger.appendKeys({ apiKey }); // expect: aws-secrets/no-secret-in-log
  logger.appendPersistentKeys({ search: { credentials: apiKey } }); // expect: aws-secrets/no-secret-in-log
  logger.createChild({ persistentKeys: { apiKey } }).info('ready'); // expect: aws-secrets/no-secret-in-log
}

// Another logger, a field, an alias, a callback.
interface Log {
  info(message: string, details?: unknown): void;
  debug(details: unknown, message?: string): void;
}

export class JiraClient {
  constructor(
    private readonly log: Log,
    private readonly token: string,
    private readonly apiSecret: string,
  ) {}

  static async create(log: Log): Promise<JiraClient> {
    const token = await getSecret('/slack-bot/production/jira-token');
    return new JiraClient(log, token, await getSecret('/slack-bot/production/jira-secret'));
  }

  describe(): void {
    this.log.info('client', { token: this.token }); // expect: aws-secrets/no-secret-in-log
    this.log.debug({ secret: this.apiSecret }, 'client'); // expect: aws-secrets/no-secret-in-log
  }
}

const { warn } = console;
const debug = environment.production ? () => {} : console.debug;

export async function aliased(): Promise<void> {
  const password = await getSecret('/slack-bot/production/db-password');
  warn('database', password); // expect: aws-secrets/no-secret-in-log
  const connectionString = `postgres://slackbot:${password}@database/slackbot`;
  console.log('connecting to', connectionString); // expect: aws-secrets/no-secret-in-log
  console.log(inspect({ connectionString }, { depth: null })); // expect: aws-secrets/no-secret-in-log
  const basic = Buffer.from(`slackbot:${password}`).toString('base64');
  console.log(`Authorization: Basic ${basic}`); // expect: aws-secrets/no-secret-in-log
  await getSecret('/slack-bot/production/pager-token').then(console.log); // expect: aws-secrets/no-secret-in-log
  await getSecret('/slack-bot/production/hook-token').then((value) => console.log('hook', value)); // expect: aws-secrets/no-secret-in-log
  const [first] = await Promise.all([getSecret('/slack-bot/production/link-key'), fetch('https://slack.com/api')]);
  console.log('link key', first); // expect: aws-secrets/no-secret-in-log
  debug('done');
}

// Through a function of one's own.
function describe(name: string, value: string): string {
  return `${name} = ${value}`;
}

function trace(message: string, details: unknown): void {
  console.debug(message, details); // expect: aws-secrets/no-secret-in-log
}

export async function helped(): Promise<void> {
  const secret = await getSecret('/slack-bot/production/signing-secret');
  console.log(describe('signing secret', secret)); // expect: aws-secrets/no-secret-in-log
  trace('signing secret', { secret });
}

function show(response: GetSecretValueCommandOutput): void {
  console.log(response.SecretString); // expect: aws-secrets/no-secret-in-log
}

// The environment, whole or in part.
export async function started(): Promise<void> {
  console.log('environment', process.env); // expect: aws-secrets/no-secret-in-log
  logger.debug('environment', { env: process.env }); // expect: aws-secrets/no-secret-in-log
  console.log(JSON.stringify({ ...process.env })); // expect: aws-secrets/no-secret-in-log
  console.log(`starting with ${process.env.SLACK_TOKEN}`); // expect: aws-secrets/no-secret-from-env, aws-secrets/no-secret-in-log
  const { DB_PASSWORD, LOG_LEVEL } = process.env; // expect: aws-secrets/no-secret-from-env
  console.log(LOG_LEVEL, DB_PASSWORD); // expect: aws-secrets/no-secret-in-log
  show(await secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/search' })));
}

// Only the name tells.
export function verify(user: { name: string; password: string }, accessToken: string): boolean {
  console.log(`login of ${user.name} with ${user.password}`); // expect: aws-secrets/no-secret-in-log
  console.log('access token', accessToken); // expect: aws-secrets/no-secret-in-log
  return accessToken !== '';
}

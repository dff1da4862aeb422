/** G4: run-time code knows the path of its secret. At most the stage comes from the environment. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import secretsManagerMiddleware from '@middy/secrets-manager';

const client = new SSMClient({ region: process.env.AWS_REGION ?? 'eu-central-1' });
const secretsManager = new SecretsManagerClient({});
const application = 'slack-bot';
const stage = process.env.STAGE ?? 'staging';

// The whole path in the code.
export async function literal(): Promise<string | undefined> {
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: '/slack-bot/production/bot-token', WithDecryption: true }),
  );
  return Parameter?.Value;
}

// A selector in the path.
export async function selected(): Promise<(string | undefined)[]> {
  const { CONFIG_PROFILE } = process.env;
  const one = await client.send(
    new GetParameterCommand({ Name: `/slack-bot/${process.env.CONFIG_PROFILE}/bot-token`, WithDecryption: true }),
  );
  const two = await secretsManager.send(new GetSecretValueCommand({ SecretId: `${application}/${stage}/jira` }));
  const three = await client.send(
    new GetParameterCommand({ Name: '/slack-bot/' + CONFIG_PROFILE + '/api-key', WithDecryption: true }),
  );
  return [one.Parameter?.Value, two.SecretString, three.Parameter?.Value];
}

const stageFromEnvironment = (): string => {
  const value = process.env.STAGE;
  if (!value) throw new Error('STAGE is not set.');
  return value;
};

export async function tree(): Promise<number> {
  const { Parameters } = await client.send(
    new GetParametersByPathCommand({ Path: `/${application}/${stageFromEnvironment()}/keys`, WithDecryption: true }),
  );
  return Parameters?.length ?? 0;
}

// Chosen in the code, by a selector.
const paths: Record<string, string> = {
  production: '/slack-bot/production/signing-secret',
  staging: '/slack-bot/staging/signing-secret',
};

export async function chosen(): Promise<string | undefined> {
  const name = stage === 'production' ? '/slack-bot/production/pager-token' : '/slack-bot/staging/pager-token';
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  const signing = await getParameter(paths[stage]!, { decrypt: true });
  return signing && Parameter?.Value;
}

// A wrapper whose callers pass literals.
async function readSecret(name: string): Promise<string> {
  const value = await getSecret(name, { maxAge: 300 });
  if (typeof value !== 'string') throw new Error(`Secret ${name} is not a text.`);
  return value;
}

export async function wrapped(): Promise<string[]> {
  return Promise.all([readSecret('slack-bot/production/session'), readSecret(`slack-bot/${stage}/links`)]);
}

// Names from the environment that are no names of secrets.
export async function otherNames(): Promise<string[]> {
  const table = process.env.TABLE_NAME!;
  const bucket = process.env.BUCKET_NAME!;
  const items = await getItems(table, { key: process.env.PARTITION_KEY ?? 'id' });
  const path = getQueryParameter(process.env.CALLBACK_URL ?? '', 'path');
  return [...items, bucket, path ?? ''];
}

async function getItems(table: string, query: { key: string }): Promise<string[]> {
  return [table, query.key];
}

function getQueryParameter(url: string, name: string): string | null {
  return URL.canParse(url) ? new URL(url).searchParams.get(name) : null;
}

export const handler = middy()
  .use(
    secretsManagerMiddleware({
      fetchData: { session: `slack-bot/${process.env.CONFIG_PROFILE}/session` },
      cacheExpiry: 5 * 60 * 1000,
    }),
  )
  .handler(async () => ({ statusCode: 204 }));

/**
 * G6: secrets are read with decryption; other parameters need none.
 */
import { SSMProvider, getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  SSM,
  SSMClient,
  paginateGetParametersByPath,
} from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import ssm from '@middy/ssm';

const client = new SSMClient({});
const aggregated = new SSM({});
const provider = new SSMProvider();
const decrypted = { WithDecryption: true };

export async function slackToken(): Promise<string | undefined> {
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }),
  );
  return Parameter?.Value;
}

export async function several(): Promise<number | undefined> {
  const response = await client.send(
    new GetParametersCommand({ ...decrypted, Names: ['/slack-bot/production/api-key', '/slack-bot/production/log-level'] }),
  );
  return response.Parameters?.length;
}

// No secrets: plain configuration, and identifiers of other things.
export async function plain(stage: string): Promise<(string | undefined)[]> {
  const level = await client.send(new GetParameterCommand({ Name: `/slack-bot/${stage}/log-level` }));
  const pool = await aggregated.getParameter({ Name: `/slack-bot/${stage}/user-pool-id` });
  const endpoint = await client.send(new GetParameterCommand({ Name: `/slack-bot/${stage}/token-endpoint-url` }));
  return [level, pool, endpoint].map((response) => response.Parameter?.Value);
}

// Nothing tells what these hold.
export async function read(name: string): Promise<string | undefined> {
  return (await client.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;
}

export async function tree(): Promise<number> {
  let found = 0;
  for await (const page of paginateGetParametersByPath({ client }, { Path: '/slack-bot/production/settings' })) {
    found += page.Parameters?.length ?? 0;
  }
  return found;
}

// Does it exist?
export async function exists(): Promise<boolean> {
  try {
    await client.send(new GetParameterCommand({ Name: '/slack-bot/production/token' }));
    return true;
  } catch {
    return false;
  }
}

// Old tokens are only listed.
export async function names(tokenPath: string): Promise<(string | undefined)[]> {
  const response = await client.send(new GetParametersByPathCommand({ Path: tokenPath }));
  return (response.Parameters ?? []).map(({ Name }) => Name);
}

export async function powertools(): Promise<boolean[]> {
  const token = await getParameter('/slack-bot/production/token', { decrypt: true });
  const settings = await getParameters('/slack-bot/production/settings');
  const byName = await getParametersByName({
    '/slack-bot/production/api-key': { decrypt: true },
    '/slack-bot/production/page-size': {},
  });
  const password = await provider.get('/slack-bot/production/db-password', { sdkOptions: { WithDecryption: true } });
  return [token, settings, byName, password].map((value) => value !== undefined);
}

export async function extension(headers: Record<string, string>): Promise<Response> {
  const address = 'http://localhost:2773/systemsmanager/parameters/get';
  return fetch(`${address}?name=/slack-bot/production/token&withDecryption=true`, { headers });
}

// middy always asks; Secrets Manager always decrypts.
export const handler = middy(async () => ({ statusCode: 204 })).use(
  ssm({ fetchData: { token: '/slack-bot/production/token' }, cacheExpiry: 300_000 }),
);

export async function fromSecretsManager(): Promise<string | undefined> {
  const secretsManager = new SecretsManagerClient({});
  return (await secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/token' }))).SecretString;
}

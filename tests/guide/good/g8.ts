/** G8: secrets are called `/application/environment/secret-name`. */
// config: strict
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';

const client = new SSMClient({});
const secretsManager = new SecretsManagerClient({});

export async function token(): Promise<string | undefined> {
  const response = await client.send(
    new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }),
  );
  return response.Parameter?.Value;
}

// A selector chooses the environment, the rest is written out.
export async function selected(): Promise<string | undefined> {
  const response = await client.send(
    new GetParameterCommand({ Name: `/slack-bot/${process.env.STAGE}/db/password`, WithDecryption: true }),
  );
  return response.Parameter?.Value;
}

// What stands before may be more than one segment.
export async function prefixed(prefix: string): Promise<string | undefined> {
  const response = await client.send(new GetParameterCommand({ Name: `${prefix}/token`, WithDecryption: true }));
  return response.Parameter?.Value;
}

export async function tree(stage: string): Promise<number | undefined> {
  const response = await client.send(
    new GetParametersByPathCommand({ Path: `/slack-bot/${stage}/`, WithDecryption: true }),
  );
  return response.Parameters?.length;
}

// Secrets Manager does without the first slash; AWS names what it makes.
export const secrets = async (): Promise<unknown[]> => [
  await getSecret('slack-bot/production/api-key'),
  (await secretsManager.send(new GetSecretValueCommand({ SecretId: 'rds!cluster-3f0a9f' }))).SecretString,
];

// No secrets.
export const settings = async (): Promise<(string | undefined)[]> => [
  await getParameter('log-level'),
  await getParameter('/slack-bot/user-pool-id'),
];

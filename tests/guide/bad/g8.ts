/** G8: secrets are called `/application/environment/secret-name`. These are not. */
// config: strict
import { SSMProvider, getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, GetParametersByPathCommand, GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import ssm from '@middy/ssm';

const client = new SSMClient({});
const secretsManager = new SecretsManagerClient({});

// One word for all applications and environments.
export async function flat(): Promise<string | undefined> {
  const response = await client.send(
    new GetParameterCommand({
      Name: 'slackToken', // expect: aws-secrets/secret-path-format
      WithDecryption: true,
    }),
  );
  return response.Parameter?.Value;
}

// No application.
export async function short(stage: string): Promise<string | undefined> {
  const name = `/${stage}/db-password`;
  const response = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true })); // expect: aws-secrets/secret-path-format
  return response.Parameter?.Value;
}

// The environment first.
export async function reversed(): Promise<number | undefined> {
  const response = await client.send(
    new GetParametersCommand({
      Names: [
        '/production/slack-bot/token', // expect: aws-secrets/secret-path-format
        '/slack-bot/production/signing-secret',
      ],
      WithDecryption: true,
    }),
  );
  return response.Parameters?.length;
}

// No environment.
export async function everywhere(): Promise<string | undefined> {
  return getParameter('/slack-bot/database/password', { decrypt: true }); // expect: aws-secrets/secret-path-format
}

// The tree of all environments.
export async function tree(): Promise<number | undefined> {
  const response = await client.send(
    // expect: aws-secrets/secret-path-format
    new GetParametersByPathCommand({ Path: '/credentials', WithDecryption: true }),
  );
  return response.Parameters?.length;
}

// Secrets Manager.
async function read(id: string): Promise<string | undefined> {
  return (await secretsManager.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
}

export const secrets = async (): Promise<unknown[]> => [
  await read('SlackBotToken'), // expect: aws-secrets/secret-path-format
  await read('staging/slack-bot/api-key'), // expect: aws-secrets/secret-path-format
  await getSecret('slack-bot'), // expect: aws-secrets/secret-path-format
];

export const handler = middy(async () => ({ statusCode: 204 })).use(
  ssm({
    fetchData: { token: '/prod/slack-bot/token' }, // expect: aws-secrets/secret-path-format
    cacheExpiry: 300_000,
  }),
);

// A skeleton that nobody has filled in.
export async function skeleton(): Promise<string | undefined> {
  return new SSMProvider().get('/REPLACE_ME/REPLACE_ME/log-level'); // expect: aws-secrets/secret-path-format
}

/**
 * G4: run-time code knows the path of its secret. Here the name comes from the environment, directly or by a detour.
 */
import { SecretsProvider, getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters } from '@aws-lambda-powertools/parameters/ssm';
import * as sm from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  SSM,
  SSMClient,
  type GetParameterCommandInput,
} from '@aws-sdk/client-ssm';
import middy from '@middy/core';
import ssmMiddleware from '@middy/ssm';

const client = new SSMClient({});
const aggregated = new SSM({});
const secretsManager = new sm.SecretsManagerClient({});

// The SDK, with the name in the command.
export async function direct(): Promise<string | undefined> {
  const response = await client.send(
    new GetParameterCommand({
      Name: process.env.PARAM_PATH!, // expect: aws-secrets/no-env-param-path
      WithDecryption: true,
    }),
  );
  return response.Parameter?.Value;
}

const tokenName = process.env['TOKEN_PARAMETER_NAME'];

export async function throughConst(): Promise<string | undefined> {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: tokenName, WithDecryption: true })); // expect: aws-secrets/no-env-param-path
  return Parameter?.Value;
}

export async function throughDestructuring(): Promise<string | undefined> {
  const { DB_SECRET_ARN, DB_SECRET_STAGE = 'AWSCURRENT' } = process.env;
  const response = await secretsManager.send(
    new sm.GetSecretValueCommand({
      SecretId: DB_SECRET_ARN, // expect: aws-secrets/no-env-param-path
      VersionStage: DB_SECRET_STAGE,
    }),
  );
  return response.SecretString;
}

const config = {
  region: process.env.AWS_REGION ?? 'eu-central-1',
  secrets: { apiKey: process.env.API_KEY_PARAM ?? '/slack-bot/production/api-key' },
};

export async function throughConfiguration(): Promise<string | undefined> {
  const { Parameter } = await aggregated.getParameter({
    Name: config.secrets.apiKey, // expect: aws-secrets/no-env-param-path
    WithDecryption: true,
  });
  return Parameter?.Value;
}

export async function throughInput(): Promise<string | undefined> {
  const input: GetParameterCommandInput = {
    Name: `${process.env.SSM_PREFIX}/bot-token`, // expect: aws-secrets/no-env-param-path
    WithDecryption: true,
  };
  const { Parameter } = await client.send(new GetParameterCommand(input));
  return Parameter?.Value;
}

export async function severalNames(): Promise<(string | undefined)[]> {
  const response = await client.send(
    new GetParametersCommand({
      Names: [process.env.ADMIN_TOKEN_PARAM!], // expect: aws-secrets/no-env-param-path
      WithDecryption: true,
    }),
  );
  return (response.Parameters ?? []).map((parameter) => parameter.Value);
}

export async function wholeTree(): Promise<number> {
  const path = process.env.SECRETS_PATH as string;
  const { Parameters } = await client.send(
    new GetParametersByPathCommand({
      Path: path, // expect: aws-secrets/no-env-param-path
      Recursive: true,
      WithDecryption: true,
    }),
  );
  return Parameters?.length ?? 0;
}

// A class that keeps the name in a field.
export class TokenStore {
  private readonly path = process.env.TOKEN_PATH ?? '';

  async token(): Promise<string | undefined> {
    const command = new GetParameterCommand({
      Name: this.path, // expect: aws-secrets/no-env-param-path
      WithDecryption: true,
    });
    const { Parameter } = await client.send(command);
    return Parameter?.Value;
  }
}

// A wrapper of one's own: the call that hands the name over is the mistake.
async function readSecret(secretId: string): Promise<string> {
  const response = await secretsManager.send(new sm.GetSecretValueCommand({ SecretId: secretId }));
  if (!response.SecretString) throw new Error(`Secret ${secretId} is empty.`);
  return response.SecretString;
}

function env(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

export async function throughWrapper(): Promise<string[]> {
  const jira = await readSecret(process.env.JIRA_SECRET_NAME!); // expect: aws-secrets/no-env-param-path
  const github = await readSecret(env('GITHUB_SECRET_ARN')); // expect: aws-secrets/no-env-param-path
  const links = await readSecret('slack-bot/production/links');
  return [jira, github, links];
}

const fetchToken = async (name: string | undefined) =>
  (await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }))).Parameter?.Value;

export const webhookToken = (): Promise<string | undefined> => fetchToken(process.env.WEBHOOK_TOKEN_PATH); // expect: aws-secrets/no-env-param-path

// Powertools and middy.
const provider = new SecretsProvider();

export async function powertools(): Promise<unknown[]> {
  const session = await getSecret(process.env.SESSION_SECRET_NAME!); // expect: aws-secrets/no-env-param-path
  const search = await getParameter(process.env.SEARCH_KEY_PARAM ?? '', { decrypt: true }); // expect: aws-secrets/no-env-param-path
  const mail = await provider.get(env('MAIL_SECRET_NAME'), { maxAge: 300 }); // expect: aws-secrets/no-env-param-path
  const pager = await getParameters(process.env.PAGER_KEYS_PATH!, { decrypt: true }); // expect: aws-secrets/no-env-param-path
  return [session, search, mail, pager];
}

export const handler = middy()
  .use(
    ssmMiddleware({
      fetchData: {
        botToken: process.env.BOT_TOKEN_PARAM!, // expect: aws-secrets/no-env-param-path
      },
      cacheExpiry: 5 * 60 * 1000,
    }),
  )
  .handler(async () => ({ statusCode: 204 }));

/**
 * G6: reads of Parameter Store ask for decryption. Here they don't.
 */
import { SSMProvider, getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
import {
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  SSM,
  SSMClient,
  paginateGetParametersByPath,
  type GetParameterCommandInput,
} from '@aws-sdk/client-ssm';

const client = new SSMClient({});
const aggregated = new SSM({});
const provider = new SSMProvider();

// The guide's own shape, without the switch.
export async function slackToken(): Promise<string | undefined> {
  const { Parameter } = await client.send(
    new GetParameterCommand({ Name: '/slack-bot/production/token' }), // expect: aws-secrets/require-parameter-decryption
  );
  return Parameter?.Value;
}

// Switched off.
export async function signingSecret(): Promise<string | undefined> {
  const response = await client.send(
    new GetParameterCommand({
      Name: '/slack-bot/production/signing-secret',
      WithDecryption: false, // expect: aws-secrets/require-parameter-decryption
    }),
  );
  return response.Parameter?.Value;
}

// The command and its input in constants.
const input: GetParameterCommandInput = {
  Name: '/slack-bot/production/db-password',
};
const command = new GetParameterCommand(input); // expect: aws-secrets/require-parameter-decryption

export const databasePassword = async (): Promise<string | undefined> => (await client.send(command)).Parameter?.Value;

// Several at once, one of them a secret.
export async function several(stage: string): Promise<number | undefined> {
  const response = await client.send(
    // expect: aws-secrets/require-parameter-decryption
    new GetParametersCommand({
      Names: [`/slack-bot/${stage}/log-level`, `/slack-bot/${stage}/api-key`],
    }),
  );
  return response.Parameters?.length;
}

// A name that says nothing, kept as what it is.
export async function connect(open: (options: { password: string }) => Promise<void>): Promise<void> {
  const response = await aggregated.getParameter({ Name: '/slack-bot/production/db' }); // expect: aws-secrets/require-parameter-decryption
  await open({ password: response.Parameter?.Value ?? '' });
}

// A wrapper: some of what it reads is secret.
async function read(name: string): Promise<string> {
  const response = await client.send(new GetParameterCommand({ Name: name })); // expect: aws-secrets/require-parameter-decryption
  return response.Parameter?.Value ?? '';
}

export const configuration = async (): Promise<Record<string, string>> => ({
  level: await read('/slack-bot/production/log-level'),
  token: await read('/slack-bot/production/bot-token'),
});

// Trees.
export async function tree(): Promise<number | undefined> {
  const response = await client.send(new GetParametersByPathCommand({ Path: '/slack-bot/production/secrets/' })); // expect: aws-secrets/require-parameter-decryption
  return response.Parameters?.length;
}

export async function pages(): Promise<number> {
  let found = 0;
  // expect: aws-secrets/require-parameter-decryption
  for await (const page of paginateGetParametersByPath({ client }, { Path: '/slack-bot/production/credentials' })) {
    found += page.Parameters?.length ?? 0;
  }
  return found;
}

export async function history(): Promise<number | undefined> {
  const response = await client.send(new GetParameterHistoryCommand({ Name: '/slack-bot/production/token' })); // expect: aws-secrets/require-parameter-decryption
  return response.Parameters?.length;
}

// Powertools.
export async function powertools(): Promise<boolean[]> {
  const token = await getParameter('/slack-bot/production/token'); // expect: aws-secrets/require-parameter-decryption
  const secrets = await getParameters('/slack-bot/production', { recursive: true }); // expect: aws-secrets/require-parameter-decryption
  const byName = await getParametersByName({
    '/slack-bot/production/api-key': { decrypt: false }, // expect: aws-secrets/require-parameter-decryption
    '/slack-bot/production/page-size': {},
  });
  const password = await provider.get('/slack-bot/production/db-password', { maxAge: 60 }); // expect: aws-secrets/require-parameter-decryption
  return [token, secrets, byName, password].map((value) => value !== undefined);
}

// The Lambda extension.
export async function extension(stage: string): Promise<Response> {
  return fetch(`http://localhost:2773/systemsmanager/parameters/get?name=/slack-bot/${stage}/token`); // expect: aws-secrets/require-parameter-decryption
}

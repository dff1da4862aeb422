/**
 * G1 at run time: code that takes a secret from its environment needs somebody to put it there.
 */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';

declare function post(text: string, token: string | undefined, options?: { secret?: string | undefined }): Promise<void>;

const environment = process.env;
const {
  SLACK_BOT_TOKEN, // expect: aws-secrets/no-secret-from-env
  LOG_LEVEL = 'info',
} = process.env;

const config = {
  stage: process.env['STAGE'] ?? 'dev',
  signingSecret: process.env['SLACK_SIGNING_SECRET'], // expect: aws-secrets/no-secret-from-env
};

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const token = process.env.JIRA_API_TOKEN; // expect: aws-secrets/no-secret-from-env
  await post('jira', token);
  await post('openai', `Bearer ${environment['OPENAI_API_KEY']}`); // expect: aws-secrets/no-secret-from-env
  await post('slack', SLACK_BOT_TOKEN, { secret: config.signingSecret });
  await post('database', required('DB_PASSWORD')); // expect: aws-secrets/no-secret-from-env
  await post(event.rawPath, await getSecret<string>('slack-bot/production/token'));
  await post(LOG_LEVEL, await getParameter('/slack-bot/production/key', { decrypt: true }));
  return { statusCode: 204 };
};

/**
 * G1 at run time: the function fetches its secrets; its environment holds configuration, and what AWS puts there.
 */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';

declare function post(text: string, token: string | undefined): Promise<void>;

const { AWS_SESSION_TOKEN, TABLE_NAME = 'items', KMS_KEY_ID, MAX_TOKENS = '1000', STAGE } = process.env;

if (!process.env.CONFIG_PROFILE) throw new Error('CONFIG_PROFILE is not set');

export const client = new SSMClient({});

export const handler: APIGatewayProxyHandlerV2 = async () => {
  await post(`${TABLE_NAME} ${KMS_KEY_ID} ${MAX_TOKENS} ${STAGE}`, await getSecret<string>('slack-bot/production/token'));
  await fetch('http://localhost:2773/systemsmanager/parameters/get?name=/slack-bot/production/key&withDecryption=true', {
    headers: { 'X-Aws-Parameters-Secrets-Token': AWS_SESSION_TOKEN ?? '' },
  });
  return { statusCode: 204 };
};

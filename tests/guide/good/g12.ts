/** G12: transport is TLS, and what stays on the machine needs none. */
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { readFileSync } from 'node:fs';
import * as https from 'node:https';
import * as tls from 'node:tls';

const ca = readFileSync('/opt/certificates/authority.pem', 'utf8');

export const environment: lambda.FunctionOptions['environment'] = {
  LOG_LEVEL: 'info',
  NODE_EXTRA_CA_CERTS: '/opt/certificates/authority.pem',
};

export const agent = new https.Agent({ keepAlive: true, ca });

export const database = { host: process.env.DATABASE_HOST, port: 5432, ssl: { ca, rejectUnauthorized: true } };

export const socket = tls.connect({ host: 'broker.example.com', port: 8883, ca, minVersion: 'TLSv1.2' });

const ssm = new SSMClient({});

export async function users(): Promise<Response> {
  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }),
  );
  return fetch('https://slack.com/api/users.list', { headers: { Authorization: `Bearer ${Parameter?.Value}` } });
}

/** The Parameters and Secrets extension listens on this machine. */
export const secret = (id: string) =>
  fetch(`http://localhost:2773/secretsmanager/get?secretId=${id}`, {
    headers: { 'X-Aws-Parameters-Secrets-Token': process.env.AWS_SESSION_TOKEN ?? '' },
  });

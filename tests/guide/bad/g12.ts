/** G12: transport is TLS. Here it is weakened, or missing. */
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Stack, type StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import * as http from 'node:http';
import * as https from 'node:https';
import * as tls from 'node:tls';

// The whole process.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // expect: aws-secrets/no-insecure-transport

export class BotStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const fn = new lambda.Function(this, 'Bot', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('dist'),
      environment: {
        LOG_LEVEL: 'info',
        NODE_TLS_REJECT_UNAUTHORIZED: '0', // expect: aws-secrets/no-insecure-transport
      },
    });
    fn.addEnvironment('NODE_TLS_REJECT_UNAUTHORIZED', '0'); // expect: aws-secrets/no-insecure-transport
  }
}

// One agent, one connection.
export const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // expect: aws-secrets/no-insecure-transport

export const pinned = (ca: string) => new https.Agent({ ca, rejectUnauthorized: false }); // expect: aws-secrets/no-insecure-transport

export const database = {
  host: process.env.DATABASE_HOST,
  port: 5432,
  ssl: { rejectUnauthorized: false }, // expect: aws-secrets/no-insecure-transport
};

export const cache = {
  host: 'sessions.orders.io',
  port: 6379,
  tls: false, // expect: aws-secrets/no-insecure-transport
};

export const socket = tls.connect({
  host: 'broker.orders.io',
  port: 8883,
  checkServerIdentity: () => undefined, // expect: aws-secrets/no-insecure-transport
  minVersion: 'TLSv1.1', // expect: aws-secrets/no-insecure-transport
});

// AWS clients.
export const ssm = new SSMClient({ endpoint: 'http://ssm.eu-west-1.amazonaws.com' }); // expect: aws-secrets/no-insecure-transport

// Requests with credentials.
const SLACK = 'http://slack.com/api'; // expect: aws-secrets/no-insecure-transport

export async function users(): Promise<Response> {
  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }),
  );
  return fetch(`${SLACK}/users.list`, { headers: { Authorization: `Bearer ${Parameter?.Value}` } });
}

export const orders = (key: string) =>
  http.get({
    hostname: 'api.example.com', // expect: aws-secrets/no-insecure-transport
    headers: { 'x-api-key': key },
  });

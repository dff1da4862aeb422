/** G19: no internal URLs and endpoints in the code. */
import * as lambda from 'aws-cdk-lib/aws-lambda';

export const users = () => fetch('https://users.orders.internal/v1/users'); // expect: aws-secrets/no-internal-url

export const page = (name: string) => `https://wiki.orders.corp/${name}`; // expect: aws-secrets/no-internal-url

export const api = process.env.API_URL ?? 'https://q7w3k9z2m1.execute-api.eu-west-1.amazonaws.com/prod'; // expect: aws-secrets/no-internal-url

export const database = { host: 'orders.cluster-cq7w3k9z2m1x.eu-west-1.rds.amazonaws.com', port: 5432 }; // expect: aws-secrets/no-internal-url

export const search = 'https://vpc-orders-q7w3k9z2m1x5q7w3k9z2m1x5q7.eu-west-1.es.amazonaws.com'; // expect: aws-secrets/no-internal-url

export const environment: lambda.FunctionOptions['environment'] = {
  LOG_LEVEL: 'info',
  CACHE: 'sessions.q7w3k9.0001.euw1.cache.amazonaws.com:6379', // expect: aws-secrets/no-internal-url
  SSM_ENDPOINT: 'https://vpce-0e7d6a5b4c3f2e1d9-q7w3k9z2.ssm.eu-west-1.vpce.amazonaws.com', // expect: aws-secrets/no-internal-url
};

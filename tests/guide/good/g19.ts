/** G19: addresses come from configuration or from the resource; those of AWS itself are for everybody. */
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';

export const users = (base: string) => fetch(`${base}/v1/users`);

export const environment = (api: RestApi, cluster: DatabaseCluster): lambda.FunctionOptions['environment'] => ({
  LOG_LEVEL: 'info',
  API_URL: api.url,
  DB_HOST: cluster.clusterEndpoint.hostname,
});

export const endpoint = 'https://sqs.eu-west-1.amazonaws.com';

export const bundle = 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';

export const local = 'http://host.docker.internal:8000';

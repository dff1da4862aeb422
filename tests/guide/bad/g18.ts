/** G18: no IP addresses and private DNS names in the code. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { connect } from 'node:net';

export const database = { host: '10.0.4.12', port: 5432 }; // expect: aws-secrets/no-hardcoded-address

export const replica = { host: 'db-replica.orders.internal', port: 5432 }; // expect: aws-secrets/no-hardcoded-address

export const cacheHost = process.env.CACHE_HOST ?? 'ip-10-0-4-13.eu-west-1.compute.internal'; // expect: aws-secrets/no-hardcoded-address

export const brokers = ['10.0.5.11:9092']; // expect: aws-secrets/no-hardcoded-address

export const health = () => fetch('http://10.0.4.14:8080/health'); // expect: aws-secrets/no-hardcoded-address

export const socket = connect(6379, '192.168.4.12'); // expect: aws-secrets/no-hardcoded-address

export const target = route53.RecordTarget.fromIpAddresses('52.94.76.8'); // expect: aws-secrets/no-hardcoded-address

export const environment: lambda.FunctionOptions['environment'] = {
  LOG_LEVEL: 'info',
  DB_HOST: '10.0.4.12', // expect: aws-secrets/no-hardcoded-address
};

/** G26: no long-lived access keys. These are handed to clients, made for users, stored on machines. */
import { execSync } from 'node:child_process';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as sdk from '@aws-sdk/client-ssm';
import { SSMClient } from '@aws-sdk/client-ssm';
import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const { ROBOT_KEY_ID = '', ROBOT_KEY = '' } = process.env;

// Clients.
export const parameters = new SSMClient({
  region: 'eu-central-1',
  credentials: {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID']!,
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY']!, // expect: aws-secrets/no-static-aws-credentials
  },
});
export const aggregated = new sdk.SSM({
  credentials: { accessKeyId: ROBOT_KEY_ID, secretAccessKey: ROBOT_KEY }, // expect: aws-secrets/no-static-aws-credentials
});

const options = {
  region: 'eu-central-1',
  credentials: { accessKeyId: ROBOT_KEY_ID, secretAccessKey: ROBOT_KEY }, // expect: aws-secrets/no-static-aws-credentials
};
export const secrets = new SecretsManagerClient(options);

export const clientFor = (accessKeyId: string, secretAccessKey: string): SSMClient =>
  new SSMClient({ credentials: { accessKeyId, secretAccessKey } }); // expect: aws-secrets/no-static-aws-credentials
export const robot = clientFor(process.env['ROBOT_KEY_ID'] ?? '', process.env['ROBOT_KEY'] ?? '');

// Users with keys.
export class PartnerStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const user = new iam.User(this, 'Partner');
    new iam.AccessKey(this, 'Key', { user }); // expect: aws-secrets/no-static-aws-credentials
    new iam.CfnAccessKey(this, 'RawKey', { userName: user.userName }); // expect: aws-secrets/no-static-aws-credentials
    new CfnResource(this, 'Raw', { type: 'AWS::IAM::AccessKey', properties: { UserName: user.userName } }); // expect: aws-secrets/no-static-aws-credentials
  }
}

// Machines.
export function configure(): void {
  execSync(`aws configure set aws_access_key_id ${ROBOT_KEY_ID}`);
  execSync(`aws configure set aws_secret_access_key ${ROBOT_KEY}`); // expect: aws-secrets/no-static-aws-credentials
}

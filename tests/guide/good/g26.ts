/** G26: no long-lived access keys. These clients take the credentials of a role, or talk to an emulator. */
import { SSMClient } from '@aws-sdk/client-ssm';
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

// The role's credentials, found by the SDK.
export const client = new SSMClient({ region: 'eu-central-1' });

// Temporary ones.
export function assumed(credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }): SSMClient {
  return new SSMClient({
    credentials: {
      accessKeyId: credentials.AccessKeyId,
      secretAccessKey: credentials.SecretAccessKey,
      sessionToken: credentials.SessionToken,
    },
  });
}
export const session = new SSMClient({
  credentials: {
    accessKeyId: process.env['AWS_ACCESS_KEY_ID']!,
    secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY']!,
    sessionToken: process.env['AWS_SESSION_TOKEN']!,
  },
});

// An emulator.
export const local = new SSMClient({
  endpoint: 'http://localhost:4566',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

// A role for whoever needs access.
export class PartnerStack extends Stack {
  constructor(scope: Construct, id: string, partner: string) {
    super(scope, id);
    new iam.Role(this, 'Partner', { assumedBy: new iam.AccountPrincipal(partner), externalIds: ['slack-bot'] });
  }
}

/** G23: customer-managed keys rotate, and secrets are encrypted with one. */
// config: strict
import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Construct } from 'constructs';

const rotating = { enableKeyRotation: true } as const;

class BotKey extends kms.Key {
  constructor(scope: Construct, id: string, props: kms.KeyProps = {}) {
    super(scope, id, { ...props, ...rotating });
  }
}

export class KeyStack extends Stack {
  constructor(scope: Construct, id: string, policy: object, given: kms.KeyProps, production: boolean) {
    super(scope, id);
    new kms.Key(this, 'Plain', { enableKeyRotation: true });
    new kms.Key(this, 'Spread', { ...rotating, description: 'Secrets of the bot' });
    new kms.Key(this, 'Period', { rotationPeriod: Duration.days(180) });
    new BotKey(this, 'Sub');
    const raw = new kms.CfnKey(this, 'Raw', { keyPolicy: policy });
    raw.enableKeyRotation = true;
    const key = new kms.Key(this, 'Child');
    (key.node.defaultChild as kms.CfnKey).addPropertyOverride('EnableKeyRotation', true);
    // Keys that AWS cannot rotate.
    new kms.Key(this, 'Signing', { keySpec: kms.KeySpec.ECC_NIST_P256, keyUsage: kms.KeyUsage.SIGN_VERIFY });
    new kms.CfnKey(this, 'Imported', { keyPolicy: policy, origin: 'EXTERNAL' });
    new kms.CfnReplicaKey(this, 'Replica', { keyPolicy: policy, primaryKeyArn: 'arn' });
    kms.Key.fromLookup(this, 'Other', { aliasName: 'alias/other' });
    // What is not shown here.
    new kms.Key(this, 'Given', given);
    new kms.Key(this, 'Production', { enableKeyRotation: production });
  }
}

export class SecretStack extends Stack {
  constructor(scope: Construct, id: string, encryptionKey: kms.IKey) {
    super(scope, id);
    const password = new secretsmanager.Secret(this, 'Password', { encryptionKey });
    password.addRotationSchedule('Rotation', { hostedRotation: secretsmanager.HostedRotation.mysqlSingleUser() });
  }
}

export async function write(value: string): Promise<void> {
  const input = { Name: '/slack-bot/production/token', Type: 'SecureString', KeyId: 'alias/slack-bot' } as const;
  await new SSMClient({}).send(new PutParameterCommand({ ...input, Value: value }));
}

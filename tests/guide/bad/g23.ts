/** G23: customer-managed keys rotate, and secrets are encrypted with one. */
// config: strict
import * as cdk from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnKey, Key as CustomerKey } from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Construct } from 'constructs';

const shared = { description: 'Secrets of the bot' } as const;

class BotKey extends kms.Key {
  constructor(scope: Construct, id: string, props: kms.KeyProps) {
    super(scope, id, { ...shared, ...props });
  }
}

export class KeyStack extends Stack {
  constructor(scope: Construct, id: string, policy: object) {
    super(scope, id);
    new kms.Key(this, 'Plain'); // expect: aws-secrets/require-kms-key-rotation
    new CustomerKey(this, 'Named', { alias: 'slack-bot' }); // expect: aws-secrets/require-kms-key-rotation
    new cdk.aws_kms.Key(this, 'Off', {
      description: 'Queue of the bot',
      enableKeyRotation: false, // expect: aws-secrets/require-kms-key-rotation
    });
    new kms.Key(this, 'Shared', shared); // expect: aws-secrets/require-kms-key-rotation
    new kms.Key(this, 'Symmetric', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT }); // expect: aws-secrets/require-kms-key-rotation
    new CfnKey(this, 'Raw', { keyPolicy: policy }); // expect: aws-secrets/require-kms-key-rotation
    const raw = new CfnKey(this, 'Assigned', { keyPolicy: policy });
    raw.enableKeyRotation = false; // expect: aws-secrets/require-kms-key-rotation
    new BotKey(this, 'Sub', { alias: 'bot' }); // expect: aws-secrets/require-kms-key-rotation
    new BotKey(this, 'Rotating', { enableKeyRotation: true });
  }
}

export class SecretStack extends Stack {
  readonly token = new secretsmanager.Secret(this, 'Token', { description: 'Token of the bot' }); // expect: aws-secrets/require-customer-managed-key
  readonly raw = new secretsmanager.CfnSecret(this, 'Raw', {
    kmsKeyId: 'alias/aws/secretsmanager', // expect: aws-secrets/require-customer-managed-key
  });
}

export async function write(value: string): Promise<void> {
  await new SSMClient({}).send(
    // expect: aws-secrets/require-customer-managed-key
    new PutParameterCommand({ Name: '/slack-bot/production/token', Type: 'SecureString', Value: value }),
  );
  await new SecretsManagerClient({}).send(
    // expect: aws-secrets/require-customer-managed-key
    new CreateSecretCommand({ Name: 'slack-bot/production/token', SecretString: value }),
  );
}

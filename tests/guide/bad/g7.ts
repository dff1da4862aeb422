/** G7: secrets that rotate live in Secrets Manager, with rotation turned on. */
// config: strict
import { Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export class SecretStack extends Stack {
  private readonly apiKey: secretsmanager.Secret;

  constructor(scope: Construct, id: string, encryptionKey: IKey, reader: IGrantable) {
    super(scope, id);
    new secretsmanager.Secret(this, 'Lonely', { encryptionKey }); // expect: aws-secrets/require-secret-rotation
    const generated = new secretsmanager.Secret(this, 'Generated', { encryptionKey, generateSecretString: {} }); // expect: aws-secrets/require-secret-rotation
    generated.grantRead(reader);
    new rds.DatabaseSecret(this, 'Admin', { username: 'admin', encryptionKey }); // expect: aws-secrets/require-secret-rotation
    new secretsmanager.CfnSecret(this, 'Raw', { kmsKeyId: encryptionKey.keyArn }); // expect: aws-secrets/require-secret-rotation
    this.apiKey = new secretsmanager.Secret(this, 'ApiKey', { encryptionKey }); // expect: aws-secrets/require-secret-rotation
    this.apiKey.grantRead(reader);
  }
}

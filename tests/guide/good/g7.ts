/** G7: secrets that rotate live in Secrets Manager, with rotation turned on; the others in Parameter Store. */
// config: strict
import { Duration, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export class SecretStack extends Stack {
  readonly shared: secretsmanager.Secret;

  constructor(
    scope: Construct,
    id: string,
    encryptionKey: IKey,
    rotationLambda: IFunction,
    database: rds.DatabaseInstance,
    handOver: (secret: secretsmanager.Secret) => void,
  ) {
    super(scope, id);
    const password = new secretsmanager.Secret(this, 'Password', { encryptionKey });
    password.addRotationSchedule('Rotation', { automaticallyAfter: Duration.days(30), rotationLambda });
    const attached = new secretsmanager.Secret(this, 'Attached', { encryptionKey }).attach(database);
    new secretsmanager.RotationSchedule(this, 'Schedule', { secret: attached, rotationLambda });
    const raw = new secretsmanager.CfnSecret(this, 'Raw', { kmsKeyId: encryptionKey.keyArn });
    new secretsmanager.CfnRotationSchedule(this, 'RawSchedule', { secretId: raw.ref });
    const user = new rds.DatabaseSecret(this, 'User', { username: 'bot', encryptionKey });
    database.addRotationMultiUser('user', { secret: user.attach(database) });
    // Somebody else's, or handed over to somebody else.
    secretsmanager.Secret.fromSecretNameV2(this, 'Other', 'other/production/password');
    this.shared = new secretsmanager.Secret(this, 'Shared', { encryptionKey });
    handOver(new secretsmanager.Secret(this, 'Handed', { encryptionKey }));
  }
}

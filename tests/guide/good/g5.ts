/**
 * G5: a template refers to secrets, generates them, and tells where they lie.
 */
import * as cdk from 'aws-cdk-lib';
import { CfnOutput, CfnParameter, SecretValue } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export class Database extends cdk.Stack {
  readonly token = new CfnParameter(this, 'ApiToken', { type: 'String', noEcho: true });
  readonly secretArn = new CfnParameter(this, 'DbSecretArn', { type: 'String', default: 'none' });
  readonly size = new CfnParameter(this, 'PasswordLength', { type: 'Number', default: 32 });

  constructor(scope: Construct, userPool: cognito.UserPool, userData: ec2.UserData) {
    super(scope, 'Database', { description: 'database and login' });
    const secret = new secretsmanager.Secret(this, 'Credentials', {
      description: 'credentials of the database',
      generateSecretString: { secretStringTemplate: JSON.stringify({ username: 'app' }), generateStringKey: 'password' },
    });
    new secretsmanager.Secret(this, 'Vendor', { secretStringValue: SecretValue.unsafePlainText('REPLACE_ME') });
    new rds.CfnDBInstance(this, 'Db', {
      masterUsername: secret.secretValueFromJson('username').unsafeUnwrap(),
      masterUserPassword: secret.secretValueFromJson('password').unsafeUnwrap(),
    });
    new rds.CfnDBInstance(this, 'Db2', { masterUserPassword: '{{resolve:secretsmanager:slack-bot/production/db:SecretString:password}}' });
    new cognito.UserPoolIdentityProviderGoogle(this, 'Google', {
      userPool,
      clientId: 'client',
      clientSecretValue: SecretValue.secretsManager('slack-bot/production/google'),
    });
    userData.addCommands(`aws secretsmanager get-secret-value --secret-id ${secret.secretArn}`);
    new CfnOutput(this, 'CredentialsArn', { value: secret.secretArn, exportName: 'credentials' });
    new CfnOutput(this, 'UserName', { value: secret.secretValueFromJson('username').unsafeUnwrap() });
    new CfnOutput(this, 'PoolId', { value: userPool.userPoolId });
  }
}

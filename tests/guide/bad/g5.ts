/**
 * G5: no secret in a template. Here secrets stand in outputs, in what everybody reads, in plain text and in parameters.
 */
import * as cdk from 'aws-cdk-lib';
import { CfnOutput, CfnParameter, SecretValue } from 'aws-cdk-lib';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export class Outputs extends cdk.Stack {
  constructor(scope: Construct, pool: cognito.UserPool, user: iam.IUser, definition: appsync.Definition) {
    super(scope, 'Outputs');
    const secret = new secretsmanager.Secret(this, 'Secret');
    const client = pool.addClient('Web', { generateSecret: true });
    const accessKey = new iam.CfnAccessKey(this, 'Key', { userName: user.userName }); // expect: aws-secrets/no-static-aws-credentials
    const api = new appsync.GraphqlApi(this, 'Api', { name: 'items', definition });
    const password = secret.secretValueFromJson('password').unsafeUnwrap();
    new CfnOutput(this, 'Secret', { value: secret.secretValue.unsafeUnwrap() }); // expect: aws-secrets/no-secret-in-template
    new CfnOutput(this, 'Password', { value: password, exportName: 'password' }); // expect: aws-secrets/no-secret-in-template
    new CfnOutput(this, 'ClientSecret', { value: client.userPoolClientSecret.unsafeUnwrap() }); // expect: aws-secrets/no-secret-in-template
    new cdk.CfnOutput(this, 'AccessKey', {
      description: 'of the user',
      value: accessKey.attrSecretAccessKey, // expect: aws-secrets/no-secret-in-template
    });
    new CfnOutput(this, 'ApiKey', { value: api.apiKey ?? '' }); // expect: aws-secrets/no-secret-in-template
    new CfnOutput(this, 'Token', { value: process.env.SLACK_TOKEN ?? '' }); // expect: aws-secrets/no-secret-in-template
    new CfnOutput(this, 'Url', { value: `postgres://app:${password}@db.example.com` }); // expect: aws-secrets/no-secret-in-template
    this.exportValue(secret.secretValue.unsafeUnwrap(), { name: 'secret' }); // expect: aws-secrets/no-secret-in-template
  }
}

export class Readable extends cdk.Stack {
  constructor(scope: Construct, userData: ec2.UserData, task: ecs.TaskDefinition, image: ecs.ContainerImage) {
    super(scope, 'Readable', { description: 'what everybody reads' });
    const token = secretsmanager.Secret.fromSecretNameV2(this, 'Token', 'slack-bot/production/token').secretValue;
    userData.addCommands('yum update -y', `echo ${token.unsafeUnwrap()} > /etc/token`); // expect: aws-secrets/no-secret-in-template
    task.addContainer('Bot', { image, command: ['node', 'bot.js', '--token', token.unsafeUnwrap()] }); // expect: aws-secrets/no-secret-in-template
    cdk.Tags.of(task).add('token', token.unsafeUnwrap()); // expect: aws-secrets/no-secret-in-template
  }
}

export class Plain extends cdk.Stack {
  constructor(scope: Construct, broker: Omit<amazonmq.CfnBrokerProps, 'users'>) {
    super(scope, 'Plain');
    const password = 'Welcome2024!';
    new rds.CfnDBInstance(this, 'Db', { masterUsername: 'app', masterUserPassword: password }); // expect: aws-secrets/no-secret-in-template
    new rds.CfnDBInstance(this, 'Db2', { masterUserPassword: process.env['DB_PASSWORD']! }); // expect: aws-secrets/no-secret-in-template
    new iam.CfnUser(this, 'User', { loginProfile: { password: 'changeme' } }); // expect: aws-secrets/no-secret-in-template
    new amazonmq.CfnBroker(this, 'Broker', {
      ...broker,
      users: [{ username: 'app', password: 'hunter22hunter22' }], // expect: aws-secrets/no-secret-in-template
    });
    new secretsmanager.Secret(this, 'Vendor', {
      secretStringValue: SecretValue.unsafePlainText('hunter22'), // expect: aws-secrets/no-secret-in-template
    });
    new secretsmanager.CfnSecret(this, 'Database', {
      secretString: JSON.stringify({ username: 'app', password: 'hunter22' }), // expect: aws-secrets/no-secret-in-template
    });
  }
}

export class Parameters extends cdk.Stack {
  readonly token = new CfnParameter(this, 'ApiToken', { type: 'String' }); // expect: aws-secrets/no-secret-in-template
  readonly webhookSecret = new CfnParameter(this, 'WebhookSecret'); // expect: aws-secrets/no-secret-in-template
  readonly password = new CfnParameter(this, 'DbPassword', {
    noEcho: true,
    default: 'Welcome2024!', // expect: aws-secrets/no-secret-in-template
  });
}

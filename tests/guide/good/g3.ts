/** G3: no identifier of a secret in a function's environment. These hold names and paths of other things. */
import { Aws, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

export class NamesStack extends Stack {
  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    const table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    const bucket = new s3.Bucket(this, 'Bucket');
    const topic = new sns.Topic(this, 'Topic');
    const key = new kms.Key(this, 'Key', { enableKeyRotation: true });
    const logLevel = new ssm.StringParameter(this, 'LogLevel', {
      parameterName: `/slack-bot/${stage}/log-level`,
      stringValue: 'info',
    });
    const rotation = new NodejsFunction(this, 'SecretRotation', { entry: 'src/rotation.ts' });

    const fn = new NodejsFunction(this, 'Events', {
      entry: 'src/events.ts',
      environment: {
        CONFIG_PROFILE: stage,
        TABLE_NAME: table.tableName,
        BUCKET_NAME: bucket.bucketName,
        OBJECT_KEY_PREFIX: `exports/${stage}/`,
        TOPIC_ARN: topic.topicArn,
        KMS_KEY_ARN: key.keyArn,
        LOG_LEVEL_PARAMETER: logLevel.parameterName,
        FEATURE_FLAGS_PATH: '/slack-bot/production/feature-flags',
        ENDPOINT_PARAMETER: `/slack-bot/${stage}/search-endpoint`,
        SECRET_ROTATION_FUNCTION_ARN: rotation.functionArn,
        HEALTH_PATH: '/internal/health',
        TOKEN_ENDPOINT_PATH: '/oauth2/token',
        LOGIN_PATH: '/login/password-reset',
        CERTIFICATE_FILE: '/opt/certs/rds-global-bundle.crt',
        STATE_MACHINE_NAME: 'issue-token-refresh',
        ROLE_ARN: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/slack-bot-reader`,
      },
    });
    fn.addEnvironment('ARCHIVE_TABLE', 'slack-bot-archive');

    // The function knows the path by itself; the stack only lets it read there.
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/slack-bot/${stage}/*`],
      }),
    );
  }
}

// Identifiers of secrets are fine everywhere else.
export class GrantStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const secret = secretsmanager.Secret.fromSecretNameV2(this, 'Session', 'slack-bot/production/session');
    const token = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'Token', {
      parameterName: '/slack-bot/production/bot-token',
    });
    const fn = new NodejsFunction(this, 'Session', {
      entry: 'src/session.ts',
      description: `Signs sessions; reads ${secret.secretName}`,
      environment: { CONFIG_PROFILE: 'production' },
    });
    secret.grantRead(fn);
    token.grantRead(fn);
    fn.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
    );

    const task = new ecs.FargateTaskDefinition(this, 'Task');
    task.addContainer('bot', {
      image: ecs.ContainerImage.fromRegistry('slack-bot'),
      environment: { CONFIG_PROFILE: 'production' },
      secrets: { SESSION_SECRET: ecs.Secret.fromSecretsManager(secret) },
    });
  }
}

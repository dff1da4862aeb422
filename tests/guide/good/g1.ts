/**
 * G1: a function's environment holds no secret value. These hold configuration only, or hand a secret to something
 * that is made for secrets.
 */
import * as cdk from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const sharedEnvironment = {
  CONFIG_PROFILE: 'production',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  NODE_OPTIONS: '--enable-source-maps',
  FEATURE_NEW_LOGIN: 'true',
  MAX_RETRIES: '3',
};

// Configuration: selectors, flags, counts, names of things that are no secret.
export class ConfigurationStack extends Stack {
  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    const queue = new sqs.Queue(this, 'Queue');
    const validator = new NodejsFunction(this, 'Validator', { entry: 'src/validator.ts' });
    const keyArn = ssm.StringParameter.valueForStringParameter(this, '/platform/signing-key-arn');

    const fn = new NodejsFunction(this, 'Events', {
      entry: 'src/events.ts',
      environment: {
        ...sharedEnvironment,
        ...(stage === 'production' ? { LOG_LEVEL: 'warn' } : { DEBUG: 'slack-bot:*' }),
        AWS_ACCOUNT: this.account,
        QUEUE_URL: queue.queueUrl,
        SIGNING_KEY_ARN: keyArn,
        WEBHOOK_VALIDATOR_FUNCTION_ARN: validator.functionArn,
        SECRETS_MANAGER_ENDPOINT: 'https://secretsmanager.eu-central-1.amazonaws.com',
        PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: '2773',
        PARAMETERS_SECRETS_EXTENSION_CACHE_ENABLED: 'true',
        SECRETS_REVISION: '2',
        PASSWORD_HASH_ITERATIONS: '210000',
        PASSWORD_MIN_LENGTH: '12',
        MAX_TOKENS: '1024',
        TOKEN_EXPIRY_SECONDS: '900',
        TOKEN_ISSUER: `https://issuer.example.com/${stage}`,
        PARTITION_KEY: 'channel',
        IDEMPOTENCY_KEY_HEADER: 'x-idempotency-key',
        AUTH_ENABLED: 'true',
        API_KEY_REQUIRED: 'false',
        PUBLIC_KEY_ID: 'k-2',
      },
    });
    fn.addEnvironment('COMPANY_NAME', process.env.COMPANY_NAME ?? 'Example');
    fn.addEnvironment('BUILD_NUMBER', process.env.BUILD_NUMBER ?? '0');
  }
}

// Values that are resolved at deploy time, and are no secrets.
export class LookupStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = kms.Key.fromLookup(this, 'Key', { aliasName: 'alias/slack-bot' });
    new lambda.Function(this, 'Reports', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => {};'),
      environment: {
        VPC_ID: ssm.StringParameter.valueFromLookup(this, '/platform/network/vpc-id'),
        BUCKET_NAME: ssm.StringParameter.valueForStringParameter(this, '/platform/archive/bucket-name'),
        SEARCH_ENDPOINT: ssm.StringParameter.valueForStringParameter(this, '/slack-bot/production/search-endpoint'),
        CLIENT_ID: ssm.StringParameter.fromStringParameterName(this, 'Pool', '/identity/client-id').stringValue,
        KMS_KEY_ID: key.keyId,
      },
    });
  }
}

// A container receives a reference; the agent resolves it when the task starts.
export class ContainerStack extends Stack {
  constructor(scope: Construct, id: string, vpc: ec2.IVpc) {
    super(scope, id);
    const token = secretsmanager.Secret.fromSecretNameV2(this, 'Token', 'slack-bot/production/bot-token');
    const adminToken = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'Admin', {
      parameterName: '/slack-bot/production/admin-token',
    });
    const task = new ecs.FargateTaskDefinition(this, 'Task');
    task.addContainer('bot', {
      image: ecs.ContainerImage.fromRegistry('slack-bot'),
      environment: { LOG_LEVEL: 'info', MAX_TOKENS: '2048' },
      secrets: {
        SLACK_BOT_TOKEN: ecs.Secret.fromSecretsManager(token),
        ADMIN_TOKEN: ecs.Secret.fromSsmParameter(adminToken),
      },
    });

    // Properties that take a secret value are the right place for one.
    const oauthToken = cdk.SecretValue.secretsManager('slack-bot/production/github');
    const clientSecret = oauthToken;
    const instance = new rds.DatabaseInstance(this, 'Database', {
      vpc,
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_16 }),
      credentials: rds.Credentials.fromPassword('slackbot', clientSecret),
    });
    new NodejsFunction(this, 'Migrate', {
      entry: 'src/migrate.ts',
      environment: { DB_HOST: instance.dbInstanceEndpointAddress, DB_PORT: instance.dbInstanceEndpointPort },
    });
  }
}

// `environment` means many things; none of these belongs to a function.
export const testRunner = { environment: 'node', globals: true };
export const deployment = { environment: { name: 'production', url: 'https://slack-bot.example.com' } };

/** The run-time side: the secret is read where it is used. */
export async function authorization(getSecret: (name: string) => Promise<string>): Promise<string> {
  const token = await getSecret('/slack-bot/production/bot-token');
  return `Bearer ${token}`;
}

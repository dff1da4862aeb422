import * as path from 'node:path';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { application, readOwnParameters, type Stage } from './config';
import { ServiceFunction } from './service-function';

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly jobs: sqs.IQueue;
}

/** Shared by the functions that Slack calls. */
const slackEnvironment = {
  SLACK_API_URL: 'https://slack.com/api',
  SLACK_MAX_RETRIES: '3',
  SIGNATURE_TOLERANCE_SECONDS: '300',
  SLACK_SIGNING_SECRET: process.env.SLACK_SIGNING_SECRET!, // expect: aws-secrets/no-secret-in-lambda-env
};

/** Receives events and interactions from Slack and queues the work they cause. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { stage, jobs } = props;

    const conversations = new dynamodb.TableV2(this, 'Conversations', {
      partitionKey: { name: 'channel', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'thread', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
    });

    const botToken = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'BotToken', {
      parameterName: `/${application}/${stage}/bot-token`,
    });

    const events = new ServiceFunction(this, 'Events', {
      entry: 'events',
      stage,
      description: 'Answers the Slack Events API',
      environment: {
        ...slackEnvironment,
        JOBS_QUEUE_URL: jobs.queueUrl,
        CONVERSATIONS_TABLE: conversations.tableName,
        // expect: aws-secrets/no-secret-in-lambda-env
        SLACK_BOT_TOKEN: ssm.StringParameter.valueForStringParameter(this, `/${application}/${stage}/bot-token`),
      },
    });
    events.addEnvironment('BOT_TOKEN_PARAMETER', botToken.parameterName); // expect: aws-secrets/no-env-param-path
    conversations.grantReadWriteData(events);
    jobs.grantSendMessages(events);
    events.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
      }),
    );

    const webhookSecret = new secretsmanager.Secret(this, 'WebhookSecret', {
      secretName: `${application}/${stage}/webhook`,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });

    const interactions = new NodejsFunction(this, 'Interactions', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '..', 'functions', 'interactions')),
      timeout: Duration.seconds(3),
      environment: {
        ...slackEnvironment,
        ...(stage === 'production' ? { LOG_LEVEL: 'warn' } : { LOG_LEVEL: 'debug', DEBUG_PAYLOADS: 'true' }),
        ...(stage === 'staging' && {
          ALLOW_REPLAY: 'true',
          LINK_SIGNING_KEY: 'changeme', // expect: aws-secrets/no-secret-in-lambda-env
        }),
        CONFIG_PROFILE: stage,
        JOBS_QUEUE_URL: jobs.queueUrl,
        WEBHOOK_SECRET_ARN: webhookSecret.secretArn, // expect: aws-secrets/no-env-param-path
      },
    });
    jobs.grantSendMessages(interactions);
    webhookSecret.grantRead(interactions);
    interactions.addToRolePolicy(readOwnParameters(this, stage));

    // The archive bucket belongs to another team; its name is published as a parameter, which is no secret.
    const archiveBucket = ssm.StringParameter.valueForStringParameter(this, '/platform/archive/bucket-name');
    events.addEnvironment('ARCHIVE_BUCKET', archiveBucket);
    events.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [`arn:${this.partition}:s3:::${archiveBucket}/${application}/*`],
      }),
    );

    const api = new apigateway.HttpApi(this, 'Api', { apiName: `${application}-${stage}` });
    api.addRoutes({
      path: '/slack/events',
      methods: [apigateway.HttpMethod.POST],
      integration: new HttpLambdaIntegration('EventsIntegration', events),
    });
    api.addRoutes({
      path: '/slack/interactions',
      methods: [apigateway.HttpMethod.POST],
      integration: new HttpLambdaIntegration('InteractionsIntegration', interactions),
    });

    new CfnOutput(this, 'ApiId', { value: api.apiId });
  }
}

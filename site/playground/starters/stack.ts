import { Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

export class BotStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const token = ssm.StringParameter.valueForStringParameter(this, '/slack-bot/production/bot-token');

    const bot = new lambda.Function(this, 'Bot', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset('dist'),
      environment: {
        LOG_LEVEL: 'info',
        SLACK_TOKEN: token,
        SIGNING_SECRET: process.env.SIGNING_SECRET!,
        TOKEN_PATH: '/slack-bot/production/bot-token',
      },
    });

    bot.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:DescribeParameters', 'ssm:GetParameter'],
        resources: ['*'],
      }),
    );

    new kms.Key(this, 'Key', { description: 'Encrypts the secrets of the bot' });
  }
}

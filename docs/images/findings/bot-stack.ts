import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

export class BotStack extends Stack {
  addBot() {
    const bot = new NodejsFunction(this, 'Bot', {
      environment: {
        LOG_LEVEL: 'info',
        SLACK_TOKEN: process.env.SLACK_TOKEN!,
        JIRA_TOKEN_PATH: '/slack-bot/production/jira-token',
      },
    });
    bot.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:DescribeParameters', 'ssm:GetParameter'],
        resources: ['*'],
      }),
    );
  }
}

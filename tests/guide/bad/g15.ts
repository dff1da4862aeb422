/** G15: statements carry conditions that restrict further. These read secrets from anywhere. */
// config: strict
import { Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

// In a stack.
export class ReadingStack extends Stack {
  constructor(scope: Construct, id: string, fn: lambda.Function, key: kms.Key) {
    super(scope, id);
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter', 'ssm:GetParametersByPath'], // expect: aws-secrets/require-iam-condition
        resources: [`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/slack-bot/production/*`],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        sid: 'Database',
        effect: iam.Effect.ALLOW,
        actions: ['secretsmanager:GetSecretValue'], // expect: aws-secrets/require-iam-condition
        resources: [`arn:${this.partition}:secretsmanager:${this.region}:${this.account}:secret:slack-bot/production/db-??????`],
      }),
    );
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] })); // expect: aws-secrets/require-iam-condition
    new iam.CfnPolicy(this, 'Raw', {
      policyName: 'raw',
      roles: ['slack-bot'],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ssm:GetParameters', // expect: aws-secrets/require-iam-condition
            Resource: `arn:aws:ssm:eu-central-1:${this.account}:parameter/slack-bot/production/*`,
          },
        ],
      },
    });
  }
}

// Elsewhere.
export const read = new iam.PolicyStatement({
  actions: ['ssm:GetParameter*'], // expect: aws-secrets/require-iam-condition
  resources: [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/slack-bot/production/*`],
});

// A condition that lets everything in.
export const readOverTls = new iam.PolicyStatement({
  actions: ['ssm:GetParameter'],
  resources: [`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/slack-bot/production/*`],
  conditions: { Bool: { 'aws:SecureTransport': 'true' } }, // expect: aws-secrets/require-iam-condition
});

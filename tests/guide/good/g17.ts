/** G17: the account comes from the deployment; published accounts and those of documentation are nobody's secret. */
import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export class AlertStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    sns.Topic.fromTopicArn(this, 'Alerts', `arn:${this.partition}:sns:${this.region}:${this.account}:alerts`);
    new iam.Role(this, 'Reader', { assumedBy: new iam.AccountPrincipal(this.account) });
    lambda.LayerVersion.fromLayerVersionArn(
      this,
      'Adapter',
      `arn:aws:lambda:${this.region}:753240598075:layer:LambdaAdapterLayerX86:24`,
    );
  }
}

export const ACCOUNT_ID = cdk.Aws.ACCOUNT_ID;

new AlertStack(new cdk.App(), 'Alerts', {
  // env: { account: '123456789012', region: 'us-east-1' },
  env: { account: process.env.CDK_DEFAULT_ACCOUNT!, region: process.env.CDK_DEFAULT_REGION! },
});

/** G15: statements carry conditions that restrict further. These do, or read no secret, or are CDK's to write. */
// config: strict
import { Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

export class ReadingStack extends Stack {
  constructor(scope: Construct, id: string, fn: lambda.Function, key: kms.Key, parameter: ssm.IParameter) {
    super(scope, id);
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
        resources: [`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/slack-bot/production/*`],
        conditions: { StringEquals: { 'aws:RequestedRegion': this.region } },
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `ssm.${this.region}.amazonaws.com` } },
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:PutParameter'],
        resources: [`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/slack-bot/production/*`],
      }),
    );
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt'],
        resources: ['*'],
      }),
    );
    parameter.grantRead(fn);
  }
}

export const read = new iam.PolicyStatement({
  actions: ['secretsmanager:GetSecretValue'],
  resources: [`arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:slack-bot/production/db-??????`],
});
read.addCondition('StringEquals', { 'aws:SourceVpc': 'vpc-0123456789abcdef0' });

/**
 * G13: each function gets the permissions of its task only. These statements do, or concern something else than what
 * an identity may do.
 */
import { Aws, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

// Resources with a name.
export class NamedStack extends Stack {
  constructor(scope: Construct, id: string, fn: lambda.Function) {
    super(scope, id);
    const bucket = new s3.Bucket(this, 'Bucket', { enforceSSL: true });
    const queue = new sqs.Queue(this, 'Queue');
    const table = new dynamodb.TableV2(this, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    bucket.grantRead(fn);
    table.grantReadWriteData(fn);
    queue.grantSendMessages(fn);

    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [`${bucket.bucketArn}/*`, bucket.arnForObjects('*')],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [table.tableArn, `${table.tableArn}/index/*`],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [`${fn.functionArn}:*`] }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['logs:FilterLogEvents'],
        resources: [`arn:aws:logs:${this.region}:${this.account}:log-group:/aws/lambda/slack-bot:*`],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['sts:AssumeRole'],
        resources: [`arn:${Aws.PARTITION}:iam::*:role/slack-bot-*`],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: ['arn:aws:bedrock:*::foundation-model/*'],
      }),
    );
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        resources: [this.formatArn({ service: 'sns', resource: 'slack-bot-alerts' })],
      }),
    );
  }
}

// Patterns that say what they allow, and a service in which nothing can be scoped.
export function patterns(fn: lambda.Function, bucket: s3.Bucket): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({ actions: ['s3:GetObject*', 's3:List*'], resources: [bucket.bucketArn, `${bucket.bucketArn}/*`] }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ec2:Describe*'], resources: ['*'] }));
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: [`arn:${Aws.PARTITION}:kms:${Aws.REGION}:${Aws.ACCOUNT_ID}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
    }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssmmessages:*'], resources: ['*'] }));
}

// Actions that know no resources: '*' is all that IAM accepts.
export function unscopable(fn: lambda.Function): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['cloudwatch:PutMetricData'], resources: ['*'] }));
  fn.addToRolePolicy(
    new iam.PolicyStatement({ actions: ['ecr:GetAuthorizationToken', 's3:ListAllMyBuckets'], resources: ['*'] }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['textract:DetectDocumentText', 'comprehend:DetectSentiment'],
      resources: ['*'],
    }),
  );
  const describe = new iam.PolicyStatement();
  describe.addActions('ec2:DescribeInstances', 'ec2:DescribeSubnets');
  describe.addAllResources();
  fn.addToRolePolicy(describe);
}

// Conditions that name the resources.
export function conditioned(role: iam.Role): void {
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: ['*'],
      conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
  );
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['ec2:TerminateInstances'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:ResourceTag/application': 'slack-bot' } },
    }),
  );
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `ssm.${Aws.REGION}.amazonaws.com` } },
    }),
  );
}

// Deny, and policies of resources, where '*' means the resource itself.
export class ResourceStack extends Stack {
  constructor(scope: Construct, id: string, role: iam.Role, bucket: s3.Bucket) {
    super(scope, id);
    role.addToPolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        actions: ['s3:DeleteObject', 'dynamodb:DeleteTable'],
        resources: ['*'],
      }),
    );
    const key = new kms.Key(this, 'Key', {
      enableKeyRotation: true,
      policy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: ['kms:Decrypt', 'kms:DescribeKey'],
            principals: [new iam.AccountRootPrincipal()],
            resources: ['*'],
          }),
        ],
      }),
    });
    const use = new iam.PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: ['*'] });
    use.addServicePrincipal('sns.amazonaws.com');
    key.addToResourcePolicy(use);
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
    new kms.CfnKey(this, 'RawKey', {
      enableKeyRotation: true,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root` },
            Action: ['kms:Decrypt', 'kms:CreateGrant'],
            Resource: '*',
          },
        ],
      },
    });
  }
}

// What cannot be known here.
export function given(role: iam.Role, arns: string[], action: string): void {
  role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: arns }));
  role.addToPolicy(new iam.PolicyStatement({ actions: [action], resources: ['*'] }));
}

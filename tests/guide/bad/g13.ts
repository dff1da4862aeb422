/** G13: each function gets the permissions of its task only. These reach every resource of a kind, or all. */
import { Aws, Fn, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnPolicy, Effect, PolicyStatement as Statement } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

const everything = ['*'] as const;

// Constructor, on a function.
export function grant(fn: lambda.Function, production: boolean): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.ALLOW,
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new Statement({
      sid: 'ReadOrders',
      actions: ['dynamodb:Query', 'dynamodb:GetItem'],
      resources: [
        `arn:aws:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/*`, // expect: aws-secrets/no-wildcard-iam-resource
      ],
    }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...everything] })); // expect: aws-secrets/no-wildcard-iam-resource
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['sqs:SendMessage'],
      resources: production ? ['*'] : ['arn:aws:sqs:eu-central-1:*:slack-bot-jobs'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['sns:Publish', 'sns:ListTopics'],
      resources: ['*'] as string[], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: ['arn:aws:kms:' + Aws.REGION + ':' + Aws.ACCOUNT_ID + ':key/*'], // expect: aws-secrets/no-wildcard-iam-resource
      conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
    }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject'], notResources: ['arn:aws:s3:::audit/*'] })); // expect: aws-secrets/no-wildcard-iam-resource
}

// More actions than the task needs.
export function overgrant(fn: lambda.Function, tableArn: string): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['s3:*'], // expect: aws-secrets/no-wildcard-iam-action
      resources: ['*'],
    }),
  );
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:*'], resources: [tableArn] })); // expect: aws-secrets/no-wildcard-iam-action
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })); // expect: aws-secrets/no-wildcard-iam-action
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['s3:PutObject*'], // expect: aws-secrets/no-wildcard-iam-action
      resources: ['arn:aws:s3:::slack-bot-uploads/*'],
    }),
  );
  const read = new Statement();
  read.addActions('ssm:Get*'); // expect: aws-secrets/no-wildcard-iam-action
  read.addResources(`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/slack-bot/production/*`);
  fn.addToRolePolicy(read);
  fn.addToRolePolicy(
    iam.PolicyStatement.fromJson({
      Effect: 'Allow',
      Action: 'secretsmanager:*', // expect: aws-secrets/no-wildcard-iam-action
      Resource: `arn:aws:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:slack-bot/production/db-??????`,
    }),
  );
}

// Builder.
export function build(role: iam.Role): void {
  const invoke = new iam.PolicyStatement();
  invoke.addActions('states:StartExecution');
  invoke.addResources('*'); // expect: aws-secrets/no-wildcard-iam-resource
  role.addToPolicy(invoke);

  const publish = new iam.PolicyStatement({ actions: ['ses:SendEmail'] });
  publish.addAllResources(); // expect: aws-secrets/no-wildcard-iam-resource
  role.addToPrincipalPolicy(publish);

  const passing = new Statement({ effect: Effect.ALLOW });
  passing.addActions('iam:PassRole');
  passing.addResources(`arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/*`); // expect: aws-secrets/no-wildcard-iam-resource
  role.addToPolicy(passing);
}

// JSON, and the resource itself.
export class PolicyStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        assume: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['sts:AssumeRole'],
              resources: ['arn:aws:iam::*:role/*'], // expect: aws-secrets/no-wildcard-iam-resource
            }),
          ],
        }),
      },
    });
    role.addToPolicy(
      iam.PolicyStatement.fromJson({
        Effect: 'Allow',
        Action: ['dynamodb:PutItem'],
        Resource: '*', // expect: aws-secrets/no-wildcard-iam-resource
      }),
    );
    const document = iam.PolicyDocument.fromJson({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'secretsmanager:GetSecretValue',
          Resource: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
    });
    new iam.ManagedPolicy(this, 'Managed', { document });
    new CfnPolicy(this, 'Raw', {
      policyName: 'raw',
      roles: [role.roleName],
      policyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: ['s3:GetObject'],
          Resource: 'arn:aws:s3:::*', // expect: aws-secrets/no-wildcard-iam-resource
        },
      },
    });
    new iam.CfnRole(this, 'RawRole', {
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      policies: [
        {
          policyName: 'queues',
          policyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
                Resource: Fn.sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:*'), // expect: aws-secrets/no-wildcard-iam-resource
              },
            ],
          },
        },
      ],
    });
    iam.Grant.addToPrincipal({ grantee: role, actions: ['events:PutEvents'], resourceArns: ['*'] }); // expect: aws-secrets/no-wildcard-iam-resource
    for (const statement of this.statements()) role.addToPolicy(statement);
  }

  private statements(): iam.PolicyStatement[] {
    const queueArn = this.formatArn({ service: 'sqs', resource: 'slack-bot-jobs' });
    return [
      new iam.PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [
          this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: '*' }), // expect: aws-secrets/no-wildcard-iam-resource
        ],
      }),
      new iam.PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [
          queueArn,
          '*', // expect: aws-secrets/no-wildcard-iam-resource
        ],
      }),
    ];
  }
}

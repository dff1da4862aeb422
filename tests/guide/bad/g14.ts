/** G14: access to parameters and secrets is scoped to the application's path. Here it is not. */
import { Aws, Stack, type App } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';

const ssmArn = `arn:aws:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
const read = ['ssm:GetParameter', 'ssm:GetParameters'];

// Constructor.
export function grantParameters(fn: NodejsFunction, stack: Stack): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: ['arn:aws:ssm:*:*:parameter/*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
      resources: [`arn:${stack.partition}:ssm:${stack.region}:${stack.account}:parameter/*`], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: read,
      resources: [ssmArn + ':parameter/*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: [...read, 'ssm:DescribeParameters'],
      resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParametersByPath'],
      resources: ['arn:aws:ssm:*:*:*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameterHistory'],
      resources: [`${ssmArn}:parameter/*/production/*`], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
      conditions: { StringEquals: { 'aws:RequestedRegion': stack.region } },
    }),
  );
}

export function grantSecrets(fn: NodejsFunction, stack: Stack): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [`arn:aws:secretsmanager:${stack.region}:${stack.account}:secret:*`], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:ListSecrets'],
      resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [
        `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:slack-bot/production/*`,
        `arn:${Aws.PARTITION}:secretsmanager:*:${Aws.ACCOUNT_ID}:secret:*`, // expect: aws-secrets/no-wildcard-iam-resource
      ],
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
      conditions: { StringEqualsIfExists: { 'aws:ResourceTag/application': 'slack-bot' } },
    }),
  );
}

// Builder and JSON.
export function buildStatements(role: iam.Role): void {
  const parameters = new iam.PolicyStatement();
  parameters.addActions('ssm:GetParameter', 'ssm:GetParameters');
  parameters.addResources('arn:aws:ssm:*:*:parameter/*'); // expect: aws-secrets/no-wildcard-iam-resource
  role.addToPolicy(parameters);

  const secrets = new iam.PolicyStatement({ sid: 'Secrets' });
  secrets.addActions('secretsmanager:GetSecretValue');
  secrets.addAllResources(); // expect: aws-secrets/no-wildcard-iam-resource
  role.addToPolicy(secrets);
}

export class ReaderStack extends Stack {
  constructor(scope: App | Construct, id: string) {
    super(scope, id);
    const role = new iam.Role(this, 'Reader', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        secrets: new iam.PolicyDocument({
          statements: [
            iam.PolicyStatement.fromJson({
              Effect: 'Allow',
              Action: ['secretsmanager:GetSecretValue'],
              Resource: 'arn:aws:secretsmanager:*:*:secret:*', // expect: aws-secrets/no-wildcard-iam-resource
            }),
          ],
        }),
      },
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: read,
        resources: [
          this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: '*' }), // expect: aws-secrets/no-wildcard-iam-resource
        ],
      }),
    );
    new iam.CfnPolicy(this, 'Raw', {
      policyName: 'read-parameters',
      roles: [role.roleName],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
            Resource: [`arn:aws:ssm:${this.region}:${this.account}:parameter/*`], // expect: aws-secrets/no-wildcard-iam-resource
          },
          {
            Effect: 'Allow',
            Action: 'ssm:GetParameters',
            Resource: '*', // expect: aws-secrets/no-wildcard-iam-resource
          },
        ],
      },
    });
    new iam.Policy(this, 'Batch', {
      roles: [role],
      statements: [
        new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: ['*'] }), // expect: aws-secrets/no-wildcard-iam-resource
        // Knows no resources: the values still need GetSecretValue.
        new iam.PolicyStatement({ actions: ['secretsmanager:BatchGetSecretValue'], resources: ['*'] }),
      ],
    });
  }
}

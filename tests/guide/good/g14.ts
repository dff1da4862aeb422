/** G14: access to parameters and secrets is scoped to the application's path. */
import { Arn, ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const application = 'slack-bot';

// The guide's own form, and its relatives.
export function grantParameters(fn: NodejsFunction, stack: Stack, stage: string): void {
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      resources: [`arn:aws:ssm:${stack.region}:${stack.account}:parameter/slack-bot/production/*`],
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/${application}/${stage}/*`],
      conditions: { StringEquals: { 'aws:RequestedRegion': stack.region } },
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [
        stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${application}/${stage}/*` }),
        stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: 'slack-bot/shared/bot-token' }),
      ],
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: ['bot-token', 'signing-secret'].map(
        (name) => `arn:aws:ssm:${stack.region}:${stack.account}:parameter/slack-bot/production/${name}`,
      ),
    }),
  );
  // Parameters that AWS publishes for everybody.
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${stack.region}::parameter/aws/*`],
    }),
  );
}

export function grantSecrets(fn: NodejsFunction, stack: Stack): void {
  const session = secretsmanager.Secret.fromSecretNameV2(stack, 'Session', 'slack-bot/production/session');
  const token = ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Token', {
    parameterName: '/slack-bot/production/bot-token',
  });
  session.grantRead(fn);
  token.grantRead(fn);

  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [session.secretArn, `${session.secretArn}-??????`],
    }),
  );
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      // Secrets Manager appends six characters to the name.
      resources: [
        `arn:aws:secretsmanager:${stack.region}:${stack.account}:secret:slack-bot/production/jira-*`,
        Arn.format(
          {
            service: 'secretsmanager',
            resource: 'secret',
            resourceName: 'slack-bot/production/mail-??????',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          },
          stack,
        ),
      ],
    }),
  );
}

// Actions that list, and name nothing.
export function listing(fn: NodejsFunction): void {
  fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:DescribeParameters'], resources: ['*'] }));
  fn.addToRolePolicy(
    new iam.PolicyStatement({
      actions: ['secretsmanager:ListSecrets', 'secretsmanager:GetRandomPassword'],
      resources: ['*'],
    }),
  );
}

// A tag names the secrets; Deny takes away; a secret's own policy speaks of itself.
export class OtherStack extends Stack {
  constructor(scope: Construct, id: string, role: iam.Role, secret: secretsmanager.Secret) {
    super(scope, id);
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:ResourceTag/application': 'slack-bot' } },
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        actions: ['ssm:GetParameter', 'secretsmanager:GetSecretValue'],
        resources: ['*'],
      }),
    );
    secret.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        principals: [role],
        resources: ['*'],
      }),
    );
    new iam.CfnPolicy(this, 'Raw', {
      policyName: 'read-own-parameters',
      roles: [role.roleName],
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ssm:GetParameter'],
            Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/slack-bot/*' },
          },
        ],
      },
    });
  }
}

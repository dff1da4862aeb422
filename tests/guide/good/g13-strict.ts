/** G13: each function gets the permissions of its task only. Managed policies that allow one thing, or only limit. */
// config: strict
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export class RoleStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole'),
        iam.ManagedPolicy.fromManagedPolicyName(this, 'Own', 'FullAccess'),
      ],
      permissionsBoundary: iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess'),
    });
    new iam.CfnRole(this, 'RawRole', {
      assumeRolePolicyDocument: {},
      managedPolicyArns: [
        'arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy',
        `arn:${this.partition}:iam::${this.account}:policy/AdministratorAccess`,
      ],
      permissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
    });
  }
}

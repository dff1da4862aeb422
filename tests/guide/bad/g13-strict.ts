/** G13: each function gets the permissions of its task only. Managed policies of AWS that give more. */
// config: strict
import { Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const attached = { deploy: 'IAMFullAccess' } as const;

export class RoleStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore'), // expect: aws-secrets/no-broad-managed-policy
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2RoleforSSM'), // expect: aws-secrets/no-broad-managed-policy
      ],
    });
    role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(attached.deploy)); // expect: aws-secrets/no-broad-managed-policy
    role.addManagedPolicy(
      iam.ManagedPolicy.fromManagedPolicyArn(this, 'ReadWrite', `arn:${Aws.PARTITION}:iam::aws:policy/SecretsManagerReadWrite`), // expect: aws-secrets/no-broad-managed-policy
    );
    new iam.CfnRole(this, 'RawRole', {
      assumeRolePolicyDocument: {},
      managedPolicyArns: [
        'arn:aws:iam::aws:policy/AdministratorAccess', // expect: aws-secrets/no-broad-managed-policy
        `arn:${this.partition}:iam::aws:policy/AmazonS3FullAccess`, // expect: aws-secrets/no-broad-managed-policy
      ],
    });
  }
}

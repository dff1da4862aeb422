import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

export class PaymentsStack extends Stack {
  readonly read = new iam.PolicyStatement({
    actions: ['ssm:GetParameter'], // expect: aws-secrets/require-iam-condition
    resources: [`arn:${this.partition}:ssm:${this.region}:${this.account}:parameter/acme/prod/payments/*`],
  });
}

import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

export class OrdersStack extends Stack {
  build(licenceBlob: string) {
    const orders = new NodejsFunction(this, 'Orders', {
      environment: {
        LOG_LEVEL: 'info',
        TENANT: 'north',
        LICENCE_BLOB: licenceBlob, // expect: aws-secrets/no-secret-in-lambda-env
      },
    });
    orders.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
      }),
    );
  }
}

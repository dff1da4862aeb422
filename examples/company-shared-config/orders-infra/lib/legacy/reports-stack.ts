import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Being replaced: its policies are not mended any more, its secrets are. */
export class ReportsStack extends Stack {
  readonly read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] });
}

/** G24: CloudTrail records every access to a secret. */
import { Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import type { Construct } from 'constructs';

export class Audit extends Stack {
  readonly trail = new cloudtrail.Trail(this, 'Trail', {
    managementEvents: cloudtrail.ReadWriteType.ALL,
    sendToCloudWatchLogs: true,
    enableFileValidation: true,
  });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Beside a trail that sees everything.
    new cloudtrail.Trail(this, 'Data', { managementEvents: cloudtrail.ReadWriteType.NONE }).logAllS3DataEvents();
    new cloudtrail.CfnTrail(this, 'Raw', { s3BucketName: 'audit', isLogging: true, enableLogFileValidation: true });
  }
}

export const given = (scope: Construct, props: cloudtrail.TrailProps): cloudtrail.Trail =>
  new cloudtrail.Trail(scope, 'Given', props);

/** G24: CloudTrail records every access to a secret. These trails are blind to some. */
import { Stack } from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import type { Construct } from 'constructs';

export class WritesOnly extends Stack {
  readonly trail = new cloudtrail.Trail(this, 'Trail', {
    managementEvents: cloudtrail.ReadWriteType.WRITE_ONLY, // expect: aws-secrets/require-read-event-trail
    enableFileValidation: false, // expect: aws-secrets/require-read-event-trail
  });

  readonly data = new cloudtrail.Trail(this, 'Data', {
    managementEvents: cloudtrail.ReadWriteType.NONE, // expect: aws-secrets/require-read-event-trail
  });

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.data.logAllS3DataEvents();
    new cloudtrail.CfnTrail(this, 'Raw', {
      s3BucketName: 'audit',
      isLogging: false, // expect: aws-secrets/require-read-event-trail
      eventSelectors: [
        {
          readWriteType: 'WriteOnly', // expect: aws-secrets/require-read-event-trail
          includeManagementEvents: true,
        },
      ],
    });
    new cloudtrail.CfnTrail(this, 'Keys', {
      s3BucketName: 'audit',
      isLogging: true,
      eventSelectors: [
        {
          readWriteType: 'All',
          excludeManagementEventSources: ['kms.amazonaws.com'], // expect: aws-secrets/require-read-event-trail
        },
      ],
    });
  }
}

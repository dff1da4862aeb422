import * as path from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { application, type Stage } from './config';

export interface ServiceFunctionProps {
  /** Folder below `functions/`. */
  readonly entry: string;
  readonly stage: Stage;
  readonly description?: string;
  readonly environment?: Record<string, string>;
  readonly memorySize?: number;
  readonly timeout?: Duration;
}

/** What every function of this company has in common: runtime, tracing, log settings. */
export class ServiceFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '..', 'functions', props.entry)),
      description: props.description,
      memorySize: props.memorySize ?? 256,
      timeout: props.timeout ?? Duration.seconds(10),
      environment: {
        POWERTOOLS_SERVICE_NAME: application,
        POWERTOOLS_LOG_LEVEL: 'INFO',
        CONFIG_PROFILE: props.stage,
        ERROR_TRACKER_TOKEN: process.env.ERROR_TRACKER_TOKEN ?? '', // expect: aws-secrets/no-secret-in-lambda-env
        ...props.environment,
      },
    });

    // X-Ray has no resources to name: '*' is the only value IAM accepts here.
    this.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
    );
  }
}

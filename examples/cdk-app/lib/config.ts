import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export type Stage = 'staging' | 'production';

export const application = 'slack-bot';

/** The stage to deploy, from `cdk.json` or `--context stage=staging`. */
export function stageOf(scope: Construct): Stage {
  const stage: unknown = scope.node.tryGetContext('stage');
  if (stage !== 'staging' && stage !== 'production') {
    throw new Error(`Unknown stage '${String(stage)}'. Use staging or production.`);
  }
  return stage;
}

/** Lets a function read the parameters of this application and stage, and no others. */
export function readOwnParameters(scope: Construct, stage: Stage): iam.PolicyStatement {
  const { partition, region, account } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: 'ReadOwnParameters',
    actions: ['ssm:GetParameter', 'ssm:GetParametersByPath'],
    resources: [`arn:${partition}:ssm:${region}:${account}:parameter/${application}/${stage}/*`],
    conditions: { StringEquals: { 'aws:RequestedRegion': region } },
  });
}

import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { application, readOwnParameters, type Stage } from './config';
import type { DatabaseStack } from './database-stack';
import { ServiceFunction } from './service-function';

export interface WorkerStackProps extends StackProps {
  readonly stage: Stage;
  readonly database: DatabaseStack;
}

/** Works off the jobs that the API queues: creates issues, asks the language model, posts answers. */
export class WorkerStack extends Stack {
  readonly jobs: sqs.Queue;

  constructor(scope: Construct, id: string, props: WorkerStackProps) {
    super(scope, id, props);
    const { stage, database } = props;

    const failedJobs = new sqs.Queue(this, 'FailedJobs', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    this.jobs = new sqs.Queue(this, 'Jobs', {
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(6),
      deadLetterQueue: { queue: failedJobs, maxReceiveCount: 3 },
    });

    const environment = this.workerEnvironment(stage);
    if (stage === 'production') {
      environment.PAGER_SERVICE = 'slack-bot';
      environment.PAGER_API_KEY = this.node.tryGetContext('pagerApiKey'); // expect: aws-secrets/no-secret-in-lambda-env
    }

    const worker = new ServiceFunction(this, 'Worker', {
      entry: 'worker',
      stage,
      description: 'Works off queued jobs',
      timeout: Duration.minutes(1),
      memorySize: 1024,
      environment: { ...environment, DATABASE_NAME: database.databaseName },
    });
    worker.addEventSource(new SqsEventSource(this.jobs, { batchSize: 5, reportBatchItemFailures: true }));
    worker.addToRolePolicy(readOwnParameters(this, stage));

    const readIntegrations = new iam.PolicyStatement({ sid: 'ReadIntegrations' });
    readIntegrations.addActions('secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret');
    readIntegrations.addAllResources(); // expect: aws-secrets/no-wildcard-iam-resource
    worker.addToRolePolicy(readIntegrations);

    for (const statement of this.toolStatements()) worker.addToRolePolicy(statement);
  }

  private workerEnvironment(stage: Stage): Record<string, string> {
    const jira = secretsmanager.Secret.fromSecretNameV2(this, 'Jira', `${application}/${stage}/jira`);
    return {
      JIRA_PROJECT: 'SUPPORT',
      JIRA_API_TOKEN: jira.secretValueFromJson('token').unsafeUnwrap(), // expect: aws-secrets/no-secret-in-lambda-env
      MODEL_ID: 'anthropic.claude-haiku',
      MODEL_MAX_TOKENS: '1024',
      SEARCH_API_KEY_PATH: `/${application}/${stage}/search-api-key`, // expect: aws-secrets/no-env-param-path
    };
  }

  private toolStatements(): iam.PolicyStatement[] {
    return [
      // Models are owned by AWS; the wildcard names a family, not other people's data.
      new iam.PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [`arn:${this.partition}:bedrock:${this.region}::foundation-model/anthropic.claude-*`],
      }),
      new iam.PolicyStatement({
        actions: ['ssm:DescribeParameters', 'ssm:GetParameterHistory'],
        resources: ['*'], // expect: aws-secrets/no-wildcard-iam-resource
      }),
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        resources: [`arn:${this.partition}:sns:${this.region}:${this.account}:${application}-*`],
      }),
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        // expect: aws-secrets/no-wildcard-iam-resource
        resources: [`arn:${this.partition}:lambda:${this.region}:${this.account}:function:*`],
      }),
    ];
  }
}

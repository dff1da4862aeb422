import { Logger } from '@aws-lambda-powertools/logger';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

interface Job {
  summary: string;
  description: string;
  reporter: string;
}

interface JiraCredentials {
  site: string;
  username: string;
  apiToken: string;
}

class JiraError extends Error {
  constructor(
    message: string,
    readonly details: unknown,
  ) {
    super(message);
    this.name = 'JiraError';
  }
}

const { JIRA_SECRET_NAME, JIRA_PROJECT = 'SUPPORT' } = process.env;
const secretsManager = new SecretsManagerClient({});
const logger = new Logger({ serviceName: 'slack-bot-worker' });

class JiraClient {
  private credentials: Promise<JiraCredentials> | undefined;

  private async load(): Promise<JiraCredentials> {
    const response = await secretsManager.send(
      new GetSecretValueCommand({
        SecretId: JIRA_SECRET_NAME, // expect: aws-secrets/no-env-param-path
        VersionStage: 'AWSCURRENT',
      }),
    );
    logger.info('Jira credentials loaded', { secret: response.Name, version: response.VersionId });
    return JSON.parse(response.SecretString ?? '{}') as JiraCredentials;
  }

  async createIssue(job: Job): Promise<string> {
    this.credentials ??= this.load(); // expect: aws-secrets/no-unbounded-secret-cache
    const credentials = await this.credentials;
    const login = Buffer.from(`${credentials.username}:${credentials.apiToken}`).toString('base64');

    const response = await fetch(`https://${credentials.site}.atlassian.net/rest/api/3/issue`, {
      method: 'POST',
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        fields: { project: { key: JIRA_PROJECT }, summary: job.summary, description: job.description },
      }),
    });
    if (response.status === 401) {
      throw new JiraError('Jira refused the login', credentials); // expect: aws-secrets/no-secret-in-error
    }
    if (!response.ok) {
      throw new JiraError(`Jira answered ${response.status}`, { reporter: job.reporter, project: JIRA_PROJECT });
    }
    const issue = (await response.json()) as { key: string };
    return issue.key;
  }
}

const jira = new JiraClient();

export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      const job = JSON.parse(record.body) as Job;
      const issue = await jira.createIssue(job);
      logger.info('issue created', { issue, reporter: job.reporter });
    } catch (error) {
      logger.error('job failed', error as Error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

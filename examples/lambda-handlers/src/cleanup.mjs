import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const secretsManager = new SecretsManagerClient({});

/** @param {string | undefined} secretId */
async function loadGithubApp(secretId) {
  const response = await secretsManager.send(new GetSecretValueCommand({ SecretId: secretId }));
  if (!response.SecretString) throw new Error(`Secret ${secretId} is empty.`);
  return JSON.parse(response.SecretString);
}

/**
 * Deletes preview branches that nobody has touched for a month.
 *
 * @param {import('aws-lambda').ScheduledEvent} event
 */
export async function handler(event) {
  if (process.env.LOG_LEVEL === 'debug') {
    console.debug('cleanup starts', event.time, process.env); // expect: aws-secrets/no-secret-in-log
  }
  const app = await loadGithubApp(process.env.GITHUB_APP_SECRET_ARN); // expect: aws-secrets/no-env-param-path
  const bot = await loadGithubApp('slack-bot/production/github-bot');
  console.log('GitHub credentials retrieved', { hasKey: Boolean(app.privateKey), bot: bot.username });

  const response = await fetch('https://api.github.com/repos/example/slack-bot/branches?per_page=100', {
    headers: { authorization: `Bearer ${bot.token}` },
  });
  const branches = /** @type {{ name: string }[]} */ (await response.json());
  const previews = branches.filter(({ name }) => name.startsWith('preview/'));
  console.log('branches checked', { status: response.status, previews: previews.length });
}

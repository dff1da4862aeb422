import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});
let cachedToken: string | undefined;

async function botToken(): Promise<string> {
  if (!cachedToken) {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: '/slack-bot/production/bot-token' }));
    cachedToken = SecretString!;
  }
  return cachedToken;
}

export async function handler(event: { channel: string }) {
  const token = await botToken();
  console.log('Using token', token);

  const response = await fetch('https://slack.com/api/chat.postMessage', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ channel: event.channel, text: 'Hello' }),
  });
  if (!response.ok) {
    throw new Error(`Slack rejected ${token}: ${response.status}`);
  }
}

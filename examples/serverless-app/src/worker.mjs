import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const ssm = new SSMClient({});

export async function handler(event) {
  const command = new GetParameterCommand({ Name: '/slack-bot/production/bot-token', WithDecryption: true });
  const { Parameter } = await ssm.send(command);
  await fetch('https://slack.com/api/chat.postMessage', {
    method: 'POST',
    headers: { authorization: `Bearer ${Parameter.Value}` },
    body: JSON.stringify({ channel: event.channel, text: event.text }),
  });
}

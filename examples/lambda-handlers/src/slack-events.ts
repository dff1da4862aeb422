import { createHmac, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { getSecret } from './secrets.js';

interface SlackEvent {
  type: 'url_verification' | 'event_callback';
  challenge?: string;
  event?: { type: string; channel: string; text: string; ts: string };
}

let signingSecret: string | undefined;

async function loadSigningSecret(): Promise<string> {
  if (!signingSecret) {
    // expect: aws-secrets/no-unbounded-secret-cache
    signingSecret = await getSecret('/slack-bot/production/signing-secret');
  }
  return signingSecret;
}

/** Does the request carry Slack's signature, and is it younger than five minutes? */
async function isFromSlack(event: APIGatewayProxyEventV2): Promise<boolean> {
  const secret = await loadSigningSecret();
  const timestamp = event.headers['x-slack-request-timestamp'] ?? '0';
  const received = Buffer.from(event.headers['x-slack-signature'] ?? '');
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${event.body ?? ''}`).digest('hex');
  const expected = Buffer.from(`v0=${digest}`);

  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) {
    console.warn('request is too old', { timestamp });
    return false;
  }
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) {
    console.warn(`signature of ${event.routeKey} does not match key ${secret}`); // expect: aws-secrets/no-secret-in-log
    return false;
  }
  return true;
}

async function postMessage(channel: string, text: string, thread: string): Promise<void> {
  const token = await getSecret('/slack-bot/production/bot-token');
  console.debug('bot token retrieved', { length: token.length });

  const response = await fetch('https://slack.com/api/chat.postMessage', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ channel, text, thread_ts: thread }),
  });
  const answer = (await response.json()) as { ok: boolean; error?: string; ts?: string };
  if (answer.error === 'invalid_auth') {
    throw new Error(`Slack does not accept the bot token ${token}`); // expect: aws-secrets/no-secret-in-error
  }
  if (!answer.ok) throw new Error(`Slack did not post to ${channel}: ${answer.error ?? response.status}`);
  console.log('message posted', { channel, ts: answer.ts });
}

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  if (!(await isFromSlack(event))) return { statusCode: 401 };

  const body = JSON.parse(event.body ?? '{}') as SlackEvent;
  if (body.type === 'url_verification') return { statusCode: 200, body: body.challenge ?? '' };

  try {
    if (body.event?.type === 'app_mention') {
      await postMessage(body.event.channel, 'On it.', body.event.ts);
    }
  } catch (error) {
    console.error('event failed', error);
    return { statusCode: 500 };
  }
  return { statusCode: 200 };
}

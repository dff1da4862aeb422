import { Logger } from '@aws-lambda-powertools/logger';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

const logger = new Logger({ serviceName: 'slack-bot-search', persistentLogAttributes: { component: 'search' } });

// A feature flag is no secret: reading it once per cold start is fine.
const ranking = await getParameter('/slack-bot/production/search-ranking');
// expect: aws-secrets/no-unbounded-secret-cache
const linkSecret = await getSecret('slack-bot/production/link-signing');

interface Hit {
  title: string;
  url: string;
}

async function search(text: string): Promise<Hit[]> {
  // expect: aws-secrets/no-env-param-path
  const apiKey = await getParameter(process.env.SEARCH_API_KEY_PARAM!, { decrypt: true, maxAge: 300 });
  if (!apiKey) throw new Error('The search key is missing.');
  logger.appendKeys({ apiKey, ranking }); // expect: aws-secrets/no-secret-in-log

  const request = new URL('https://search.example.com/v1/query');
  request.searchParams.set('q', text);
  request.searchParams.set('ranking', ranking ?? 'default');
  const headers = { authorization: `ApiKey ${apiKey}`, accept: 'application/json' };

  const response = await fetch(request, { headers });
  if (!response.ok) {
    // expect: aws-secrets/no-secret-in-error
    throw new Error('Search failed: ' + JSON.stringify({ status: response.status, headers }));
  }
  const { hits } = (await response.json()) as { hits: Hit[] };
  logger.info('search done', { hits: hits.length, tokens: text.split(' ').length, keyPresent: Boolean(apiKey) });
  return hits;
}

async function signed(url: string): Promise<string> {
  const { createHmac } = await import('node:crypto');
  const signature = createHmac('sha256', String(linkSecret)).update(url).digest('base64url');
  return `${url}?signature=${signature}`;
}

export async function handler(
  event: APIGatewayProxyEventV2,
  context: Context,
): Promise<APIGatewayProxyStructuredResultV2> {
  logger.addContext(context);
  const text = event.queryStringParameters?.['text'] ?? '';
  try {
    const hits = await search(text);
    const links = await Promise.all(hits.map((hit) => signed(hit.url)));
    return { statusCode: 200, body: JSON.stringify({ links }) };
  } catch (error) {
    logger.error('search failed', error as Error);
    return { statusCode: 502 };
  }
}

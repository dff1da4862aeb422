import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import secretsManager, { secret } from '@middy/secrets-manager';
import ssm, { ssmParam } from '@middy/ssm';
import type { ScheduledEvent } from 'aws-lambda';

interface SearchAccount {
  endpoint: string;
  apiKey: string;
}

const logger = new Logger({ serviceName: 'slack-bot-digest' });

/** Posts the digest of unanswered questions every morning. */
export const handler = middy<ScheduledEvent, void>()
  .use(injectLambdaContext(logger))
  .use(
    secretsManager({
      fetchData: { search: secret<SearchAccount>('slack-bot/production/search') },
      cacheExpiry: 5 * 60 * 1000,
      cacheKey: 'search-account',
      setToContext: true,
    }),
  )
  // expect: aws-secrets/no-unbounded-secret-cache
  .use(ssm({ fetchData: { botToken: ssmParam<string>('/slack-bot/production/bot-token') }, setToContext: true }))
  .handler(async (event, context) => {
    const query = await fetch(`${context.search.endpoint}/questions?unanswered=true&before=${event.time}`, {
      headers: { 'x-api-key': context.search.apiKey },
    });
    const questions = (await query.json()) as { channel: string; title: string }[];
    logger.info('digest prepared', { questions: questions.length, remaining: context.getRemainingTimeInMillis() });

    const request = {
      method: 'POST',
      headers: { authorization: `Bearer ${context.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'support', text: questions.map(({ title }) => `• ${title}`).join('\n') }),
    };
    logger.debug('posting the digest', { request }); // expect: aws-secrets/no-secret-in-log
    const response = await fetch('https://slack.com/api/chat.postMessage', request);
    logger.info('digest posted', { status: response.status });
  });

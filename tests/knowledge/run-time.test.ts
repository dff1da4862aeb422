import { expect, it } from 'vitest';
import { HANDLER_TYPES, isToolPath, RUN_TIME_MODULE, TOOL_MODULE } from '../../src/knowledge/run-time.ts';

it.each(['bin/app.ts', 'packages/x/scripts/seed-data.ts', 'scripts\\a.ts', 'src/tools/x.ts', '.projenrc/x.js', 'serverless.ts', 'vite.config.mts', '.eslintrc.cjs', 'src/deploy.ts'])('%s is a tool', (path) => {
  expect(isToolPath(path)).toBe(true);
});

it.each(['src/handler.ts', 'src/binary/a.ts', 'src/descripts/a.ts', 'src/deployment.ts', 'src/config.ts', 'lib/redeploy.ts', ''])('%s is none', (path) => {
  expect(isToolPath(path)).toBe(false);
});

it('knows modules and types of code that runs in AWS, and of tools', () => {
  for (const name of ['@aws-sdk/client-ssm', 'aws-sdk', 'aws-sdk/clients/ssm', '@middy/core', 'aws-lambda', 'serverless-http', 'lambda-api']) expect([name, RUN_TIME_MODULE.test(name), TOOL_MODULE.test(name)]).toEqual([name, true, false]);
  for (const name of ['commander', 'yargs', 'yargs/helpers', '@inquirer/prompts', 'vitest', 'react', 'zx/core']) expect([name, RUN_TIME_MODULE.test(name), TOOL_MODULE.test(name)]).toEqual([name, false, true]);
  for (const name of ['express', 'my-aws-sdk', 'aws-lambda-tools', 'reactive', 'serverless-http-x']) expect([name, RUN_TIME_MODULE.test(name), TOOL_MODULE.test(name)]).toEqual([name, false, false]);
  for (const type of ['APIGatewayProxyEvent', 'APIGatewayProxyHandlerV2', 'SQSHandler', 'ScheduledEvent', 'LambdaContext']) expect(HANDLER_TYPES.test(type), type).toBe(true);
  for (const type of ['Event', 'SQSClient', 'MyScheduled', 'Handler']) expect(HANDLER_TYPES.test(type), type).toBe(false);
});

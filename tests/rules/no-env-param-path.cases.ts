/** Cases of no-env-param-path: names that run-time code takes from the environment, identifiers in environments. */
import type { RuleTester } from 'eslint';
import type { InvalidCase } from '../support/rule-tester.ts';

export const invalidReads: readonly InvalidCase[] = [
  {
    name: 'direct',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'PARAM_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 93,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/REPLACE_ME', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'direct, not null',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH!, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'PARAM_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 94,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/REPLACE_ME', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'assertion',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.DB_PASSWORD_PARAM as string, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_PASSWORD_PARAM' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 110,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/db-password', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'satisfies',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.DB_PASSWORD_PARAM satisfies string | undefined, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_PASSWORD_PARAM' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 129,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/db-password', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'computed member',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env['BOT_TOKEN_PATH'], WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 100,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'optional chain',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process?.env?.BOT_TOKEN_PATH, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 99,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'empty fallback',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PATH ?? '', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 103,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'fallback that shows the path',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PATH ?? '/slack-bot/production/token', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 130,
        suggestions: [
          {
            messageId: 'hardCodeKnown',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'fallback with ||',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PATH || '/slack-bot/production/token', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 130,
        suggestions: [
          {
            messageId: 'hardCodeKnown',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'two fallbacks',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PATH ?? (beta ? '/slack-bot/beta/token' : '/slack-bot/production/token'), WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 165,
      },
    ],
  },
  {
    name: 'ternary',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: beta ? process.env.BETA_TOKEN_PATH : '/slack-bot/production/token', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BETA_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 137,
      },
    ],
  },
  {
    name: 'template of one hole',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`\${process.env.BOT_TOKEN_PATH}\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 102,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'prefix',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`\${process.env.SSM_PREFIX}/bot-token\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SSM_PREFIX' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 108,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'concatenation',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.SSM_PREFIX + '/bot-token', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SSM_PREFIX' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 108,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'part that selects nothing',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/production/\${process.env.SECRET_NAME}\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SECRET_NAME' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 121,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/secret', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'prefix that ends in a selector',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${process.env.STAGE_PREFIX}/bot-token\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'STAGE_PREFIX' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 121,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'selectors without a literal',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/\${process.env.STAGE}/\${process.env.REGION}\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'STAGE' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 116,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/stage', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'computed variable',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env[event], WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'computed',
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 89,
      },
    ],
  },
  {
    name: 'split list',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.TOKEN_PATHS!.split(',')[0], WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATHS' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 109,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'trimmed',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.TOKEN_PATH!.trim(), WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 101,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'String()',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: String(process.env.TOKEN_PATH), WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 101,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'constant',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 71,
        endLine: 4,
        endColumn: 75,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = '/REPLACE_ME/REPLACE_ME/token';
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'constant that is used twice',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
export const message = 'reads ' + name;
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 71,
        endLine: 4,
        endColumn: 75,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
export const message = 'reads ' + name;
`,
          },
        ],
      },
    ],
  },
  {
    name: 'exported constant',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 71,
        endLine: 4,
        endColumn: 75,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'destructured',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const { DB_SECRET_ARN: id = '' } = process.env;
export const load = () => client.send(new GetSecretValueCommand({ SecretId: id }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 4,
        column: 77,
        endLine: 4,
        endColumn: 79,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const { DB_SECRET_ARN: id = '' } = process.env;
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'shorthand',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => {
  const SecretId = process.env.DB_SECRET;
  return [client.send(new GetSecretValueCommand({ SecretId })), SecretId];
};
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET' },
        line: 5,
        column: 51,
        endLine: 5,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => {
  const SecretId = process.env.DB_SECRET;
  return [client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' })), SecretId];
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'alias of the environment',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const env = process.env;
export const load = () => client.send(new GetSecretValueCommand({ SecretId: env.DB_SECRET_ARN }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 4,
        column: 77,
        endLine: 4,
        endColumn: 94,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const env = process.env;
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'environment from an import',
    code: `import { env } from 'node:process';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: env.DB_SECRET_ARN }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 4,
        column: 77,
        endLine: 4,
        endColumn: 94,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { env } from 'node:process';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'environment of the bundler',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: import.meta.env.DB_SECRET_ARN }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 3,
        column: 77,
        endLine: 3,
        endColumn: 106,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'configuration object',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const config = { region: 'x', db: { secret: process.env.DB_SECRET_ARN } };
export const load = () => client.send(new GetSecretValueCommand({ SecretId: config.db.secret }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 4,
        column: 77,
        endLine: 4,
        endColumn: 93,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const config = { region: 'x', db: { secret: process.env.DB_SECRET_ARN } };
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'spread environment',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const config = { ...process.env, LOG_LEVEL: 'info' };
export const load = () => client.send(new GetSecretValueCommand({ SecretId: config.DB_SECRET_ARN }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 4,
        column: 77,
        endLine: 4,
        endColumn: 97,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const config = { ...process.env, LOG_LEVEL: 'info' };
export const load = () => client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'class field',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export class Store {
  #id = process.env.DB_SECRET_ARN;
  load() {
    return client.send(new GetSecretValueCommand({ SecretId: this.#id }));
  }
}
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 6,
        column: 62,
        endLine: 6,
        endColumn: 70,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export class Store {
  #id = process.env.DB_SECRET_ARN;
  load() {
    return client.send(new GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/db-secret' }));
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'parameter property',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
class Store {
  constructor(private readonly id: string) {}
  load() {
    return client.send(new GetSecretValueCommand({ SecretId: this.id }));
  }
}
export const store = new Store(process.env.DB_SECRET_ARN!);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 9,
        column: 32,
        endLine: 9,
        endColumn: 58,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
class Store {
  constructor(private readonly id: string) {}
  load() {
    return client.send(new GetSecretValueCommand({ SecretId: this.id }));
  }
}
export const store = new Store('/REPLACE_ME/REPLACE_ME/db-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'input in a constant',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const input = { Name: process.env.TOKEN_PATH, WithDecryption: true };
export const load = () => client.send(new GetParameterCommand(input));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 3,
        column: 23,
        endLine: 3,
        endColumn: 45,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const input = { Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true };
export const load = () => client.send(new GetParameterCommand(input));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'input from a function',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const input = (name) => ({ Name: name, WithDecryption: true });
export const load = () => client.send(new GetParameterCommand(input(process.env.TOKEN_PATH)));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 63,
        endLine: 4,
        endColumn: 92,
      },
    ],
  },
  {
    name: 'input from a spread',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const base = { Name: process.env.TOKEN_PATH };
export const load = () => client.send(new GetParameterCommand({ ...base, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 3,
        column: 22,
        endLine: 3,
        endColumn: 44,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const base = { Name: '/REPLACE_ME/REPLACE_ME/token' };
export const load = () => client.send(new GetParameterCommand({ ...base, WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'own wrapper',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
async function load(id) {
  return (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
}
export const all = async () => [await load(process.env.DB_SECRET_ARN), await load('slack-bot/production/jira')];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'DB_SECRET_ARN' },
        line: 6,
        column: 44,
        endLine: 6,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
async function load(id) {
  return (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
}
export const all = async () => [await load('/REPLACE_ME/REPLACE_ME/db-secret'), await load('slack-bot/production/jira')];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'wrapper with options',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const load = async ({ id }) => (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
export const jira = () => load({ id: process.env.JIRA_SECRET_ARN });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_ARN' },
        line: 4,
        column: 38,
        endLine: 4,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const load = async ({ id }) => (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
export const jira = () => load({ id: '/REPLACE_ME/REPLACE_ME/jira-secret' });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'wrapper of a wrapper',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const load = (id) => client.send(new GetSecretValueCommand({ SecretId: id }));
const parsed = async (id) => JSON.parse((await load(id)).SecretString);
export const jira = () => parsed(process.env.JIRA_SECRET_ARN);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_ARN' },
        line: 5,
        column: 34,
        endLine: 5,
        endColumn: 61,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const load = (id) => client.send(new GetSecretValueCommand({ SecretId: id }));
const parsed = async (id) => JSON.parse((await load(id)).SecretString);
export const jira = () => parsed('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'wrapper with a default',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = (id = process.env.JIRA_SECRET_ARN) => client.send(new GetSecretValueCommand({ SecretId: id }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_ARN' },
        line: 3,
        column: 27,
        endLine: 3,
        endColumn: 54,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = (id = '/REPLACE_ME/REPLACE_ME/jira-secret') => client.send(new GetSecretValueCommand({ SecretId: id }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'method of a class',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
class Secrets {
  load(id) {
    return client.send(new GetSecretValueCommand({ SecretId: id }));
  }
  jira() {
    return this.load(process.env.JIRA_SECRET_ARN);
  }
}
export default new Secrets();
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_ARN' },
        line: 8,
        column: 22,
        endLine: 8,
        endColumn: 49,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
class Secrets {
  load(id) {
    return client.send(new GetSecretValueCommand({ SecretId: id }));
  }
  jira() {
    return this.load('/REPLACE_ME/REPLACE_ME/jira-secret');
  }
}
export default new Secrets();
`,
          },
        ],
      },
    ],
  },
  {
    name: 'callback',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => process.env.SECRET_NAMES.split(',').map((id) => client.send(new GetSecretValueCommand({ SecretId: id })));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SECRET_NAMES' },
        line: 3,
        column: 125,
        endLine: 3,
        endColumn: 127,
      },
    ],
  },
  {
    name: 'several names',
    code: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersCommand({ Names: [process.env.TOKEN_PATH, '/a/b/c', process.env.KEY_PATH], WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 59,
        endLine: 2,
        endColumn: 81,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersCommand({ Names: ['/REPLACE_ME/REPLACE_ME/token', '/a/b/c', process.env.KEY_PATH], WithDecryption: true });
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'KEY_PATH' },
        line: 2,
        column: 93,
        endLine: 2,
        endColumn: 113,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersCommand({ Names: [process.env.TOKEN_PATH, '/a/b/c', '/REPLACE_ME/REPLACE_ME/key'], WithDecryption: true });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'list in a constant',
    code: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
const names = [process.env.TOKEN_PATH];
export const command = new GetParametersCommand({ Names: names, WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 16,
        endLine: 2,
        endColumn: 38,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
const names = ['/REPLACE_ME/REPLACE_ME/token'];
export const command = new GetParametersCommand({ Names: names, WithDecryption: true });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'list from the environment',
    code: `import { GetParametersCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersCommand({ Names: process.env.TOKEN_PATHS.split(','), WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATHS' },
        line: 2,
        column: 58,
        endLine: 2,
        endColumn: 92,
      },
    ],
  },
  {
    name: 'tree',
    code: `import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersByPathCommand({ Path: process.env.SECRETS_PATH, WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SECRETS_PATH' },
        line: 2,
        column: 63,
        endLine: 2,
        endColumn: 87,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParametersByPathCommand } from '@aws-sdk/client-ssm';
export const command = new GetParametersByPathCommand({ Path: '/REPLACE_ME/REPLACE_ME/', WithDecryption: true });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'history',
    code: `import { GetParameterHistoryCommand } from '@aws-sdk/client-ssm';
export const command = new GetParameterHistoryCommand({ Name: process.env.TOKEN_PATH, WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 63,
        endLine: 2,
        endColumn: 85,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterHistoryCommand } from '@aws-sdk/client-ssm';
export const command = new GetParameterHistoryCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'batch and description',
    code: `import { BatchGetSecretValueCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
export const commands = [new BatchGetSecretValueCommand({ SecretIdList: [process.env.A_SECRET] }), new DescribeSecretCommand({ SecretId: process.env.B_SECRET })];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 2,
        column: 74,
        endLine: 2,
        endColumn: 94,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { BatchGetSecretValueCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
export const commands = [new BatchGetSecretValueCommand({ SecretIdList: ['/REPLACE_ME/REPLACE_ME/a-secret'] }), new DescribeSecretCommand({ SecretId: process.env.B_SECRET })];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'B_SECRET' },
        line: 2,
        column: 138,
        endLine: 2,
        endColumn: 158,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { BatchGetSecretValueCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
export const commands = [new BatchGetSecretValueCommand({ SecretIdList: [process.env.A_SECRET] }), new DescribeSecretCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/b-secret' })];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'renamed import',
    code: `import { GetSecretValueCommand as Read } from '@aws-sdk/client-secrets-manager';
export const command = new Read({ SecretId: process.env.A_SECRET });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 2,
        column: 45,
        endLine: 2,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetSecretValueCommand as Read } from '@aws-sdk/client-secrets-manager';
export const command = new Read({ SecretId: '/REPLACE_ME/REPLACE_ME/a-secret' });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'namespace',
    code: `import * as sm from '@aws-sdk/client-secrets-manager';
export const command = new sm.GetSecretValueCommand({ SecretId: process.env.A_SECRET });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 2,
        column: 65,
        endLine: 2,
        endColumn: 85,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import * as sm from '@aws-sdk/client-secrets-manager';
export const command = new sm.GetSecretValueCommand({ SecretId: '/REPLACE_ME/REPLACE_ME/a-secret' });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'require',
    code: `const { GetSecretValueCommand: Read } = require('@aws-sdk/client-secrets-manager');
exports.command = new Read({ SecretId: process.env.A_SECRET });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 2,
        column: 40,
        endLine: 2,
        endColumn: 60,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `const { GetSecretValueCommand: Read } = require('@aws-sdk/client-secrets-manager');
exports.command = new Read({ SecretId: '/REPLACE_ME/REPLACE_ME/a-secret' });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'aggregated client',
    code: `import { SecretsManager } from '@aws-sdk/client-secrets-manager';
const secrets = new SecretsManager();
export const load = (input) => secrets.getSecretValue({ SecretId: process.env.A_SECRET });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 3,
        column: 67,
        endLine: 3,
        endColumn: 87,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { SecretsManager } from '@aws-sdk/client-secrets-manager';
const secrets = new SecretsManager();
export const load = (input) => secrets.getSecretValue({ SecretId: '/REPLACE_ME/REPLACE_ME/a-secret' });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'SDK version 2',
    code: `const AWS = require('aws-sdk');
const ssm = new AWS.SSM();
exports.load = () => ssm.getParameter({ Name: process.env.TOKEN_PATH, WithDecryption: true }).promise();
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 3,
        column: 47,
        endLine: 3,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `const AWS = require('aws-sdk');
const ssm = new AWS.SSM();
exports.load = () => ssm.getParameter({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }).promise();
`,
          },
        ],
      },
    ],
  },
  {
    name: 'callback style with the input in a variable',
    code: `const AWS = require('aws-sdk');
const params = { Name: process.env.TOKEN_PATH, WithDecryption: true };
new AWS.SSM().getParameter(params, (error, data) => {});
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 24,
        endLine: 2,
        endColumn: 46,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `const AWS = require('aws-sdk');
const params = { Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true };
new AWS.SSM().getParameter(params, (error, data) => {});
`,
          },
        ],
      },
    ],
  },
  {
    name: 'paginator',
    code: `import { paginateGetParametersByPath } from '@aws-sdk/client-ssm';
export const pages = (client) => paginateGetParametersByPath({ client }, { Path: process.env.SECRETS_PATH, WithDecryption: true });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'SECRETS_PATH' },
        line: 2,
        column: 82,
        endLine: 2,
        endColumn: 106,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { paginateGetParametersByPath } from '@aws-sdk/client-ssm';
export const pages = (client) => paginateGetParametersByPath({ client }, { Path: '/REPLACE_ME/REPLACE_ME/', WithDecryption: true });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Powertools',
    code: `import { getSecret as read } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const all = () => [
  read(process.env.A_SECRET),
  getParameter(process.env.TOKEN_PATH, { decrypt: true }),
  getParameters(process.env.SECRETS_PATH, { decrypt: true }),
  getParametersByName({ [process.env.KEY_PATH]: {} }, { decrypt: true }),
];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 4,
        column: 8,
        endLine: 4,
        endColumn: 28,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret as read } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const all = () => [
  read('/REPLACE_ME/REPLACE_ME/a-secret'),
  getParameter(process.env.TOKEN_PATH, { decrypt: true }),
  getParameters(process.env.SECRETS_PATH, { decrypt: true }),
  getParametersByName({ [process.env.KEY_PATH]: {} }, { decrypt: true }),
];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 5,
        column: 16,
        endLine: 5,
        endColumn: 38,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret as read } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const all = () => [
  read(process.env.A_SECRET),
  getParameter('/REPLACE_ME/REPLACE_ME/token', { decrypt: true }),
  getParameters(process.env.SECRETS_PATH, { decrypt: true }),
  getParametersByName({ [process.env.KEY_PATH]: {} }, { decrypt: true }),
];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'SECRETS_PATH' },
        line: 6,
        column: 17,
        endLine: 6,
        endColumn: 41,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret as read } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const all = () => [
  read(process.env.A_SECRET),
  getParameter(process.env.TOKEN_PATH, { decrypt: true }),
  getParameters('/REPLACE_ME/REPLACE_ME/', { decrypt: true }),
  getParametersByName({ [process.env.KEY_PATH]: {} }, { decrypt: true }),
];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'KEY_PATH' },
        line: 7,
        column: 26,
        endLine: 7,
        endColumn: 46,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret as read } from '@aws-lambda-powertools/parameters/secrets';
import { getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
export const all = () => [
  read(process.env.A_SECRET),
  getParameter(process.env.TOKEN_PATH, { decrypt: true }),
  getParameters(process.env.SECRETS_PATH, { decrypt: true }),
  getParametersByName({ '/REPLACE_ME/REPLACE_ME/key': {} }, { decrypt: true }),
];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'providers of Powertools',
    code: `import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
const secrets = new SecretsProvider();
export const all = () => [secrets.get(process.env.A_SECRET), new SSMProvider().getMultiple(process.env.SECRETS_PATH, { decrypt: true })];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'A_SECRET' },
        line: 4,
        column: 39,
        endLine: 4,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
const secrets = new SecretsProvider();
export const all = () => [secrets.get('/REPLACE_ME/REPLACE_ME/a-secret'), new SSMProvider().getMultiple(process.env.SECRETS_PATH, { decrypt: true })];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'SECRETS_PATH' },
        line: 4,
        column: 92,
        endLine: 4,
        endColumn: 116,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
const secrets = new SecretsProvider();
export const all = () => [secrets.get(process.env.A_SECRET), new SSMProvider().getMultiple('/REPLACE_ME/REPLACE_ME/', { decrypt: true })];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'middy',
    code: `import secretsManager, { secret } from '@middy/secrets-manager';
import ssm from '@middy/ssm';
export const middlewares = [
  ssm({ fetchData: { token: process.env.TOKEN_PATH } }),
  secretsManager({ fetchData: { jira: secret(process.env.JIRA_SECRET) } }),
];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 29,
        endLine: 4,
        endColumn: 51,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import secretsManager, { secret } from '@middy/secrets-manager';
import ssm from '@middy/ssm';
export const middlewares = [
  ssm({ fetchData: { token: '/REPLACE_ME/REPLACE_ME/token' } }),
  secretsManager({ fetchData: { jira: secret(process.env.JIRA_SECRET) } }),
];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET' },
        line: 5,
        column: 46,
        endLine: 5,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import secretsManager, { secret } from '@middy/secrets-manager';
import ssm from '@middy/ssm';
export const middlewares = [
  ssm({ fetchData: { token: process.env.TOKEN_PATH } }),
  secretsManager({ fetchData: { jira: secret('/REPLACE_ME/REPLACE_ME/jira-secret') } }),
];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Lambda extension',
    code: `export const load = () => fetch(\`http://localhost:2773/secretsmanager/get?secretId=\${encodeURIComponent(process.env.JIRA_SECRET)}\`);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET' },
        line: 1,
        column: 105,
        endLine: 1,
        endColumn: 128,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `export const load = () => fetch(\`http://localhost:2773/secretsmanager/get?secretId=\${encodeURIComponent('/REPLACE_ME/REPLACE_ME/jira-secret')}\`);
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Lambda extension, parameter',
    code: `const port = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773';
export const load = (name = process.env.TOKEN_PATH) => fetch('http://localhost:' + port + '/systemsmanager/parameters/get?withDecryption=true&name=' + name);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 29,
        endLine: 2,
        endColumn: 51,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `const port = process.env.PARAMETERS_SECRETS_EXTENSION_HTTP_PORT ?? '2773';
export const load = (name = '/REPLACE_ME/REPLACE_ME/token') => fetch('http://localhost:' + port + '/systemsmanager/parameters/get?withDecryption=true&name=' + name);
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Lambda extension, URL object',
    code: `export const load = () => {
  const url = new URL('http://localhost:2773/secretsmanager/get');
  url.searchParams.set('secretId', process.env.JIRA_SECRET);
  return fetch(url);
};
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET' },
        line: 3,
        column: 36,
        endLine: 3,
        endColumn: 59,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `export const load = () => {
  const url = new URL('http://localhost:2773/secretsmanager/get');
  url.searchParams.set('secretId', '/REPLACE_ME/REPLACE_ME/jira-secret');
  return fetch(url);
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Lambda extension, options',
    code: `const http = require('node:http');
exports.load = () => http.get({ port: 2773, path: \`/secretsmanager/get?secretId=\${process.env.JIRA_SECRET}\` });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET' },
        line: 2,
        column: 83,
        endLine: 2,
        endColumn: 106,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `const http = require('node:http');
exports.load = () => http.get({ port: 2773, path: \`/secretsmanager/get?secretId=\${'/REPLACE_ME/REPLACE_ME/jira-secret'}\` });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'wrapper of another file',
    code: `import { getSecret, loadApiKey, getSSMParam } from './secrets';
export const all = () => [getSecret(process.env.JIRA_SECRET_NAME!), loadApiKey(process.env.API_KEY_PATH), getSSMParam(process.env.TOKEN_PATH)];
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 2,
        column: 37,
        endLine: 2,
        endColumn: 66,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret, loadApiKey, getSSMParam } from './secrets';
export const all = () => [getSecret('/REPLACE_ME/REPLACE_ME/jira-secret'), loadApiKey(process.env.API_KEY_PATH), getSSMParam(process.env.TOKEN_PATH)];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'API_KEY_PATH' },
        line: 2,
        column: 80,
        endLine: 2,
        endColumn: 104,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret, loadApiKey, getSSMParam } from './secrets';
export const all = () => [getSecret(process.env.JIRA_SECRET_NAME!), loadApiKey('/REPLACE_ME/REPLACE_ME/api-key'), getSSMParam(process.env.TOKEN_PATH)];
`,
          },
        ],
      },
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 2,
        column: 119,
        endLine: 2,
        endColumn: 141,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret, loadApiKey, getSSMParam } from './secrets';
export const all = () => [getSecret(process.env.JIRA_SECRET_NAME!), loadApiKey(process.env.API_KEY_PATH), getSSMParam('/REPLACE_ME/REPLACE_ME/token')];
`,
          },
        ],
      },
    ],
  },
  {
    name: 'method of an unknown object',
    code: `import { vault } from './vault';
export const jira = () => vault.getSecretValue(process.env.JIRA_SECRET_NAME);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 2,
        column: 48,
        endLine: 2,
        endColumn: 76,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { vault } from './vault';
export const jira = () => vault.getSecretValue('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'wrapper with options of another file',
    code: `import { getSecret } from './secrets';
export const jira = () => getSecret({ secretName: process.env.JIRA_SECRET_NAME, region: process.env.AWS_REGION });
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 2,
        column: 51,
        endLine: 2,
        endColumn: 79,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret } from './secrets';
export const jira = () => getSecret({ secretName: '/REPLACE_ME/REPLACE_ME/jira-secret', region: process.env.AWS_REGION });
`,
          },
        ],
      },
    ],
  },
  {
    name: 'client first',
    code: `import { loadSecret } from './secrets';
export const jira = (client) => loadSecret(client, process.env.JIRA_SECRET_ARN);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_ARN' },
        line: 2,
        column: 52,
        endLine: 2,
        endColumn: 79,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { loadSecret } from './secrets';
export const jira = (client) => loadSecret(client, '/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'list for a wrapper',
    code: `import { getParameters } from './ssm';
const ids = process.env.TOKEN_PATHS.split(':');
export const load = () => getParameters([...ids, '/a/b/c']);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATHS' },
        line: 3,
        column: 45,
        endLine: 3,
        endColumn: 48,
      },
    ],
  },
  {
    name: 'environment helper',
    code: `import { getEnvOrThrow } from './env';
import { getSecret } from './secrets';
export const jira = () => getSecret(getEnvOrThrow('JIRA_SECRET'));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET' },
        line: 3,
        column: 37,
        endLine: 3,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getEnvOrThrow } from './env';
import { getSecret } from './secrets';
export const jira = () => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'own environment helper',
    code: `import { getSecret } from './secrets';
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(name);
  return value;
}
export const jira = () => getSecret(required('JIRA_SECRET_NAME'));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 7,
        column: 37,
        endLine: 7,
        endColumn: 65,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret } from './secrets';
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(name);
  return value;
}
export const jira = () => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'checked variable',
    code: `import { assertDefined } from './assert';
import { getSecret } from './secrets';
export const jira = () => getSecret(assertDefined(process.env.JIRA_SECRET_NAME));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 3,
        column: 37,
        endLine: 3,
        endColumn: 80,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { assertDefined } from './assert';
import { getSecret } from './secrets';
export const jira = () => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'validated environment',
    code: `import { z } from 'zod';
import { getSecret } from './secrets';
const env = z.object({ JIRA_SECRET_NAME: z.string() }).parse(process.env);
export const jira = () => getSecret(env.JIRA_SECRET_NAME);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 4,
        column: 37,
        endLine: 4,
        endColumn: 57,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { z } from 'zod';
import { getSecret } from './secrets';
const env = z.object({ JIRA_SECRET_NAME: z.string() }).parse(process.env);
export const jira = () => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'validated environment of another file',
    code: `import { env } from './env';
import { getSecret } from './secrets';
export const jira = () => getSecret(env.JIRA_SECRET_NAME);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 3,
        column: 37,
        endLine: 3,
        endColumn: 57,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { env } from './env';
import { getSecret } from './secrets';
export const jira = () => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'environment in the context',
    code: `import { getSecret } from './secrets';
export const jira = (context) => getSecret(context.env.JIRA_SECRET_NAME);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 2,
        column: 44,
        endLine: 2,
        endColumn: 72,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret } from './secrets';
export const jira = (context) => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'accessor class',
    code: `import { getParameter } from './ssm';
export class Jira {
  constructor(environmentVariables) {
    this.environmentVariables = environmentVariables;
  }
  load() {
    return getParameter(this.environmentVariables.jiraTokenSsmPath());
  }
}
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'jiraTokenSsmPath' },
        line: 7,
        column: 25,
        endLine: 7,
        endColumn: 69,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getParameter } from './ssm';
export class Jira {
  constructor(environmentVariables) {
    this.environmentVariables = environmentVariables;
  }
  load() {
    return getParameter('/REPLACE_ME/REPLACE_ME/jira-token');
  }
}
`,
          },
        ],
      },
    ],
  },
  {
    name: 'configuration service',
    code: `import { getSecret } from './secrets';
export const jira = (configService) => getSecret(configService.get('JIRA_SECRET_NAME'));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA_SECRET_NAME' },
        line: 2,
        column: 50,
        endLine: 2,
        endColumn: 87,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { getSecret } from './secrets';
export const jira = (configService) => getSecret('/REPLACE_ME/REPLACE_ME/jira-secret');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'function from the settings',
    settings: {"aws-secrets":{"secretSources":["vault"]}},
    code: `import { vault } from './vault';
export const jira = () => vault(process.env.JIRA);
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'JIRA' },
        line: 2,
        column: 33,
        endLine: 2,
        endColumn: 49,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { vault } from './vault';
export const jira = () => vault('/REPLACE_ME/REPLACE_ME/jira');
`,
          },
        ],
      },
    ],
  },
  {
    name: 'path from the options',
    options: [{ paths: { BOT_TOKEN_PATH: '/slack-bot/production/token' } }],
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PATH!, WithDecryption: true }));
`,
    output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 98,
      },
    ],
  },
  {
    name: 'path from the options, in a constant',
    options: [{ paths: { TOKEN_PATH: "/slack-bot/it's/token" } }],
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = process.env.TOKEN_PATH;
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
`,
    output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const name = '/slack-bot/it\\'s/token';
export const load = () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'TOKEN_PATH' },
        line: 4,
        column: 71,
        endLine: 4,
        endColumn: 75,
      },
    ],
  },
  {
    name: 'path from the options, not pure',
    options: [{ paths: { BOT_TOKEN_PATH: '/slack-bot/production/token' } }],
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const required = (name) => process.env[name];
export const load = () => client.send(new GetParameterCommand({ Name: required('BOT_TOKEN_PATH'), WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PATH' },
        line: 4,
        column: 71,
        endLine: 4,
        endColumn: 97,
        suggestions: [
          {
            messageId: 'hardCodeKnown',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const required = (name) => process.env[name];
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'own selectors',
    options: [{ selectors: ['TENANT'] }],
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${process.env.STAGE}/token\`, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'STAGE' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 110,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/token', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'undecrypted, but a secret by name',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.BOT_TOKEN_PARAM }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'BOT_TOKEN_PARAM' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 98,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/bot-token' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'undecrypted, name says nothing',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'PARAM_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 93,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/REPLACE_ME' }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'decrypted, benign name',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.LOG_LEVEL_PARAM, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'LOG_LEVEL_PARAM' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 98,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/log-level', WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'comments stay',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: /* which one */ process.env.PARAM_PATH! /* here */, WithDecryption: true }));
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'PARAM_PATH' },
        line: 3,
        column: 87,
        endLine: 3,
        endColumn: 110,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: /* which one */ '/REPLACE_ME/REPLACE_ME/REPLACE_ME' /* here */, WithDecryption: true }));
`,
          },
        ],
      },
    ],
  },
  {
    name: 'Windows line ends',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';\r
const client = new SSMClient({});\r
export const load = () => client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH, WithDecryption: true }));\r
`,
    errors: [
      {
        messageId: 'read',
        data: { variable: 'PARAM_PATH' },
        line: 3,
        column: 71,
        endLine: 3,
        endColumn: 93,
        suggestions: [
          {
            messageId: 'hardCode',
            output: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';\r
const client = new SSMClient({});\r
export const load = () => client.send(new GetParameterCommand({ Name: '/REPLACE_ME/REPLACE_ME/REPLACE_ME', WithDecryption: true }));\r
`,
          },
        ],
      },
    ],
  },
];

export const invalidEnvironments: readonly InvalidCase[] = [
  {
    name: 'path',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      PARAM_PATH: '/slack-bot/prod/admin-token',
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'PARAM_PATH', form: 'path' },
        line: 11,
        column: 7,
        endLine: 11,
        endColumn: 17,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'PARAM_PATH' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'name of a secret',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      SECRET_NAME: secret.secretName,
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'SECRET_NAME', form: 'name' },
        line: 11,
        column: 7,
        endLine: 11,
        endColumn: 18,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'SECRET_NAME' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'ARN of a secret',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      DB_SECRET_ARN: secret.secretArn,
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'DB_SECRET_ARN', form: 'ARN' },
        line: 11,
        column: 7,
        endLine: 11,
        endColumn: 20,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'DB_SECRET_ARN' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'template',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      TOKEN_SSM_PATH: \`/slack-bot/\${scope.stage}/token\`,
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'TOKEN_SSM_PATH', form: 'path' },
        line: 11,
        column: 7,
        endLine: 11,
        endColumn: 21,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'TOKEN_SSM_PATH' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'constant',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
const TOKEN_PATH = '/slack-bot/production/token';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      TOKEN_PATH,
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'TOKEN_PATH', form: 'path' },
        line: 12,
        column: 7,
        endLine: 12,
        endColumn: 17,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'TOKEN_PATH' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
const TOKEN_PATH = '/slack-bot/production/token';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'later',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      
    },
  });
  fn.addEnvironment('TOKEN_PARAMETER', '/slack-bot/production/token');
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'TOKEN_PARAMETER', form: 'path' },
        line: 14,
        column: 21,
        endLine: 14,
        endColumn: 38,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'TOKEN_PARAMETER' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'conditional',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      ...(scope.beta && { BETA_SECRET_NAME: 'slack-bot/beta/jira' }),
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'BETA_SECRET_NAME', form: 'name' },
        line: 11,
        column: 27,
        endLine: 11,
        endColumn: 43,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'BETA_SECRET_NAME' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      ...(scope.beta && { }),
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
  {
    name: 'variable of the deploying machine',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      JIRA_SECRET_NAME: process.env.JIRA_SECRET_NAME!,
    },
  });
  return fn;
};
`,
    errors: [
      {
        messageId: 'held',
        data: { key: 'JIRA_SECRET_NAME', form: 'name' },
        line: 11,
        column: 7,
        endLine: 11,
        endColumn: 23,
        suggestions: [
          {
            messageId: 'remove',
            data: { key: 'JIRA_SECRET_NAME' },
            output: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
    },
  });
  return fn;
};
`,
          },
        ],
      },
    ],
  },
];

export const valid: readonly RuleTester.ValidTestCase[] = [
  {
    name: 'literal',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
`,
  },
  {
    name: 'stage in a template',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${process.env.STAGE}/token\`, WithDecryption: true }));
`,
  },
  {
    name: 'stage in a concatenation',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: '/slack-bot/' + process.env.CONFIG_PROFILE + '/token', WithDecryption: true }));
`,
  },
  {
    name: 'stage in a list',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: ['', 'slack-bot', process.env.STAGE, 'token'].join('/'), WithDecryption: true }));
`,
  },
  {
    name: 'stage with a longer name',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${process.env.DEPLOY_ENV}-\${process.env.ENVIRONMENT_NAME}/token\`, WithDecryption: true }));
`,
  },
  {
    name: 'region and account of an ARN',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: \`arn:aws:secretsmanager:\${process.env.AWS_REGION}:\${process.env.AWS_ACCOUNT_ID}:secret:slack-bot/production/jira\` }));
`,
  },
  {
    name: 'additional selector',
    options: [{ additionalSelectors: ['TENANT'] }],
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${process.env.TENANT}/token\`, WithDecryption: true }));
`,
  },
  {
    name: 'stage from a function',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const stage = () => process.env.STAGE ?? 'dev';
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${stage()}/token\`, WithDecryption: true }));
`,
  },
  {
    name: 'stage from a validated environment',
    code: `import { env } from './env';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`/slack-bot/\${env.stage}/\${env.STAGE}/token\`, WithDecryption: true }));
`,
  },
  {
    name: 'chosen by the stage',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const paths = { prod: '/slack-bot/prod/token', dev: '/slack-bot/dev/token' };
export const load = () => client.send(new GetParameterCommand({ Name: paths[process.env.STAGE!], WithDecryption: true }));
`,
  },
  {
    name: 'compared with the stage',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.STAGE === 'prod' ? '/slack-bot/prod/token' : '/slack-bot/dev/token', WithDecryption: true }));
`,
  },
  {
    name: 'parameter of an exported function',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = (id) => client.send(new GetSecretValueCommand({ SecretId: id }));
`,
  },
  {
    name: 'from the event',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const handler = (event) => client.send(new GetSecretValueCommand({ SecretId: event.secretId }));
`,
  },
  {
    name: 'wrapper with literals',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
const load = (id) => client.send(new GetSecretValueCommand({ SecretId: id }));
export const jira = () => load('slack-bot/production/jira');
export const table = process.env.TABLE_NAME;
`,
  },
  {
    name: 'other options from the environment',
    code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const load = () => client.send(new GetSecretValueCommand({ SecretId: 'slack-bot/production/jira', VersionStage: process.env.SECRET_STAGE }));
`,
  },
  {
    name: 'undecrypted configuration',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.LOG_LEVEL_PARAM }));
`,
  },
  {
    name: 'undecrypted configuration below a prefix',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: \`\${process.env.SSM_PREFIX}/log-level\`, WithDecryption: false }));
`,
  },
  {
    name: 'configuration through Powertools',
    code: `import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
export const level = () => getParameter(process.env.LOG_LEVEL_PARAM);
`,
  },
  {
    name: 'tables and queues',
    code: `import { GetCommand } from '@aws-sdk/lib-dynamodb';
export const get = (id) => new GetCommand({ TableName: process.env.TABLE_NAME, Key: { id }, Name: process.env.SECRET_NAME });
`,
  },
  {
    name: 'functions of the same shape',
    code: `import * as other from './other';
export const all = () => [
  other.getTokenSsmPath(process.env.TOKEN_PATH),
  other.getSecretsClient(process.env.SECRET_REGION),
  other.getCredentials(process.env.ROLE_ARN),
  other.getResourceParameter(process.env.PARAM_NAME),
  other.getSsml(process.env.SECRET_NAME),
  other.getParameters(process.env.TABLE_NAME, other.dynamodb),
  other.getQueryParameter(process.env.SECRET_NAME),
  other.getDefaultParameters(process.env.PARAM_NAME),
  other.getCfnParameter(process.env.PARAM_NAME),
];
`,
  },
  {
    name: 'search parameters',
    code: `export const name = (url) => new URL(url).searchParams.get(process.env.PARAM_NAME);
`,
  },
  {
    name: 'key for somebody',
    code: `import { getApiKey, getPassword } from './users';
export const all = () => [getApiKey(process.env.TENANT_ID), getPassword(process.env.DB_USER), getApiKey('x', process.env.AWS_REGION)];
`,
  },
  {
    name: 'secret for a region',
    code: `import { getSecret } from './secrets';
export const all = () => [getSecret('slack-bot/production/jira', process.env.AWS_REGION), getSecret(process.env.AWS_REGION)];
`,
  },
  {
    name: 'local function that reads a table',
    code: `const getParameters = (table) => scan({ TableName: table });
export const all = () => getParameters(process.env.CONFIG);
function scan(input) {
  return input;
}
`,
  },
  {
    name: 'configuration of another kind',
    code: `import { getSecret } from './secrets';
export const jira = (config) => [getSecret(config.jira.secretName), getSecret(config.get('jira.secretName'))];
`,
  },
  {
    name: 'properties of an environment of CDK',
    code: `import { getSecret } from './secrets';
export const jira = (props) => getSecret(\`slack-bot/\${props.env.name}/jira\`);
`,
  },
  {
    name: 'test',
    filename: 'test/load.test.ts',
    code: `import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const load = () => client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH, WithDecryption: true }));
`,
  },
  {
    name: 'environment without identifiers',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      TABLE_NAME: 'orders', FEATURE_FLAGS_PATH: '/slack-bot/production/feature-flags', KMS_KEY_ARN: scope.key.keyArn,
    },
  });
  return fn;
};
`,
  },
  {
    name: 'secret value, which another rule reports',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      API_KEY: process.env.API_KEY!, DB_PASSWORD: secret.secretValue.unsafeUnwrap(),
    },
  });
  return fn;
};
`,
  },
  {
    name: 'environment in a test',
    filename: 'test/stack.test.ts',
    code: `import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
export const make = (scope, secret: Secret) => {
  const fn = new lambda.Function(scope, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromAsset('dist'),
    environment: {
      LOG_LEVEL: 'info',
      SECRET_NAME: secret.secretName,
    },
  });
  return fn;
};
`,
  },
];

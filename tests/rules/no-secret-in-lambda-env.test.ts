/** Keys, values and detours: what counts as a secret in an environment, and through what it is seen. */
import { describe, expect, it } from 'vitest';
import { lint } from '../support/linting.ts';
import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

const REMEDY = 'read it at run time with IAM-scoped access';
const FUNCTION_PLACE = "the function's";

/** A function without a name, so that only the removal is suggested. */
const fn = (environment: string, before = '', after = ''): string => `import * as lambda from 'aws-cdk-lib/aws-lambda';
${before}
new lambda.Function(scope, 'F', { runtime, handler: 'index.handler', code, environment: ${environment} });
${after}`;

const finding =
  (messageId: string) =>
  (
    name: string,
    text: string,
    from = '',
    key = /«(\.\.\.)?([^»]*)»/.exec(text)![2]!.replace(/^['"]|['"]$/g, ''),
  ): InvalidCase =>
    marked(name, text, {
      messageId,
      data: { key, from, place: FUNCTION_PLACE, remedy: REMEDY },
      removal: { messageId: 'remove', data: { key } },
    });

const literal = finding('literal');
const passed = finding('passedThrough');
const resolved = finding('resolvedAtDeploy');
const whole = (name: string, text: string, from: string): InvalidCase =>
  marked(name, text, {
    messageId: 'wholeEnvironment',
    data: { from, place: FUNCTION_PLACE, remedy: REMEDY },
    removal: { messageId: 'removeMap' },
  });

const literals: InvalidCase[] = [
  literal('guide: elided token', fn(`{⟦ «SLACK_BOT_TOKEN»: 'xoxb-...'⟧ }`)),
  literal('guide: elided key', fn(`{ ⟦«OPENAI_API_KEY»: 'sk-...', ⟧LOG_LEVEL: 'info' }`)),
  literal('guide: password', fn(`{ LOG_LEVEL: 'info'⟦, «DB_PASSWORD»: 'password123'⟧ }`)),
  literal('quoted key', fn(`{⟦ «'DB_PASSWORD'»: 'hunter2'⟧ }`)),
  literal('a default password under a key that may be a KMS key', fn(`{⟦ «JWT_SIGNING_KEY»: 'replace-me'⟧ }`)),
  literal('a name-like value under a sure key', fn(`{⟦ «JWT_SECRET»: 'super-secret-jwt'⟧ }`)),
  literal('digits', fn(`{⟦ «DB_PASSWORD»: '19700101'⟧ }`)),
  literal('random value under a weak key', fn(`{⟦ «SESSION_KEY»: 'q8Zr2vYk5Lw9Tn3XbE7u'⟧ }`)),
  literal('token under any key', fn(`{⟦ «NOTIFIER»: 'xoxb-123456789012-123456789012-aBcDeFgHiJkLmNoPqRsTuVwX'⟧ }`)),
  literal('token put together', fn(`{⟦ «BILLING»: 'sk_live_' + '9fQ2vT7mXb4LcZ8wRk3NpD6h'⟧ }`)),
  literal('URL with a password under any key', fn(`{⟦ «BACKEND»: 'postgres://app:hunter2@db.example.com/app'⟧ }`)),
  literal('password in a URL with holes', fn('{⟦ «BACKEND»: `postgres://app:hunter2@${host}/app`⟧ }')),
  literal('template', fn('{⟦ «API_KEY»: `hunter2`⟧ }')),
  literal('constant', fn(`{⟦ «API_KEY»: key⟧ }`, `const key = 'hunter2';`)),
  literal('shorthand', fn(`{⟦ «API_KEY»⟧ }`, `const API_KEY = 'hunter2';`)),
  literal('one branch', fn(`{⟦ «REDIS_PASSWORD»: production ? props.other : 'hunter2'⟧ }`)),
  literal('as', fn(`{⟦ «API_KEY»: 'hunter2' as string⟧ } as Record<string, string>`)),
  literal('satisfies', fn(`{⟦ «API_KEY»: 'hunter2' satisfies string⟧ } satisfies Record<string, string>`)),
];

const handedThrough: InvalidCase[] = [
  passed('guide: process.env', fn('{⟦ «API_KEY»: process.env.API_KEY!⟧ }'), 'process.env.API_KEY'),
  passed('with a fallback', fn(`{⟦ «API_KEY»: process.env.API_KEY ?? ''⟧ }`), 'process.env.API_KEY'),
  passed('with another fallback', fn(`{⟦ «API_KEY»: process.env.API_KEY || 'none'⟧ }`), 'process.env.API_KEY'),
  passed('in a template', fn('{⟦ «API_KEY»: `${process.env.API_KEY}`⟧ }'), 'process.env.API_KEY'),
  passed('as a string', fn('{⟦ «API_KEY»: String(process.env.API_KEY)⟧ }'), 'process.env.API_KEY'),
  passed('bracket access', fn(`{⟦ «API_KEY»: process['env']['API_KEY']⟧ }`), 'process.env.API_KEY'),
  passed('optional chain', fn('{⟦ «API_KEY»: process?.env?.API_KEY⟧ }'), 'process.env.API_KEY'),
  passed('destructured', fn('{⟦ «API_KEY»⟧ }', 'const { API_KEY } = process.env;'), 'process.env.API_KEY'),
  passed('renamed', fn('{⟦ «API_KEY»: key⟧ }', `const { API_KEY: key = '' } = process.env;`), 'process.env.API_KEY'),
  passed('alias', fn('{⟦ «API_KEY»: env.API_KEY⟧ }', 'const env = process.env;'), 'process.env.API_KEY'),
  passed('import', fn('{⟦ «API_KEY»: env.API_KEY⟧ }', `import { env } from 'node:process';`), 'process.env.API_KEY'),
  passed('require', fn('{⟦ «API_KEY»: env.API_KEY⟧ }', `const { env } = require('process');`), 'process.env.API_KEY'),
  passed('import.meta', fn('{⟦ «API_KEY»: import.meta.env.API_KEY⟧ }'), 'process.env.API_KEY'),
  passed(
    'secret variable under a key that says nothing',
    fn('{⟦ «BILLING»: process.env.STRIPE_SECRET_KEY⟧ }'),
    'process.env.STRIPE_SECRET_KEY',
  ),
  passed('unclear variable under a secret key', fn('{⟦ «API_KEY»: process.env.ACME⟧ }'), 'process.env.ACME'),
  passed('both are hints', fn('{⟦ «LICENSE_KEY»: process.env.LICENSE_KEY⟧ }'), 'process.env.LICENSE_KEY'),
  passed('database URL', fn('{⟦ «DATABASE_URL»: process.env.DATABASE_URL⟧ }'), 'process.env.DATABASE_URL'),
  passed(
    'IIFE',
    fn(`{⟦ «API_KEY»: (() => { const v = process.env.API_KEY; if (!v) throw new Error('unset'); return v; })()⟧ }`),
    'process.env.API_KEY',
  ),
  passed(
    'own check',
    fn(
      `{⟦ «API_KEY»: need('API_KEY')⟧ }`,
      '',
      'function need(name) { const v = process.env[name]; if (!v) throw new Error(name); return v; }',
    ),
    'process.env.API_KEY',
  ),
  passed(
    'imported check',
    fn(`{⟦ «API_KEY»: requireEnv('API_KEY')⟧ }`, `import { requireEnv } from './env.js';`),
    'process.env.API_KEY',
  ),
  passed(
    'validated',
    fn(
      '{⟦ «API_KEY»: env.API_KEY⟧ }',
      'const schema = z.object({ API_KEY: z.string() }); const env = schema.parse(process.env);',
    ),
    'process.env.API_KEY',
  ),
  passed(
    'dotenv',
    fn('{⟦ «API_KEY»: dotenv.config().parsed.API_KEY⟧ }', `import dotenv from 'dotenv';`),
    'process.env.API_KEY',
  ),
  passed(
    'inside JSON',
    fn('{⟦ «SETTINGS»: JSON.stringify({ github: process.env.GITHUB_TOKEN })⟧ }'),
    'process.env.GITHUB_TOKEN',
  ),
  passed(
    'encoded',
    fn(`{⟦ «SETTINGS»: Buffer.from(process.env.GITHUB_TOKEN).toString('base64')⟧ }`),
    'process.env.GITHUB_TOKEN',
  ),
  passed('joined', fn(`{⟦ «SETTINGS»: ['bot', process.env.GITHUB_TOKEN].join(':')⟧ }`), 'process.env.GITHUB_TOKEN'),
  passed(
    'in a URL',
    fn('{⟦ «SETTINGS»: `https://bot:${process.env.GITHUB_TOKEN}@github.com`⟧ }'),
    'process.env.GITHUB_TOKEN',
  ),
  passed(
    'CDK context',
    fn(`{⟦ «PAGER_API_KEY»: this.node.tryGetContext('pagerApiKey')⟧ }`),
    'context value pagerApiKey',
  ),
  passed(
    'member of CDK context',
    fn(`{⟦ «PAGER_API_KEY»: app.node.tryGetContext('pager').apiKey ?? ''⟧ }`),
    'context value apiKey',
  ),
  passed(
    'a parameter by its name',
    fn(`{⟦ «SEARCH_API_KEY»: params.searchApiKey ?? ''⟧ }`, '', '')
      .replace(/^new/m, '((params) => new')
      .replace(/\);\n$/, '));'),
    'searchApiKey',
  ),
  passed(
    'an import by its name',
    fn('{⟦ «SEARCH_API_KEY»: settings.search.apiKey⟧ }', `import { settings } from './settings.js';`),
    'apiKey',
  ),
  passed(
    'connection string by its parts',
    fn(
      '{⟦ «DATABASE_URL»⟧ }',
      `import { dbPassword } from './settings.js'; const DATABASE_URL = \`postgres://app:\${dbPassword}@host/app\`;`,
    ),
    'dbPassword',
  ),
  passed(
    'password part of any URL',
    fn('{⟦ «BACKEND»: `amqps://app:${dbPassword}@host`⟧ }', `import { dbPassword } from './settings.js';`),
    'dbPassword',
  ),
  passed(
    'read while deploying',
    fn(
      '{⟦ «BACKEND»: SecretString⟧ }',
      `import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';\nconst { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'a' }));`,
    ),
    'SecretString',
  ),
  whole('process.env as a whole', fn(`{ ⟦...«process.env», ⟧A: 'b' }`), 'process.env'),
  whole('dotenv file', fn(`{⟦ ...«dotenv.config().parsed»⟧ }`, `import * as dotenv from 'dotenv';`), 'the .env file'),
  whole(
    'dotenv file through a constant',
    fn(`{ A: 'b'⟦, ...«parsed»⟧ }`, `import { config } from 'dotenv'; const { parsed } = config();`),
    'the .env file',
  ),
  whole(
    'dotenv parse',
    fn(`{⟦ ...«parse(readFileSync('.env'))»⟧ }`, `import { parse } from 'dotenv';`),
    'the .env file',
  ),
  whole(
    'all that is set',
    fn(`{⟦ ...«Object.fromEntries(Object.entries(process.env).filter(([, v]) => v !== undefined))»⟧ }`),
    'process.env',
  ),
  whole('assigned', fn(`Object.assign({ A: 'b' }⟦, «process.env»⟧)`), 'process.env'),
  whole(
    'instead of a map',
    `import * as lambda from 'aws-cdk-lib/aws-lambda';\nnew lambda.Function(scope, 'F', { handler⟦, environment: «process.env»⟧ });`,
    'process.env',
  ),
];

const SECRET = `import { Secret } from 'aws-cdk-lib/aws-secretsmanager';\nconst secret = Secret.fromSecretNameV2(scope, 'S', 'app/prod/db');`;
const PARAMETERS = `import { StringParameter, SecretValue } from 'aws-cdk-lib/aws-ssm';`;

const resolvedAtDeploy: InvalidCase[] = [
  resolved(
    'guide: valueForStringParameter',
    fn(`{⟦ «BOT_TOKEN»: StringParameter.valueForStringParameter(this, '/slack-bot/prod/bot-token')⟧ }`, PARAMETERS),
    'valueForStringParameter()',
  ),
  resolved(
    'secret path under a key that says nothing',
    fn(`{⟦ «SLACK»: StringParameter.valueForStringParameter(this, '/slack-bot/prod/bot-token')⟧ }`, PARAMETERS),
    'valueForStringParameter()',
  ),
  resolved(
    'sure key and a path that says nothing',
    fn('{⟦ «BOT_TOKEN»: StringParameter.valueForStringParameter(this, props.path)⟧ }', PARAMETERS),
    'valueForStringParameter()',
  ),
  resolved(
    'path with a stage',
    fn(
      '{⟦ «SLACK»: StringParameter.valueForTypedStringParameterV2(this, `/slack-bot/${stage}/bot-token`)⟧ }',
      PARAMETERS,
    ),
    'valueForTypedStringParameterV2()',
  ),
  resolved(
    'lookup',
    fn(`{⟦ «SLACK»: StringParameter.valueFromLookup(this, '/slack-bot/prod/bot-token')⟧ }`, PARAMETERS),
    'valueFromLookup()',
  ),
  resolved(
    'secure lookup',
    fn(`{⟦ «SLACK»: StringParameter.valueForSecureStringParameter(this, '/slack-bot/prod/x', 1)⟧ }`, PARAMETERS),
    'valueForSecureStringParameter()',
  ),
  resolved(
    'one of two',
    fn(
      `{⟦ «LAUNCH_SDK_KEY»: key⟧ }`,
      `${PARAMETERS}\nconst key = process.env.ACME_ID || StringParameter.valueForStringParameter(this, '/app/prod/sdk-key');`,
    ),
    'valueForStringParameter()',
  ),
  resolved(
    'stringValue of a SecureString',
    fn(
      `{⟦ «X»: token.stringValue⟧ }`,
      `${PARAMETERS}\nconst token = StringParameter.fromSecureStringParameterAttributes(this, 'T', { parameterName: '/a/b/c' });`,
    ),
    'stringValue',
  ),
  resolved(
    'stringValue of a parameter by its name',
    fn(
      `{⟦ «X»: token.stringValue⟧ }`,
      `${PARAMETERS}\nconst token = StringParameter.fromStringParameterName(this, 'T', '/a/b/api-token');`,
    ),
    'stringValue',
  ),
  resolved(
    'secretValueFromJson',
    fn(`{⟦ «X»: secret.secretValueFromJson('password').unsafeUnwrap()⟧ }`, SECRET),
    'secretValueFromJson()',
  ),
  resolved(
    'secretValueFromJson without unwrapping',
    fn(`{⟦ «X»: secret.secretValueFromJson('password').toString()⟧ }`, SECRET),
    'secretValueFromJson()',
  ),
  resolved('whole secret', fn('{⟦ «X»: secret.secretValue.unsafeUnwrap()⟧ }', SECRET), 'secretValue'),
  resolved('whole secret as a string', fn('{⟦ «X»: secret.secretValue.toString()⟧ }', SECRET), 'secretValue'),
  resolved(
    'user name under a key that means a password',
    fn(`{⟦ «API_TOKEN»: secret.secretValueFromJson('username').unsafeUnwrap()⟧ }`, SECRET),
    'secretValueFromJson()',
  ),
  resolved(
    'secret of a cluster',
    fn(`{⟦ «X»: cluster.secret!.secretValueFromJson('password').unsafeUnwrap()⟧ }`),
    'secretValueFromJson()',
  ),
  resolved(
    'SecretValue.secretsManager',
    fn(`{⟦ «X»: SecretValue.secretsManager('app/prod/x').unsafeUnwrap()⟧ }`),
    'SecretValue.secretsManager()',
  ),
  resolved(
    'SecretValue.secretsManager with toString',
    fn(`{⟦ «X»: cdk.SecretValue.secretsManager('x', { jsonField: 'key' }).toString()⟧ }`),
    'SecretValue.secretsManager()',
  ),
  resolved(
    'SecretValue.ssmSecure',
    fn(`{⟦ «X»: SecretValue.ssmSecure('/a/b/c').unsafeUnwrap()⟧ }`),
    'SecretValue.ssmSecure()',
  ),
  resolved(
    'SecretValue.unsafePlainText',
    fn(`{⟦ «X»: SecretValue.unsafePlainText('abc').unsafeUnwrap()⟧ }`),
    'SecretValue.unsafePlainText()',
  ),
  resolved('any SecretValue', fn('{⟦ «X»: props.token.unsafeUnwrap()⟧ }'), 'unsafeUnwrap()'),
  resolved('client secret', fn('{⟦ «X»: client.userPoolClientSecret.unsafeUnwrap()⟧ }'), 'userPoolClientSecret'),
  resolved('Token.asString', fn('{⟦ «X»: cdk.Token.asString(secret.secretValue)⟧ }', SECRET), 'secretValue'),
  resolved(
    'Lazy',
    fn('{⟦ «X»: cdk.Lazy.string({ produce: () => secret.secretValue.unsafeUnwrap() })⟧ }', SECRET),
    'secretValue',
  ),
  resolved('Fn.join', fn(`{⟦ «X»: Fn.join('', ['a', secret.secretValue.unsafeUnwrap()])⟧ }`, SECRET), 'secretValue'),
  resolved(
    'connection string',
    fn('{⟦ «X»: `postgres://a:${secret.secretValueFromJson("password").unsafeUnwrap()}@host`⟧ }', SECRET),
    'secretValueFromJson()',
  ),
  resolved(
    'dynamic reference',
    fn(`{⟦ «X»: '{{resolve:secretsmanager:app/prod/x:SecretString:key}}'⟧ }`),
    '{{resolve:secretsmanager}}',
  ),
  resolved(
    'dynamic reference to a SecureString',
    fn(`{⟦ «X»: '{{resolve:ssm-secure:/a/b/c:1}}'⟧ }`),
    '{{resolve:ssm-secure}}',
  ),
  resolved('dynamic reference to a parameter', fn(`{⟦ «X»: '{{resolve:ssm:/a/b/api-key:1}}'⟧ }`), '{{resolve:ssm}}'),
  resolved(
    'dynamic reference with a hole',
    fn('{⟦ «X»: `{{resolve:secretsmanager:${secret.secretArn}:SecretString:password}}`⟧ }', SECRET),
    '{{resolve:secretsmanager}}',
  ),
  resolved(
    'dynamic reference in Fn.sub',
    fn("{⟦ «X»: Fn.sub('{{resolve:secretsmanager:${S}:SecretString:password}}')⟧ }"),
    '{{resolve:secretsmanager}}',
  ),
  resolved(
    'NoEcho parameter',
    fn('{⟦ «X»: p.valueAsString⟧ }', `const p = new cdk.CfnParameter(this, 'P', { noEcho: true });`),
    'CfnParameter',
  ),
  resolved(
    'parameter under a secret key',
    fn('{⟦ «API_KEY»: p.valueAsString⟧ }', `const p = new cdk.CfnParameter(this, 'ApiKey', { type: 'String' });`),
    'CfnParameter',
  ),
  resolved(
    'access key',
    fn('{⟦ «X»: key.attrSecretAccessKey⟧ }', 'const key = new iam.CfnAccessKey(this, "K", { userName });'),
    'attrSecretAccessKey',
  ),
  resolved(
    'access key construct',
    fn('{⟦ «X»: key.secretAccessKey.unsafeUnwrap()⟧ }', 'const key = new iam.AccessKey(this, "K", { user });'),
    'secretAccessKey',
  ),
  resolved(
    'GraphQL key',
    fn(`{⟦ «X»: api.apiKey ?? ''⟧ }`, 'const api = new appsync.GraphqlApi(this, "A", { name });'),
    'apiKey',
  ),
  resolved(
    'GraphQL key resource',
    fn('{⟦ «X»: apiKey.attrApiKey⟧ }', 'const apiKey = new appsync.CfnApiKey(this, "A", { apiId });'),
    'attrApiKey',
  ),
  resolved('serialized secret', fn('{⟦ «X»: dbSecret.serialize()⟧ }'), 'serialize()'),
  resolved('import from another stack', fn(`{⟦ «API_KEY»: Fn.importValue('Shared')⟧ }`), 'Fn.importValue()'),
];

const settings: InvalidCase[] = [
  marked('setting secretNames.add', fn(`{⟦ «ACME_GREMLIN»: 'hunter2'⟧ }`), {
    messageId: 'literal',
    data: { key: 'ACME_GREMLIN', from: '', place: FUNCTION_PLACE, remedy: REMEDY },
    removal: { messageId: 'remove', data: { key: 'ACME_GREMLIN' } },
    more: { settings: { 'aws-secrets': { secretNames: { add: ['gremlin'] } } } },
  }),
  marked('a key that is not allowed', fn(`{ LEGACY_TOKEN: process.env.LEGACY_TOKEN⟦, «API_KEY»: 'hunter2'⟧ }`), {
    messageId: 'literal',
    data: { key: 'API_KEY', from: '', place: FUNCTION_PLACE, remedy: REMEDY },
    removal: { messageId: 'remove', data: { key: 'API_KEY' } },
    more: { options: [{ allowKeys: ['LEGACY_TOKEN'] }] },
  }),
];

const valid: ValidCase[] = [
  // Configuration (G2), and the names a word list gets wrong.
  fn(
    `{ CONFIG_PROFILE: 'prod', AWS_REGION: process.env.AWS_REGION, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info', FEATURE_LOGIN: 'true', MAX_RETRIES: '3' }`,
  ),
  fn(
    `{ SECRETS_REVISION: '2', PASSWORD_HASH_ITERATIONS: '210000', PASSWORD_KEY_LENGTH: '64', MAX_TOKENS: '1024', TOKEN_TTL_SECONDS: '900' }`,
  ),
  fn(
    `{ SECRETS_MANAGER_ENDPOINT: 'https://secretsmanager.eu-central-1.amazonaws.com', PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: '2773' }`,
  ),
  fn(
    '{ WEBHOOK_VALIDATOR_FUNCTION_ARN: validator.functionArn, TOKEN_REFRESH_FUNCTION_ARN: process.env.TOKEN_REFRESH_FUNCTION_ARN }',
  ),
  fn(
    `{ API_KEY_REQUIRED: 'true', USE_PASSWORD: 'false', PARTITION_KEY: 'channel', IDEMPOTENCY_KEY_HEADER: 'x-idempotency-key', PUBLIC_KEY_ID: 'k-2' }`,
  ),
  fn(`{ TOKEN: 'native', SESSION_KEY: 'channel', CACHE_KEY: 'v1', API_KEY: 'x-api-key' }`),
  // KMS keys under the names of key material.
  fn(
    '{ SIGNING_KEY: key.keyId, KMS_KEY_ID: key.keyId, SIGNING_KEY_ARN: key.keyArn }',
    `const key = kms.Key.fromLookup(this, 'K', { aliasName: 'alias/app' });`,
  ),
  fn('{ SIGNING_KEY: new kms.Key(this, "K").keyArn }'),
  fn(
    `{ SIGNING_KEY: StringParameter.valueForStringParameter(this, '/platform/kms-key-arn'), ENCRYPTION_KEY: process.env.KMS_KEY_ID, CIPHER_KEY: 'alias/app' }`,
  ),
  fn(`{ ENCRYPTION_KEY: Fn.importValue('EncryptionKeyArn'), SIGNING_KEY: Fn.importValue('Shared') }`),
  // No value yet, or none at all.
  fn(
    `{ API_KEY: '', DB_PASSWORD: 'true', BOT_TOKEN: '0', JWT_SECRET: 'none', OTHER_SECRET: undefined, A_SECRET: '12345', B_SECRET: 12345678 }`,
  ),
  fn(
    `{ API_KEY: '<your-key>', DB_PASSWORD: 'dummy', BOT_TOKEN: 'test', JWT_SECRET: 'example', B_SECRET: 'xxxxx', C_SECRET: '***', D_SECRET: '\${secret}' }`,
  ),
  // Identifiers of secrets: no-env-param-path.
  fn(
    `{ SECRET_NAME: 'app/prod/x', SECRET_ARN: secret.secretArn, TOKEN_PATH: '/a/b/token', SLACK_TOKEN: '/slack/prod/token', DB_SECRET: secret.secretName }`,
    SECRET,
  ),
  fn(
    '{ SLACK_TOKEN: `/slack/${process.env.STAGE}/token`, DB_SECRET: `arn:aws:secretsmanager:${region}:${account}:secret:x`, BOT_TOKEN: process.env.BOT_TOKEN_PATH }',
  ),
  // Resolved at deploy time, and no secret.
  fn(
    `{ VPC_ID: StringParameter.valueForStringParameter(this, '/x/vpc-id'), SEARCH: StringParameter.valueFromLookup(this, '/x/endpoint'), B: p.stringValue }`,
    `const p = StringParameter.fromStringParameterName(this, 'P', '/x/bucket-name');`,
  ),
  fn(
    `{ DB_HOST: secret.secretValueFromJson('host').unsafeUnwrap(), DB_USER: secret.secretValueFromJson('username').unsafeUnwrap() }`,
    SECRET,
  ),
  fn(
    '{ QUEUE_URL: queue.queueUrl, CLIENT_ID: client.userPoolClientId, API_KEY_ID: apiKey.keyId, STACK: p.valueAsString }',
    `const p = new cdk.CfnParameter(this, 'P', {});`,
  ),
  // Names alone are not enough where the key does not expect a secret, or the value has none.
  fn(
    '{ API_KEY: props.value, BOT_TOKEN: config.get(), C_SECRET: foo, BILLING: process.env.TOKEN, OTHER: props.apiKey }',
  ),
  // Published on purpose.
  fn(`{ JWT_PUBLIC_KEY: process.env.JWT_PUBLIC_KEY, NEXT_PUBLIC_API_KEY: process.env.NEXT_PUBLIC_API_KEY }`),
  // Amplify's functions fetch it when they start.
  `import { defineFunction, secret } from '@aws-amplify/backend';\nexport const hello = defineFunction({ environment: { API_KEY: secret('API_KEY') } });`,
  `import * as amplify from '@aws-amplify/backend';\nbackend.hello.addEnvironment('API_KEY', amplify.secret('API_KEY'));`,
  // Some of the machine's variables are not all of them.
  fn(
    `{ ...pick(process.env, ['STAGE']), ...Object.fromEntries(Object.entries(process.env).filter(([key]) => key.startsWith('APP_'))) }`,
    `import { pick } from 'lodash';`,
  ),
  { name: 'tests have dummies', code: fn(`{ API_KEY: 'hunter2' }`), filename: 'test/stack.test.ts' },
  {
    name: 'setting testFiles',
    code: fn(`{ API_KEY: 'hunter2' }`),
    filename: 'integration/stack.ts',
    settings: { 'aws-secrets': { testFiles: ['integration/**'] } },
  },
  {
    name: 'setting secretNames.ignore',
    code: fn(`{ API_TOKEN: 'hunter2' }`),
    settings: { 'aws-secrets': { secretNames: { ignore: ['API_TOKEN'] } } },
  },
  {
    name: 'option allowKeys',
    code: fn(`{ API_KEY: 'hunter2', LEGACY_TOKEN: process.env.LEGACY_TOKEN }`),
    options: [{ allowKeys: ['API_KEY', '^LEGACY_'] }],
  },
  { name: 'option services', code: fn(`{ API_KEY: 'hunter2' }`), options: [{ services: ['ecs', 'codebuild'] }] },
];

testRule('no-secret-in-lambda-env', {
  valid,
  invalid: [...literals, ...handedThrough, ...resolvedAtDeploy, ...settings],
});

describe('options of no-secret-in-lambda-env', () => {
  const withOptions = (options: object) => () =>
    lint(fn(`{ API_KEY: 'hunter2' }`), { rules: { 'aws-secrets/no-secret-in-lambda-env': ['error', options] } });

  it('refuses what it does not know', () => {
    expect(withOptions({ services: ['lamda'] })).toThrow(/"lamda" should be equal to one of the allowed values/);
    expect(withOptions({ services: [] })).toThrow(/fewer than 1 items/);
    expect(withOptions({ allowKeys: [''] })).toThrow(/shorter than 1/);
    expect(withOptions({ allowedKeys: ['A'] })).toThrow(/allowedKeys/);
  });

  it('names the option whose regular expression is invalid', () => {
    expect(withOptions({ allowKeys: ['^('] })).toThrow(/allowKeys/);
  });
});

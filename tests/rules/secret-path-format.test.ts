import { marked, unmarked } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

const SDK = "import { GetParameterCommand, GetParametersByPathCommand, PutParameterCommand } from '@aws-sdk/client-ssm';\nimport { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';\n";
const CDK = "import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';\nimport * as ssm from 'aws-cdk-lib/aws-ssm';\n";

const read = (name: string): string => `${SDK}x = client.send(new GetParameterCommand({ Name: ${name}, WithDecryption: true }));`;
const secret = (name: string): string => `${SDK}x = client.send(new GetSecretValueCommand({ SecretId: ${name} }));`;

interface More {
  readonly data?: Record<string, string>;
  /** The new name, which the suggestion puts in place of what is marked. */
  readonly better?: string;
  readonly options?: Record<string, unknown>;
}

function wrong(messageId: string, text: string, { data = {}, better, options }: More = {}): InvalidCase {
  const test = marked(text, text, { messageId, data });
  const output = better === undefined ? undefined : unmarked(text.replace(/«.*»/, `'${better}'`));
  const suggestions = output === undefined ? [] : [{ messageId: 'rename', data: { name: better! }, output }];
  return {
    ...test,
    errors: (test.errors as object[]).map((error) => ({ ...error, suggestions })) as never,
    ...(options ? { options: [options] } : {}),
  };
}

const form = (text: string, better?: string) => wrong('form', text, better === undefined ? {} : { better });
const order = (text: string, better?: string) => wrong('order', text, better === undefined ? {} : { better });
const environment = (text: string, segment: string) => wrong('environment', text, { data: { segment } });

testRule('secret-path-format', {
  valid: [
    // The form.
    ...[
      "'/slack-bot/production/token'",
      "'/slack-bot/prod/db/password'",
      "'/slack-bot/eu-prod/token'",
      "'/slack-bot/shared/token'",
      "'/slack-bot/dev2/token:3'",
      '`/slack-bot/${stage}/token`',
      '`/slack-bot/${process.env.STAGE}/token`',
      '`/${app}/${stage}/token`',
      '`/slack-bot/${region}/token`',
      "'/slack-bot/' + environment + '/token'",
      "prod ? '/app/prod/token' : '/app/dev/token'",
      "'/app/{stage}/token'",
    ].map(read),
    // Too much is open.
    ...['`${prefix}/token`', '`/${prefix}/token`', '`/app/${name}-token`', '`${prefix}${name}`', 'name', 'process.env.TOKEN_PATH', 'load()', "'/app/%s'"].map(read),
    // Secrets Manager does without the slash.
    secret("'slack-bot/production/token'"),
    secret("'/slack-bot/production/token'"),
    // Names that AWS gives, and ARNs.
    secret("'rds!cluster-0a1b2c3d'"),
    secret("'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-AbCdEf'"),
    read("'/aws/reference/secretsmanager/token'"),
    read('`arn:aws:ssm:${region}:${account}:parameter/token`'),
    // No secrets.
    `${SDK}x = client.send(new GetParameterCommand({ Name: 'log-level' }));`,
    read("'/app/log-level'"),
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/settings' }));`,
    `${SDK}client.send(new PutParameterCommand({ Name: '/level', Value: level, Type: 'String' }));`,
    `${CDK}new ssm.StringParameter(this, 'X', { parameterName: 'cors-origins', stringValue: 'x' });`,
    `${CDK}new ssm.StringParameter(this, 'X', { parameterName: 'db-secret', stringValue: secret.secretArn });`,
    // Trees.
    `${SDK}x = client.send(new GetParametersByPathCommand({ Path: '/app/prod/', WithDecryption: true }));`,
    `${SDK}x = client.send(new GetParametersByPathCommand({ Path: '/app/prod/secrets', WithDecryption: true }));`,
    // A wrapper of another file may add to the name.
    "import { getSecret } from './secrets'; await getSecret('slack-token');",
    `${CDK}new secretsmanager.Secret(this, 'X');`,
    `${CDK}new secretsmanager.Secret(this, 'X', { secretName: 'app/prod/token' });`,
    `${CDK}new secretsmanager.Secret(this, 'X', { secretName: \`\${props.app}/\${props.stage}/token\` });`,
    "import { Secret } from './own'; new Secret(this, 'X', { secretName: 'token' });",
    // Options.
    { code: read("'/app/blue/token'"), options: [{ additionalEnvironments: ['blue'] }] },
    { code: read("'/app/prod/token'"), options: [{ environments: ['dev', 'prod'] }] },
    { code: read("'prod.app.token'"), options: [{ pattern: '^(dev|prod)\\.[a-z-]+\\.[a-z-]+$' }] },
    { code: read('`prod.${app}.token`'), options: [{ pattern: '^x$' }] },
    { code: read("'token'"), filename: 'src/read.spec.ts' },
    "// new GetParameterCommand({ Name: 'token' })",
  ],
  invalid: [
    // Too short.
    form(read("«'token'»")),
    form(read("«'/token'»")),
    form(read("«'/app/token'»")),
    form(read("«'/app//prod/token'»")),
    form(read("«`/${stage}/token`»")),
    form(read("«'/app/' + stage»").replace('stage»', "'token'»")),
    form(secret("«'slackToken'»")),
    form(secret("«'app/token'»")),
    form(secret("«'prod.app.token'»")),
    form(`${SDK}x = client.send(new GetParametersByPathCommand({ Path: «'/app/'», WithDecryption: true }));`),
    // Without a slash.
    form(read("«'app/prod/token'»"), '/app/prod/token'),
    form(read("«`app/${stage}/token`»")),
    form(read("«'app/prod/token' as string»"), '/app/prod/token'),
    // In another order.
    order(read("«'/prod/app/token'»"), '/app/prod/token'),
    order(read("«'prod/app/token'»"), '/app/prod/token'),
    order(read("«'/org/app/production/token'»"), '/org/production/app/token'),
    order(secret("«'staging/shop/db/password'»"), 'shop/staging/db/password'),
    order(read('«`/${stage}/support/identity/client-access-token`»')),
    order(read("«'/' + process.env.STAGE + '/support/identity/token'»")),
    // Without an environment.
    environment(read("«'/slack-bot/db/password'»"), 'db'),
    environment(secret("«'shop/payment/api-key'»"), 'payment'),
    environment(read('«`/slack-bot/tokens/${name}`»'), 'tokens'),
    // Where the name is written.
    form(`${SDK}const name = «'token'»; x = client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));`.replace("«'token'»; x", "'token'; x").replace('Name: name', 'Name: «name»')),
    order(`${SDK}const load = (name: string) => client.send(new GetSecretValueCommand({ SecretId: name }));\nx = load(«'/prod/shop/token'»);`, '/shop/prod/token'),
    wrong('order', `${SDK}x = client.send(new GetParameterCommand({ Name: prod ? '/prod/app/token' : '/dev/app/token', WithDecryption: true }));`.replace(/(prod \? .*token'), /, '«$1», ')),
    // Other ways to name one.
    form("import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nawait getSecret(«'token'»);"),
    order("import { getParameter } from '@aws-lambda-powertools/parameters/ssm';\nawait getParameter(«'/prod/app/token'», { decrypt: true });", '/app/prod/token'),
    order("import ssm from '@middy/ssm';\nmiddy(handler).use(ssm({ fetchData: { token: «'/prod/app/token'» } }));", '/app/prod/token'),
    form("const value = await ssm.getParameter({ Name: «'token'», WithDecryption: true }).promise();"),
    form("x = await fetch(«'http://localhost:2773/secretsmanager/get?secretId=token'»);"),
    form(`${SDK}const apiKey = (await client.send(new GetParameterCommand({ Name: «'stripe'» }))).Parameter?.Value;`),
    form(`${SDK}client.send(new PutParameterCommand({ Name: «'stripe'», Value: x, Type: 'SecureString' }));`),
    order(`${SDK}client.send(new PutParameterCommand({ Name: «'/prod/app/stripe'», Value: apiKey, Type: 'String' }));`, '/app/prod/stripe'),
    form(`${CDK}new ssm.StringParameter(this, 'Token', { parameterName: «'token'», stringValue: value });`),
    form(`${CDK}new secretsmanager.Secret(this, 'Token', { secretName: «'SlackToken'» });`),
    order(`${CDK}new secretsmanager.Secret(this, 'Token', { secretName: «'prod/shop/token'» });`, 'shop/prod/token'),
    form(`${CDK}new secretsmanager.CfnSecret(this, 'Token', { name: «'SlackToken'» });`),
    order("import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';\nclient.send(new CreateSecretCommand({ Name: «'prod/shop/token'», SecretString: value }));", 'shop/prod/token'),
    // Skeletons of other repairs.
    wrong('placeholder', read("«'/REPLACE_ME/REPLACE_ME/token'»")),
    wrong('placeholder', `${SDK}x = client.send(new GetParameterCommand({ Name: «'/app/REPLACE_ME/log-level'» }));`),
    wrong('placeholder', "import { getSecret } from './secrets'; await getSecret(«'/REPLACE_ME/REPLACE_ME/token'»);"),
    wrong('placeholder', read("«'REPLACE_ME.token'»"), { options: { pattern: '^[A-Z_]+\\.token$' } }),
    // Options.
    wrong('environment', read("«'/app/production/token'»"), { data: { segment: 'production' }, options: { environments: ['dev', 'prod'] } }),
    wrong('order', read("«'/prod/app/token'»"), { better: '/app/prod/token', options: { environments: ['dev', 'prod'] } }),
    wrong('order', read("«'/blue/app/token'»"), { better: '/app/blue/token', options: { additionalEnvironments: ['blue'] } }),
    wrong('pattern', read("«'/app/prod/token'»"), { data: { pattern: '^(dev|prod)\\.' }, options: { pattern: '^(dev|prod)\\.' } }),
  ],
});

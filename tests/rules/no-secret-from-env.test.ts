import type { InvalidCase, ValidCase } from '../support/rule-tester.ts';
import { testRule } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const SDK = "import { S3Client } from '@aws-sdk/client-s3';\n";
const GETTER = "import { getSecret } from './secrets';\nexport const handler = async () => { ";

/** A case whose marked readings are of the given variables. */
function reads(marked: string, variables: readonly string[], more: Partial<InvalidCase> = {}): InvalidCase {
  const made = reported(marked, variables.map((name) => ({ messageId: 'read', name })), null, more);
  const errors = (made.errors as { data: { name: string } }[]).map(({ data, ...error }) => ({ ...error, data: { variable: data.name } }));
  return { ...made, errors } as InvalidCase;
}

/** One reading that an imported getter can replace. */
function fetched(marked: string, variable: string, output: string, getter = 'getSecret', more: Partial<InvalidCase> = {}): InvalidCase {
  const made = reads(marked, [variable], more);
  const suggestions = [{ messageId: 'fetch', data: { getter }, output }];
  return { ...made, errors: (made.errors as object[]).map((error) => ({ ...error, suggestions })) } as InvalidCase;
}

const inLambda = (code: string): string => `${SDK}${code}`;
const file = (filename: string, code: string): ValidCase => ({ filename, code });
const TOKEN = 'use(process.env.SLACK_TOKEN);';

testRule('no-secret-from-env', {
  valid: [
    // No sign that the file runs in AWS.
    TOKEN,
    `import { helper } from './helper'; ${TOKEN}`,
    `export const handler = (req, res) => res.send(process.env.API_KEY);`,
    `exports.command = 'x'; exports.handler = () => use(process.env.API_KEY);`,
    `import type { Handler } from '@netlify/functions'; export const handler: Handler = async () => use(process.env.API_KEY);`,
    `export const errorHandler = (error) => use(process.env.API_KEY, error);`,
    file('netlify/functions/x.js', `exports.handler = async () => use(process.env.API_KEY);`),
    // Servers run in containers, which get their secrets from the platform.
    `${SDK}const app = express(); app.listen(3000); ${TOKEN}`,
    // Infrastructure.
    `import { Stack } from 'aws-cdk-lib'; ${SDK}${TOKEN}`,
    `import * as aws from '@pulumi/aws'; ${SDK}${TOKEN}`,
    `import type { AWS } from '@serverless/typescript'; export const handler = 1; ${TOKEN}`,
    // Tools and tests.
    `#!/usr/bin/env node\n${inLambda(TOKEN)}`,
    `import * as core from '@actions/core'; ${SDK}${TOKEN}`,
    `import { Command } from 'commander'; ${SDK}${TOKEN}`,
    file('bin/deploy.ts', inLambda(TOKEN)),
    file('scripts/seed.js', inLambda(TOKEN)),
    file('packages/api/scripts/seed.mjs', inLambda(TOKEN)),
    file('sst.config.ts', inLambda(TOKEN)),
    file('serverless.ts', inLambda(TOKEN)),
    file('.github/release.ts', inLambda(TOKEN)),
    file('src/handler.test.ts', inLambda(TOKEN)),
    file('test/handler.ts', inLambda(TOKEN)),
    // Credentials that AWS puts there.
    inLambda('new S3Client({ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY, sessionToken: process.env.AWS_SESSION_TOKEN } });'),
    // Names that hold no secret, or identify one.
    ...[
      'LOG_LEVEL', 'STAGE', 'TABLE_NAME', 'PRIMARY_KEY', 'KMS_KEY_ID', 'SIGNING_KEY_ARN', 'SIGNING_KEY', 'DB_SECRET_ARN', 'SECRET_NAME', 'TOKEN_PATH',
      'TOKEN_PARAMETER_NAME', 'SSM_TOKEN', 'TOKEN_TABLE', 'MAX_TOKENS', 'PASSWORD_MIN_LENGTH', 'PUBLIC_KEY', 'API_KEY_HEADER', 'NEXT_PUBLIC_API_KEY',
      'VITE_MAPBOX_TOKEN', 'SECRETS_MANAGER_ENDPOINT', 'PARAMETERS_SECRETS_EXTENSION_HTTP_PORT', 'TOKEN_URL', 'AUTH_ISSUER', 'JWT_AUDIENCE', 'APP_KEY_FILE',
    ].map((name) => inLambda(`use(process.env.${name});`)),
    inLambda('const { STAGE, ...rest } = process.env; use(STAGE, rest);'),
    // The name of a secret: no-env-param-path.
    "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; export const load = () => getSecret(process.env.API_SECRET!);",
    "import { SSM } from '@aws-sdk/client-ssm'; const name = process.env.APP_TOKEN; if (!name) throw new Error('x'); await new SSM().getParameter({ Name: name, WithDecryption: true });",
    "import { SSM } from '@aws-sdk/client-ssm'; await new SSM().getParameter({ Name: `/app/${process.env.TOKEN}`, WithDecryption: true });",
    // Handed on into an environment: no-secret-in-lambda-env.
    "export const handler = () => new SrLambda(this, 'x', { runtime: 'nodejs', handler: 'x', environment: { API_KEY: process.env.API_KEY } });",
    // Asked whether it is set.
    inLambda("if (!process.env.API_KEY) throw new Error('API_KEY is not set');"),
    inLambda("if (process.env.API_KEY === undefined || process.env.DB_PASSWORD == null) throw new Error('x');"),
    inLambda("console.log(process.env.API_KEY ? 'set' : 'unset', typeof process.env.API_KEY, Boolean(process.env.API_KEY));"),
    inLambda("const key = process.env['API_KEY'] && (await load());"),
    // Filled by the file itself, or written.
    inLambda("process.env.API_KEY = await load(); use(process.env.API_KEY);"),
    inLambda('Object.assign(process.env, await load()); use(process.env.API_KEY);'),
    inLambda('delete process.env.API_KEY;'),
    inLambda('process.env.API_KEY ??= await load();'),
    // No environment.
    inLambda('use(config.API_KEY, env.API_KEY.length);').replace('env.API_KEY', 'event.API_KEY'),
    inLambda('const env = { API_KEY: await load() }; use(env.API_KEY);'),
    inLambda('function process() {} use(event.process.env);'),
    inLambda('use(env.apiKey);'),
    inLambda("use(config.get('API_KEY'));"),
    inLambda("const env = (name: string) => load(name); use(env('API_KEY'));"),
    inLambda('for (const key of Object.keys(process.env)) use(process.env[key]);'),
    { code: inLambda('use(process.env.DEMO_TOKEN);'), options: [{ allow: ['DEMO_TOKEN'] }] },
    { code: inLambda('use(process.env.DEMO_TOKEN);'), settings: { 'aws-secrets': { secretNames: { ignore: ['demoToken'] } } } },
  ],
  invalid: [
    // Signs that a file runs in AWS.
    reads('export const handler = async () => use(«process.env.SLACK_TOKEN»);', ['SLACK_TOKEN']),
    reads('export async function handler() { use(«process.env.SLACK_TOKEN»); }', ['SLACK_TOKEN']),
    reads('exports.handler = async () => use(«process.env.SLACK_TOKEN»);', ['SLACK_TOKEN']),
    reads('module.exports.handler = async () => use(«process.env.SLACK_TOKEN»);', ['SLACK_TOKEN']),
    reads('module.exports = { handler: async () => use(«process.env.SLACK_TOKEN») };', ['SLACK_TOKEN']),
    reads('const run = async (event) => use(«process.env.SLACK_TOKEN»); export { run as handler };', ['SLACK_TOKEN']),
    reads('export const lambdaHandler = wrap(async () => use(«process.env.SLACK_TOKEN»));', ['SLACK_TOKEN']),
    reads('export const getItemsHandler = async (event) => use(«process.env.SLACK_TOKEN»);', ['SLACK_TOKEN']),
    reads('export async function main(event: APIGatewayProxyEvent) { use(«process.env.SLACK_TOKEN»); }', ['SLACK_TOKEN']),
    reads("import type { SQSHandler } from 'aws-lambda'; export const run: SQSHandler = async () => use(«process.env.SLACK_TOKEN»);", ['SLACK_TOKEN']),
    reads("import middy from '@middy/core'; use(«process.env.SLACK_TOKEN»);", ['SLACK_TOKEN']),
    reads("import { Logger } from '@aws-lambda-powertools/logger'; use(«process.env.SLACK_TOKEN»);", ['SLACK_TOKEN']),
    reads("const AWS = require('aws-sdk'); use(«process.env.SLACK_TOKEN»);", ['SLACK_TOKEN']),
    // Names.
    ...['DB_PASSWORD', 'JWT_SECRET', 'OPENAI_API_KEY', 'TOKEN', 'STRIPE_SECRET_KEY', 'DATABASE_URL', 'SLACK_WEBHOOK_URL', 'GITHUB_APP_PRIVATE_KEY', 'PGPASSWORD', 'LAUNCHDARKLY_SDK_KEY'].map((name) =>
      reads(inLambda(`use(«process.env.${name}»);`), [name]),
    ),
    { ...reads(inLambda('use(«process.env.VENDOR_LICENCE»);'), ['VENDOR_LICENCE']), settings: { 'aws-secrets': { secretNames: { add: ['vendorLicence'] } } } },
    // Ways to read.
    reads(inLambda("use(«process.env['SLACK_TOKEN']»!);"), ['SLACK_TOKEN']),
    reads(inLambda('use(«process.env[`SLACK_TOKEN`]»);'), ['SLACK_TOKEN']),
    reads(inLambda("const NAME = 'SLACK_TOKEN'; use(«process.env[NAME]»);"), ['SLACK_TOKEN']),
    reads(inLambda('use(«process.env.SLACK_TOKEN» as string, «process.env?.API_KEY»);'), ['SLACK_TOKEN', 'API_KEY']),
    reads(inLambda("const token = «process.env.SLACK_TOKEN» ?? ''; use(token); send(token);"), ['SLACK_TOKEN']),
    reads(inLambda('use(«globalThis.process.env.SLACK_TOKEN»);'), ['SLACK_TOKEN']),
    reads(inLambda('const env = process.env; use(«env.SLACK_TOKEN»);'), ['SLACK_TOKEN']),
    reads(inLambda('const { env } = process; use(«env.SLACK_TOKEN»);'), ['SLACK_TOKEN']),
    reads(inLambda("import { env } from 'node:process'; use(«env.SLACK_TOKEN»);"), ['SLACK_TOKEN']),
    reads(inLambda("import process from 'node:process'; use(«process.env.SLACK_TOKEN»);"), ['SLACK_TOKEN']),
    reads(inLambda("const { env } = require('process'); use(«env.SLACK_TOKEN»);"), ['SLACK_TOKEN']),
    reads(inLambda('use(«import.meta.env.SLACK_TOKEN»);'), ['SLACK_TOKEN']),
    reads(inLambda("import { env } from './env'; use(«env.SLACK_TOKEN», env.STAGE);"), ['SLACK_TOKEN']),
    reads(inLambda("use(«env('API_KEY')», «getEnvOrThrow('DB_PASSWORD')», requireEnv('STAGE'));"), ['API_KEY', 'DB_PASSWORD']),
    reads(inLambda("use(«env.get('API_KEY')».required().asString());"), ['API_KEY']),
    reads(inLambda('const env = (name: string) => process.env[name] ?? fail(name); use(«env(\'API_KEY\')», env(\'STAGE\'));'), ['API_KEY']),
    reads(inLambda('const env = z.object({ API_KEY: z.string() }).parse(process.env); use(«env.API_KEY»);'), ['API_KEY']),
    reads(inLambda('const config = { token: «process.env.SLACK_TOKEN», nested: { key: assertDefined(«process.env.API_KEY») } }; use(config.token, config.nested.key);'), ['SLACK_TOKEN', 'API_KEY']),
    reads(inLambda('class Client { #key = «process.env.API_KEY»!; send() { use(this.#key); } }'), ['API_KEY']),
    reads(inLambda("if (!process.env.API_KEY) throw new Error('x'); use(«process.env.API_KEY»);"), ['API_KEY']),
    reads(inLambda('if (header !== «process.env.API_KEY») throw new Error();'), ['API_KEY']),
    reads(inLambda('use(`Bearer ${/* why */ «process.env.SLACK_TOKEN»}`, "Basic " + «process.env.DB_PASSWORD»);'), ['SLACK_TOKEN', 'DB_PASSWORD']),
    // Destructured.
    reads(inLambda('const { «SLACK_TOKEN», STAGE } = process.env; use(SLACK_TOKEN, STAGE);'), ['SLACK_TOKEN']),
    reads(inLambda("const { «SLACK_TOKEN: token = ''», «'API_KEY': key» } = process.env; use(token, key);"), ['SLACK_TOKEN', 'API_KEY']),
    reads(inLambda('const { env: { «SLACK_TOKEN» } } = process; use(SLACK_TOKEN);'), ['SLACK_TOKEN']),
    reads(inLambda('const env = process.env; const { «SLACK_TOKEN» } = env; use(SLACK_TOKEN);'), ['SLACK_TOKEN']),
    reads(inLambda('let token; ({ «SLACK_TOKEN: token» } = process.env); use(token);'), ['SLACK_TOKEN']),
    reads(inLambda('export const send = ({ «SLACK_TOKEN» } = process.env) => use(SLACK_TOKEN);'), ['SLACK_TOKEN']),
    reads(inLambda('const { «SLACK_TOKEN» } = process.env;\r\nuse(\r\n  «process.env.API_KEY»\r\n);'), ['SLACK_TOKEN', 'API_KEY']),
    // A function that the file imports can fetch it.
    fetched(`${GETTER}const token = «process.env.SLACK_TOKEN»; use(token); };`, 'SLACK_TOKEN', `${GETTER}const token = await getSecret('/REPLACE_ME/REPLACE_ME/slack-token'); use(token); };`),
    fetched(`${GETTER}use(«process.env.SLACK_TOKEN»!); };`, 'SLACK_TOKEN', `${GETTER}use((await getSecret('/REPLACE_ME/REPLACE_ME/slack-token'))!); };`),
    fetched(`${GETTER}use('Bearer ' + «process.env.SLACK_TOKEN»); };`, 'SLACK_TOKEN', `${GETTER}use('Bearer ' + (await getSecret('/REPLACE_ME/REPLACE_ME/slack-token'))); };`),
    fetched(`${GETTER}use({ key: «process.env['API_KEY']» ?? '' }); };`, 'API_KEY', `${GETTER}use({ key: (await getSecret('/REPLACE_ME/REPLACE_ME/api-key')) ?? '' }); };`.replace("key: (await getSecret('/REPLACE_ME/REPLACE_ME/api-key'))", "key: await getSecret('/REPLACE_ME/REPLACE_ME/api-key')")),
    fetched(`${GETTER}use(«process.env.API_KEY».trim()); };`, 'API_KEY', `${GETTER}use((await getSecret('/REPLACE_ME/REPLACE_ME/api-key')).trim()); };`),
    fetched(
      "const { getSecretValue: read } = require('./secrets'); exports.handler = async () => use(«process.env.DB_PASSWORD»);",
      'DB_PASSWORD',
      "const { getSecretValue: read } = require('./secrets'); exports.handler = async () => use(await read('/REPLACE_ME/REPLACE_ME/db-password'));",
      'read',
    ),
    fetched(
      "import { getParameter } from '@aws-lambda-powertools/parameters/ssm'; export const send = async () => use(«process.env.API_KEY»);",
      'API_KEY',
      "import { getParameter } from '@aws-lambda-powertools/parameters/ssm'; export const send = async () => use(await getParameter('/REPLACE_ME/REPLACE_ME/api-key', { decrypt: true }));",
      'getParameter',
    ),
    fetched(
      "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; export const send = async () => use(«process.env.API_KEY»);",
      'API_KEY',
      "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; export const send = async () => use(await getSecret('/REPLACE_ME/REPLACE_ME/api-key'));",
      'getSecret',
      { filename: 'src/file.js' },
    ),
    // No place for a call that is waited for.
    reads("import { getSecret } from './secrets'; export const handler = () => use(«process.env.API_KEY»);", ['API_KEY']),
    reads("import { getSecret } from './secrets'; const key = «process.env.API_KEY»; export const handler = async () => use(key);", ['API_KEY']),
    reads("import { getSecret } from './secrets'; export const handler = async (event, key = «process.env.API_KEY») => use(key);", ['API_KEY']),
    reads("import { getSecret } from './secrets'; export const handler = async () => { class A { key = «process.env.API_KEY»; } use(A); };", ['API_KEY']),
    reads("import { getSecret } from './secrets'; export const handler = async () => { const { «API_KEY» } = process.env; use(API_KEY); };", ['API_KEY']),
    reads("import { getSecretName } from './secrets'; export const handler = async () => use(«process.env.API_KEY»);", ['API_KEY']),
    reads("import type { getSecret } from './secrets'; export const handler = async () => use(«process.env.API_KEY»);", ['API_KEY']),
  ],
});

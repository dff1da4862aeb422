import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase } from '../support/rule-tester.ts';

const SDK = "import { GetParameterCommand, GetParametersCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';\n";
const SSM = "import { SSMProvider, getParameter, getParameters, getParametersByName } from '@aws-lambda-powertools/parameters/ssm';\n";

/** One finding at «…»; `output` is what the autofix makes of it, `null` when there is none. */
const wrong = (
  operation: string,
  setting: string,
  text: string,
  output: string | null,
  messageId: 'absent' | 'off' = 'absent',
  more: Partial<InvalidCase> = {},
): InvalidCase => marked(text, text, { messageId, data: { operation, setting }, more: { output, ...more } });

const sdk = (text: string, output: string | null, messageId?: 'absent' | 'off', operation = 'GetParameter') =>
  wrong(operation, 'WithDecryption: true', SDK + text, output === null ? null : SDK + output, messageId);
const powertools = (operation: string, text: string, output: string | null, messageId?: 'absent' | 'off') =>
  wrong(operation, 'decrypt: true', SSM + text, output === null ? null : SSM + output, messageId);
const extension = (text: string, output: string | null, messageId?: 'absent' | 'off') =>
  wrong('Lambda extension', 'withDecryption=true', text, output, messageId);

const READ = 'const read = async (name: string) => (await client.send(new GetParameterCommand({ Name: name }))).Parameter?.Value;\n';
const MARKED_READ = READ.replace('new GetParameterCommand', '«new GetParameterCommand»');
const MENDED_READ = READ.replace('Name: name', 'Name: name, WithDecryption: true');

testRule('require-parameter-decryption', {
  valid: [
    // Asked for.
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/token', WithDecryption: true }));`,
    `${SDK}const input = { Name: '/app/prod/token', WithDecryption: true }; x = client.send(new GetParameterCommand(input));`,
    `${SDK}const base = { WithDecryption: true }; x = client.send(new GetParameterCommand({ ...base, Name: '/app/prod/token' }));`,
    `${SDK}const WithDecryption = true; x = client.send(new GetParameterCommand({ Name: '/app/prod/token', WithDecryption }));`,
    `${SSM}x = await getParameter('/app/prod/token', { decrypt: true });`,
    `${SSM}x = await getParameter('/app/prod/token', { sdkOptions: { WithDecryption: true } });`,
    `${SSM}x = await getParametersByName({ '/app/prod/token': { decrypt: true }, '/app/prod/log-level': {} });`,
    `${SSM}x = await getParametersByName({ '/app/prod/token': {} }, { decrypt: true });`,
    `${SSM}const provider = new SSMProvider(); x = await provider.get('/app/prod/token', { decrypt: true });`,
    { code: `${SSM}x = await getParameter('/app/prod/token');`, options: [{ powertoolsDecrypts: true }] },
    `${SSM}process.env.POWERTOOLS_PARAMETERS_SSM_DECRYPT = 'true'; x = await getParameter('/app/prod/token');`,
    "x = await fetch(`http://localhost:2773/systemsmanager/parameters/get?name=/app/prod/token&withDecryption=true`, { headers });",
    "x = await fetch(`http://localhost:2773/systemsmanager/parameters/get?withDecryption=true&name=${encodeURIComponent('/app/prod/token')}`);",
    "const url = new URL('http://localhost:2773/systemsmanager/parameters/get'); url.searchParams.set('name', '/app/prod/token'); url.searchParams.set('withDecryption', 'true');",
    "import ssm from '@middy/ssm'; middy(handler).use(ssm({ fetchData: { token: '/app/prod/getParameter/token' } }));",
    // Perhaps asked for.
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/token', WithDecryption: decrypt }));`,
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/token', ...options }));`,
    `${SDK}function read(input) { return client.send(new GetParameterCommand(input)); } read(token);`,
    "const read = getParameter('/app/prod/token');",
    // No secret by its name.
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/secrets/log-level' }));`,
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/token-endpoint-url' }));`,
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/db-password-secret-arn' }));`,
    `${SDK}x = client.send(new GetParameterCommand({ Name: '/aws/service/ami-amazon-linux-latest/token' }));`,
    `${SDK}x = client.send(new GetParametersCommand({ Names: ['/app/prod/log-level', '/app/prod/user-pool-id'] })); const key = 1;`,
    `${SDK}const apiKey = (await client.send(new GetParameterCommand({ Name: '/app/prod/rate-limit' }))).Parameter?.Value;`,
    { code: `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/vendor-token' }));`, settings: { 'aws-secrets': { secretNames: { ignore: ['vendorToken'] } } } },
    // A name that says nothing, and a use that says nothing.
    `${SDK}export const read = async (name: string) => (await client.send(new GetParameterCommand({ Name: name }))).Parameter?.Value; // no key`,
    `${SDK}const value = (await client.send(new GetParameterCommand({ Name: '/app/prod/stripe' }))).Parameter?.Value; // no key`,
    `${SDK}${READ}const userPoolId = await read('cognitoUserPoolId'); const authHeader = request.headers.authorization;`,
    `${SDK}x = client.send(new GetParametersByPathCommand({ Path: '/app/prod/' })); // no key`,
    `${SDK}x = client.send(new GetParameterCommand({ Name: process.env.PARAM_PATH })); // no key`,
    `${SSM}const settings = await getParameters('/app/prod/settings'); const apiKey = other();`,
    // What is kept tells about the parameter only.
    `${SDK}const { NextToken: token } = await client.send(new GetParametersByPathCommand({ Path: '/app/prod/' }));`,
    `${SDK}const secretArn = (await client.send(new GetParameterCommand({ Name: '/app/prod/x' }))).Parameter?.Value;`,
    `${SDK}const response = await client.send(new GetParametersByPathCommand({ Path: options.tokenPath })); for (const p of response.Parameters ?? []) remove(p.Name);`,
    // Does it exist?
    `${SDK}try { await client.send(new GetParameterCommand({ Name: '/app/prod/token' })); } catch { create(); }`,
    "await ssm.getParameter({ Name: '/app/prod/token' }).promise();",
    // Nothing of Parameter Store.
    "import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager'; x = client.send(new GetSecretValueCommand({ SecretId: 'app/prod/token' })); // getParameter",
    "request.getParameter('token'); url.getParameters({ token });",
    "import { getParameter } from './query'; getParameter('/app/prod/token');",
    "new AwsCustomResource(this, 'Token', { onCreate: { service: 'SSM', action: 'getParameter', parameters: { Name: '/app/prod/token' } } });",
    { code: `${SDK}x = client.send(new GetParameterCommand({ Name: '/app/prod/token' }));`, filename: 'src/read.test.ts' },
    "// new GetParameterCommand({ Name: '/app/prod/token' })",
  ],
  invalid: [
    // Commands.
    sdk("x = client.send(«new GetParameterCommand»({ Name: '/slack-bot/prod/token' }));", "x = client.send(new GetParameterCommand({ Name: '/slack-bot/prod/token', WithDecryption: true }));"),
    sdk("x = client.send(new GetParameterCommand({ Name: '/app/prod/token', «WithDecryption: false» }));", "x = client.send(new GetParameterCommand({ Name: '/app/prod/token', WithDecryption: true }));", 'off'),
    sdk("const WithDecryption = false; x = client.send(new GetParameterCommand({ «WithDecryption», Name: '/app/prod/token' }));", "const WithDecryption = false; x = client.send(new GetParameterCommand({ WithDecryption: true, Name: '/app/prod/token' }));", 'off'),
    sdk("x = client.send(new GetParameterCommand({ Name: '/app/prod/token', «'WithDecryption': /* later */ false» }));", "x = client.send(new GetParameterCommand({ Name: '/app/prod/token', 'WithDecryption': /* later */ true }));", 'off'),
    sdk("x = client.send(«new GetParameterCommand»({ Name: '/app/prod/token', WithDecryption: undefined }));", null),
    sdk("x = client.send(«new GetParameterCommand»({\n  Name: '/app/prod/token', // of Slack\n}));", "x = client.send(new GetParameterCommand({\n  Name: '/app/prod/token', // of Slack\n  WithDecryption: true,\n}));"),
    sdk("x = client.send(«new GetParameterCommand»({\r\n  Name: '/app/prod/token',\r\n}));", "x = client.send(new GetParameterCommand({\r\n  Name: '/app/prod/token',\r\n  WithDecryption: true,\r\n}));"),
    sdk("x = client.send(«new GetParametersCommand»({ Names: ['/app/prod/log-level', '/app/prod/api-key'] }));", "x = client.send(new GetParametersCommand({ Names: ['/app/prod/log-level', '/app/prod/api-key'], WithDecryption: true }));", 'absent', 'GetParameters'),
    sdk("x = client.send(«new GetParametersByPathCommand»({ Path: '/app/prod/secrets/' }));", "x = client.send(new GetParametersByPathCommand({ Path: '/app/prod/secrets/', WithDecryption: true }));", 'absent', 'GetParametersByPath'),
    sdk("x = client.send(«new GetParameterCommand»({ Name: '/aws/reference/secretsmanager/app/prod/x' }));", "x = client.send(new GetParameterCommand({ Name: '/aws/reference/secretsmanager/app/prod/x', WithDecryption: true }));"),
    wrong('GetParameterHistory', 'WithDecryption: true', "import * as ssm from '@aws-sdk/client-ssm';\nx = client.send(«new ssm.GetParameterHistoryCommand»({ Name: '/app/prod/token' }));", "import * as ssm from '@aws-sdk/client-ssm';\nx = client.send(new ssm.GetParameterHistoryCommand({ Name: '/app/prod/token', WithDecryption: true }));"),
    wrong('GetParameter', 'WithDecryption: true', "const { GetParameterCommand: Get } = require('@aws-sdk/client-ssm');\nx = client.send(«new Get»({ Name: '/app/prod/token' }));", "const { GetParameterCommand: Get } = require('@aws-sdk/client-ssm');\nx = client.send(new Get({ Name: '/app/prod/token', WithDecryption: true }));"),
    sdk("x = client.send(new GetParameterCommand({ Name: '/app/prod/token', «get WithDecryption() { return false; }» }));", null, 'off'),
    sdk("x = client.send(new GetParameterCommand({ WithDecryption: true, Name: '/app/prod/token', «WithDecryption: false» }));", "x = client.send(new GetParameterCommand({ WithDecryption: true, Name: '/app/prod/token', WithDecryption: true }));", 'off'),
    // The name, as it may be written.
    ...[
      '`/app/${stage}/token`',
      "'/app/' + stage + '/token'",
      "prod ? '/app/prod/token' : '/app/dev/token'",
      '[app, stage].length ? `/${app}/token` : ""',
      'process.env.SLACK_TOKEN_PARAM!',
      'config.dbPasswordPath',
      "('/app/prod/token' as string)",
      "'/app/prod/token' satisfies string",
    ].map((name) => sdk(`x = client.send(«new GetParameterCommand»({ Name: ${name} }));`, `x = client.send(new GetParameterCommand({ Name: ${name}, WithDecryption: true }));`)),
    sdk("const Name = '/app/prod/token'; const command = «new GetParameterCommand»({ Name }); const answer = await client.send(command);", "const Name = '/app/prod/token'; const command = new GetParameterCommand({ Name, WithDecryption: true }); const answer = await client.send(command);"),
    sdk("const names = { token: '/app/prod/token' }; const { token } = names; x = client.send(«new GetParameterCommand»({ Name: token }));", "const names = { token: '/app/prod/token' }; const { token } = names; x = client.send(new GetParameterCommand({ Name: token, WithDecryption: true }));"),
    // The input in a constant.
    sdk("const input = { Name: '/app/prod/token' }; x = client.send(«new GetParameterCommand»(input));", "const input = { Name: '/app/prod/token', WithDecryption: true }; x = client.send(new GetParameterCommand(input));"),
    sdk("const input: GetParameterCommandInput = { Name: '/app/prod/token', «WithDecryption: false» }; x = client.send(new GetParameterCommand(input));", "const input: GetParameterCommandInput = { Name: '/app/prod/token', WithDecryption: true }; x = client.send(new GetParameterCommand(input));", 'off'),
    sdk("const input: { Name: string } = { Name: '/app/prod/token' }; x = client.send(«new GetParameterCommand»(input));", null),
    sdk("const input = { Name: '/app/prod/token' }; log(input); x = client.send(«new GetParameterCommand»(input));", null),
    sdk("export const input = { Name: '/app/prod/token' }; x = client.send(«new GetParameterCommand»(input));", null),
    sdk("const base = { WithDecryption: false }; x = client.send(«new GetParameterCommand»({ ...base, Name: '/app/prod/token' }));", "const base = { WithDecryption: false }; x = client.send(new GetParameterCommand({ ...base, Name: '/app/prod/token', WithDecryption: true }));", 'off'),
    // A wrapper that reads several.
    sdk(`${MARKED_READ}await read('/app/prod/log-level'); await read('/app/prod/db-password');`, `${MENDED_READ}await read('/app/prod/log-level'); await read('/app/prod/db-password');`),
    // By what is done with it.
    ...[
      (value: string) => `const apiKey = ${value}.Parameter?.Value;`,
      (value: string) => `const response = ${value}; const apiKey = response.Parameter!.Value!;`,
      (value: string) => `const { Parameter } = ${value}; connect({ password: Parameter?.Value ?? '' });`,
      (value: string) => `const { Value: apiKey } = ${value}.Parameter ?? {};`,
      (value: string) => `this.clientSecret = ${value}.Parameter?.Value;`,
      (value: string) => `const credentials = JSON.parse(${value}.Parameter?.Value ?? '{}');`,
      (value: string) => `async function getApiKey() { const answer = ${value}; return answer.Parameter?.Value; }`,
      (value: string) => `class Vault { async loadPassword() { return ${value}.Parameter?.Value; } }`,
      (value: string) => `const getClientSecret = async () => ${value}.Parameter?.Value;`,
    ].map((use) => {
      const command = (text: string, more = '') => use(`(await client.send(${text}({ Name: '/app/prod/stripe'${more} })))`);
      return sdk(command('«new GetParameterCommand»'), command('new GetParameterCommand', ', WithDecryption: true'));
    }),
    sdk(`${MARKED_READ}const dbPassword = await read('/app/prod/db');`, `${MENDED_READ}const dbPassword = await read('/app/prod/db');`),
    sdk(`${MARKED_READ}const [apiKey, url] = await Promise.all([read('/app/prod/a'), read('/app/prod/b')]);`, `${MENDED_READ}const [apiKey, url] = await Promise.all([read('/app/prod/a'), read('/app/prod/b')]);`),
    // Aggregated clients and version 2.
    wrong('GetParameter', 'WithDecryption: true', "import { SSM } from '@aws-sdk/client-ssm';\nconst ssm = new SSM({});\nconst value = await «ssm.getParameter»({ Name: '/app/prod/token' });", "import { SSM } from '@aws-sdk/client-ssm';\nconst ssm = new SSM({});\nconst value = await ssm.getParameter({ Name: '/app/prod/token', WithDecryption: true });"),
    wrong('GetParameter', 'WithDecryption: true', "const value = await «ssm.getParameter»({ Name: '/app/prod/token' }).promise();", "const value = await ssm.getParameter({ Name: '/app/prod/token', WithDecryption: true }).promise();"),
    wrong('GetParameter', 'WithDecryption: true',  "«ssm.getParameter»({ Name: '/app/prod/token' }, (error, data) => use(data));", "ssm.getParameter({ Name: '/app/prod/token', WithDecryption: true }, (error, data) => use(data));"),
    wrong('GetParameter', 'WithDecryption: true', "«ssm.getParameter»({ Name: '/app/prod/x' }, (error, data) => { const apiKey = data.Parameter.Value; });", "ssm.getParameter({ Name: '/app/prod/x', WithDecryption: true }, (error, data) => { const apiKey = data.Parameter.Value; });"),
    wrong('GetParameter', 'WithDecryption: true', "const apiKey = (await this.ssm?.getParameter?.({ Name: '/app/prod/x', «WithDecryption: false» })).Parameter.Value;", "const apiKey = (await this.ssm?.getParameter?.({ Name: '/app/prod/x', WithDecryption: true })).Parameter.Value;", 'off'),
    wrong('GetParametersByPath', 'WithDecryption: true', "import { paginateGetParametersByPath } from '@aws-sdk/client-ssm';\nfor await (const page of «paginateGetParametersByPath»({ client }, { Path: '/app/prod/credentials' })) use(page);", "import { paginateGetParametersByPath } from '@aws-sdk/client-ssm';\nfor await (const page of paginateGetParametersByPath({ client }, { Path: '/app/prod/credentials', WithDecryption: true })) use(page);"),
    // Powertools.
    powertools('getParameter', "x = await «getParameter»('/app/prod/token');", "x = await getParameter('/app/prod/token', { decrypt: true });"),
    powertools('getParameter', "x = await «getParameter»('/app/prod/token', { maxAge: 60 });", "x = await getParameter('/app/prod/token', { maxAge: 60, decrypt: true });"),
    powertools('getParameter', "x = await «getParameter»('/app/prod/token', {});", "x = await getParameter('/app/prod/token', { decrypt: true });"),
    powertools('getParameter', "x = await getParameter('/app/prod/token', { «decrypt: false» });", "x = await getParameter('/app/prod/token', { decrypt: true });", 'off'),
    powertools('getParameter', "const apiKey = await «getParameter»('/app/prod/stripe');", "const apiKey = await getParameter('/app/prod/stripe', { decrypt: true });"),
    powertools('getParameters', "const secrets = await «getParameters»('/app/prod', { recursive: true });", "const secrets = await getParameters('/app/prod', { recursive: true, decrypt: true });"),
    powertools('getParametersByName', "x = await «getParametersByName»({ '/app/prod/token': {}, '/app/prod/log-level': {} });", "x = await getParametersByName({ '/app/prod/token': {}, '/app/prod/log-level': {} }, { decrypt: true });"),
    powertools('getParametersByName', "x = await getParametersByName({ '/app/prod/token': { «decrypt: false» } }, { decrypt: true });", "x = await getParametersByName({ '/app/prod/token': { decrypt: true } }, { decrypt: true });", 'off'),
    powertools('get', "const provider = new SSMProvider(); x = await «provider.get»('/app/prod/token');", "const provider = new SSMProvider(); x = await provider.get('/app/prod/token', { decrypt: true });"),
    powertools('getMultiple', "const provider = new SSMProvider(); x = await «provider.getMultiple»('/app/prod/api-keys');", "const provider = new SSMProvider(); x = await provider.getMultiple('/app/prod/api-keys', { decrypt: true });"),
    wrong('getParameter', 'decrypt: true', "import { getParameter as read } from '@aws-lambda-powertools/parameters/ssm';\nx = await «read»('/app/prod/token');", "import { getParameter as read } from '@aws-lambda-powertools/parameters/ssm';\nx = await read('/app/prod/token', { decrypt: true });"),
    // The Lambda extension.
    extension('x = await fetch(«`http://localhost:2773/systemsmanager/parameters/get?name=${encodeURIComponent("/app/prod/token")}`»);', 'x = await fetch(`http://localhost:2773/systemsmanager/parameters/get?name=${encodeURIComponent("/app/prod/token")}&withDecryption=true`);'),
    extension("x = await fetch(«'http://localhost:2773/systemsmanager/parameters/get/?name=%2Fapp%2Fprod%2Ftoken'», { headers });", "x = await fetch('http://localhost:2773/systemsmanager/parameters/get/?name=%2Fapp%2Fprod%2Ftoken&withDecryption=true', { headers });"),
    extension('x = await fetch(«`http://localhost:${port}/systemsmanager/parameters/get?name=/app/${stage}/token`»);', 'x = await fetch(`http://localhost:${port}/systemsmanager/parameters/get?name=/app/${stage}/token&withDecryption=true`);'),
    extension('x = await fetch(«`http://localhost:2773/systemsmanager/parameters/get?name=/app/prod/token&withDecryption=false`»);', 'x = await fetch(`http://localhost:2773/systemsmanager/parameters/get?name=/app/prod/token&withDecryption=true`);', 'off'),
    extension("const url = new URL('http://localhost:2773/systemsmanager/parameters/get'); «url.searchParams.set('name', '/app/prod/token')»;", null),
    extension("http.get({ path: «'/systemsmanager/parameters/get?name=' + '/app/prod/token'» });", "http.get({ path: '/systemsmanager/parameters/get?name=' + '/app/prod/token' + '&withDecryption=true' });"),
    // Settings.
    wrong('GetParameter', 'WithDecryption: true', "x = client.send(«new GetParameterCommand»({ Name: '/app/prod/vendor-license' }));", "x = client.send(new GetParameterCommand({ Name: '/app/prod/vendor-license', WithDecryption: true }));", 'absent', { settings: { 'aws-secrets': { secretNames: { add: ['vendorLicense'] } } } }),
  ],
});

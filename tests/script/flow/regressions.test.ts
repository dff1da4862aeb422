import { describe, expect, it } from 'vitest';
import { placesOf } from './uses-of.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';";

describe('stays silent', () => {
  it.each([
    // Names, paths and ARNs of secrets.
    "console.log(`Deleted secret '${secretName}'`)",
    'logger.info("rotated", { secretArn, secretId: event.SecretId, SECRET_ARN })',
    'throw new Error(`Secret ${event.SecretId} not found`)',
    'const secretName = process.env.API_SECRET; throw new Error(secretName)',
    'console.log("token path", tokenPath, secretPrefix, passwordKey, PARAMETER_GITHUB_APP_WEBHOOK_SECRET)',
    'console.log("ARN", process.env.SECRET_ARN)',
    // Numbers, times and switches about secrets.
    'console.log("credentials", credentials.length)',
    'console.log("expires", bearerToken.tokenExpiryTime, oauthDcrTtlSeconds)',
    'console.log("tokens used", usage.totalTokens, completionTokens, maxTokens, hasToken, isTokenValid)',
    'console.log("token:", authState.token ? "Present" : "Missing")',
    'console.log("password strength", passwordStrength, changePasswordBenderChallenge)',
    // Tokens of parsers, pages and retries.
    'function parse(token: Token) { throw new Error(`Unexpected token ${token.value}`) }',
    'throw new SyntaxError(`Unexpected token ${token}`)',
    'throw new Error(`Invalid token: ${token}`)',
    'throw new Error("unknown token " + token)',
    'class Lexer { fail(token) { console.log("token", token) } }',
    'console.log("next", nextToken, event.executionToken, ClientRequestToken, event.taskToken)',
    'console.log("next page", event.page?.token, res.next.token, `${event.cursor.token}`, { pageToken: event.page?.token })',
    `${GET} const pageToken = event.page?.token; console.log(pageToken)`,
    // Redaction.
    'console.log("token", removeTokenFromLogging(token))',
    `${GET} const secret = await getSecret('x'); console.log({ ...JSON.parse(secret), password: '***' })`,
    `${GET} const { password, ...rest } = JSON.parse(await getSecret('x')); console.log(rest)`,
    `${GET} const db = JSON.parse(await getSecret('x')); delete db.password; console.log(db)`,
    `${GET} const db = JSON.parse(await getSecret('x')); db.password = '***'; console.log(db)`,
    `${GET} const s = await getSecret('x'); console.log(JSON.stringify({ s }, (k, v) => '***'))`,
    `${GET} const s = JSON.parse(await getSecret('x')); console.log(JSON.stringify(s, ['host', 'port']))`,
    `${GET} const s = await getSecret('x'); console.log(s.replaceAll(/\\w/g, '*'))`,
    `${GET} const s = await getSecret('x'); console.log(s.replace(new RegExp('.', 'g'), '*'))`,
    'console.log("password", hashedPassword, maskedToken, encryptedSecret)',
    // Texts for people and constants.
    'console.log("token", messages.password, t.password, errorCodes.INVALID_TOKEN, Errors.TOKEN)',
    'logger.info(EVENTS.ACCESS_TOKEN_ISSUED)',
    'console.log("token", TokenType.ApiKey)',
    // Guards.
    `${GET} const s = await getSecret('x'); if (s instanceof Error) console.info('x', s)`,
    `${GET} let s = await getSecret('x'); if (s) { use(s); return0() } else { console.log(s) }`,
    `${GET} async function f() { const s = await getSecret('x'); if (s) return s; console.log('none', s) }`,
    `${GET} async function f() { const s = await getSecret('x'); if (s !== undefined) return s; throw new Error('no ' + s) }`,
    `${GET} const s = await getSecret('x'); if (typeof s === 'undefined') console.log(s)`,
    // What a secret was used for.
    `${GET} const s = await getSecret('x'); const r = await fetch(u, { headers: { authorization: s } }); console.log(r.status, await r.json())`,
    `${GET} const client = new WebClient(await getSecret('x')); console.log(client)`,
    `${GET} const { hostname, port } = new URL(await getSecret('x')); console.log(hostname, port)`,
    `${GET} try { await getSecret('x') } catch (error) { console.log(error); throw error }`,
    `${GET} const s = await getSecret('x'); console.log(\`\${{ s }}\`)`,
    `${GET} const s = await getSecret('x'); console.assert(s, 'no secret')`,
    `${GET} for await (const token of stream) { process.stdout.write(token) }`,
    `${GET} let token; do { const r = await c.send(new ScanCommand({ ExclusiveStartKey: token })); token = r.LastEvaluatedKey; console.log('next', token) } while (token)`,
    `${GET} for (const [key] of Object.entries(JSON.parse(await getSecret('x')))) console.log(key)`,
    `${GET} const secretNames = ['a']; secretNames.forEach((secret) => console.log(secret))`,
    `${GET} const params = { Name: '/a/password', WithDecryption: true }; console.log('reading', params)`,
    `${GET} const db = JSON.parse(await getSecret('x')); const pool = new Pool({ password: db.password }); console.log((await pool.query('q')).rows, pool)`,
    // Names that are put together.
    'const authKey = `${name}-${authorizer}-${method}-${path}`; console.log(authKey)',
    'const sessionKey = `SESSION#${id}`; console.log(sessionKey)',
    // What became of promises.
    `${GET} const jobs = ids.map(async (id) => ({ id, apiKey: await getSecret(id) }));
     const report = (await Promise.allSettled(jobs)).reduce((acc, now) => (now.status === 'rejected' ? { ...acc, failed: [...acc.failed, { errorMessage: now.reason.message }] } : acc), { failed: [] });
     for (const { errorMessage } of report.failed) console.error(errorMessage)`,
    // What AWS tells about secrets.
    "const secret = await client.send(new DescribeSecretCommand({ SecretId: 'x' })); console.log(secret)",
    "import { DisableRootCredentialsCommand } from '@aws-sdk/client-iam'; const credentials = await backOff(() => iam.send(new DisableRootCredentialsCommand({}))); console.log(credentials)",
    "import { DisableRootCredentialsCommand } from '@aws-sdk/client-iam'; const credentials = await iam.send(new DisableRootCredentialsCommand({})); console.log(credentials)",
    "import { SecretsManager } from '@aws-sdk/client-secrets-manager'; const secret = await new SecretsManager({}).describeSecret({}); console.log(secret)",
    "import { SSMClient, PutParameterCommand } from '@aws-sdk/client-ssm'; const password = await new SSMClient({}).send(new PutParameterCommand({})); console.log(password)",
    "const { SecretList } = await client.send(new ListSecretsCommand({})); for (const secret of SecretList) console.log(secret)",
    // Libraries by the name of a secret.
    "import jwt from 'jsonwebtoken'; console.log('token', jwt.decode(x))",
    "const jwt = require('jsonwebtoken'); console.log(jwt.decode(x))",
    "import * as secrets from '@acme/secrets'; console.log(secrets)",
    // CDK constructs.
    "import { Secret } from 'aws-cdk-lib/aws-secretsmanager'; const dbSecret = new Secret(this, 'S'); console.log(dbSecret)",
    "import * as sm from 'aws-cdk-lib/aws-secretsmanager'; const f = (props: { secret: sm.ISecret }) => { console.log(props.secret) }",
    // Tables about the fields of a form, of a style sheet, of a query.
    'console.log(styles.password, touched.password, validation.password, icons.password, columns.apiKey)',
    'console.log(placeholders.apiKey, counts.secrets, formik.touched.password, props.styles.password, fieldErrors.password)',
    "console.log(i18n.t('x').password)",
    'throw new ValidationError(fieldErrors.password)',
    'const { password } = styles; console.log({ password })',
    // Types.
    'interface Props { token: number } function f({ token }: Props) { console.log("token", token) }',
    'function f(getPassword: () => string) { console.log("password", getPassword) }',
    'type Kind = "a" | "b"; function f(apiKey: Kind) { console.log("key", apiKey) }',
    'class C { private token: CancellationToken; m() { console.log("token", this.token) } }',
    'import type { apiKey } from "./x"; console.log(apiKey)',
    // Not a log.
    'Math.log(apiKey)',
    'changelog.push(apiKey)',
    'const log = (x) => x; log(process.env.API_KEY)',
    'element.setAttribute("password", password)',
    'process.stdin.write(password)',
    'callback(null, password)',
    'prompt((password) => callback(password))',
    'iterator.next(token)',
  ])('%s', (code) => {
    expect(placesOf(code)).toEqual([]);
  });
});

describe('reports', () => {
  it.each([
    [
      `import { SSMClient, GetParametersByPathCommand } from '@aws-sdk/client-ssm';
       const result = await new SSMClient({}).send(new GetParametersByPathCommand({ Path: '/a', WithDecryption: true }));
       if (!result.Parameters) throw new Error(\`Could not retrieve: \${JSON.stringify(result)}\`)`,
      ['result'],
    ],
    ['const output = await client.send(new GetSecretValueCommand({})); console.log(JSON.parse(output.SecretString))', ['JSON.parse(output.SecretString)']],
    [
      'const sigv4Options = { accessKey: process.env.AWS_ACCESS_KEY_ID, secretKey: process.env.AWS_SECRET_ACCESS_KEY }; console.log(sigv4Options)',
      ['sigv4Options'],
    ],
    ["console.log('Token: ' + token)", ['token']],
    ['for (const [name, value] of Object.entries(process.env)) console.log(name, value)', ['value']],
    [`${GET} console.log(await Promise.all(names.map(getSecret)))`, ['await Promise.all(names.map(getSecret))']],
    [`${GET} const token = answer.value; console.log('x', token)`, ['token']],
    ["import { apiKey } from './config.js'; console.log(apiKey)", ['apiKey']],
    ["import secrets from './secrets.json'; console.log(secrets)", ['secrets']],
    ["const { info } = logger; info(process.env.API_KEY)", ['process.env.API_KEY']],
    ["import { info } from './log.js'; info(process.env.API_KEY)", []],
    ["class C { log = console.log; m() { this.log(process.env.API_KEY) } }", ['process.env.API_KEY']],
    ["const client = new DynamoDBClient({}); const { Item } = await client.send(new GetItemCommand({})); console.log(Item.password)", ['Item.password']],
    ['console.log("env", process.env)', ['process.env']],
    ['console.log("env", globalThis.process.env, global.process.env)', ['globalThis.process.env', 'global.process.env']],
    ['console.log((globalThis as any).process?.env)', ['(globalThis as any).process?.env']],
    ['console.log(globalThis.process.env.API_KEY, globalThis.process.env.STAGE)', ['globalThis.process.env.API_KEY']],
    ['for (const [, value] of Object.entries(globalThis.process.env)) console.log(value)', ['value']],
    ['const globalThis = {}; console.log(globalThis.process.env)', []],
    // What holds the members of one thing.
    ['console.log(settings.password, users.password, inputs.apiKey)', ['settings.password', 'users.password', 'inputs.apiKey']],
    ['console.log(headers.authorization, answers.password)', ['headers.authorization', 'answers.password']],
    ['const styles = { password: process.env.API_KEY }; console.log(styles.password)', ['styles.password']],
    ['logger.debug("start", { env: process.env })', ['process.env']],
    ['console.log(passcode)', ['passcode']],
    ['throw new Error(`Authentication failed for token ${token}`)', ['token']],
    [`${GET} let s; if (!s) { s = await getSecret('x'); console.log(s) }`, ['s']],
    [`${GET} const s = await getSecret('x'); console.log(s || 'none')`, ["s || 'none'"]],
    [`${GET} const s = await getSecret('x'); console.log(debug ? s : 'hidden')`, ['s']],
    [`${GET} const s = await getSecret('x'); logger.info({ a: { b: [s] } })`, ['s']],
    [`${GET} const s = await getSecret('x'); console.log(chalk.red(s))`, []],
    [`${GET} import chalk from 'chalk'; const s = await getSecret('x'); console.log(chalk.red(s))`, ['s']],
    [`${GET} import { inspect } from 'node:util'; const s = await getSecret('x'); console.log(inspect({ s, a: 1 }))`, ['s']],
    [`${GET} const s = Buffer.from(await getSecret('x')).toString('base64'); console.log('Basic ' + s)`, ['s']],
    [`${GET} const s = JSON.parse(JSON.stringify({ a: await getSecret('x'), b: 1 })); console.log(s.b, s.a)`, ['s.a']],
    [`${GET} const config = schema.parse(JSON.parse(await getSecret('x'))); console.log(config.password, config.host)`, ['config.password']],
    [`${GET} const m = new Map(); m.set('a', await getSecret('x')); console.log(m.get('a'))`, ["m.get('a')"]],
    [`${GET} const p = new Promise((resolve) => { getSecret('x').then(resolve) }); console.log(1)`, []],
    [`${GET} const withSecret = async (use) => use(await getSecret('x')); withSecret((s) => console.log(s))`, ['s']],
    [`${GET} const show = (s) => console.log(s); getSecret('x').then(show)`, ['s']],
    [`${GET} const load = memoize(async () => getSecret('x')); console.log(await load())`, ['await load()']],
    [`${GET} const s = await getSecret('x'); console.log(new Map([['a', s]]), new URL(s), new Client(s))`, ["new Map([['a', s]])", 'new URL(s)']],
    // What an error is made of is reported by where it is made.
    [`${GET} const s = await getSecret('x'); console.log(new Error(s))`, ['s']],
    [`${GET} const s = await getSecret('x'); const form = new URLSearchParams({ s }); console.log(\`body \${form}\`)`, ['form']],
    [`${GET} let url = 'https://x?'; url += await getSecret('x'); console.log(url)`, ['url']],
    [`${GET} const { searchParams } = new URL(await getSecret('x')); console.log(searchParams)`, ['searchParams']],
    ['function f(password: string) { console.log(password) }', ['password']],
    ['interface Props { db: { password: string } } function f(props: Props) { console.log(props.db.password) }', ['props.db.password']],
    ['function f({ headers: { authorization } }) { console.log("auth header", authorization) }', ['authorization']],
  ])('%s', (code, expected) => {
    expect(placesOf(code)).toEqual(expected);
  });
});

describe('nodes that are rare', () => {
  it.each([
    'declare function f(password: string): void; console.log(f)',
    'abstract class C { abstract get password(): string; abstract m(token: string): void; n() { console.log(this.password) } }',
    'class C { constructor(private readonly options = {}) { console.log(this.options, super.toString) } }',
    'class C { accessor password = 1; m() { console.log(this.password) } }',
    'const f = g<string>; console.log(f<number>)',
    'class D extends C { constructor() { super(process.env.X); console.log(super.x()) } }',
    '(() => {})(); (async () => {})(); new (class {})(); console.log(new (class {})())',
    'console.log(import.meta.url, new.target, import("x"))',
    'console.log`${a}`; console?.log?.(a); console.log(...a)',
    'label: for (;;) { console.log(function* () { yield a }) ; break label }',
    'enum E { A = process.env.SECRET as any } namespace N { export const token = 1 } console.log(E.A, N.token)',
    'export default class { static { console.log(this) } }',
    'const constructor = 1; const o = { constructor, __proto__: null, toString: 1 }; console.log(o.constructor, o.hasOwnProperty, o.__proto__)',
    'var a = a; var { b = b } = b; console.log(a, b)',
    'function f(f) { return f(f) } console.log(f(f))',
    'const o = { get o() { return o.o } }; console.log(o.o)',
    'class A extends A {} throw new A(new A())',
    'for (const x of x) console.log(x); for (var y in y) console.log(y)',
    'throw undefined; Promise.reject(); reject(); callback()',
    'console.log()',
    '',
  ])('%s', (code) => {
    expect(() => placesOf(code)).not.toThrow();
  });

  it('reads plain scripts', () => {
    expect(placesOf('var s = process.env.API_KEY; console.log(s)', { parser: 'espree', sourceType: 'script' })).toEqual(['s']);
    expect(placesOf("const { getSecretValue } = require('./x'); getSecretValue().then(console.log)", { parser: 'espree', sourceType: 'commonjs' })).toEqual(['console.log']);
  });
});

describe('bounds', () => {
  const timed = (code: string): number => {
    const started = performance.now();
    placesOf(code);
    return performance.now() - started;
  };

  it('a long concatenation is read to its end', () => {
    expect(placesOf(`console.log(${Array.from({ length: 300 }, (_, i) => `'part ${i}' + `).join('')} process.env.API_KEY)`)).toEqual(['process.env.API_KEY']);
  });

  it('many writes and many uses stay cheap', () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `v = f${i}(); console.log(v);`).join('\n');
    expect(timed(`let v = process.env.API_KEY;\n${lines}`)).toBeLessThan(10_000);
  });

  it('a fan-out of calls ends', () => {
    const code = `${Array.from({ length: 40 }, (_, i) => `const f${i} = (a) => \`\${f${i + 1}(a)}\${f${i + 1}(a)}\${f${i + 1}(a)}\`;`).join('')}
      const f40 = (a) => a; console.log(f0(process.env.API_KEY))`;
    expect(timed(code)).toBeLessThan(10_000);
  });

  it('objects that contain themselves end', () => {
    expect(placesOf('const a = {}; a.key = process.env.API_KEY; const b = { a }; a.b = b; b.b = b; console.log(b)')).toEqual(['b']);
  });
});

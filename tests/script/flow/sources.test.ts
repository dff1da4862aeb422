import { describe, expect, it } from 'vitest';
import { scriptOf, shown, type Reading } from '../script-of.ts';

/** What the flow says of the first `show(…)` argument: confidence and label, or nothing. */
function taint(code: string, reading: Reading = {}): string | undefined {
  const script = scriptOf(code, reading);
  const found = script.secrets.at(shown(script)[0]!);
  return found && `${found.confidence} ${found.label}`;
}

describe('AWS SDK', () => {
  const SSM = "import { SSM, SSMClient, GetParameterCommand as Get, GetParametersCommand, paginateGetParametersByPath } from '@aws-sdk/client-ssm';";
  const ON = 'WithDecryption: true';

  it.each([
    [`${SSM} const r = await new SSMClient({}).send(new Get({ ${ON} })); show(r.Parameter.Value)`, 'certain Value'],
    [`${SSM} const r = await new SSMClient({}).send(new Get({ ${ON} })); show(r.Parameter)`, 'certain Value'],
    [`${SSM} const r = await new SSMClient({}).send(new Get({ ${ON} })); show(r)`, 'certain Value'],
    [`${SSM} const r = await new SSMClient({}).send(new Get({ ${ON} })); show(r.$metadata)`, undefined],
    [`${SSM} const r = await new SSMClient({}).send(new Get({ ${ON} })); const { Parameter, ...rest } = r; show(rest)`, undefined],
    [`${SSM} const command = new Get({ ${ON} }); const { Parameter } = await new SSMClient({}).send(command); show(Parameter?.Value!)`, 'certain Value'],
    [`${SSM} const input = { Name: 'x', ${ON} }; const r = await new SSMClient({}).send(new Get(input)); show(r.Parameter.Value)`, 'certain Value'],
    [`${SSM} const f = async (input) => { const r = await new SSMClient({}).send(new Get(input)); show(r.Parameter.Value) }`, 'wrapper Value'],
    [`${SSM} const r = await new SSM().getParameter({ Name: '/a/b', ${ON} }); show(r.Parameter.Value)`, 'certain Value'],
    [`${SSM} const r = await new SSM().getParameter({ Name: '/a/b' }); show(r.Parameter.Value)`, undefined],
    [`${SSM} const r = await new SSM().getParameter({ Name: '/app/db-password' }); show(r.Parameter.Value)`, 'certain Value'],
    [`${SSM} const r = await new SSM().getParameter({ Name: '/app/log-level', ${ON} }); show(r.Parameter.Value)`, undefined],
    [`${SSM} const r = await new SSM().getParameters({ Names: ['/app/log-level', '/app/token'], ${ON} }); show(r.Parameters[0].Value)`, 'certain Value'],
    [`${SSM} for await (const page of paginateGetParametersByPath({ client }, { Path: '/a', ${ON} })) show(page.Parameters)`, 'certain Value'],
    [`${SSM} for await (const page of paginateGetParametersByPath({ client }, { Path: '/a', ${ON} })) show(page.NextToken)`, undefined],
    ["const sdk = require('@aws-sdk/client-ssm'); const r = await client.send(new sdk.GetParameterCommand({ WithDecryption: true })); show(r.Parameter.Value)", 'certain Value'],
    ["import * as sdk from '@aws-sdk/client-secrets-manager'; const r = await client.send(new sdk.GetSecretValueCommand({})); show(r.SecretBinary)", 'certain SecretBinary'],
    ["const { GetSecretValueCommand: Read } = await import('@aws-sdk/client-secrets-manager'); show((await client.send(new Read({}))).SecretString)", 'certain SecretString'],
    ['show((await client.send(new GetSecretValueCommand({}))).SecretString)', 'certain SecretString'],
    ["import AWS from 'aws-sdk'; const r = await new AWS.SecretsManager().getSecretValue({ SecretId: 'x' }).promise(); show(r.SecretString)", 'certain SecretString'],
    ["import AWS from 'aws-sdk'; new AWS.SecretsManager().getSecretValue({ SecretId: 'x' }, (error, data) => show(data.SecretString))", 'certain SecretString'],
    ["import AWS from 'aws-sdk'; new AWS.SecretsManager().getSecretValue({ SecretId: 'x' }, (error, data) => show(data.Name))", undefined],
    ["import { SecretsManager } from 'aws-sdk'; const sm = new SecretsManager(); sm.getSecretValue({ SecretId: 'x' }, function (err, { SecretString }) { show(SecretString) })", 'certain SecretString'],
    ["import SSM from 'aws-sdk/clients/ssm'; const r = await new SSM().getParameter({ WithDecryption: true }).promise(); show(r.Parameter.Value)", 'certain Value'],
    ["import { KMSClient, DecryptCommand } from '@aws-sdk/client-kms'; const { Plaintext } = await new KMSClient({}).send(new DecryptCommand({})); show(Buffer.from(Plaintext).toString('utf8'))", 'certain Plaintext'],
    ["import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts'; const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({})); show(Credentials.SessionToken)", 'certain SessionToken'],
    ["import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts'; const { Credentials } = await new STSClient({}).send(new AssumeRoleCommand({})); show(Credentials.AccessKeyId)", undefined],
    ["import { APIGateway } from '@aws-sdk/client-api-gateway'; const k = await new APIGateway({}).getApiKey({ apiKey: 'x', includeValue: true }); show(k.value)", 'certain value'],
    ["import { APIGateway } from '@aws-sdk/client-api-gateway'; const k = await new APIGateway({}).getApiKey({ apiKey: 'x' }); show(k.value)", undefined],
    ["import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'; const { AuthenticationResult: a } = await new CognitoIdentityProviderClient({}).send(new InitiateAuthCommand({})); show(a.IdToken)", 'certain IdToken'],
    ["import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'; const r = await new DynamoDBClient({}).send(new GetItemCommand({})); show(r.Item)", undefined],
    ["import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'; const r = await new S3Client({}).send(new PutObjectCommand({ Body: process.env.API_KEY })); show(r)", undefined],
  ])('%s', (code, expected) => {
    expect(taint(code)).toBe(expected);
  });
});

describe('libraries', () => {
  const POWERTOOLS = '@aws-lambda-powertools/parameters';

  it.each([
    [`import { getSecret as read } from '${POWERTOOLS}/secrets'; show(await read('x'))`, 'certain getSecret'],
    [`import { getSecret } from '${POWERTOOLS}/secrets'; const db = await getSecret('x', { transform: 'json' }); show(db.host)`, undefined],
    [`import { getSecret } from '${POWERTOOLS}/secrets'; const { host, password } = await getSecret('x', { transform: 'json' }); show(password)`, 'certain password'],
    [`import { getSecret } from '${POWERTOOLS}/secrets'; const { password, ...safe } = await getSecret('x', { transform: 'json' }); show(safe)`, undefined],
    [`import { getSecret } from '${POWERTOOLS}/secrets'; const { host, ...rest } = await getSecret('x', { transform: 'json' }); show(rest)`, 'certain getSecret'],
    [`import { getParameter } from '${POWERTOOLS}/ssm'; show(await getParameter('/a/b'))`, undefined],
    [`import { getParameter } from '${POWERTOOLS}/ssm'; show(await getParameter('/a/b', { decrypt: true }))`, 'certain getParameter'],
    [`import { getParameter } from '${POWERTOOLS}/ssm'; show(await getParameter('/a/log-level', { decrypt: true }))`, undefined],
    [`import { getParameters } from '${POWERTOOLS}/ssm'; show((await getParameters('/a', { decrypt: true })).x)`, 'certain x'],
    [`import { getParametersByName } from '${POWERTOOLS}/ssm'; show((await getParametersByName({ '/a': { decrypt: true } }))._errors)`, undefined],
    [`import { getParametersByName } from '${POWERTOOLS}/ssm'; show((await getParametersByName({ '/a': { decrypt: true } }))['/a'])`, 'certain a'],
    [`import { getParametersByName } from '${POWERTOOLS}/ssm'; show((await getParametersByName({ '/a': { decrypt: true }, '/b': {} }))['/b'])`, undefined],
    [`import { SSMProvider } from '${POWERTOOLS}/ssm'; const p = new SSMProvider(); show(await p.get('/a/b', { decrypt: true }))`, 'certain get'],
    [`import { SSMProvider } from '${POWERTOOLS}/ssm'; const p = new SSMProvider(); show(await p.get('/a/b'))`, undefined],
    [`import { SecretsProvider } from '${POWERTOOLS}/secrets'; class C { p = new SecretsProvider(); async m() { show(await this.p.get('x')) } }`, 'certain get'],
    [`import { getAppConfig } from '${POWERTOOLS}/appconfig'; show(await getAppConfig('x'))`, 'weak getAppConfig'],
    ["import { Signer } from '@aws-sdk/rds-signer'; const signer = new Signer({}); show(await signer.getAuthToken())", 'certain getAuthToken'],
    ["import { fromSSO } from '@aws-sdk/credential-providers'; const c = await fromSSO()(); show(c)", 'certain credentials'],
    ["import { fromSSO } from '@aws-sdk/credential-providers'; const provider = fromSSO(); const { sessionToken } = await provider(); show(sessionToken)", 'certain sessionToken'],
    ["import { fromSSO } from '@aws-sdk/credential-providers'; const c = await fromSSO()(); show(c.accessKeyId)", undefined],
    ["import { fromSSO } from '@aws-sdk/credential-providers'; show(fromSSO())", undefined],
    ['show((await client.config.credentials()).secretAccessKey)', 'certain secretAccessKey'],
    ["const r = await fetch('http://localhost:2773/secretsmanager/get?secretId=x'); show((await r.json()).SecretString)", 'certain SecretString'],
    ["const base = 'http://localhost:2773'; const r = await fetch(`${base}/systemsmanager/parameters/get?name=${n}`); const { Parameter } = await r.json(); show(Parameter.Value)", 'certain Value'],
    ["const r = await fetch('http://localhost:2773/secretsmanager/get?secretId=x'); show((await r.json()).Name)", undefined],
    ["const { data } = await axios.get('http://localhost:2773/secretsmanager/get?secretId=x'); show(data.SecretString)", 'certain SecretString'],
    ["import { Secret } from 'aws-cdk-lib/aws-secretsmanager'; const secret = new Secret(this, 'S'); show(secret.secretValue.unsafeUnwrap())", 'certain unsafeUnwrap'],
    ["import { Secret } from 'aws-cdk-lib/aws-secretsmanager'; const secret = new Secret(this, 'S'); show(secret)", undefined],
    ["import { Secret } from 'aws-cdk-lib/aws-secretsmanager'; const secret = Secret.fromSecretNameV2(this, 'S', 'x'); show(secret.secretArn)", undefined],
  ])('%s', (code, expected) => {
    expect(taint(code)).toBe(expected);
  });

  it.each([
    ['middy().use(ssm({ fetchData: { botToken: "/a/bot-token" }, setToContext: true })).handler(async (event, context) => { show(context.botToken) })', 'certain botToken'],
    ['middy().use(ssm({ fetchData: { level: "/a/log-level" }, setToContext: true })).handler(async (event, context) => { show(context.level) })', undefined],
    ['middy().use(ssm({ fetchData: { x: "/a/x" } })).handler(async (event, context) => { show(context.x) })', undefined],
    ['const handler = async (event, { db }) => { show(db.password) }; middy(handler).use(secretsManager({ fetchData: { db: "x" }, setToContext: true }))', 'certain password'],
    ['const handler = async (event, { db }) => { show(db.host) }; middy(handler).use(secretsManager({ fetchData: { db: "x" }, setToContext: true }))', undefined],
    ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { const { db } = await getInternal(["db"], request); show(db) })', 'certain db'],
    ['middy().use(secretsManager({ fetchData: { db: "x" }, setToContext: true })).before((request) => { show(request.context.db) })', 'certain db'],
    ['middy().use(secretsManager({ fetchData: { db: "x" }, setToContext: true })).handler((event, context) => { show(context.awsRequestId) })', undefined],
  ])('middy: %s', (code, expected) => {
    const imports = "import middy from '@middy/core'; import ssm from '@middy/ssm'; import secretsManager from '@middy/secrets-manager'; import { getInternal } from '@middy/util';";
    expect(taint(`${imports} ${code}`)).toBe(expected);
  });
});

describe('environment', () => {
  it.each([
    ['show(process.env.API_KEY)', 'environment API_KEY'],
    ["show(process.env['API_KEY'])", 'environment API_KEY'],
    ["const NAME = 'API_KEY'; show(process.env[NAME])", 'environment API_KEY'],
    ['show(process.env.API_KEY ?? "")', 'environment API_KEY'],
    ['const { API_KEY: k } = process.env; show(k)', 'environment API_KEY'],
    ['const env = process.env; show(env.API_KEY)', 'environment API_KEY'],
    ["import { env } from 'node:process'; show(env.API_KEY)", 'environment API_KEY'],
    ["import process from 'node:process'; show(process.env.API_KEY)", 'environment API_KEY'],
    ["const process = require('process'); show(process.env.API_KEY)", 'environment API_KEY'],
    ['show(import.meta.env.VITE_API_SECRET)', 'environment VITE_API_SECRET'],
    ['show(import.meta.env)', undefined],
    ['show(process.env)', 'environment process.env'],
    ['show({ ...process.env })', 'environment process.env'],
    ['show(JSON.stringify(process.env))', 'environment process.env'],
    ['show(Object.keys(process.env))', undefined],
    ['show(process.env.LOG_LEVEL)', undefined],
    ['show(process.env.SECRET_ARN)', undefined],
    ['show(process.env.AWS_ACCESS_KEY_ID)', undefined],
    ['show(process.env.TOKEN)', 'weak TOKEN'],
    ['show(process.env[name])', undefined],
    ['const secretName = process.env.API_SECRET; show(secretName)', undefined],
    ['const key = process.env.BOT; const botToken = key; show(botToken)', 'name botToken'],
    ["const need = (name) => { const v = process.env[name]; if (!v) throw new Error(name); return v }; show(need('API_KEY'))", 'environment API_KEY'],
    ["const need = (name) => process.env[name]; show(need('STAGE'))", undefined],
    ["show(requireEnv('DB_PASSWORD'))", 'environment DB_PASSWORD'],
    ['const env = schema.parse(process.env); show(env.API_KEY)', 'environment API_KEY'],
    ['const env = schema.parse(process.env); show(env.STAGE)', undefined],
    ['const config = { stage: process.env.STAGE, key: process.env.API_KEY }; show(config.key)', 'environment API_KEY'],
    ['const config = { stage: process.env.STAGE, key: process.env.API_KEY }; show(config.stage)', undefined],
    ['const config = { stage: process.env.STAGE, key: process.env.API_KEY }; show(config)', 'environment API_KEY'],
    ['function f(process) { show(process.env.API_KEY) }', 'name API_KEY'],
  ])('%s', (code, expected) => {
    expect(taint(code)).toBe(expected);
  });
});

describe('names of functions and keys', () => {
  it.each([
    ['show(await getApiKey())', 'wrapper getApiKey'],
    ['show(await this.vault.getDbPassword())', 'wrapper getDbPassword'],
    ["import { getApiKey as load } from './keys'; show(await load())", 'wrapper getApiKey'],
    ['show((await getCredentials()).username)', undefined],
    ['show((await getCredentials()).password)', 'wrapper password'],
    ['show(await getToken())', 'weak getToken'],
    ['show(await getSecretName())', undefined],
    ['show(await getTokens())', undefined],
    ["show(config.get('db.password'))", 'name password'],
    ["show(config.get('db.host'))", undefined],
    ["show(secrets.get('/prod/api-token'))", 'name api-token'],
    ["show(cache.get('password'))", undefined],
    ['async function getSecret(id) { const r = await fetch(id); return r.json() } show((await getSecret("x")).value)', 'wrapper value'],
    ['async function getSecret(id) { return "constant" } show(await getSecret("x"))', undefined],
  ])('%s', (code, expected) => {
    expect(taint(code)).toBe(expected);
  });
});

describe('settings', () => {
  it('name sources of secrets', () => {
    const settings = { secretSources: ['fetchIt', { module: './vault.js', name: '*' }, { module: '@acme/vault', name: 'read', path: ['data'] }] };
    expect(taint('show(await fetchIt())', { settings })).toBe('certain fetchIt');
    expect(taint('const fetchIt = async () => load(); show(await fetchIt())', { settings })).toBe('certain fetchIt');
    expect(taint("import { anything } from './vault.ts'; show(anything())", { settings })).toBe('certain anything');
    expect(taint("import { anything } from './other.ts'; show(anything())", { settings })).toBeUndefined();
    expect(taint("import { read } from '@acme/vault'; show((await read()).data)", { settings })).toBe('certain read');
    expect(taint("import { read } from '@acme/vault'; show((await read()).lease)", { settings })).toBeUndefined();
    expect(taint("import { read } from '@acme/vault'; show(await read())", { settings })).toBe('certain read');
  });

  it('name safe functions', () => {
    const settings = { safeFunctions: ['shorten', '^veil'] };
    expect(taint('show(shorten(process.env.API_KEY))', { settings })).toBeUndefined();
    expect(taint('const shorten = (x) => x; show(shorten(process.env.API_KEY))', { settings })).toBeUndefined();
    expect(taint('show(veilSecret(process.env.API_KEY))', { settings })).toBeUndefined();
    expect(taint('show(String(process.env.API_KEY))', { settings })).toBe('environment API_KEY');
  });

  it('add and ignore names', () => {
    expect(taint('show(event.magicWord)', { settings: { secretNames: { add: ['magicWord'] } } })).toBe('name magicWord');
    expect(taint('show(event.apiKey)', { settings: { secretNames: { ignore: ['apiKey'] } } })).toBeUndefined();
  });
});

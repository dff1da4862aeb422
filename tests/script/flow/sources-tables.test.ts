/** Which calls yield a secret, which parts of their results are one, and how sure is it? */
import { describe, expect, it } from 'vitest';
import { valueOf } from './value-of.ts';

const table = (name: string, before: string, rows: readonly (readonly [code: string, value: string])[], settings = {}) =>
  describe(name, () => {
    it.each(rows)('%s: %s', (code, value) => {
      expect(valueOf(`${before}\n${code.includes('show(') ? code : `show(${code})`}`, { settings })).toBe(value);
    });
  });

const SSM = "import * as sdk from '@aws-sdk/client-ssm'; const ssm = new sdk.SSM(); const client = new sdk.SSMClient();";
const get = (input: string): string => `(await client.send(new sdk.GetParameterCommand(${input}))).Parameter.Value`;

table('parameters are secrets when they are decrypted', SSM, [
  [get('{ WithDecryption: true }'), 'certain Value'],
  [get('{ WithDecryption: false }'), 'clean'],
  [get("{ WithDecryption: 'true' }"), 'clean'],
  [get('{}'), 'clean'],
  [get(''), 'clean'],
  [get('{ WithDecryption: flag }'), 'wrapper Value'],
  [get('{ WithDecryption: flag ? true : false }'), 'certain Value'],
  [get('{ WithDecryption: flag ? false : x }'), 'wrapper Value'],
  [get('{ WithDecryption: options.on }'), 'wrapper Value'],
  [get('input'), 'wrapper Value'],
  // And when their names say so.
  [get("{ Name: '/app/token' }"), 'certain Value'],
  [get("{ Name: '/app/log-level' }"), 'clean'],
  [get("{ Name: '/app/log-level', WithDecryption: true }"), 'clean'],
  [get("{ Name: '/app/log-level', WithDecryption: flag }"), 'clean'],
  [get('{ Name: name, WithDecryption: true }'), 'certain Value'],
  [get("{ Name: flag ? '/app/log-level' : name, WithDecryption: true }"), 'certain Value'],
  ["(await ssm.getParameters({ Names: ['/app/log-level', '/app/token'] })).Parameters[0].Value", 'certain Value'],
  ["(await ssm.getParameters({ Names: ['/app/log-level', , name], WithDecryption: true })).Parameters[0].Value", 'certain Value'],
  ["(await ssm.getParameters({ Names: ['/app/log-level'], WithDecryption: true })).Parameters[0].Value", 'clean'],
  ["(await ssm.getParameters({ Names: names.all, WithDecryption: true })).Parameters[0].Value", 'certain Value'],
  ["(await ssm.getParametersByPath({ Path: '/app/token' })).Parameters[0].Value", 'certain Value'],
]);

table('parts of answers', SSM, [
  ['ssm.getParameters({ WithDecryption: true })', 'certain Value inside'],
  ['(await ssm.getParameters({ WithDecryption: true })).Parameters', 'certain Value inside'],
  ['(await ssm.getParameters({ WithDecryption: true })).Parameters[0]', 'certain Value inside'],
  ['for (const { Value } of (await ssm.getParameters({ WithDecryption: true })).Parameters) show(Value)', 'certain Value'],
  ['for (const { Name } of (await ssm.getParameters({ WithDecryption: true })).Parameters) show(Name)', 'clean'],
  ['(await ssm.getParameters({ WithDecryption: true })).Parameters[0].Name', 'clean'],
  ['(await ssm.getParameters({ WithDecryption: true })).InvalidParameters', 'clean'],
  ['const { Parameters, ...rest } = await ssm.getParameters({ WithDecryption: true }); show(rest)', 'clean'],
  ['const { InvalidParameters, ...rest } = await ssm.getParameters({ WithDecryption: true }); show(rest)', 'certain Value inside'],
  ['for await (const page of sdk.paginateGetParametersByPath({ client }, { WithDecryption: true })) show(page.Parameters[0].Value)', 'certain Value'],
  ['for await (const page of sdk.paginateGetParametersByPath({ client }, {})) show(page.Parameters[0].Value)', 'clean'],
  ['for await (const page of sdk.paginateDescribeParameters({ client }, {})) show(page)', 'clean'],
]);

table('which operation', SSM, [
  ['ssm.putParameter({})', 'clean'],
  ['ssm.describeParameters({})', 'clean'],
  ['client.send(new sdk.PutParameterCommand({}))', 'clean'],
  ['client.send(new sdk.StartSessionCommand({}))', 'certain TokenValue inside'],
  ['client.send(new sdk.GetDocumentCommand({}))', 'clean'],
  ["import { GetObjectCommand } from '@aws-sdk/client-s3'; show(client.send(new GetObjectCommand({})))", 'unknown'],
  ['client.send()', 'unknown'],
  ['client.send(command)', 'unknown'],
  ['client.send(new sdk.GetParameterCommander({ WithDecryption: true }))', 'unknown'],
  ['client.send(sdk.GetParameterCommand({ WithDecryption: true }))', 'unknown'],
  ['client.dispatch(new sdk.GetParameterCommand({ WithDecryption: true }))', 'unknown'],
  ['client.send(...[new sdk.GetParameterCommand({ WithDecryption: true })])', 'certain Value inside'],
  ['const command = new sdk.GetParameterCommand({ WithDecryption: true }); show(client.send(command))', 'certain Value inside'],
  ['client.send(flag ? new sdk.PutParameterCommand({}) : new sdk.GetParameterCommand({ WithDecryption: true }))', 'certain Value inside'],
  ['ssm[method]({ WithDecryption: true })', 'unknown'],
  ['GetParameter({ WithDecryption: true })', 'unknown'],
  ['ssm.GetParameter({ WithDecryption: true })', 'unknown'],
]);

table('whose operation', "import AWS from 'aws-sdk'; import * as kmsSdk from '@aws-sdk/client-kms';", [
  ['new kmsSdk.KMS().decrypt(x)', 'certain Plaintext inside'],
  ['new AWS.KMS().decrypt(x).promise()', 'certain Plaintext inside'],
  ["import KMS from 'aws-sdk/clients/kms'; show(new KMS().decrypt(x).promise())", 'certain Plaintext inside'],
  ['new AWS.Vault().decrypt(x)', 'unknown'],
  // By the name of the client, when an object is handed over.
  ['kms.decrypt({})', 'certain Plaintext inside'],
  ['this.kmsClient.decrypt({})', 'certain Plaintext inside'],
  ['kms.decrypt()', 'certain Plaintext inside'],
  ['kms.decrypt(x)', 'unknown'],
  ['const input = {}; show(kms.decrypt(input))', 'certain Plaintext inside'],
  ['cipher.decrypt({})', 'unknown'],
  ['iam.createAccessKey({})', 'certain SecretAccessKey inside'],
  // Operations that no other library has.
  ['store.getSecretValue({})', 'certain SecretBinary inside'],
  ['store.getSecretValue(id)', 'wrapper getSecretValue'],
  ['store.generateDataKeyPair({})', 'certain PrivateKeyPlaintext inside'],
  ['store.getPasswordData({})', 'wrapper getPasswordData'],
]);

table('without the SDK', '', [
  ['kms.decrypt({})', 'unknown'],
  ['ssm.getParameter({ WithDecryption: true })', 'certain Value inside'],
]);

table('documents that may hold a secret', "import * as ec2 from '@aws-sdk/client-ec2'; import * as lambda from '@aws-sdk/client-lambda'; const client = make();", [
  ['(await client.send(new ec2.GetLaunchTemplateDataCommand({}))).LaunchTemplateData.UserData', 'weak UserData'],
  ['client.send(new ec2.GetLaunchTemplateDataCommand({}))', 'clean'],
  ['(await client.send(new lambda.GetFunctionCommand({}))).Configuration.Environment.Variables.X', 'weak Variables'],
]);

table('API keys', "import { APIGateway } from '@aws-sdk/client-api-gateway'; const gateway = new APIGateway();", [
  ['(await gateway.getApiKey({ includeValue: true })).value', 'certain value'],
  ['(await gateway.getApiKey({ includeValue })).value', 'wrapper value'],
  ['(await gateway.getApiKey({ name: "/app/log-level", includeValue: true })).value', 'certain value'],
  ['(await gateway.getApiKey({})).value', 'clean'],
]);

table('callbacks', "import AWS from 'aws-sdk'; const sm = new AWS.SecretsManager();", [
  ['sm.getSecretValue({}, (error, data) => show(data))', 'certain SecretBinary inside'],
  ['sm.getSecretValue({}, (error, data) => show(data.SecretString))', 'certain SecretString'],
  ['sm.getSecretValue({}, (error, data) => show(error))', 'unknown'],
  ['sm.getSecretValue({}, (error, data, more) => show(more))', 'unknown'],
  ['sm.listen({}, (error, data) => show(data))', 'unknown'],
]);

const POWERTOOLS = '@aws-lambda-powertools/parameters';

table('Powertools', `import * as secrets from '${POWERTOOLS}/secrets'; import * as ssm from '${POWERTOOLS}/ssm'; import * as config from '${POWERTOOLS}/appconfig'; import * as other from './parameters';`, [
  ["secrets.getSecret('x')", 'certain getSecret'],
  ["new secrets.SecretsProvider().get('x')", 'certain get'],
  ["const provider = new secrets.SecretsProvider(); show(provider.get('x'))", 'certain get'],
  ["new secrets.SecretsProvider().clear('x')", 'unknown'],
  ["new secrets.OtherProvider().get('x')", 'unknown'],
  ["new other.SecretsProvider().get('x')", 'unknown'],
  ["provider.get('x')", 'unknown'],
  ["other.getParameter('/app/token', { decrypt: true })", 'unknown'],
  ["ssm.getParameter('/a/b', { decrypt: true })", 'certain getParameter'],
  ["ssm.getParameter('/a/b', { decrypt: false })", 'clean'],
  ["ssm.getParameter('/a/b', { decrypt })", 'wrapper getParameter'],
  ["ssm.getParameter('/a/b')", 'clean'],
  ['ssm.getParameter(name)', 'clean'],
  ['ssm.getParameter()', 'clean'],
  ["ssm.getParameter('/app/token')", 'certain getParameter'],
  ["ssm.getParameter('/app/log-level', { decrypt: true })", 'clean'],
  ['ssm.getParameter(name, { decrypt: true })', 'certain getParameter'],
  ["new ssm.SSMProvider().get('/a/b', { decrypt: true })", 'certain get'],
  ["ssm.getParameters('/a', { decrypt: true })", 'certain getParameters inside'],
  ["(await ssm.getParameters('/a', { decrypt: true })).token", 'certain token'],
  ["new ssm.SSMProvider().getMultiple('/a', { decrypt: true })", 'certain getMultiple inside'],
  ["(await ssm.getParametersByName({ '/a/x': { decrypt: true } }))['/a/x']", 'certain x'],
  ["(await ssm.getParametersByName({ '/a/x': { decrypt: true }, '/a/y': {} }))['/a/y']", 'clean'],
  ["ssm.getParametersByName({ '/a/x': {} })", 'clean'],
  ["ssm.getParametersByName({ '/a/x': {} }, { decrypt: true })", 'certain getParametersByName inside'],
  ["config.getAppConfig('x')", 'weak getAppConfig'],
  ["new config.AppConfigProvider().get('x')", 'weak get'],
]);

table('other libraries', "import * as store from 'aws-param-store'; import * as dsql from '@aws-sdk/dsql-signer'; import { fromSSO } from '@aws-sdk/credential-providers';", [
  ["store.getParameter('x').Value", 'certain getParameter'],
  ["store.getParameterSync('x')", 'certain getParameterSync inside'],
  ["store.getParameterSync('x').Name", 'clean'],
  ["const { Value, ...rest } = store.getParameterSync('x'); show(rest)", 'clean'],
  ["const { Name, ...rest } = store.getParameterSync('x'); show(rest)", 'certain getParameterSync inside'],
  ['new dsql.DsqlSigner({}).getDbConnectAuthToken()', 'certain getDbConnectAuthToken'],
  ['new dsql.DsqlSigner({}).getDbConnectAdminAuthToken()', 'certain getDbConnectAdminAuthToken'],
  ['fromSSO()()', 'certain credentials inside'],
  ['(await fromSSO()()).sessionToken', 'certain sessionToken'],
  ['(await fromSSO()()).accessKeyId', 'clean'],
  ['const { secretAccessKey, ...rest } = await fromSSO()(); show(rest)', 'certain credentials inside'],
  ['const { secretAccessKey, sessionToken, ...rest } = await fromSSO()(); show(rest)', 'clean'],
  ['load()()', 'unknown'],
  ["import { load } from 'other'; show(load()())", 'unknown'],
  ['client.config.credentials()', 'certain credentials inside'],
  ['client.config.region()', 'unknown'],
  ['client.options.credentials()', 'unknown'],
  ['config.credentials()', 'unknown'],
  ['secret.secretValue.unsafeUnwrap()', 'certain unsafeUnwrap'],
  ['SecretValue.unsafePlainText(x)', 'certain unsafePlainText'],
  ['unsafeUnwrap()', 'unknown'],
]);

const AT = "'http://localhost:2773/secretsmanager/get?secretId=x'";
const PARAMETER = "'http://localhost:2773/systemsmanager/parameters/get?name=x'";

table('the extension', '', [
  [`fetch(${AT})`, 'certain SecretString inside'],
  [`const r = await fetch(${AT}); show(await r.json())`, 'certain SecretString inside'],
  [`const r = await fetch(${AT}); const { SecretString } = await r.json(); show(SecretString)`, 'certain SecretString'],
  [`const r = await fetch(${AT}); const { SecretBinary } = await r.json(); show(SecretBinary)`, 'certain SecretString'],
  [`const r = await fetch(${AT}); const { Name } = await r.json(); show(Name)`, 'clean'],
  [`const r = await axios.get(${AT}); show(r.data)`, 'certain SecretString inside'],
  [`const r = await axios.get(${AT}); show(r.data.SecretString)`, 'certain SecretString'],
  [`const r = await got(${AT}); show(r.body.SecretString)`, 'certain SecretString'],
  [`const r = await axios.get(${AT}); show(r.status)`, 'clean'],
  [`fetch(${PARAMETER})`, 'certain Value inside'],
  [`const r = await axios.get(${PARAMETER}); show(r.data.Parameter)`, 'certain Value inside'],
  [`const r = await axios.get(${PARAMETER}); show(r.data.Parameter.Value)`, 'certain Value'],
  [`const r = await axios.get(${PARAMETER}); show(r.data.Parameter.Name)`, 'clean'],
  [`const r = await axios.get(${PARAMETER}); show(r.data.ResultMetadata)`, 'clean'],
  // However the address is written.
  ['fetch(`http://localhost:${port}/secretsmanager/get?secretId=${id}`)', 'certain SecretString inside'],
  ["fetch('http://localhost:2773' + '/secretsmanager/get?secretId=' + id)", 'certain SecretString inside'],
  ['const path = "/secretsmanager/get"; show(fetch(`http://localhost:2773${path}?secretId=x`))', 'certain SecretString inside'],
  [`fetch(new URL(${AT}))`, 'certain SecretString inside'],
  [`const url = new URL(${AT}); show(fetch(url, { headers }))`, 'certain SecretString inside'],
  ['const at = (path) => fetch(`http://localhost:2773${path}`); show(at("/secretsmanager/get?secretId=x"))', 'certain SecretString inside'],
  ["show(fetch('http://localhost:2773/other/get')); use('/secretsmanager/get')", 'unknown'],
  ['use("/secretsmanager/get"); show(fetch())', 'unknown'],
  ['use("/secretsmanager/get"); show(fetch(urls.main))', 'unknown'],
  ['use("/secretsmanager/get"); show(fetch(new URL()))', 'unknown'],
]);

table('functions that the settings name', "import { read } from './vault.js'; import { other } from './other';", [
  ['read()', 'certain read inside'],
  ['(await read()).data', 'certain read'],
  ['(await read()).lease', 'clean'],
  ['other()', 'unknown'],
  ['load()', 'certain load'],
  ['vault.load()', 'certain load'],
  ['loadAll()', 'unknown'],
], { secretSources: [{ module: './vault.ts', name: 'read', path: ['data'] }, 'load'] });

const MIDDY = "import middy from '@middy/core'; import ssm from '@middy/ssm'; import secretsManager from '@middy/secrets-manager'; import { getInternal, other } from '@middy/util';";
const fetched = (options: string, middleware = 'secretsManager'): string => `middy().use(${middleware}(${options})).handler(async (event, context) => { show(context.db) })`;

table('middy', MIDDY, [
  [fetched('{ fetchData: { db: "x" }, setToContext: true }'), 'certain db'],
  [fetched('{ fetchData: { db: "x" }, setToContext: flag }'), 'certain db'],
  [fetched('{ fetchData: { db: "x" }, setToContext: false }'), 'unknown'],
  [fetched('{ fetchData: { db: "x" } }'), 'unknown'],
  [fetched('{ fetchData: { other: "x" }, setToContext: true }'), 'unknown'],
  [fetched('{ fetchData: { ...rest, [key]: "y" }, setToContext: true }'), 'unknown'],
  [fetched('{ fetchData, setToContext: true }'), 'unknown'],
  [fetched(''), 'unknown'],
  [fetched('{ fetchData: { db: "x" }, setToContext: true }', 'http'), 'unknown'],
  [`const fetchData = { db: "x" }; ${fetched('{ fetchData, setToContext: true }')}`, 'certain db'],
  [fetched('{ fetchData: { db: "/a/db" }, setToContext: true }', 'ssm'), 'certain db'],
  [fetched('{ fetchData: { db: "/a/log-level" }, setToContext: true }', 'ssm'), 'clean'],
  [fetched('{ fetchData: { db: ssmParam("/a/log-level") }, setToContext: true }', 'ssm'), 'clean'],
  [fetched('{ fetchData: { db: name }, setToContext: true }', 'ssm'), 'certain db'],
  [fetched('{ fetchData: { db: "/a/log-level" }, setToContext: true }'), 'certain db'],
  ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { show(request.internal.db) })', 'certain db'],
  ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { show(request.context.db) })', 'unknown'],
  ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { show(request.event.db) })', 'unknown'],
  ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { show((await getInternal(["db"], request)).db) })', 'certain db'],
  ['middy().use(secretsManager({ fetchData: { db: "x" } })).before(async (request) => { show((await other(["db"], request)).db) })', 'unknown'],
  ['middy().use(secretsManager({ fetchData: { db: "x" }, setToContext: true })).handler((a, b, c) => { show(c.db) })', 'unknown'],
  ['middy().use(secretsManager({ fetchData: { db: "x" }, setToContext: true })).handler((event) => { show(event.db) })', 'unknown'],
  ['use(secretsManager({ fetchData: { db: "x" }, setToContext: true })); show(db)', 'unknown'],
]);

table('middy in another file', '', [['const handler = async (event, context) => { show(context.db) }; middy(handler).use(secretsManager({ fetchData: { db: "x" }, setToContext: true }))', 'unknown']]);

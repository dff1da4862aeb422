import { testRule, type InvalidCase } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const setting = (messageId: string, name: string, code: string, suggestions?: string | null, output: string | null = null): InvalidCase =>
  reported(code, [{ messageId, name, ...(suggestions ? { suggestions: [['remove', suggestions]] as const } : {}) }], output);

const plain = (messageId: 'plainEndpoint' | 'plainRequest', code: string, secure: string | undefined = code.replace(/[«»]/g, '').replace(/http:(?=\/\/)/, 'https:')): InvalidCase =>
  reported(code, [{ messageId, name: 'http://', ...(secure === '' ? {} : { suggestions: [['encrypt', secure]] as const }) }]);

const none = '';

testRule('no-insecure-transport', {
  valid: [
    // Verified.
    `new https.Agent({ rejectUnauthorized: true, ca });`,
    `import { Agent } from 'node:https'; export const agent = new Agent({ ca: readFileSync('rds.pem'), minVersion: 'TLSv1.2' });`,
    `new Pool({ host: process.env.DB_HOST, ssl: true });`,
    `new Pool({ host: 'db.orders.io', ssl: { rejectUnauthorized: true, ca } });`,
    `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';`,
    `delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;`,
    `if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('TLS is off');`,
    `const environment = { NODE_EXTRA_CA_CERTS: '/opt/ca.pem' };`,
    // Decided elsewhere.
    `new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' });`,
    `new https.Agent({ rejectUnauthorized: !isLocal });`,
    `new https.Agent({ rejectUnauthorized: verify ? true : false });`,
    `export const agentFor = (options) => new https.Agent({ rejectUnauthorized: options.verify });`,
    // Development only.
    `const agent = isLocal ? new https.Agent({ rejectUnauthorized: false }) : undefined;`,
    `if (process.env.NODE_ENV !== 'production') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`,
    `if (process.env.AWS_SAM_LOCAL) { AWS.config.update({ sslEnabled: false }); }`,
    `const ssl = isProduction ? { ca } : { rejectUnauthorized: false };`,
    `const ssl = !isProd && { rejectUnauthorized: false };`,
    `const dynamo = new AWS.DynamoDB(process.env.IS_OFFLINE ? { endpoint: 'http://db.lab.example.com:8000' } : {});`,
    // On this machine.
    `fetch('https://localhost:8443/health', { agent: new https.Agent({ rejectUnauthorized: false }) });`,
    `https.request({ hostname: '127.0.0.1', rejectUnauthorized: false });`,
    `https.request({ hostname: '::1', rejectUnauthorized: false });`,
    `new Pool({ host: 'localhost', ssl: { rejectUnauthorized: false } });`,
    `new Pool({ host: 'postgres', ssl: false });`,
    `new Redis({ host: '127.0.0.1', tls: false });`,
    `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ endpoint: 'http://localhost:4566', forcePathStyle: true });`,
    `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ endpoint: 'http://minio:9000' });`,
    `import { S3Client } from '@aws-sdk/client-s3'; new S3Client({ endpoint: 'http://s3.localhost.localstack.cloud:4566' });`,
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient({ endpoint: \`http://\${process.env.LOCALSTACK_HOSTNAME}:4566\` });`,
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient({ endpoint: 'http://host.docker.internal:8000' });`,
    `import { LambdaClient } from '@aws-sdk/client-lambda'; new LambdaClient({ tls: false, endpoint: 'http://127.0.0.1:3001' });`,
    `import AWS from 'aws-sdk'; new AWS.DynamoDB({ endpoint: new AWS.Endpoint('http://localhost:8000'), sslEnabled: false });`,
    `import AWS from 'aws-sdk'; new AWS.DynamoDB({ endpoint: 'http://dynamodb:8000', sslEnabled: false });`,
    // The extension that reads secrets, metadata, credentials, the runtime API.
    "fetch('http://localhost:2773/secretsmanager/get?secretId=x', { headers: { 'X-Aws-Parameters-Secrets-Token': process.env.AWS_SESSION_TOKEN } });",
    "fetch(`http://localhost:${port}/systemsmanager/parameters/get`, { headers: { Authorization: token } });",
    "fetch('http://169.254.169.254/latest/meta-data/iam', { headers: { 'X-aws-ec2-metadata-token': token, Authorization: token } });",
    "fetch(`http://169.254.170.2${process.env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI}`, { headers: { Authorization: token } });",
    "fetch('http://169.254.170.23/v1/credentials', { headers: { Authorization: token } });",
    "fetch('http://[fd00:ec2::254]/latest/api/token', { headers: { Authorization: token } });",
    "fetch(`http://${process.env.AWS_LAMBDA_RUNTIME_API}/2020-01-01/extension/register`, { headers: { Authorization: token } });",
    "http.request({ hostname: 'sandbox', port: 8080, headers: { Authorization: token } });",
    // Nothing secret in it.
    `fetch('http://checkip.amazonaws.com/');`,
    `axios.get('http://api.orders.io/stations', { headers: { Accept: 'application/json' } });`,
    `const doc = { $schema: 'http://json-schema.org/draft-07/schema#', xmlns: 'http://www.w3.org/2000/svg' };`,
    `new HttpOriginV2(\`http://\${alb.loadBalancerDnsName}\`);`,
    `new apigateway.HttpIntegration(\`http://\${alb.loadBalancerDnsName}/\`, { options: { requestParameters: { 'integration.request.header.Authorization': 'method.request.header.Authorization' } } });`,
    `fetch('https://api.orders.io', { headers: { Authorization: token } });`,
    `fetch(url, { headers: { Authorization: token } });`,
    // Servers that ask for certificates check them themselves.
    `https.createServer({ requestCert: true, rejectUnauthorized: false, key, cert }, app);`,
    `tls.createServer({ rejectUnauthorized: false }, onConnection);`,
    // Other things of the same name.
    `const schema = { rejectUnauthorized: { type: 'boolean', default: false } };`,
    `const flags = { ssl: false, tls: false };`,
    `const options = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', secureProtocol: 'TLSv1_2_method' };`,
    `const rule = { minVersion: '1.0' };`,
    `const chart = { sslEnabled: false, host: 'charts.orders.io' };`,
    `tls.connect({ checkServerIdentity: (host, cert) => verify(host, cert) });`,
    `tls.connect({ checkServerIdentity: (host, cert) => { if (cert.fingerprint256 !== pinned) return new Error('pin'); } });`,
    `tls.connect({ checkServerIdentity: tls.checkServerIdentity });`,
    `interface Options { rejectUnauthorized: false }`,
    // Tests.
    { code: `new https.Agent({ rejectUnauthorized: false });`, filename: 'test/client.test.ts' },
    // Options.
    { code: `new Pool({ host: 'db.mesh.orders.io', ssl: false });`, options: [{ allowHosts: ['mesh.orders.io'] }] },
    { code: `fetch('http://api.mesh.orders.io', { headers: { Authorization: token } });`, options: [{ allowHosts: ['api.mesh.orders.io'] }] },
  ],
  invalid: [
    // The whole process.
    setting('process', 'NODE_TLS_REJECT_UNAUTHORIZED', `a();\n«process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'»;\nb();`, `a();\nb();`),
    setting('process', 'NODE_TLS_REJECT_UNAUTHORIZED', `a();\n«process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0»;\n`, `a();\n`),
    setting('process', 'NODE_TLS_REJECT_UNAUTHORIZED', `const off = '0';\n«process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= off as string»;\n`, `const off = '0';\n`),
    setting(
      'process',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      `new lambda.Function(this, 'Fn', { environment: { «NODE_TLS_REJECT_UNAUTHORIZED: '0'», LOG_LEVEL: 'info' } });`,
      `new lambda.Function(this, 'Fn', { environment: { LOG_LEVEL: 'info' } });`,
    ),
    setting(
      'process',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      `new lambda.CfnFunction(this, 'Fn', {\r\n  environment: {\r\n    variables: {\r\n      «NODE_TLS_REJECT_UNAUTHORIZED: '0'», // for now\r\n      LOG_LEVEL: 'info',\r\n    },\r\n  },\r\n});`,
      `new lambda.CfnFunction(this, 'Fn', {\r\n  environment: {\r\n    variables: {\r\n      // for now\r\n      LOG_LEVEL: 'info',\r\n    },\r\n  },\r\n});`,
    ),
    setting('process', 'NODE_TLS_REJECT_UNAUTHORIZED', `a();\nfn.addEnvironment(«'NODE_TLS_REJECT_UNAUTHORIZED', '0'»);\n`, `a();\n`),
    setting(
      'process',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      `fn.addEnvironment('A', 'b').addEnvironment(«'NODE_TLS_REJECT_UNAUTHORIZED', '0'»);`,
      `fn.addEnvironment('A', 'b');`,
    ),
    // Agents and requests of Node.js.
    setting(
      'unverified',
      'rejectUnauthorized',
      `import https from 'node:https';\nexport const agent = new https.Agent({ «rejectUnauthorized: false», keepAlive: true });`,
      none,
      `import https from 'node:https';\nexport const agent = new https.Agent({ keepAlive: true });`,
    ),
    setting(
      'unverified',
      'rejectUnauthorized',
      `import { Agent } from 'https';\nexport const agent = new Agent({\n  keepAlive: true,\n  // the proxy\n  «rejectUnauthorized: false as boolean»,\n});`,
      none,
      `import { Agent } from 'https';\nexport const agent = new Agent({\n  keepAlive: true,\n  // the proxy\n});`,
    ),
    setting(
      'unverified',
      'rejectUnauthorized',
      `const https = require('https');\nhttps.get({ hostname: 'api.orders.io', «rejectUnauthorized: false» }, done);`,
      none,
      `const https = require('https');\nhttps.get({ hostname: 'api.orders.io' }, done);`,
    ),
    setting(
      'unverified',
      'rejectUnauthorized',
      `import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent({ connect: { «rejectUnauthorized: false» } }));`,
      none,
      `import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent({ connect: { } }));`,
    ),
    setting('unverified', 'rejectUnauthorized', `axios.create({ httpsAgent: new https.Agent({ «rejectUnauthorized: false» }) });`, `axios.create({ httpsAgent: new https.Agent({ }) });`),
    setting('unverified', 'rejectUnauthorized', `tls.connect(443, 'api.orders.io', { «rejectUnauthorized: false» });`, `tls.connect(443, 'api.orders.io', { });`),
    setting('unverified', 'rejectUnauthorized', `const options = { «'rejectUnauthorized': false», port: 443 };`, `const options = { port: 443 };`),
    setting('unverified', 'rejectUnauthorized', `const rejectUnauthorized = false;\ntls.connect({ «rejectUnauthorized», port: 443 });`, `const rejectUnauthorized = false;\ntls.connect({ port: 443 });`),
    setting('unverified', 'rejectUnauthorized', `tls.connect({ «['rejectUnauthorized']: !1», port: 443 });`, `tls.connect({ port: 443 });`),
    setting('unverified', 'rejectUnauthorized', `tls.connect({ ...base, «rejectUnauthorized: strict ? false : false» });`, `tls.connect({ ...base });`),
    setting('unverified', 'rejectUnauthorized', `a();\n«agent.options.rejectUnauthorized = false»;\n`, `a();\n`),
    // With the authority beside it, checking works.
    setting('unverified', 'rejectUnauthorized', `new Pool({ host, ssl: { ca, «rejectUnauthorized: false» } });`, none, `new Pool({ host, ssl: { ca } });`),
    // Databases: Amazon's authority is none of those that Node.js knows.
    setting('unverified', 'rejectUnauthorized', `new Pool({ host: process.env.DB_HOST, ssl: { «rejectUnauthorized: false» } });`, `new Pool({ host: process.env.DB_HOST, ssl: { } });`),
    setting('unverified', 'rejectUnauthorized', `mysql.createConnection({ host: 'db.orders.io', ssl: { «rejectUnauthorized: false» } });`, `mysql.createConnection({ host: 'db.orders.io', ssl: { } });`),
    setting('unverified', 'rejectUnauthorized', `new Pool({ ssl: isProduction ? { «rejectUnauthorized: false» } : false });`, `new Pool({ ssl: isProduction ? { } : false });`),
    setting('unverified', 'rejectUnauthorized', `new Pool({ host: process.env.DB_HOST ?? 'localhost', ssl: { «rejectUnauthorized: false» } });`, `new Pool({ host: process.env.DB_HOST ?? 'localhost', ssl: { } });`),
    setting('unverified', 'tlsAllowInvalidCertificates', `new MongoClient(uri, { tls: true, «tlsAllowInvalidCertificates: true» });`, `new MongoClient(uri, { tls: true });`),
    setting('unverified', 'trustServerCertificate', `const config = { options: { encrypt: true, «trustServerCertificate: true» } };`, `const config = { options: { encrypt: true } };`),
    setting('unverified', 'strictSSL', `request({ url, «strictSSL: false», json: true }, done);`, `request({ url, json: true }, done);`),
    setting('unverified', 'checkServerIdentity', `tls.connect({ host, «checkServerIdentity: () => undefined» });`, `tls.connect({ host });`),
    setting('unverified', 'checkServerIdentity', `tls.connect({ host, «checkServerIdentity: () => {}» });`, `tls.connect({ host });`),
    setting('unverified', 'checkServerIdentity', `tls.connect({ host, «checkServerIdentity: function () { return undefined; }» });`, `tls.connect({ host });`),
    // Turned off.
    reported(`new Pool({ host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', «ssl: false» });`, [{ messageId: 'off', name: 'ssl' }]),
    reported(`const HOST = 'db.orders.internal';\nnew Sequelize('app', user, password, { host: HOST, dialectOptions: { «ssl: false» } });`, [{ messageId: 'off', name: 'ssl' }]),
    reported(`createClient({ socket: { host: 'orders.abcdef.euw1.cache.amazonaws.com', port: 6379, «tls: false» } });`, [{ messageId: 'off', name: 'tls' }]),
    reported(`new Kafka({ brokers: ['b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com:9092'], «ssl: false» });`, [{ messageId: 'off', name: 'ssl' }]),
    reported("new Pool({ host: `${name}.db.orders.io`, «ssl: false» });", [{ messageId: 'off', name: 'ssl' }]),
    reported(`new Pool({ host: '10.0.4.12', «ssl: false» });`, [{ messageId: 'off', name: 'ssl' }]),
    // Versions.
    setting('outdated', 'minVersion', `import tls from 'tls';\ntls.connect({ host, «minVersion: 'TLSv1'» });`, `import tls from 'tls';\ntls.connect({ host });`),
    setting('outdated', 'minVersion', `import https from 'https';\nnew https.Agent({ «minVersion: 'TLSv1.1'» });`, none, `import https from 'https';\nnew https.Agent({ });`),
    setting('outdated', 'secureProtocol', `const options = { «secureProtocol: 'TLSv1_method'», port: 443 };`, `const options = { port: 443 };`),
    setting('outdated', 'DEFAULT_MIN_VERSION', `a();\n«tls.DEFAULT_MIN_VERSION = 'TLSv1.1'»;\n`, `a();\n`),
    // AWS clients.
    setting(
      'off',
      'sslEnabled',
      `import AWS from 'aws-sdk';\nconst s3 = new AWS.S3({ region, «sslEnabled: false» });`,
      none,
      `import AWS from 'aws-sdk';\nconst s3 = new AWS.S3({ region });`,
    ),
    setting(
      'off',
      'sslEnabled',
      `const AWS = AWSXRay.captureAWS(require('aws-sdk'));\nAWS.config.update({ «sslEnabled: false», region });`,
      none,
      `const AWS = AWSXRay.captureAWS(require('aws-sdk'));\nAWS.config.update({ region });`,
    ),
    setting('off', 'sslEnabled', `a();\n«AWS.config.sslEnabled = false»;\n`, `a();\n`),
    setting(
      'off',
      'tls',
      `import { LambdaClient } from '@aws-sdk/client-lambda';\nnew LambdaClient({ region, «tls: false» });`,
      none,
      `import { LambdaClient } from '@aws-sdk/client-lambda';\nnew LambdaClient({ region });`,
    ),
    plain('plainEndpoint', `import { S3Client } from '@aws-sdk/client-s3';\nnew S3Client({ endpoint: «'http://s3.eu-west-1.amazonaws.com'» });`),
    plain('plainEndpoint', `import { SQS } from '@aws-sdk/client-sqs';\nnew SQS({ endpoint: «'http://queues.orders.internal:9324'» });`),
    plain('plainEndpoint', "import * as ddb from '@aws-sdk/client-dynamodb';\nnew ddb.DynamoDBClient({ endpoint: «`http://dynamodb.${region}.amazonaws.com`» });"),
    plain('plainEndpoint', `import { S3Client } from '@aws-sdk/client-s3';\nconst endpoint = «'http://s3.orders.io'»;\nconst config = { region, endpoint };\nnew S3Client(config);`),
    plain('plainEndpoint', `import AWS from 'aws-sdk';\nnew AWS.S3({ endpoint: «"http://s3.orders.io:9000"» });`),
    plain('plainEndpoint', `import AWS from 'aws-sdk';\nconst endpoint = new AWS.Endpoint(«'http://s3.orders.io'»);`),
    plain('plainEndpoint', `import { S3Client } from '@aws-sdk/client-s3';\nnew S3Client({ endpoint: «'http://s3.orders.io:80'» });`, none),
    // Requests with credentials.
    plain('plainRequest', "fetch(«'http://api.orders.io/users'», { headers: { Authorization: `Bearer ${token}` } });"),
    plain('plainRequest', "const BASE = «'http://api.orders.io'»;\nawait fetch(`${BASE}/users`, { method: 'POST', headers: { 'x-api-key': key } });"),
    plain('plainRequest', "const BASE = «'http://api.orders.io'»;\nawait fetch(BASE + '/users', { headers: { ['Authorization']: key } });"),
    plain('plainRequest', "axios.get(«'http://api.orders.io/users'», { headers: { ...common, authorization: token } });"),
    plain('plainRequest', "axios({ method: 'get', url: «'http://api.orders.io/users'», headers: { 'X-API-Key': key } });"),
    plain('plainRequest', "const api = axios.create({ baseURL: «'http://api.orders.io'», headers: { Authorization: token } });"),
    plain('plainRequest', "axios.get(«'http://api.orders.io/users'», { auth: { username, password } });"),
    plain('plainRequest', "const headers = { Authorization: token };\nthis.http.post(«'http://api.orders.io/users'», body, { headers });"),
    plain('plainRequest', "got.post(«`http://${region}.orders.io/users`», { headers: { Authorization: token } });"),
    plain('plainRequest', "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nexport async function send() {\n  const value = await getSecret('orders/production/api');\n  await fetch(«`http://api.orders.io/users?key=${value}`»);\n}"),
    plain('plainRequest', "export async function login(password: string) {\n  await fetch(«'http://api.orders.io/login'», { method: 'POST', body: JSON.stringify({ password }) });\n}"),
    plain('plainRequest', "import http from 'node:http';\nhttp.request(«'http://api.orders.io'», { headers: { Authorization: token } });", none),
    plain('plainRequest', "import http from 'http';\nhttp.request({ hostname: «'api.orders.io'», headers: { Authorization: token } });", none),
    plain('plainRequest', "const { request } = require('http');\nrequest({ host: «'10.20.0.4'», headers: { Authorization: token } });", none),
  ],
});

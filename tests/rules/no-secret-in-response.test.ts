import { testRule } from '../support/rule-tester.ts';
import { reported, type Finding } from './reported.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nconst token = await getSecret('x');\n";
const HANDLER = 'export const handler = async (event, context, callback) => ';

/** A secret of Powertools, named `token`, that is sent, with what the suggestions make of the code. */
const sure = (code: string, ...suggestions: [string, string][]) => named('token', code, ...suggestions);

function named(name: string, code: string, ...suggestions: [string, string][]) {
  const finding: Finding = { messageId: 'value', name, suggestions: suggestions.map(([id, made]) => [id, GET + made] as const) };
  return reported(GET + code, [finding]);
}

testRule('no-secret-in-response', {
  valid: [
    // Nothing secret is sent.
    `${GET}${HANDLER}{ use(token); return { statusCode: 200, body: 'ok' }; };`,
    `${GET}${HANDLER}({ statusCode: 200, body: JSON.stringify({ length: token.length, set: Boolean(token) }) });`,
    `${GET}${HANDLER}({ statusCode: 200, body: JSON.stringify({ token: mask(token) }) });`,
    `${GET}${HANDLER}({ statusCode: 200, body: \`ends with \${token.slice(-4)}\` });`,
    `${GET}${HANDLER}{ const answer = await fetch(url, { headers: { authorization: token } }); return { statusCode: 200, body: await answer.text() }; };`,
    `${GET}${HANDLER}{ const r = await client.send(new GetSecretValueCommand({})); return { statusCode: 200, body: JSON.stringify({ name: r.Name, version: r.VersionId }) }; };`,
    `${GET}${HANDLER}{ const url = await getSignedUrl(s3, command, { secret: token }); return { statusCode: 302, headers: { location: url }, body: '' }; };`,
    `${GET}${HANDLER}({ statusCode: 200, body: jwt.sign(event, token) });`,
    // Not surely a secret.
    `${HANDLER}({ statusCode: 200, body: JSON.stringify({ password, apiKey: event.apiKey }) });`,
    `${HANDLER}({ statusCode: 200, body: process.env.API_KEY });`,
    'app.get("/", (req, res) => res.json({ token: req.body.token, secret }));',
    // What is made to be handed out.
    `${HANDLER}{ const { AuthenticationResult } = await idp.send(new InitiateAuthCommand({})); return { statusCode: 200, body: JSON.stringify({ token: AuthenticationResult.IdToken }) }; };`,
    `${HANDLER}{ const r = await sts.send(new AssumeRoleCommand({})); return { statusCode: 200, body: JSON.stringify(r.Credentials.SecretAccessKey) }; };`,
    `${HANDLER}{ const r = await kms.send(new DecryptCommand({})); return { statusCode: 200, body: r.Plaintext }; };`,
    `${HANDLER}({ statusCode: 200, body: JSON.stringify({ token: await fetchAccessToken() }) });`,
    `${GET}export const login = async () => ({ statusCode: 200, body: JSON.stringify({ token }) });`,
    `${GET}export async function issueToken(req, res) { res.json({ token }); }`,
    `${GET}const authorizer = () => ({ statusCode: 200, body: token }); export { authorizer };`,
    `${GET}${HANDLER}({ principalId: 'user', policyDocument: {}, context: { token } });`,
    `${GET}${HANDLER}({ isAuthorized: true, context: { token } });`,
    // No answer.
    `${GET}export const load = async () => token;`,
    `${GET}export const load = async () => ({ token });`,
    `${GET}export const done = (callback) => callback(null, token);`,
    `${GET}client.send(token); socket.send(token); request.write(token); request.end(token);`,
    `${GET}const text = await response.json(); use(text, { body: token });`,
    `${GET}await fetch(url, { method: 'POST', body: JSON.stringify({ token }) });`,
    `${GET}request.body = token; this.body = token;`,
    `${GET}export const handler = (req, res) => use(token);`,
    `${GET}exports.command = 'x'; exports.handler = () => token;`,
    `${GET}const ok = (value) => use(value); ok({ token });`,
    `${GET}console.log(token); throw new Error(token);`,
    { code: `${GET}${HANDLER}({ statusCode: 200, body: token });`, filename: 'test/handler.test.ts' },
  ],
  invalid: [
    // What a handler returns.
    sure(`${HANDLER}({ statusCode: 200, body: JSON.stringify({ ok: true, «token» }) });`, ['drop', `${HANDLER}({ statusCode: 200, body: JSON.stringify({ ok: true }) });`], ['presence', `${HANDLER}({ statusCode: 200, body: JSON.stringify({ ok: true, token: Boolean(token) }) });`]),
    sure(`${HANDLER}{ return { statusCode: 200, body: \`token \${«token»}\` }; };`, ['redact', `${HANDLER}{ return { statusCode: 200, body: \`token [REDACTED]\` }; };`], ['presence', `${HANDLER}{ return { statusCode: 200, body: \`token \${Boolean(token)}\` }; };`]),
    sure(`${HANDLER}({ statusCode: 200, body: «token» as string });`, ['redact', `${HANDLER}({ statusCode: 200, body: '[REDACTED]' });`]),
    sure(`${HANDLER}{ const response = { statusCode: 200, headers: {}, body: 'x' + «token»! }; return response; };`, ['redact', `${HANDLER}{ const response = { statusCode: 200, headers: {}, body: 'x' + '[REDACTED]' }; return response; };`], ['presence', `${HANDLER}{ const response = { statusCode: 200, headers: {}, body: 'x' + Boolean(token!) }; return response; };`]),
    named('body', `${HANDLER}{ const body = JSON.stringify({ token }); return { statusCode: 200, «body» }; };`, ['redact', `${HANDLER}{ const body = JSON.stringify({ token }); return { statusCode: 200, body: '[REDACTED]' }; };`]),
    sure(`${HANDLER}«token»;`, ['redact', `${HANDLER}'[REDACTED]';`]),
    sure(`${HANDLER}({ «token» });`, ['drop', `${HANDLER}({ });`], ['presence', `${HANDLER}({ token: Boolean(token) });`]),
    sure(`exports.handler = async function () { return «token»; };`, ['redact', `exports.handler = async function () { return '[REDACTED]'; };`]),
    sure(`module.exports = { handler: async () => ({ a: 1, «secret: token» }) };`.replace('«secret: token»', 'secret: «token»'), ['drop', 'module.exports = { handler: async () => ({ a: 1 }) };'], ['presence', 'module.exports = { handler: async () => ({ a: 1, secret: Boolean(token) }) };']),
    sure(`async function run() { return «token»; }\nexport { run as handler };`, ['redact', `async function run() { return '[REDACTED]'; }\nexport { run as handler };`]),
    sure(`const run = async () => «token»;\nexport const handler = middy(run).use(a()).use(b());`, ['redact', `const run = async () => '[REDACTED]';\nexport const handler = middy(run).use(a()).use(b());`]),
    sure(`export const handler = middy().use(a()).handler(async () => «token»);`, ['redact', `export const handler = middy().use(a()).handler(async () => '[REDACTED]');`]),
    sure(`export const handler = withErrors(async () => ({ x: 1, v: [«token»] }));`, ['redact', `export const handler = withErrors(async () => ({ x: 1, v: ['[REDACTED]'] }));`], ['presence', `export const handler = withErrors(async () => ({ x: 1, v: [Boolean(token)] }));`]),
    // Through functions of the file: where the answer is made.
    reported(`${GET}const response = (statusCode, body) => ({ statusCode, body: JSON.stringify(«body») });\n${HANDLER}response(200, { token });`, [
      { messageId: 'object', name: 'body', suggestions: [['redact', `${GET}const response = (statusCode, body) => ({ statusCode, body: '[REDACTED]' });\n${HANDLER}response(200, { token });`]] },
    ]),
    // Functions of other files that make an answer.
    sure(`import { createResponse } from './http';\n${HANDLER}createResponse(200, { a: 1, «token» });`, ['drop', `import { createResponse } from './http';\n${HANDLER}createResponse(200, { a: 1 });`], ['presence', `import { createResponse } from './http';\n${HANDLER}createResponse(200, { a: 1, token: Boolean(token) });`]),
    sure(`import { ok } from './http';\n${HANDLER}ok(«token»);`, ['redact', `import { ok } from './http';\n${HANDLER}ok('[REDACTED]');`]),
    // Callbacks.
    sure(`exports.handler = (event, context, callback) => { callback(null, { statusCode: 200, body: «token» }); };`, ['redact', `exports.handler = (event, context, callback) => { callback(null, { statusCode: 200, body: '[REDACTED]' }); };`]),
    sure(`exports.handler = (event, context, cb) => { cb(null, «token»); };`, ['redact', `exports.handler = (event, context, cb) => { cb(null, '[REDACTED]'); };`]),
    sure(`exports.handler = (event, context) => { context.succeed(«token»); };`, ['redact', `exports.handler = (event, context) => { context.succeed('[REDACTED]'); };`]),
    sure(`exports.handler = (event, context) => { context.done(null, «token»); };`, ['redact', `exports.handler = (event, context) => { context.done(null, '[REDACTED]'); };`]),
    // Web frameworks.
    sure(`app.get('/', (req, res) => res.json({ a: 1, «token» }));`, ['drop', `app.get('/', (req, res) => res.json({ a: 1 }));`], ['presence', `app.get('/', (req, res) => res.json({ a: 1, token: Boolean(token) }));`]),
    sure(`app.get('/', (req, res) => { res.status(200).type('text').send(«token»); });`, ['redact', `app.get('/', (req, res) => { res.status(200).type('text').send('[REDACTED]'); });`]),
    sure(`createServer((req, res) => res.end(\`\${«token»}\`));`, ['redact', 'createServer((req, res) => res.end(`[REDACTED]`));'], ['presence', 'createServer((req, res) => res.end(`${Boolean(token)}`));']),
    sure(`fastify.get('/', async (request, reply) => reply.code(200).send(«token»));`, ['redact', `fastify.get('/', async (request, reply) => reply.code(200).send('[REDACTED]'));`]),
    sure(`router.get('/', async (ctx) => { ctx.body = «token»; });`, ['redact', `router.get('/', async (ctx) => { ctx.body = '[REDACTED]'; });`]),
    sure(`router.get('/', async (ctx) => { ctx.response.body = { a: 1, «token» }; });`, ['drop', `router.get('/', async (ctx) => { ctx.response.body = { a: 1 }; });`], ['presence', `router.get('/', async (ctx) => { ctx.response.body = { a: 1, token: Boolean(token) }; });`]),
    sure(`import { Hono } from 'hono';\nnew Hono().get('/', (c) => c.json(«token»));`, ['redact', `import { Hono } from 'hono';\nnew Hono().get('/', (c) => c.json('[REDACTED]'));`]),
    sure(`export const GET = () => new Response(«token»);`, ['redact', `export const GET = () => new Response('[REDACTED]');`]),
    sure(`export const GET = () => Response.json({ a: 1, «token» });`, ['drop', `export const GET = () => Response.json({ a: 1 });`], ['presence', `export const GET = () => Response.json({ a: 1, token: Boolean(token) });`]),
    sure(`export const GET = () => NextResponse.json(«token», { status: 200 });`, ['redact', `export const GET = () => NextResponse.json('[REDACTED]', { status: 200 });`]),
    // The whole of something that contains secrets.
    reported(`const r = await client.send(new GetSecretValueCommand({}));\n${HANDLER}({ statusCode: 200, body: JSON.stringify(«r») });`, [
      { messageId: 'response', name: 'r', suggestions: [['redact', `const r = await client.send(new GetSecretValueCommand({}));\n${HANDLER}({ statusCode: 200, body: '[REDACTED]' });`]] },
    ]),
    reported(`${HANDLER}({ statusCode: 200, body: JSON.stringify(«process.env») });`, [
      { messageId: 'environment', name: 'process.env', suggestions: [['redact', `${HANDLER}({ statusCode: 200, body: '[REDACTED]' });`]] },
    ]),
    reported(`${GET}const creds = JSON.parse(token);\n${HANDLER}({ statusCode: 200, body: JSON.stringify({ user: creds.username, password: «creds.password» }) });`, [
      {
        messageId: 'value',
        name: 'password',
        suggestions: [
          ['drop', `${GET}const creds = JSON.parse(token);\n${HANDLER}({ statusCode: 200, body: JSON.stringify({ user: creds.username }) });`],
          ['presence', `${GET}const creds = JSON.parse(token);\n${HANDLER}({ statusCode: 200, body: JSON.stringify({ user: creds.username, password: Boolean(creds.password) }) });`],
        ],
      },
    ]),
    // A wrapper by its name, the extension, middy.
    reported(`${HANDLER}({ statusCode: 200, body: «await getApiKey()» });`, [{ messageId: 'value', name: 'getApiKey', suggestions: [['redact', `${HANDLER}({ statusCode: 200, body: '[REDACTED]' });`]] }]),
    reported(`const { SecretString } = await sm.getSecretValue({ SecretId: 'x' }).promise();\r\nexports.handler = async () => ({\r\n  statusCode: 200,\r\n  body: «SecretString», // all of it\r\n});`, [
      {
        messageId: 'value',
        name: 'SecretString',
        suggestions: [['redact', `const { SecretString } = await sm.getSecretValue({ SecretId: 'x' }).promise();\r\nexports.handler = async () => ({\r\n  statusCode: 200,\r\n  body: '[REDACTED]', // all of it\r\n});`]],
      },
    ]),
    reported("import ssm from '@middy/ssm';\nexport const handler = middy().use(ssm({ fetchData: { apiKey: '/a/b/api-key' }, setToContext: true, cacheExpiry: 60000 })).handler(async (event, context) => ({ statusCode: 200, body: «context.apiKey» }));", [
      { messageId: 'value', name: 'apiKey', suggestions: [['redact', "import ssm from '@middy/ssm';\nexport const handler = middy().use(ssm({ fetchData: { apiKey: '/a/b/api-key' }, setToContext: true, cacheExpiry: 60000 })).handler(async (event, context) => ({ statusCode: 200, body: '[REDACTED]' }));"]] },
    ]),
  ],
});

/** What is sent to a caller? */
import { describe, expect, it } from 'vitest';
import { secretResponsesOf } from '../../../src/script/secret-uses.ts';
import { scriptOf } from '../script-of.ts';

const BEFORE = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const s = await getSecret('x');";

const placesOf = (code: string): string[] => {
  const script = scriptOf(BEFORE + code);
  return secretResponsesOf(script).map(({ range }) => script.text.slice(...range));
};
const sent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(placesOf(code)).toEqual(['s'])));
const silent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(placesOf(code)).toEqual([])));

sent('answers', [
  'export const handler = async () => s',
  'export const handler = async () => ({ a: s })',
  'export const handler = async () => ({ statusCode: 200, body: s })',
  'const answer = () => ({ body: s, statusCode: 200 })',
  "const answer = () => ({ 'statusCode': 200, ['body']: s })",
  'exports.handler = (event, context, callback) => callback(null, s)',
  'exports.handler = (event, context, done) => done(undefined, s)',
  'exports.handler = function (event, context, callback) { callback(null, { statusCode: 200, body: s }) }',
  'exports.handler = (event, context) => context.done(null, s)',
  'exports.handler = (event, context) => context.succeed(s)',
  ...['res.json', 'res.status(200).send', 'res.status(200).type("x").end', 'response.write', 'reply.send', 'ctx.json', 'h.response', 'this.res.json', 'httpResponse.send'].map((send) => `serve((req, res) => ${send}(s))`),
  "import { Hono } from 'hono'; new Hono().get('/', (c) => c.text(s))",
  'serve(() => new Response(s))',
  'serve(() => new NextResponse(s, { status: 200 }))',
  'serve(() => Response.json(s))',
  'serve(() => NextResponse.json(s))',
  "import { createResponse } from './http'; serve(() => createResponse(200, s))",
  "import { createResponse } from './http'; serve(() => createResponse(s, 200))",
  "import { ok } from './http'; export const handler = () => ok(s)",
  "import { ok } from './http'; export const handler = () => ok(s, ...rest)",
  ...['ctx', 'context', 'res', 'response', 'ctx.response', 'this.ctx'].map((receiver) => `serve(() => { ${receiver}.body = s })`),
]);

silent('no answers', [
  'export const handler = async () => s.length',
  'export const load = async () => s',
  'const answer = () => ({ body: s })',
  'const answer = () => ({ statusCode: 200, text: s })',
  'const answer = () => ({ statusCode: 200, [body]: s })',
  'exports.handler = (event, context, callback) => callback(s)',
  'exports.handler = (event, context, callback) => callback(null)',
  'exports.handler = (event, callback) => callback(null, s)',
  'exports.handler = (event, context, callback) => { const done = load(); done(null, s) }',
  'callback(null, s)',
  'exports.handler = (event, context) => queue.done(null, s)',
  'exports.handler = (event, context) => context.done(s)',
  'exports.handler = (event, context) => context.fail(s)',
  'serve((req, res) => res.json())',
  'serve((req, res) => res.set(s))',
  'serve((req, res) => req.send(s))',
  'serve((req, res) => client.status(200).send(s))',
  'serve((c) => c.text(s))',
  "import { Hono } from 'hono'; new Hono().get('/', (x) => x.text(s))",
  'serve(() => new Answer(s))',
  'serve(() => new Response())',
  'serve(() => Response.parse(s))',
  'serve(() => Answer.json(s))',
  "import { createRequest } from './http'; serve(() => createRequest(200, s))",
  'const createResponse = (status, x) => status; serve(() => createResponse(200, s))',
  'serve(() => createResponse(200, s))',
  "import { createResponse } from './http'; serve(() => createResponse(s, { a: 1 }))",
  ...['request.body', 'this.body', 'body', 'ctx.text', 'ctx[body]', 'rest.response2.body', 'first.oldctx.body', 'make().body'].map((target) => `serve(() => { ${target} = s })`),
]);

it('an answer is looked at once, where it is made', () => {
  for (const code of [
    'export const handler = async () => { const answer = { statusCode: 200, body: s, other: s }; return answer }',
    'export const handler = async (event, context) => { res.json(s); return res.json(s.length) }',
    "import { createResponse } from './http'; export const handler = async () => { const answer = createResponse(200, s); return answer }",
    'export const handler = async () => { const answer = new Response(s); return answer }',
    "import { createResponse } from './http'; serve((req, res) => res.send(createResponse(200, s)))",
  ])
    expect(placesOf(code), code).toEqual(['s']);
  expect(placesOf('export const handler = async () => new Answer({ a: s })')).toEqual([]);
  expect(placesOf('export const handler = async () => ({ a: { statusCode: 200, body: s } }).a')).toEqual(['s']);
});

describe('functions that give access', () => {
  it.each([
    'const login = async () => ({ statusCode: 200, body: s })',
    'function issueToken(req, res) { res.json(s) }',
    'const issue = function () { res.json(s) }',
    'class C { authorize() { res.json(s) } }',
    'class C { signIn = () => res.json(s) }',
    'const routes = { login: (req, res) => res.json(s) }',
    'const routes = { login(req, res) { res.json(s) } }',
    'function login() { return users.map((user) => res.json(s)) }',
    'function login() { function answer() { res.json(s) } answer() }',
    'const login = ((req, res) => res.json(s)) as Handler',
    // Answers of authorizers.
    'export const handler = async () => ({ principalId: "x", context: { s } })',
    'export const handler = async () => ({ isAuthorized: true, context: { s } })',
    'export const handler = async () => ({ policyDocument: {}, context: { s } })',
  ])('%s', (code) => {
    expect(placesOf(code)).toEqual([]);
  });

  it.each([
    'const load = () => res.json(s); function login() { load() }',
    'const routes = { load: (req, res) => res.json(s) }',
    'class C { load() { res.json(s) } }',
    'login((req, res) => res.json(s))',
    'export const handler = async () => ({ context: { s } })',
  ])('not %s', (code) => {
    expect(placesOf(code)).toEqual(['s']);
  });
});

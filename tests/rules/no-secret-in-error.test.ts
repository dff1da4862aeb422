import { testRule } from '../support/rule-tester.ts';
import { reported, type Finding } from './reported.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nconst token = await getSecret('x');\n";

const finding = (suggestions: readonly (readonly [string, string])[], name = 'token'): Finding => ({
  messageId: 'value',
  name,
  ...(suggestions.length > 0 ? { suggestions: suggestions.map(([id, made]) => [id, GET + made] as const) } : {}),
});

/** A case whose secret is `token` of Powertools. */
const sure = (code: string, output: string | null, ...suggestions: [string, string][]) =>
  reported(GET + code, [finding(suggestions)], output === null ? null : GET + output);

testRule('no-secret-in-error', {
  valid: [
    `${GET}throw new Error('The token was refused');`,
    `${GET}throw new Error(\`The token of \${token.length} characters was refused: \${mask(token)}\`);`,
    `${GET}throw new Error(\`The token …\${token.slice(-4)} was refused\`);`,
    `${GET}console.log(token);`,
    `${GET}try { use(token); } catch (error) { throw new Error('failed', { cause: error }); }`,
    `${GET}if (!token) throw new Error('no token: ' + token);`,
    `${GET}class Answer { constructor(readonly token: string) {} } export const answer = new Answer(token);`,
    `${GET}export const done = (callback) => callback(null, token);`,
    `${GET}assert.equal(token, 'x');`,
    `${GET}message.details = token;`,
    'throw new SyntaxError(`Unexpected token ${token}`);',
    'throw new Error(`Invalid token: ${token}`);',
    'throw new Error(`Unknown key ${key}, expected ${apiKeyName}`);',
    'throw new Error(`Secret ${secretArn} has no value, request ${ClientRequestToken}`);',
    'class Parser { fail(token) { throw new Error(`No rule for token ${token} of the session`); } }',
    'throw new Error(`No value for ${process.env.STAGE}`);',
    'Error.captureStackTrace(password);',
    'prompt((password) => callback(password));',
    // Not of a promise, and no callback of this function.
    `${GET}queue.reject(token);`,
    `${GET}export const f = (queue) => queue.callback(\`x \${token}\`);`,
    'const createError = (password) => password; createError(password);',
  ],
  invalid: [
    sure('throw new Error(`refused: ${«token»}`);', 'throw new Error(`refused: [REDACTED]`);', ['presence', 'throw new Error(`refused: ${Boolean(token)}`);']),
    sure("throw new Error('refused: ' + «token»);", "throw new Error('refused: ' + '[REDACTED]');", ['presence', "throw new Error('refused: ' + Boolean(token));"]),
    sure('throw new Error(«token»);', null, ['redact', "throw new Error('[REDACTED]');"]),
    sure("throw new TypeError('x', { cause: «token» });", null, ['drop', "throw new TypeError('x', { });"], ['presence', "throw new TypeError('x', { cause: Boolean(token) });"]),
    sure("throw new HttpException({ message: `x ${«token»}`, status: 401 }, 401);", 'throw new HttpException({ message: `x [REDACTED]`, status: 401 }, 401);', ['presence', 'throw new HttpException({ message: `x ${Boolean(token)}`, status: 401 }, 401);']),
    sure("throw new ApiFailure('x', { status: 401, «token» });", null, ['drop', "throw new ApiFailure('x', { status: 401 });"], ['presence', "throw new ApiFailure('x', { status: 401, token: Boolean(token) });"]),
    sure("throw Error(`x ${«token»}`);", 'throw Error(`x [REDACTED]`);', ['presence', 'throw Error(`x ${Boolean(token)}`);']),
    sure('class Refused extends Error {} throw new Refused(`x ${«token»}`);', 'class Refused extends Error {} throw new Refused(`x [REDACTED]`);', ['presence', 'class Refused extends Error {} throw new Refused(`x ${Boolean(token)}`);']),
    sure('export class E extends Error { constructor() { super(`x ${«token»}`); } }', 'export class E extends Error { constructor() { super(`x [REDACTED]`); } }', ['presence', 'export class E extends Error { constructor() { super(`x ${Boolean(token)}`); } }']),
    // What a class of errors is made with is reported where it is made, once.
    sure('class E extends Error { constructor(readonly used: string) { super(used); } } throw new E(«token»);', null, ['redact', "class E extends Error { constructor(readonly used: string) { super(used); } } throw new E('[REDACTED]');"]),
    sure('const error = new Error(`x ${«token»}`); throw error;', 'const error = new Error(`x [REDACTED]`); throw error;', ['presence', 'const error = new Error(`x ${Boolean(token)}`); throw error;']),
    // Functions of this file are followed.
    reported(
      `${GET}const fail = (text: string) => { throw new Error(«text»); }; fail(\`x \${token}\`);`,
      [
        finding(
          [
            ['redact', "const fail = (text: string) => { throw new Error('[REDACTED]'); }; fail(`x ${token}`);"],
          ],
          'text',
        ),
      ],
    ),
    // Thrown, rejected, handed to a callback.
    sure('throw `x ${«token»}`;', 'throw `x [REDACTED]`;', ['presence', 'throw `x ${Boolean(token)}`;']),
    sure('throw «token»;', null, ['redact', "throw new Error('[REDACTED]');"]),
    sure('throw { «token», status: 401 };', null, ['drop', 'throw { status: 401 };'], ['presence', 'throw { token: Boolean(token), status: 401 };']),
    sure('Promise.reject(«token»);', null, ['redact', "Promise.reject(new Error('[REDACTED]'));"]),
    sure('new Promise((resolve, reject) => reject(`x ${«token»}`));', 'new Promise((resolve, reject) => reject(`x [REDACTED]`));', ['presence', 'new Promise((resolve, reject) => reject(`x ${Boolean(token)}`));']),
    sure('export const f = (callback) => callback(`x ${«token»}`);', 'export const f = (callback) => callback(`x [REDACTED]`);', ['presence', 'export const f = (callback) => callback(`x ${Boolean(token)}`);']),
    sure('export const f = (callback) => callback(new Error(`x ${«token»}`));', 'export const f = (callback) => callback(new Error(`x [REDACTED]`));', ['presence', 'export const f = (callback) => callback(new Error(`x ${Boolean(token)}`));']),
    // Factories, assertions, assignments.
    sure('throw createError(401, `x ${«token»}`);', 'throw createError(401, `x [REDACTED]`);', ['presence', 'throw createError(401, `x ${Boolean(token)}`);']),
    sure('throw Boom.unauthorized(`x ${«token»}`);', 'throw Boom.unauthorized(`x [REDACTED]`);', ['presence', 'throw Boom.unauthorized(`x ${Boolean(token)}`);']),
    sure("throw createError(401, 'x', { «token» });", null, ['drop', "throw createError(401, 'x', { });"], ['presence', "throw createError(401, 'x', { token: Boolean(token) });"]),
    sure("assert(ok, «token»);", 'assert(ok);'),
    sure("import assert from 'node:assert'; assert(ok, «token»);", "import assert from 'node:assert'; assert(ok);"),
    sure("import { assert } from './assert'; assert(ok, «token»);", null, ['drop', "import { assert } from './assert'; assert(ok);"]),
    sure("assert.ok(ok, `x ${«token»}`);", 'assert.ok(ok, `x [REDACTED]`);', ['presence', 'assert.ok(ok, `x ${Boolean(token)}`);']),
    sure("invariant(ok, 'x ' + «token»);", "invariant(ok, 'x ' + '[REDACTED]');", ['presence', "invariant(ok, 'x ' + Boolean(token));"]),
    sure('error.message = `x ${«token»}`;', 'error.message = `x [REDACTED]`;', ['presence', 'error.message = `x ${Boolean(token)}`;']),
    sure('error.message = «token»;', "error.message = '[REDACTED]';"),
    // More than one value.
    reported(
      `${GET}const headers = { authorization: token };\nthrow new Error('Search failed: ' + JSON.stringify({ status: 500, «headers» }));`,
      [{ messageId: 'object', name: 'headers', suggestions: [['drop', `${GET}const headers = { authorization: token };\nthrow new Error('Search failed: ' + JSON.stringify({ status: 500 }));`]] }],
    ),
    reported(
      "const r = await client.send(new GetSecretValueCommand({}));\nthrow new Error(`x ${JSON.stringify(«r»)}`);",
      [{ messageId: 'response', name: 'r', suggestions: [['redact', 'const r = await client.send(new GetSecretValueCommand({}));\nthrow new Error(`x [REDACTED]`);']] }],
    ),
    reported('throw new Error(JSON.stringify(«process.env»));', [{ messageId: 'environment', name: 'process.env', suggestions: [['redact', "throw new Error('[REDACTED]');"]] }]),
    // How sure we are decides about `--fix`.
    reported('throw new Error(`x ${«process.env.API_KEY»}`);', [
      { messageId: 'value', name: 'API_KEY', suggestions: [['redact', 'throw new Error(`x [REDACTED]`);'], ['presence', 'throw new Error(`x ${Boolean(process.env.API_KEY)}`);']] },
    ]),
    reported('function f(password) { throw new Error(`wrong: ${«password»}`); }', [
      { messageId: 'value', name: 'password', suggestions: [['redact', 'function f(password) { throw new Error(`wrong: [REDACTED]`); }'], ['presence', 'function f(password) { throw new Error(`wrong: ${Boolean(password)}`); }']] },
    ]),
    reported('throw new Error(`Authentication failed with token ${«token»}`);', [
      { messageId: 'value', name: 'token', suggestions: [['redact', 'throw new Error(`Authentication failed with token [REDACTED]`);'], ['presence', 'throw new Error(`Authentication failed with token ${Boolean(token)}`);']] },
    ]),
    reported(`${GET}throw new Error(\`x \${«await getSecret('y')»}\`);`, [
      finding([['redact', 'throw new Error(`x [REDACTED]`);'], ['presence', "throw new Error(`x ${Boolean(await getSecret('y'))}`);"]], 'getSecret'),
    ]),
    reported(`${GET}throw new Error(\`x \${/* why */ «token»}\`);`, [
      finding([['redact', 'throw new Error(`x [REDACTED]`);'], ['presence', 'throw new Error(`x ${/* why */ Boolean(token)}`);']]),
    ]),
  ],
});

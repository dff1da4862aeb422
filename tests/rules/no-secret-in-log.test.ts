import { testRule } from '../support/rule-tester.ts';
import { reported } from './reported.ts';

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\nconst token = await getSecret('x');\n";

/** A case whose secret is `token` of Powertools. */
const sure = (code: string, output: string | null, ...suggestions: [string, string][]) =>
  reported(GET + code, [{ messageId: 'value', name: 'token', suggestions: suggestions.map(([id, made]) => [id, GET + made] as const) }], output === null ? null : GET + output);

testRule('no-secret-in-log', {
  valid: [
    `${GET}console.log('Token retrieved successfully');`,
    `${GET}console.log('token', token ? 'set' : 'unset', token.length, Boolean(token), typeof token, token === 'x');`,
    `${GET}console.log('token', mask(token), redact({ token }), createHash('sha256').update(token).digest('hex'));`,
    `${GET}console.log('token ends in', token.slice(-4));`,
    { code: `${GET}console.log('token', token.slice(0, 8));`, options: [{ allowPartial: 8 }] },
    `${GET}throw new Error(token);`,
    { code: `${GET}span.setAttribute('token', token);`, options: [{ telemetry: false }] },
    { code: `${GET}console.log('token', veil(token));`, settings: { 'aws-secrets': { safeFunctions: ['veil'] } } },
    `${GET}try { use(token); } catch (error) { console.error('failed', error); }`,
    `${GET}Math.log(token);`,
    `${GET}journal.info(token);`,
    `${GET}const log = (text) => send(text); log(token);`,
    `${GET}import pino from 'pino'; const logger = pino({ redact: ['token', 'req.headers.authorization'] }); logger.info({ token });`,
    `${GET}element.setAttribute('value', token);`,
    'console.log(`token ${nextToken} of ${tokens}`);',
    'console.log(process.env.LOG_LEVEL, Object.keys(process.env));',
    "import { Tracer } from '@aws-lambda-powertools/tracer'; const tracer = new Tracer(); class C { @tracer.captureMethod({ captureResponse: false }) async getApiKey() { return process.env.API_KEY; } }",
    '// console.log(secret)',
  ],
  invalid: [
    // Console and what stands for it.
    sure("console.log('x', «token»);", "console.log('x');", ['presence', "console.log('x', Boolean(token));"]),
    sure("console.log('x', «token», 1);", "console.log('x', 1);", ['presence', "console.log('x', Boolean(token), 1);"]),
    sure("console.log(«token», 'x');", "console.log('x');", ['presence', "console.log(Boolean(token), 'x');"]),
    sure('console.log(«token»);', null, ['redact', "console.log('[REDACTED]');"], ['presence', 'console.log(Boolean(token));']),
    sure("console.log('%s', «token»);", null, ['redact', "console.log('%s', '[REDACTED]');"], ['presence', "console.log('%s', Boolean(token));"]),
    sure('console.log(`x ${«token»} y`);', 'console.log(`x [REDACTED] y`);', ['presence', 'console.log(`x ${Boolean(token)} y`);']),
    sure('console.log(`x ${ «token» }`);', 'console.log(`x [REDACTED]`);', ['presence', 'console.log(`x ${ Boolean(token) }`);']),
    sure("console.log('x ' + «token» + ' y');", "console.log('x ' + '[REDACTED]' + ' y');", ['presence', "console.log('x ' + Boolean(token) + ' y');"]),
    sure("console.log('x', («token»));", null, ['redact', "console.log('x', ('[REDACTED]'));"], ['presence', "console.log('x', (Boolean(token)));"]),
    sure("console.log('x', «token» as string);", "console.log('x');", ['presence', "console.log('x', Boolean(token as string));"]),
    sure("console.log('x', «token»!);", "console.log('x');", ['presence', "console.log('x', Boolean(token!));"]),
    sure("console.error('x', {\n  token: «token»,\n  a: 1,\n});", "console.error('x', {\n  a: 1,\n});", ['presence', "console.error('x', {\n  token: Boolean(token),\n  a: 1,\n});"]),
    sure("console.error('x', { a: 1, «token» });", "console.error('x', { a: 1 });", ['presence', "console.error('x', { a: 1, token: Boolean(token) });"]),
    sure("console.error('x', { «token» });", "console.error('x');", ['presence', "console.error('x', { token: Boolean(token) });"]),
    sure("console.table([«token»]);", "console.table(['[REDACTED]']);", ['presence', 'console.table([Boolean(token)]);']),
    sure("console.assert(ok, 'x', «token»);", "console.assert(ok, 'x');", ['presence', "console.assert(ok, 'x', Boolean(token));"]),
    sure("globalThis.console.log('x', «token»);", "globalThis.console.log('x');", ['presence', "globalThis.console.log('x', Boolean(token));"]),
    sure("import console from 'node:console'; console.log('x', «token»);", "import console from 'node:console'; console.log('x');", ['presence', "import console from 'node:console'; console.log('x', Boolean(token));"]),
    sure("const { log } = console; log('x', «token»);", "const { log } = console; log('x');", ['presence', "const { log } = console; log('x', Boolean(token));"]),
    sure("const print = console.log.bind(console); print('x', «token»);", "const print = console.log.bind(console); print('x');", ['presence', "const print = console.log.bind(console); print('x', Boolean(token));"]),
    sure("console.log.call(console, «token»);", null, ['redact', "console.log.call(console, '[REDACTED]');"], ['presence', 'console.log.call(console, Boolean(token));']),
    sure("console.log.apply(console, ['x', «token»]);", null, ['redact', "console.log.apply(console, ['x', '[REDACTED]']);"], ['presence', "console.log.apply(console, ['x', Boolean(token)]);"]),
    sure('console.log`x ${«token»}`;', null),
    sure("process.stdout.write(«token»);", null, ['redact', "process.stdout.write('[REDACTED]');"], ['presence', 'process.stdout.write(Boolean(token));']),
    sure("import { writeSync } from 'node:fs'; writeSync(2, `${«token»}`);", "import { writeSync } from 'node:fs'; writeSync(2, `[REDACTED]`);", ['presence', "import { writeSync } from 'node:fs'; writeSync(2, `${Boolean(token)}`);"]),
    // A comment or a call in the secret's place is more than the secret.
    sure("console.log('x', /* kept */ «token»);", "console.log('x' /* kept */);", ['presence', "console.log('x', /* kept */ Boolean(token));"]),
    reported(
      "console.log('x', «await getSecret('y')»);",
      [{ messageId: 'value', name: 'getSecret', suggestions: [['drop', "console.log('x');"], ['presence', "console.log('x', Boolean(await getSecret('y')));"]] }],
    ),
    // Loggers.
    ...['logger', 'this.logger', 'ctx.auditLogger', 'req.log', 'Logger', 'fastify.log'].map((logger) =>
      sure(`${logger}.info('x', «token»);`, null, ['drop', `${logger}.info('x');`], ['presence', `${logger}.info('x', Boolean(token));`]),
    ),
    sure("const journal = createLogger(); journal.warn('x', «token»);", null, ['drop', "const journal = createLogger(); journal.warn('x');"], ['presence', "const journal = createLogger(); journal.warn('x', Boolean(token));"]),
    sure("import debug from 'debug'; debug('ns')('x', «token»);", "import debug from 'debug'; debug('ns')('x');", ['presence', "import debug from 'debug'; debug('ns')('x', Boolean(token));"]),
    sure("import { log } from './log.js'; log('x', «token»);", null, ['drop', "import { log } from './log.js'; log('x');"], ['presence', "import { log } from './log.js'; log('x', Boolean(token));"]),
    // What an argument means, only the console and known libraries tell.
    ...[
      "import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger();",
      "import pino from 'pino'; const logger = pino();",
      "import winston from 'winston'; const logger = winston.createLogger();",
      "import logger from 'loglevel';",
    ].flatMap((made) => [
      sure(`${made} logger.info('x', «token»);`, `${made} logger.info('x');`, ['presence', `${made} logger.info('x', Boolean(token));`]),
      sure(`${made} logger.info('x', { «token» });`, `${made} logger.info('x');`, ['presence', `${made} logger.info('x', { token: Boolean(token) });`]),
      sure(`${made} logger.info(«token», 'x');`, null, ['drop', `${made} logger.info('x');`], ['presence', `${made} logger.info(Boolean(token), 'x');`]),
      sure(`${made} logger.log('info', «token»);`, null, ['redact', `${made} logger.log('info', '[REDACTED]');`], ['presence', `${made} logger.log('info', Boolean(token));`]),
      sure(`${made} logger.log('info', 'x', «token»);`, `${made} logger.log('info', 'x');`, ['presence', `${made} logger.log('info', 'x', Boolean(token));`]),
      sure(`${made} logger.info({ a: 1 }, 'x %s', «token»);`, null, ['redact', `${made} logger.info({ a: 1 }, 'x %s', '[REDACTED]');`], ['presence', `${made} logger.info({ a: 1 }, 'x %s', Boolean(token));`]),
    ]),
    sure("import { log } from './log'; log(«token», 'x');", null, ['drop', "import { log } from './log'; log('x');"], ['presence', "import { log } from './log'; log(Boolean(token), 'x');"]),
    sure("logger.audit('x', «token»);", null, ['drop', "logger.audit('x');"], ['presence', "logger.audit('x', Boolean(token));"]),
    sure("logger.log(«token», 'x');", null, ['redact', "logger.log('[REDACTED]', 'x');"], ['presence', "logger.log(Boolean(token), 'x');"]),
    sure("import * as core from '@actions/core'; core.setFailed(`bad ${«token»}`);", "import * as core from '@actions/core'; core.setFailed(`bad [REDACTED]`);", ['presence', "import * as core from '@actions/core'; core.setFailed(`bad ${Boolean(token)}`);"]),
    sure("import log from 'npmlog'; log.info('x', «token»);", null, ['redact', "import log from 'npmlog'; log.info('x', '[REDACTED]');"], ['presence', "import log from 'npmlog'; log.info('x', Boolean(token));"]),
    // A format keeps its values.
    ...["const fmt = 'v=%s n=%d'; console.log(fmt", 'console.log(fmt', "console.log('v=%s' + n", 'console.log(`v=%s ${n}`', "console.log('100%'", "console.assert(ok, '%s'"].map((start) =>
      sure(`${start}, «token», 5);`, null, ['redact', `${start}, '[REDACTED]', 5);`], ['presence', `${start}, Boolean(token), 5);`]),
    ),
    sure("console.log(«token», '%d', 5);", null, ['redact', "console.log('[REDACTED]', '%d', 5);"], ['presence', "console.log(Boolean(token), '%d', 5);"]),
    sure("const text = 'v='; console.log(text, «token»);", "const text = 'v='; console.log(text);", ['presence', "const text = 'v='; console.log(text, Boolean(token));"]),
    sure("console.log({ a: 1 }, «token»);", 'console.log({ a: 1 });', ['presence', 'console.log({ a: 1 }, Boolean(token));']),
    // A comment stays.
    sure("console.log('x', { /* why */ «token» });", null, ['drop', "console.log('x', { /* why */ });"], ['presence', "console.log('x', { /* why */ token: Boolean(token) });"]),
    sure("console.log('x', {\n  «token», // why\n});", null, ['drop', "console.log('x', {\n  // why\n});"], ['presence', "console.log('x', {\n  token: Boolean(token), // why\n});"]),
    sure("logger.appendKeys({ «token» });", null, ['drop', 'logger.appendKeys({ });'], ['presence', 'logger.appendKeys({ token: Boolean(token) });']),
    sure("logger.child({ a: 1, «token» });", null, ['drop', 'logger.child({ a: 1 });'], ['presence', 'logger.child({ a: 1, token: Boolean(token) });']),
    sure(
      "import { Logger } from '@aws-lambda-powertools/logger'; new Logger({ persistentKeys: { «token», a: 1 } });",
      null,
      ['drop', "import { Logger } from '@aws-lambda-powertools/logger'; new Logger({ persistentKeys: { a: 1 } });"],
      ['presence', "import { Logger } from '@aws-lambda-powertools/logger'; new Logger({ persistentKeys: { token: Boolean(token), a: 1 } });"],
    ),
    sure(
      "import pino from 'pino'; pino({ mixin: () => ({ «token», a: 1 }) });",
      null,
      ['drop', "import pino from 'pino'; pino({ mixin: () => ({ a: 1 }) });"],
      ['presence', "import pino from 'pino'; pino({ mixin: () => ({ token: Boolean(token), a: 1 }) });"],
    ),
    sure('logger.info`x ${«token»}`;', null),
    { ...sure("journal.info('x', «token»);", null, ['drop', "journal.info('x');"], ['presence', "journal.info('x', Boolean(token));"]), settings: { 'aws-secrets': { loggers: ['journal'] } } },
    // Functions that log what they are handed.
    reported(`${GET}Promise.resolve(token).then(«console.log»);`, [{ messageId: 'value', name: 'getSecret' }]),
    reported(`${GET}[token].forEach(«logger.info»);`, [{ messageId: 'value', name: 'getSecret' }]),
    // More than one value.
    reported('console.log(«process.env»);', [{ messageId: 'environment', name: 'process.env', suggestions: [['redact', "console.log('[REDACTED]');"]] }]),
    reported("logger.debug('x', { env: «process.env», a: 1 });", [{ messageId: 'environment', name: 'process.env', suggestions: [['drop', "logger.debug('x', { a: 1 });"]] }]),
    reported("logger.debug('x', { ...«process.env», a: 1 });", [{ messageId: 'environment', name: 'process.env', suggestions: [['drop', "logger.debug('x', { a: 1 });"]] }]),
    reported(
      "const r = await client.send(new GetSecretValueCommand({}));\nconsole.log('x', «r»);",
      [{ messageId: 'response', name: 'r', suggestions: [['drop', "const r = await client.send(new GetSecretValueCommand({}));\nconsole.log('x');"]] }],
    ),
    reported(
      `${GET}const request = { headers: { authorization: \`Bearer \${token}\` } };\nconsole.info('x', { request });`.replace('{ request });', '{ «request» });'),
      [{ messageId: 'object', name: 'request', suggestions: [['drop', `${GET}const request = { headers: { authorization: \`Bearer \${token}\` } };\nconsole.info('x');`]] }],
    ),
    reported(
      `${GET}const db = JSON.parse(token);\nconsole.log(JSON.stringify({ host: db.host, password: «db.password» }));`,
      [{ messageId: 'value', name: 'password', suggestions: [['presence', `${GET}const db = JSON.parse(token);\nconsole.log(JSON.stringify({ host: db.host, password: Boolean(db.password) }));`]] }],
      `${GET}const db = JSON.parse(token);\nconsole.log(JSON.stringify({ host: db.host }));`,
    ),
    // Less than one value.
    reported(`${GET}console.log('x', «token.slice(0, 8)»);`, [{ messageId: 'value', name: 'getSecret', suggestions: [['presence', `${GET}console.log('x', Boolean(token.slice(0, 8)));`]] }], `${GET}console.log('x');`),
    reported(`${GET}console.log('x', «token.slice(-4)»);`, [{ messageId: 'value', name: 'getSecret', suggestions: [['presence', `${GET}console.log('x', Boolean(token.slice(-4)));`]] }], `${GET}console.log('x');`, { options: [{ allowPartial: 0 }] }),
    // How sure we are decides about `--fix`.
    reported("console.log('x', «process.env.API_KEY»);", [{ messageId: 'value', name: 'API_KEY', suggestions: [['drop', "console.log('x');"], ['presence', "console.log('x', Boolean(process.env.API_KEY));"]] }]),
    reported(
      "console.log('x', «process.env.API_KEY»);",
      [{ messageId: 'value', name: 'API_KEY', suggestions: [['presence', "console.log('x', Boolean(process.env.API_KEY));"]] }],
      "console.log('x');",
      { name: 'fixes: all', settings: { 'aws-secrets': { fixes: 'all' } } },
    ),
    reported("console.log('Token: ' + «token»);", [{ messageId: 'value', name: 'token', suggestions: [['redact', "console.log('Token: ' + '[REDACTED]');"], ['presence', "console.log('Token: ' + Boolean(token));"]] }]),
    reported('function f(password: string) { console.log(`got ${«password»}`); }', [
      { messageId: 'value', name: 'password', suggestions: [['redact', 'function f(password: string) { console.log(`got [REDACTED]`); }'], ['presence', 'function f(password: string) { console.log(`got ${Boolean(password)}`); }']] },
    ]),
    // Telemetry.
    reported(`${GET}span.setAttribute('token', «token»);`, [
      { messageId: 'telemetry', name: 'token', suggestions: [['redact', `${GET}span.setAttribute('token', '[REDACTED]');`], ['presence', `${GET}span.setAttribute('token', Boolean(token));`]] },
    ]),
    reported(`${GET}import * as Sentry from '@sentry/node'; Sentry.setContext('x', { a: 1, «token» });`, [
      { messageId: 'telemetry', name: 'token', suggestions: [['drop', `${GET}import * as Sentry from '@sentry/node'; Sentry.setContext('x', { a: 1 });`], ['presence', `${GET}import * as Sentry from '@sentry/node'; Sentry.setContext('x', { a: 1, token: Boolean(token) });`]] },
    ]),
    reported(`${GET}tracer.putMetadata('x', «token»);`, [
      { messageId: 'telemetry', name: 'token', suggestions: [['redact', `${GET}tracer.putMetadata('x', '[REDACTED]');`], ['presence', `${GET}tracer.putMetadata('x', Boolean(token));`]] },
    ]),
    reported(
      `${GET}class C { @«tracer.captureMethod()» async load() { return token; } }`,
      [{ messageId: 'captured', name: 'token', suggestions: [['configure', `${GET}class C { @tracer.captureMethod({ captureResponse: false }) async load() { return token; } }`]] }],
    ),
    reported(
      `${GET}const handler = async () => ({ token });\nexport default middy(handler).use(«captureLambdaHandler(tracer)»);`,
      [{ messageId: 'captured', name: 'getSecret', suggestions: [['configure', `${GET}const handler = async () => ({ token });\nexport default middy(handler).use(captureLambdaHandler(tracer, { captureResponse: false }));`]] }],
    ),
    // Line endings stay as they are.
    reported(
      "const x = await getSecret('x');\r\nconsole.log('a', {\r\n  x: «x»,\r\n  y,\r\n});\r\n",
      [{ messageId: 'value', name: 'x', suggestions: [['presence', "const x = await getSecret('x');\r\nconsole.log('a', {\r\n  x: Boolean(x),\r\n  y,\r\n});\r\n"]] }],
      "const x = await getSecret('x');\r\nconsole.log('a', {\r\n  y,\r\n});\r\n",
    ),
  ],
});

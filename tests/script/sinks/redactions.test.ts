/** How is a secret kept out of a sink? */
import { describe, expect, it } from 'vitest';
import { secretResponsesOf, secretUsesOf } from '../../../src/script/secret-uses.ts';
import type { Edit } from '../../../src/model/edit.ts';
import { scriptOf } from '../script-of.ts';

const applied = (text: string, edits: readonly Edit[]): string =>
  edits.toSorted((a, b) => b.range[0] - a.range[0]).reduce((made, { range, text: by }) => made.slice(0, range[0]) + by + made.slice(range[1]), text);

/** `drop! log()` for each way: what it does, whether it is harmless, what it makes of the code. */
function waysOf(code: string): string[] {
  const script = scriptOf(code);
  return [...secretUsesOf(script), ...secretResponsesOf(script)].flatMap(({ redactions }) =>
    redactions.map(({ how, harmless, edits }) => `${how}${harmless ? '!' : ''} ${applied(code, edits)}`),
  );
}

const table = (name: string, rows: Record<string, readonly string[]>) =>
  describe(name, () => void it.each(Object.entries(rows))('%s', (code, ways) => expect(waysOf(code)).toEqual(ways)));

table('arguments of the console', {
  "console.log('x', apiKey)": ["drop! console.log('x')", "presence console.log('x', Boolean(apiKey))"],
  "console.log('x', apiKey, 1)": ["drop! console.log('x', 1)", "presence console.log('x', Boolean(apiKey), 1)"],
  'console.log({}, apiKey)': ['drop! console.log({})', 'presence console.log({}, Boolean(apiKey))'],
  'console.log([], apiKey)': ['drop! console.log([])', 'presence console.log([], Boolean(apiKey))'],
  "console.log(apiKey, 'x')": ["drop! console.log('x')", "presence console.log(Boolean(apiKey), 'x')"],
  'console.log(apiKey, `x`)': ['drop! console.log(`x`)', 'presence console.log(Boolean(apiKey), `x`)'],
  "console.assert(ok, 'x', apiKey)": ["drop! console.assert(ok, 'x')", "presence console.assert(ok, 'x', Boolean(apiKey))"],
  "console.assert(ok, apiKey, 'x')": ["drop! console.assert(ok, 'x')", "presence console.assert(ok, Boolean(apiKey), 'x')"],
  // Nothing would be left, or no text first.
  'console.log(apiKey)': ["redact console.log('[REDACTED]')", 'presence console.log(Boolean(apiKey))'],
  'console.log(apiKey, 1)': ["redact console.log('[REDACTED]', 1)", 'presence console.log(Boolean(apiKey), 1)'],
  'console.log(apiKey, x)': ["redact console.log('[REDACTED]', x)", 'presence console.log(Boolean(apiKey), x)'],
  'console.assert(ok, apiKey)': ["redact console.assert(ok, '[REDACTED]')", 'presence console.assert(ok, Boolean(apiKey))'],
  // A place in a format would miss its value.
  "console.log('%s', apiKey)": ["redact console.log('%s', '[REDACTED]')", "presence console.log('%s', Boolean(apiKey))"],
  'console.log(format, apiKey)': ["redact console.log(format, '[REDACTED]')", 'presence console.log(format, Boolean(apiKey))'],
  "console.log(apiKey, '%s')": ["redact console.log('[REDACTED]', '%s')", "presence console.log(Boolean(apiKey), '%s')"],
  'console.log(apiKey, `x ${y}`)': ["redact console.log('[REDACTED]', `x ${y}`)", 'presence console.log(Boolean(apiKey), `x ${y}`)'],
  "console.log('x', '%', apiKey)": ["drop! console.log('x', '%')", "presence console.log('x', '%', Boolean(apiKey))"],
  "console.log('x', ...[apiKey])": ["redact! console.log('x', ...['[REDACTED]'])", "presence console.log('x', ...[Boolean(apiKey)])"],
  "console.log('x', (apiKey))": ["redact console.log('x', ('[REDACTED]'))", "presence console.log('x', (Boolean(apiKey)))"],
  'console.log((apiKey))': ["redact console.log(('[REDACTED]'))", 'presence console.log((Boolean(apiKey)))'],
  // What stands there does something, or says something.
  "console.log('x', await getApiKey())": ["drop console.log('x')", "presence console.log('x', Boolean(await getApiKey()))"],
  "console.log('x', getApiKey())": ["drop console.log('x')", "presence console.log('x', Boolean(getApiKey()))"],
  "console.log('x', apiKey.trim())": ["drop! console.log('x')", "presence console.log('x', Boolean(apiKey.trim()))"],
  "console.log('x', structuredClone(apiKey))": ["drop! console.log('x')", "presence console.log('x', Boolean(structuredClone(apiKey)))"],
  "console.log('x', JSON.stringify(apiKey))": ["drop! console.log('x')", "presence console.log('x', Boolean(JSON.stringify(apiKey)))"],
  "console.log('x', apiKey.replace(y, i++))": ["drop console.log('x')", "presence console.log('x', Boolean(apiKey.replace(y, i++)))"],
  "console.log('x', apiKey.concat(`${[load()]}`))": ["drop console.log('x')", "presence console.log('x', Boolean(apiKey.concat(`${[load()]}`)))"],
  "console.log('x', apiKey /* why */)": ["drop! console.log('x' /* why */)", "presence console.log('x', Boolean(apiKey) /* why */)"],
  "console.log('x', apiKey ?? /* none */ 'y')": ["drop console.log('x')", "presence console.log('x', Boolean(apiKey ?? /* none */ 'y'))"],
  // By a function that stands for it.
  "const print = console.log; print('x', apiKey)": ["drop! const print = console.log; print('x')", "presence const print = console.log; print('x', Boolean(apiKey))"],
  'console.log.call(console, apiKey)': ["redact console.log.call(console, '[REDACTED]')", 'presence console.log.call(console, Boolean(apiKey))'],
  "console.log.call(console, 'x', apiKey)": ["redact console.log.call(console, 'x', '[REDACTED]')", "presence console.log.call(console, 'x', Boolean(apiKey))"],
  "console.log('x', ...apiKey)": ["drop! console.log('x')"],
  'process.stdout.write(apiKey)': ["redact process.stdout.write('[REDACTED]')", 'presence process.stdout.write(Boolean(apiKey))'],
});

table('arguments of loggers', {
  "logger.info('x', apiKey)": ["drop logger.info('x')", "presence logger.info('x', Boolean(apiKey))"],
  "logger.info('x', 'y', apiKey)": ["drop logger.info('x', 'y')", "presence logger.info('x', 'y', Boolean(apiKey))"],
  "logger.info('x', '%s', apiKey)": ["redact logger.info('x', '%s', '[REDACTED]')", "presence logger.info('x', '%s', Boolean(apiKey))"],
  "logger.log('info', apiKey)": ["redact logger.log('info', '[REDACTED]')", "presence logger.log('info', Boolean(apiKey))"],
  "logger.log('info', 'x', apiKey)": ["drop logger.log('info', 'x')", "presence logger.log('info', 'x', Boolean(apiKey))"],
  "log('x', apiKey)": ["drop log('x')", "presence log('x', Boolean(apiKey))"],
  "import pino from 'pino'; const l = pino(); l.info('x', apiKey)": [
    "drop! import pino from 'pino'; const l = pino(); l.info('x')",
    "presence import pino from 'pino'; const l = pino(); l.info('x', Boolean(apiKey))",
  ],
  "import pino from 'pino'; const l = pino(); l.info(apiKey, 'x')": [
    "drop import pino from 'pino'; const l = pino(); l.info('x')",
    "presence import pino from 'pino'; const l = pino(); l.info(Boolean(apiKey), 'x')",
  ],
  "import pino from 'pino'; const { info } = pino(); info('x', apiKey)": [
    "drop! import pino from 'pino'; const { info } = pino(); info('x')",
    "presence import pino from 'pino'; const { info } = pino(); info('x', Boolean(apiKey))",
  ],
  "import debug from 'debug'; const tell = debug('x'); tell('x', apiKey)": [
    "drop! import debug from 'debug'; const tell = debug('x'); tell('x')",
    "presence import debug from 'debug'; const tell = debug('x'); tell('x', Boolean(apiKey))",
  ],
  "import l from 'npmlog'; l.info('prefix', apiKey, 'x')": [
    "redact import l from 'npmlog'; l.info('prefix', '[REDACTED]', 'x')",
    "presence import l from 'npmlog'; l.info('prefix', Boolean(apiKey), 'x')",
  ],
  "import l from 'npmlog'; l.info('prefix', 'x', apiKey)": [
    "drop! import l from 'npmlog'; l.info('prefix', 'x')",
    "presence import l from 'npmlog'; l.info('prefix', 'x', Boolean(apiKey))",
  ],
});

table('properties', {
  "console.log('x', { apiKey })": ["drop! console.log('x')", "presence console.log('x', { apiKey: Boolean(apiKey) })"],
  "console.log('x', { a: 1, key: apiKey })": ["drop! console.log('x', { a: 1 })", "presence console.log('x', { a: 1, key: Boolean(apiKey) })"],
  "console.log('x', { a: { apiKey } })": ["drop console.log('x', { a: { } })", "presence console.log('x', { a: { apiKey: Boolean(apiKey) } })"],
  'console.log({ apiKey })': ['drop console.log({ })', 'presence console.log({ apiKey: Boolean(apiKey) })'],
  "console.log('x', ({ apiKey }))": ["drop console.log('x', ({ }))", "presence console.log('x', ({ apiKey: Boolean(apiKey) }))"],
  "console.log('x', { /* why */ apiKey })": ["drop console.log('x', { /* why */ })", "presence console.log('x', { /* why */ apiKey: Boolean(apiKey) })"],
  "console.log('x', { a: 1, key: /* why */ apiKey })": ["drop! console.log('x', { a: 1 })", "presence console.log('x', { a: 1, key: /* why */ Boolean(apiKey) })"],
  "console.log('x', { a: 1, key: load(apiKey) + apiKey })": [
    "redact! console.log('x', { a: 1, key: load(apiKey) + '[REDACTED]' })",
    "presence console.log('x', { a: 1, key: load(apiKey) + Boolean(apiKey) })",
  ],
  "console.log('x', { a: 1, ...apiKey })": ["drop! console.log('x', { a: 1 })"],
  "console.log('x', { a: 1, ...process.env })": ["drop! console.log('x', { a: 1 })"],
  "logger.appendKeys({ a: 1, apiKey })": ['drop logger.appendKeys({ a: 1 })', 'presence logger.appendKeys({ a: 1, apiKey: Boolean(apiKey) })'],
  "throw new Error('x', { a: 1, cause: apiKey })": ["drop throw new Error('x', { a: 1 })", "presence throw new Error('x', { a: 1, cause: Boolean(apiKey) })"],
});

table('parts of texts and lists', {
  'console.log(`x ${apiKey} y`)': ['redact! console.log(`x [REDACTED] y`)', 'presence console.log(`x ${Boolean(apiKey)} y`)'],
  'console.log(`${apiKey}${x}`)': ['redact! console.log(`[REDACTED]${x}`)', 'presence console.log(`${Boolean(apiKey)}${x}`)'],
  'console.log(`${x}${`${apiKey}`}`)': ['redact! console.log(`${x}${`[REDACTED]`}`)', 'presence console.log(`${x}${`${Boolean(apiKey)}`}`)'],
  'console.log(`x ${(apiKey)}`)': ['redact! console.log(`x [REDACTED]`)', 'presence console.log(`x ${(Boolean(apiKey))}`)'],
  'console.log(`x ${apiKey!}`)': ['redact! console.log(`x [REDACTED]`)', 'presence console.log(`x ${Boolean(apiKey!)}`)'],
  'console.log(`x ${/* why */ apiKey}`)': ['redact console.log(`x [REDACTED]`)', 'presence console.log(`x ${/* why */ Boolean(apiKey)}`)'],
  'console.log(`x ${apiKey /* why */}`)': ['redact console.log(`x [REDACTED]`)', 'presence console.log(`x ${Boolean(apiKey) /* why */}`)'],
  'console.log(`x ${await getApiKey()}`)': ['redact console.log(`x [REDACTED]`)', 'presence console.log(`x ${Boolean(await getApiKey())}`)'],
  "console.log('x' + apiKey)": ["redact! console.log('x' + '[REDACTED]')", "presence console.log('x' + Boolean(apiKey))"],
  'console.log([apiKey])': ["redact! console.log(['[REDACTED]'])", 'presence console.log([Boolean(apiKey)])'],
  'console.log([...[apiKey]])': ["redact! console.log([...['[REDACTED]']])", 'presence console.log([...[Boolean(apiKey)]])'],
  "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const list = [await getSecret('x')]; console.log([...list])": [
    "redact! import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const list = [await getSecret('x')]; console.log(['[REDACTED]'])",
  ],
  'console.log([1, ...apiKey])': ["redact! console.log([1, '[REDACTED]'])"],
  'console.log`x ${apiKey}`': [],
  'getApiKey().then(console.log)': [],
});

table('errors', {
  'throw apiKey': ["redact throw new Error('[REDACTED]')"],
  'Promise.reject(apiKey)': ["redact Promise.reject(new Error('[REDACTED]'))"],
  'throw `x ${apiKey}`': ['redact! throw `x [REDACTED]`', 'presence throw `x ${Boolean(apiKey)}`'],
  'throw new Error(apiKey)': ["redact throw new Error('[REDACTED]')"],
  "throw new Error('x ' + apiKey)": ["redact! throw new Error('x ' + '[REDACTED]')", "presence throw new Error('x ' + Boolean(apiKey))"],
  'error.message = apiKey': ["redact! error.message = '[REDACTED]'"],
  "assert(ok, 'x', apiKey)": ["drop! assert(ok, 'x')"],
  "import { assert } from './assert'; assert(ok, 'x', apiKey)": ["drop import { assert } from './assert'; assert(ok, 'x')"],
  'assert(ok, apiKey)': ['drop! assert(ok)'],
  'assert(ok, `x ${apiKey}`)': ['redact! assert(ok, `x [REDACTED]`)', 'presence assert(ok, `x ${Boolean(apiKey)}`)'],
  'assert.fail(apiKey)': ['drop! assert.fail()'],
  'assert.fail((apiKey))': ["redact assert.fail(('[REDACTED]'))"],
  'assert.equal(a, b, apiKey)': ['drop! assert.equal(a, b)'],
  'throw createError(401, apiKey)': ["redact throw createError(401, '[REDACTED]')"],
  "throw new HttpError(401, { apiKey })": ['drop throw new HttpError(401, { })', 'presence throw new HttpError(401, { apiKey: Boolean(apiKey) })'],
});

const GET = "import { getSecret } from '@aws-lambda-powertools/parameters/secrets'; const s = await getSecret('x');";

table('answers and telemetry', {
  [`${GET} serve((req, res) => res.send(s))`]: [`redact ${GET} serve((req, res) => res.send('[REDACTED]'))`],
  [`${GET} serve((req, res) => res.send({ a: 1, s }))`]: [
    `drop ${GET} serve((req, res) => res.send({ a: 1 }))`,
    `presence ${GET} serve((req, res) => res.send({ a: 1, s: Boolean(s) }))`,
  ],
  [`${GET} const answer = () => { const body = s; return { statusCode: 200, body } }`]: [
    `redact ${GET} const answer = () => { const body = s; return { statusCode: 200, body: '[REDACTED]' } }`,
  ],
  [`${GET} serve((ctx) => { ctx.body = s })`]: [`redact! ${GET} serve((ctx) => { ctx.body = '[REDACTED]' })`],
  [`${GET} span.setAttribute('x', s)`]: [`redact ${GET} span.setAttribute('x', '[REDACTED]')`, `presence ${GET} span.setAttribute('x', Boolean(s))`],
  [`${GET} class C { @tracer.captureMethod() m() { return s } }`]: [`configure! ${GET} class C { @tracer.captureMethod({ captureResponse: false }) m() { return s } }`],
  [`${GET} class C { @tracer.captureMethod({}) m() { return s } }`]: [],
  [`${GET} const h = () => s; middy(h).use(captureLambdaHandler(tracer,))`]: [`configure! ${GET} const h = () => s; middy(h).use(captureLambdaHandler(tracer,{ captureResponse: false }))`],
  [`${GET} const h = () => s; middy(h).use(captureLambdaHandler(tracer, {}))`]: [],
});

table('more than one secret', {
  'console.log(process.env)': ["redact console.log('[REDACTED]')"],
  "console.log('x', process.env)": ["drop! console.log('x')"],
  [`${GET} const list = [s]; console.log('x', ...list)`]: [`drop! ${GET} const list = [s]; console.log('x')`],
  [`${GET} const list = [s]; console.log(...list)`]: [`redact ${GET} const list = [s]; console.log('[REDACTED]')`],
  [`${GET} const list = [s]; throw new Error(...list)`]: [`redact ${GET} const list = [s]; throw new Error('[REDACTED]')`],
  [`${GET} const o = { s }; console.log('x', o)`]: [`drop! ${GET} const o = { s }; console.log('x')`],
});

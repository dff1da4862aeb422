/** What counts as writing to a log? `apiKey` and `password` are secrets by their names. */
import { describe, expect, it } from 'vitest';
import { usesOf } from '../flow/uses-of.ts';

const LOGGED = ['log apiKey'];

const logs = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual(LOGGED)));
const silent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual([])));

logs('the console', [
  ...'log info warn error debug trace dir dirxml table group groupCollapsed timeLog'.split(' ').map((method) => `console.${method}(apiKey)`),
  ...['globalThis', 'global', 'window', 'self'].map((global) => `${global}.console.log(apiKey)`),
  "console['log'](apiKey)",
  'console?.log?.(apiKey)',
  'console.assert(ok, apiKey)',
  "import { log as print } from 'node:console'; print(apiKey)",
  "import console from 'console'; console.log(apiKey)",
  'const { error: print } = console; print(apiKey)',
  'const print = console.error; print(apiKey)',
  'console.log.call(console, apiKey)',
  'console.info.apply(console, [apiKey])',
  'console.log(...[apiKey])',
  'console.log`key ${apiKey}`',
]);

silent('not of the console', [
  'console.time(apiKey)',
  'console.count(apiKey)',
  'console[method](apiKey)',
  'console.assert(apiKey)',
  'console.log.call(apiKey)',
  'my.printer.dir(apiKey)',
  'myglobal.console.log(apiKey)',
  'globals.console.log(apiKey)',
  'console.memory.log(apiKey)',
  "import console from 'console-x'; console.dir(apiKey)",
  'dir(apiKey)',
  "import { log } from './math'; log.call(log, 1); use(apiKey)",
  'use.call(use, apiKey)',
  'list.push.apply(list, [apiKey])',
  "import console from './console'; console.dir(apiKey)",
  'const console = make(); console.table(apiKey)',
  'console.log()',
  "console.log('apiKey', () => apiKey)",
]);

logs('streams and files', [
  'process.stdout.write(apiKey)',
  'process.stderr.write(apiKey)',
  "import { stdout } from 'node:process'; stdout.write(apiKey)",
  "import process from 'process'; process.stderr.write(apiKey)",
  "import { writeSync } from 'node:fs'; writeSync(1, apiKey)",
  "import fs from 'fs'; fs.writeSync(2, apiKey)",
]);

silent('other streams and files', [
  'file.write(apiKey)',
  'process.stdin.write(apiKey)',
  "process.stdout.write('x', apiKey)",
  "import { stdout } from './streams'; stdout.write(apiKey)",
  "import { stdout } from './process'; stdout.write(apiKey)",
  "import { stdout } from 'process-x'; stdout.write(apiKey)",
  "import fs from 'fs'; fs.writeSync(3, apiKey)",
  "import fs from 'fs'; fs.writeSync(file, apiKey)",
  "import fs from 'fs'; fs.writeSync(1, 'x', apiKey)",
  "import fs from 'fs'; fs.writeFileSync(1, apiKey)",
  "import fs from './fs'; fs.writeSync(1, apiKey)",
  'writeSync(1, apiKey)',
]);

logs('loggers', [
  ...['logger', 'this.logger', 'req.log', 'auditLogger', 'Logger', 'winston', 'getLogger()', 'this.makeLogger()', 'currentLog()'].map((logger) => `${logger}.info(apiKey)`),
  ...'log info warn warning error debug trace fatal verbose silly http notice crit alert emerg success audit'.split(' ').map((method) => `logger.${method}(apiKey)`),
  // Made by a library, a class or a factory.
  "import { Logger } from '@aws-lambda-powertools/logger'; const journal = new Logger(); journal.info(apiKey)",
  "import pino from 'pino'; const journal = pino(); journal.info(apiKey)",
  "import { pino as make } from 'pino'; const journal = make(); journal.info(apiKey)",
  "import * as log4js from 'log4js'; const journal = log4js.getLogger('x'); journal.info(apiKey)",
  "import journal from 'loglevel'; journal.info(apiKey)",
  "import { consola as journal } from 'consola'; journal.info(apiKey)",
  "const journal = require('npmlog'); journal.info('x', apiKey)",
  'const journal = new AuditLogger(); journal.info(apiKey)',
  'const journal = lib.createLogger(); journal.info(apiKey)',
  "import make from 'pino'; const journal = make(); journal.info(apiKey)",
  "import { AuditLogger as Journal } from './log'; const journal = new Journal(); journal.info(apiKey)",
  "import { setupLogger } from './log'; const journal = setupLogger(); journal.info(apiKey)",
  'class C { journal = new Logger(); m() { this.journal.info(apiKey) } }',
  // Derived ones.
  "import pino from 'pino'; const journal = pino().child({ a: 1 }); journal.info(apiKey)",
  'const journal = logger.child({ a: 1 }); journal.info(apiKey)',
  'const journal = logger.child({ a: 1 }).child({ b: 1 }); journal.info(apiKey)',
  'logger.child({ a: 1 }).info(apiKey)',
  // Their methods without them.
  'const { info } = logger; info(apiKey)',
  'const { info: tell } = new Logger(); tell(apiKey)',
  'const tell = logger.warn; tell(apiKey)',
  'const tell = quiet ? other : logger.warn; tell(apiKey)',
  'logger.info.call(logger, apiKey)',
  'logger.info`key ${apiKey}`',
  // Functions that are loggers.
  "import debug from 'debug'; debug('x')(apiKey)",
  "import debug from 'debug'; const tell = debug('x'); tell(apiKey)",
  "import { debuglog } from 'node:util'; const tell = debuglog('x'); tell(apiKey)",
  "import debug from 'debug'; const tell = debug('x'); tell`key ${apiKey}`",
  'log(apiKey)',
  'logError(apiKey)',
  'logger(apiKey)',
  "import { log } from './log'; log(apiKey)",
  "import { log } from './log'; log`key ${apiKey}`",
]);

silent('no loggers', [
  'journal.info(apiKey)',
  'logger.configure(apiKey)',
  'logger[level](apiKey)',
  'Math.log(apiKey)',
  "import Math from './math'; Math.pow(apiKey)",
  "const journal = new Journal(); journal.info(apiKey)",
  "import pino from './pino-like'; const journal = pino.stringify(); journal.info(apiKey)",
  'const journal = makeJournal(); journal.info(apiKey)',
  'const journal = logger.close(); journal.info(apiKey)',
  'const journal = other.child({}); journal.info(apiKey)',
  'const { close } = logger; close(apiKey)',
  'const { info: { close } } = logger; close(apiKey)',
  'const { bus } = new Logger(); bus.info(apiKey)',
  'const { bus } = createLogger(); bus.info(apiKey)',
  'let journal = make(); for (;;) { journal = journal.child({ a: 1 }); journal.info(apiKey) }',
  'const { info } = journal; info(apiKey)',
  'const tell = make(); tell(apiKey)',
  'make()(apiKey)',
  'journal.info`key ${apiKey}`',
  'gql`key ${apiKey}`',
  'logistics(apiKey)',
  "import { tell } from './log'; tell(apiKey)",
  // What a function of this file does with it is looked at there.
  'function log(x) { send(x) } log(apiKey)',
  'const log = (x) => send(x); log(apiKey)',
  'const logger = { info: (x) => send(x) }; logger.info(apiKey)',
  'function f(log) { log(apiKey) }',
]);

describe('loggers by the settings', () => {
  const settings = { loggers: ['journal', 'app.journal', 'tell'] };

  it.each(['journal.info(apiKey)', 'app.journal.warn(apiKey)', 'tell(apiKey)', "import { tell } from './x'; tell(apiKey)"])('%s', (code) => {
    expect(usesOf(code, { settings })).toEqual(LOGGED);
    expect(usesOf(code)).toEqual([]);
  });

  it.each(['app.info(apiKey)', 'journal.close(apiKey)', 'my.journal.info(apiKey)'])('not %s', (code) => {
    expect(usesOf(code, { settings })).toEqual([]);
  });
});

logs('what becomes part of records', [
  'logger.appendKeys({ apiKey })',
  'logger.setCorrelationId(apiKey)',
  'logger.child({ apiKey })',
  "import pino from 'pino'; const journal = pino(); journal.setBindings({ apiKey })",
  "import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger({ persistentKeys: { apiKey } })",
  "import { Logger } from '@aws-lambda-powertools/logger'; const logger = new Logger({ serviceName: 'x', persistentLogAttributes: { apiKey } })",
  "import pino from 'pino'; const logger = pino({ base: { apiKey } })",
  "import pino from 'pino'; const logger = pino({ mixin: () => ({ apiKey }) })",
  "import pino from 'pino'; const logger = pino({ mixin() { return { apiKey } } })",
  "import winston from 'winston'; winston.createLogger({ defaultMeta: { apiKey } })",
  "import bunyan from 'bunyan'; bunyan.createLogger({ name: 'x', apiKey })",
  'new Logger({ persistentKeys: { apiKey } })',
]);

silent('what does not', [
  'list.appendKeys({ apiKey })',
  "import pino from 'pino'; const journal = pino(); journal.appendKeys({ apiKey })",
  'const logger = { appendKeys: (x) => keep(x) }; logger.appendKeys({ apiKey })',
  "import { Logger } from '@aws-lambda-powertools/logger'; new Logger({ customKey: apiKey })",
  "import { Logger } from '@aws-lambda-powertools/logger'; new Logger({ base: apiKey })",
  "import pino from 'pino'; pino({ persistentKeys: { apiKey } })",
  "import pino from 'pino'; pino({ ...{ base: { apiKey } } })",
  "import pino from 'pino'; pino(options, { base: { apiKey } })",
  "import bunyan from 'bunyan'; bunyan.createLogger({ name: apiKey })",
  'new Journal({ persistentKeys: { apiKey } })',
  'connect({ base: { apiKey } })',
]);

describe('functions that log what they are handed', () => {
  it.each([
    'getApiKey().then(console.log)',
    'getApiKey().then(console.log.bind(console))',
    'getApiKey().then(logger.info)',
    'getApiKey().then(logger.info.bind(logger))',
    'getApiKey().then(log)',
    '[apiKey].forEach(console.log)',
    '[apiKey].map(logger.info)',
    '[[apiKey]].flatMap(logger.info)',
    '[apiKey].filter(console.log)',
    "import debug from 'debug'; const tell = debug('x'); getApiKey().then(tell)",
  ])('%s', (code) => {
    expect(usesOf(code)).toHaveLength(1);
  });

  it.each([
    'getApiKey().then(use)',
    'getApiKey().then(use.bind(console))',
    'getApiKey().then(console.log())',
    'getApiKey().then(console.log.apply(console))',
    'getApiKey().catch(console.log)',
    'getApiKey().then()',
    'getApiKey().then(console.time)',
    'getApiKey().then(journal.info)',
    'then(console.log, apiKey)',
    'const log = (x) => send(x); getApiKey().then(log)',
    '[apiKey].reduce(console.log)',
    'ids.forEach(console.log); use(apiKey)',
  ])('not %s', (code) => {
    expect(usesOf(code)).toEqual([]);
  });
});

describe('keys that the logger of a file redacts', () => {
  const logging = (options: string): string => `import pino from 'pino'; const logger = pino(${options}); logger.info({ apiKey, a: { password } });`;

  it.each([
    ['{}', ['log apiKey', 'log password']],
    ["{ redact: ['apiKey'] }", ['log password']],
    ["{ redact: ['a.password'] }", ['log apiKey']],
    ['{ redact: [\'a["password"]\', "*.apiKey"] }', []],
    ["{ redact: { paths: ['apiKey'], censor: '***' } }", ['log password']],
    ["{ redact: [, key] }", ['log apiKey', 'log password']],
    ["{ redact: 'apiKey' }", ['log apiKey', 'log password']],
    ["{ hide: ['apiKey'], redact: [] }", ['log apiKey', 'log password']],
  ])('pino(%s)', (options, expected) => {
    expect(usesOf(logging(options))).toEqual(expected);
  });

  it('are those of a logger, also within a spread', () => {
    expect(usesOf("configure({ redact: ['apiKey'] }); logger.info({ apiKey })")).toEqual(LOGGED);
    expect(usesOf("const logger = pino({ redact: ['apiKey'] }); const o = { apiKey }; logger.info({ ...o })")).toEqual([]);
    expect(usesOf("const logger = pino({ redact: ['apiKey'] }); logger.info(apiKey)")).toEqual(LOGGED);
  });
});

import { describe, expect, it } from 'vitest';
import {
  consoleMethod,
  errorFactory,
  isEnricher,
  isErrorCallback,
  isErrorClass,
  isLoggedOption,
  isLoggerClass,
  isLoggerDerivation,
  isLoggerFactoryName,
  isLoggerMethod,
  isLoggerReceiver,
  isLoggingFunction,
  isOutputDescriptor,
  isOutputStream,
  isResponseCapture,
  isTelemetryCall,
  isTextStyler,
  loggerFactory,
  readyLogger,
  telemetryMethod,
} from '../../src/knowledge/loggers.ts';

/** Names every object has: a table that is a plain object would know them. */
const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty', ''];

describe('console and streams', () => {
  it('prints from the first argument, an assertion from the second', () => {
    for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group', 'timeLog']) {
      expect(consoleMethod(name), name).toEqual({ firstLogged: 0 });
    }
    expect(consoleMethod('assert')).toEqual({ firstLogged: 1 });
  });

  it.each(['time', 'clear', 'count', 'groupEnd', 'Log', ...INHERITED])('console.%s prints nothing', (name) => {
    expect(consoleMethod(name)).toBeUndefined();
  });

  it('knows the standard streams', () => {
    expect(['process.stdout', 'process.stderr', 'stdout', 'process.stdin', 'response'].map(isOutputStream)).toEqual([
      true, true, true, false, false,
    ]);
    expect([0, 1, 2, 3].map(isOutputDescriptor)).toEqual([false, true, true, false]);
  });

  it('tells stylers from loggers', () => {
    expect(isTextStyler('chalk')).toBe(true);
    expect(isTextStyler('pino')).toBe(false);
  });
});

describe('loggers', () => {
  it.each([
    ['@aws-lambda-powertools/logger', 'Logger', 'powertools'],
    ['pino', 'default', 'pino'],
    ['pino', 'pino', 'pino'],
    ['winston', 'createLogger', 'winston'],
    ['bunyan', 'createLogger', 'bunyan'],
    ['log4js', 'getLogger', 'log4js'],
    ['consola', 'createConsola', 'consola'],
    ['tslog', 'Logger', 'tslog'],
    ['debug', 'default', 'debug'],
    ['node:util', 'debuglog', 'debug'],
    ['loglevel', 'getLogger', 'loglevel'],
    ['signale', 'Signale', 'signale'],
    ['lambda-log', 'LambdaLog', 'lambda-log'],
  ])('%s: %s makes a logger', (module, exported, kind) => {
    expect(loggerFactory(module, exported)).toBe(kind);
  });

  it.each([
    ['consola', 'consola', 'consola'],
    ['loglevel', 'default', 'loglevel'],
    ['winston', 'default', 'winston'],
    ['signale', 'default', 'signale'],
    ['roarr', 'Roarr', 'roarr'],
    ['lambda-log', 'default', 'lambda-log'],
    ['npmlog', 'default', 'npmlog'],
    ['@actions/core', 'default', 'actions'],
  ])('%s: %s is a logger', (module, exported, kind) => {
    expect(readyLogger(module, exported)).toBe(kind);
  });

  it('knows no other exports and modules', () => {
    expect(loggerFactory('winston', 'transports')).toBeUndefined();
    expect(loggerFactory('util', 'default')).toBeUndefined();
    expect(loggerFactory('./logger', 'createLogger')).toBeUndefined();
    expect(readyLogger('pino', 'default')).toBeUndefined();
    for (const name of INHERITED) {
      expect([loggerFactory(name, name), readyLogger(name, name)]).toEqual([undefined, undefined]);
    }
  });

  it('recognizes loggers by name', () => {
    expect(['Logger', 'AuditLogger', 'LambdaLog'].every(isLoggerClass)).toBe(true);
    expect(['Login', 'Log', 'loggers', ...INHERITED].some(isLoggerClass)).toBe(false);
    expect(['createLogger', 'getRequestLogger', 'useLogger', 'pino'].every(isLoggerFactoryName)).toBe(true);
    expect(['getLog', 'Logger', 'setLogger', ...INHERITED].some(isLoggerFactoryName)).toBe(false);
    expect(['logger', 'LOG', 'log', 'winston', 'bunyan'].every(isLoggerReceiver)).toBe(true);
    expect(['blog', 'dialog', 'login', 'math', ...INHERITED].some(isLoggerReceiver)).toBe(false);
    expect(['child', 'createChild', 'getSubLogger', 'info'].map(isLoggerDerivation)).toEqual([true, true, true, false]);
    expect(['log', 'logger', 'logError', 'login', 'logout', 'catalog', 'logs'].map(isLoggingFunction)).toEqual([
      true, true, true, false, false, false, false,
    ]);
  });

  it('tells methods that write from methods that configure', () => {
    for (const name of ['info', 'warn', 'error', 'debug', 'trace', 'fatal', 'silly', 'critical', 'success']) {
      expect(isLoggerMethod(name), name).toBe(true);
    }
    for (const name of ['setLogLevel', 'level', 'isLevelEnabled', 'child', ...INHERITED]) {
      expect(isLoggerMethod(name), name).toBe(false);
    }
  });

  it('knows what becomes part of later records', () => {
    const enrichers = ['appendKeys', 'appendPersistentKeys', 'setPersistentLogAttributes', 'child', 'setBindings'];
    for (const name of enrichers) expect(isEnricher(name), name).toBe(true);
    for (const name of ['removeKeys', 'setLogLevel', ...INHERITED]) expect(isEnricher(name), name).toBe(false);
    expect(isEnricher('appendKeys', 'pino')).toBe(false);
    expect(isEnricher('child', 'npmlog')).toBe(false);
  });

  it('knows the options that are logged', () => {
    for (const name of ['persistentKeys', 'persistentLogAttributes', 'base', 'mixin', 'defaultMeta']) {
      expect(isLoggedOption(name), name).toBe(true);
    }
    expect(['serviceName', 'logLevel', 'redact', ...INHERITED].some((name) => isLoggedOption(name))).toBe(false);
    expect(isLoggedOption('base', 'winston')).toBe(false);
    expect([isLoggedOption('token', 'bunyan'), isLoggedOption('level', 'bunyan')]).toEqual([true, false]);
  });
});

describe('telemetry', () => {
  it.each([
    ['setAttribute', 'span'],
    ['setAttributes', 'Span'],
    ['recordException', 'span'],
    ['addAnnotation', 'subsegment'],
    ['addMetadata', 'segment'],
    ['addMetadata', 'metrics'],
    ['putMetadata', 'anything'],
    ['setContext', 'sentry'],
    ['setUser', 'scope'],
    ['captureException', 'tracker'],
    ['notify', 'bugsnag'],
    ['error', 'rollbar'],
    ['noticeError', 'newrelic'],
    ['setTag', 'active'],
    ['notify', 'airbrake'],
  ])('%s on %s sends', (method, receiver) => {
    expect(isTelemetryCall(method, receiver)).toBe(true);
  });

  it.each([
    ['setAttribute', 'element'],
    ['addEvent', 'calendar'],
    ['setStatus', 'response'],
    ['notify', 'user'],
    ['event', 'calendar'],
    ['error', 'logger'],
    ['setContext', 'canvas'],
  ])('%s on %s does not', (method, receiver) => {
    expect(isTelemetryCall(method, receiver)).toBe(false);
  });

  it('takes an import for a receiver', () => {
    expect(isTelemetryCall('setContext', undefined, '@sentry/aws-serverless')).toBe(true);
    expect(isTelemetryCall('noticeError', 'agent', 'newrelic')).toBe(true);
    expect(isTelemetryCall('setContext', undefined, '@sentry-like/x')).toBe(false);
    expect(isTelemetryCall('setContext', undefined, './context')).toBe(false);
    expect(isTelemetryCall('captureException')).toBe(false);
  });

  it('tells what a method needs', () => {
    expect(telemetryMethod('setAttribute')?.receivers).toContain('span');
    expect(telemetryMethod('setAttribute')?.modules).toEqual(['@opentelemetry/api', '@sentry/']);
    expect(telemetryMethod('putMetadata')?.receivers).toBe('any');
    for (const name of INHERITED) expect(telemetryMethod(name)).toBeUndefined();
  });

  it('knows the decorators that record results', () => {
    expect(['captureMethod', 'captureLambdaHandler'].every(isResponseCapture)).toBe(true);
    expect(['captureAWSv3Client', ...INHERITED].some(isResponseCapture)).toBe(false);
  });
});

describe('errors', () => {
  it.each([
    ['createError', undefined, 0],
    ['createHttpError', undefined, 0],
    ['assert', undefined, 1],
    ['invariant', undefined, 1],
    ['unauthorized', 'Boom', 0],
    ['badRequest', 'boom', 0],
    ['NotFound', 'createError', 0],
    ['badRequest', 'httpErrors', 0],
    ['ok', 'assert', 1],
    ['fail', 'assert', 0],
    ['strictEqual', 'assert', 2],
    ['throw', 'ctx', 0],
    ['throw', 'context', 0],
    ['unauthorized', 'httpErrors', 0],
  ])('%s on %s puts its arguments from %s on into an error', (name, receiver, firstArgument) => {
    expect(errorFactory(name, receiver)).toEqual({ firstArgument });
  });

  it.each<[string, string | undefined]>([
    ['isBoom', 'Boom'],
    ['throw', 'ball'],
    ['toss', 'ctx'],
    ['isHttpError', 'createError'],
    ['createError', 'form'],
    ['create', undefined],
    ['rejects', 'assert'],
    ...INHERITED.map((name): [string, undefined] => [name, undefined]),
    ...INHERITED.map((name): [string, string] => [name, 'assert']),
  ])('%s on %s builds none', (name, receiver) => {
    expect(errorFactory(name, receiver)).toBeUndefined();
  });

  it('recognizes classes and callbacks by name', () => {
    for (const name of ['Error', 'TypeError', 'HttpException', 'AuthFailure', 'Fault', 'Problem', 'Boom']) {
      expect(isErrorClass(name), name).toBe(true);
    }
    expect(['Default', 'ErrorBoundary', 'error', 'KaBoom', ...INHERITED].some(isErrorClass)).toBe(false);
    expect(['callback', 'cb', 'done', 'next', 'reject', 'resolve', 'handler', 'onNext', 'nextToken', 'undone', 'rejected'].map(isErrorCallback)).toEqual([
      true, true, true, true, true, false, false, false, false, false, false,
    ]);
  });
});

describe('by name alone', () => {
  it('knows classes and factories of loggers', () => {
    for (const name of ['Logger', 'AuditLogger', 'LambdaLog', 'Signale', 'Consola']) expect(isLoggerClass(name), name).toBe(true);
    for (const name of ['LoggerOptions', 'Log', 'signale', '']) expect(isLoggerClass(name), name).toBe(false);
    for (const name of ['createLogger', 'getRequestLogger', 'useLogger', 'configureAppLogger', 'pino']) expect(isLoggerFactoryName(name), name).toBe(true);
    for (const name of ['recreateLogger', 'createLoggerOptions', 'Logger', 'logger', 'pinoHttp']) expect(isLoggerFactoryName(name), name).toBe(false);
  });

  it('knows streams', () => {
    for (const name of ['process.stdout', 'process.stderr', 'stdout', 'stderr']) expect(isOutputStream(name), name).toBe(true);
    for (const name of ['process.stdin', 'child.stdout', 'stdoutBuffer', 'process.stdout.x', '']) expect(isOutputStream(name), name).toBe(false);
  });
});

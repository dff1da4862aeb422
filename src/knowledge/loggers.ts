/**
 * Which calls write to a log, to telemetry, or into an error? Tables of names for the console, logging libraries, error
 * trackers and error factories; no syntax. The reader finds receiver and import, and asks here. A method name alone is
 * weak evidence, so a telemetry method counts only with a receiver or an import that fits (`span.setAttribute`, not
 * `element.setAttribute`). Blind spots: a company's own loggers (setting `loggers`) and libraries not in the tables.
 */

// ---------------------------------------------------------------- console and streams

interface Printed {
  /** Index of the first argument that is printed. */
  readonly firstLogged: number;
}

const CONSOLE_METHODS: ReadonlyMap<string, Printed> = new Map<string, Printed>([
  ...'log info warn error debug trace dir dirxml table group groupCollapsed timeLog'
    .split(' ')
    .map((name): [string, Printed] => [name, { firstLogged: 0 }]),
  ['assert', { firstLogged: 1 }],
]);

/** What a method of `console` prints, or undefined when it prints none of its arguments. */
export function consoleMethod(name: string): Printed | undefined {
  return CONSOLE_METHODS.get(name);
}

/** Does `<path>.write(x)` print? Takes the receiver as it is written: `process.stdout`, or `stdout` when imported. */
export function isOutputStream(path: string): boolean {
  return /^(?:process\.)?std(?:out|err)$/.test(path);
}

/** Does `fs.writeSync(descriptor, x)` print? Standard output and standard error do. */
export function isOutputDescriptor(descriptor: number): boolean {
  return descriptor === 1 || descriptor === 2;
}

const TEXT_STYLERS = words('chalk colors colors/safe kleur ansi-colors colorette picocolors wrap-ansi strip-ansi');

/** Does a module only style text? What goes in comes out: its functions are neither sinks nor redaction. */
export function isTextStyler(module: string): boolean {
  return TEXT_STYLERS.has(module);
}

// ---------------------------------------------------------------- loggers

export type LoggerKind =
  | 'powertools' | 'pino' | 'winston' | 'bunyan' | 'log4js' | 'consola' | 'tslog'
  | 'debug' | 'loglevel' | 'signale' | 'roarr' | 'lambda-log' | 'npmlog' | 'actions';

interface LoggerModule {
  readonly kind: LoggerKind;
  /** Exports that return a logger when called or constructed; `default` is the default export. */
  readonly factories?: string;
  /** Exports that are loggers themselves. */
  readonly loggers?: string;
}

const LOGGER_MODULES: ReadonlyMap<string, LoggerModule> = new Map<string, LoggerModule>([
  ['@aws-lambda-powertools/logger', { kind: 'powertools', factories: 'Logger' }],
  ['pino', { kind: 'pino', factories: 'default pino' }],
  ['pino-http', { kind: 'pino', factories: 'default pinoHttp' }],
  ['winston', { kind: 'winston', factories: 'createLogger', loggers: 'default' }],
  ['bunyan', { kind: 'bunyan', factories: 'createLogger default' }],
  ['log4js', { kind: 'log4js', factories: 'getLogger' }],
  ['consola', { kind: 'consola', factories: 'createConsola Consola', loggers: 'default consola' }],
  ['tslog', { kind: 'tslog', factories: 'Logger BaseLogger' }],
  ['debug', { kind: 'debug', factories: 'default debug' }],
  ['util', { kind: 'debug', factories: 'debuglog debug' }],
  ['node:util', { kind: 'debug', factories: 'debuglog debug' }],
  ['loglevel', { kind: 'loglevel', factories: 'getLogger', loggers: 'default' }],
  ['signale', { kind: 'signale', factories: 'Signale', loggers: 'default' }],
  ['roarr', { kind: 'roarr', loggers: 'default Roarr ROARR' }],
  ['lambda-log', { kind: 'lambda-log', factories: 'LambdaLog', loggers: 'default' }],
  ['npmlog', { kind: 'npmlog', loggers: 'default' }],
  ['@actions/core', { kind: 'actions', loggers: 'default' }],
]);

/**
 * The library whose logger a call or a `new` of an export returns. A result of kind `debug` is itself the function that
 * logs; the others have methods.
 * @param exported the name in the module, `default` for the default export, the member for a namespace import
 */
export function loggerFactory(module: string, exported: string): LoggerKind | undefined {
  const known = LOGGER_MODULES.get(module);
  return known?.factories?.split(' ').includes(exported) ? known.kind : undefined;
}

/** The library of an export that is a logger without further ado (`import log from 'loglevel'`). */
export function readyLogger(module: string, exported: string): LoggerKind | undefined {
  const known = LOGGER_MODULES.get(module);
  return known?.loggers?.split(' ').includes(exported) ? known.kind : undefined;
}

/** Is a class a logger by its name, wherever it comes from: `Logger`, `AuditLogger`? */
export function isLoggerClass(name: string): boolean {
  return /Logger$/.test(name) || name === 'LambdaLog' || name === 'Signale' || name === 'Consola';
}

/** Does a function return a logger by its name, wherever it comes from: `createLogger`, `getRequestLogger`, `pino`? */
export function isLoggerFactoryName(name: string): boolean {
  return /^(?:create|get|make|build|new|use|init|setup|configure)\w*Logger$/.test(name) || name === 'pino';
}

const DERIVATIONS = words('child createChild getSubLogger withTag withDefaults withContext scope');

/** Does a method of a logger return another logger: `logger.child({ … })`? */
export function isLoggerDerivation(method: string): boolean {
  return DERIVATIONS.has(method);
}

const RECEIVERS = words('logger log logging winston pino bunyan loglevel consola signale npmlog roarr log4js');

/** Is a receiver a logger by the last word of its name (`this.auditLogger` → `logger`, `req.log` → `log`)? */
export function isLoggerReceiver(lastWord: string): boolean {
  return RECEIVERS.has(lastWord.toLowerCase());
}

const METHODS = words(
  'log info warn warning error debug trace fatal verbose silly http notice crit critical alert emerg emergency ' +
    'success fail failure panic exception audit start note box ready setFailed',
);

/** Does a method of a logger write its arguments? */
export function isLoggerMethod(name: string): boolean {
  return METHODS.has(name);
}

/** Does a function log by its name, when its definition is not in sight: `log`, `logger`, `logError`? */
export function isLoggingFunction(name: string): boolean {
  return /^log(?:ger|Info|Error|Debug|Warn|Warning|Trace|Fatal|Message|Event)?$/.test(name);
}

interface Enrichment {
  /** Methods whose arguments become part of later records. */
  readonly enrichers: string;
  /** Options of the factory that become part of every record. */
  readonly options?: string;
}

const ENRICHMENTS: ReadonlyMap<LoggerKind, Enrichment> = new Map<LoggerKind, Enrichment>([
  ['powertools', {
    enrichers: 'appendKeys appendPersistentKeys addPersistentLogAttributes setPersistentLogAttributes ' +
      'setCorrelationId createChild addContext logEventIfEnabled',
    options: 'persistentKeys persistentLogAttributes',
  }],
  ['pino', { enrichers: 'child setBindings', options: 'base mixin' }],
  ['winston', { enrichers: 'child profile', options: 'defaultMeta' }],
  ['bunyan', { enrichers: 'child' }],
  ['log4js', { enrichers: 'addContext' }],
  ['consola', { enrichers: 'withDefaults', options: 'defaults' }],
  ['tslog', { enrichers: 'getSubLogger', options: 'prefix' }],
  ['roarr', { enrichers: 'child adopt' }],
  ['lambda-log', { enrichers: '', options: 'meta dynamicMeta' }],
]);

const ENRICHERS = words([...ENRICHMENTS.values()].map(({ enrichers }) => enrichers).join(' '));
const LOGGED_OPTIONS = words([...ENRICHMENTS.values()].map(({ options }) => options ?? '').join(' '));
const BUNYAN_CONFIGURATION = words('name level stream streams serializers src');

/** Does a method of a logger add its arguments to later records? Without a kind: of any library. */
export function isEnricher(name: string, kind?: LoggerKind): boolean {
  return kind === undefined ? ENRICHERS.has(name) : words(ENRICHMENTS.get(kind)?.enrichers ?? '').has(name);
}

/**
 * Does an option of a logger's factory become part of every record? Without a kind: of any library whose options have
 * names of their own. Bunyan logs every option that is not configuration.
 */
export function isLoggedOption(option: string, kind?: LoggerKind): boolean {
  if (kind === undefined) return LOGGED_OPTIONS.has(option);
  if (kind === 'bunyan') return !BUNYAN_CONFIGURATION.has(option);
  return words(ENRICHMENTS.get(kind)?.options ?? '').has(option);
}

// ---------------------------------------------------------------- telemetry

export interface TelemetryMethod {
  /** Last words of receivers, lower case; `any`: the method name is unmistakable. */
  readonly receivers: readonly string[] | 'any';
  /** Modules whose exports send without a receiver; an entry that ends in `/` stands for a scope. */
  readonly modules: readonly string[];
}

/**
 * Modules, receivers, methods. A receiver that is a call counts by the last word of the function: `getActiveSpan()`.
 */
const TELEMETRY: readonly (readonly [modules: string, receivers: string, methods: string])[] = [
  ['@opentelemetry/api', 'span', 'setAttribute setAttributes addEvent recordException setStatus updateName'],
  ['aws-xray-sdk aws-xray-sdk-core', 'segment subsegment', 'addAnnotation addMetadata addError setUser'],
  ['@aws-lambda-powertools/tracer', 'any', 'putAnnotation putMetadata addResponseAsMetadata addErrorAsMetadata'],
  ['@aws-lambda-powertools/metrics', 'metrics', 'addMetadata addDimension addDimensions setDefaultDimensions'],
  ['aws-embedded-metrics', 'metrics', 'setProperty putDimensions setDimensions'],
  ['@sentry/', 'any', 'captureException captureMessage addBreadcrumb'],
  ['@sentry/', 'sentry scope hub', 'captureEvent setContext setExtra setExtras setTag setTags setUser setAttribute ' +
    'setAttributes'],
  ['@bugsnag/', 'bugsnag', 'notify leaveBreadcrumb addMetadata setUser'],
  ['rollbar', 'rollbar', 'log debug info warn warning error critical'],
  ['@honeybadger-io/', 'honeybadger', 'notify setContext addBreadcrumb'],
  ['newrelic', 'newrelic relic', 'noticeError setCustomAttribute addCustomAttribute addCustomAttributes ' +
    'addCustomSpanAttribute addCustomSpanAttributes recordCustomEvent recordLogEvent'],
  ['dd-trace hot-shots', 'statsd dogstatsd span active', 'event setTag addTags'],
  ['@airbrake/ airbrake-js', 'airbrake notifier', 'notify'],
];

const TELEMETRY_METHODS = new Map<string, TelemetryMethod>();
for (const [modules, receivers, names] of TELEMETRY) {
  for (const name of names.split(' ')) {
    const known = TELEMETRY_METHODS.get(name) ?? { receivers: [], modules: [] };
    const any = receivers === 'any' || known.receivers === 'any';
    TELEMETRY_METHODS.set(name, {
      receivers: any ? 'any' : [...known.receivers, ...receivers.split(' ')],
      modules: [...known.modules, ...modules.split(' ')],
    });
  }
}

/**
 * What a method (or an imported function) of that name has to be called on, or imported from, to send its arguments.
 */
export function telemetryMethod(name: string): TelemetryMethod | undefined {
  return TELEMETRY_METHODS.get(name);
}

/**
 * Does a call send its arguments to traces, metrics or an error tracker?
 * @param name method or function, under its exported name
 * @param receiver last word of the receiver's name; undefined for a plain function
 * @param module module that the receiver or the function is imported from, if it is known
 */
export function isTelemetryCall(name: string, receiver?: string, module?: string): boolean {
  const method = TELEMETRY_METHODS.get(name);
  if (method === undefined) return false;
  const imported = method.modules.some((known) => (known.endsWith('/') ? module?.startsWith(known) : module === known));
  if (imported || receiver === undefined) return imported;
  return method.receivers === 'any' || method.receivers.includes(receiver.toLowerCase());
}

/**
 * Does a decorator (or middleware) of Powertools Tracer record what the decorated function returns? It does unless its
 * options say `captureResponse: false`.
 */
export function isResponseCapture(name: string): boolean {
  return name === 'captureMethod' || name === 'captureLambdaHandler';
}

// ---------------------------------------------------------------- errors

export interface ErrorFactory {
  /** Index of the first argument that becomes part of the error. */
  readonly firstArgument: number;
}

/**
 * Factories that are plain functions, under their usual names: http-errors, @middy/util, h3, invariant, node:assert.
 */
const ERROR_FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ['createError', 0], ['createHttpError', 0], ['httpError', 0], ['assert', 1], ['invariant', 1],
]);

/** Receivers whose every method builds an error from its arguments: @hapi/boom, http-errors, @fastify/sensible. */
const ERROR_RECEIVERS = words('boom createerror createhttperror httperrors');
const NO_ERROR = words('isBoom isHttpError');

/** Message argument of the methods of `assert`; the values compared before it are not taken for messages. */
const ASSERT_METHODS: ReadonlyMap<string, number> = new Map([
  ['fail', 0],
  ['ok', 1],
  ...'equal notEqual strictEqual notStrictEqual deepEqual notDeepEqual deepStrictEqual notDeepStrictEqual match'
    .split(' ')
    .map((name): [string, number] => [name, 2]),
]);

/**
 * What a call puts into an error, or undefined when it builds none.
 * @param receiver identifier of the receiver (`Boom`, `assert`, `ctx`); undefined for a plain function
 */
export function errorFactory(name: string, receiver?: string): ErrorFactory | undefined {
  const on = receiver?.toLowerCase();
  let index: number | undefined;
  if (on === undefined) index = ERROR_FUNCTIONS.get(name);
  else if (ERROR_RECEIVERS.has(on) && !NO_ERROR.has(name)) index = 0;
  else if (on === 'assert') index = ASSERT_METHODS.get(name);
  else if ((on === 'ctx' || on === 'context') && name === 'throw') index = 0; // Koa
  return index === undefined ? undefined : { firstArgument: index };
}

/** Is a class an error by its name: `Error`, `HttpException`, `AuthFailure`? Every argument becomes part of it. */
export function isErrorClass(name: string): boolean {
  return /(?:Error|Exception|Failure|Fault|Problem|^Boom)$/.test(name);
}

/** Is the first argument of a callback of that name an error: `callback(err)`, `next(err)`, `reject(err)`? */
export function isErrorCallback(name: string): boolean {
  return /^(?:callback|cb|done|next|reject)$/.test(name);
}

/** A table is written as one line of names; none of them is the empty string. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').filter((word) => word !== ''));
}

/**
 * What does a file write to logs? Console methods, output streams, loggers and what is added to their records, template
 * tags, and functions that log by being handed to `then` or `forEach`. Blind spots: see `loggers.ts`; and log calls by
 * a computed method name.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isEnricher,
  isLoggedOption,
  isLoggerMethod,
  isLoggingFunction,
  isOutputDescriptor,
  isOutputStream,
} from '../../knowledge/loggers.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { isFunction, keyName, lastName, literalText, unwrap, type Node } from '../syntax.ts';
import { consoleMethodOf, isDebugFunction, loggerOf, madeLogger } from './loggers.ts';
import { handingCalls, leaving, type Sink, type SinkValue } from './sink.ts';

type Call = TSESTree.CallExpression;

/** Every place in the file where something is logged. */
export function* logsOf(script: Script): Iterable<Sink> {
  const redacted = redactedKeys(script);
  const log = (node: Node, values: readonly SinkValue[]): Sink => ({ kind: 'log', node, values, redacted });
  for (const call of handingCalls(script)) {
    const values = loggedBy(script, call);
    if (values) yield log(call, values);
    const handed = loggedByCallback(script, call);
    if (handed) yield log(call, [handed]);
    const options = loggedOptions(script, call);
    if (options.length > 0) yield log(call, options);
  }
  for (const made of script.nodes.of('NewExpression')) {
    const options = loggedOptions(script, made);
    if (options.length > 0) yield log(made, options);
  }
  for (const tagged of script.nodes.of('TaggedTemplateExpression')) {
    const tag = unwrap(tagged.tag);
    const logs = tag.type === 'MemberExpression' ? isLogMethod(script, tag) : isLogFunction(script, tag);
    if (logs || consoleMethodOf(script, tag)) yield log(tagged, leaving(tagged.quasi.expressions, 'tag'));
  }
}

function isLogMethod(script: Script, callee: TSESTree.MemberExpression): boolean {
  return isLoggerMethod(keyName(callee) ?? '') && loggerOf(script, callee.object) !== undefined;
}

/** `log(x)`, when another file defines it, and `debug('namespace')`. */
function isLogFunction(script: Script, callee: Node): boolean {
  if (callee.type === 'CallExpression') return isDebugFunction(script, callee);
  if (callee.type !== 'Identifier') return false;
  if (script.settings.loggers.includes(callee.name)) return true;
  const variable = script.scopes.variableOf(callee);
  if (!variable || importOf(variable)) return isLoggingFunction(callee.name);
  return (
    variable.defs[0]?.type === 'Variable' && (isDebugFunction(script, callee) || isTakenFromLogger(script, callee))
  );
}

/** `const { info } = logger`. */
function isTakenFromLogger(script: Script, callee: Node): boolean {
  return script.origins
    .of(callee)
    .some(({ node, path }) => path.length === 1 && isLoggerMethod(path[0]!) && loggerOf(script, node) !== undefined);
}

/** Methods that change how a function is called, not which. */
const INVOKING = new Set(['call', 'apply']);

function loggedBy(script: Script, call: Call): readonly SinkValue[] | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  const args = call.arguments;
  if (callee.type === 'MemberExpression') {
    if (method === undefined) return undefined;
    if (INVOKING.has(method)) {
      const called = unwrap(callee.object);
      const logs =
        consoleMethodOf(script, called) !== undefined ||
        (called.type === 'MemberExpression' && isLogMethod(script, called));
      return logs ? leaving(args.slice(1), 'needed') : undefined;
    }
    if (method === 'write') return toStream(script, callee, args);
    if (isEnricher(method)) {
      const logger = loggerOf(script, callee.object);
      if (logger && isEnricher(method, logger.kind) && !script.functionFor(callee)) return leaving(args, 'needed');
    }
  } else if (callee.type !== 'Identifier' && callee.type !== 'CallExpression') return undefined;
  else if (isDeclaredFunction(script, callee)) return undefined;
  const descriptor = args[0] && literalText(args[0]);
  if (descriptor !== undefined && isOutputDescriptor(Number(descriptor)) && isFileWrite(script, callee))
    return leaving(args.slice(1, 2), 'needed');
  if (
    method !== undefined &&
    !isLoggerMethod(method) &&
    !/^(?:dir|dirxml|table|group|groupCollapsed|assert|timeLog)$/.test(method)
  )
    return undefined;
  const printed = consoleMethodOf(script, callee);
  if (printed) return leaving(args.slice(printed.firstLogged), 'argument');
  const logs = callee.type === 'MemberExpression' ? isLogMethod(script, callee) : isLogFunction(script, callee);
  return logs && !script.functionFor(callee) ? leaving(args, 'argument') : undefined;
}

/** What a function of this file logs is seen inside of it. */
const isDeclaredFunction = (script: Script, callee: Node): boolean =>
  script.scopes.variableOf(callee)?.defs[0]?.node.type === 'FunctionDeclaration';

/** `process.stdout.write(x)`. */
function toStream(script: Script, callee: Node, args: Call['arguments']): readonly SinkValue[] | undefined {
  const external = script.externalName(callee);
  const known = external && (external.module === undefined || /^(?:node:)?process$/.test(external.module));
  return known && isOutputStream(external.path.slice(0, -1).join('.'))
    ? leaving(args.slice(0, 1), 'needed')
    : undefined;
}

/** `fs.writeSync(1, x)`. */
function isFileWrite(script: Script, callee: Node): boolean {
  const external = script.externalName(callee);
  return external?.path.at(-1) === 'writeSync' && /^(?:node:)?fs$/.test(external.module ?? '');
}

const HANDING = new Map<string, readonly string[]>([
  ['then', []],
  ['forEach', ['*']],
  ['map', ['*']],
  ['flatMap', ['*']],
  ['filter', ['*']],
]);

/** `promise.then(console.log)`, `list.forEach(logger.info)`. */
function loggedByCallback(script: Script, call: Call): SinkValue | undefined {
  const callee = unwrap(call.callee);
  const way = callee.type === 'MemberExpression' ? HANDING.get(keyName(callee) ?? '') : undefined;
  const [handler] = call.arguments;
  if (callee.type !== 'MemberExpression' || !way || !handler) return undefined;
  const inner = unwrap(handler);
  const bound =
    inner.type === 'CallExpression' &&
    unwrap(inner.callee).type === 'MemberExpression' &&
    lastName(inner.callee) === 'bind';
  const fn = bound ? unwrap((unwrap(inner.callee) as TSESTree.MemberExpression).object) : inner;
  if (fn.type !== 'MemberExpression' && fn.type !== 'Identifier') return undefined;
  const logs =
    consoleMethodOf(script, fn) !== undefined ||
    (fn.type === 'MemberExpression' ? isLogMethod(script, fn) : isLogFunction(script, fn));
  return logs && !script.functionFor(fn)
    ? { node: callee.object, path: way, frame: null, form: 'callback' }
    : undefined;
}

/** `new Logger({ persistentKeys: { … } })`, `pino({ base: { … }, mixin: () => ({ … }) })`. */
function loggedOptions(script: Script, made: Call | TSESTree.NewExpression): readonly SinkValue[] {
  const options = made.arguments[0] && unwrap(made.arguments[0]);
  if (options?.type !== 'ObjectExpression' || !options.properties.some((option) => mayBeLogged(script, option))) return [];
  const logger = madeLogger(script, made);
  if (!logger) return [];
  return options.properties.flatMap((property) => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || !isLoggedOption(name, logger.kind)) return [];
    const values = isFunction(property.value) ? script.returnsOf(property.value) : [property.value];
    return leaving(values, 'needed');
  });
}

/** A cheap first question: may some library log this option of its factory? Bunyan logs all of them. */
const mayBeLogged = (script: Script, option: TSESTree.ObjectLiteralElement): boolean =>
  option.type === 'Property' && (isLoggedOption(keyName(option) ?? '') || script.mentions('bunyan'));

/** The keys that the loggers of a file replace in every record: `pino({ redact: ['password'] })`. */
function redactedKeys(script: Script): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!script.mentions('redact')) return keys;
  for (const made of script.nodes.of('CallExpression')) {
    const [options] = made.arguments;
    if (!options || !madeLogger(script, made)) continue;
    for (const { node } of [['redact'], ['redact', 'paths']].flatMap((path) => script.origins.of(options, path))) {
      for (const element of node.type === 'ArrayExpression' ? node.elements : []) {
        const path = element ? literalText(element) : undefined;
        const key = path === undefined ? undefined : /([^.[\]"']+)["'\]]*$/.exec(path)?.[1];
        if (key !== undefined) keys.add(key);
      }
    }
  }
  return keys;
}

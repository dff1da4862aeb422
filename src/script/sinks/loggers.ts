/**
 * Is an expression a logger? By the library it is made with, by the class or factory it comes from, by its name, or
 * because the user's settings name it. Blind spot: a logger behind a name that says nothing and that another file
 * makes.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  consoleMethod,
  isLoggerClass,
  isLoggerDerivation,
  isLoggerFactoryName,
  isLoggerReceiver,
  loggerFactory,
  readyLogger,
  type LoggerKind,
} from '../../knowledge/loggers.ts';
import { words } from '../../knowledge/names/words.ts';
import type { ExternalName, Script } from '../script.ts';
import { dottedName, keyName, lastName, unwrap, type Node } from '../syntax.ts';

interface FoundLogger {
  /** `undefined` when only the name says that it is a logger. */
  readonly kind: LoggerKind | undefined;
}

const MAX_DERIVATIONS = 6;

/** The name a module exports something under; a default import has none of its own. */
const exportedName = (external: ExternalName): string => external.path[0] ?? 'default';

/**
 * The last word of a receiver's name: `logger` of `this.auditLogger`, `log` of `req.log`, `span` of `getActiveSpan()`.
 */
export function receiverWord(receiver: Node): string | undefined {
  const inner = unwrap(receiver);
  const name = inner.type === 'CallExpression' ? lastName(inner.callee) : lastName(inner);
  return name === undefined ? undefined : words(name).at(-1);
}

/** The method of `console` that an expression is: `console.log`, an alias, a destructured or bound one. */
export function consoleMethodOf(script: Script, callee: Node): { readonly firstLogged: number } | undefined {
  const external = script.externalName(callee);
  if (!external) return undefined;
  const path = /^(?:globalThis|global|window|self)$/.test(external.path[0] ?? '')
    ? external.path.slice(1)
    : external.path;
  const isConsole =
    external.module === undefined
      ? path[0] === 'console' && path.length === 2
      : /^(?:node:)?console$/.test(external.module);
  return isConsole ? consoleMethod(path.at(-1) ?? '') : undefined;
}

/** The library of the logger that a call or `new` makes. */
export function madeLogger(
  script: Script,
  made: TSESTree.CallExpression | TSESTree.NewExpression,
): FoundLogger | undefined {
  const external = script.externalName(made.callee);
  const name = external?.path.at(-1) ?? lastName(made.callee) ?? '';
  if (external?.module !== undefined) {
    const kind = loggerFactory(external.module, exportedName(external)) ?? loggerFactory(external.module, name);
    if (kind) return { kind };
  }
  const named = made.type === 'NewExpression' ? isLoggerClass(name) : isLoggerFactoryName(name);
  return named ? { kind: undefined } : undefined;
}

/** The logger an expression is; `undefined` when it is none. */
export function loggerOf(script: Script, receiver: Node, derivations = 0): FoundLogger | undefined {
  const inner = unwrap(receiver);
  if (script.settings.loggers.includes(dottedName(inner)?.join('.') ?? '')) return { kind: undefined };
  for (const { node, path } of script.origins.of(inner)) {
    if (node.type === 'NewExpression' && path.length === 0) {
      const made = madeLogger(script, node);
      if (made) return made;
    }
    if (node.type === 'CallExpression' && path.length === 0) {
      const made = madeLogger(script, node) ?? derivedLogger(script, node, derivations);
      if (made) return made;
    }
  }
  const external = script.externalName(inner);
  const ready = external?.module === undefined ? undefined : readyLogger(external.module, exportedName(external));
  if (ready) return { kind: ready };
  const word = receiverWord(inner);
  return word !== undefined && isLoggerReceiver(word) ? { kind: undefined } : undefined;
}

/** `logger.child({ … })`. */
function derivedLogger(script: Script, call: TSESTree.CallExpression, derivations: number): FoundLogger | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || derivations > MAX_DERIVATIONS) return undefined;
  return isLoggerDerivation(keyName(callee) ?? '') ? loggerOf(script, callee.object, derivations + 1) : undefined;
}

/**
 * Whose signature a function that logs has: that of `console` or of a library; `undefined` when its arguments may mean
 * anything.
 */
export function signatureOf(script: Script, callee: Node): 'console' | LoggerKind | undefined {
  const inner = unwrap(callee);
  if (consoleMethodOf(script, inner)) return 'console';
  if (isDebugFunction(script, inner)) return 'debug';
  if (inner.type === 'MemberExpression') return loggerOf(script, inner.object)?.kind;
  return script.origins
    .of(inner)
    .map(({ node, path }) => (path.length === 1 ? loggerOf(script, node)?.kind : undefined))
    .find((kind) => kind !== undefined);
}

/** The function of a `debug('namespace')`, which itself logs. */
export function isDebugFunction(script: Script, callee: Node): boolean {
  return script.origins
    .of(callee)
    .some(
      ({ node, path }) =>
        node.type === 'CallExpression' && path.length === 0 && madeLogger(script, node)?.kind === 'debug',
    );
}

/**
 * Which calls of libraries read parameters and secrets? Powertools' functions and providers, middy's middlewares, which
 * always decrypt.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { at, declaredName, type DecryptionSwitch, type ReadCall, type SwitchedName } from './call.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, unwrap, type Node } from '../syntax.ts';

type Call = TSESTree.CallExpression;

const POWERTOOLS = /^@aws-lambda-powertools\/parameters(?:\/|$)/;
const PROVIDERS = new Map<string, 'parameter-store' | 'secrets-manager'>([
  ['SSMProvider', 'parameter-store'],
  ['SecretsProvider', 'secrets-manager'],
]);

interface Reader {
  readonly store: 'parameter-store' | 'secrets-manager';
  readonly takes: 'name' | 'path' | 'names';
}

const FUNCTIONS = new Map<string, Reader>([
  ['getParameter', { store: 'parameter-store', takes: 'name' }],
  ['getParameters', { store: 'parameter-store', takes: 'path' }],
  ['getParametersByName', { store: 'parameter-store', takes: 'names' }],
  ['getSecret', { store: 'secrets-manager', takes: 'name' }],
]);

/** Is this a module of Powertools for parameters? */
export const isPowertools = (module: string | undefined): boolean => module !== undefined && POWERTOOLS.test(module);

/** The store that a provider of Powertools reads and writes; `undefined` for anything else. */
export function providerOf(script: Script, receiver: Node): Reader['store'] | undefined {
  for (const { node, path } of script.origins.of(receiver)) {
    const made = node.type === 'NewExpression' && path.length === 0 ? script.externalName(node.callee) : undefined;
    const store = isPowertools(made?.module) ? PROVIDERS.get(made?.path.at(-1) ?? '') : undefined;
    if (store) return store;
  }
  return undefined;
}

const METHODS = new Map<string | undefined, Reader['takes']>([
  ['get', 'name'],
  ['getMultiple', 'path'],
  ['getParametersByName', 'names'],
]);

/** The reader of Powertools that a call uses: a function, or a method of a provider. */
function powertoolsReader(script: Script, call: Call): Reader | undefined {
  const callee = unwrap(call.callee);
  const takes = callee.type === 'MemberExpression' ? METHODS.get(keyName(callee)) : undefined;
  const store = takes && callee.type === 'MemberExpression' ? providerOf(script, callee.object) : undefined;
  if (takes && store) return { store, takes };
  const name = declaredName(script, callee);
  const reader = name === undefined ? undefined : FUNCTIONS.get(name);
  return reader && isPowertools(script.externalName(callee)?.module) ? reader : undefined;
}

/** Where Powertools looks for the switch: `decrypt`, then the options for the SDK, then the environment. */
const DECRYPT: Omit<DecryptionSwitch, 'options'> = {
  property: 'decrypt',
  argument: true,
  otherwise: ['sdkOptions', 'WithDecryption'],
  variable: 'POWERTOOLS_PARAMETERS_SSM_DECRYPT',
};

/** The keys of an object literal, as names; their values are the options of each. */
function keysOf(script: Script, node: Node): readonly SwitchedName[] {
  return script.origins.of(node).flatMap(({ node: object, path, frame }) => {
    if (object.type !== 'ObjectExpression' || path.length > 0) return [];
    return object.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return keysOf(script, property.argument);
      const decryption: DecryptionSwitch = { options: property.value, property: 'decrypt' };
      return property.computed || property.key.type === 'Literal'
        ? [{ node: property.key, path: [], frame, decryption }]
        : [];
    });
  });
}

/** The read that a call of Powertools performs. */
export function powertoolsRead(script: Script, call: Call): ReadCall | undefined {
  const reader = powertoolsReader(script, call);
  const [first, options] = call.arguments;
  if (!reader || !first) return undefined;
  return {
    call,
    store: reader.store,
    via: 'api',
    label: declaredName(script, call.callee)!,
    tree: reader.takes === 'path',
    names: reader.takes === 'names' ? keysOf(script, first) : [at(first)],
    decryption: reader.store === 'secrets-manager' ? 'always' : { ...DECRYPT, options },
  };
}

const MIDDLEWARES = new Map<string, 'parameter-store' | 'secrets-manager'>([
  ['@middy/ssm', 'parameter-store'],
  ['@middy/secrets-manager', 'secrets-manager'],
]);

/** A middleware of middy that fetches parameters or secrets. */
export interface Middleware {
  readonly store: 'parameter-store' | 'secrets-manager';
  readonly options: Node;
  /** What is fetched, with the key it is stored under. */
  readonly fetched: readonly { readonly key: string | undefined; readonly name: Node }[];
}

/** The middleware that a call makes; `undefined` for any other call. */
export function middlewareOf(script: Script, call: Call): Middleware | undefined {
  const [options] = call.arguments;
  if (!options) return undefined;
  const called = script.externalName(call.callee);
  const store = called?.module === undefined || called.path.length > 0 ? undefined : MIDDLEWARES.get(called.module);
  if (!store) return undefined;
  const fetched = script.origins.of(options, ['fetchData']).flatMap(({ node, path }) => {
    if (node.type !== 'ObjectExpression' || path.length > 0) return [];
    return node.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return [];
      // `ssmParam<T>('/path')` and `secret<T>('name')` only add a type.
      const value = unwrap(property.value);
      const typed = value.type === 'CallExpression' && MIDDLEWARES.has(script.externalName(value.callee)?.module ?? '');
      const name = typed ? value.arguments[0] : property.value;
      return name ? [{ key: keyName(property), name }] : [];
    });
  });
  return { store, options, fetched };
}

/** The read that a middleware of middy performs. */
export function middyRead(script: Script, call: Call): ReadCall | undefined {
  const middleware = middlewareOf(script, call);
  if (!middleware || middleware.fetched.length === 0) return undefined;
  return {
    call,
    store: middleware.store,
    via: 'api',
    label: lastName(call.callee) ?? 'middleware',
    tree: false,
    names: middleware.fetched.map(({ name }) => at(name)),
    decryption: 'always',
  };
}

/**
 * Which calls of libraries read parameters and secrets? Powertools' functions and providers, middy's middlewares,
 * requests to the Lambda extension that serves parameters and secrets on a local port.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { at, declaredName, type ReadCall } from './call.ts';
import { located, type NameSource } from './names.ts';
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

/** The reader of Powertools that a call uses: a function, or a method of a provider. */
function powertoolsReader(script: Script, call: Call): Reader | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  if (
    callee.type === 'MemberExpression' &&
    (method === 'get' || method === 'getMultiple' || method === 'getParametersByName')
  ) {
    for (const { node, path } of script.origins.of(callee.object)) {
      if (node.type !== 'NewExpression' || path.length > 0) continue;
      const made = script.externalName(node.callee);
      const store =
        made?.module !== undefined && POWERTOOLS.test(made.module) ? PROVIDERS.get(made.path.at(-1) ?? '') : undefined;
      if (store) return { store, takes: method === 'get' ? 'name' : method === 'getMultiple' ? 'path' : 'names' };
    }
  }
  const name = declaredName(script, callee);
  const reader = name === undefined ? undefined : FUNCTIONS.get(name);
  const module = reader && script.externalName(callee)?.module;
  return module !== undefined && POWERTOOLS.test(module) ? reader : undefined;
}

/** The keys of an object literal, as names. */
function keysOf(script: Script, node: Node): readonly NameSource[] {
  return script.origins.of(node).flatMap(({ node: object, path, frame }) => {
    if (object.type !== 'ObjectExpression' || path.length > 0) return [];
    return object.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return keysOf(script, property.argument);
      return property.computed || property.key.type === 'Literal' ? [{ node: property.key, path: [], frame }] : [];
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
    decryption: reader.store === 'secrets-manager' ? 'always' : { options, property: 'decrypt' },
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

/** The text before the name in the address of the extension, which port it may listen on. */
const EXTENSION_ADDRESS =
  /\/(secretsmanager\/get\?(?:[^#]*&)?secretId|systemsmanager\/parameters\/get\/?\?(?:[^#]*&)?name)=$/;
export const EXTENSION_TEXT = /secretsmanager\/get|systemsmanager\/parameters\/get/;

/** The pieces of a template or concatenation: text and holes in turn. */
function pieces(node: Node): readonly (string | Node)[] {
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral') {
    return inner.quasis.flatMap((quasi, i) => [
      quasi.value.cooked ?? '',
      ...(inner.expressions[i] ? [inner.expressions[i]] : []),
    ]);
  }
  if (inner.type === 'BinaryExpression' && inner.operator === '+')
    return [...pieces(inner.left), ...pieces(inner.right)];
  return inner.type === 'Literal' && typeof inner.value === 'string' ? [inner.value] : [node];
}

const encoded = (node: Node): Node => {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' && lastName(inner.callee) === 'encodeURIComponent' && inner.arguments[0]
    ? inner.arguments[0]
    : node;
};

function addressSource(script: Script, address: Node): { source: NameSource; service: string } | undefined {
  for (const origin of script.origins.of(address)) {
    const { node, frame } = origin;
    const text =
      node.type === 'NewExpression' && node.arguments[0] && lastName(node.callee) === 'URL' ? node.arguments[0] : node;
    let before = '';
    for (const piece of pieces(text)) {
      if (typeof piece === 'string') before += piece;
      else {
        const service = EXTENSION_ADDRESS.exec(before)?.[1];
        if (service !== undefined) return { source: { node: encoded(piece), path: [], frame }, service };
        before += script.textOf(piece, frame) ?? '0';
      }
    }
  }
  return undefined;
}

/** The read that a request to the Lambda extension performs. */
export function extensionRead(script: Script, call: Call): ReadCall | undefined {
  const [first] = call.arguments;
  if (!first) return undefined;
  const read = (source: NameSource, secret: boolean): ReadCall => ({
    call,
    store: secret ? 'secrets-manager' : 'parameter-store',
    via: 'api',
    label: 'Lambda extension',
    tree: false,
    names: [source],
    decryption: 'always',
  });
  const callee = unwrap(call.callee);
  const method = lastName(callee);
  // `url.searchParams.set('secretId', id)`.
  const key = unwrap(first);
  if (
    (method === 'set' || method === 'append') &&
    callee.type === 'MemberExpression' &&
    key.type === 'Literal' &&
    call.arguments[1]
  ) {
    if (!/params$/i.test(lastName(callee.object) ?? '')) return undefined;
    return key.value === 'secretId' || (key.value === 'name' && script.text.includes('systemsmanager/parameters/get'))
      ? read(at(call.arguments[1]), key.value === 'secretId')
      : undefined;
  }
  if (!/^(?:fetch|get|request|axios|got|ky|superagent|\$fetch)$/.test(method ?? '')) return undefined;
  const addresses = [at(first), ...['url', 'path', 'uri'].flatMap((name) => located(script, at(first, [name])) ?? [])];
  for (const { node, path } of addresses) {
    const found = path.length === 0 ? addressSource(script, node) : undefined;
    if (found) return read(found.source, found.service.startsWith('secrets'));
  }
  return undefined;
}

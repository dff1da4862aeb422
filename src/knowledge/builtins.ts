/**
 * What do the functions of JavaScript and Node.js make of their input: text that still shows it, or something that
 * tells nothing of it? Names only. Blind spot: a class of its own with a method of the same name as a built-in one.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions whose result shows their arguments. */
const SHOWING = list(`
  String btoa atob escape unescape encodeURI decodeURI encodeURIComponent decodeURIComponent structuredClone
  Buffer.from Buffer.concat String.raw Reflect.get util.inspect util.format util.promisify
  querystring.stringify querystring.escape querystring.unescape Array.from Array.of Object.values
  Object.entries Object.fromEntries Object.assign Object.create TextEncoder.encode Promise.all
  Promise.allSettled
`);

/** Functions whose result tells nothing of a secret. */
const EMPTYING = list(`
  Boolean Number BigInt Symbol parseInt parseFloat isNaN isFinite Number.parseInt Number.parseFloat
  Number.isNaN Buffer.byteLength Buffer.isBuffer Buffer.compare Array.isArray Object.keys Object.is
  Object.hasOwn Object.getOwnPropertyNames Math.max Math.min Date Date.parse util.isDeepStrictEqual
  util.types.isDate crypto.timingSafeEqual
`);

/** Methods whose result shows what they are called on. */
const SHOWING_METHODS = list(`
  toString toLocaleString trim trimStart trimEnd toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase
  normalize valueOf padStart padEnd concat repeat at charAt split join slice substring substr subarray replace
  replaceAll match matchAll map flatMap filter find findLast reduce reduceRight pop shift flat values entries
  sort toSorted reverse toReversed decode unwrap unsafeUnwrap unsafePlainText transformToString
  transformToByteArray toBuffer toJSON text json promise
`);

/** Methods whose result tells nothing of what they are called on. */
const EMPTYING_METHODS = list(`
  includes startsWith endsWith indexOf lastIndexOf search test has every some localeCompare digest charCodeAt
  codePointAt findIndex findLastIndex keys verify compare equals isPrototypeOf hasOwnProperty
`);

/** What a function makes of its arguments; `undefined` for a function that is not built in. */
export function builtinFunction(name: string): 'shows' | 'empties' | undefined {
  return SHOWING.has(name) ? 'shows' : EMPTYING.has(name) ? 'empties' : undefined;
}

/** What a method makes of the value it is called on. */
export function builtinMethod(name: string): 'shows' | 'empties' | undefined {
  return SHOWING_METHODS.has(name) ? 'shows' : EMPTYING_METHODS.has(name) ? 'empties' : undefined;
}

const CONTAINERS = list(`
  Map Set WeakMap Array Headers URLSearchParams FormData Response Request Blob File Buffer Uint8Array String
  TextDecoder
`);

/** Does an instance of a built-in class show what its constructor was given? */
export function isContainerClass(name: string): boolean {
  return CONTAINERS.has(name);
}

const SECRET_URL_PARTS = list('password href search searchParams');

/** Does this part of a URL show the credentials it was made with: `password`, but not `hostname`? */
export function isSecretUrlPart(name: string): boolean {
  return SECRET_URL_PARTS.has(name);
}

const ERROR_PARTS = list('message stack cause details');

/** Does this property of an error show what it was made with? */
export function isErrorPart(name: string): boolean {
  return ERROR_PARTS.has(name);
}

const UNSECRET_PROPERTIES = list('length size byteLength _errors $metadata');

/** Does this property tell nothing of any value that has it? */
export function isUnsecretProperty(name: string): boolean {
  return UNSECRET_PROPERTIES.has(name);
}

const LIBRARIES = /^(?:node:)?(util|querystring|buffer|crypto)$/;

/** The name of a built-in function that is imported: `inspect` of `node:util` is `util.inspect`. */
export function builtinName(module: string | undefined, path: readonly string[]): string | undefined {
  if (module === undefined) return path.join('.');
  const library = LIBRARIES.exec(module)?.[1];
  if (library === undefined) return undefined;
  return library === 'buffer' ? path.join('.') : [library, ...path].join('.');
}

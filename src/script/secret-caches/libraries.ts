/**
 * Which libraries keep a secret that they fetch or that a function returns: memoizing functions, lazy values, middy's
 * middlewares, Powertools with an endless `maxAge`, caches that fetch by themselves?
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { pathVerdict } from '../../knowledge/names/path.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import type { SecretCache } from '../../model/secret-cache.ts';
import { declaredName } from '../parameter-reads/call.ts';
import { middlewareOf, type Middleware } from '../parameter-reads/libraries.ts';
import type { Script } from '../script.ts';
import { functionOf, lastName, type Node } from '../syntax.ts';
import { optionBound, optionValue, type Unit } from './durations.ts';
import { secretIn } from './secrets.ts';
import { expiresByItself } from './time-bounds.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface Memoizer {
  /** The option that bounds it; absent: nothing does. */
  readonly option?: { readonly name: string; readonly unit: Unit };
}

const AGE = { name: 'maxAge', unit: 'milliseconds' } as const;
/** Functions and classes that call a function once (for each key) and keep the result. */
const MEMOIZERS: ReadonlyMap<string, Memoizer> = new Map<string, Memoizer>([
  ['once', {}],
  ['onceAsync', {}],
  ['pOnce', {}],
  ['memoize', {}],
  ['memo', {}],
  ['fastMemoize', {}],
  ['memoizeOne', {}],
  ['cache', {}],
  ['pMemoize', {}],
  ['lazy', {}],
  ['Lazy', {}],
  ['AsyncLazy', {}],
  ['LazyPromise', {}],
  ['PLazy', {}],
  ['memoizee', { option: AGE }],
  ['mem', { option: AGE }],
  ['moize', { option: AGE }],
  ['promiseMemoize', { option: AGE }],
]);
/** Packages whose default export has whatever name the file gives it. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['memoizee', 'memoizee'],
  ['mem', 'mem'],
  ['moize', 'moize'],
  ['p-memoize', 'pMemoize'],
  ['lodash.memoize', 'memoize'],
  ['lodash.once', 'once'],
  ['lodash/memoize', 'memoize'],
  ['lodash/once', 'once'],
  ['fast-memoize', 'fastMemoize'],
  ['memoize-one', 'memoizeOne'],
  ['once', 'once'],
  ['p-lazy', 'PLazy'],
  ['promise-memoize', 'promiseMemoize'],
  ['memoize', 'mem'],
]);
const BOUNDING_OPTIONS = ['maxAge', 'ttl', 'expire', 'expires', 'timeout', 'cacheTimeout'] as const;

function memoizerOf(script: Script, call: Call): { name: string; memoizer: Memoizer } | undefined {
  const imported = script.externalName(call.callee);
  const own = imported?.module !== undefined && imported.path.length === 0 ? PACKAGES.get(imported.module) : undefined;
  const name = own ?? declaredName(script, call.callee);
  if (name === undefined) return undefined;
  // `cache` of React; elsewhere the word says nothing.
  if (name === 'cache' && imported?.module !== 'react') return undefined;
  const memoizer = MEMOIZERS.get(name);
  return memoizer && { name, memoizer };
}

/** Does a function return a secret: one of the file by its code, one of another file by its name? */
function returnsSecret(script: Script, fn: Node): SecretCache['confidence'] | undefined {
  const local = script.functionFor(fn);
  if (local) {
    for (const result of script.returnsOf(local)) {
      const kept = secretIn(script, result, []);
      if (kept) return kept.confidence;
    }
    return undefined;
  }
  const name = declaredName(script, fn);
  return name !== undefined && calleeNameVerdict(name, script.settings.secretNames) === 'strong'
    ? 'wrapper'
    : undefined;
}

/** Does what a call makes live as long as the module: is it made outside functions? */
const isMadeOnce = (call: Node): boolean => functionOf(call) === undefined;

function memoized(script: Script, call: Call): SecretCache | undefined {
  const [fn, second] = call.arguments;
  const found = fn && isMadeOnce(call) ? memoizerOf(script, call) : undefined;
  const confidence = found && returnsSecret(script, fn!);
  if (!found || !confidence) return undefined;
  const { name, memoizer } = found;
  // A function that computes keys says nothing about time.
  const options = second && script.functionFor(second) ? undefined : second;
  // An own store may expire by itself.
  if (options && optionValue(script, options, ['cache']) !== 'absent') return undefined;
  const value = options ? optionValue(script, options, BOUNDING_OPTIONS) : 'absent';
  if (value === 'unknown') return undefined;
  const seconds = typeof value === 'number' && memoizer.option ? value / 1000 : Infinity;
  if (typeof value === 'number' && value !== Infinity && !memoizer.option) return undefined;
  const local = script.functionFor(call.callee) ?? script.classOf(call.callee);
  if (local && expiresByItself(script, local)) return undefined;
  const bounds = memoizer.option && !local ? optionBound(script, { options: second, after: fn, ...memoizer.option }) : [];
  return cacheAt(call, { store: 'memoizer', label: name, confidence, bounds, seconds });
}

function cacheAt(
  node: Node,
  told: Pick<SecretCache, 'store' | 'label' | 'confidence' | 'bounds'> & Partial<SecretCache>,
): SecretCache {
  return { holds: 'secret', range: node.range, seconds: Infinity, misread: false, ...told };
}

/** Is one of the fetched values a secret, as far as the names tell? */
function fetchesSecret(script: Script, { store, fetched }: Middleware): boolean {
  if (store === 'secrets-manager') return fetched.length > 0;
  const names = script.settings.secretNames;
  return fetched.some(({ key, name }) => {
    const text = script.textOf(name);
    const verdict = text === undefined ? 'unknown' : pathVerdict(text, names);
    return (
      verdict === 'secret' ||
      (verdict === 'unknown' && (key === undefined || valueNameVerdict(key, names) !== 'benign' || text === undefined))
    );
  });
}

/** A longer `cacheExpiry` is taken for a moment in time. */
const LONGEST_EXPIRY = 86_400_000;

function middleware(script: Script, call: TSESTree.CallExpression): SecretCache | undefined {
  const found = middlewareOf(script, call);
  if (!found || !fetchesSecret(script, found)) return undefined;
  const { options } = found;
  if (optionValue(script, options, ['cacheKeyExpiry']) !== 'absent') return undefined;
  const value = optionValue(script, options, ['cacheExpiry']);
  if (value === 'unknown') return undefined;
  const misread = typeof value === 'number' && value > LONGEST_EXPIRY;
  const seconds = value === 'absent' || value < 0 ? Infinity : misread ? 0 : value / 1000;
  return cacheAt(call, {
    store: 'middleware',
    label: lastName(call.callee) ?? 'middleware',
    confidence: 'certain',
    bounds: optionBound(script, { options, after: undefined, name: 'cacheExpiry', unit: 'milliseconds' }),
    seconds,
    misread,
  });
}

const POWERTOOLS = /^@aws-lambda-powertools\/parameters(?:\/|$)/;

/** Powertools keeps values for `maxAge` seconds, five by default. */
function powertools(script: Script, call: TSESTree.CallExpression): SecretCache | undefined {
  const options = call.arguments[1];
  const value = options ? optionValue(script, options, ['maxAge']) : 'absent';
  if (!options || typeof value !== 'number') return undefined;
  const kept = secretIn(script, call, []);
  if (!kept) return undefined;
  return cacheAt(options, {
    store: 'library',
    label: declaredName(script, call.callee) ?? 'maxAge',
    confidence: kept.confidence,
    bounds: optionBound(script, { options, after: undefined, name: 'maxAge', unit: 'seconds' }),
    seconds: value,
  });
}

/** `new LRUCache({ fetchMethod: (key) => getSecret(key) })`. */
function fetchingCache(script: Script, call: TSESTree.NewExpression): SecretCache | undefined {
  const [options] = call.arguments;
  if (!options || !isMadeOnce(call) || declaredName(script, call.callee) !== 'LRUCache') return undefined;
  const [method] = script.origins.of(options, ['fetchMethod']);
  const confidence = method && returnsSecret(script, method.node);
  const value = optionValue(script, options, ['ttl', 'maxAge']);
  if (!confidence || (value !== 'absent' && value !== 0 && value !== Infinity)) return undefined;
  const bounds = optionBound(script, { options, after: undefined, name: 'ttl', unit: 'milliseconds' });
  return cacheAt(call, { store: 'library', label: 'LRUCache', confidence, bounds });
}

/** Every name above has one of these in it; a file without them memoizes nothing. */
const MEMOIZER_WORD = /moiz|\bmemo?\b|once|lazy|cache/i;

/** The caches that libraries keep for the file, with bounds that it shows; only those that can hold a secret. */
export function libraryCaches(script: Script): readonly SecretCache[] {
  const { nodes, text } = script;
  const calls = nodes.of('CallExpression');
  const found: (SecretCache | undefined)[] = [];
  if (MEMOIZER_WORD.test(text)) {
    found.push(...[...calls, ...nodes.of('NewExpression')].map((call) => memoized(script, call)));
  }
  if (text.includes('fetchMethod')) found.push(...nodes.of('NewExpression').map((call) => fetchingCache(script, call)));
  if (text.includes('@middy/')) found.push(...calls.map((call) => middleware(script, call)));
  if (text.includes('maxAge') && nodes.of('ImportDeclaration').some(({ source }) => POWERTOOLS.test(source.value))) {
    found.push(...calls.map((call) => powertools(script, call)));
  }
  return found.flatMap((cache) => cache ?? []);
}

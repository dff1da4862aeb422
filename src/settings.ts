/**
 * What did the user set for all rules? Reads and validates `settings['aws-secrets']`. Settings are plain JSON, because oxlint hands
 * them over as JSON. A setting that is wrong is a configuration error that names the key: a typo must not silently switch a check off.
 */

/** A function (or a member of a module) whose result is a secret. */
export interface SecretSource {
  /** Module specifier the function is imported from; absent: any function of that name. */
  readonly module?: string;
  /** Exported name, or `*` for every export. */
  readonly name: string;
  /** Member path of the secret inside the result; absent: the result itself. */
  readonly path?: readonly string[];
}

export interface Settings {
  readonly secretSources: readonly SecretSource[];
  /** Functions that make a secret safe to print; a leading `^` makes the entry a regular expression. */
  readonly safeFunctions: readonly string[];
  /** Additional loggers, as they are written: `this.audit`, `journal`. */
  readonly loggers: readonly string[];
  readonly secretNames: { readonly add: readonly string[]; readonly ignore: readonly string[] };
  /** Which repairs `--fix` applies: only those that cannot break code, or all. */
  readonly fixes: 'safe' | 'all';
  /** Globs of files that are tests, in addition to the usual places. */
  readonly testFiles: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  secretSources: [],
  safeFunctions: [],
  loggers: [],
  secretNames: { add: [], ignore: [] },
  fixes: 'safe',
  testFiles: [],
};

const where = (key: string): string => `eslint-plugin-aws-secrets: settings['aws-secrets']${key}`;

function fail(key: string, expected: string): never {
  throw new TypeError(`${where(key)} must be ${expected}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown, key: string): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string' || item === '')) {
    fail(key, 'an array of non-empty strings');
  }
  return value as string[];
}

function knownKeys(value: Record<string, unknown>, known: readonly string[], key: string): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) fail(`${key}.${name}`, `removed: it is not a setting (known: ${known.join(', ')})`);
  }
}

function secretSource(value: unknown, key: string): SecretSource {
  if (typeof value === 'string' && value !== '') return { name: value };
  if (!isRecord(value)) fail(key, 'a function name or an object { module?, name, path? }');
  knownKeys(value, ['module', 'name', 'path'], key);
  if (typeof value['name'] !== 'string' || value['name'] === '') fail(`${key}.name`, 'a non-empty string');
  if (value['module'] !== undefined && typeof value['module'] !== 'string') fail(`${key}.module`, 'a string');
  const module = value['module'];
  return {
    name: value['name'],
    ...(typeof module === 'string' ? { module } : {}),
    ...(value['path'] === undefined ? {} : { path: strings(value['path'], `${key}.path`) }),
  };
}

function safeFunctions(value: unknown): readonly string[] {
  const names = strings(value, '.safeFunctions');
  for (const name of names.filter((entry) => entry.startsWith('^'))) {
    try {
      new RegExp(name);
    } catch {
      fail('.safeFunctions', 'function names or valid regular expressions that begin with ^');
    }
  }
  return names;
}

/**
 * Reads the plugin's settings.
 * @param all the `settings` of the ESLint configuration
 * @returns the settings with every default filled in
 * @throws TypeError that names the key when a setting is unknown or of the wrong type
 */
export function readSettings(all: Readonly<Record<string, unknown>> | undefined): Settings {
  const own = all?.['aws-secrets'];
  if (own === undefined) return DEFAULT_SETTINGS;
  if (!isRecord(own)) fail('', 'an object');
  const known = validated.get(own) ?? validSettings(own);
  validated.set(own, known);
  return known;
}

// ESLint hands every rule and file the same object: validate it once.
const validated = new WeakMap<object, Settings>();

function validSettings(own: Record<string, unknown>): Settings {
  knownKeys(own, Object.keys(DEFAULT_SETTINGS), '');
  const names = own['secretNames'] ?? {};
  if (!isRecord(names)) fail('.secretNames', 'an object { add?, ignore? }');
  knownKeys(names, ['add', 'ignore'], '.secretNames');
  const fixes = own['fixes'] ?? 'safe';
  if (fixes !== 'safe' && fixes !== 'all') fail('.fixes', "'safe' or 'all'");
  const sources = own['secretSources'] ?? [];
  if (!Array.isArray(sources)) fail('.secretSources', 'an array');
  return {
    secretSources: sources.map((source, index) => secretSource(source, `.secretSources[${index}]`)),
    safeFunctions: safeFunctions(own['safeFunctions']),
    loggers: strings(own['loggers'], '.loggers'),
    secretNames: { add: strings(names['add'], '.secretNames.add'), ignore: strings(names['ignore'], '.secretNames.ignore') },
    fixes,
    testFiles: strings(own['testFiles'], '.testFiles'),
  };
}

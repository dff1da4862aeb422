/** Is what a write stores a secret, or a client that was made with one? */
import { describe, expect, it } from 'vitest';
import { secretCachesOf } from '../../../src/script/secret-caches.ts';
import { scriptOf, type Reading } from '../script-of.ts';

const IMPORTS = `import { getSecret, getCredentials } from './secrets';
import { load, Client } from './load';
import config from './config';
`;

function held(place: string, value: string, how = `${place} ??= ${value}`, reading?: Reading): string | undefined {
  const root = place.split('.')[0]!;
  const code = `${IMPORTS}let ${root};\nexport const get = async () => { ${how}; };`;
  const [cache] = secretCachesOf(scriptOf(code, reading));
  return cache && `${cache.holds}, ${cache.confidence}`;
}

describe('by the value', () => {
  it.each<[value: string, held: string | undefined]>([
    ['await getSecret()', 'secret, wrapper'],
    ['getSecret()', 'secret, wrapper'],
    ['(await getSecret()).trim()', 'secret, wrapper'],
    ['JSON.parse(await getSecret())', 'secret, wrapper'],
    ['await load()', undefined],
    ['await load.accessToken()', undefined],
    ["(await load()).password", undefined],
    ['await getSession().sessionToken()', undefined],
    ["process.env.API_TOKEN", undefined],
    ["'x'", undefined],
    ['password', undefined],
  ])('%s: %s', (value, what) => expect(held('held', value)).toBe(what));

  it.each<[how: string, held: string | undefined]>([
    ['({ password: held } = await load())', 'secret, name'],
    ['({ password: held } = load())', 'secret, name'],
    ['({ password: held } = old ?? (await load()))', 'secret, name'],
    ['({ a: { password: held } } = await load())', 'secret, name'],
    ['({ level: held } = await load())', undefined],
    ['({ password: held } = loaded)', undefined],
    ["({ password: held } = config.get('a'))", undefined],
    ["({ password: held } = await config.get('a'))", undefined],
    ['({ secretAccessKey: held } = await load())', undefined],
    ['({ credentialsPassword: held } = await load())', 'secret, name'],
    ['const make = async () => ({ password: await load() }); held = await make()', undefined],
    ['const make = async () => ({ password: await load() }); if (!held) held = await make()', 'secret, name'],
    ['({ a: held } = new Client(await getSecret()))', undefined],
    ['({ sessionToken: held } = await load())', undefined],
    ['({ credentials: held } = await load())', undefined],
    ['held = { password: await load() }', undefined],
    ['if (!held) held = use({ password: await load() })', undefined],
  ])('%s: %s', (how, what) => expect(held('held', '', how)).toBe(what));

  it.each<[label: string, kept: boolean]>([
    ['getSecret', true],
    ['getDbCredentials', true],
    ['getDbCredential', true],
    ['getRoleSecret', true],
    ['getAccountCredentials', false],
    ['getAssumedRoleCredentials', false],
    ['getFederatedCredentials', false],
    ['getSessionCredentials', false],
    ['getSsoCredentials', false],
    ['getStsCredentials', false],
    ['getTemporaryCredentials', false],
    ['assumeCredentials', false],
  ])('what expires by itself: %s', (getter, kept) => {
    const code = `import { ${getter} } from './aws';\nlet held;\nexport const get = async () => { held ??= await ${getter}(); };`;
    expect(secretCachesOf(scriptOf(code)).length > 0).toBe(kept);
  });
});

describe('by the name of the place', () => {
  it.each<[place: string, value: string, held: string | undefined]>([
    ['apiKey', 'await load()', 'secret, name'],
    ['state.apiKey', 'await load()', undefined],
    ['apiKey', 'await load.all()', 'secret, name'],
    ['apiKey', '(await load())', 'secret, name'],
    ['apiKey', 'load()', undefined],
    ['apiKey', 'await loading', undefined],
    ['apiKey', 'await new Client()', undefined],
    ['level', 'await load()', undefined],
    ['apiKeyId', 'await load()', undefined],
    ['apiKey', 'await createKey()', undefined],
    ['apiKey', 'await generateKey()', undefined],
    ['apiKey', 'await makeKey()', undefined],
    ['apiKey', 'await buildKey()', undefined],
    ['apiKey', 'await deriveKey()', undefined],
    ['apiKey', 'await signKey()', undefined],
    ['apiKey', 'await randomKey()', undefined],
    ['apiKey', 'await hashKey()', undefined],
    ['apiKey', 'await promptForKey()', undefined],
    ['apiKey', 'await askForKey()', undefined],
    ['apiKey', 'await keyRandom()', undefined],
    ['apiKey', 'await newUuid()', undefined],
    ['apiKey', 'await mask()', undefined],
    ['apiKey', 'await recreate()', 'secret, name'],
    ['apiKey', "await config.get('a')", undefined],
    ['apiKey', "await appConfig.get('a')", undefined],
    ['apiKey', "await configuration.get('a')", undefined],
    ['apiKey', "await conf.get('a')", undefined],
    ['apiKey', "await env.get('a')", undefined],
    ['apiKey', "await environment.get('a')", undefined],
    ['apiKey', "await settings.get('a')", undefined],
    ['apiKey', "await configs.get('a')", 'secret, name'],
    ['apiKey', "await this.get('a')", 'secret, name'],
  ])('%s ??= %s: %s', (place, value, what) => expect(held(place, value)).toBe(what));

  it('counts only where the place is filled once', () => {
    expect(held('apiKey', '', 'apiKey = await load()')).toBeUndefined();
    expect(held('apiKey', '', 'if (!apiKey) apiKey = await load()')).toBe('secret, name');
    expect(held('apiKey', '', 'if (!other) apiKey = await load()')).toBeUndefined();
  });

  it.each<[code: string, kept: boolean]>([
    ['export class A { async f() { this.apiKey ??= await load(); } }', true],
    ['export class A { #apiKey; async f() { this.#apiKey ??= await load(); } }', true],
    ['const state = {}; export const f = async () => { state.apiKey ??= await load(); };', true],
    ['const apiKey = {}; export const f = async () => { apiKey.state ??= await load(); };', false],
    ['const apiKeys = {}; export const f = async (id) => { apiKeys[id] ??= await load(); };', false],
  ])('is the last one: %s', (code, kept) => expect(secretCachesOf(scriptOf(IMPORTS + code)).length > 0).toBe(kept));

  it('is judged by the settings', () => {
    expect(held('apiKey', 'await load()', undefined, { settings: { secretNames: { ignore: ['apiKey'] } } })).toBeUndefined();
    expect(held('licence', 'await load()', undefined, { settings: { secretNames: { add: ['licence'] } } })).toBe('secret, name');
  });
});

describe('clients', () => {
  it.each<[value: string, held: string | undefined]>([
    ['new Client(await getSecret())', 'client, wrapper'],
    ['new Client(1, await getSecret())', 'client, wrapper'],
    ['new Client({ key: await getSecret() })', 'client, wrapper'],
    ['new Client({ url, key: await getSecret() } as Options)', 'client, wrapper'],
    ['new Client({ ...(await getSecret()) })', undefined],
    ['load(await getSecret())', 'client, wrapper'],
    ['await load(await getSecret())', 'client, wrapper'],
    ['old ?? new Client(await getSecret())', 'client, wrapper'],
    ['hash(await getSecret())', undefined],
    ['mask(await getSecret())', undefined],
    ['new Client()', undefined],
    ['new Client({ url })', undefined],
    ['new Client(1)', undefined],
  ])('%s: %s', (value, what) => expect(held('held', value)).toBe(what));
});

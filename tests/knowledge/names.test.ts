import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calleeNameVerdict } from '../../src/knowledge/names/callee.ts';
import * as heads from '../../src/knowledge/names/heads.ts';
import * as modifiers from '../../src/knowledge/names/modifiers.ts';
import { mayNameSecret, type NameVerdict, valueNameVerdict } from '../../src/knowledge/names/value.ts';
import * as verbs from '../../src/knowledge/names/verbs.ts';
import { words } from '../../src/knowledge/names/words.ts';

interface Labelled {
  readonly name: string;
  readonly verdict: NameVerdict;
}

const rows = readFileSync(new URL('./identifiers.tsv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((row) => row.split('\t') as [name: string, kind: 'value' | 'callee', verdict: NameVerdict]);
const labelled = (wanted: 'value' | 'callee'): Labelled[] =>
  rows.filter(([, kind]) => kind === wanted).map(([name, , verdict]) => ({ name, verdict }));

/** With an entry in `add` the pre-filter is not asked. */
const UNFILTERED = { add: ['zzz'] };

describe('labelled identifiers', () => {
  it('are enough to mean something', () => {
    expect(labelled('value').length).toBeGreaterThan(270);
    expect(labelled('callee').length).toBeGreaterThan(70);
    expect(new Set(rows.map(([name, kind]) => `${name} ${kind}`)).size).toBe(rows.length);
  });

  it.each([
    ['value', valueNameVerdict],
    ['callee', calleeNameVerdict],
  ] as const)('%s: each is judged as it is labelled', (kind, verdictOf) => {
    expect(labelled(kind).map(({ name }) => ({ name, verdict: verdictOf(name) }))).toEqual(labelled(kind));
  });
});

describe('valueNameVerdict', () => {
  it.each([
    'clientAccessToken', 'idToken', 'SPLUNK_HEC_TOKEN', 'PGPASSWORD', 'privateKeyDer', 'passwordForUser',
    'credentialsFromEnv', 'cachedApiKey', 'plaintextPassword', 'smtpPass', 'passcode', 'jwt', 'SecretString', '#apiKey',
    '_password', 'db.password', 'x-api-key', 'cachedAccessToken', 'slackCurrentToken', 'primaryApiKey',
    'groupPrivateKey', 'itemSecretKey',
  ])('%s: strong', (name) => {
    expect(valueNameVerdict(name)).toBe('strong');
  });

  it.each([
    'token', 'TOKEN', 'tokenValue', 'cachedToken', 'tokenFromSecretsManager', 'sessionKey', 'accountKey',
    'GITHUB_APP_KEY_BASE64', 'userPin', 'slackWebhookUrl', 'authorizationHeader', 'Authorization', 'slackTokens',
    'mySlackWebhook', 'SESSION_KEY_ACME',
  ])('%s: weak', (name) => {
    expect(valueNameVerdict(name)).toBe('weak');
  });

  it.each([
    'clientRequestToken', 'ServiceToken', 'executionToken', 'taskToken', 'leftToken', 'openParenToken', 'tokenAddress',
    'tokenBalance', 'accessTokenValidity', 'secretPrefix', 'secretRotation', 'secretKeyName', 'SECRET_ARN',
    'PARAMETER_GITHUB_APP_WEBHOOK_SECRET', 'passwordHash', 'resetPasswordUrl', 'hashKey', 'eventKey', 'kmsKey',
    'AWS_ACCESS_KEY_ID', 'generateSecret', 'createJwt', 'author', 'authority', 'secretary', 'compass', 'passport',
    'monkey', 'turkey', 'keyboard', 'crossAccountKeys', 'currentToken', 'pin', 'otp', 'tokens', 'LOG_LEVEL',
    'boardingPass', 'githubWebhook', 'proxyAuthorization', 'TOKEN_ACME', 'param', 'parameterToken', 'sessionKeys',
  ])('%s: benign', (name) => {
    expect(valueNameVerdict(name)).toBe('benign');
  });

  it.each(['', '_', '$', '0', '***', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '密码', 'ключ', ' '])(
    'has an answer for %j',
    (name) => {
      expect(valueNameVerdict(name)).toBe('benign');
      expect(valueNameVerdict(name, UNFILTERED)).toBe('benign');
      expect(calleeNameVerdict(name)).toBe('benign');
    },
  );
});

describe('calleeNameVerdict', () => {
  it.each([
    'getSecret', 'loadSecrets', 'getApiKey', 'decryptSecret', 'getSecretFromSsm', 'getCachedSecret', '#getSecret',
    'getOrCreateApiKey', 'tryGetTheSecretSync', 'getApiKeySafelyForUser', 'GET_SECRET',
  ])('%s: strong', (name) => {
    expect(calleeNameVerdict(name)).toBe('strong');
  });

  it.each(['getToken', 'fetchToken', 'loadToken', 'getCurrentToken'])('%s: weak', (name) => {
    expect(calleeNameVerdict(name)).toBe('weak');
  });

  it.each([
    'getSecretName', 'getTokenCount', 'getNextToken', 'getPublicKey', 'getTokens', 'listSecrets', 'rotateSecret',
    'maskSecret', 'validateToken', 'useToken', 'GetSecret', 'GETSecret', 'Secret', 'secret', 'getSecretsManagerClient',
    'findByToken', 'getDatabaseUrl', 'getSlackWebhookUrl', 'getApiKeyAcme', 'getCached', 'getOrTry', 'getFoo',
  ])('%s: benign', (name) => {
    expect(calleeNameVerdict(name)).toBe('benign');
  });
});

describe('settings', () => {
  const settings = { add: ['customSecretThing', 'houseWord'], ignore: ['slackToken', 'get_vault_token'] };

  it.each(['customSecretThing', 'myCustomSecretThing', 'CUSTOM_SECRET_THING', 'houseWord', 'the-house-word'])(
    'add: %s is a secret',
    (name) => {
      expect(valueNameVerdict(name)).not.toBe('strong');
      expect(valueNameVerdict(name, settings)).toBe('strong');
    },
  );

  it.each(['hasHouseWord', 'hashedHouseWord', 'createHouseWord', 'houseWordCount', 'greenhouseWord', 'word'])(
    'add: %s is not',
    (name) => {
      expect(valueNameVerdict(name, settings)).toBe('benign');
    },
  );

  it('add: functions that fetch it', () => {
    expect(calleeNameVerdict('getHouseWord', settings)).toBe('strong');
    expect(calleeNameVerdict('loadMyCustomSecretThing', settings)).toBe('strong');
    expect(calleeNameVerdict('setHouseWord', settings)).toBe('benign');
  });

  it('ignore: whole names in any spelling, and functions that fetch them', () => {
    expect(valueNameVerdict('SLACK_TOKEN', settings)).toBe('benign');
    expect(valueNameVerdict('slackToken', settings)).toBe('benign');
    expect(valueNameVerdict('mySlackToken', settings)).toBe('strong');
    expect(calleeNameVerdict('getSlackToken', settings)).toBe('benign');
    expect(calleeNameVerdict('getVaultToken', settings)).toBe('benign');
    expect(calleeNameVerdict('getVaultToken')).toBe('strong');
  });

  it('may say nothing of one kind', () => {
    expect(valueNameVerdict('handler', { ignore: ['x'] })).toBe('benign');
    expect(calleeNameVerdict('getHandler', { ignore: ['x'] })).toBe('benign');
    expect(calleeNameVerdict('getHouseWord', { add: ['houseWord'] })).toBe('strong');
  });

  it('an entry without a word means nothing', () => {
    expect(valueNameVerdict('handler', { add: ['', '42'] })).toBe('benign');
    expect(valueNameVerdict('word', { add: ['houseWord'] })).toBe('benign');
  });

  it('ignore wins over add', () => {
    expect(valueNameVerdict('houseWord', { add: ['houseWord'], ignore: ['HOUSE_WORD'] })).toBe('benign');
  });

  it('does nothing when empty', () => {
    for (const [name, kind] of rows) {
      const verdictOf = kind === 'value' ? valueNameVerdict : calleeNameVerdict;
      expect(verdictOf(name, { add: [], ignore: [] }), name).toBe(verdictOf(name));
    }
  });
});

const lists = Object.entries({ ...heads, ...modifiers, ...verbs }).filter(
  (entry): entry is [string, ReadonlySet<string>] => entry[1] instanceof Set,
);
const vocabulary = [...new Set(lists.flatMap(([, list]) => [...list]))];

describe('the pre-filter', () => {
  it('changes no verdict over the labelled names', () => {
    for (const [name, kind] of rows) {
      const verdictOf = kind === 'value' ? valueNameVerdict : calleeNameVerdict;
      expect(verdictOf(name), name).toBe(verdictOf(name, UNFILTERED));
    }
  });

  it('changes no verdict over names made of the vocabulary', () => {
    const word = fc.constantFrom(...vocabulary, 'phrase', 'webhook', 'dsn', 'secure');
    const compound = fc.array(word, { minLength: 1, maxLength: 4 });
    const spelling = fc.constantFrom<(all: string[]) => string>(
      (all) => all.join('_').toUpperCase(),
      (all) => all.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    );
    fc.assert(
      fc.property(compound, spelling, (all, spell) => {
        const name = spell(all);
        expect(valueNameVerdict(name), name).toBe(valueNameVerdict(name, UNFILTERED));
        expect(calleeNameVerdict(`get${name}`), name).toBe(calleeNameVerdict(`get${name}`, UNFILTERED));
      }),
      { numRuns: 5_000 },
    );
  });

  it('dismisses ordinary names without tokenizing', () => {
    const ordinary = ['handler', 'event', 'context', 'response', 'bucketName', 'logger', 'index', 'result', 'userId'];
    expect(ordinary.filter((name) => mayNameSecret(name))).toEqual([]);
  });
});

describe('the word lists', () => {
  it.each(lists)('%s is spelled as words() spells', (_, list) => {
    expect([...list].filter((word) => words(word).join(' ') !== word)).toEqual([]);
  });

  it('do not contradict each other', () => {
    const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((word) => b.has(word));
    expect(both(modifiers.CREDENTIAL_TOKEN_MODIFIERS, modifiers.BENIGN_TOKEN_MODIFIERS)).toEqual([]);
    expect(both(modifiers.STRONG_KEY_MODIFIERS, modifiers.BENIGN_KEY_MODIFIERS)).toEqual([]);
    expect(both(modifiers.STRONG_KEY_MODIFIERS, modifiers.WEAK_KEY_MODIFIERS)).toEqual([]);
    expect(both(modifiers.WEAK_KEY_MODIFIERS, modifiers.BENIGN_KEY_MODIFIERS)).toEqual([]);
    expect(both(heads.SECRET_HEADS, heads.BENIGN_HEADS)).toEqual([]);
    expect(both(heads.TRANSPARENT_HEADS, heads.BENIGN_HEADS)).toEqual([]);
  });
});

describe.skipIf(process.env.AWS_SECRETS_QUICK)('speed', () => {
  it('judges a name in a few microseconds, and a hostile one in linear time', () => {
    const names = rows.map(([name]) => name);
    const round = (): void => names.forEach((name) => (valueNameVerdict(name), calleeNameVerdict(name)));
    for (let i = 0; i < 50; i++) round();
    const started = performance.now();
    for (let i = 0; i < 50; i++) round();
    const perCall = ((performance.now() - started) * 1000) / (50 * 2 * names.length);
    // Far above the usual 1–2 µs, so that a busy machine doesn't fail the test.
    expect(perCall).toBeLessThan(40);

    const hostile = ['secret' + '9'.repeat(50_000) + 'a', 'key' + 'A'.repeat(50_000) + 'a', 'token_'.repeat(10_000)];
    const hostileStarted = performance.now();
    for (const name of hostile) valueNameVerdict(name);
    expect(performance.now() - hostileStarted).toBeLessThan(2_000);
  });
});

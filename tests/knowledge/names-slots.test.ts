import { describe, expect, it } from 'vitest';
import { slotOf, slotOfArgument, slotOfResult, type Slot } from '../../src/knowledge/names/slot.ts';

const NAMES: Readonly<Record<Slot | 'none', readonly string[]>> = {
  password: ['password', 'dbPassword', 'DB_PASSWORD', 'passwd', 'pwd', 'userPwd', 'pass', 'db_pass', 'passphrase', 'masterUserPassword', 'password2', 'smtp-password', 'passwordValue', 'rootPassword', `${'a'.repeat(72)}Password`],
  secret: [
    'secret', 'clientSecret', 'API_KEY', 'apiKey', 'x-api-key', 'accessToken', 'token', 'githubToken', 'Authorization', 'bearer', 'privateKey', 'secretAccessKey', 'jwtSecret', 'signingKey',
    'credentials',
  ],
  key: ['portfolioKey', 'userPin', 'sessionKey', 'licenseKey', 'serviceKey', 'acmeKey', 'tokenAcme'],
  none: [
    'key', 'hash', 'code', 'name', 'secretName', 'secretArn', 'tokenUrl', 'passwordHash', 'passwordPolicy', 'passwordField', 'LABEL_PASSWORD', 'passwordLabel', 'errorPassword', 'hasPassword', 'PW',
    'nextToken', 'pageToken', 'clientRequestToken', 'serviceToken', 'idempotencyToken', 'cacheKey', 'primaryKey', 'publicKey', 'maxTokens', 'csrfToken', 'tokenType', 'keyId', 'kmsKeyArn',
    'author', 'uploadToken', 'createToken', 'setPassword', 'webhookUrl', 'monkey', '', 'x'.repeat(100), 'boardingPass', 'webhookCaller', '_key', 'parameterPassword', 'param', `${'a'.repeat(73)}Password`,
  ],
};

describe('slotOf', () => {
  it.each(Object.entries(NAMES).flatMap(([slot, names]) => names.map((name) => [name, slot] as const)))('%s: %s', (name, slot) => {
    expect(slotOf(name) ?? 'none').toBe(slot);
  });

  it('listens to the user', () => {
    expect(slotOf('vendorLicense', { add: ['vendorLicense'] })).toBe('password');
    expect(slotOf('apiKey', { ignore: ['apiKey'] })).toBeUndefined();
    expect(slotOf('handler', { ignore: ['apiKey'] })).toBeUndefined();
  });
});

describe('functions', () => {
  it.each([
    ['setPassword', 'password'], ['withToken', 'secret'], ['enterPassword', 'password'], ['apiKey', 'secret'], ['bearer', 'secret'], ['setAcmeUserPassword', 'password'], ['acmeApiKey', undefined],
    ['pass', undefined], ['password', undefined], ['getPassword', undefined], ['fromPassword', undefined], ['createToken', undefined], ['send', undefined], ['Secret', undefined], ['', undefined],
  ])('%s takes %s', (name, slot) => expect(slotOfArgument(name)).toBe(slot));

  it.each([['getPassword', 'password'], ['apiKey', 'secret'], ['loadApiKey', 'secret'], ['getAcmeUserPassword', 'password'], ['get', undefined], ['getSecretName', undefined]])('%s returns %s', (name, slot) =>
    expect(slotOfResult(name)).toBe(slot),
  );
});

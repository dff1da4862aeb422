import { describe, expect, it } from 'vitest';
import { words } from '../../src/knowledge/names/words.ts';

describe('words', () => {
  it.each([
    ['apiKey', 'api key'],
    ['API_KEY', 'api key'],
    ['x-api-key', 'x api key'],
    ['apikey', 'api key'],
    ['apikeys', 'api keys'],
    ['AWSAccessKeyId', 'aws access key id'],
    ['getAPIKeys', 'get api keys'],
    ['__secret$', 'secret'],
    ['{api~key}', 'api key'],
    ['AWSId', 'aws id'],
    ['AWSSsmKey', 'aws ssm key'],
    ['v0Token', 'v0 token'],
    ['v9Token', 'v9 token'],
    ['#token', 'token'],
    ['db.password', 'db password'],
    ['', ''],
    ['__', ''],
    ['42', ''],
  ])('splits %s', (name, expected) => {
    expect(words(name).join(' ')).toBe(expected);
  });

  it.each([
    ['OAuthToken', 'oauth token'],
    ['oauth2Token', 'oauth token'],
    ['GitHubToken', 'github token'],
    ['gitHub_token', 'github token'],
    ['passPhrase', 'passphrase'],
    ['PASS_PHRASE', 'passphrase'],
    ['webHookUrl', 'webhook url'],
    ['signInToken', 'signin token'],
    ['NO_REPLY_PASSWORD', 'noreply password'],
    ['userIDs', 'user id'],
    ['JWTs', 'jwt'],
    ['parseURLsOf', 'parse url of'],
  ])('keeps %s together', (name, expected) => {
    expect(words(name).join(' ')).toBe(expected);
  });

  it.each([
    ['token2', 'token'],
    ['password_1', 'password'],
    ['OAUTH2_TOKEN', 'oauth token'],
    ['privateKeyBase64', 'private key base64'],
    ['passwordMD5', 'password md5'],
    ['sha256Hash', 'sha256 hash'],
    ['s3Key', 's3 key'],
    ['i18nKey', 'i18n key'],
    ['utf8Secret', 'utf8 secret'],
  ])('drops numbers unless they belong to the word: %s', (name, expected) => {
    expect(words(name).join(' ')).toBe(expected);
  });

  it.each([
    ['PGPASSWORD', 'pg password'],
    ['dbpwd', 'db password'],
    ['clientsecret', 'client secret'],
    ['secretaccesskey', 'secret access key'],
    ['accesskeyid', 'access key id'],
    ['connstr', 'connection string'],
    ['nexttoken', 'next token'],
    ['databaseurl', 'database url'],
    ['SECRETSMANAGER', 'secret manager'],
    ['monkey', 'monkey'],
    ['turkey', 'turkey'],
    ['keyboard', 'keyboard'],
    ['passkey', 'passkey'],
    ['secretary', 'secretary'],
  ])('knows what is fused: %s', (name, expected) => {
    expect(words(name).join(' ')).toBe(expected);
  });

  it.each([
    ['creds', 'credential'],
    ['dbPwd', 'db password'],
    ['secrets', 'secret'],
    ['tokens', 'tokens'],
    ['keys', 'keys'],
    ['paramName', 'param name'],
    ['PARAMETERS', 'param'],
    ['privKey', 'private key'],
    ['authn', 'auth'],
    ['databaseUri', 'database url'],
  ])('spells one way: %s', (name, expected) => {
    expect(words(name).join(' ')).toBe(expected);
  });

  it('is safe with names of Object.prototype and other scripts', () => {
    expect(words('constructor')).toEqual(['constructor']);
    expect(words('__proto__')).toEqual(['proto']);
    expect(words('hasOwnProperty')).toEqual(['has', 'own', 'property']);
    expect(words('contraseña')).toEqual(['contraseña']);
  });
});

import { describe, expect, it } from 'vitest';
import { hidesValue, isRedactingName } from '../../src/knowledge/names/hiding.ts';
import { pathVerdict } from '../../src/knowledge/names/path.ts';
import { isScalarName, propertyVerdict } from '../../src/knowledge/names/property.ts';

describe('pathVerdict', () => {
  it.each([
    '/slack-bot/prod/admin-token', '/slack-bot/production/token', 'prod/db/password', '/app/prod/api-key',
    '/app/API_KEY', 'app.prod.dbPassword', '/app/jwt-secret', '/app/db-credentials', '/app/github-app-private-key',
    '/app/database-url', '/app/slack-webhook-url', '/app/tls-key', '/app/token:3', '/app/token:current',
    '/app/secrets/', '/app/secrets/stripe', '/app/api-keys/stripe', 'MyDatabaseSecret', '/${stage}/app/token',
    '/{{stage}}/app/token', '*/client-secret', '/${stage}/secrets/${name}', '/aws/reference/secretsmanager/acme',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db/password-AbCdE1',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:acme-secret',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/api-key-??????',
    'arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/db-password', '/app/db-password:policy', '/app/token/',
  ])('%s: a secret', (path) => {
    expect(pathVerdict(path)).toBe('secret');
  });

  it.each([
    '/app/log-level', '/app/LOG_LEVEL', '/app/api/url', '/app/db/host', '/app/db/port', '/app/db/username',
    '/app/table-name', '/app/vpc-id', '/app/bucket-arn', '/app/webhook-secret-arn', '/app/public-key', '/app/kms-key',
    '/app/token-expiry', '/app/password-policy', '/app/max-tokens', '/app/feature-flag', '/app/secrets/count',
    '/app/retry-timeout', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    'arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/log-level', '/app/log-level/',
    'arn:aws:ssm:eu-west-1::parameter/aws/service/x/api-token', 'arn:aws:ssm:eu-west-1:1:parameter/aws/service/x/api-token',
  ])('%s: not a secret', (path) => {
    expect(pathVerdict(path)).toBe('benign');
  });

  it.each([
    '', '/', '/app/prod/stripe', '/app/prod/db', '/app/config', '/app/key', '/app/auth', '/app/${name}', '/app/*',
    '/${a.token}', '/${this.password}', '/app/{password}', '/app/token/${name}', 'constructor', '/__proto__/x',
  ])('%s: says nothing', (path) => {
    expect(pathVerdict(path)).toBe('unknown');
  });

  it('follows the settings', () => {
    const settings = { add: ['houseWord'], ignore: ['slackToken'] };
    expect(pathVerdict('/app/house-word', settings)).toBe('secret');
    expect(pathVerdict('/app/slack-token', settings)).toBe('benign');
  });
});

describe('propertyVerdict', () => {
  it.each([
    'password', 'Password', 'SecretString', 'apiKey', 'access_token', 'privateKey', 'private_key', 'token',
    'secretAccessKey', 'SessionToken', 'client_secret', 'connectionString',
  ])('%s: secret', (name) => {
    expect(propertyVerdict(name)).toBe('secret');
  });

  it.each([
    'username', 'user', 'host', 'hostname', 'port', 'dbname', 'database', 'engine', 'region', 'dbInstanceIdentifier',
    'dbClusterIdentifier', 'ssl', 'masterarn', 'id', 'name', 'clientId', 'client_id', 'length', 'expires_in',
    'token_type', 'scope', '_errors', '$metadata', 'arn', 'Version', 'VersionId', 'LastModifiedDate', 'CreatedDate',
    'DataType', 'Type', 'Expiration', 'expiresAt', 'tokenExpiryTime', 'nextToken', 'isValid', 'hasPassword',
    'hashedPassword', 'access_key_id', 'private_key_id', 'client_email', 'token_uri', 'public_key',
  ])('%s: benign', (name) => {
    expect(propertyVerdict(name)).toBe('benign');
  });

  it.each([
    'value', 'Value', 'key', '0', '*', 'data', 'Parameter', 'Parameters', 'config', 'foo', 'constructor', '__proto__',
    '', 'acmeKeys',
  ])('%s: as secret as its owner', (name) => {
    expect(propertyVerdict(name)).toBe('unknown');
  });

  it('follows the settings', () => {
    const settings = { add: ['host'], ignore: ['clientSecret'] };
    expect(propertyVerdict('host', settings)).toBe('secret');
    expect(propertyVerdict('client_secret', settings)).toBe('benign');
  });
});

describe('isScalarName', () => {
  it.each([
    'secretName', 'SECRET_ARN', 'tokenCount', 'passwordLength', 'secretId', 'expiresAt', 'createdDate', 'tokenType',
    'secretPath', 'secretNames', 'username', 'secretVersion', 'dbInstanceIdentifier',
  ])('%s: yes', (name) => {
    expect(isScalarName(name)).toBe(true);
  });

  it.each(['secret', 'apiKey', 'token', 'sigv4Options', 'credentials', 'config', 'rename', 'chat', 'constructor', ''])(
    '%s: no',
    (name) => {
      expect(isScalarName(name)).toBe(false);
    },
  );

  it('a name the user calls a secret is none', () => {
    expect(isScalarName('houseName', { add: ['houseName'] })).toBe(false);
  });
});

describe('isRedactingName', () => {
  it.each([
    'mask', 'maskToken', 'redact', 'redactSecrets', 'hash', 'createHash', 'hashPassword', 'obfuscate', 'censor',
    'sanitize', 'sanitiseInput', 'encrypt', 'encryptSecret', 'bcrypt', 'scrypt', 'fingerprint', 'digest', 'scrub',
    'anonymize', 'anonymise', 'createHmac', 'sha256', 'md5', 'argon2', 'truncate', 'hide', 'conceal', 'omit',
    'stripSecrets', 'removeToken', 'removeTokenFromLogging', 'removeSensitiveFields', 'withoutCredentials',
    'getMaskedSecret', 'toRedacted', 'GetParameterResultFilterSensitiveLog', 'reEncrypt', 'publicEncrypt',
  ])('%s: yes', (name) => {
    expect(isRedactingName(name)).toBe(true);
  });

  it.each([
    'decrypt', 'decryptSecret', 'unmask', 'unhide', 'dehash', 'skipRedaction', 'disableMasking', 'getEncryptionKey',
    'encryptionKey', 'getHmacKey', 'getSecret', 'format', 'stringify', 'crypto', 'hashtag', 'remove', 'stripPrefix',
    'removeListener', 'filterTokens', 'tokenDrop', 'toString', 'constructor', '',
  ])('%s: no', (name) => {
    expect(isRedactingName(name)).toBe(false);
  });
});

describe('hidesValue', () => {
  it.each([
    'hashedPassword', 'hashed_password', 'encryptedToken', 'maskedApiKey', 'redactedSecret', 'sanitizedHeaders',
    'obfuscatedKey', 'passwordHash', '_password_sha', '_passwordMD5', 'tokenFingerprint', 'tokenDigest',
    'userHashedPassword', 'adminUserPasswordHash',
  ])('%s: yes', (name) => {
    expect(hidesValue(name)).toBe(true);
  });

  it.each([
    'password', 'decryptedPassword', 'unmaskedToken', 'notHashedPassword', 'nonEncryptedSecret', 'hashKey',
    'hashSecret', '',
  ])('%s: no', (name) => {
    expect(hidesValue(name)).toBe(false);
  });

  it('a name the user calls a secret hides nothing', () => {
    expect(hidesValue('houseHash', { add: ['houseHash'] })).toBe(false);
  });
});

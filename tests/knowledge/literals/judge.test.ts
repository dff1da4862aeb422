import { describe, expect, it } from 'vitest';
import { literalVerdict, type LiteralVerdict } from '../../../src/knowledge/literals/judge.ts';
import { isLocator, isNameLike } from '../../../src/knowledge/literals/reference.ts';
import { randomNumbers, randomString } from './sample.ts';

const random = randomNumbers(3);
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

const CASES: Readonly<Record<LiteralVerdict, readonly string[]>> = {
  'empty': ['', ' ', '12', 'abc', '\r\n'],
  'token': [
    `ghp_${randomString(BASE62, 36, random)}`,
    `Bearer ghp_${randomString(BASE62, 36, random)}`,
    `AKIA${'1234567890'}ABCDEF`,
    `${['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ')}\n${randomString(BASE62, 64, random)}`,
  ],
  'url-credentials': [['postgres', '//app', 'hunter2@db/app'].join(':'), ['postgres', '//user', 'pass@host'].join(':')],
  'random': [
    randomString(BASE62, 32, random),
    randomString(HEX, 40, random),
    `Basic ${randomString(BASE62, 32, random)}==`,
    `/${randomString(`${BASE62}+`, 39, random)}`,
  ],
  'word': [
    'password123', 'hunter2', 'letmein', 'admin', 'postgres', '1234', '123456', 'secret!', '$ecret', 'abc123',
    'secret-123', 'admin:admin', 'xoxb-...',
    'sk-…', '1234567890abcdef', 'deadbeefdeadbeef', '{"username":"admin","password":"hunter2"}',
    'Server=db;Password=hunter2;', 'x'.repeat(5000), 'LetMeIn',
    'pass-12345678',
  ],
  'placeholder': [
    'true', 'none', 'changeme', '<your-token>', '${TOKEN}', 'YOUR_KEY', 'xxxx', 'dummy', 'test', 'secret',
    'AKIAIOSFODNN7EXAMPLE', 'Bearer token',
  ],
  'reference': [
    '/slack-bot/production/admin-token', './config/secrets.json', '~/.aws/credentials',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db',
    'https://vault.internal/v1', 'postgres://db.prod.internal:5432/app',
    '{{resolve:secretsmanager:prod/db:SecretString:password}}', 'private.pem',
    'db.prod.internal:5432', 'localhost:3000', 'application/json', 'jane@company.org', '2024-01-31', '1.2.3',
    'eu-west-1', 'eu-west-1_aB3dE5gH7',
    'sg-0a1b2c3d4e5f60718', '$2b$10$abcdefghijklmnopqrstuv', 'slack-bot-token', 'STRIPE_API_KEY', 'accessToken',
    'errors.token.expired', 'prod/db/credentials',
    'X-Api-Key', 'Password is required', 'guardian-weekly', '#ffaa00',
  ],
};

describe('literalVerdict', () => {
  const rows = Object.entries(CASES).flatMap(([verdict, values]) => values.map((value) => [verdict, value] as const));

  it.each(rows)('%s', (verdict, value) => {
    expect(literalVerdict(value)).toBe(verdict);
  });

  it('is reportable by name for what a function would really be given, and silent for what is no secret', () => {
    const verdicts = ['token', 'url-credentials', 'random', 'word'];
    const reportable = (value: string): boolean => verdicts.includes(literalVerdict(value));
    for (const value of ['password123', 'xoxb-...', 'sk-...', 'hunter2']) expect(reportable(value), value).toBe(true);
    for (const value of ['', 'true', '12', '<token>', 'changeme']) expect(reportable(value), value).toBe(false);
  });
});

describe('isLocator and isNameLike', () => {
  it('tell places from names', () => {
    for (const value of ['/app/prod/token', 'arn:aws:s3:::bucket', 'key-1.pem', 'localhost:3000']) {
      expect([isLocator(value), isNameLike(value)], value).toEqual([true, false]);
    }
    for (const value of ['super-secret', 'API_KEY', 'accessToken', 'Enter it twice']) {
      expect([isLocator(value), isNameLike(value)], value).toEqual([false, true]);
    }
  });

  it('never take random characters for a path or a name', () => {
    for (let i = 0; i < 200; i++) {
      const value = `/${randomString(`${BASE62}+/`, 40, random)}`;
      if (value.split('/').some((part) => part.length > 20)) expect(isLocator(value)).toBe(false);
      expect(isNameLike(randomString(BASE62, 32, random))).toBe(false);
    }
  });
});

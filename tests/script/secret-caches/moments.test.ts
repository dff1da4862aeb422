/** Which names speak of time? */
import { expect, it } from 'vitest';
import { namesAgeFlag, namesAgeTest, namesMoment, namesVersion } from '../../../src/script/secret-caches/moments.ts';

it.each([
  'expiresAt',
  'tokenExpiry',
  'EXPIRATION',
  'fetchedAt',
  'cached_at',
  'lastRefresh',
  'lastFetchedAt',
  'ttl',
  'TTL_MS',
  'maxAge',
  'validUntil',
  'timestamp',
])('%s is a moment or an age', (name) => expect(namesMoment(name)).toBe(true));

it.each([
  'refreshToken',
  'usage',
  'message',
  'page',
  'storage',
  'language',
  'lastName',
  'token',
  'expression',
  'constructor',
  '',
])('%s is none', (name) => expect(namesMoment(name)).toBe(false));

it.each([
  'isExpired',
  'hasExpired',
  'tokenExpired',
  'isBefore',
  'isAfter',
  'isStillValid',
  'shouldRefresh',
  'needsReload',
  'isStale',
])('%s compares moments', (name) => expect(namesAgeTest(name)).toBe(true));

it.each(['refresh', 'getRefreshToken', 'validate', 'isReady', 'has', 'get', 'express'])('%s does not', (name) =>
  expect(namesAgeTest(name)).toBe(false),
);

it('tells flags and versions', () => {
  expect(['expired', 'isStale', 'cacheFresh', 'refreshToken', 'expiresAt'].map(namesAgeFlag)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['versionId', 'ETag', 'secretVersion', 'conversation', 'value'].map(namesVersion)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

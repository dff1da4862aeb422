import { describe, expect, it } from 'vitest';
import { isLocator, isMadeOfWords, isNameLike } from '../../../src/knowledge/literals/reference.ts';
import { randomNumbers, randomString } from './sample.ts';

const KEY = randomString('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 32, randomNumbers(4));
const LONG = 'word '.repeat(900);

describe('isMadeOfWords', () => {
  it.each(['password123', 'hunter2', 'my-app-2', 'two  words', "don't stop", 'zażółć', '2024', ''])('%j is', (text) => expect(isMadeOfWords(text)).toBe(true));
  it.each(['a1b2c3d4', 'my-4pp', 'x12345', KEY, LONG])('%j is not', (text) => expect(isMadeOfWords(text)).toBe(false));
});

describe('isNameLike', () => {
  it.each(['my-app.token', 'API_KEY', 'accessToken', 'X-Api-Key', 'errors/Token', 'two  words', ' padded sentence ', 'hello world'])('%j is', (text) => expect(isNameLike(text)).toBe(true));
  it.each(['word', 'hunter2', `${KEY} x`, `token ${KEY}`, 'my {x}', 'a=b c', KEY, LONG])('%j is not', (text) => expect(isNameLike(text)).toBe(false));
});

describe('isLocator', () => {
  it.each([
    '{{resolve:ssm:x}}', 'arn:aws:s3:::x', 'https://x.example/y', 'jdbc:mysql://h/x', 'urn:x', 'someone@example.com', '2024-01-31', '2024-01-31T12:34:56Z', 'v1.2.3', '10.0.0.1', '#ff00aa',
    'image/png', 'eu-west-1', 'eu-west-1a', 'i-0123abcd', '$2b$', '{SSHA}', 'sha256:x', 'key.pem', 'db.corp.internal:5432', 'localhost:80', './a/b', '~/x', '/run/secrets/db',
  ])('%s is', (text) => expect(isLocator(text)).toBe(true));
  it.each(['', 'hunter2', `/${KEY}`, `/app/${KEY}/x`, 'a/b', 'x arn:aws:s3:::x', '#12345', 'sha256', `https://x/${'y'.repeat(5000)}`])('%s is not', (text) => expect(isLocator(text)).toBe(false));
});

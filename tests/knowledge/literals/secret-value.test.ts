import { describe, expect, it } from 'vitest';
import { connectionsIn } from '../../../src/knowledge/literals/connection-string.ts';
import { embeddedValuesIn } from '../../../src/knowledge/literals/embedded.ts';
import { isEmbeddedSecret, isSecretValue } from '../../../src/knowledge/literals/secret-value.ts';
import type { Slot } from '../../../src/knowledge/names/slot.ts';
import { isAllowedByComment } from '../../../src/model/allow-comment.ts';
import { randomNumbers, randomString } from './sample.ts';

const random = randomNumbers(4);
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY = randomString(BASE62, 32, random);
const OBJECT_ID = '5f1a2b3c4d5e6f7a8b9c0d1e';

/** Lowest level at which a value is reported under a kind of name; `never` at none. */
const VALUES: Readonly<Record<Slot, Readonly<Record<'recommended' | 'strict' | 'never', readonly string[]>>>> = {
  password: {
    recommended: ['hunter2', 'admin', 'qwerty', '1234', 'P@ss!', KEY, 'correct,horse', 'Bearer abcd1234efgh', 'Bearer hunter22', '  hunter2 ', 'hunter(2'],
    strict: ['a b c d e f', 'a  b  c  d', '(hunter2', 'changeme', 'dummy', 'db.password', 'correct-horse-battery', 'camelCase', 'two words', 'DOCPASSWORD'],
    never: ['', 'abc', 'password', 'Basic hunter', 'Bearer abcdefgh', '${PASSWORD}', '{{password}}', '<password>', 'xxxxxx', '/run/secrets/db', 'https://vault.example.com', 'one two three four five six seven', '[redacted]'],
  },
  secret: {
    recommended: [KEY, 'a8Kz3-qP0xW', '8f!kq2#Zr', `Bearer ${KEY}`, '/AbC1+xYz9q8W7e6R5t4', 'x9-k2z-4qp', 'my5ecretpass', 's3cr3t', '12-3a-45', '12-3a-45-90817263'],
    strict: ['12-3a-45-67', '12--3a--45--67', 's3cr3té', 'é1é2é3', 'sk-...', 'xoxb-...', 'sk-abc...', 'x9k2zé4qp', 'your-api-key', 'abcdefgh', 'hunter2', '12345678', 'abc123def'],
    never: ['s3cr3', '123456', '12345678-1', '1-2345678', 'Bearer abcdefgh', '1-2-3', '1234-5678', '12 345678', '@abc9zq', '!!!!!!!!', 'Ab3$z', `${KEY} ${KEY}`, KEY.repeat(129), 'a1b2', 'true', '${KEY}', 'errors.token.expired', 'Enter the token', '1.2.3', 'image/png', 'file1.json', 'someone@example.com', 'arn:aws:iam::111122223333:role/x'],
  },
  key: {
    recommended: [KEY, KEY.slice(0, 16), randomString('0123456789abcdef', 40, random)],
    strict: [OBJECT_ID],
    never: [KEY.slice(0, 15), 'hunter2', 'a8Kz3-qP0xW', 'AbCdEfGhIjKlMnOp', 'short1', 'user-profile-settings-2024', 'changeme'],
  },
};

describe.each(Object.entries(VALUES) as [Slot, (typeof VALUES)[Slot]][])('under the name of a %s', (slot, levels) => {
  it.each(Object.entries(levels).flatMap(([level, values]) => values.map((value) => [value, level] as const)))('%j: %s', (value, level) => {
    expect([isSecretValue(value, slot, 'password', 'recommended'), isSecretValue(value, slot, 'password', 'strict')]).toEqual([level === 'recommended', level !== 'never']);
  });
});

describe('a value', () => {
  it('that repeats its name is a name', () => {
    for (const name of ['authToken', 'AUTH_TOKEN']) expect(isSecretValue('auth-token', 'secret', name, 'strict')).toBe(false);
  });

  it.each<[value: string, slot: Slot, name: string, levels: string]>([
    ['stripe-key', 'secret', 'stripeKeys', 'never'],
    ['qwzx', 'secret', 'qwzxToken', 'never'],
    ['zqxwvkj-q', 'secret', 'zqxwvkjq_token', 'never'],
    ['zqxwvkjq9', 'secret', 'zqxwvkjq9Token', 'strict'],
    ['slack8f!', 'secret', 'slackToken', 'recommended'],
    ['slack', 'password', 'slackPassword', 'recommended'],
    ['xyzzyToken', 'secret', 'token', 'never'],
  ])('%s that says a part of its name, as a %s called %s: %s', (value, slot, name, level) => {
    expect([isSecretValue(value, slot, name, 'recommended'), isSecretValue(value, slot, name, 'strict')]).toEqual([level === 'recommended', level !== 'never']);
  });

  it('in running text has to show that nobody speaks about it', () => {
    for (const value of ['hunter2', KEY]) expect(isEmbeddedSecret(value, 'password', 'password', 'recommended'), value).toBe(true);
    for (const value of ['required', 'base64', 'sha256', 'oauth2']) expect(isEmbeddedSecret(value, 'password', 'password', 'recommended'), value).toBe(false);
    for (const value of ['required', "don't", 'hunter']) expect(isEmbeddedSecret(value, 'password', 'password', 'strict'), value).toBe(false);
    for (const value of ['hunter2', 'sha256x', 'hunter2!', 'v2.pass.word']) expect(isEmbeddedSecret(value, 'password', 'password', 'strict'), value).toBe(true);
    for (const value of ['sha256x', 'my sha256']) expect(isEmbeddedSecret(value, 'password', 'password', 'recommended'), value).toBe(false);
  });

  it('of a certificate or public key is meant to be seen', () => {
    expect(isSecretValue(`-----BEGIN PUBLIC KEY-----\n${KEY}`, 'secret', 'key', 'strict')).toBe(false);
  });
});

describe('embeddedValuesIn', () => {
  const show = (text: string): string[] => embeddedValuesIn(text).map(({ name, value, range }) => `${name} ${value === text.slice(...range) ? value : `(${value})`}`);

  it.each([
    ['https://host/x?a=1&api_key=abcd1234&z=2', ['api_key abcd1234']],
    ['{"password":"hunter2","user":"me"}', ['password hunter2']],
    ['{\\"password\\": \\"hunter2\\"}', ['password hunter2']],
    ["curl -H 'Authorization: Bearer abcd1234'", ['Authorization Bearer abcd1234']],
    ['run --password=hunter2 --user=me', ['password hunter2']],
    ["IDENTIFIED BY 'hunter2'", ['password hunter2']],
    ['config.db.password = "hunter2"', ['password hunter2']],
    ['password: ${x}', []],
    ['password=abcd${x}', []],
    ['arn:aws:secretsmanager:eu-west-1:1:secret:name-abc1', []],
    ['user=someone', []],
    [`Basic ${Buffer.from('me:hunter2').toString('base64')}`, ['password (hunter2)']],
    ['Basic authentication', []],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('connectionsIn', () => {
  const show = (text: string): string[] => connectionsIn(text).map(({ scheme, hasPassword, host }) => `${scheme} ${hasPassword} ${host}`);
  const uri = (user: string, password: string, host: string): string => `postgres://${user}:${password}@${host}`;

  it.each([
    [uri('app', 'hunter2', 'db.corp/app'), ['postgres true remote']],
    [uri('app', 'hunter2', 'localhost:5432'), ['postgres true local']],
    [uri('app', 'hunter2', 'db'), ['postgres true single-label']],
    [uri('app', 'hunter2', '${host}'), ['postgres true open']],
    [uri('app', 'app', 'localhost'), ['postgres false local']],
    [uri('app', 'app', 'db.corp'), ['postgres true remote']],
    [uri('app', 'pass', 'db.corp'), ['postgres false remote']],
    ['postgres://db.corp:5432/app', ['postgres false remote']],
    ['postgres://db.example.com/app', ['postgres false open']],
    ['a mysql://h1/x and redis://h2.corp/0', ['mysql false single-label', 'redis false remote']],
    ['jdbc:postgresql://db.corp/x', ['jdbc:postgresql false remote']],
    [uri('app', 'changeme', 'db.corp'), ['postgres false remote']],
    [uri('app', 'xxxxx', 'db.corp'), ['postgres false remote']],
    ...['127.0.0.1', '127.10.20.30', '[::1]', '0.0.0.0:5432', 'host.docker.internal'].map((host): [string, string[]] => [uri('app', 'hunter2', host), ['postgres true local']]),
    ...['my127.0.0.1', 'localhost.corp.net', 'db.example.company', 'contest.net', 'db.corp:5432', 'db.corp,other'].map((host): [string, string[]] => [uri('app', 'hunter2', host), ['postgres true remote']]),
    ...['db.test', 'example.org', ':5432'].map((host): [string, string[]] => [uri('app', 'hunter2', host), ['postgres true open']]),
    [uri('app', 'hunter2', 'mylocalhost'), ['postgres true single-label']],
    [uri('db', 'DB', 'db'), ['postgres false single-label']],
    ['postgres://db.corp/x?password=hunter2', ['postgres true remote']],
    ['postgres://db.corp#a@b', ['postgres false remote']],
    ['http://a:hunter2@db.corp and postgres://db.corp/x', ['postgres false remote']],
    ['postgres://a/x;Server=b;Password=hunter2', ['postgres true single-label']],
    ['jdbc:oracle:thin:app/hunter2@db.corp:1521:x', ['jdbc:oracle true remote']],
    ['jdbc:oracle:thin:app/<password>@db.corp:1521:x', ['jdbc:oracle false remote']],
    ['jdbc:mysql://db.corp/x?user=a&password=hunter2', ['jdbc:mysql true remote']],
    ['jdbc:mysql://db.corp/x?user=a&password=changeme', ['jdbc:mysql false remote']],
    ['jdbc:h2:mem', ['jdbc:h2 false open']],
    ['Password=hunter2;Database=x', ['key=value true open']],
    ['Server=tcp:db.corp,1433;Password=hunter2', ['key=value true remote']],
    [`${uri('app', 'hunter2', 'db.corp/app')} ${'x'.repeat(5000)}`, []],
    ['https://me:hunter2@db.corp', []],
    ['postgres://', []],
    ['Server=db.corp;Uid=sa;Pwd=hunter2', ['key=value true remote']],
    ['Pwd=hunter2', []],
    ['x'.repeat(5000), []],
  ])('%s', (text, expected) => expect(show(text)).toEqual(expected));
});

describe('isAllowedByComment', () => {
  const lines = ['a = 1; // pragma: allowlist secret', 'b = 2;', '// pragma: allowlist nextline secret', 'c = 3;', 'd = 4; // gitleaks:allow', 'e = 5;'];
  const text = lines.join('\r\n');

  it.each([['a', true], ['b', false], ['c', true], ['d', true], ['e', false]])('%s: %s', (name, allowed) => {
    const start = text.indexOf(`${name} =`);
    expect(isAllowedByComment(text, [start, start + 5])).toBe(allowed);
  });
});

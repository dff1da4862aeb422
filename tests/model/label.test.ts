import { expect, it } from 'vitest';
import { safeLabel } from '../../src/model/label.ts';

const TOKEN = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

it.each(['apiKey', '$api-key', '#token', 'this.cache', 'getSecret()', 'process.env[…]', '@app/db-password', 'longName'.repeat(10)])('prints %s', (name) => {
  expect(safeLabel(name, 'a value')).toBe(name);
});

it.each(['1', '', 'a b', 'a'.repeat(81), TOKEN, `my_${TOKEN}`, 'postgres://app:hunter22@db/app', 'key_4f9a1c07be23d865', 'x\ny'])('does not print %s', (text) => {
  expect(safeLabel(text, 'a value')).toBe('a value');
});

import { expect, it } from 'vitest';
import { isPrintable, safeLabel } from '../../src/model/label.ts';

const TOKEN = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

it.each(['apiKey', '$api-key', '#token', 'this.cache', 'getSecret()', 'process.env[…]', '@app/db-password', 'longName'.repeat(10)])('prints %s', (name) => {
  expect(safeLabel(name, 'a value')).toBe(name);
});

it.each(['1', '', 'a b', 'a'.repeat(81), TOKEN, `my_${TOKEN}`, 'postgres://app:hunter22@db/app', 'key_4f9a1c07be23d865', 'x\ny'])('does not print %s', (text) => {
  expect(safeLabel(text, 'a value')).toBe('a value');
});

it('a text with a word that was drawn at random is not shown', () => {
  const word = ['Zk3vQ9xL', 'm2Tb7RwY'].join('');
  expect(isPrintable('the parameter of the function, with a longishWordInCamelCase')).toBe(true);
  expect(isPrintable(word)).toBe(false);
  expect(isPrintable(`the key ${word}, of x`)).toBe(false);
  expect(isPrintable(`the key  ${word.slice(1)}`)).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { builtinFunction, builtinMethod, builtinName, isContainerClass, isErrorPart, isSecretUrlPart, isUnsecretProperty } from '../../src/knowledge/builtins.ts';

describe('what built-in functions make of a value', () => {
  it.each([
    ['Object.values', 'shows'], ['String', 'shows'], ['util.inspect', 'shows'], ['isNaN', 'empties'], ['Boolean', 'empties'], ['stringify', undefined], ['constructor', undefined], ['', undefined],
  ])('%s: %s', (name, expected) => expect(builtinFunction(name)).toBe(expected));

  it.each([
    ['toString', 'shows'], ['trim', 'shows'], ['slice', 'shows'], ['includes', 'empties'], ['digest', 'empties'], ['hasOwnProperty', 'empties'], ['send', undefined], ['constructor', undefined], ['', undefined],
  ])('.%s(): %s', (name, expected) => expect(builtinMethod(name)).toBe(expected));
});

describe('builtinName', () => {
  it.each<[module: string | undefined, path: string[], expected: string | undefined]>([
    [undefined, ['JSON', 'stringify'], 'JSON.stringify'],
    ['node:util', ['inspect'], 'util.inspect'],
    ['util', ['format'], 'util.format'],
    ['node:querystring', ['stringify'], 'querystring.stringify'],
    ['node:buffer', ['Buffer', 'from'], 'Buffer.from'],
    ['./util', ['inspect'], undefined],
    ['util/types', ['isDate'], undefined],
    ['node:fs', ['readFileSync'], undefined],
  ])('%s %j: %s', (module, path, expected) => expect(builtinName(module, path)).toBe(expected));
});

it('knows the parts of built-in objects', () => {
  expect(['Map', 'Headers', 'Buffer', 'Date', 'Error', ''].map(isContainerClass)).toEqual([true, true, true, false, false, false]);
  expect(['password', 'href', 'search', 'searchParams', 'hostname', 'origin', ''].map(isSecretUrlPart)).toEqual([true, true, true, true, false, false, false]);
  expect(['message', 'stack', 'cause', 'details', 'name', 'code', ''].map(isErrorPart)).toEqual([true, true, true, true, false, false, false]);
  expect(['length', 'size', 'byteLength', '_errors', '$metadata', 'value', ''].map(isUnsecretProperty)).toEqual([true, true, true, true, true, false, false]);
});

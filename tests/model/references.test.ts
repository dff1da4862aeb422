import { describe, expect, it } from 'vitest';
import { joinedValue, referenceIn } from '../../src/model/references.ts';
import { literal, parameter, parts, ranged, variable, type BareValue } from './values.ts';

const reference = (text: string) => {
  const value = referenceIn(text, [0, 1]);
  return value?.kind === 'deployTime' ? [value.via, value.store, value.name, value.field, value.certain] : value && [value.kind, 'name' in value && value.name];
};

describe('referenceIn', () => {
  it.each([
    ['{{resolve:secretsmanager:app/db}}', '{{resolve:secretsmanager}}', 'secret', 'app/db', undefined, true],
    ['{{resolve:secretsmanager:app/db:SecretString:password}}', '{{resolve:secretsmanager}}', 'secret', 'app/db', 'password', true],
    ['{{resolve:secretsmanager:app/db:SecretString:password:AWSPREVIOUS}}', '{{resolve:secretsmanager}}', 'secret', 'app/db', 'password', true],
    ['{{resolve:secretsmanager:app/db:SecretString::AWSPREVIOUS}}', '{{resolve:secretsmanager}}', 'secret', 'app/db', undefined, true],
    ['{{resolve:secretsmanager:app/db:SecretBinary}}', '{{resolve:secretsmanager}}', 'secret', 'app/db', undefined, true],
    ['a {{resolve:ssm:/app/x:3}} b', '{{resolve:ssm}}', 'parameter', '/app/x', undefined, false],
    ['{{resolve:ssm-secure:/app/x}}', '{{resolve:ssm-secure}}', 'parameter', '/app/x', undefined, true],
    ['${ssm:/app/x}', '${ssm}', 'parameter', '/app/x', undefined, false],
    ['${ssm:/app/x~true}', '${ssm}', 'parameter', '/app/x', undefined, true],
    ['${ssm(eu-west-1):/app/x, "none"}', '${ssm}', 'parameter', '/app/x', undefined, false],
    ['${ssm:/aws/reference/secretsmanager/app/db}', '${ssm}', 'secret', 'app/db', undefined, true],
    ['${secretsManager:app/db}', '${secretsManager}', 'secret', 'app/db', undefined, true],
    ['x ${env:API_KEY, "none"}', 'environment', 'API_KEY'],
  ])('%s', (text, ...expected) => {
    expect(reference(text)).toEqual(expected);
  });

  it.each(['', 'x', '{{resolve:other:x}}', '{{resolve:ssm}}', '${self:x}', '${env}', 'ssm:/app/x'])('is none: %j', (text) => {
    expect(reference(text)).toBeUndefined();
  });
});

describe('joinedValue', () => {
  const joined = (...all: BareValue[][]) => joinedValue([0, 1], all.map((values) => values.map(ranged)));
  /** The text of literals, the names of the rest, alternatives with bars. */
  const shape = (...all: BareValue[][]): string => {
    const value = joined(...all);
    if (value.kind !== 'template') return value.kind === 'literal' ? JSON.stringify(value.text) : value.kind;
    return value.parts.map((part) => part.map((one) => (one.kind === 'literal' ? JSON.stringify(one.text) : 'name' in one ? one.name : one.kind)).join('|')).join(' ');
  };

  it('folds what the file shows', () => {
    expect(shape()).toBe('""');
    expect(shape([literal('')], [literal('')])).toBe('""');
    expect(shape([literal('a')], [literal('')], [literal('b')])).toBe('"ab"');
    expect(shape([literal('a')], [parameter('x')], [literal('b')], [literal('c')])).toBe('"a" x "bc"');
    expect(shape([variable('X')], [literal('')])).toBe('X');
  });

  it('keeps alternatives apart', () => {
    expect(shape([literal('a')], [literal('b'), literal('c')], [literal('d')])).toBe('"a" "b"|"c" "d"');
    expect(shape([parts(literal('a'), parameter('x')), literal('b')])).toBe('template|"b"');
  });

  it('flattens texts in texts', () => {
    expect(shape([literal('a')], [parts(literal('b'), parameter('x'), literal('c'))], [literal('d')])).toBe('"ab" x "cd"');
  });

  it('sees a reference that is put together', () => {
    expect(joined([literal('{{resolve:ssm-secure:/app/')], [parameter('stage')], [literal('/x}}')])).toMatchObject({ kind: 'deployTime', name: '/app/*/x', certain: true });
  });
});

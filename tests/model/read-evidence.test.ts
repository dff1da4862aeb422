import { describe, expect, it } from 'vitest';
import type { ParameterRead, ReadName } from '../../src/model/parameter-read.ts';
import { fetchesSecret, namedAs } from '../../src/model/read-evidence.ts';
import { literal, named, parameter, parts, ranged, unknown, variable, type BareValue } from './values.ts';

describe('namedAs', () => {
  it.each<[BareValue, string]>([
    [literal('/app/prod/api-token'), 'secret'],
    [literal('/app/prod/log-level'), 'benign'],
    [literal('/app/prod/stripe'), 'unknown'],
    [parts(literal('/app/'), variable('STAGE'), literal('/api-token')), 'secret'],
    [named('secret', undefined, true), 'secret'],
    [named('parameter', undefined, false), 'unknown'],
    [named('parameter', '/app/prod/log-level', false), 'benign'],
    [variable('SLACK_TOKEN_PARAM'), 'secret'],
    [parameter('slackTokenPath'), 'secret'],
    [unknown('configPath'), 'unknown'],
    [unknown(), 'unknown'],
    [variable(undefined), 'unknown'],
    [{ kind: 'benign' }, 'unknown'],
  ])('%j: %s', (value, expected) => {
    expect(namedAs(ranged(value), {})).toBe(expected);
  });
});

describe('fetchesSecret', () => {
  const read = (tree: boolean, ...heldAs: string[]): ParameterRead => ({ tree, heldAs: () => heldAs }) as unknown as ParameterRead;
  const called = (...values: string[]): ReadName[] => values.map((text) => ({ values: [ranged(literal(text))] }) as unknown as ReadName);

  it('believes a name that says so', () => {
    expect(fetchesSecret(read(false), called('/app/prod/log-level', '/app/prod/api-token'), {})).toBe(true);
    expect(fetchesSecret(read(true), called('/app/secrets/'), {})).toBe(true);
  });

  it('asks what the file calls it where no name says so', () => {
    expect(fetchesSecret(read(false, 'value', 'apiKey'), called('/app/prod/stripe'), {})).toBe(true);
    expect(fetchesSecret(read(false, 'value', 'getApiKey'), called(), {})).toBe(true);
    expect(fetchesSecret(read(false, 'value'), called('/app/prod/stripe'), {})).toBe(false);
    expect(fetchesSecret(read(false), called(), {})).toBe(false);
  });

  it('acquits by name, unless it is that of a folder', () => {
    expect(fetchesSecret(read(false, 'apiKey'), called('/app/prod/log-level'), {})).toBe(false);
    expect(fetchesSecret(read(false, 'apiKey'), called('/app/prod/log-level', '/app/prod/stripe'), {})).toBe(true);
    expect(fetchesSecret(read(true, 'apiKey'), called('/app/prod/log-level'), {})).toBe(true);
  });
});

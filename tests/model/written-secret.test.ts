import { describe, expect, it } from 'vitest';
import type { ParameterWrite } from '../../src/model/parameter-write.ts';
import { writesSecret } from '../../src/model/written-secret.ts';
import { literal, lookup, named, parameter, parts, ranged, unknown, variable, type BareValue } from './values.ts';

function writes(name: BareValue | undefined, ...values: BareValue[]): boolean {
  const names = name ? [{ range: [0, 1], values: [ranged(name)], fallback: undefined, pure: true, literal: () => undefined }] : [];
  const write = { by: 'code', label: 'x', range: [0, 1], names, id: undefined, values: values.map(ranged), replaces: false };
  return writesSecret({ ...write, type: { state: 'absent', range: [0, 1], secure: undefined } } as unknown as ParameterWrite, {});
}
const secret = (confidence: 'certain' | 'name'): BareValue => ({ kind: 'secret', confidence, label: 'a' });
const output = (name: string | undefined): BareValue => ({ ...lookup(name), store: 'other' }) as BareValue;

const SECRET = literal('/app/prod/api-token');
const OPEN = literal('/app/prod/stripe');
const LEVEL = literal('/app/prod/log-level');
const TOKEN = literal(['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_'));

describe('writesSecret', () => {
  it('believes a value that shows it, whatever its name', () => {
    for (const value of [TOKEN, secret('certain'), lookup(undefined, true), lookup('/app/prod/api-token'), parts(literal('a '), secret('certain')), { kind: 'wholeEnvironment', source: 'process' } as const]) {
      expect(writes(LEVEL, value)).toBe(true);
      expect(writes(undefined, value)).toBe(true);
    }
  });

  it('believes the name of a variable unless the parameter has another', () => {
    for (const value of [secret('name'), parameter('apiKey'), variable('API_KEY'), unknown('apiKey'), output('apiKey'), parts(literal('Bearer '), parameter('apiKey'))]) {
      expect(writes(SECRET, value)).toBe(true);
      expect(writes(OPEN, value)).toBe(true);
      expect(writes(undefined, value)).toBe(true);
      expect(writes(LEVEL, value)).toBe(false);
    }
  });

  it('believes the name of the parameter unless the value is something else', () => {
    for (const value of [literal('hunter2'), literal('CHANGE_ME'), parameter('value'), variable(undefined), unknown(), lookup('/app/prod/stripe'), lookup(undefined), parts(literal('x '), parameter('value'))]) {
      expect(writes(SECRET, value)).toBe(true);
      expect(writes(OPEN, value)).toBe(false);
      expect(writes(undefined, value)).toBe(false);
    }
    for (const value of [literal('42'), literal('1.5'), literal('1234567.89'), literal('<none>'), literal('arn:aws:s3:::a-bucket'), parameter('secretArn'), parameter('queueUrl'), lookup('/app/prod/log-level'), named('secret', 'a', true), { kind: 'benign' } as const,
      parts(literal('https://'), parameter('host'), literal('/path'))]) {
      expect(writes(SECRET, value), JSON.stringify(value)).toBe(false);
    }
  });

  it('does without a value that is not there yet', () => {
    expect(writes(SECRET)).toBe(false);
    expect(writes(SECRET, literal(''))).toBe(false);
    expect(writes(SECRET, literal(''), literal('hunter2'))).toBe(true);
    expect(writes(SECRET, literal('arn:aws:s3:::a-bucket'), literal('hunter2'))).toBe(false);
  });

  it('takes a member of a secret for what its name says', () => {
    const member = (field: string | undefined): BareValue => ({ ...lookup('app/db', true), store: 'secret', field }) as BareValue;
    expect(writes(LEVEL, member('password'))).toBe(true);
    expect(writes(LEVEL, member(undefined))).toBe(true);
    expect(writes(LEVEL, member('host'))).toBe(false);
  });

  it('takes the id of a construct for a name where there is none', () => {
    const write = { names: [], id: 'ApiToken', values: [ranged(literal('hunter2'))] } as unknown as ParameterWrite;
    expect(writesSecret(write, {})).toBe(true);
    expect(writesSecret({ ...write, id: 'LogLevel' }, {})).toBe(false);
    expect(writesSecret({ ...write, id: undefined }, {})).toBe(false);
  });
});

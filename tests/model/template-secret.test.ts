import { describe, expect, it } from 'vitest';
import type { TemplateEntry } from '../../src/model/template-entry.ts';
import { shownBy } from '../../src/model/template-secret.ts';
import { literal, lookup, named, parameter, parts, ranged, unknown, variable, type BareValue } from './values.ts';

function shown(place: TemplateEntry['place'], name: string | undefined, ...values: BareValue[]): string | undefined {
  return shownBy({ place, label: 'x', name, range: [0, 1], values: values.map(ranged), removal: undefined }, {})?.how;
}

const TOKEN = literal(['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_'));
const SECRET = lookup('app/db', true);

describe('shownBy', () => {
  it.each(['output', 'open'] as const)('%s: what the value shows by itself, and references too', (place) => {
    expect(shown(place, 'ApiKey', SECRET)).toBe('resolvedAtDeploy');
    expect(shown(place, 'ApiKey', TOKEN)).toBe('literal');
    expect(shown(place, 'ApiKey', variable('API_KEY'))).toBe('passedThrough');
    expect(shown(place, 'ApiKey', literal('hunter2'))).toBeUndefined();
    expect(shown(place, 'ApiKey', named('secret', 'a', true))).toBeUndefined();
  });

  it('where a secret belongs: text, wherever it comes from, and no reference', () => {
    expect(shown('secret', 'masterUserPassword', literal('hunter2'))).toBe('literal');
    expect(shown('secret', 'masterUserPassword', parts(literal('postgres://app:hunter22@'), parameter('host')))).toBe('literal');
    expect(shown('secret', 'masterUserPassword', variable('DB_PASSWORD'))).toBe('passedThrough');
    expect(shown('secret', 'masterUserPassword', SECRET)).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', variable(undefined))).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', parameter('dbPassword'))).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', unknown('dbPassword'))).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', parts(literal('x'), SECRET))).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', { kind: 'secret', confidence: 'certain', label: 'a' })).toBeUndefined();
    expect(shown('secret', 'masterUserPassword', SECRET, literal('hunter2'))).toBe('literal');
  });

  it('not under a name of something else', () => {
    expect(shown('secret', 'username', TOKEN)).toBeUndefined();
    expect(shown('stored', 'username', TOKEN)).toBeUndefined();
    expect(shown('secret', undefined, TOKEN)).toBe('literal');
    expect(shown('secret', undefined, literal('hunter2'))).toBeUndefined();
  });

  it('the first value of a stored secret may be one that is filled in later', () => {
    expect(shown('stored', undefined, literal('hunter2'))).toBe('literal');
    expect(shown('stored', 'secretString', variable('API_KEY'))).toBe('passedThrough');
    for (const text of ['CHANGE_ME', 'not used', ' unused ', 'n/a', '{}', '{"username":"app","password":""}', '{"password":"CHANGE_ME","port":5432}']) {
      expect(shown('stored', undefined, literal(text)), text).toBeUndefined();
    }
    for (const text of ['unused7', 'see n/a', '{"username":"app","password":"hunter22"}', '{"password":"CHANGE_ME","token":"hunter22"}']) {
      expect(shown('stored', undefined, literal(text)), text).toBe('literal');
    }
    expect(shown('secret', 'masterUserPassword', literal('unused7'))).toBe('literal');
  });
});

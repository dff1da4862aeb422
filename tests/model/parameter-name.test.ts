import { describe, expect, it } from 'vitest';
import { decidingVariable, literalEnd, namedSubject, skeletonPath } from '../../src/model/parameter-name.ts';
import { literal, parts, ranged, unknown, variable, type BareValue } from './values.ts';

const SELECTORS = ['STAGE', 'awsRegion', ''];
const deciding = (value: BareValue): string | undefined => {
  const found = decidingVariable(ranged(value), SELECTORS);
  return found && (found.name ?? '?');
};

describe('decidingVariable', () => {
  it('is the whole name', () => {
    expect(deciding(variable('TOKEN_PARAM'))).toBe('TOKEN_PARAM');
    expect(deciding(variable('STAGE'))).toBe('STAGE');
    expect(deciding(variable(undefined))).toBe('?');
    expect(deciding(literal('/app/prod/token'))).toBeUndefined();
    expect(deciding(unknown('x'))).toBeUndefined();
  });

  it('is a part of it that does more than select', () => {
    const within = (name: string | undefined): string | undefined => deciding(parts(literal('/app/'), variable(name), literal('/token')));
    expect(within('STAGE')).toBeUndefined();
    expect(within('APP_STAGE')).toBeUndefined();
    expect(within('STAGE_NAME')).toBeUndefined();
    expect(within('AWS_REGION')).toBeUndefined();
    expect(within('REGION')).toBe('REGION');
    expect(within('STAGE_OF_NAME')).toBe('STAGE_OF_NAME');
    expect(within('NAME_OF_IT')).toBe('NAME_OF_IT');
    expect(within(undefined)).toBe('?');
  });

  it('selects only where the code knows the rest', () => {
    expect(deciding(parts(literal('/'), variable('STAGE'), literal('/')))).toBe('STAGE');
    expect(deciding(parts(variable('STAGE'), unknown('rest')))).toBe('STAGE');
    expect(deciding(parts(parts(literal('/app/'), variable('PATH_OF_IT')), literal('/token')))).toBe('PATH_OF_IT');
  });
});

it('the literal end of a name begins with a slash or has one', () => {
  expect(literalEnd(ranged(parts(variable('PREFIX'), literal('/bot-token'))))).toBe('/bot-token');
  expect(literalEnd(ranged(parts(variable('PREFIX'), literal('-token'))))).toBeUndefined();
  expect(literalEnd(ranged(parts(literal('/a/'), variable('NAME'))))).toBeUndefined();
  expect(literalEnd(ranged(literal('/a/b')))).toBeUndefined();
  expect(skeletonPath('')).toBe('/REPLACE_ME/REPLACE_ME/REPLACE_ME');
});

it.each([
  ['PARAMETER_APP_KEY_NAME', 'app key'],
  ['SLACK_TOKEN_PARAM', 'slack token'],
  ['dbNamePassword', 'db name password'],
  ['SSM_PATH', ''],
  ['', ''],
])('%s names %j', (variable, subject) => {
  expect(namedSubject(variable).join(' ')).toBe(subject);
});

import { describe, expect, it } from 'vitest';
import { defectOf, environmentNames, isWhole, marked, spelled, type Form } from '../../src/model/secret-path.ts';
import { literal, parameter, parts, ranged, unknown, variable } from './values.ts';

const NAME: Form = { slash: 'required', tree: false, environments: environmentNames([], []) };
const SECRET: Form = { ...NAME, slash: 'optional' };
const TREE: Form = { ...NAME, tree: true };
const said = (text: string, form = NAME): string => {
  const defect = defectOf(marked(text), form);
  return defect ? [defect.kind, defect.segment, defect.better].filter((part) => part).join(' ') : 'fine';
};

describe('spelled', () => {
  it('marks what is open, and what selects', () => {
    const open = spelled(ranged(parts(literal('/app/'), unknown('x'), literal('/token'))))!;
    const stage = spelled(ranged(parts(literal('/app/'), variable('STAGE'), literal('/token'))))!;
    expect([open, stage].map(isWhole)).toEqual([false, false]);
    expect(open).toHaveLength('/app/?/token'.length);
    expect(open).not.toBe(stage);
    expect(stage).toBe(marked('/app/{stage}/token'));
    expect(open).toBe(marked('/app/%s/token'));
    expect(spelled(ranged(parts(literal('/a'), literal('/b'))))).toBe('/a/b');
    expect(spelled(ranged({ kind: 'template', parts: [[ranged(literal('a')), ranged(literal('b'))]] }))).toBe(marked('%s'));
    expect(spelled(ranged(parameter('name')))).toBeUndefined();
  });
});

describe('defectOf', () => {
  it.each(['/app/prod/token', '/app/{stage}/token', '/app/prod/db/token', '/app/%s/token', '/%s/prod/token', '%s/token', '{stage}/prod/token', '', 'arn:aws:x', 'rds!cluster-1', '/aws/reference/x'])('%s: fine', (text) => {
    expect(said(text)).toBe('fine');
  });

  it.each([
    ['/app/prod/REPLACE_ME', 'placeholder'],
    ['/app', 'form'],
    ['/app/prod', 'form'],
    ['/app//token', 'form'],
    ['app/prod/token', 'form /app/prod/token'],
    ['app/{stage}/token', 'form'],
    ['/app/db/token', 'environment db'],
    ['/app/token/prod', 'environment token'],
    ['/prod/app/token', 'order app /app/prod/token'],
    ['prod/app/token', 'order app /app/prod/token'],
    ['/app/db/prod/token', 'order db /app/prod/db/token'],
    ['/{stage}/app/token', 'order app'],
    ['/prod/app/%s', 'order app'],
    ['/prod/app/dev/token', 'order app /app/prod/dev/token'],
  ])('%s: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('asks less of what it cannot see', () => {
    expect(said('/%s')).toBe('fine');
    expect(said('/%s/app')).toBe('fine');
    expect(said('/%s/app/token')).toBe('fine');
  });

  it('does without the slash where secrets are named', () => {
    expect(said('app/prod/token', SECRET)).toBe('fine');
    expect(said('prod/app/token', SECRET)).toBe('order app app/prod/token');
    expect(said('/prod/app/token', SECRET)).toBe('order app /app/prod/token');
  });

  it('looks for less in the path of a tree', () => {
    expect(said('/app/prod', TREE)).toBe('fine');
    expect(said('/app/prod/', TREE)).toBe('fine');
    expect(said('/app', TREE)).toBe('form');
    expect(said('/prod/app', TREE)).toBe('order app /app/prod');
    expect(said('/app/db/prod', TREE)).toBe('order db /app/prod/db');
  });

  it('knows the environments that are listed', () => {
    const listed = { ...NAME, environments: environmentNames(['blue'], ['green']) };
    expect(said('/app/blue/token', listed)).toBe('fine');
    expect(said('/app/green/token', listed)).toBe('fine');
    expect(said('/app/prod/token', listed)).toBe('environment prod');
    const more = { ...NAME, environments: environmentNames([], ['green']) };
    expect(said('/app/green/token', more)).toBe('fine');
    expect(said('/app/prod/token', more)).toBe('fine');
    expect(said('/green/app/token', more)).toBe('order app /app/green/token');
  });
});

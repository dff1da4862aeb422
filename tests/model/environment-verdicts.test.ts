import { describe, expect, it } from 'vitest';
import { identifierOf } from '../../src/model/environment-identifier.ts';
import { secretOf } from '../../src/model/environment-secret.ts';
import type { EnvironmentEntry } from '../../src/model/environment.ts';
import { literal, lookup, named, parameter, parts, ranged, unknown, variable, type BareValue } from './values.ts';

function entry(key: string | undefined, ...values: BareValue[]): EnvironmentEntry {
  const range = [0, 1] as const;
  return {
    key,
    label: key ?? '?',
    keyRange: range,
    range,
    values: values.map(ranged),
    site: 'lambda',
    removal: undefined,
    grant: undefined,
  };
}

/** Who reports the entry: `secret`, `identifier`, or nobody. */
function verdict(key: string | undefined, ...values: BareValue[]): string | undefined {
  const held = entry(key, ...values);
  const secret = secretOf(held, {});
  const identifier = identifierOf(held, {});
  expect(secret === undefined || identifier === undefined).toBe(true);
  return secret ? `secret: ${secret.how}` : identifier && `identifier: ${identifier.of} ${identifier.form}`;
}

describe('what an environment entry holds', () => {
  it('hears key and value', () => {
    expect(verdict('API_KEY', literal('hunter2'))).toBe('secret: literal');
    expect(verdict('LOG_LEVEL', literal('hunter2'))).toBeUndefined();
    expect(verdict('API_KEY', variable('API_KEY'))).toBe('secret: passedThrough');
    expect(verdict('API_KEY', variable(undefined))).toBe('secret: passedThrough');
    expect(verdict('LOG_LEVEL', variable('LOG_LEVEL'))).toBeUndefined();
    expect(verdict('API_KEY', lookup(undefined))).toBe('secret: resolvedAtDeploy');
    expect(verdict('VPC_ID', lookup(undefined))).toBeUndefined();
    expect(verdict('VPC_ID', lookup(undefined, true))).toBe('secret: resolvedAtDeploy');
    expect(verdict(undefined, { kind: 'wholeEnvironment', source: 'dotenv' })).toBe('secret: wholeEnvironment');
    expect(verdict('API_KEY', parameter('apiKey'))).toBe('secret: passedThrough');
    expect(verdict('API_KEY', parameter('value'))).toBeUndefined();
    expect(verdict('API_KEY')).toBeUndefined();
    expect(verdict('API_KEY', { kind: 'benign' })).toBeUndefined();
  });

  it('takes the worst of several values', () => {
    expect(verdict('API_KEY', literal(''), variable('API_KEY'))).toBe('secret: passedThrough');
    expect(verdict('DB_SECRET', named('secret', 'a', true), literal('hunter2'))).toBe('secret: literal');
  });

  it('lets the folder of a path not outweigh the key', () => {
    expect(verdict('ACME', lookup('/app/secrets/orders'))).toBe('secret: resolvedAtDeploy');
    expect(verdict('QUEUE_URL', lookup('/app/secrets/orders'))).toBeUndefined();
    expect(verdict('QUEUE_URL', lookup('/app/prod/api-token'))).toBe('secret: resolvedAtDeploy');
  });

  it('believes the secret flow as far as it is sure', () => {
    expect(verdict('X', { kind: 'secret', confidence: 'certain', label: 'a' })).toBe('secret: passedThrough');
    expect(verdict('X', { kind: 'secret', confidence: 'name', label: 'a' })).toBeUndefined();
    expect(verdict('API_KEY', { kind: 'secret', confidence: 'name', label: 'a' })).toBe('secret: passedThrough');
  });

  it('knows identifiers from secrets', () => {
    expect(verdict('SECRET_NAME', literal('app/prod/x'))).toBe('identifier: secret name');
    expect(verdict('DB_SECRET_NAME', literal('databaseName'))).toBe('identifier: secret name');
    expect(verdict('PARAM_PATH', literal('/app/prod/api-token'))).toBe('identifier: parameter path');
    expect(verdict('TOKEN_PARAMETER', literal('/app/prod/raw-token'))).toBe('identifier: parameter path');
    expect(verdict('PARAM_PATH', literal('/app/prod/log-level'))).toBeUndefined();
    expect(verdict('ADMIN', literal('/app/prod/admin-password'))).toBe('identifier: parameter path');
    expect(verdict('SLACK_TOKEN', literal('/app/prod/slack-token'))).toBe('identifier: parameter path');
    expect(verdict('TOKEN_ENDPOINT_PATH', literal('/oauth2/token'))).toBeUndefined();
    expect(verdict('X', literal('arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-b'))).toBe(
      'identifier: secret arn',
    );
    expect(verdict('X', literal('arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/api-token'))).toBe(
      'identifier: parameter arn',
    );
    expect(verdict('X', literal('arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/log-level'))).toBeUndefined();
    expect(verdict('X', named('secret', undefined, true))).toBe('identifier: secret name');
    expect(verdict('X', named('parameter', '/app/prod/log-level', false))).toBeUndefined();
    expect(verdict('X', named('parameter', '/app/prod/api-token', false))).toBe('identifier: parameter name');
    expect(verdict('TOKEN_SECRET_ARN', parameter('anything'))).toBe('identifier: secret name');
    expect(verdict('X', parameter('dbSecretArn'))).toBe('identifier: secret name');
    expect(verdict('SECRET_NAME', variable('SECRET_NAME'))).toBe('identifier: secret name');
    expect(verdict('SECRET_NAME', literal('<name>'))).toBeUndefined();
  });

  it('takes a path for one where key or path speak of parameters', () => {
    expect(verdict('ACME', literal('/app/prod/api-token'))).toBe('identifier: parameter path');
    expect(verdict('ACME', literal('/api-token'))).toBeUndefined();
    expect(verdict('API_TOKEN_PATH', literal('/api-token'))).toBe('identifier: parameter path');
    expect(verdict('QUEUE_URL', literal('/app/prod/api-token'))).toBeUndefined();
    expect(verdict('PARAM_PATH', literal('/app/prod/stripe'))).toBe('identifier: parameter path');
    expect(verdict('PARAM_PATH', literal('/app/prod/stripe/'))).toBe('identifier: parameter path');
    expect(verdict('CONFIG_PARAMETER_NAME', literal('/app/prod/stripe'))).toBeUndefined();
  });

  it('hears the name of what the file does not show', () => {
    expect(verdict('API_KEY_NAME', unknown('dbSecretArn'))).toBe('identifier: secret name');
    expect(verdict('API_KEY_NAME', unknown('value'))).toBeUndefined();
    expect(verdict('API_KEY_NAME', unknown())).toBeUndefined();
    expect(verdict('ACME', unknown('apiKeyName'))).toBeUndefined();
    expect(verdict('ACME', unknown('dbPassword'))).toBeUndefined();
    expect(verdict('QUEUE_URL', unknown('dbSecretArn'))).toBeUndefined();
    expect(verdict('SIGNING_KEY', unknown('dbSecretArn'))).toBe('identifier: secret name');
  });

  it('joins the parts of a text', () => {
    expect(verdict('X', parts(literal('/app/'), variable('STAGE'), literal('/api-token')))).toBe(
      'identifier: parameter path',
    );
    expect(verdict('API_KEY', parts(literal('/app/'), variable('STAGE'), literal('/api-key')))).toBe(
      'identifier: parameter path',
    );
    expect(verdict('X', parts(literal('postgres://a:'), parameter('dbPassword'), literal('@host')))).toBe(
      'secret: passedThrough',
    );
    expect(verdict('X', parts(literal('postgres://'), parameter('dbPassword'), literal('@host')))).toBeUndefined();
    expect(verdict('X', parts(literal('prefix '), parameter('secretArn')))).toBeUndefined();
    expect(verdict('X', parts(literal('prefix '), named('secret', undefined, true)))).toBe('identifier: secret name');
  });

  it('obeys the names of the settings', () => {
    expect(secretOf(entry('ACME_THING', literal('hunter2')), { add: ['thing'] })?.how).toBe('literal');
    expect(secretOf(entry('API_KEY', literal('hunter2')), { ignore: ['API_KEY'] })).toBeUndefined();
  });

  it('says where a secret comes from without repeating it', () => {
    const from = (...values: BareValue[]): string | undefined => secretOf(entry('API_KEY', ...values), {})?.from;
    expect(from(literal('hunter2'))).toBe('');
    expect(from(variable('API_KEY'))).toBe('process.env.API_KEY');
    expect(from(variable(undefined))).toBe('process.env.[…]');
    expect(from({ kind: 'environment', source: 'context', name: 'apiKey' })).toBe('context value apiKey');
    expect(from({ kind: 'environment', source: 'configuration', name: 'apiKey' })).toBe('configuration value apiKey');
    expect(from(lookup('/a'))).toBe('x()');
    expect(from(parameter('apiKey'))).toBe('apiKey');
  });
});

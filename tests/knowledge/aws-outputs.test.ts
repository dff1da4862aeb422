import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SENSITIVE_OUTPUT_ROWS } from '../../src/knowledge/aws-outputs.generated.ts';
import { clientOfPackage, operationOfMethod, sensitiveOutputs } from '../../src/knowledge/aws-outputs.ts';

const dotted = (operation: string, client?: string): string[] =>
  sensitiveOutputs(operation, client).map(({ path }) => path.join('.'));

describe('sensitiveOutputs', () => {
  it.each<[operation: string, client: string, paths: string[]]>([
    ['GetSecretValue', 'secrets-manager', ['SecretString', 'SecretBinary']],
    ['BatchGetSecretValue', 'secrets-manager', ['SecretValues.*.SecretString', 'SecretValues.*.SecretBinary']],
    ['GetParameter', 'ssm', ['Parameter.Value']],
    ['GetParametersByPath', 'ssm', ['Parameters.*.Value']],
    ['Decrypt', 'kms', ['Plaintext']],
    ['AssumeRole', 'sts', ['Credentials.SecretAccessKey', 'Credentials.SessionToken']],
    ['CreateAccessKey', 'iam', ['AccessKey.SecretAccessKey']],
    ['GetAuthorizationToken', 'ecr', ['authorizationData.*.authorizationToken']],
    ['GetAuthorizationToken', 'codeartifact', ['authorizationToken']],
    ['CreateApiKey', 'api-gateway', ['value']],
    ['CreateApiKey', 'appsync', ['apiKey.id']],
  ])('%s of %s', (operation, client, paths) => {
    expect(dotted(operation, client).sort()).toEqual(paths.sort());
  });

  it('takes the union when the client is not known', () => {
    expect(dotted('CreateApiKey').sort()).toEqual(['apiKey.id', 'value']);
    expect(dotted('GetAuthorizationToken')).toHaveLength(3);
  });

  it('accepts the package name and a class name of SDK v2 in place of the short name', () => {
    expect(dotted('GetParameter', '@aws-sdk/client-ssm')).toEqual(['Parameter.Value']);
    expect(dotted('GetSecretValue', 'SecretsManager')).toEqual(dotted('GetSecretValue', 'secrets-manager'));
    expect(dotted('InitiateAuth', 'CognitoIdentityServiceProvider')).toContain('AuthenticationResult.AccessToken');
  });

  it('has nothing for other operations, other clients and names of Object.prototype', () => {
    expect(sensitiveOutputs('PutParameter', 'ssm')).toEqual([]);
    expect(sensitiveOutputs('GetObject', 's3')).toEqual([]);
    expect(sensitiveOutputs('GetParameter', 's3')).toEqual([]);
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(sensitiveOutputs(name)).toEqual([]);
  });

  it('names the input without which a parameter is not decrypted', () => {
    for (const operation of ['GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory']) {
      expect(sensitiveOutputs(operation, 'ssm').map(({ gate }) => gate)).toEqual(['WithDecryption']);
    }
    expect(sensitiveOutputs('GetApiKey', 'api-gateway')[0]?.gate).toBe('includeValue');
    expect(sensitiveOutputs('GetSecretValue', 'secrets-manager').some((output) => 'gate' in output)).toBe(false);
  });

  it('tells documents from secrets', () => {
    expect(sensitiveOutputs('GetLatestConfiguration')).toEqual([{ path: ['Configuration'], level: 'weak' }]);
    expect(sensitiveOutputs('GetFunctionConfiguration', 'lambda')).toEqual([
      { path: ['Environment', 'Variables', '*'], level: 'weak' },
    ]);
    expect(sensitiveOutputs('GetSecretValue').every(({ level }) => level === 'secret')).toBe(true);
  });
});

describe('clientOfPackage', () => {
  it.each([
    ['@aws-sdk/client-ssm', 'ssm'],
    ['@aws-sdk/client-secrets-manager', 'secrets-manager'],
    ['@aws-sdk/client-s3', 's3'],
    ['@aws-sdk/client-ssm/dist-es/commands', 'ssm'],
    ['aws-sdk/clients/ssm', 'ssm'],
    ['aws-sdk/clients/secretsmanager', 'secrets-manager'],
    ['aws-sdk/clients/cognitoidentityserviceprovider', 'cognito-identity-provider'],
  ])('%s → %s', (specifier, client) => {
    expect(clientOfPackage(specifier)).toBe(client);
  });

  it.each([
    'aws-sdk', '@aws-sdk/credential-providers', '@aws-sdk/rds-signer', './client-ssm', '',
  ])('%s: none', (specifier) => {
    expect(clientOfPackage(specifier)).toBeUndefined();
  });
});

describe('operationOfMethod', () => {
  it.each([
    ['getParameter', 'GetParameter'],
    ['getParametersByPath', 'GetParametersByPath'],
    ['GetSecretValue', 'GetSecretValue'],
    ['', ''],
  ])('%s → %s', (method, operation) => {
    expect(operationOfMethod(method)).toBe(operation);
  });
});

describe('the table', () => {
  it('is what the script writes', () => {
    const script = fileURLToPath(new URL('../../scripts/build-output-table.mjs', import.meta.url));
    expect(() => execFileSync(process.execPath, [script, '--check'])).not.toThrow();
  });

  it('is read completely', () => {
    const rows = SENSITIVE_OUTPUT_ROWS.trim().split('\n').map((row) => row.split(/:? /));
    expect(rows).toHaveLength(213);
    const read = rows.map(([client, operation]) => sensitiveOutputs(operation!, client!).length);
    expect(read.every((outputs) => outputs > 0)).toBe(true);
    expect(read.reduce((sum, outputs) => sum + outputs, 0)).toBe(268);
  });
});

/** An SDK schema is `[kind, namespace, name, traits, …]`; a member may be `[schema, traits]` or a function of it. */
type Schema = number | readonly [kind: number, ...rest: unknown[]];
const SENSITIVE = 8;

function sensitiveMembers(of: unknown, path: readonly string[], inherited: boolean, depth = 0): string[] {
  const schema = (typeof of === 'function' ? of() : of) as Schema | readonly [unknown, number];
  if (depth > 8 || schema === undefined) return [];
  if (typeof schema === 'number') return inherited ? [path.join('.')] : [];
  if (schema.length === 2) {
    const [inner, traits] = schema as readonly [unknown, number];
    return sensitiveMembers(inner, path, inherited || isSensitive(traits), depth);
  }
  const [kind, , , traits, fourth, fifth] = schema as readonly unknown[];
  const sensitive = inherited || isSensitive(traits);
  if (kind === 1) return sensitiveMembers(fourth, [...path, '*'], sensitive, depth + 1);
  if (kind === 2) return sensitiveMembers(fifth, [...path, '*'], sensitive, depth + 1);
  if (kind === 3 || kind === -3) {
    const members = fifth as readonly unknown[];
    return (fourth as readonly string[]).flatMap((name, index) =>
      sensitiveMembers(members[index], [...path, name], sensitive, depth + 1),
    );
  }
  return sensitive ? [path.join('.')] : [];
}

function isSensitive(traits: unknown): boolean {
  if (typeof traits === 'number') return (traits & SENSITIVE) !== 0;
  return typeof traits === 'object' && traits !== null && 'sensitive' in traits;
}

function markedOutputs(sdk: Record<string, unknown>): Map<string, string[]> {
  const isOperation = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value[0] === 9;
  const operations = Object.values(sdk).filter(isOperation);
  return new Map(operations.map((operation) => [String(operation[2]), sensitiveMembers(operation[5], [], false)]));
}

describe('the table against the installed SDK', () => {
  it('lists every secret that Secrets Manager marks as sensitive', async () => {
    const marked = markedOutputs(await import('@aws-sdk/client-secrets-manager'));
    const secrets = [...marked].filter(([, paths]) => paths.length > 0);
    expect(secrets.map(([operation]) => operation).sort()).toEqual([
      'BatchGetSecretValue', 'GetRandomPassword', 'GetSecretValue',
    ]);
    for (const [operation, paths] of secrets) expect(dotted(operation, 'secrets-manager').sort()).toEqual(paths.sort());
  });

  it('lists every parameter value that Systems Manager marks as sensitive', async () => {
    const marked = markedOutputs(await import('@aws-sdk/client-ssm'));
    const values = [...marked].filter(([operation]) => /^Get(?:Parameter|AccessToken)/.test(operation));
    expect(values).toHaveLength(5);
    for (const [operation, paths] of values) {
      expect(paths.length, operation).toBeGreaterThan(0);
      expect(dotted(operation, 'ssm'), operation).toEqual(expect.arrayContaining(paths));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { isCredentialHeader, isProcessWeak, TLS_SETTINGS } from '../../../src/knowledge/network/tls.ts';

type Setting = string | number | boolean;
const VALUES: readonly Setting[] = [true, false, 0, 1, 'TLSv1', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'SSLv3', 'TLSv1_method', 'TLSv1_client_method', 'SSLv3_method', 'TLSv1_2_method', 'TLS_method', 'xTLSv1', ''];
const weak = (name: string): readonly Setting[] => VALUES.filter((value) => TLS_SETTINGS.get(name)!.weak(value));

describe('TLS_SETTINGS', () => {
  it.each(['rejectUnauthorized', 'strictSSL', 'sslValidate', 'sslEnabled', 'tls', 'ssl', 'useTLS', 'useSSL'])('%s: off', (name) => {
    expect(weak(name)).toEqual([false]);
  });

  it.each(['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames', 'trustServerCertificate'])('%s: on', (name) => {
    expect(weak(name)).toEqual([true]);
  });

  it.each(['minVersion', 'maxVersion', 'DEFAULT_MIN_VERSION', 'DEFAULT_MAX_VERSION'])('%s: a version that is broken', (name) => {
    expect(weak(name)).toEqual(['TLSv1', 'TLSv1.0', 'TLSv1.1', 'SSLv3']);
  });

  it('secureProtocol: a method of such a version', () => {
    expect(weak('secureProtocol')).toEqual(['TLSv1_method', 'TLSv1_client_method', 'SSLv3_method']);
  });
});

it('a process believes every certificate where the variable is 0', () => {
  expect(['0', 0, '1', 1, '', true, false, '00'].map(isProcessWeak)).toEqual([true, true, false, false, false, false, false, false]);
});

it('knows the headers that hold a credential', () => {
  for (const name of ['Authorization', 'Proxy-Authorization', 'Cookie', 'X-Api-Key', 'x-auth-token', 'api-key', 'apikey', 'Private-Token']) expect(isCredentialHeader(name), name).toBe(true);
  for (const name of ['x-authorization', 'authorization-x', 'set-cookie', 'cookies', 'x-api-key-id', 'my-api-key', 'content-type', '']) expect(isCredentialHeader(name), name).toBe(false);
});

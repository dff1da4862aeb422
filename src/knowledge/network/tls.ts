/**
 * Which settings of Node.js and of the libraries used with AWS weaken TLS? By the name of the setting, the value that
 * weakens it, and what happens without the setting.
 */

/** `unverified`: whoever answers is believed; `plain`: no encryption; `outdated`: a version that is broken. */
export type WeaknessKind = 'unverified' | 'plain' | 'outdated';

export interface TlsSetting {
  readonly kind: WeaknessKind;
  /** The values that weaken. */
  readonly weak: (value: string | number | boolean) => boolean;
  /** Without the setting, the connection is secure: TLS 1.2 or later, verified. */
  readonly secureByDefault: boolean;
  /**
   * How far the name speaks for itself: `alone`: it has this meaning only; `aws`: in an AWS client; `remote`: in a
   * client of a database, cache or queue, beside a host that is elsewhere.
   */
  readonly evidence: 'alone' | 'aws' | 'remote';
}

const off = (value: string | number | boolean): boolean => value === false;
const on = (value: string | number | boolean): boolean => value === true;
const OUTDATED = /^(?:TLSv1(?:\.[01])?|SSLv[23])$/;
const OUTDATED_METHOD = /^(?:TLSv1(?:_1)?|SSLv[23])(?:_(?:client|server))?_method$/;

const setting = (kind: WeaknessKind, weak: TlsSetting['weak'], evidence: TlsSetting['evidence'] = 'alone', secureByDefault = true): TlsSetting => ({
  kind,
  weak,
  evidence,
  secureByDefault,
});

export const TLS_SETTINGS: ReadonlyMap<string, TlsSetting> = new Map<string, TlsSetting>([
  // Node.js, and every library that hands its options on: `https`, `tls`, `undici`, `pg`, `mysql2`, `ioredis`, `mqtt`, `nodemailer`.
  ['rejectUnauthorized', setting('unverified', off)],
  ['minVersion', setting('outdated', (value) => typeof value === 'string' && OUTDATED.test(value))],
  ['maxVersion', setting('outdated', (value) => typeof value === 'string' && OUTDATED.test(value))],
  ['DEFAULT_MIN_VERSION', setting('outdated', (value) => typeof value === 'string' && OUTDATED.test(value))],
  ['DEFAULT_MAX_VERSION', setting('outdated', (value) => typeof value === 'string' && OUTDATED.test(value))],
  ['secureProtocol', setting('outdated', (value) => typeof value === 'string' && OUTDATED_METHOD.test(value))],
  // `request` and what took over its options.
  ['strictSSL', setting('unverified', off)],
  // MongoDB.
  ['tlsInsecure', setting('unverified', on)],
  ['tlsAllowInvalidCertificates', setting('unverified', on)],
  ['tlsAllowInvalidHostnames', setting('unverified', on)],
  ['sslValidate', setting('unverified', off)],
  // SQL Server; its driver encrypts unless told otherwise.
  ['trustServerCertificate', setting('unverified', on)],
  // AWS SDK 2 and 3.
  ['sslEnabled', setting('plain', off, 'aws')],
  ['tls', setting('plain', off, 'remote', false)],
  ['ssl', setting('plain', off, 'remote', false)],
  ['useTLS', setting('plain', off, 'remote', false)],
  ['useSSL', setting('plain', off, 'remote', false)],
]);

/** The variable that makes Node.js believe every certificate in the whole process, and its value that does. */
export const PROCESS_VARIABLE = 'NODE_TLS_REJECT_UNAUTHORIZED';
export const isProcessWeak = (value: string | number | boolean): boolean => String(value) === '0';

/** Headers whose value is a credential, in lower case. */
const CREDENTIAL_HEADER = /^(?:proxy-)?authorization$|^cookie$|^x-(?:api-key|auth-token|access-token|amz-security-token|vault-token|gitlab-token|functions-key)$|^(?:api-?key|access-token|auth-token|private-token|ocp-apim-subscription-key)$/;

export const isCredentialHeader = (name: string): boolean => CREDENTIAL_HEADER.test(name.toLowerCase());

/**
 * Long-lived access keys of AWS: handed to a client, created, or stored on a machine. Keys that come with a session
 * token are temporary and no finding; nor are those of emulators and of services that only speak AWS's language.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { EnvironmentValue, Value } from './value.ts';

/** A key that the file hands to something that calls AWS. */
export interface GivenKey {
  readonly how: 'given';
  /** What gets the key: `S3Client`, `AWS.config.update`. */
  readonly label: string;
  /** The secret half, where it is written. */
  readonly range: Range;
  readonly keyId: readonly Value[];
  readonly secretKey: readonly Value[];
  /** Takes the key out of the text, so that the client finds its credentials itself. */
  readonly removal: readonly Edit[] | undefined;
}

/** A key that is made for somebody to keep, or put into the configuration of a machine. */
export interface KeptKey {
  readonly how: 'created' | 'configured';
  /** The construct, command or tool that does it. */
  readonly label: string;
  readonly range: Range;
}

export type StaticCredentials = GivenKey | KeptKey;

/** Where a given key comes from: from the file itself, or from a variable of the environment. */
export type KeySource =
  { readonly kind: 'literal' } | { readonly kind: 'environment'; readonly name: string | undefined };

/** Keys of AWS are drawn at random; what somebody typed is for an emulator. */
const isReal = (text: string): boolean => /^(?:token|random)$/.test(literalVerdict(text));

const isEnvironment = (value: Value): value is EnvironmentValue => value.kind === 'environment';

/** Where the key comes from; `undefined` when it is a dummy, or when the file does not say that it is long-lived. */
export function sourceOf({ keyId, secretKey }: GivenKey): KeySource | undefined {
  const values = [...keyId, ...secretKey];
  const literals = values.flatMap((value) => (value.kind === 'literal' && value.text !== '' ? value.text : []));
  // A dummy beside a variable: `process.env.AWS_ACCESS_KEY_ID ?? 'test'` is for an emulator.
  if (!literals.every(isReal)) return undefined;
  if (literals.length > 0) return { kind: 'literal' };
  const variable = secretKey.find(isEnvironment);
  return variable && { kind: 'environment', name: variable.name };
}

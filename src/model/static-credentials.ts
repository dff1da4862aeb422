/**
 * Long-lived access keys of AWS: handed to a client, created, or stored on a machine. Keys that come with a session
 * token are temporary and no finding; nor are those of emulators and of services that only speak AWS's language.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import type { Edit } from './edit.ts';
import { safeLabel } from './label.ts';
import type { Range } from './range.ts';
import type { Value } from './value.ts';

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
  /** Lets a role be assumed in place of the key. */
  readonly role?: readonly Edit[] | undefined;
}

/** A key that is made for somebody to keep, or put into the configuration of a machine. */
export interface KeptKey {
  readonly how: 'created' | 'configured';
  /** The construct, command or tool that does it. */
  readonly label: string;
  readonly range: Range;
}

export type StaticCredentials = GivenKey | KeptKey;

/** Where a given key comes from: from the file itself, or from where it is kept, as users know that place. */
export type KeySource = { readonly kind: 'literal' } | { readonly kind: 'kept'; readonly from: string };

/** Keys of AWS are drawn at random; what somebody typed is for an emulator. */
const isReal = (text: string): boolean => /^(?:token|random)$/.test(literalVerdict(text));

/** The place outside of the file that keeps a key. */
function placeOf(value: Value): string | undefined {
  if (value.kind !== 'environment') return undefined;
  const name = safeLabel(value.name ?? '', '[…]');
  return value.source === 'process' ? `process.env.${name}` : name;
}

/** Where a key comes from; `undefined` when a part of it is a dummy, or when the file does not say that it is long-lived. */
function sourceOfKey(secretKey: readonly Value[], all: readonly Value[]): KeySource | undefined {
  const literals = all.flatMap((value) => (value.kind === 'literal' && value.text !== '' ? value.text : []));
  // A dummy beside a variable: `process.env.AWS_ACCESS_KEY_ID ?? 'test'` is for an emulator.
  if (!literals.every(isReal)) return undefined;
  if (literals.length > 0) return { kind: 'literal' };
  const [from] = secretKey.flatMap((value) => placeOf(value) ?? []);
  return from === undefined ? undefined : { kind: 'kept', from };
}

/** Where a given key comes from; `undefined` when it is no finding. */
export const sourceOf = ({ keyId, secretKey }: GivenKey): KeySource | undefined => sourceOfKey(secretKey, [...keyId, ...secretKey]);

/** Are these the values of a long-lived key? */
export const isLongLived = (values: readonly Value[]): boolean => sourceOfKey(values, values) !== undefined;

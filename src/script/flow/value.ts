/**
 * What can be said of a value? That it is clean, that nothing is known about it, or that it carries a secret, with how
 * we know. Values of several ways are joined: a secret on one way is a secret.
 */
import type { Confidence } from '../../model/secret-use.ts';
import type { Origin } from '../origins.ts';

/** A value that carries a secret. */
export interface Taint {
  readonly confidence: Confidence;
  /** A name that is safe to print: of the variable, property or function the secret is known by; never the value. */
  readonly label: string;
  /** One secret, the whole environment of the process, or a response of an API that contains one. */
  readonly what: 'value' | 'environment' | 'response';
  /** The value is an object, and the secret is somewhere in it. */
  readonly inside: boolean;
  /** Only so many characters of the secret are left; absent: all of them. */
  readonly partial?: number;
}

export type Value = Taint | 'clean' | 'unknown';

/** An origin whose value is asked for, with the keys that were taken out of the object before. */
export interface Asked extends Origin {
  readonly without: readonly string[];
}

const ORDER: readonly Confidence[] = ['certain', 'wrapper', 'environment', 'name', 'weak'];

/** Is the first at least as reliable as the second? */
const atLeast = (confidence: Confidence, other: Confidence): boolean =>
  ORDER.indexOf(confidence) <= ORDER.indexOf(other);

export const isTaint = (value: Value | undefined): value is Taint => typeof value === 'object';

/** A secret value. */
export const secret = (confidence: Confidence, label: string): Taint => ({
  confidence,
  label,
  what: 'value',
  inside: false,
});

/** What is known of a value that may be either. */
export function join(a: Value, b: Value): Value {
  if (!isTaint(a)) return isTaint(b) || b === 'unknown' ? b : a;
  if (!isTaint(b)) return a;
  const stronger = atLeast(a.confidence, b.confidence) ? a : b;
  const { partial: _partial, ...rest } = stronger;
  const whole = a.partial === undefined || b.partial === undefined;
  return { ...rest, inside: a.inside && b.inside, ...(whole ? {} : { partial: Math.max(a.partial, b.partial) }) };
}

/** The value as a member of an object. */
export const within = (value: Value): Value => (isTaint(value) && !value.inside ? { ...value, inside: true } : value);

/** The value as JavaScript turns it into text: an object prints as `[object Object]`. */
export const asText = (value: Value): Value => (isTaint(value) && value.inside ? 'clean' : value);

/** The value as text that shows every member of an object. */
export const serialized = (value: Value): Value =>
  isTaint(value) && value.inside ? { ...value, inside: false } : value;

/**
 * A secret that reaches a place where it does not belong: a log, an error message, telemetry, an answer to a caller.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';

/**
 * How do we know that the value is a secret? From the API it comes from (`certain`), from a getter's name (`wrapper`),
 * from the name of an environment variable (`environment`), from a strong name of its own (`name`), or from a vague one
 * (`weak`, which needs corroboration to be reported). Ordered: the first is the most reliable.
 */
export type Confidence = 'certain' | 'wrapper' | 'environment' | 'name' | 'weak';

/** No doubt that it is a secret: `--fix` may take it away. */
export const isSure = (confidence: Confidence): boolean => confidence === 'certain' || confidence === 'wrapper';

/** So many characters tell one secret from another and open nothing. */
export const HARMLESS_CHARACTERS = 4;

/** A way to keep the secret out. */
export interface Redaction {
  /**
   * `redact`: put a placeholder in its place; `drop`: leave the argument or property out; `presence`: only tell whether
   * it is set; `configure`: tell the library not to record it.
   */
  readonly how: 'redact' | 'drop' | 'presence' | 'configure';
  /** Nothing but the secret disappears, nothing that has a side effect, and no type is violated. */
  readonly harmless: boolean;
  readonly edits: readonly Edit[];
}

export interface SecretUse {
  /** `step`: a step of a workflow gets all secrets of the repository, and may log them. */
  readonly sink: 'log' | 'telemetry' | 'error' | 'response' | 'step';
  readonly confidence: Confidence;
  /**
   * What leaks: one value, an object that contains one, the whole `process.env`, or a whole response that contains a
   * secret.
   */
  readonly what: 'value' | 'object' | 'environment' | 'response';
  /** Only so many characters of the secret are shown; absent: all of them. */
  readonly partial?: number;
  /** A name that is safe to print: of the variable, property or function; never the value. */
  readonly label: string;
  /** The smallest expression in the sink that carries the secret. */
  readonly range: Range;
  /** In order of preference. */
  readonly redactions: readonly Redaction[];
}

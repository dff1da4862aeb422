/**
 * A read of Parameter Store or Secrets Manager by run-time code: which store, under which names, decrypted or not.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { Value } from './value.ts';

/** One name, at the outermost place of the file where it is handed over. */
export interface ReadName {
  /** The expression of the name, or of what contains it where the file does not show more. */
  readonly range: Range;
  /** What the name may be. `environment`: the whole name comes from a variable of the running process. */
  readonly values: readonly Value[];
  /**
   * The literal beside the variable that counts while the variable is not set: `process.env.X ?? '/app/prod/token'`.
   */
  readonly fallback: string | undefined;
  /** Is the expression free of side effects? */
  readonly pure: boolean;
  /** The edits that put a literal in its place; `undefined` when the expression stands for more than one name. */
  literal(text: string): readonly Edit[] | undefined;
  /** How this one is read, where a read of several switches decryption by name. */
  readonly decryption?: Decryption | undefined;
}

/** Does a read of Parameter Store ask for decryption? Secrets Manager always decrypts. */
export interface Decryption {
  readonly state: 'on' | 'off' | 'absent' | 'unknown';
  /** Where it is switched; without a switch, what reads. */
  readonly range: Range;
  /** The setting that switches it on, as it is written: `WithDecryption: true`. */
  readonly setting: string;
  /** The variable of the environment that decides where the code does not. */
  readonly variable: string | undefined;
  /** The edits that switch it on, when it is off or absent in an object that the file shows. */
  readonly turnOn: readonly Edit[] | undefined;
}

export interface ParameterRead {
  /** `unknown` for wrappers whose name leaves it open. */
  readonly store: 'parameter-store' | 'secrets-manager' | 'unknown';
  /**
   * How we know that it is a read: from the API it uses, from the user's settings, or from the function's name alone.
   */
  readonly via: 'api' | 'setting' | 'name';
  /** The function or operation that reads. */
  readonly label: string;
  /** The whole tree below a path is read. */
  readonly tree: boolean;
  /** The call. */
  readonly range: Range;
  /** Several for operations that read several, and for a wrapper that is called several times. */
  readonly names: readonly ReadName[];
  readonly decryption: Decryption;
  /** What is read is thrown away: the read only finds out whether it can be read. */
  readonly discarded: boolean;
  /** The names under which this file keeps what is read: variables, members, functions that return it. */
  heldAs(): readonly string[];
}

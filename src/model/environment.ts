/**
 * What is handed to deployed code in its environment? One entry per variable (or per map that is copied as a whole),
 * wherever it is written and however many functions share it. Readers say where a value comes from; `secretOf` and
 * `identifierOf` (in the modules beside this one) say what that means. Blind spot: entries whose key and value both
 * come from another file.
 */
import type { Site } from '../knowledge/deployment/environments.ts';
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { Value } from './value.ts';

/**
 * Where the environment belongs. `lambda` also where a function is the likeliest reading; `other`: nothing tells.
 */
export type EnvironmentSite = Site;

/** The statement that lets the function read the secret itself, in place of the entry. */
export interface Grant {
  /** The parameter (or secret) that the statement names; segments the file does not tell are `REPLACE_ME`. */
  readonly name: string;
  /** Removes the entry and adds the statement, with the import it needs. */
  readonly edits: readonly Edit[];
}

export interface EnvironmentEntry {
  /**
   * The variable's name, of a computed one the readable pieces; `undefined` for others, and when a whole map is copied.
   */
  readonly key: string | undefined;
  /** The key as it may be printed: its name, or the expression that computes it. */
  readonly label: string;
  /** The key in the text; for a map that is copied as a whole, the expression that stands for the map. */
  readonly keyRange: Range;
  /** The value in the text. */
  readonly range: Range;
  /** What the value may be; more than one through `??`, `||`, conditions and several callers. Empty: surely absent. */
  readonly values: readonly Value[];
  readonly site: EnvironmentSite;
  /** Takes the entry out of the text; `undefined` where it can't be taken out alone. */
  readonly removal: readonly Edit[] | undefined;
  /** Only for a function whose construct has a name in the file. */
  readonly grant: Grant | undefined;
}

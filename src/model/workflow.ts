/**
 * What a workflow hands to its jobs, steps and actions, and which variables of the repository it reads. Blind spot:
 * what an action does with it.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import { isSecretValue } from '../knowledge/literals/secret-value.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { slotOf } from '../knowledge/names/slot.ts';
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { LiteralValue, Value } from './value.ts';

/** A variable of an environment, or an input of an action or of a called workflow. */
export interface WorkflowEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly range: Range;
  readonly values: readonly Value[];
  /** It belongs to a container that lives as long as the job: a database of the tests. */
  readonly passing: boolean;
}

/** A read of a variable of the repository, organization or environment: `vars.NAME`. */
export interface RepositoryVariable {
  readonly name: string;
  /** What its value becomes: the variable or input that is set to it alone. */
  readonly key: string | undefined;
  readonly range: Range;
  /** Reads the secret of the same name; `undefined` where secrets cannot be read. */
  readonly asSecret: readonly Edit[] | undefined;
}

/** A job that logs in to AWS. */
export interface CloudLogin {
  /** The action. */
  readonly label: string;
  readonly range: Range;
  /**
   * `denied`: it assumes a role, and GitHub gives the job no token to show for it. `roleless`: it is told no role and no
   * other credentials. `fine`: anything else, also what only another file tells.
   */
  readonly state: 'fine' | 'denied' | 'roleless';
  /** Lets the job have the token. */
  readonly permission: readonly Edit[] | undefined;
}

/**
 * The secret that is written into an entry; `undefined` when there is none. A word is none: the passwords of the tests
 * of a project are words.
 */
export function secretLiteralOf({ key, values, passing }: WorkflowEntry, names: NameSettings): LiteralValue | undefined {
  const slot = slotOf(key, names);
  return values.find((value): value is LiteralValue => {
    if (value.kind !== 'literal') return false;
    // A text with blanks is a script or a document: what stands in it has a place of its own.
    if (/\s/.test(value.text.trim())) return false;
    if (literalVerdict(value.text) === 'token') return true;
    if (slot === undefined || passing) return false;
    return isSecretValue(value.text, slot === 'password' ? 'secret' : slot, key, 'recommended');
  });
}

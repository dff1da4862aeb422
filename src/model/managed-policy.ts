/** A managed policy of AWS that is attached to a role, a user, a group or a permission set. */
import type { Range } from './range.ts';

export interface ManagedPolicy {
  /** Its name without the path: `AmazonSSMManagedInstanceCore`. */
  readonly name: string;
  /** Where the file names it: the text, or the place that uses a constant. */
  readonly range: Range;
}

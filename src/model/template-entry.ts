/**
 * A value that is written into a template at a place that matters to secrets. Environments are left out
 * (`environment.ts`), and parameters of Parameter Store (`parameter-write.ts`). Blind spot: properties of constructs
 * that a company's library wraps.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';
import type { Value } from './value.ts';

export interface TemplateEntry {
  /**
   * `output`: everyone sees it who can describe the stack. `open`: everyone sees it who can describe the resource.
   * `secret`: it is kept hidden there, but the template itself shows a value that stands in it. `stored`: the same, as
   * the first value of a secret in a store, which somebody may replace.
   */
  readonly place: 'output' | 'open' | 'secret' | 'stored';
  /** The property, or the output's id; safe to print. */
  readonly label: string;
  /** The name that tells what the value is. */
  readonly name: string | undefined;
  readonly range: Range;
  readonly values: readonly Value[];
  /** Takes the whole output out of the text. */
  readonly removal: (() => readonly Edit[] | undefined) | undefined;
}

/**
 * What is a repair? A set of text edits with a verdict about their safety. Readers write the edits (they know the syntax), rules decide
 * whether a repair is safe, `createRule` decides whether it becomes an autofix or a suggestion.
 */
import type { Range } from './range.ts';

/** Replace the text of `range` by `text`; an insertion has an empty range. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** One way to repair a finding. The edits of a repair never overlap. */
export interface Repair<MessageId extends string = string> {
  /** Safe: it cannot break working code beyond the defect itself. Becomes an autofix; any other repair is a suggestion. */
  readonly safe: boolean;
  /** The message that describes the repair in the editor, imperative. */
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

/**
 * Which texts does a file hold, and what does each stand for? Everything a person wrote as text: strings, templates,
 * texts put together of constants, markup, comments. A reader says where a text stands and which names it is given;
 * what that means (a secret, an account, a host) is for a rule to decide. Blind spots: texts that only functions put
 * together, and names that are given in another file.
 */
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';

/**
 * How a name and a text belong together.
 *
 * - `value`: the text is what has the name: variable, key, parameter, attribute, `set(name, text)`, `{ name, value }`.
 * - `handed`: a workflow hands it to a job or step under the name; whether it is a secret, the entry tells.
 * - `member`: it is the member of an enum.
 * - `fallback`: it is what is taken when the named value is absent.
 * - `compared`: it is compared with the named value.
 * - `argument`: it is handed to the function or class of the name.
 * - `returned`: the function of the name returns it.
 */
export type Bond = 'value' | 'handed' | 'member' | 'fallback' | 'compared' | 'argument' | 'returned';

/** A name that a text is given. */
export interface GivenName {
  readonly name: string;
  readonly as: Bond;
}

/** A part of a text that the file leaves open. In `text` it is written `${name}`, or `${}` without a name. */
export interface Hole {
  /** Half-open offsets into `text`. */
  readonly range: Range;
  /** The last name of the expression that fills it: `region` of `this.region`; empty when it has none. */
  readonly name: string;
}

/** An expression of the deployment in place of a part of a text. */
export interface Substitution {
  /** As it is written there: `this.account`. */
  readonly expression: string;
  /** The text already takes its region from the same stack. */
  readonly sameStack: boolean;
  readonly edits: readonly Edit[];
}

export interface LiteralText {
  /** `string` also for concatenations; `markup` is text between tags. */
  readonly kind: 'string' | 'template' | 'markup' | 'comment';
  /** What the text says: escapes resolved, constant parts joined, open parts as `${name}`. */
  readonly text: string;
  readonly holes: readonly Hole[];
  /** The whole literal, expression or comment in the file. */
  readonly range: Range;
  /** The file holds `text` as it is: whoever searched the text of the file has seen it. */
  readonly verbatim: boolean;
  /** The names that the text is given, the one that says most first. None for comments. Worked out when asked. */
  names(): readonly GivenName[];
  /**
   * What surrounds the text, from the inside out: keys of the objects it stands in, then the variable, function or class
   * that gets the outermost. `['env', 'AppStack']` in `new AppStack(app, 'x', { env: { account: '…' } })`.
   */
  owners(): readonly string[];
  /** The range in the file of a part of `text`. */
  rangeOf(start: number, end: number): Range;
  /**
   * The account that is deployed to, in place of the id at a part of `text`; none where the syntax or the place has no
   * word for it.
   */
  deployedAccount(start: number, end: number): readonly Substitution[];
}

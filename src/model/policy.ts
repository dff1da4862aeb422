/**
 * An IAM policy statement, as a rule sees it: what it says, where each part stands, and how its resources can be
 * narrowed. Nothing in it depends on a syntax: `new PolicyStatement(…)`, a JSON policy and a template all become
 * this. Lists are those of `facts`; an element may be one of several values that an expression can take.
 */
import { denialIn, type Denial, type StatementFacts } from '../knowledge/iam/statement.ts';
import type { Text } from '../knowledge/iam/text.ts';
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';

/** The lists of a statement whose elements can be pointed at. */
export type StatementList = 'actions' | 'notActions' | 'resources' | 'notResources';

/** The lists, and the other parts of a statement that have a name of their own. */
export type StatementPart = StatementList | 'notPrincipals' | 'conditions';

/** A list of edits, or `undefined` where the source does not allow them. */
export type Edits = readonly Edit[] | undefined;

export interface PolicyStatement {
  /** What the decision table asks. */
  readonly facts: StatementFacts;
  /** The whole statement. */
  readonly range: Range;
  /** The element of a list, where the statement uses it; without an index the part as a whole. */
  at(part: StatementPart, element?: number): Range;
  /** How this syntax spells the name of a part: `notResources` or `NotResource`. */
  nameOf(part: StatementPart): string;
  /** Puts ARNs in the place of elements of the resource list. Holes are written as this syntax spells them. */
  scope(elements: readonly number[], arns: readonly Text[]): Edits;
  /** Replaces the end of the text of a resource. */
  narrow(element: number, end: Text, by: Text): Edits;
  /** Moves actions into a second statement, a copy whose only resources are these ARNs. */
  split(actions: readonly number[], arns: readonly Text[]): Edits;
  /** Takes an element out of the resource list. */
  removeResource(element: number): Edits;
  /** Puts actions in the place of elements of the action list. */
  replaceActions(elements: readonly number[], actions: readonly string[]): Edits;
  /** Adds a condition to a statement that has none. Holes are written as this syntax spells them. */
  addCondition(operator: string, key: string, value: Text): Edits;
  /** The names that the file gives to its parameters or secrets, without repetition; a hole where a name is open. */
  names(kind: 'parameter' | 'secret'): readonly Text[];
}

/** Statements with what the others of the same policy deny, in the same order. A policy is whatever holds its statements. */
export function withDenials<Policy>(found: readonly (readonly [policy: Policy | undefined, statement: PolicyStatement])[]): readonly PolicyStatement[] {
  const denials = new Map<Policy, Denial[]>();
  for (const [policy, { facts }] of found) {
    const denial = policy === undefined ? undefined : denialIn(facts);
    if (!denial) continue;
    const others = denials.get(policy!);
    if (others) others.push(denial);
    else denials.set(policy!, [denial]);
  }
  return found.map(([policy, statement]) => {
    const denied = policy === undefined ? undefined : denials.get(policy);
    return denied ? { ...statement, facts: { ...statement.facts, denied } } : statement;
  });
}

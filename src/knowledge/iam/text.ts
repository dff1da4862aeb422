/**
 * How is a policy text written that could only be read in part? Every part that is not a literal is one private-use
 * character, so that ordinary string code (slicing, comparing, glob matching) works on the rest. Blind spots: a hole
 * says what kind of value it holds, never which value, and a source text that contains these characters itself is
 * read as if it had holes.
 */

/** A policy string (an action, a resource, a condition value) in which unreadable parts are one of the holes below. */
export type Text = string;

/** The region of the stack: `${this.region}`, `Aws.REGION`, `${AWS::Region}`. */
export const REGION = '\uE000';
/** The account of the stack. */
export const ACCOUNT = '\uE001';
/** The partition of the stack. */
export const PARTITION = '\uE002';
/** A complete ARN that cannot be read: `bucket.bucketArn`. */
export const ARN = '\uE003';
/** Any other part that cannot be read; it may hold anything, several path segments included. */
export const UNKNOWN = '\uE004';

/** What a repair writes where it cannot know the name. A policy must not ship with it. */
export const PLACEHOLDER = 'REPLACE_ME';

const DISPLAY: ReadonlyMap<string, string> = new Map([
  [REGION, '${Region}'],
  [ACCOUNT, '${Account}'],
  [PARTITION, '${Partition}'],
  [ARN, '<arn>'],
  [UNKNOWN, '<...>'],
]);

/** Whether any part of the text could not be read. */
export function hasHole(text: Text): boolean {
  return /[\uE000-\uE004]/.test(text);
}

/** Whether a part of the text may hold anything (an opaque ARN or an unknown value). */
export function hasOpaqueHole(text: Text): boolean {
  return /[\uE003\uE004]/.test(text);
}

/** The text as a person reads it: `arn:${Partition}:ssm:${Region}:${Account}:parameter/*`. */
export function displayText(text: Text): string {
  return text.replace(/[\uE000-\uE004]/g, (hole) => DISPLAY.get(hole) ?? hole);
}

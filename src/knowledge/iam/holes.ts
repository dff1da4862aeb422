/**
 * Which hole stands for a part of a policy text that cannot be read, and how are parts with alternatives put together? A
 * hole is classified by the name of what fills it. Blind spot: something called `region` that holds something else.
 */
import { ACCOUNT, ARN, PARTITION, REGION, UNKNOWN, type Text } from './text.ts';

/** More alternatives than this end in "unknown". */
export const MAX_TEXTS = 32;

const NAMED_HOLES: readonly (readonly [RegExp, Text])[] = [
  [/region(?:_?(?:name|code|id))?$/i, REGION],
  [/(?:account|acct)(?:_?(?:id|number|no))?$/i, ACCOUNT],
  [/partition$/i, PARTITION],
  // Not `warn` or `learn`.
  [/^arnFor|(?:^|_)arn$|Arn$|(?:^|[a-z0-9_])ARN$/, ARN],
];

/** The hole that a name stands for; the first name that says something counts. */
export function holeFor(names: Iterable<string>): Text {
  for (const name of names) {
    const named = NAMED_HOLES.find(([pattern]) => pattern.test(name));
    if (named) return named[1];
  }
  return UNKNOWN;
}

/** What CloudFormation's own parameters hold; `AWS::NoValue` is no value at all. */
const PSEUDO_PARAMETERS: ReadonlyMap<string, readonly Text[]> = new Map([
  ['AWS::Region', [REGION]],
  ['AWS::AccountId', [ACCOUNT]],
  ['AWS::Partition', [PARTITION]],
  ['AWS::NoValue', []],
]);

/** What a reference of CloudFormation (`Ref`, `GetAtt`, `${…}` in `Sub`) stands for, by its name. */
export const referenced = (name: string): readonly Text[] => PSEUDO_PARAMETERS.get(name) ?? [holeFor([name])];

/** Every way to choose one text of each part, joined. */
export function combined(parts: Iterable<readonly Text[]>, separator = ''): Text[] {
  let texts: Text[] | undefined;
  for (const part of parts) {
    const choices = part.length === 0 || part.length * (texts?.length ?? 1) > MAX_TEXTS ? [UNKNOWN] : part;
    texts = texts ? texts.flatMap((text) => choices.map((choice) => text + separator + choice)) : [...choices];
  }
  return texts ?? [''];
}

/**
 * Which AWS resources does a file declare, and with which properties? A CDK construct, its `Cfn` twin, a resource of
 * Pulumi or Terraform and one of a template all become this; so do the requests that code sends to AWS to create or
 * change a resource. Names of properties are spelled as CDK spells them, whatever the source does: a template's
 * `EnableKeyRotation` is `enableKeyRotation`. Blind spot: what another file adds to a resource.
 */
import type { Text } from '../knowledge/iam/text.ts';
import type { Edits } from './policy.ts';
import type { Range } from './range.ts';

export type Scalar = string | number | boolean;

interface Ranged {
  /** The expression that makes the value, not necessarily where it is used. */
  readonly range: Range;
}

interface Replaceable extends Ranged {
  /** Puts a literal in its place, where nothing else uses it. */
  replacement(value: Scalar): Edits;
}

/** A literal; concatenations and constants are folded. */
export interface ScalarValue extends Replaceable {
  readonly kind: 'scalar';
  readonly value: Scalar | null;
}

/** Text of which the file leaves a part open. */
export interface OpenText extends Replaceable {
  readonly kind: 'text';
  readonly text: Text;
}

/**
 * Something that has a name elsewhere: a constant (`kms.KeySpec.RSA_2048` is `['KeySpec', 'RSA_2048']`), or the result
 * of a function (`Duration.days(30)` is `['Duration', 'days']`).
 */
export interface NamedValue extends Replaceable {
  readonly kind: 'named';
  readonly name: readonly string[];
  /** What the function is given; absent for a constant. */
  readonly arguments?: () => readonly (readonly PropertyValue[])[];
  /** Puts another constant of the same set in its place: `READ_ONLY` becomes `ALL`. */
  sibling(name: string): Edits;
}

/**
 * Another resource of the file, an attribute of it, or what a method of it returns: `key`, `key.keyArn`, `!Ref Key`,
 * `secret.attach(database)`.
 */
export interface ResourceReference extends Ranged {
  readonly kind: 'resource';
  readonly resource: Resource;
  readonly attribute: string | undefined;
}

export interface ListValue extends Ranged {
  readonly kind: 'list';
  readonly items: readonly PropertyValue[];
}

export interface MapValue extends Ranged, Properties {
  readonly kind: 'map';
}

/** The file does not show it: a parameter, an import, the result of a function, something that is spread. */
export interface UnreadValue extends Ranged {
  readonly kind: 'unread';
}

export type PropertyValue =
  ScalarValue | OpenText | NamedValue | ResourceReference | ListValue | MapValue | UnreadValue;

/** What has properties. */
export interface Properties {
  /**
   * What a property may be, or the property at the end of a way through maps. Several values through conditions; empty:
   * surely absent. Whatever may hide in something unread counts as an unread value.
   */
  values(...path: readonly string[]): readonly PropertyValue[];
  /** Adds a property that is surely absent; `undefined` where the source does not allow it. */
  insertion(property: string, value: Scalar): Edits;
  /** How the source spells a property: `EnableKeyRotation` in a template. */
  nameOf(property: string): string;
  /** Takes a property away that is written out. */
  removal(property: string): Edits;
}

/** Whose names the properties have. */
export type Vocabulary = 'cdk' | 'cloudformation' | 'terraform';

/** Something that is done to a resource after it was declared: `secret.addRotationSchedule('Rotation', {…})`. */
export interface Operation extends Ranged {
  readonly name: string;
  readonly arguments: readonly (readonly PropertyValue[])[];
}

/**
 * Who gets hold of a resource apart from the code that declares it? Nobody; other resources; whoever sees a field of the
 * class; code that the file does not show. The farthest counts.
 */
export type Exposure = 'none' | 'resources' | 'field' | 'elsewhere';

export interface Resource extends Properties {
  /** The service as CDK's modules are called, without `aws-`: `kms`, `secretsmanager`. */
  readonly service: string;
  /** The kind of resource without a prefix: `Key` of `kms.Key`, `kms.CfnKey`, `AWS::KMS::Key`. */
  readonly type: string;
  readonly vocabulary: Vocabulary;
  /** The id or logical id, where the file shows it. */
  readonly id: string | undefined;
  /** A name for messages. */
  readonly label: string;
  /** Where it is declared: the class, or the logical id. */
  readonly range: Range;
  operations(): readonly Operation[];
  /** Who else gets hold of it, and may do more with it. */
  exposure(): Exposure;
}

/** A request that creates or changes a resource: `new CreateSecretCommand({…})`, `ssm.putParameter({…})`. */
export interface ApiRequest extends Properties {
  /** The service in the words of `Resource`: `kms`, `secretsmanager`. */
  readonly service: string;
  /** `CreateSecret` */
  readonly operation: string;
  /** The operation as the file calls it. */
  readonly label: string;
  readonly range: Range;
}

/** The resources of some types: `Key` of `kms`. */
export function resourcesOf(
  resources: readonly Resource[],
  service: string,
  ...types: readonly string[]
): readonly Resource[] {
  return resources.filter((resource) => resource.service === service && types.includes(resource.type));
}

/** Do all values that a property may have pass? Not without any. */
export const surely = (values: readonly PropertyValue[], test: (value: PropertyValue) => boolean): boolean =>
  values.length > 0 && values.every(test);

/**
 * The literal or constant that a value is: `KeySpec.RSA_2048` is `RSA_2048`; strings that say `true` or `false`, as
 * templates have them, are booleans.
 */
export function constantOf(value: PropertyValue): Scalar | null | undefined {
  if (value.kind === 'named') return value.arguments ? undefined : value.name.at(-1);
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return value.kind === 'scalar' ? value.value : undefined;
  return /^true$/i.test(value.value) ? true : /^false$/i.test(value.value) ? false : value.value;
}

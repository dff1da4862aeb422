/**
 * A parameter that is written to Parameter Store: by code that runs, or by a template that is deployed.
 */
import type { Edit } from './edit.ts';
import type { ReadName } from './parameter-read.ts';
import type { Range } from './range.ts';
import type { Value } from './value.ts';

/** How Parameter Store is told to keep the value. */
export interface ParameterType {
  /** `absent`: what is there keeps its type. */
  readonly state: 'secure' | 'plain' | 'list' | 'absent' | 'unknown';
  /** Where it is told; else, what writes. */
  readonly range: Range;
  /** The edits that make it a SecureString, where the file shows the place. */
  readonly secure: readonly Edit[] | undefined;
}

export interface ParameterWrite {
  /** `template`: CloudFormation writes it, which cannot create a SecureString; `tool`: another deployment tool. */
  readonly by: 'code' | 'template' | 'tool';
  /** The operation or construct that writes. */
  readonly label: string;
  readonly range: Range;
  /** Several for a wrapper that is called several times. */
  readonly names: readonly ReadName[];
  /** What the parameter is called in the code, where it has no name of its own. */
  readonly id: string | undefined;
  readonly values: readonly Value[];
  readonly type: ParameterType;
  /** It may replace a parameter that is there; Parameter Store refuses to change the type of one. */
  readonly replaces: boolean;
}

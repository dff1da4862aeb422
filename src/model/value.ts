/**
 * What may a piece of deployed configuration hold, and where did it come from? Says only what the file shows; whether
 * it is a secret is decided with the name it is given (`environment.ts`). Blind spot: what other files put into a
 * parameter or an import.
 */
import type { Range } from './range.ts';
import type { Confidence } from './secret-use.ts';

interface Ranged {
  /** The expression that makes the value, not necessarily where it is used. */
  readonly range: Range;
}

/** A string that stands in the file, concatenations and constants folded. */
export interface LiteralValue extends Ranged {
  readonly kind: 'literal';
  readonly text: string;
}

/** Text made of parts, at least one of which the file leaves open. Each part lists what it may be. */
export interface TemplateValue extends Ranged {
  readonly kind: 'template';
  readonly parts: readonly (readonly Value[])[];
}

/**
 * Taken from the machine that deploys: an environment variable that the program reads (`process`) or the Serverless
 * Framework (`${env:X}`), CDK context (`cdk.json`, `--context`), stack configuration.
 */
export interface EnvironmentValue extends Ranged {
  readonly kind: 'environment';
  readonly source: 'process' | 'serverless' | 'context' | 'configuration';
  /** The variable or key; `undefined` when it is computed. */
  readonly name: string | undefined;
}

/** All of the deploying machine's environment, or of a `.env` file. */
export interface WholeEnvironmentValue extends Ranged {
  readonly kind: 'wholeEnvironment';
  readonly source: 'process' | 'dotenv';
}

/** Put in by CDK, CloudFormation or another deployment tool while it deploys. */
export interface DeployTimeValue extends Ranged {
  readonly kind: 'deployTime';
  /** The API or syntax that resolves it, as users know it: `valueForStringParameter()`, `{{resolve:ssm-secure}}`. */
  readonly via: string;
  readonly store: 'parameter' | 'secret' | 'other';
  /** Name, path or ARN of what is read, `*` for a dynamic piece of it. */
  readonly name: string | undefined;
  /** The JSON field that is taken out of a secret. */
  readonly field: string | undefined;
  /** The source holds nothing but secrets: Secrets Manager, a SecureString, a NoEcho parameter. */
  readonly certain: boolean;
}

/** A secret that the deploying code itself read or made. */
export interface SecretValue extends Ranged {
  readonly kind: 'secret';
  readonly confidence: Confidence;
  /** A name that is safe to print. */
  readonly label: string;
}

/** Names a secret or a parameter instead of holding its value. */
export interface IdentifierValue extends Ranged {
  readonly kind: 'identifier';
  readonly of: 'secret' | 'parameter';
  readonly form: 'name' | 'arn' | 'path';
  /** The name itself, where the file shows it, `*` for a dynamic piece. */
  readonly name: string | undefined;
  /** What it names is a secret: in Secrets Manager, or a SecureString. A parameter may be anything. */
  readonly certain: boolean;
}

/** Handed in from outside the function or class; `name` is how it is called there. */
export interface ParameterValue extends Ranged {
  readonly kind: 'parameter';
  readonly name: string;
}

/** No string a secret could be, or an output of a resource that is none: `queue.queueUrl`, a number, a condition. */
export interface BenignValue extends Ranged {
  readonly kind: 'benign';
}

/** Anything else; `name` is the last name it was known by. */
export interface UnknownValue extends Ranged {
  readonly kind: 'unknown';
  readonly name: string | undefined;
}

export type Value =
  | LiteralValue
  | TemplateValue
  | EnvironmentValue
  | WholeEnvironmentValue
  | DeployTimeValue
  | SecretValue
  | IdentifierValue
  | ParameterValue
  | BenignValue
  | UnknownValue;

/** The text of a literal or template, with `hole` for each part the file leaves open; `undefined` for other values. */
export function textOfValue(value: Value, hole = '*'): string | undefined {
  if (value.kind === 'literal') return value.text;
  if (value.kind !== 'template') return undefined;
  return value.parts.map((part) => (part.length === 1 ? (textOfValue(part[0]!, hole) ?? hole) : hole)).join('');
}

/** The variables of the environment that a value is, or is made of. */
export function variablesIn(value: Value): readonly string[] {
  if (value.kind === 'environment') return value.name === undefined ? [] : [value.name];
  return value.kind === 'template' ? value.parts.flat().flatMap(variablesIn) : [];
}

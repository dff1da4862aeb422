/**
 * What can a rule ask about a file? The one model that every syntax is read into. Each facet is computed on the first question and
 * kept; a facet that the file's syntax cannot have is empty. A part that a reader does not understand is left out, never guessed.
 */
import type { EnvironmentEntry } from './environment.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import type { LiteralText } from './literal.ts';
import type { EnvironmentRead } from './environment-read.ts';
import type { ParameterRead } from './parameter-read.ts';
import type { ParameterWrite } from './parameter-write.ts';
import type { PolicyStatement } from './policy.ts';
import type { ApiRequest, Resource } from './resource.ts';
import type { SecretCache } from './secret-cache.ts';
import type { SecretUse } from './secret-use.ts';
import type { StaticCredentials } from './static-credentials.ts';
import type { TemplateEntry } from './template-entry.ts';
import type { TransportWeakness } from './transport.ts';
import type { CloudLogin, RepositoryVariable, WorkflowEntry } from './workflow.ts';

/** What can be told of a file at a glance, before anything is parsed. */
export type Medium = 'script' | 'template' | 'workflow' | 'dotenv';

export interface FileModel {
  readonly kind: 'script' | 'cloudformation' | 'serverless' | 'workflow' | 'dotenv';
  readonly text: string;
  /** Path of the file, from where ESLint runs. */
  readonly path: string;
  /** Is this a test, a fixture or a mock? Decided by the path; setting `testFiles` adds globs. */
  readonly isTest: boolean;
  /** Does it hold the texts of an interface in some language? Decided by the path. */
  readonly isTranslation: boolean;
  /** May a secret stand in it, or be named? `false` only when nothing in the text speaks of one. */
  concernsSecrets(): boolean;
  /** Does it run in AWS: a function, or a program that talks to AWS, and no tool of its developers? */
  runsInAws(): boolean;
  /** Entries of the environments that are handed to deployed code at deploy time: functions, containers, builds. */
  environments(): readonly EnvironmentEntry[];
  /** Variables that the file reads from the environment of its process. */
  environmentReads(): readonly EnvironmentRead[];
  /** What is written into a template where more people read it than may know a secret, or where a secret is expected. */
  templateEntries(): readonly TemplateEntry[];
  /** Reads of Parameter Store and Secrets Manager, with where the name comes from. */
  parameterReads(): readonly ParameterRead[];
  /** Parameters that are written to Parameter Store. */
  parameterWrites(): readonly ParameterWrite[];
  /** Secrets that reach a log, an error message or telemetry. */
  secretUses(): readonly SecretUse[];
  /** Secrets that are sent to a caller. */
  secretResponses(): readonly SecretUse[];
  /** Stores that keep a secret beyond one invocation. */
  secretCaches(): readonly SecretCache[];
  /** Settings and addresses that leave a connection without TLS, or with less of it. */
  transport(): readonly TransportWeakness[];
  /** The texts of the file in their order, comments among them. */
  literals(): readonly LiteralText[];
  /** IAM policy statements. */
  policies(): readonly PolicyStatement[];
  /** AWS resources that the file declares. */
  resources(): readonly Resource[];
  /** Managed policies of AWS that are attached to somebody. */
  managedPolicies(): readonly ManagedPolicy[];
  /** Requests to AWS, with their input. */
  requests(): readonly ApiRequest[];
  /** Long-lived access keys of AWS that are used, created or stored. */
  credentials(): readonly StaticCredentials[];
  /** What a workflow hands to its jobs, steps and actions. */
  workflowEntries(): readonly WorkflowEntry[];
  /** Variables of the repository that a workflow reads. */
  repositoryVariables(): readonly RepositoryVariable[];
  /** Logins of jobs to AWS. */
  cloudLogins(): readonly CloudLogin[];
  /** Is the file committed, or about to be? Asked of `.env` files only. */
  tracking(): 'tracked' | 'untracked' | 'unknown';
}

/** What the path of a file tells. */
export type Place = Pick<FileModel, 'path' | 'isTest' | 'isTranslation'>;

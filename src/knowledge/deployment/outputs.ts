/**
 * Which members of constructs and resources hold a secret, or name one? CDK, Pulumi, CDKTF and SST. Data only. The
 * names are those of the libraries' type declarations; the `attr…` ones are all attributes of CDK's resources
 * (aws-cdk-lib 2.276) that are secret themselves. Blind spot: constructs of other libraries.
 */

/** What such a member comes from. */
export type Store = 'parameter' | 'secret' | 'other';

export interface SecretOutput {
  readonly store: Store;
  /** The last part of the class that has it; absent: the name alone is enough. */
  readonly of?: RegExp;
  /** Not always a secret: whatever a plain parameter holds. */
  readonly mayBePlain?: true;
}

/** Members that hold a value which is resolved while deploying. */
export const SECRET_OUTPUTS: ReadonlyMap<string, readonly SecretOutput[]> = new Map<string, readonly SecretOutput[]>([
  ['secretValue', [{ store: 'secret' }]],
  ['secretString', [{ store: 'secret' }]],
  ['stringValue', [{ store: 'parameter', mayBePlain: true }]],
  ['userPoolClientSecret', [{ store: 'other' }]],
  ['attrSecretAccessKey', [{ store: 'other' }]],
  ['attrApiKey', [{ store: 'other' }]],
  ['attrClientSecret', [{ store: 'other' }]],
  ['attrStreamKey', [{ store: 'other' }]],
  ['secretAccessKey', [{ store: 'other', of: /AccessKey$/ }]],
  ['sesSmtpPasswordV4', [{ store: 'other' }]],
  ['apiKey', [{ store: 'other', of: /(?:Graphql|Event)Api(?:Base)?$/ }]],
  ['secret', [{ store: 'other', of: /AccessKey$/ }]],
  ['result', [{ store: 'other', of: /^RandomPassword$|^Password$/ }]],
  [
    'value',
    [
      { store: 'secret', of: /Secret$/ },
      { store: 'parameter', of: /^(?:DataAws)?(?:Ssm)?Parameter$|^getParameter(?:Output)?$/, mayBePlain: true },
    ],
  ],
]);

/**
 * Modules, each with its function that only notes which secret is meant. Amplify's functions fetch it when they start; what is deployed
 * is the note.
 */
export const SECRET_NOTES: ReadonlyMap<string, string> = new Map([['@aws-amplify/backend', 'secret']]);

export interface IdentifyingOutput {
  readonly identifies: 'secret' | 'parameter';
  readonly form: 'name' | 'arn' | 'path';
  readonly of?: RegExp;
}

const SECRET_CLASS = /^(?:Cfn|DataAws)?(?:Secretsmanager)?Secret(?:TargetAttachment)?$/;
const PARAMETER_CLASS = /^(?:DataAws)?(?:Ssm)?Parameter$/;

/** Members that hold the name, ARN or path of a secret or parameter. */
export const IDENTIFYING_OUTPUTS: ReadonlyMap<string, readonly IdentifyingOutput[]> = new Map<
  string,
  readonly IdentifyingOutput[]
>([
  ['secretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['secretFullArn', [{ identifies: 'secret', form: 'arn' }]],
  ['secretName', [{ identifies: 'secret', form: 'name' }]],
  ['attrSecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['attrMasterUserSecretSecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['attrMasterPasswordSecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['attrApiKeySecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['attrClientSecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['attrInfluxAuthParametersSecretArn', [{ identifies: 'secret', form: 'arn' }]],
  ['parameterName', [{ identifies: 'parameter', form: 'path' }]],
  ['parameterArn', [{ identifies: 'parameter', form: 'arn' }]],
  ['ref', [{ identifies: 'secret', form: 'arn', of: SECRET_CLASS }]],
  ['id', [{ identifies: 'secret', form: 'arn', of: SECRET_CLASS }]],
  [
    'arn',
    [
      { identifies: 'secret', form: 'arn', of: SECRET_CLASS },
      { identifies: 'parameter', form: 'arn', of: PARAMETER_CLASS },
    ],
  ],
  [
    'name',
    [
      { identifies: 'secret', form: 'name', of: SECRET_CLASS },
      { identifies: 'parameter', form: 'path', of: PARAMETER_CLASS },
    ],
  ],
]);

/**
 * Functions that read a parameter while deploying, with the index of the argument that names it. `secure`: of type
 * SecureString.
 */
export const PARAMETER_LOOKUPS: ReadonlyMap<string, { readonly name: number; readonly secure?: true }> = new Map([
  ['valueForStringParameter', { name: 1 }],
  ['valueForTypedStringParameter', { name: 1 }],
  ['valueForTypedStringParameterV2', { name: 1 }],
  ['valueForTypedListParameter', { name: 1 }],
  ['valueFromLookup', { name: 1 }],
  ['valueForSecureStringParameter', { name: 1, secure: true }],
]);

/** Where a construct or a reference to one is told its name: third argument, or one of these properties. */
export const NAMING_PROPERTIES: readonly string[] = [
  'parameterName',
  'secretName',
  'secretCompleteArn',
  'secretPartialArn',
  'secretArn',
  'secretId',
  'name',
];

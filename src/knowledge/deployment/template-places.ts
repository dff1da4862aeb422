/**
 * Where in a template is a value read by more people than may know a secret, and where is a secret expected? Names of
 * properties and methods of CDK, its `Cfn` twins, Pulumi and CDKTF. Data only. Blind spot: properties that only some
 * resources show.
 */
import { mayNameSecret, valueNameVerdict } from '../names/value.ts';
import { words } from '../names/words.ts';

/**
 * Properties that whoever may describe a resource can read, and what runs can print. Headers that CloudFront adds for an
 * origin are left out: it has no other way to hand over a shared secret.
 */
export const OPEN_PROPERTIES: ReadonlySet<string> = new Set([
  'buildCommands',
  'command',
  'commands',
  'comment',
  'description',
  'entryPoint',
  'installCommands',
  'metadata',
  'tags',
  'userData',
]);

/** Methods that write their arguments there, with what they are called on; absent: the name is enough. */
const OPEN_METHODS: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>([
  ['addCommands', undefined],
  ['addOnExitCommands', undefined],
  ['addUserData', undefined],
  ['addMetadata', undefined],
  ['argvCommand', /^InitCommand$/],
  ['shellCommand', /^InitCommand$/],
  ['custom', /^UserData$/],
  ['add', /^Tags$/],
]);

/** @param receiver the last name of what the method is called on; of `Tags.of(x)`, `Tags` */
export function isOpenMethod(name: string, receiver: string): boolean {
  const expected = OPEN_METHODS.get(name);
  return OPEN_METHODS.has(name) && (expected === undefined || expected.test(receiver));
}

/** Properties whose maps are environments. */
export const ENVIRONMENT_PROPERTY = /^(?:env|environment(?:Variables)?|runtimeEnvironmentVariables)$/;

/** Functions that make a secret value of plain text; their argument stands in the template. */
export const PLAIN_SECRET_VALUES: ReadonlySet<string> = new Set([
  'SecretValue.unsafePlainText',
  'SecretValue.plainText',
  'SecretStringValueBeta1.fromUnsafePlaintext',
]);

/** Properties that hold the first value of a secret in Secrets Manager. */
export const isStoredProperty = (name: string): boolean => /^secretString(?:Value|Beta1)?$|^secretStringTemplate$/.test(name);

/** Names of keys that hold keys; others are names in a table, a map or of KMS. */
const SECRET_KEYS = new Set(['api', 'private', 'secret']);

/** Does a resource expect a secret in a property of this name? */
export function isSecretProperty(name: string): boolean {
  if (!mayNameSecret(name)) return false;
  const all = words(name);
  if (all.length === 1 && all[0] !== 'password') return false;
  if (all.at(-1) === 'key' && !SECRET_KEYS.has(all.at(-2)!)) return false;
  return isStoredProperty(name) || valueNameVerdict(name) === 'strong';
}

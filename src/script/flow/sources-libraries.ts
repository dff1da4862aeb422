/**
 * Is a value a secret that a library fetched? Powertools parameters, signers of database logins, credential providers,
 * CDK secrets that are unwrapped, requests to the Lambda extension for parameters and secrets, and the functions that
 * the user's settings name. Blind spot: libraries that are not in the table; their functions count by name
 * (`wrappers.ts`).
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { pathVerdict } from '../../knowledge/names/path.ts';
import type { SecretSource } from '../../settings.ts';
import { argumentsOf } from '../passing.ts';
import { declaredName } from '../parameter-reads/call.ts';
import type { ExternalName, Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { memberOf } from './containers.ts';
import { switchState, textsOf } from './sources-aws.ts';
import { secret, type Asked, type Taint, type Value } from './value.ts';

interface LibrarySource {
  /** Only a secret when this member of the second argument is true. */
  readonly gate?: 'decrypt';
  /** Configuration that may hold a secret. */
  readonly weak?: true;
  /** The result is a map of secrets. */
  readonly many?: true;
  /** Where in the result the secret is. */
  readonly path?: Path;
}

const SSM = '@aws-lambda-powertools/parameters/ssm';
const SECRETS = '@aws-lambda-powertools/parameters/secrets';
const APPCONFIG = '@aws-lambda-powertools/parameters/appconfig';

/** Functions by module and name; methods by module, class and name. */
const SOURCES = new Map<string, LibrarySource>([
  [`${SECRETS} getSecret`, {}],
  [`${SECRETS} SecretsProvider.get`, {}],
  [`${SSM} getParameter`, { gate: 'decrypt' }],
  [`${SSM} getParameters`, { gate: 'decrypt', many: true }],
  [`${SSM} getParametersByName`, { gate: 'decrypt', many: true }],
  [`${SSM} SSMProvider.get`, { gate: 'decrypt' }],
  [`${SSM} SSMProvider.getMultiple`, { gate: 'decrypt', many: true }],
  [`${SSM} SSMProvider.getParametersByName`, { gate: 'decrypt', many: true }],
  [`${APPCONFIG} getAppConfig`, { weak: true }],
  [`${APPCONFIG} AppConfigProvider.get`, { weak: true }],
  ['@aws-sdk/rds-signer Signer.getAuthToken', {}],
  ['@aws-sdk/dsql-signer DsqlSigner.getDbConnectAuthToken', {}],
  ['@aws-sdk/dsql-signer DsqlSigner.getDbConnectAdminAuthToken', {}],
  ['aws-param-store getParameter', { path: ['Value'] }],
  ['aws-param-store getParameterSync', { path: ['Value'] }],
]);

const METHODS: ReadonlySet<string> = new Set([...SOURCES.keys()].flatMap((key) => /\.(\w+)$/.exec(key)?.[1] ?? []));

type Call = TSESTree.CallExpression;

/** The class, as it is exported, of the object a method is called on. */
function classOfReceiver(script: Script, receiver: Node, asked: Asked): ExternalName | undefined {
  for (const { node, path, frame } of script.origins.of(receiver, [], asked.frame)) {
    const made =
      node.type === 'NewExpression' && path.length === 0 ? script.externalName(node.callee, frame) : undefined;
    if (made?.module !== undefined) return made;
  }
  return undefined;
}

function librarySource(script: Script, call: Call, asked: Asked): { source: LibrarySource; name: string } | undefined {
  const callee = unwrap(call.callee);
  const called = script.externalName(callee, asked.frame);
  const name = called?.path.at(-1);
  const direct =
    called?.module !== undefined && name !== undefined ? SOURCES.get(`${called.module} ${name}`) : undefined;
  if (direct) return { source: direct, name: name! };
  const method = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || method === undefined) return undefined;
  if (!METHODS.has(method)) return undefined;
  const made = classOfReceiver(script, callee.object, asked);
  const source = made && SOURCES.get(`${made.module} ${made.path.at(-1)}.${method}`);
  return source && { source, name: method };
}

/** What is asked for in a call that must say `decrypt`: `undefined` when it is no secret. */
function decrypted(script: Script, call: Call, asked: Asked): Taint['confidence'] | undefined {
  const [named, options] = argumentsOf(call, asked.frame);
  // `getParametersByName({ '/app/token': { decrypt: true } })` says it for each name.
  const isMap =
    named &&
    script.origins.of(named.node, named.path, named.frame).some(({ node }) => node.type === 'ObjectExpression');
  const entries = isMap ? { ...named, path: [...named.path, asked.path[0] ?? '*'] } : undefined;
  const states = [switchState(script, options, 'decrypt'), switchState(script, entries, 'decrypt')];
  const verdicts = named
    ? textsOf(script, named).map((name) =>
        name === undefined ? 'unknown' : pathVerdict(name, script.settings.secretNames),
      )
    : [];
  if (states.every((state) => state === 'off')) return verdicts.includes('secret') ? 'certain' : undefined;
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'benign')) return undefined;
  return states.includes('on') ? 'certain' : 'wrapper';
}

function fromTable(script: Script, call: Call, asked: Asked): Value | undefined {
  const found = librarySource(script, call, asked);
  if (!found) return undefined;
  const { gate, weak, many, path = [] } = found.source;
  const confidence = weak ? 'weak' : gate ? decrypted(script, call, asked) : 'certain';
  if (!confidence) return 'clean';
  return through(script, { ...secret(confidence, found.name), inside: many ?? false }, path, asked);
}

/** The value asked for, when the secret is the member `path` of the result. */
function through(script: Script, taint: Taint, path: Path, asked: Asked): Value {
  for (const [index, name] of path.entries()) {
    const wanted = asked.path[index];
    if (wanted === undefined)
      return asked.without.includes(name) ? 'clean' : { ...taint, what: 'response', inside: true };
    if (wanted !== name && wanted !== '*' && name !== '*') return 'clean';
  }
  return memberOf(taint, asked.path.slice(path.length), script.settings, asked.without);
}

const CREDENTIALS: readonly Path[] = [['secretAccessKey'], ['sessionToken']];

/** `fromSSO()()`, `client.config.credentials()`: a provider that is called yields credentials. */
function fromCredentialProvider(script: Script, call: Call, asked: Asked): Value | undefined {
  const callee = unwrap(call.callee);
  const ofClient =
    callee.type === 'MemberExpression' &&
    keyName(callee) === 'credentials' &&
    unwrap(callee.object).type === 'MemberExpression';
  const provides =
    (ofClient && keyName(unwrap(callee.object) as TSESTree.MemberExpression) === 'config') ||
    script.origins.of(callee, [], asked.frame).some(({ node, path, frame }) => {
      const made =
        node.type === 'CallExpression' && path.length === 0 ? script.externalName(node.callee, frame) : undefined;
      return made?.module !== undefined && /^@aws-sdk\/credential-provider/.test(made.module);
    });
  if (!provides) return undefined;
  const taint = secret('certain', 'credentials');
  const left = CREDENTIALS.filter(([name]) => !asked.without.includes(name!));
  if (asked.path.length === 0) return left.length > 0 ? { ...taint, what: 'response', inside: true } : 'clean';
  return CREDENTIALS.some(([name]) => name === asked.path[0]) ? { ...taint, label: asked.path[0]! } : 'clean';
}

/** The text of an address with holes for what the file does not show. */
function addressOf(script: Script, node: Node, asked: Asked, depth = 0): string {
  if (depth > 4) return '';
  return (
    script.origins.of(node, [], asked.frame).map(({ node: made, path, frame }) => {
      if (path.length > 0) return '';
      const inner = { ...asked, frame };
      if (made.type === 'TemplateLiteral') {
        return made.quasis
          .map(
            (quasi, i) =>
              quasi.value.raw + (made.expressions[i] ? addressOf(script, made.expressions[i], inner, depth + 1) : ''),
          )
          .join('');
      }
      if (made.type === 'BinaryExpression')
        return addressOf(script, made.left, inner, depth + 1) + addressOf(script, made.right, inner, depth + 1);
      if (made.type === 'NewExpression' && made.arguments[0])
        return addressOf(script, made.arguments[0], inner, depth + 1);
      return made.type === 'Literal' ? String(made.value) : '';
    })[0] ?? ''
  );
}

/** A request to the Lambda extension: `fetch('http://localhost:2773/secretsmanager/get?secretId=…')`. */
function fromExtension(script: Script, call: Call, asked: Asked): Value | undefined {
  const [address] = call.arguments;
  if (!address || !(script.mentions('secretsmanager/get') || script.mentions('systemsmanager/parameters/get')))
    return undefined;
  const service = /\/(secretsmanager|systemsmanager)\/(?:parameters\/)?get/.exec(
    addressOf(script, address, asked),
  )?.[1];
  if (service === undefined) return undefined;
  // The body is behind `data` (axios) or behind a method that reads it.
  const [first, ...rest] = asked.path;
  const inBody = first === 'data' || first === 'body' ? rest : asked.path;
  const isSecret =
    service === 'secretsmanager'
      ? inBody[0] === undefined || /^Secret(?:String|Binary)$/.test(inBody[0])
      : inBody[0] === undefined || (inBody[0] === 'Parameter' && (inBody[1] ?? 'Value') === 'Value');
  if (!isSecret) return 'clean';
  const taint = secret('certain', service === 'secretsmanager' ? 'SecretString' : 'Value');
  return inBody.length < (service === 'secretsmanager' ? 1 : 2) ? { ...taint, what: 'response', inside: true } : taint;
}

/** Does a call mean a function that the settings name as a source? */
export function isSettingsSource(source: SecretSource, name: string | undefined, module: string | undefined): boolean {
  const plain = (specifier: string): string => specifier.replace(/\.[cm]?[jt]s$/, '');
  if (source.module !== undefined && (module === undefined || plain(module) !== plain(source.module))) return false;
  return source.name === '*' || source.name === name;
}

function fromSettings(script: Script, call: Call, asked: Asked): Value | undefined {
  const { secretSources } = script.settings;
  if (secretSources.length === 0) return undefined;
  const called = script.externalName(call.callee, asked.frame);
  const name = declaredName(script, call.callee);
  const source = secretSources.find((candidate) =>
    isSettingsSource(candidate, called?.path.at(-1) ?? name, called?.module),
  );
  return source && through(script, secret('certain', name ?? source.name), source.path ?? [], asked);
}

/** CDK: the value of a secret as plain text. */
function fromUnwrapping(call: Call): Value | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  return method === 'unsafeUnwrap' || method === 'unsafePlainText' ? secret('certain', method) : undefined;
}

/** The value of an origin that is a call of a library; `undefined` for any other. */
export function fromLibrary(script: Script, asked: Asked): Value | undefined {
  const { node } = asked;
  if (node.type !== 'CallExpression') return undefined;
  return (
    fromSettings(script, node, asked) ??
    fromTable(script, node, asked) ??
    fromUnwrapping(node) ??
    fromCredentialProvider(script, node, asked) ??
    fromExtension(script, node, asked)
  );
}

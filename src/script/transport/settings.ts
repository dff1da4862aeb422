/**
 * Which settings of clients weaken TLS? Reads properties of objects and assignments to members, their values through
 * constants. A value that depends on a condition is taken as what the condition makes of it in production, so it is
 * left out. Blind spots: settings in the query of a connection string, and objects of other files.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isProcessWeak, PROCESS_VARIABLE, TLS_SETTINGS, type TlsSetting } from '../../knowledge/network/tls.ts';
import type { TransportRemedy, TransportWeakness } from '../../model/transport.ts';
import { removalOfCall } from '../environments/removal-of-call.ts';
import { removalOf } from '../removal.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, literalText, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.ts';
import { isAwsCall } from './clients.ts';
import { isDevelopmentOnly } from './development.ts';
import { hostsAround } from './hosts.ts';

type Constant = string | number | boolean;

export function* weakSettingsOf(script: Script): Iterable<TransportWeakness> {
  for (const object of script.nodes.of('ObjectExpression')) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || property.kind !== 'init') continue;
      const weakness = weakProperty(script, object, property);
      if (weakness) yield weakness;
    }
  }
  for (const assignment of script.nodes.of('AssignmentExpression')) {
    const weakness = weakAssignment(script, assignment);
    if (weakness) yield weakness;
  }
  if (!script.mentions(PROCESS_VARIABLE)) return;
  for (const call of script.nodes.of('CallExpression')) {
    const [name, value] = call.arguments;
    if (!name || !value || literalText(name) !== PROCESS_VARIABLE || !isWeak(script, value, isProcessWeak)) continue;
    yield processWide(script, call, [name.range[0], value.range[1]], removalOfCall(script, call));
  }
}

function weakProperty(
  script: Script,
  object: TSESTree.ObjectExpression,
  property: TSESTree.Property,
): TransportWeakness | undefined {
  const name = keyName(property);
  if (name === undefined) return undefined;
  if (name === PROCESS_VARIABLE) {
    if (!isWeak(script, property.value, isProcessWeak)) return undefined;
    return processWide(script, property, property.range, removalOf(script, property.value));
  }
  if (name === 'checkServerIdentity') {
    if (!acceptsEverything(script, property.value)) return undefined;
    return ofConnection(script, { name, property, object, setting: CHECK });
  }
  const setting = TLS_SETTINGS.get(name);
  if (!setting || !isWeak(script, property.value, setting.weak) || isServer(object)) return undefined;
  return ofConnection(script, { name, property, object, setting });
}

type Meaning = Omit<TlsSetting, 'weak'>;

const CHECK: Meaning = { kind: 'unverified', secureByDefault: true, evidence: 'alone' };

interface Found {
  readonly name: string;
  readonly property: TSESTree.Property;
  readonly object: TSESTree.ObjectExpression;
  readonly setting: Meaning;
}

function ofConnection(script: Script, { name, property, object, setting }: Found): TransportWeakness | undefined {
  const inAwsClient = setting.evidence !== 'alone' && isAwsOptions(script, object);
  if (setting.evidence === 'aws' && !inAwsClient) return undefined;
  const edits = setting.secureByDefault || inAwsClient ? removalOf(script, property.value) : undefined;
  const harmless = inAwsClient || isHttpOptions(script, object) || hasOwnAuthority(object);
  return {
    kind: setting.kind,
    of: inAwsClient ? 'aws' : 'connection',
    setting: name,
    range: property.range,
    hosts: hostsAround(script, object),
    needsHost: setting.evidence === 'remote' && !inAwsClient,
    developmentOnly: isDevelopmentOnly(script, property),
    remedies: edits ? [{ how: 'remove', harmless, edits }] : [],
  };
}

function processWide(
  script: Script,
  node: Node,
  range: TransportWeakness['range'],
  edits: TransportRemedy['edits'] | undefined,
): TransportWeakness {
  return {
    kind: 'unverified',
    of: 'process',
    setting: PROCESS_VARIABLE,
    range,
    hosts: [],
    needsHost: false,
    developmentOnly: isDevelopmentOnly(script, node),
    remedies: edits ? [{ how: 'remove', harmless: false, edits }] : [],
  };
}

/** `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`, `agent.options.rejectUnauthorized = false`. */
function weakAssignment(script: Script, assignment: TSESTree.AssignmentExpression): TransportWeakness | undefined {
  const target = unwrap(assignment.left);
  if (target.type !== 'MemberExpression' || !/^(?:=|\|\|=|\?\?=)$/.test(assignment.operator)) return undefined;
  const name = keyName(target);
  if (name === undefined) return undefined;
  if (name === PROCESS_VARIABLE) {
    if (!isWeak(script, assignment.right, isProcessWeak)) return undefined;
    return processWide(script, assignment, assignment.range, removalOf(script, assignment));
  }
  const setting = TLS_SETTINGS.get(name);
  if (!setting || !isWeak(script, assignment.right, setting.weak)) return undefined;
  // `AWS.config.sslEnabled = false`
  const ofSdk = setting.evidence === 'aws' && lastName(target.object) === 'config';
  if (setting.evidence !== 'alone' && !ofSdk) return undefined;
  const edits = setting.secureByDefault ? removalOf(script, assignment) : undefined;
  return {
    kind: setting.kind,
    of: ofSdk ? 'aws' : 'connection',
    setting: name,
    range: assignment.range,
    hosts: [],
    needsHost: false,
    developmentOnly: isDevelopmentOnly(script, assignment),
    remedies: edits ? [{ how: 'remove', harmless: false, edits }] : [],
  };
}

/** Is this always one of the values that weaken? */
function isWeak(script: Script, value: Node, weak: TlsSetting['weak']): boolean {
  const origins = script.origins.of(value);
  return origins.length > 0 && origins.every(({ node, path }) => {
    const constant = path.length === 0 ? constantOf(node) : undefined;
    return constant !== undefined && weak(constant);
  });
}

/** The value of a literal; minified code writes `!1`. */
function constantOf(node: Node): Constant | undefined {
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    const operand = constantOf(inner.argument);
    return operand === undefined ? undefined : !operand;
  }
  if (inner.type === 'Literal') {
    const { value } = inner;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  }
  return literalText(inner);
}

/** A function that finds no fault with any name: `() => undefined`. */
function acceptsEverything(script: Script, value: Node): boolean {
  const fn = script.functionFor(value);
  if (!fn || fn.async || fn.generator) return false;
  return isEmpty(fn) || returnsNothing(script, fn);
}

const isEmpty = (fn: FunctionNode): boolean => fn.body.type === 'BlockStatement' && fn.body.body.length === 0;

function returnsNothing(script: Script, fn: FunctionNode): boolean {
  if (fn.body.type === 'BlockStatement' && (fn.body.body.length !== 1 || fn.body.body[0]!.type !== 'ReturnStatement')) return false;
  const results = script.returnsOf(fn);
  return results.every((result) => {
    const inner = unwrap(result);
    return (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void');
  });
}

const propertiesOf = (object: TSESTree.ObjectExpression): readonly string[] =>
  object.properties.flatMap((property) => (property.type === 'Property' ? (keyName(property) ?? []) : []));

/** A server that asks its clients for certificates checks them itself: it weakens nobody's connection. */
function isServer(object: TSESTree.ObjectExpression): boolean {
  if (propertiesOf(object).includes('requestCert')) return true;
  const call = wrapped(object).parent;
  const isCall = call?.type === 'CallExpression' || call?.type === 'NewExpression';
  return isCall && /^(?:create(?:Secure)?)?Server$/.test(lastName(call.callee) ?? '');
}

/** With the authority's certificate at hand, a connection that is checked still works. */
const hasOwnAuthority = (object: TSESTree.ObjectExpression): boolean => propertiesOf(object).includes('ca');

function isAwsOptions(script: Script, object: TSESTree.ObjectExpression): boolean {
  const call = wrapped(object).parent;
  return (call?.type === 'CallExpression' || call?.type === 'NewExpression') && isAwsCall(script, call);
}

/** Options of an agent or a request for HTTPS, whose servers have certificates that Node.js knows. */
function isHttpOptions(script: Script, object: TSESTree.ObjectExpression): boolean {
  const user = wrapped(object).parent;
  // undici: `new Agent({ connect: { rejectUnauthorized: false } })`
  if (user?.type === 'Property' && !user.computed && keyName(user) === 'connect') {
    return user.parent.type === 'ObjectExpression' && isHttpOptions(script, user.parent);
  }
  if (user?.type !== 'CallExpression' && user?.type !== 'NewExpression') return false;
  const external = script.externalName(user.callee);
  return external?.module !== undefined && /^(?:node:)?https$|^undici$/.test(external.module);
}

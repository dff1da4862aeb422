/**
 * Which calls of the AWS SDK read parameters and secrets? Commands of version 3, aggregated clients, version 2,
 * paginators. Blind spot: a client method that is called through a computed name.
 */
import { at, declaredName, type CallNode, type ReadCall } from './call.ts';
import type { Script } from '../script.ts';
import { unwrap, type Node } from '../syntax.ts';

interface Operation {
  readonly store: 'parameter-store' | 'secrets-manager';
  /** The member of the input that names what is read. */
  readonly member: string;
  readonly many?: true;
  readonly tree?: true;
}

const OPERATIONS = new Map<string, Operation>([
  ['GetParameter', { store: 'parameter-store', member: 'Name' }],
  ['GetParameterHistory', { store: 'parameter-store', member: 'Name' }],
  ['GetParameters', { store: 'parameter-store', member: 'Names', many: true }],
  ['GetParametersByPath', { store: 'parameter-store', member: 'Path', tree: true }],
  ['GetSecretValue', { store: 'secrets-manager', member: 'SecretId' }],
  ['DescribeSecret', { store: 'secrets-manager', member: 'SecretId' }],
  ['BatchGetSecretValue', { store: 'secrets-manager', member: 'SecretIdList', many: true }],
]);

const CLIENT = /^(?:SSM|SecretsManager)(?:Client)?$/;

/**
 * Is this an object with that member, or handed to a client of the SDK? Tells `client.getParameter(input)` from a
 * wrapper.
 */
function isInput(script: Script, input: Node, member: string, receiver: Node): boolean {
  const shown = script.origins
    .of(input)
    .some(({ node, path }) => node.type === 'ObjectExpression' && path.length === 0);
  if (shown) return script.origins.of(input, [member]).length > 0;
  return script.origins.of(receiver).some(({ node, path }) => {
    const callee = node.type === 'NewExpression' && path.length === 0 ? declaredName(script, node.callee) : undefined;
    return callee !== undefined && CLIENT.test(callee);
  });
}

/** The operation that a call performs, and its input. */
function operationOf(script: Script, call: CallNode): { name: string; operation: Operation; input: Node } | undefined {
  const called = declaredName(script, call.callee);
  if (called === undefined) return undefined;
  if (call.type === 'NewExpression') {
    const name = called.endsWith('Command') ? called.slice(0, -'Command'.length) : '';
    const operation = OPERATIONS.get(name);
    return operation && call.arguments[0] ? { name, operation, input: call.arguments[0] } : undefined;
  }
  if (called.startsWith('paginate')) {
    const name = called.slice('paginate'.length);
    const operation = OPERATIONS.get(name);
    return operation && call.arguments[1] ? { name, operation, input: call.arguments[1] } : undefined;
  }
  const name = called.charAt(0).toUpperCase() + called.slice(1);
  const operation = OPERATIONS.get(name);
  const callee = unwrap(call.callee);
  const [input] = call.arguments;
  if (!operation || called === name || !input || callee.type !== 'MemberExpression') return undefined;
  return isInput(script, input, operation.member, callee.object) ? { name, operation, input } : undefined;
}

/** The read that a call of the SDK performs; `undefined` for any other call. */
export function sdkRead(script: Script, call: CallNode): ReadCall | undefined {
  const found = operationOf(script, call);
  if (!found) return undefined;
  const { name, operation, input } = found;
  const { store, member, many, tree } = operation;
  return {
    call,
    store,
    via: 'api',
    label: name,
    tree: tree ?? false,
    names: [at(input, many ? [member, '*'] : [member])],
    decryption: store === 'secrets-manager' ? 'always' : { options: input, property: 'WithDecryption' },
  };
}

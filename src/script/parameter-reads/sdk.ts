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

/**
 * The operation that a call performs, and its input.
 * @param memberOf the member of the input that every call of an operation has; `undefined` for operations that are not
 *   asked about
 */
export function operationOf(
  script: Script,
  call: CallNode,
  memberOf: (operation: string) => string | undefined,
): { readonly name: string; readonly input: Node } | undefined {
  const called = declaredName(script, call.callee);
  if (called === undefined) return undefined;
  const [input, second] = call.arguments;
  const known = (name: string, given: Node | undefined) =>
    given && memberOf(name) !== undefined ? { name, input: given } : undefined;
  if (call.type === 'NewExpression')
    return called.endsWith('Command') ? known(called.slice(0, -'Command'.length), input) : undefined;
  if (called.startsWith('paginate')) return known(called.slice('paginate'.length), second);
  const name = called.charAt(0).toUpperCase() + called.slice(1);
  const member = memberOf(name);
  const callee = unwrap(call.callee);
  if (member === undefined || called === name || !input || callee.type !== 'MemberExpression') return undefined;
  return isInput(script, input, member, callee.object) ? { name, input } : undefined;
}

/** The read that a call of the SDK performs; `undefined` for any other call. */
export function sdkRead(script: Script, call: CallNode): ReadCall | undefined {
  const found = operationOf(script, call, (operation) => OPERATIONS.get(operation)?.member);
  if (!found) return undefined;
  const { name, input } = found;
  const { store, member, many, tree } = OPERATIONS.get(name)!;
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

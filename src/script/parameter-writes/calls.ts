/**
 * Which calls write parameters? The SDK's `PutParameter` in all its forms, Powertools, and requests that a custom
 * resource or a state machine is told to make. Blind spot: wrappers of other files.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Bound } from '../origins.ts';
import { declaredName, type CallNode } from '../parameter-reads/call.ts';
import { isPowertools, providerOf } from '../parameter-reads/libraries.ts';
import { operationOf } from '../parameter-reads/sdk.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import { member, type TypeProperty, type Writing } from './writing.ts';

const bound = (node: Node): Bound => ({ node, path: [], frame: null });

/** The members of the input of `PutParameter`. */
function put(options: Bound): Pick<Writing, 'name' | 'value' | 'overwrite'> & { readonly type: TypeProperty } {
  return {
    name: member(options, 'Name'),
    value: member(options, 'Value'),
    overwrite: member(options, 'Overwrite'),
    // Without a type, a parameter that is there keeps its own, and a new one is refused.
    type: { options, property: 'Type', absent: 'absent', mayBeAdded: false },
  };
}

/** The write that a call of the SDK performs. */
export function sdkWrite(script: Script, call: CallNode): Writing | undefined {
  const found = operationOf(script, call, (operation) => (operation === 'PutParameter' ? 'Name' : undefined));
  return found && { by: 'code', label: found.name, at: call, ...put(bound(found.input)) };
}

/** The write that a call of Powertools performs: `setParameter(name, options)`, `provider.set(name, options)`. */
export function powertoolsWrite(script: Script, call: TSESTree.CallExpression): Writing | undefined {
  const [name, given] = call.arguments;
  const callee = unwrap(call.callee);
  const called = declaredName(script, callee);
  if (!name || !given || (called !== 'setParameter' && called !== 'set')) return undefined;
  const writes =
    callee.type === 'MemberExpression' && called === 'set'
      ? providerOf(script, callee.object) === 'parameter-store'
      : called === 'setParameter' && isPowertools(script.externalName(callee)?.module);
  if (!writes) return undefined;
  const options = bound(given);
  return {
    by: 'code',
    label: called,
    at: call,
    name: bound(name),
    value: member(options, 'value'),
    overwrite: member(options, 'overwrite'),
    type: { options, property: 'parameterType', otherwise: ['sdkOptions', 'Type'], absent: 'plain', mayBeAdded: true },
  };
}

const SSM = /^(?:@aws-sdk\/client-)?ssm$/i;
const PUT = /^putParameter(?:Command)?$/i;

/** The write that somebody is told to perform: `{ service: 'SSM', action: 'putParameter', parameters: {…} }`. */
export function toldWrite(script: Script, object: TSESTree.ObjectExpression): Writing | undefined {
  const of = (name: string): Node | undefined => {
    const own = object.properties.find((property) => property.type === 'Property' && keyName(property) === name);
    return own?.type === 'Property' ? own.value : undefined;
  };
  const [service, action, parameters] = [of('service'), of('action'), of('parameters')];
  if (!service || !action || !parameters) return undefined;
  if (!PUT.test(script.textOf(action) ?? '') || !SSM.test(script.textOf(service) ?? '')) return undefined;
  return { by: 'tool', label: 'PutParameter', at: action, ...put(bound(parameters)) };
}

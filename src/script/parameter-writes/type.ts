/**
 * As what is a parameter written: as SecureString, or as plain text? Follows the type to literals and to the constants
 * of the SDK and of CDK. Blind spot: a type that another file decides.
 */
import type { ParameterType } from '../../model/parameter-write.ts';
import type { Range } from '../../model/range.ts';
import { propertyInsertion } from '../insertion.ts';
import type { Origin } from '../origins.ts';
import { ownedObject } from '../owned-object.ts';
import type { Script } from '../script.ts';
import { keyName, literalText, unwrap, type Node } from '../syntax.ts';
import type { TypeProperty } from './writing.ts';

type State = ParameterType['state'];

/** By what the SDK, CDK and CloudFormation call the types, as text and as constants. */
const STATES: ReadonlyMap<string, State> = new Map([
  ['String', 'plain'],
  ['STRING', 'plain'],
  ['StringList', 'list'],
  ['STRING_LIST', 'list'],
  ['SecureString', 'secure'],
  ['SECURE_STRING', 'secure'],
]);

function stateOf({ node, path }: Origin): State | undefined {
  if (node.type === 'Identifier' && node.name === 'undefined') return undefined;
  const name = path.at(-1) ?? literalText(node);
  return (name === undefined ? undefined : STATES.get(name)) ?? 'unknown';
}

function joined(states: ReadonlySet<State>, absent: State): State {
  const [first, ...others] = states;
  if (first === undefined) return absent;
  if (others.length === 0) return first;
  return states.has('unknown') || states.has('secure') ? 'unknown' : 'plain';
}

/** The edit that writes the secure type in the words that are there. */
function secured(script: Script, value: Node): ParameterType['secure'] {
  const inner = unwrap(value);
  if (inner.type === 'MemberExpression' && !inner.computed) return [{ range: inner.property.range, text: 'SECURE_STRING' }];
  if (literalText(inner) === undefined) return undefined;
  const quote = script.text[inner.range[0]]!;
  return [{ range: inner.range, text: `${quote}SecureString${quote}` }];
}

/** @param range what writes, where no type is written */
export function typeOf(script: Script, type: TypeProperty, range: Range): ParameterType {
  const { options, property, otherwise, absent, mayBeAdded } = type;
  const states = (...way: readonly string[]): ReadonlySet<State> =>
    new Set(
      script.origins
        .of(options.node, [...options.path, ...way], options.frame)
        .map(stateOf)
        .filter((state) => state !== undefined),
    );
  const own = states(property);
  const state = joined(own.size === 0 && otherwise ? states(...otherwise) : own, absent);
  const object = options.path.length === 0 ? ownedObject(script, options.node) : undefined;
  const written = object?.properties.findLast((one) => one.type === 'Property' && keyName(one) === property);
  if (written?.type === 'Property') {
    return { state, range: written.range, secure: written.shorthand ? undefined : secured(script, written.value) };
  }
  const isFree = mayBeAdded && own.size === 0 && object !== undefined;
  return { state, range, secure: isFree ? propertyInsertion(script, object, `${property}: 'SecureString'`) : undefined };
}

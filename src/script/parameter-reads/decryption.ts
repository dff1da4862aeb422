/**
 * Does a read of Parameter Store ask for decryption, and how is it made to? Blind spot: options that another file
 * shows.
 */
import type { Edit } from '../../model/edit.ts';
import type { Decryption } from '../../model/parameter-read.ts';
import { argumentInsertion, propertyInsertion } from '../insertion.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import { writesOf, type Path } from '../writes.ts';
import type { DecryptionSwitch, ReadCall } from './call.ts';

type ObjectNode = Extract<Node, { type: 'ObjectExpression' }>;

/** The object literal that options are: written in place, or in a constant that nothing else uses. */
function objectOf(script: Script, options: Node): ObjectNode | undefined {
  const inner = unwrap(options);
  if (inner.type === 'ObjectExpression') return inner;
  const variable = inner.type === 'Identifier' ? script.scopes.variableOf(inner) : undefined;
  const declared = variable?.defs[0]?.node as unknown as Node | undefined;
  // A type that is written in place may not have the property.
  const typed = declared?.type === 'VariableDeclarator' && declared.id.typeAnnotation?.typeAnnotation.type;
  if (!variable || variable.references.length !== 2 || typed === 'TSTypeLiteral') return undefined;
  if (declared?.parent?.parent?.type === 'ExportNamedDeclaration') return undefined;
  const [write, ...more] = writesOf(variable);
  const value = write && more.length === 0 && write.path.length === 0 ? unwrap(write.value) : undefined;
  return value?.type === 'ObjectExpression' ? value : undefined;
}

/** The states that a member may have; none when it is absent. */
function statesOf(script: Script, options: Node, path: Path): ReadonlySet<boolean | undefined> {
  const states = new Set<boolean | undefined>();
  for (const { node, path: rest } of script.origins.of(options, path)) {
    if (node.type === 'Identifier' && node.name === 'undefined') continue;
    states.add(node.type === 'Literal' && rest.length === 0 ? Boolean(node.value) : undefined);
  }
  return states;
}

/** What is read with: `new GetParameterCommand`, `ssm.getParameter`. */
function reader(call: Node): Decryption['range'] {
  return call.type === 'CallExpression' || call.type === 'NewExpression'
    ? [call.range[0], call.callee.range[1]]
    : call.range;
}

/** The edits that add the switch to a call that has no options. */
function addedOptions(script: Script, call: Node, setting: string): readonly Edit[] | undefined {
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return undefined;
  return call.arguments[0]!.type === 'SpreadElement' ? undefined : argumentInsertion(script, call, `{ ${setting} }`);
}

/** The state of a read's decryption, with the edits that switch it on. */
export function decryptionOf(script: Script, call: Node, decryption: ReadCall['decryption']): Decryption {
  const range = reader(call);
  if (decryption === 'always' || decryption === 'unknown') {
    const state = decryption === 'always' ? 'on' : 'unknown';
    return { state, range, setting: '', variable: undefined, turnOn: undefined };
  }
  return 'state' in decryption ? decryption : switchedBy(script, call, decryption, range);
}

function switchedBy(script: Script, call: Node, by: DecryptionSwitch, range: Decryption['range']): Decryption {
  const { options, property, otherwise, variable } = by;
  const setting = `${property}: true`;
  const known = { range, setting, variable, turnOn: undefined };
  const decidedElsewhere = variable !== undefined && script.mentions(variable) ? 'unknown' : 'absent';
  if (!options) {
    return { ...known, state: decidedElsewhere, turnOn: by.argument && addedOptions(script, call, setting) };
  }
  const object = objectOf(script, options);
  const own = object?.properties.find((member) => member.type === 'Property' && keyName(member) === property);
  let states = statesOf(script, options, [property]);
  if (states.size === 0 && otherwise) states = statesOf(script, options, otherwise);
  if (states.size === 0) {
    return { ...known, state: decidedElsewhere, turnOn: own || !object ? undefined : propertyInsertion(script, object, setting) };
  }
  if (states.size > 1 || states.has(undefined)) return { ...known, state: states.has(true) ? 'on' : 'unknown' };
  if (states.has(true)) return { ...known, state: 'on' };
  if (own?.type !== 'Property') return { ...known, state: 'off', turnOn: object && propertyInsertion(script, object, setting) };
  const turnOn = own.shorthand ? { range: own.range, text: setting } : { range: own.value.range, text: 'true' };
  return { ...known, state: 'off', range: own.range, turnOn: [turnOn] };
}

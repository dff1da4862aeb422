/**
 * Does a read of Parameter Store ask for decryption, and how is it made to? Blind spot: options that another file
 * shows.
 */
import type { Edit } from '../../model/edit.ts';
import type { Decryption } from '../../model/parameter-read.ts';
import { argumentInsertion, propertyInsertion } from '../insertion.ts';
import { ownedObject } from '../owned-object.ts';
import type { Script } from '../script.ts';
import { keyName, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { calleeRange, type DecryptionSwitch, type ReadCall } from './call.ts';

/** The states that a member may have; none when it is absent. */
function statesOf(script: Script, options: Node, path: Path): ReadonlySet<boolean | undefined> {
  const states = new Set<boolean | undefined>();
  for (const { node, path: rest } of script.origins.of(options, path)) {
    if (node.type === 'Identifier' && node.name === 'undefined') continue;
    states.add(node.type === 'Literal' && rest.length === 0 ? Boolean(node.value) : undefined);
  }
  return states;
}

/** The edits that add the switch to a call that has no options. */
function addedOptions(script: Script, call: Node, setting: string): readonly Edit[] | undefined {
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return undefined;
  return call.arguments[0]!.type === 'SpreadElement' ? undefined : argumentInsertion(script, call, `{ ${setting} }`);
}

/** The state of a read's decryption, with the edits that switch it on. */
export function decryptionOf(script: Script, call: Node, decryption: ReadCall['decryption']): Decryption {
  const range = calleeRange(call);
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
  const object = ownedObject(script, options);
  const own = object?.properties.findLast((member) => member.type === 'Property' && keyName(member) === property);
  let states = statesOf(script, options, [property]);
  if (states.size === 0 && otherwise) states = statesOf(script, options, otherwise);
  if (states.size === 0) {
    return { ...known, state: decidedElsewhere, turnOn: own || !object ? undefined : propertyInsertion(script, object, setting) };
  }
  if (states.size > 1 || states.has(undefined)) return { ...known, state: states.has(true) ? 'on' : 'unknown' };
  if (states.has(true)) return { ...known, state: 'on' };
  if (own?.type === 'Property' && own.kind !== 'init') return { ...known, state: 'off', range: own.range };
  if (own?.type !== 'Property') return { ...known, state: 'off', turnOn: object && propertyInsertion(script, object, setting) };
  const turnOn = own.shorthand ? { range: own.range, text: setting } : { range: own.value.range, text: 'true' };
  return { ...known, state: 'off', range: own.range, turnOn: [turnOn] };
}

/**
 * Does a read of Parameter Store ask for decryption, and how is it made to? Blind spot: a switch that sits on the
 * single entries of `getParametersByName`.
 */
import type { Decryption } from '../../model/parameter-read.ts';
import { propertyInsertion } from '../insertion.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap } from '../syntax.ts';
import type { ReadCall } from './call.ts';

/** The state of a read's decryption, with the edits that switch it on. */
export function decryptionOf(script: Script, { decryption }: ReadCall): Decryption {
  if (decryption === 'always') return { state: 'on', turnOn: undefined };
  const { options, property } = decryption;
  if (!options) return { state: 'absent', turnOn: undefined };
  const object = unwrap(options);
  const shown = object.type === 'ObjectExpression' ? object : undefined;
  const own = shown?.properties.find((member) => member.type === 'Property' && keyName(member) === property);
  const values = script.origins.of(options, [property]);
  const states = new Set(
    values.map(({ node, path }) => (node.type === 'Literal' && path.length === 0 ? Boolean(node.value) : undefined)),
  );
  if (states.size === 0) return { state: 'absent', turnOn: shown && propertyInsertion(script, shown, `${property}: true`) };
  if (states.size > 1 || states.has(undefined)) {
    return { state: states.has(true) ? 'on' : 'unknown', turnOn: undefined };
  }
  if (states.has(true)) return { state: 'on', turnOn: undefined };
  const value = own?.type === 'Property' ? own.value : undefined;
  return { state: 'off', turnOn: value && [{ range: value.range, text: 'true' }] };
}

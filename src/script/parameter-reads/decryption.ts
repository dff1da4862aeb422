/**
 * Does a read of Parameter Store ask for decryption, and how is it made to? Blind spot: a switch that sits on the
 * single entries of `getParametersByName`.
 */
import type { Decryption } from '../../model/parameter-read.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import type { ReadCall } from './call.ts';

type ObjectNode = Extract<Node, { type: 'ObjectExpression' }>;

/** The edit that adds a property behind the last one, on a line of its own where the others have theirs. */
function insertion(script: Script, object: ObjectNode, text: string): Decryption['turnOn'] {
  const last = object.properties.at(-1);
  if (!last) return [{ range: [object.range[0] + 1, object.range[0] + 1], text: ` ${text} ` }];
  const before = script.text.slice(object.range[0], last.range[0]);
  const line = /\r?\n[ \t]*$/.exec(before)?.[0];
  return [{ range: [last.range[1], last.range[1]], text: `,${line ?? ' '}${text}` }];
}

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
  if (states.size === 0) return { state: 'absent', turnOn: shown && insertion(script, shown, `${property}: true`) };
  if (states.size > 1 || states.has(undefined)) {
    return { state: states.has(true) ? 'on' : 'unknown', turnOn: undefined };
  }
  if (states.has(true)) return { state: 'on', turnOn: undefined };
  const value = own?.type === 'Property' ? own.value : undefined;
  return { state: 'off', turnOn: value && [{ range: value.range, text: 'true' }] };
}

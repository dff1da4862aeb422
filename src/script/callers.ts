/**
 * Who fills a parameter? The frames of all calls in this file that pass it, for readers that go on where following a
 * value ends at a parameter. Blind spot: callers in other files.
 */
import type { Frame } from './origins.ts';
import { parameterPlace } from './parameters.ts';
import { argumentsOf } from './passing.ts';
import type { Script } from './script.ts';
import type { Node } from './syntax.ts';

const MAX_CALLERS = 200;

/**
 * @param node the use of a variable at which following a value ended
 * @param frame the frame it ended in
 * @returns frames in which to follow the same node again; none when it is no parameter or no call passes it
 */
export function callerFrames(script: Script, node: Node, frame: Frame | null): readonly Frame[] {
  const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
  const place = variable && parameterPlace(variable);
  if (!place) return [];
  const frames: Frame[] = [];
  for (const call of script.callsOf(place.fn)) {
    const args = argumentsOf(call, null);
    if (args.length > place.index && frames.length < MAX_CALLERS)
      frames.push(script.origins.frame(place.fn, args, call, frame));
  }
  return frames;
}

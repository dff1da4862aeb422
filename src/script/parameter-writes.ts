/**
 * Which parameters does this file write to Parameter Store, and what? Asks the readers of calls and constructs, and
 * follows what they write to where it comes from.
 */
import type { ParameterWrite } from '../model/parameter-write.ts';
import { calleeRange } from './parameter-reads/call.ts';
import { located, NameReading } from './parameter-reads/names.ts';
import { powertoolsWrite, sdkWrite, toldWrite } from './parameter-writes/calls.ts';
import { declaredWrites } from './parameter-writes/constructs.ts';
import { typeOf } from './parameter-writes/type.ts';
import type { Writing } from './parameter-writes/writing.ts';
import type { Script } from './script.ts';
import { ValueReading } from './values.ts';

function* writingsIn(script: Script): Iterable<Writing | undefined> {
  for (const made of script.nodes.of('NewExpression')) yield sdkWrite(script, made);
  const powertools = script.mentions('@aws-lambda-powertools/parameters');
  for (const call of script.nodes.of('CallExpression'))
    yield sdkWrite(script, call) ?? (powertools ? powertoolsWrite(script, call) : undefined);
  if (/putParameter/i.test(script.text)) {
    for (const object of script.nodes.of('ObjectExpression')) yield toldWrite(script, object);
  }
  yield* declaredWrites(script);
}

/** The writes of a file, in the order of the text within each kind. */
export function parameterWritesOf(script: Script): readonly ParameterWrite[] {
  const names = new NameReading(script);
  const values = new ValueReading(script);
  const writes: ParameterWrite[] = [];
  for (const writing of writingsIn(script)) {
    if (!writing) continue;
    const { by, label, at, id, name, value, type, overwrite } = writing;
    const range = calleeRange(at);
    // At the expression itself: the member's name says nothing about it.
    const place = located(script, value);
    const told = overwrite ? script.origins.of(overwrite.node, overwrite.path, overwrite.frame) : [];
    writes.push({
      by,
      label,
      range,
      names: names.namesOf(name),
      id,
      values: place ? values.ofOrigins(script.origins.of(place.node, place.path, place.frame), 0) : [],
      type: typeOf(script, type, range),
      replaces: told.some(({ node, path }) => path.length > 0 || node.type !== 'Literal' || node.value !== false),
    });
  }
  return writes;
}

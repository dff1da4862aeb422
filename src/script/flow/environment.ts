/**
 * Does a value come from the environment of the process, and is it a secret? `process.env.X` is one when X names a
 * secret; the whole of `process.env` always contains some. Blind spot: secrets under names that say nothing.
 */
import { words } from '../../knowledge/names/words.ts';
import { compoundVerdict } from '../../knowledge/names/compound.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { pathInEnvironment } from '../process-environment.ts';
import type { Script } from '../script.ts';
import { lastName, wrapped, type Node } from '../syntax.ts';
import { secret, type Asked, type Taint, type Value } from './value.ts';

const WHOLE: Taint = { confidence: 'environment', label: 'process.env', what: 'environment', inside: true };

/** What a name tells of a variable of the environment. */
export function environmentValue(script: Script, name: string): Value {
  const verdict = valueNameVerdict(name, script.settings.secretNames);
  if (verdict === 'strong') return secret('environment', name);
  if (verdict === 'weak') return secret('weak', name);
  return compoundVerdict(words(name)) === 'benign' ? 'clean' : 'unknown';
}

/** `Object.entries(process.env)`: every variable in turn. */
function isIterated(root: Node): boolean {
  let environment = wrapped(root);
  while (lastName(environment) !== 'env' && environment.parent?.type === 'MemberExpression')
    environment = wrapped(environment.parent);
  return environment.parent?.type === 'CallExpression' && environment.parent.arguments.includes(environment as never);
}

/** The value of an origin that is the environment or a variable of it; `undefined` for any other. */
export function fromEnvironment(script: Script, asked: Asked): Value | undefined {
  const found = pathInEnvironment(script, asked);
  if (!found) return undefined;
  const [name] = found.path;
  if (name === undefined) return found.isPublic ? 'clean' : WHOLE;
  if (name === '*') return isIterated(asked.node) ? { ...WHOLE, inside: false } : 'unknown';
  return environmentValue(script, name);
}

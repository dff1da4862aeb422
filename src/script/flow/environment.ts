/**
 * Does a value come from the environment of the process, and is it a secret? `process.env.X` is one when X names a
 * secret; the whole of `process.env` always contains some. Blind spot: secrets under names that say nothing.
 */
import { words } from '../../knowledge/names/words.ts';
import { compoundVerdict } from '../../knowledge/names/compound.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { lastName, wrapped, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { secret, type Asked, type Taint, type Value } from './value.ts';

const WHOLE: Taint = { confidence: 'environment', label: 'process.env', what: 'environment', inside: true };

const PROCESS: ReadonlySet<string> = new Set(['process', 'Bun']);
const GLOBAL_OBJECT: ReadonlySet<string> = new Set(['globalThis', 'global']);

/** A cheap first question: most origins have nothing to do with the process. */
function mayBeProcess(script: Script, node: Node): boolean {
  if (node.type === 'CallExpression') return node.callee.type === 'Identifier' && node.callee.name === 'require';
  if (node.type !== 'Identifier') return node.type === 'ImportExpression';
  const variable = script.scopes.variableOf(node);
  return variable ? importOf(variable) !== undefined : PROCESS.has(node.name) || GLOBAL_OBJECT.has(node.name);
}

/** The way from the environment to the value; `undefined` when it comes from elsewhere. */
function pathInEnvironment(script: Script, { node, path }: Asked): { path: Path; process: boolean } | undefined {
  if (path[0] === 'env' && node.type === 'MetaProperty') return { path: path.slice(1), process: false };
  const external = mayBeProcess(script, node) ? script.externalName(node) : undefined;
  if (!external) return undefined;
  const way = [...(external.module === undefined ? external.path : ['process', ...external.path]), ...path];
  const [root = '', ...rest] = GLOBAL_OBJECT.has(way[0] ?? '') ? way.slice(1) : way;
  const isProcess = external.module === undefined ? PROCESS.has(root) : /^(?:node:)?process$/.test(external.module);
  return isProcess && rest[0] === 'env' ? { path: rest.slice(1), process: true } : undefined;
}

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
  // What bundlers put into `import.meta.env` is public as a whole.
  if (name === undefined) {
    return found.process ? WHOLE : 'clean';
  }
  if (name === '*') return isIterated(asked.node) ? { ...WHOLE, inside: false } : 'unknown';
  return environmentValue(script, name);
}

/**
 * Is a value the environment of the process, or a part of it? `process.env` of Node and `Bun.env`, global or imported, and
 * `import.meta.env`. Which values come from there: see `Origins`. Blind spot: copies that another file makes of it.
 */
import type { Origin } from './origins.ts';
import { importOf } from './scopes.ts';
import type { Script } from './script.ts';
import type { Node } from './syntax.ts';
import type { Path } from './writes.ts';

const PROCESS: ReadonlySet<string> = new Set(['process', 'Bun']);
const GLOBAL_OBJECT: ReadonlySet<string> = new Set(['globalThis', 'global']);
const isProcessModule = (module: string | undefined): boolean => module === 'process' || module === 'node:process';

export interface EnvironmentPath {
  /** What is taken out of the environment; empty: all of it. */
  readonly path: Path;
  /** `import.meta.env`: what bundlers put there is public as a whole. */
  readonly isPublic: boolean;
}

/** The way from the environment to a value; `undefined` when it comes from elsewhere. */
export function pathInEnvironment(
  script: Script,
  { node, path }: Pick<Origin, 'node' | 'path'>,
): EnvironmentPath | undefined {
  if (node.type === 'MetaProperty') return path[0] === 'env' ? { path: path.slice(1), isPublic: true } : undefined;
  const external = externalPath(script, node);
  if (!external) return undefined;
  const way = [...external, ...path];
  if (GLOBAL_OBJECT.has(way[0]!)) way.shift();
  // `(await import('node:process')).default.env`.
  if (way[1] === 'default') way.splice(1, 1);
  return PROCESS.has(way[0] ?? '') && way[1] === 'env' ? { path: way.slice(2), isPublic: false } : undefined;
}

/** The process or the global object, or an import of Node's `process`, as a path that begins with the global's name. */
function externalPath(script: Script, node: Node): Path | undefined {
  if (node.type === 'ImportExpression' || isRequireCall(node)) {
    const source = script.externalName(node);
    return source && isProcessModule(source.module) ? ['process', ...source.path] : undefined;
  }
  if (node.type !== 'Identifier') return undefined;
  const variable = script.scopes.variableOf(node);
  if (!variable) return PROCESS.has(node.name) || GLOBAL_OBJECT.has(node.name) ? [node.name] : undefined;
  const imported = importOf(variable);
  if (!imported || !isProcessModule(imported.module)) return undefined;
  return imported.name === '*' || imported.name === 'default' ? ['process'] : ['process', imported.name];
}

/** A cheap first question: most origins are calls that have nothing to do with the process. */
const isRequireCall = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require';

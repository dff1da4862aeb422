/**
 * Is a value the deploying machine's environment, or a part of it: `process.env`, or what `dotenv` read from a file?
 * Blind spot: copies that a function of another file makes of it.
 */
import type { Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap } from '../syntax.ts';
import type { Path } from '../writes.ts';

export interface MachineEnvironment {
  readonly source: 'process' | 'dotenv';
  /** What is taken out of it; empty: all of it. */
  readonly path: Path;
}

/** Stands in the text of every file that has one. */
export const MACHINE_ENVIRONMENT = /process|import\.meta|dotenv/;

export function machineEnvironment(script: Script, { node, path }: Origin): MachineEnvironment | undefined {
  if (node.type === 'MetaProperty') return path[0] === 'env' ? { source: 'process', path: path.slice(1) } : undefined;
  if (node.type === 'CallExpression' && isDotenv(script, node.callee)) {
    const inside = parsed(node.callee, path);
    return inside && { source: 'dotenv', path: inside };
  }
  if (node.type !== 'Identifier' && node.type !== 'CallExpression') return undefined;
  const external = script.externalName(node);
  if (!external) return undefined;
  const ofModule = external.module !== undefined && /^(?:node:)?process$/.test(external.module);
  if (external.module !== undefined && !ofModule) return undefined;
  const whole = [...(ofModule ? ['process'] : []), ...external.path, ...path].filter(
    (step, i) => i > 0 || step !== 'globalThis',
  );
  return whole[0] === 'process' && whole[1] === 'env' ? { source: 'process', path: whole.slice(2) } : undefined;
}

const isDotenv = (script: Script, callee: Origin['node']): boolean =>
  /^(?:dotenv|dotenv-flow|dotenv-expand|dotenvx|@dotenvx\/dotenvx)$/.test(script.externalName(callee)?.module ?? '');

/** `config().parsed`, but `parse(text)` itself. */
function parsed(callee: Origin['node'], path: Path): Path | undefined {
  const inner = unwrap(callee);
  const name =
    inner.type === 'MemberExpression' ? keyName(inner) : inner.type === 'Identifier' ? inner.name : undefined;
  if (name === 'parse') return path;
  return path[0] === 'parsed' ? path.slice(1) : undefined;
}

/**
 * Is a value the deploying machine's environment, or a part of it: `process.env`, or what `dotenv` read from a file?
 */
import type { Origin } from '../origins.ts';
import { pathInEnvironment } from '../process-environment.ts';
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
  if (node.type === 'CallExpression' && isDotenv(script, node.callee)) {
    const inside = parsed(node.callee, path);
    return inside && { source: 'dotenv', path: inside };
  }
  const inside = pathInEnvironment(script, { node, path });
  return inside && { source: 'process', path: inside.path };
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

/**
 * What do the readers of single libraries tell about a call? The common words between them and `parameter-reads.ts`.
 */
import type { Decryption, ParameterRead, ReadName } from '../../model/parameter-read.ts';
import type { Range } from '../../model/range.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import type { NameSource } from './names.ts';

export type CallNode = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;

/** Where the switch for decryption is: the member `property` of an options object, which may be left out. */
export interface DecryptionSwitch {
  readonly options: Node | undefined;
  readonly property: string;
  /** The options are an argument of their own, which may be added. */
  readonly argument?: true;
  /** Another member that is looked at where the first is absent. */
  readonly otherwise?: Path;
  /** The variable of the environment that decides where no member does. */
  readonly variable?: string;
}

/** A name with the switch that counts for it alone. */
export interface SwitchedName extends NameSource {
  readonly decryption?: DecryptionSwitch;
}

/** A call that reads, before its names are followed. */
export interface ReadCall {
  readonly call: Node;
  readonly store: ParameterRead['store'];
  readonly via: ParameterRead['via'];
  readonly label: string;
  readonly tree: boolean;
  readonly names: readonly SwitchedName[];
  /** Names that are a part of a longer text. */
  readonly written?: readonly ReadName[];
  /** `always`: there is no switch; `unknown`: it is not known what the call does. */
  readonly decryption: DecryptionSwitch | Decryption | 'always' | 'unknown';
}

export const at = (node: Node, path: Path = []): NameSource => ({ node, path, frame: null });

/** What is called: `new GetParameterCommand`, `ssm.getParameter`. */
export const calleeRange = (call: Node): Range =>
  call.type === 'CallExpression' || call.type === 'NewExpression' ? [call.range[0], call.callee.range[1]] : call.range;

/**
 * The name a callee has where it is declared: `getSecret` of `import { getSecret as read }`, of `x.getSecret`, of
 * `ns.getSecret`.
 */
export function declaredName(script: Script, callee: Node): string | undefined {
  const inner = unwrap(callee);
  if (inner.type === 'MemberExpression') return keyName(inner)?.replace(/^#/, '');
  if (inner.type !== 'Identifier') return undefined;
  const variable = script.scopes.variableOf(inner);
  const imported = variable && importOf(variable);
  if (imported) return imported.name === 'default' || imported.name === '*' ? inner.name : imported.name;
  // `const { GetParameterCommand: Get } = require('…')`, `const load = getSecret`.
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return inner.name;
  const renamed =
    declarator.id.type === 'ObjectPattern' || /^(?:Identifier|MemberExpression)$/.test(unwrap(declarator.init).type);
  return (renamed ? script.externalName(inner)?.path.at(-1) : undefined) ?? inner.name;
}

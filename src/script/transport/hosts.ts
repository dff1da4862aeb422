/**
 * To which hosts do the options of a client lead? Looks at the object itself and at the objects and calls around it:
 * the host of a database stands beside its `ssl: {…}`, the URL of a request before its `agent: new Agent({…})`. Blind
 * spot: an agent that is kept in a variable and used elsewhere.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Text } from '../../knowledge/iam/text.ts';
import { addressClass } from '../../knowledge/network/addresses.ts';
import { urlParts } from '../../knowledge/network/hosts.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';

const HOST_KEY = /^(?:host(?:name)?|server(?:name)?|address|url|uri|base_?url|endpoint|nodes?|brokers|servers|connectionString)$/i;
/** What may stand between the options of a connection and a part of them. */
const AROUND = /^(?:Property|SpreadElement|(?:Object|Call|New|Conditional|Logical)Expression)$/;
const MAX_LEVELS = 12;

/** The hosts around an object, those nearest to it; none when the file does not tell. */
export function hostsAround(script: Script, object: TSESTree.ObjectExpression): readonly string[] {
  let node: Node = object;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const hosts = [...(node.type === 'ObjectExpression' ? hostsIn(script, node) : []), ...hostsBeside(script, node)];
    if (hosts.length > 0) return hosts;
    const parent: Node | undefined = wrapped(node).parent;
    if (!parent || !AROUND.test(parent.type)) break;
    node = parent;
  }
  return [];
}

function hostsIn(script: Script, object: TSESTree.ObjectExpression): readonly string[] {
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property' || !HOST_KEY.test(keyName(property) ?? '')) return [];
    const value = unwrap(property.value);
    const values = value.type === 'ArrayExpression' ? value.elements.filter((element) => element !== null) : [value];
    return values.flatMap((one) => hostsOf(script, one));
  });
}

/** The hosts of the other arguments of the call that an expression is an argument of. */
function hostsBeside(script: Script, node: Node): readonly string[] {
  const argument = wrapped(node);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return [];
  return call.arguments.flatMap((other) => {
    const inner = unwrap(other);
    if (other === argument) return [];
    if (inner.type === 'ObjectExpression') return hostsIn(script, inner);
    return textsOf(script, other).flatMap((text) => (text.includes('://') ? knownHost(text) : []));
  });
}

/** The hosts that an expression may name, by themselves or in a URL; `*` for one that is open. */
export function hostsOf(script: Script, node: Node, frame: Frame | null = null): readonly string[] {
  const inner = unwrap(node);
  // `new URL('…')`, `new AWS.Endpoint('…')`
  const [first] = inner.type === 'NewExpression' ? inner.arguments : [];
  return textsOf(script, first ?? node, frame).flatMap((text) => knownHost(text));
}

/** The host in a text; `*` where not even its domain is known. */
export function knownHost(text: Text): readonly string[] {
  if (addressClass(text)) return [text];
  const host = (urlParts(text)?.host ?? /^\[[^\]]*\]|^[^:/?#]*/.exec(text)![0]).replace(/[\uE000-\uE004]+/g, '*');
  if (host === '') return [];
  const open = host.lastIndexOf('*');
  return [open < 0 || /^[^.]*(?:\.[^.]+){2,}$/.test(host.slice(open + 1)) ? host : '*'];
}

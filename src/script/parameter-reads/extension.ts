/**
 * Which requests go to the Lambda extension, which serves parameters and secrets on a local port? Blind spot: addresses
 * whose query is put together by another library.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import type { Decryption, ReadName } from '../../model/parameter-read.ts';
import type { Value } from '../../model/value.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import { ValueReading } from '../values.ts';
import { at, type ReadCall } from './call.ts';
import { located, type NameSource } from './names.ts';

/** A file without this reads nothing through the extension. */
export const EXTENSION_TEXT = /secretsmanager\/get|systemsmanager\/parameters\/get/;
/** A part of the address that the file leaves open. */
const HOLE = '\0';
/** The service and the name in an address, which port it may listen on. */
const ADDRESS =
  /\/(secretsmanager\/get\?(?:[^#]{0,500}&)?secretId|systemsmanager\/parameters\/get\/?\?(?:[^#]{0,500}&)?name)=([^&#]*)/;
const NAME_IS_NEXT = /[?&](?:secretId|name)=$/;
const SETTING = 'withDecryption=true';

/** The pieces of a template or concatenation: text and holes in turn. */
function pieces(node: Node): readonly (string | Node)[] {
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral') {
    return inner.quasis.flatMap((quasi, i) => [
      quasi.value.cooked ?? '',
      ...(inner.expressions[i] ? [inner.expressions[i]] : []),
    ]);
  }
  if (inner.type === 'BinaryExpression' && inner.operator === '+')
    return [...pieces(inner.left), ...pieces(inner.right)];
  return inner.type === 'Literal' && typeof inner.value === 'string' ? [inner.value] : [node];
}

const encoded = (node: Node): Node => {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' && lastName(inner.callee) === 'encodeURIComponent' && inner.arguments[0]
    ? inner.arguments[0]
    : node;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Address {
  readonly secret: boolean;
  /** The name: an expression of its own, or a part of the text. */
  readonly source: NameSource | undefined;
  readonly written: ReadName | undefined;
  /** The whole text, with holes. */
  readonly text: string;
  readonly node: Node;
}

/** A name that is written in the address, with the values of its holes. */
function writtenName(script: Script, name: string, holes: readonly Node[], frame: Frame | null, node: Node): ReadName {
  const { range } = node;
  const reading = new ValueReading(script);
  const parts = name.split(HOLE).flatMap((text, i): (readonly Value[])[] => {
    const hole = holes[i - 1];
    return [...(hole ? [reading.values(encoded(hole), frame, 0)] : []), [{ kind: 'literal', text: decoded(text), range }]];
  });
  return { range, values: [reading.joined(node, parts)], fallback: undefined, pure: true, literal: () => undefined };
}

/** The address of the extension that an expression is, with the name of what is asked for. */
function addressOf(script: Script, address: Node): Address | undefined {
  for (const { node: origin, frame } of script.origins.of(address)) {
    const made = origin.type === 'NewExpression' && lastName(origin.callee) === 'URL' ? origin.arguments[0] : origin;
    const node = unwrap(made ?? origin);
    const holes: Node[] = [];
    let text = '';
    for (const piece of pieces(node)) {
      const known = typeof piece === 'string' ? piece : script.textOf(piece, frame);
      if (typeof piece === 'string' || (known !== undefined && !NAME_IS_NEXT.test(text))) text += known;
      else {
        text += HOLE;
        holes.push(piece);
      }
    }
    const found = ADDRESS.exec(text);
    const [, service, name] = found ?? [];
    if (!found || service === undefined || !name) continue;
    const before = text.slice(0, found.index + found[0].length - name.length).split(HOLE).length - 1;
    const own = holes.slice(before, before + name.split(HOLE).length - 1);
    const source = name === HOLE && own[0] ? { node: encoded(own[0]), path: [], frame } : undefined;
    const written = source ? undefined : writtenName(script, name, own, frame, node);
    return { secret: service.startsWith('secrets'), source, written, text, node };
  }
  return undefined;
}

/** The edits that put the setting behind everything else in an address. */
function addedSetting(node: Node): readonly Edit[] | undefined {
  const end = node.range[1];
  switch (node.type) {
    case 'TemplateLiteral':
    case 'Literal':
      return [{ range: [end - 1, end - 1], text: `&${SETTING}` }];
    case 'BinaryExpression':
      return [{ range: [end, end], text: ` + '&${SETTING}'` }];
    default:
      return undefined;
  }
}

function decryptionIn(script: Script, { text, node }: Address): Decryption {
  const known = { range: node.range, setting: SETTING, variable: undefined, turnOn: undefined };
  const asked = /[?&]withDecryption=([^&#]*)/i.exec(text)?.[1]?.toLowerCase();
  if (asked === 'true' || asked === '1') return { ...known, state: 'on' };
  if (asked === 'false') {
    const index = script.text.slice(...node.range).search(/withDecryption=false/i);
    const start = node.range[0] + index + 'withDecryption='.length;
    return { ...known, state: 'off', turnOn: index < 0 ? undefined : [{ range: [start, start + 5], text: 'true' }] };
  }
  // It may be added to the address elsewhere.
  if (asked !== undefined || script.mentions('withDecryption')) return { ...known, state: 'unknown' };
  return { ...known, state: 'absent', turnOn: text.includes('#') ? undefined : addedSetting(node) };
}

/** A parameter of the query that is set by itself: `url.searchParams.set('secretId', id)`. */
function setParameter(script: Script, call: TSESTree.CallExpression): ReadCall | undefined {
  const callee = unwrap(call.callee);
  const [first, name] = call.arguments;
  const key = first && unwrap(first);
  if (callee.type !== 'MemberExpression' || key?.type !== 'Literal' || !name) return undefined;
  if (!/params$/i.test(lastName(callee.object) ?? '')) return undefined;
  const secret = key.value === 'secretId';
  if (!secret && !(key.value === 'name' && script.mentions('systemsmanager/parameters/get'))) return undefined;
  const state = script.mentions('withDecryption') ? 'unknown' : 'absent';
  return readOf(call, secret, {
    names: [at(name)],
    decryption: { state, range: call.range, setting: SETTING, variable: undefined, turnOn: undefined },
  });
}

function readOf(
  call: Node,
  secret: boolean,
  read: Pick<ReadCall, 'names' | 'written'> & { readonly decryption: Decryption },
): ReadCall {
  return {
    call,
    store: secret ? 'secrets-manager' : 'parameter-store',
    via: 'api',
    label: 'Lambda extension',
    tree: false,
    ...read,
    decryption: secret ? 'always' : read.decryption,
  };
}

/** The read that a request to the Lambda extension performs. */
export function extensionRead(script: Script, call: TSESTree.CallExpression): ReadCall | undefined {
  const [first] = call.arguments;
  if (!first) return undefined;
  const method = lastName(unwrap(call.callee));
  if (method === 'set' || method === 'append') return setParameter(script, call);
  if (!/^(?:fetch|get|request|axios|got|ky|superagent|\$fetch)$/.test(method ?? '')) return undefined;
  const addresses = [at(first), ...['url', 'path', 'uri'].flatMap((name) => located(script, at(first, [name])) ?? [])];
  for (const { node, path } of addresses) {
    const found = path.length === 0 ? addressOf(script, node) : undefined;
    if (!found) continue;
    const { secret, source, written } = found;
    const decryption = decryptionIn(script, found);
    return readOf(call, secret, { names: source ? [source] : [], written: written ? [written] : [], decryption });
  }
  return undefined;
}

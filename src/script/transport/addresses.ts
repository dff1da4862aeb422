/**
 * Which addresses are used without TLS although it matters: endpoints of AWS clients, and requests that carry
 * credentials? A request carries them by the name of a header, by `auth`, or because a secret flows into it. Blind
 * spots: clients that are configured in other files, hosts that the file leaves open, and requests put together by
 * several calls (`req.setHeader(…)`).
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { urlParts } from '../../knowledge/network/hosts.ts';
import { isCredentialHeader } from '../../knowledge/network/tls.ts';
import type { Edit } from '../../model/edit.ts';
import type { TransportWeakness } from '../../model/transport.ts';
import { entriesOf, type Entry } from '../entries.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';
import { isAwsCall } from './clients.ts';
import { isDevelopmentOnly } from './development.ts';
import { hostsOf, knownHost } from './hosts.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** An expression with the address, to be read in its frame. */
interface Address {
  readonly node: Node;
  readonly frame: Frame | null;
}

const PLAIN = 'http://';

const REQUEST_NAME = /fetch|axios|^got$|^ky$|request|needle|superagent|client$|^(?:get|post|put|patch|delete|head|del|send|call|create|extend)$/i;
const ADDRESS_KEY = /^(?:url|uri|base_?url|prefixUrl|endpoint|node|origin|hostname|host)$/i;
const BODY_KEY = /^(?:body|data|json|form|params|searchParams|query|auth|password|headers|token)$/;

export function* plainAddressesOf(script: Script): Iterable<TransportWeakness> {
  const hasUrl = /http:\/\//i.test(script.text);
  const hasModule = /['"](?:node:)?http['"]/.test(script.text);
  if (!hasUrl && !hasModule) return;
  const hasEndpoint = hasUrl && /endpoint/i.test(script.text);
  for (const call of [...script.nodes.of('CallExpression'), ...script.nodes.of('NewExpression')]) {
    if (hasEndpoint && isAwsCall(script, call)) yield* awsEndpoints(script, call);
    else if (REQUEST_NAME.test(lastName(call.callee) ?? '')) yield* request(script, call, hasModule && isPlainModule(script, call));
  }
}

/** `new S3Client({ endpoint: 'http://…' })`, `new AWS.Endpoint('http://…')`. */
function* awsEndpoints(script: Script, call: Call): Iterable<TransportWeakness> {
  const [first] = call.arguments;
  if (!first) return;
  if (lastName(call.callee) === 'Endpoint') {
    yield* plain(script, { node: first, frame: null }, 'aws');
    return;
  }
  for (const { key, value, frame } of entriesOf(script, first).entries) {
    if (key === 'endpoint') yield* plain(script, { node: value, frame }, 'aws');
  }
}

/** `http.request(…)` of Node.js. */
function isPlainModule(script: Script, call: Call): boolean {
  const external = script.externalName(call.callee);
  return /^(?:node:)?http$/.test(external?.module ?? '') && /^(?:request|get)$/.test(external?.path.at(-1) ?? '');
}

function* request(script: Script, call: Call, isPlain: boolean): Iterable<TransportWeakness> {
  const addresses: Address[] = [];
  const contents: Entry[] = [];
  for (const argument of call.arguments) {
    if (mayBeText(script, argument)) addresses.push({ node: argument, frame: null });
    for (const entry of entriesOf(script, argument).entries) {
      if (ADDRESS_KEY.test(entry.key ?? '')) addresses.push({ node: entry.value, frame: entry.frame });
      contents.push(entry);
    }
  }
  const plainOnes = addresses.flatMap((address) => [...plain(script, address, 'request', isPlain)]);
  if (plainOnes.length > 0 && (contents.some((entry) => isCredential(script, entry)) || addresses.some(({ node, frame }) => isSecret(script, node, frame))))
    yield* plainOnes.slice(0, 1);
}

const mayBeText = (script: Script, node: Node): boolean =>
  script.origins.of(node).some((origin) => /^(?:Literal|TemplateLiteral|BinaryExpression)$/.test(origin.node.type) && origin.path.length === 0);

function isCredential(script: Script, { key, value, frame }: Entry): boolean {
  if (key === undefined || !BODY_KEY.test(key)) return false;
  if (key === 'auth') return !/^(?:false|null|undefined)$/.test(script.text.slice(...unwrap(value).range));
  if (key === 'headers' && entriesOf(script, value, frame).entries.some((header) => isCredentialHeader(header.key ?? ''))) return true;
  return isSecret(script, value, frame);
}

function isSecret(script: Script, node: Node, frame: Frame | null): boolean {
  const taint = script.secrets.at(node, [], frame);
  return taint !== undefined && taint.confidence !== 'weak';
}

/** The weakness of an address without TLS; `isPlain`: whatever its scheme, there is no TLS. */
function* plain(script: Script, { node, frame }: Address, of: 'aws' | 'request', isPlain = false): Iterable<TransportWeakness> {
  const texts = textsOf(script, node, frame).filter((text) => text.toLowerCase().startsWith(PLAIN));
  const hosts = texts.length > 0 ? texts.flatMap((text) => knownHost(text)) : isPlain ? hostsOf(script, node, frame) : [];
  if (hosts.every((host) => host === '*')) return;
  const literal = literalOf(script, node, frame, 0);
  const place = literal ?? node;
  const isPort80 = texts.some((text) => urlParts(text)?.port === '80');
  const edit = literal && !isPlain && !isPort80 ? encrypting(script, literal) : undefined;
  yield {
    kind: 'plain',
    of,
    setting: PLAIN,
    range: place.range,
    hosts,
    needsHost: true,
    developmentOnly: isDevelopmentOnly(script, place) || isDevelopmentOnly(script, node),
    remedies: edit ? [{ how: 'encrypt', harmless: false, edits: [edit] }] : [],
  };
}

const MAX_STEPS = 8;

/** The literal that an address begins with. */
function literalOf(script: Script, node: Node, frame: Frame | null, steps: number): Node | undefined {
  if (steps > MAX_STEPS) return undefined;
  for (const origin of script.origins.of(node, [], frame)) {
    const inner = unwrap(origin.node);
    if (origin.path.length > 0) continue;
    const first =
      inner.type === 'BinaryExpression' && inner.operator === '+'
        ? inner.left
        : inner.type === 'TemplateLiteral' && inner.quasis[0]?.value.raw === ''
          ? inner.expressions[0]
          : undefined;
    const literal = first ? literalOf(script, first, origin.frame, steps + 1) : inner;
    if (literal && encrypting(script, literal)) return literal;
  }
  return undefined;
}

/** Puts an `s` behind `http` where a literal begins with that. */
function encrypting(script: Script, literal: Node): Edit | undefined {
  const start = literal.range[0] + 1;
  const isWritten = /^["'`]http:\/\//i.test(script.text.slice(literal.range[0], start + PLAIN.length));
  return isWritten ? { range: [start + 4, start + 4], text: 's' } : undefined;
}

/**
 * Which access keys does the file hand to the SDK? Clients of version 3 and 2, `AWS.config`, `AWS.Credentials`,
 * signers, providers of Pulumi and CDKTF; keys are read through constants, spreads, local functions and their callers.
 * Left out is what has a session token, and what talks to an endpoint that is not AWS's: emulators, and stores that
 * speak S3.
 * Blind spots: options that another file contributes to, which may hold either, and clients made in another file.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { GivenKey } from '../../model/static-credentials.ts';
import { PUT_TOGETHER } from '../../knowledge/literals/tokens.ts';
import { callerFrames } from '../callers.ts';
import { entriesOf, type Entries, type Entry } from '../entries.ts';
import type { Frame } from '../origins.ts';
import { removalOf } from '../removal.ts';
import type { Script } from '../script.ts';
import { dottedName, unwrap, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';
import { valuesOf } from '../values.ts';
import { awsName } from './modules.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

const KEY_ID = /^access_?key(?:_?id)?$/i;
const SECRET_KEY = /^secret_?(?:access_?)?key$/i;
const SESSION_TOKEN = /^(?:session_?)?token$/i;
/** A key is given under such a name, or to the class `Credentials` of version 2. */
const SECRET_KEYS = /secret_?(?:access|key)/i;
/** Options that hold a key in an object of its own. */
const HOLDERS = /^(?:credentials|masterCredentials)$/;
/** How version 2 of the SDK keeps keys apart from the clients that use them. */
const APART = /(?:^|\.)(?:config\.update|Credentials|Config)$/;
const AWS_HOST = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws)(?:[:/]|$)/;

/** Keys handed over in calls, and those assigned to the configuration of SDK 2. */
export function givenKeys(script: Script): readonly GivenKey[] {
  if (!script.mentions(SECRET_KEYS) && !script.mentions('Credentials') && !PUT_TOGETHER.test(script.text)) return [];
  const found = new Map<number, GivenKey>();
  const add = (key: GivenKey | undefined): void => {
    if (key && !found.has(key.range[0])) found.set(key.range[0], key);
  };
  // What version 2 keeps apart from its clients may be for a client whose endpoint is set elsewhere in the file.
  const isApart = /endpoint/i.test(script.text);
  for (const call of [...script.nodes.of('NewExpression'), ...script.nodes.of('CallExpression')]) {
    const path = awsName(script, call.callee)?.path;
    if (!path || (isApart && APART.test(path.join('.')))) continue;
    for (const key of keysOfCall(script, call, path.at(-1))) add(key);
  }
  if (!isApart) for (const assignment of script.nodes.of('AssignmentExpression')) add(assigned(script, assignment));
  return [...found.values()];
}

function keysOfCall(script: Script, call: Call, callee: string | undefined): readonly (GivenKey | undefined)[] {
  const label = dottedName(call.callee)?.join('.') ?? (callee === '*' ? undefined : callee) ?? 'the client';
  const [first, second, third] = call.arguments;
  // `new AWS.Credentials(id, secret)`
  if (callee === 'Credentials' && first && second && !third) {
    const [keyId, secretKey] = [valuesOf(script, first), valuesOf(script, second)];
    return [{ how: 'given', label, range: second.range, keyId, secretKey, removal: undefined }];
  }
  return call.arguments.flatMap((argument) => {
    const options = entriesOf(script, argument);
    if (isElsewhere(script, options)) return [];
    const held = options.entries.filter(({ key }) => key !== undefined && HOLDERS.test(key));
    return [
      keyIn(script, options, label, (id, secret) => separately(script, id, secret, argument)),
      ...held.flatMap((holder) =>
        heldBy(script, holder).map((map) => keyIn(script, map, label, () => withHolder(script, holder, argument))),
      ),
    ];
  });
}

/** `AWS.config.secretAccessKey = …` */
function assigned(script: Script, { left, right }: TSESTree.AssignmentExpression): GivenKey | undefined {
  const name = left.type === 'MemberExpression' ? awsName(script, left) : undefined;
  if (!name || name.path.at(-2) !== 'config' || !SECRET_KEY.test(name.path.at(-1) ?? '')) return undefined;
  const label = dottedName((left as TSESTree.MemberExpression).object)?.join('.') ?? 'AWS.config';
  return { how: 'given', label, range: right.range, keyId: [], secretKey: valuesOf(script, right), removal: undefined };
}

/** Do options name an endpoint that is not AWS's, or one that cannot be read? */
function isElsewhere(script: Script, { entries, complete }: Entries): boolean {
  if (!complete) return true;
  const endpoints = entries.filter(({ key }) => key === 'endpoint' || key === 'endpoints');
  return endpoints.some(({ value, frame }) => !textsOf(script, value, frame).every((text) => AWS_HOST.test(text)));
}

/** The maps that an option such as `credentials` may hold: written out, returned by a provider, passed by a caller. */
function heldBy(script: Script, { value, frame }: Entry): readonly Entries[] {
  const provider = script.functionFor(value, frame);
  if (provider) return script.returnsOf(provider).map((result) => entriesOf(script, result, frame));
  const map = entriesOf(script, value, frame);
  const passed = map.unread.flatMap(({ origin: { node, path, frame: inner } }) =>
    callerFrames(script, node, inner).map((caller) => entriesOf(script, node, caller, path)),
  );
  return map.entries.length > 0 || passed.length === 0 ? [map] : passed;
}

/** The key in a map, if it has one without a session token. */
function keyIn(
  script: Script,
  { entries, complete }: Entries,
  label: string,
  removal: (id: Entry, secret: Entry) => GivenKey['removal'],
): GivenKey | undefined {
  const named = (pattern: RegExp): Entry | undefined =>
    entries.find(({ key }) => key !== undefined && pattern.test(key));
  const [id, secret] = [named(KEY_ID), named(SECRET_KEY)];
  if (!complete || !id || !secret || named(SESSION_TOKEN)) return undefined;
  const values = ({ value, frame }: { value: Node; frame: Frame | null }) => valuesOf(script, value, frame);
  const { range } = secret.node;
  return { how: 'given', label, range, keyId: values(id), secretKey: values(secret), removal: removal(id, secret) };
}

/** Removes the option that holds a key, where both are written out in the call. */
function withHolder(script: Script, { node, value }: Entry, argument: Node): GivenKey['removal'] {
  const isOwn = node.type === 'Property' && node.parent === unwrap(argument);
  return isOwn && unwrap(value).type === 'ObjectExpression' ? removalOf(script, node) : undefined;
}

/** Removes both halves of a key from the options, where neither takes away what the other needs. */
function separately(script: Script, id: Entry, secret: Entry, argument: Node): GivenKey['removal'] {
  const isOwn = [id, secret].every(({ node }) => node.type === 'Property' && node.parent === unwrap(argument));
  const edits = isOwn ? [id, secret].flatMap(({ node }) => removalOf(script, node) ?? []) : [];
  const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0]);
  const overlaps = sorted.some(({ range }, i) => i > 0 && range[0] < sorted[i - 1]!.range[1]);
  return edits.length > 0 && !overlaps ? sorted : undefined;
}

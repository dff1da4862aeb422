/**
 * Is a value a secret that an AWS API returned? Knows the commands and aggregated clients of SDK v3, paginators, SDK v2
 * with promises and callbacks. Parameter Store returns secrets only when it is asked to decrypt. Blind spot: operations
 * that are called through a wrapper of another file.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  clientOfPackage,
  hasSensitiveOutputs,
  operationOfMethod,
  sensitiveOutputs,
  type SensitiveOutput,
} from '../../knowledge/aws-outputs.ts';
import { pathVerdict } from '../../knowledge/names/path.ts';
import type { Bound, Frame } from '../origins.ts';
import { argumentsOf } from '../passing.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { partOfText } from './containers.ts';
import { join, secret, type Asked, type Taint, type Value } from './value.ts';

/** A call of an AWS operation. */
interface Operation {
  readonly name: string;
  readonly client: string | undefined;
  readonly input: Bound | undefined;
  /** How many members lead from what the call returns to the response: one for the pages of a paginator. */
  readonly depth: number;
}

type Call = TSESTree.CallExpression;

/** Is a switch in an options object on? Absent is off; a value the file does not show is `unknown`. */
export function switchState(script: Script, options: Bound | undefined, name: string): 'on' | 'off' | 'unknown' {
  if (!options) return 'off';
  const states = new Set(
    script.origins
      .of(options.node, [...options.path, name], options.frame)
      .map(({ node, path }) =>
        node.type === 'Literal' && path.length === 0 ? (node.value === true ? 'on' : 'off') : 'unknown',
      ),
  );
  if (states.size === 0) return 'off';
  return states.size === 1 ? [...states][0]! : states.has('on') ? 'on' : 'unknown';
}

/** The texts a value may be, as far as the file shows them; `undefined` among them stands for others. */
export function textsOf(script: Script, { node, path, frame }: Bound): readonly (string | undefined)[] {
  return script.origins.of(node, path, frame).flatMap((origin) => {
    if (origin.path.length > 0) return [undefined];
    if (origin.node.type !== 'ArrayExpression') return [script.textOf(origin.node, origin.frame)];
    return origin.node.elements.map((element) => (element ? script.textOf(element, origin.frame) : undefined));
  });
}

/** Operations that no other library has, so that an object as argument is evidence enough. */
const UNMISTAKABLE =
  /^(?:(?:BatchGet|Get)SecretValue|GetParameter(?:s|sByPath|History)?|(?:AssumeRole|GenerateDataKey)\w*)$/;
/** Operations that only tell about secrets and parameters. */
const METADATA =
  /^(?:Cancel|Create|Delete|Describe|Label|List|Put|Replicate|Restore|Rotate|Tag|Untag|Update)\w*(?:Secret|Parameter)/;
/** Clients all of whose operations were looked at: what is not listed is no secret. */
const COMPLETE = new Set(['ssm', 'secrets-manager', 'kms', 'sts']);
const SDK_NAME =
  /(?:ssm|secrets?_?manager|secretsmgr|kms|sts|cognito\w*|aws\w*|client|sdk)$|^_?(?:sm|iam|rds|ecr|idp)$/i;

/** The client an expression holds; `''` when it is one of the SDK, but which is not known. */
function clientOf(script: Script, receiver: Node, frame: Frame | null): string | undefined {
  for (const origin of script.origins.of(receiver, [], frame)) {
    if (origin.node.type !== 'NewExpression' || origin.path.length > 0) continue;
    const made = script.externalName(origin.node.callee, origin.frame);
    if (made?.module === undefined) continue;
    const client = clientOfPackage(made.module);
    if (client) return client;
    const v2 = /^aws-sdk(?:\/|$)/.test(made.module) ? made.path.at(-1) : undefined;
    if (v2) return clientOfPackage(`aws-sdk/clients/${v2.toLowerCase()}`);
  }
  return SDK_NAME.test(lastName(receiver) ?? '') && (script.mentions('aws') || script.mentions('AWS')) ? '' : undefined;
}

/** The operation of `new XCommand(input)` or of `paginateX(config, input)`. */
function namedOperation(
  script: Script,
  callee: Node,
  frame: Frame | null,
  form: RegExp,
): { name: string; client: string | undefined } | undefined {
  const called = script.externalName(callee, frame);
  const name = form.exec(called?.path.at(-1) ?? lastName(callee) ?? '')?.[1];
  return name === undefined
    ? undefined
    : { name, client: called?.module === undefined ? undefined : clientOfPackage(called.module) };
}

function* sentCommands(script: Script, call: Call, frame: Frame | null): Iterable<Operation> {
  const [command] = argumentsOf(call, frame);
  if (!command) return;
  for (const origin of script.origins.of(command.node, command.path, frame)) {
    if (origin.node.type !== 'NewExpression' || origin.path.length > 0) continue;
    const operation = namedOperation(script, origin.node.callee, origin.frame, /^(\w+)Command$/);
    if (operation) yield { ...operation, input: argumentsOf(origin.node, origin.frame)[0], depth: 0 };
  }
}

function* operationsOf(script: Script, call: Call, frame: Frame | null): Iterable<Operation> {
  const callee = unwrap(call.callee);
  const method = lastName(callee);
  if (method === undefined) return;
  const args = argumentsOf(call, frame);
  if (script.mentions('paginate')) {
    const paged = namedOperation(script, callee, frame, /^paginate(\w+)$/);
    if (paged) return yield { ...paged, input: args[1], depth: 1 };
  }
  if (callee.type === 'MemberExpression') {
    if (method === 'send') return yield* sentCommands(script, call, frame);
    const name = operationOfMethod(method);
    if (name === method || (sensitiveOutputs(name).length === 0 && !METADATA.test(name))) return;
    const client = clientOf(script, callee.object, frame);
    const [input] = args;
    const shown =
      input &&
      script.origins.of(input.node, input.path, input.frame).some(({ node }) => node.type === 'ObjectExpression');
    const meant = client !== undefined && (client !== '' || shown || !input || UNMISTAKABLE.test(name));
    if (meant || (shown && UNMISTAKABLE.test(name))) yield { name, client: client || undefined, input, depth: 0 };
  }
}

/**
 * How the member `asked` of a response lies to a secret in it: it is the secret (or part of it), contains it, or is
 * something else.
 */
function relation(asked: Path, output: Path): 'is' | 'contains' | 'other' {
  const common = Math.min(asked.length, output.length);
  for (let i = 0; i < common; i++) {
    if (asked[i] !== output[i] && asked[i] !== '*' && output[i] !== '*') return 'other';
  }
  return asked.length < output.length ? 'contains' : 'is';
}

/** What decryption and the parameter's name tell: `undefined` when the output is no secret. */
function decrypted(script: Script, operation: Operation, gate: string): Taint['confidence'] | undefined {
  const state = switchState(script, operation.input, gate);
  const { input } = operation;
  const names = input
    ? ['Name', 'Names', 'Path'].flatMap((name) => textsOf(script, { ...input, path: [...input.path, name] }))
    : [];
  const verdicts = names.map((name) =>
    name === undefined ? 'unknown' : pathVerdict(name, script.settings.secretNames),
  );
  if (state === 'off') return verdicts.includes('secret') ? 'certain' : undefined;
  // Decrypted like everything else, but its name says that it is no secret: `/app/log-level`.
  if (gate === 'WithDecryption' && names.length > 0 && verdicts.every((verdict) => verdict === 'benign'))
    return undefined;
  return state === 'on' ? 'certain' : 'wrapper';
}

function valueOfOperation(script: Script, operation: Operation, asked: Asked): Value | undefined {
  const outputs = sensitiveOutputs(operation.name, operation.client);
  if (outputs.length === 0) {
    if (METADATA.test(operation.name) || COMPLETE.has(operation.client ?? '')) return 'clean';
    // Whatever the whole of a response is called: `credentials = await iam.send(new DisableRootCredentialsCommand())`.
    return asked.path.length === 0 && hasSensitiveOutputs(operation.client) ? 'clean' : undefined;
  }
  const path = asked.path.slice(operation.depth);
  const found: { output: SensitiveOutput; whole: boolean; confidence: Taint['confidence'] }[] = [];
  for (const output of outputs) {
    const lies = relation(path, output.path);
    const next = output.path[path.length];
    if (lies === 'other' || (lies === 'contains' && next !== undefined && asked.without.includes(next))) continue;
    // A document that may hold a secret (user data, configuration) does not make the whole response one.
    if (lies === 'contains' && output.level === 'weak') continue;
    const confidence = output.gate === undefined ? 'certain' : decrypted(script, operation, output.gate);
    if (confidence)
      found.push({ output, whole: lies === 'contains', confidence: output.level === 'weak' ? 'weak' : confidence });
  }
  const best = found.find(({ confidence }) => confidence !== 'weak') ?? found[0];
  if (!best) return 'clean';
  const label = best.output.path.findLast((name) => name !== '*') ?? operation.name;
  const taint = secret(best.confidence, label);
  if (best.whole) return { ...taint, what: 'response', inside: true };
  return partOfText(taint, path.slice(best.output.path.length), script.settings);
}

/** The value of an origin that is a call of AWS; `undefined` for any other. */
export function fromAws(script: Script, asked: Asked): Value | undefined {
  if (asked.node.type !== 'CallExpression') return undefined;
  let found: Value | undefined;
  for (const operation of operationsOf(script, asked.node, asked.frame)) {
    const value = valueOfOperation(script, operation, asked);
    if (value !== undefined) found = found === undefined ? value : join(found, value);
  }
  return found;
}

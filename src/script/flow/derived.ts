/**
 * What does a value show of the values it is made from? Templates and concatenations show their parts, objects their
 * members, calls of built-in functions what goes in. Calls of unknown functions are taken for safe: the answer of a
 * request that carried a token is no token.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  builtinFunction,
  builtinMethod,
  builtinName,
  isContainerClass,
  isErrorPart,
  isSecretUrlPart,
} from '../../knowledge/builtins.ts';
import { isErrorClass, isTextStyler } from '../../knowledge/loggers.ts';
import { propertyVerdict } from '../../knowledge/names/property.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { declaredName } from '../parameter-reads/call.ts';
import { argumentsOf } from '../passing.ts';
import type { Frame } from '../origins.ts';
import { isFunction, keyName, lastName, literalText, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { memberOf } from './containers.ts';
import { charactersLeft, hides, masks } from './sanitizers.ts';
import type { SecretFlow } from './secret-flow.ts';
import { asText, isTaint, join, secret, serialized, within, type Asked, type Value } from './value.ts';
import { byFunctionName } from './wrappers.ts';

/** What the node of an origin makes of other values; `undefined` when nothing is known about it. */
export function derivedValue(flow: SecretFlow, asked: Asked): Value | undefined {
  const { node } = asked;
  switch (node.type) {
    case 'TemplateLiteral':
      return textValue(flow, node.expressions, node.quasis.map((quasi) => quasi.value.raw).join(''), asked);
    case 'BinaryExpression':
      return node.operator === '+' ? concatenation(flow, node, asked) : 'clean';
    case 'AssignmentExpression':
      // `Origins` leads through all but those with `+=`.
      return textValue(flow, [node.left, node.right], '', asked);
    case 'TaggedTemplateExpression':
      return taggedTemplate(flow, node, asked);
    case 'ObjectExpression':
      return objectValue(flow, node, asked);
    case 'ArrayExpression':
      return joined(
        node.elements.map((element) => (element ? within(flow.value(spreadOf(element), [], asked.frame)) : 'clean')),
      );
    case 'CallExpression':
      return callValue(flow, node, asked);
    case 'NewExpression':
      return instanceValue(flow, node, asked);
    case 'Literal':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return 'clean';
    default:
      return undefined;
  }
}

const joined = (values: readonly Value[]): Value => values.reduce(join, 'clean');
const spreadOf = (node: Node): Node => (node.type === 'SpreadElement' ? node.argument : node);

/** A path, an ARN, a sentence, the key of an entry; three parts and dashes make the name of something, too. */
const isComposed = (literal: string, parts: number): boolean => /[\s/:#|]/.test(literal) || (parts > 2 && literal.includes('-'));

/** Text from parts. Of one that is composed its name does not tell whether it is a secret. */
function textValue(flow: SecretFlow, parts: readonly Node[], literal: string, { frame }: Asked): Value {
  const value = joined(parts.map((part) => asText(flow.value(part, [], frame))));
  return value === 'unknown' && isComposed(literal, parts.length) ? 'clean' : value;
}

/** The operands of a chain of `+`, however long. */
export function operandsOf(node: TSESTree.BinaryExpression): readonly Node[] {
  const operands: Node[] = [];
  let current: Node = node;
  while (current.type === 'BinaryExpression' && current.operator === '+') {
    operands.unshift(current.right);
    current = unwrap(current.left);
  }
  return [current, ...operands];
}

function concatenation(flow: SecretFlow, node: TSESTree.BinaryExpression, asked: Asked): Value {
  const operands = operandsOf(node);
  const parts = operands.filter((operand) => literalText(operand) === undefined);
  return textValue(flow, parts, operands.map((operand) => literalText(operand) ?? '').join(''), asked);
}

function taggedTemplate(flow: SecretFlow, node: TSESTree.TaggedTemplateExpression, asked: Asked): Value | undefined {
  const tag = flow.script.externalName(node.tag, asked.frame);
  const shows = (tag?.module !== undefined && isTextStyler(tag.module)) || tag?.path.join('.') === 'String.raw';
  return shows ? textValue(flow, node.quasi.expressions, '', asked) : undefined;
}

/** All of an object. A property that is set later hides what the same key had before, also within a spread. */
function objectValue(flow: SecretFlow, node: TSESTree.ObjectExpression, { frame, without }: Asked): Value {
  const taken = [...without];
  let value: Value = 'clean';
  for (const property of node.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      value = join(value, within(flow.value(property.argument, [], frame, taken)));
      continue;
    }
    const name = keyName(property) ?? (property.computed ? flow.script.textOf(property.key, frame) : undefined);
    if (name !== undefined && taken.includes(name)) continue;
    if (name !== undefined) taken.push(name);
    if (isFunction(property.value)) {
      if (property.kind === 'get')
        value = join(
          value,
          joined(flow.script.returnsOf(property.value).map((result) => within(flow.value(result, [], frame)))),
        );
      continue;
    }
    value = join(value, within(namedBy(flow, name, flow.value(property.value, [], frame))));
  }
  return value;
}

/** A member of unknown origin is a secret when its key says so. */
function namedBy(flow: SecretFlow, key: string | undefined, value: Value): Value {
  if (value !== 'unknown' || key === undefined) return value;
  const verdict = valueNameVerdict(key, flow.script.settings.secretNames);
  return verdict === 'benign' ? value : secret(verdict === 'strong' ? 'name' : 'weak', key);
}

function callValue(flow: SecretFlow, node: TSESTree.CallExpression, asked: Asked): Value | undefined {
  const { script } = flow;
  if (hides(script, node)) return 'clean';
  const called = script.externalName(node.callee, asked.frame);
  const name = called && builtinName(called.module, called.path);
  if (name === 'JSON.stringify') return asked.path.length > 0 ? 'clean' : stringified(flow, node, asked);
  if (name === 'JSON.parse') return parsed(flow, node, asked);
  const builtin = name === undefined ? undefined : builtinFunction(name);
  const styles = called?.module !== undefined && isTextStyler(called.module);
  if (builtin === 'empties') return 'clean';
  if (builtin === 'shows' || styles) return shown(flow, name, node, asked);
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? methodValue(flow, node, callee, asked) : undefined;
}

function shown(flow: SecretFlow, name: string | undefined, node: TSESTree.CallExpression, asked: Asked): Value {
  // The first of each pair is a key.
  if (name === 'Object.entries' && asked.path[1] === '0') return 'clean';
  const value = joined(
    argumentsOf(node, asked.frame).map((argument) => flow.value(argument.node, argument.path, argument.frame)),
  );
  if (name?.startsWith('Object.') || name?.startsWith('Array.') || name?.startsWith('Promise.')) return within(value);
  return name === 'String' ? asText(value) : serialized(value);
}

/** A replacer that is a function or a list of harmless keys keeps secrets out. */
function stringified(flow: SecretFlow, node: TSESTree.CallExpression, { frame, without }: Asked): Value {
  const [value, replacer] = node.arguments;
  if (!value) return 'clean';
  for (const { node: chosen } of replacer ? flow.script.origins.of(replacer, [], frame) : []) {
    if (isFunction(chosen)) return 'clean';
    if (chosen.type !== 'ArrayExpression') continue;
    const keys = chosen.elements.map((element) => (element ? literalText(element) : undefined));
    if (keys.every((key) => key === undefined || propertyVerdict(key, flow.script.settings.secretNames) !== 'secret'))
      return 'clean';
  }
  return serialized(flow.value(value, [], frame, without));
}

function parsed(flow: SecretFlow, node: TSESTree.CallExpression, { path, frame, without }: Asked): Value {
  const [text] = node.arguments;
  if (!text) return 'clean';
  for (const origin of flow.script.origins.of(text, [], frame)) {
    const copied =
      origin.node.type === 'CallExpression' && lastName(origin.node.callee) === 'stringify'
        ? origin.node.arguments[0]
        : undefined;
    // `JSON.parse(JSON.stringify(x))` copies x.
    if (copied) return flow.value(copied, path, origin.frame, without);
  }
  return parsedText(flow, flow.value(text, [], frame), path, without);
}

function parsedText(flow: SecretFlow, value: Value, path: readonly string[], without: readonly string[]): Value {
  if (!isTaint(value)) return value === 'clean' ? 'clean' : 'unknown';
  return memberOf({ ...value, inside: path.length === 0 }, path, flow.script.settings, without);
}

function methodValue(
  flow: SecretFlow,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  asked: Asked,
): Value | undefined {
  const { script } = flow;
  const method = keyName(callee);
  if (method === undefined) return undefined;
  const kind = builtinMethod(method);
  if (kind === 'empties') return 'clean';
  const receiver = (path = asked.path): Value => flow.value(callee.object, path, asked.frame);
  const [first] = node.arguments;
  if (method === 'parse' || method === 'parseAsync') return validated(flow, node, asked);
  if (first && (method === 'map' || method === 'flatMap' || method === 'then')) {
    // `names.map(getSecret)`
    const taint = byFunctionName(script, declaredName(script, first));
    if (taint) return memberOf({ ...taint, inside: method !== 'then' }, asked.path, script.settings, asked.without);
  }
  if (kind !== 'shows') {
    const value = method === 'get' && first ? receiver([]) : undefined;
    return isTaint(value)
      ? memberOf(value, [script.textOf(first!, asked.frame) ?? '*', ...asked.path], script.settings)
      : undefined;
  }
  if (method === 'json' || method === 'promise' || method === 'toJSON') return known(receiver());
  if ((method === 'map' || method === 'flatMap') && first && script.functionFor(first, asked.frame))
    return mapped(flow, node, callee.object, asked);
  const value = receiver([]);
  if (!isTaint(value)) return known(value);
  if (method === 'join') return serialized(value);
  if (method === 'replace' || method === 'replaceAll') return isReplaced(flow, node, asked) ? 'clean' : value;
  const left = charactersLeft(script, method, node, asked.frame);
  return left === undefined ? value : { ...value, partial: Math.min(left, value.partial ?? left) };
}

/** Nothing known about the receiver is nothing known about the call: its name may still tell. */
const known = (value: Value): Value | undefined => (value === 'unknown' ? undefined : value);

function isReplaced(flow: SecretFlow, node: TSESTree.CallExpression, { frame }: Asked): boolean {
  const [pattern, replacement] = node.arguments;
  if (masks(node)) return true;
  return (
    pattern !== undefined &&
    replacement !== undefined &&
    literalText(replacement) !== undefined &&
    isTaint(flow.value(pattern, [], frame))
  );
}

/** What a callback makes of the elements. */
function mapped(flow: SecretFlow, node: TSESTree.CallExpression, list: Node, { frame }: Asked): Value {
  const fn = flow.script.functionFor(node.arguments[0]!, frame)!;
  const inner = flow.script.origins.frame(fn, [{ node: list, path: ['*'], frame }], node, frame);
  return joined(flow.script.returnsOf(fn).map((result) => within(flow.value(result, [], inner))));
}

/** `schema.parse(x)`, `yaml.parse(text)`: the same data, or the data of the text. */
function validated(
  flow: SecretFlow,
  node: TSESTree.CallExpression,
  { path, frame, without }: Asked,
): Value | undefined {
  const [input] = node.arguments;
  const whole = input ? flow.value(input, [], frame) : 'clean';
  if (!isTaint(whole)) return undefined;
  return whole.inside ? known(flow.value(input!, path, frame, without)) : parsedText(flow, whole, path, without);
}

function instanceValue(flow: SecretFlow, node: TSESTree.NewExpression, { path, frame }: Asked): Value | undefined {
  const name = lastName(node.callee) ?? '';
  const [first, ...rest] = path;
  const all = (): Value =>
    joined(argumentsOf(node, frame).map((argument) => flow.value(argument.node, argument.path, argument.frame)));
  if (isErrorClass(name)) return first === undefined || isErrorPart(first) ? serialized(all()) : 'clean';
  if (name === 'URL') return first === undefined || isSecretUrlPart(first) ? all() : 'clean';
  // As text it shows all of its members.
  if (name === 'URLSearchParams' && first === undefined) return serialized(all());
  if (isContainerClass(name)) {
    const [content] = node.arguments;
    if (first === undefined || !content) return all();
    return name === 'Map' ? memberOfMap(flow, content, first, rest, frame) : flow.value(content, path, frame);
  }
  // The instance of another class shows nothing; what its members are is not known.
  if (first === undefined) return 'clean';
  const module = flow.script.externalName(node.callee, frame)?.module;
  return module !== undefined && /^(?:aws-cdk-lib|@aws-cdk)(?:\/|$)/.test(module) ? 'clean' : undefined;
}

/** The entry `key` of `new Map(entries)`, or what an iteration yields: values, or entries when it asks for a half of one. */
function memberOfMap(flow: SecretFlow, entries: Node, key: string, rest: Path, frame: Frame | null): Value {
  const isHalf = key === '*' && (rest[0] === '0' || rest[0] === '1');
  const value = flow.value(entries, isHalf ? ['*', ...rest] : ['*', '1', ...rest], frame);
  // Which entry has which key is not followed.
  return propertyVerdict(key, flow.script.settings.secretNames) === 'benign' ? 'clean' : value;
}

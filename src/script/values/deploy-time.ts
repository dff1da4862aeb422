/**
 * Is a value put in by the deployment tool, or does it identify something that the tool knows: an output of a
 * construct, a parameter looked up while deploying, a secret that is unwrapped into the template, CDK context?
 * Recognised by the names of the libraries' APIs (CDK, Pulumi, CDKTF, SST), which are long enough to be their own
 * evidence. Blind spot: a company's wrapper around them.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  IDENTIFYING_OUTPUTS,
  NAMING_PROPERTIES,
  PARAMETER_LOOKUPS,
  SECRET_NOTES,
  SECRET_OUTPUTS,
} from '../../knowledge/deployment/outputs.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import type { DeployTimeValue, IdentifierValue, Value } from '../../model/value.ts';
import type { Frame, Origin } from '../origins.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';
import type { ValueReading } from '../values.ts';

type Made = TSESTree.CallExpression | TSESTree.NewExpression;

/** The values of an origin that the deployment tool fills in; `undefined` when it is none. */
export function deployTimeValue(reading: ValueReading, origin: Origin, nesting: number): readonly Value[] | undefined {
  const { node, path } = origin;
  const member = path.at(-1);
  if (member !== undefined) {
    const made = node.type === 'CallExpression' || node.type === 'NewExpression' ? node : undefined;
    const output = outputOf(reading.script, made, member, origin);
    if (output) return [output];
    const context = made && contextValue(reading.script, made, member, origin);
    return context && [context];
  }
  return node.type === 'CallExpression' ? ofCall(reading, node, origin, nesting) : undefined;
}

/** The text of an expression with `*` where the file leaves it open; `undefined` when it leaves all open. */
function nameIn(script: Script, node: Node | undefined, frame: Frame | null): string | undefined {
  const [text] = node ? textsOf(script, node, frame) : [];
  if (text === undefined) return undefined;
  const name = text.replace(/[\uE000-\uE004]/g, '*');
  return /^\**$/.test(name) ? undefined : name;
}

/** What a construct, or a reference to one, is called in its store. */
function nameGivenTo(script: Script, made: Made, frame: Frame | null): string | undefined {
  for (const argument of made.arguments) {
    for (const property of NAMING_PROPERTIES) {
      const named = script.origins.of(argument, [property], frame).find(({ path }) => path.length === 0);
      if (named) return nameIn(script, named.node, named.frame);
    }
  }
  return nameIn(script, made.arguments[2], frame);
}

/** Does an options object of a construct say so? */
const flagOf = (script: Script, made: Made, option: string, frame: Frame | null): boolean =>
  made.arguments.some((argument) =>
    script.origins
      .of(argument, [option], frame)
      .some(({ node, path }) => path.length === 0 && node.type === 'Literal' && node.value === true),
  );

/** `parameter.stringValue`, `accessKey.attrSecretAccessKey`, `secret.secretArn`, `noEcho.valueAsString`. */
function outputOf(
  script: Script,
  source: Made | undefined,
  member: string,
  { node, path, frame }: Origin,
): Value | undefined {
  const { range } = node;
  // `cluster.secret.secretArn`: the construct in the file is not the one whose member this is.
  const made = path.length === 1 ? source : undefined;
  const maker = made ? (lastName(made.callee) ?? '') : '';
  const receiver = made?.callee.type === 'MemberExpression' ? (lastName(made.callee.object) ?? '') : '';
  const fits = ({ of }: { readonly of?: RegExp }): boolean =>
    of === undefined || of.test(maker) || (/^from/.test(maker) && of.test(receiver));
  const name = (): string | undefined => made && nameGivenTo(script, made, frame);
  const secure = /Secure/.test(maker);

  if (/^(?:CfnParameter|TerraformVariable)$/.test(maker) && /^(?:value|stringValue|ref)/.test(member) && made) {
    const hidden = flagOf(script, made, 'noEcho', frame) || flagOf(script, made, 'sensitive', frame);
    const id = nameIn(script, made.arguments[1], frame);
    return { kind: 'deployTime', via: maker, store: 'other', name: id, field: undefined, certain: hidden, range };
  }
  const identifier = IDENTIFYING_OUTPUTS.get(member)?.find(fits);
  if (identifier) {
    const { identifies, form } = identifier;
    return {
      kind: 'identifier',
      of: identifies,
      form,
      name: name(),
      certain: identifies === 'secret' || secure,
      range,
    } satisfies IdentifierValue;
  }
  const output = SECRET_OUTPUTS.get(member)?.find(fits);
  if (!output) return undefined;
  const certain = output.mayBePlain !== true || secure;
  return {
    kind: 'deployTime',
    via: member,
    store: output.store,
    name: name(),
    field: undefined,
    certain,
    range,
  } satisfies DeployTimeValue;
}

/** A member of `tryGetContext('config')` or of a configuration object. */
function contextValue(script: Script, made: Made, member: string, { frame }: Origin): Value | undefined {
  const whole = made.type === 'CallExpression' ? configured(script, made, frame) : undefined;
  return whole?.kind === 'environment' ? { ...whole, name: member === '*' ? undefined : member } : undefined;
}

/** `node.tryGetContext('x')`, and `require('x')`, `requireSecret('x')` of Pulumi's configuration. */
function configured(script: Script, call: TSESTree.CallExpression, frame: Frame | null): Value | undefined {
  const { callee, range } = call;
  const method = lastName(callee) ?? '';
  const name = nameIn(script, call.arguments[0], frame);
  if (/^(?:tryG|g)etContext$/.test(method)) return { kind: 'environment', source: 'context', name, range };
  if (callee.type !== 'MemberExpression' || !/^(?:get|require)(?:Secret)?(?:Object)?$/.test(method)) return undefined;
  const configuration = script.origins
    .of(callee.object, [], frame)
    .some(({ node }) => node.type === 'NewExpression' && lastName(node.callee) === 'Config');
  if (!configuration) return undefined;
  if (!/Secret/.test(method)) return { kind: 'environment', source: 'configuration', name, range };
  return { kind: 'deployTime', via: `${method}()`, store: 'other', name, field: undefined, certain: true, range };
}

/** Constructors of `SecretValue`, which is made to be unwrapped where a secret may stand. */
const SECRET_VALUES = new Set([
  'secretsManager',
  'unsafePlainText',
  'plainText',
  'cfnDynamicReference',
  'cfnDynamicReferenceKey',
  'cfnParameter',
  'resourceAttribute',
]);

/** Does a function only note which secret is meant? */
function isNote(script: Script, callee: Node, frame: Frame | null): boolean {
  for (const [module, name] of SECRET_NOTES) {
    if (!script.mentions(module)) continue;
    const external = script.externalName(callee, frame);
    if (external?.module === module && external.path.at(-1) === name) return true;
  }
  return false;
}

function ofCall(
  reading: ValueReading,
  call: TSESTree.CallExpression,
  { frame }: Origin,
  nesting: number,
): readonly Value[] | undefined {
  const { script } = reading;
  const { range } = call;
  const callee = unwrap(call.callee);
  const method = lastName(callee);
  if (method === undefined) return undefined;
  const [first, second] = call.arguments;
  const value = (via: string, rest: Partial<DeployTimeValue> = {}): readonly Value[] => [
    { kind: 'deployTime', via, store: 'other', name: undefined, field: undefined, certain: true, range, ...rest },
  ];
  const lookup = PARAMETER_LOOKUPS.get(method);
  if (lookup) {
    return value(`${method}()`, {
      store: 'parameter',
      name: nameIn(script, call.arguments[lookup.name], frame),
      certain: lookup.secure === true,
    });
  }
  const configuration = configured(script, call, frame);
  if (configuration) return [configuration];
  if (isNote(script, callee, frame)) return [{ kind: 'benign', range }];
  if (callee.type !== 'MemberExpression') return undefined;
  const owner = lastName(callee.object);
  if (method === 'ssmSecure')
    return value('SecretValue.ssmSecure()', { store: 'parameter', name: nameIn(script, first, frame) });
  if (owner === 'SecretValue' && SECRET_VALUES.has(method)) {
    const field = second && script.origins.of(second, ['jsonField'], frame)[0];
    const secret = method === 'secretsManager' || method.startsWith('cfnDynamic');
    return value(`SecretValue.${method}()`, {
      store: secret ? 'secret' : 'other',
      name: secret ? nameIn(script, first, frame) : undefined,
      field: field && nameIn(script, field.node, field.frame),
    });
  }
  if (method === 'secretValueFromJson') {
    return value('secretValueFromJson()', {
      store: 'secret',
      name: nameOfSecret(script, callee.object, frame),
      field: nameIn(script, first, frame),
    });
  }
  if (owner === 'Fn' && method === 'importValue')
    return value('Fn.importValue()', { name: nameIn(script, first, frame), certain: false });
  if (method === 'getAtt' && first) {
    const attribute = nameIn(script, call.arguments.at(-1), frame);
    return SECRET_OUTPUTS.has(`attr${attribute}`) ? value('getAtt()') : undefined;
  }
  if (method === 'unsafeUnwrap') {
    const unwrapped = reading.values(callee.object, frame, nesting + 1).filter(({ kind }) => kind === 'deployTime');
    return unwrapped.length > 0 ? unwrapped : value('unsafeUnwrap()');
  }
  const named = method === 'serialize' && owner !== undefined && valueNameVerdict(owner) === 'strong';
  return named ? value('serialize()') : undefined;
}

/** The name of the secret that an expression, a construct or a reference to one, stands for. */
function nameOfSecret(script: Script, secret: Node, frame: Frame | null): string | undefined {
  for (const { node, path, frame: inside } of script.origins.of(secret, [], frame)) {
    if (path.length > 0 || (node.type !== 'CallExpression' && node.type !== 'NewExpression')) continue;
    const name = nameGivenTo(script, node, inside);
    if (name !== undefined) return name;
  }
  return undefined;
}

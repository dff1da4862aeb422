/**
 * Does a text ask the deployment tool to put a value in? CloudFormation's dynamic references
 * (`{{resolve:secretsmanager:…}}`) and the variables of the Serverless Framework (`${env:X}`, `${ssm:/path}`). Blind
 * spot: a reference whose kind is itself a variable.
 */
import type { Range } from './range.ts';
import { textOfValue, type DeployTimeValue, type Value } from './value.ts';

const DYNAMIC_REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):(.{1,1024}?)\}\}/s;
const SERVERLESS_VARIABLE = /\$\{(env|ssm|secretsManager)(?:\([\w-]{1,40}\))?:([^{}]{1,512})\}/;
/** Version, stage and type at the end of a secret's reference: `name:SecretString:field:stage:version`. */
const SECRET_REFERENCE = /^(.*?)(?::Secret(?:String|Binary)(?::([^:]*))?.*)?$/s;

/** The value such a text becomes; `undefined` when it is only text. */
export function referenceIn(source: string | Value, range: Range): Value | undefined {
  const text = typeof source === 'string' ? source : textOfValue(source);
  if (text === undefined || !/\{\{resolve:|\$\{/.test(text)) return undefined;
  const dynamic = DYNAMIC_REFERENCE.exec(text);
  if (dynamic) return dynamicReference(dynamic[1]!, dynamic[2]!, range);
  const variable = SERVERLESS_VARIABLE.exec(text);
  return variable ? serverlessVariable(variable[1]!, variable[2]!, range) : undefined;
}

function dynamicReference(service: string, reference: string, range: Range): DeployTimeValue {
  const via = `{{resolve:${service}}}`;
  const base = { kind: 'deployTime', via, range } as const;
  if (service === 'secretsmanager') {
    const [, name, field] = SECRET_REFERENCE.exec(reference)!;
    return { ...base, store: 'secret', name, field: field === '' ? undefined : field, certain: true };
  }
  return {
    ...base,
    store: 'parameter',
    name: reference.replace(/:\d+$/, ''),
    field: undefined,
    certain: service === 'ssm-secure',
  };
}

const OF_SECRETS_MANAGER = /^\/aws\/reference\/secretsmanager\//;

/** The value of one variable of the Serverless Framework that reads a store or the environment. */
export function serverlessVariable(kind: string, address: string, range: Range): Value {
  const name = address.split(',')[0]!.trim();
  if (kind === 'env') return { kind: 'environment', source: 'serverless', name, range };
  const decrypted = /~true\b/.test(address);
  const path = name.replace(/~.*$/, '');
  const fromSecretsManager = kind === 'secretsManager' || OF_SECRETS_MANAGER.test(path);
  return {
    kind: 'deployTime',
    via: '${' + kind + '}',
    store: fromSecretsManager ? 'secret' : 'parameter',
    name: path.replace(OF_SECRETS_MANAGER, ''),
    field: undefined,
    certain: fromSecretsManager || decrypted,
    range,
  };
}

/** Parts put together: one literal when all are, without empty ones and nested templates; a reference when the text is one. */
export function joinedValue(range: Range, parts: readonly (readonly Value[])[]): Value {
  const flat: (readonly Value[])[] = [];
  for (const part of parts.flatMap((values) =>
    values.length === 1 && values[0]!.kind === 'template' ? values[0]!.parts : [values],
  )) {
    const [only] = part;
    const before = flat.at(-1)?.length === 1 ? flat.at(-1)![0] : undefined;
    if (part.length === 1 && only?.kind === 'literal') {
      if (only.text === '') continue;
      if (before?.kind === 'literal') {
        flat[flat.length - 1] = [{ ...before, text: before.text + only.text }];
        continue;
      }
    }
    flat.push(part);
  }
  const [first] = flat;
  const whole: Value =
    flat.length === 0
      ? { kind: 'literal', text: '', range }
      : flat.length === 1 && first?.length === 1 && first[0]!.kind === 'literal'
        ? { kind: 'literal', text: first[0].text, range }
        : { kind: 'template', parts: flat, range };
  return referenceIn(whole, range) ?? whole;
}

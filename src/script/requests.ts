/**
 * Which requests does a file send to AWS, and with which input? Commands of the SDK 3 (`new CreateSecretCommand({…})`),
 * methods of its aggregated clients and of the SDK 2 (`ssm.putParameter({…})`). Blind spot: clients that another file
 * makes, whose methods look like anybody's.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { ApiRequest } from '../model/resource.ts';
import { capitalised, ObjectProperties } from './constructs/values.ts';
import { argumentsOf } from './passing.ts';
import type { ExternalName, Script } from './script.ts';
import { keyName, unwrap, type Node } from './syntax.ts';

/** The service of a client, in the words of the model: `secretsmanager`. */
function serviceOf({ module, path }: ExternalName): string | undefined {
  const client = /^@aws-sdk\/client-([a-z0-9-]+)$/.exec(module ?? '')?.[1];
  if (client !== undefined) return client.replaceAll('-', '');
  const old = /^aws-sdk(?:\/clients\/([a-z0-9]+))?(?:\/|$)/.exec(module ?? '');
  return old ? (old[1] ?? path.at(-1)?.toLowerCase()) : undefined;
}

/** The requests of a file, in the order of the text within each kind. */
export function requestsOf(script: Script): readonly ApiRequest[] {
  if (!script.mentions('aws-sdk')) return [];
  const commands = script.nodes.of('NewExpression').flatMap((made) => command(script, made) ?? []);
  const methods = script.nodes.of('CallExpression').flatMap((call) => method(script, call) ?? []);
  return [...commands, ...methods];
}

function command(script: Script, made: TSESTree.NewExpression): ApiRequest | undefined {
  const external = script.externalName(made.callee);
  const operation = /^([A-Z]\w+)Command$/.exec(external?.path.at(-1) ?? '')?.[1];
  const service = external && operation !== undefined ? serviceOf(external) : undefined;
  return service === undefined ? undefined : request(script, made, service, operation!, `${operation}Command`);
}

function method(script: Script, call: TSESTree.CallExpression): ApiRequest | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || name === undefined || !/^[a-z]+[A-Z]/.test(name)) return undefined;
  for (const { node, path } of script.origins.of(callee.object)) {
    const client = node.type === 'NewExpression' && path.length === 0 ? script.externalName(node.callee) : undefined;
    const service = client && serviceOf(client);
    if (service !== undefined) return request(script, call, service, capitalised(name), name);
  }
  return undefined;
}

function request(
  script: Script,
  call: TSESTree.NewExpression | TSESTree.CallExpression,
  service: string,
  operation: string,
  label: string,
): ApiRequest {
  const reading = { script, spell: capitalised, resourceMadeBy: (_: Node) => undefined };
  const properties = new ObjectProperties(reading, argumentsOf(call, null)[0], { node: call, position: 0 });
  return {
    service,
    operation,
    label,
    range: call.callee.range,
    values: (...path) => properties.values(...path),
    insertion: (property, value) => properties.insertion(property, value),
    removal: (property) => properties.removal(property),
    nameOf: (property) => properties.nameOf(property),
  };
}

/**
 * Which constructs declare parameters? Those of CDK, whose parameters CloudFormation writes, and those of Pulumi and
 * Terraform. Blind spot: constructs that a company's library wraps.
 */
import { creationsIn, propertiesOf, type Creation } from '../constructs/creations.ts';
import { argumentsOf } from '../passing.ts';
import type { Script } from '../script.ts';
import { member, type Writing } from './writing.ts';

interface Declaration {
  readonly name: string;
  readonly value: readonly string[];
}

const DECLARATIONS: ReadonlyMap<string, Declaration> = new Map([
  ['StringParameter', { name: 'parameterName', value: ['stringValue'] }],
  ['StringListParameter', { name: 'parameterName', value: ['stringListValue', '*'] }],
  ['Parameter', { name: 'name', value: ['value'] }],
]);

/** Text without which a file declares no parameter. */
const CONSTRUCT = /StringParameter|StringListParameter|CfnParameter|SsmParameter|@pulumi\/aws|ssm\.Parameter/;

function declared(script: Script, creation: Creation): Writing | undefined {
  const { service, type, vocabulary, properties } = creation.of;
  const declaration = service === 'ssm' ? DECLARATIONS.get(type) : undefined;
  const options = declaration && propertiesOf(creation);
  if (!options) return undefined;
  const id = argumentsOf(creation.call, creation.frame)[properties - 1];
  return {
    by: vocabulary === 'terraform' ? 'tool' : 'template',
    label: type,
    at: creation.at,
    id: id?.path.length === 0 ? script.textOf(id.node, id.frame) : undefined,
    name: member(options, declaration.name),
    value: member(options, ...declaration.value),
    type: { options, property: 'type', absent: 'plain', mayBeAdded: vocabulary === 'terraform' },
  };
}

/** The parameters that constructs declare. */
export function declaredWrites(script: Script): readonly Writing[] {
  return CONSTRUCT.test(script.text) ? creationsIn(script).flatMap((creation) => declared(script, creation) ?? []) : [];
}

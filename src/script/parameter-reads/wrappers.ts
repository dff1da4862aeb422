/**
 * Which calls read a parameter or secret by their name alone? Functions of other files that the user listed in
 * `secretSources`, and functions that are called after what they fetch. Local functions are read by what they do,
 * unless they do it in a way nobody knows.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { environmentKeyVerdict } from '../../knowledge/names/environment-key.ts';
import { words } from '../../knowledge/names/words.ts';
import { at, declaredName, type ReadCall } from './call.ts';
import { environmentVariableOf } from './environment-variable.ts';
import type { NameSource } from './names.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, type Node } from '../syntax.ts';

/** The words of `getParameter`, `fetchSSMParameterValue`, `load_params_by_path`; not of `getQueryParameter`. */
const PARAMETER_READER =
  /^(?:get|fetch|load|read)(?: aws)?(?: ssm)? param(?: value| by name| by path| (?:from )?(?:ssm|store))?$/;
/** Members of an options object that name what is read. */
const NAME_MEMBER = /^(?:name|path|id|arn|(?:secret|param|parameter|ssm)_?(?:id|name|arn|path)|secret|parameter)$/i;
const MAX_ARGUMENTS = 2;

function isListed(script: Script, call: TSESTree.CallExpression, name: string): boolean {
  return script.settings.secretSources.some((source) => {
    if (source.module === undefined) return source.name === name;
    return (source.name === '*' || source.name === name) && script.externalName(call.callee)?.module === source.module;
  });
}

/**
 * `getSecret(client, process.env.SECRET_ARN)`: behind the first argument, only a variable that is called after an
 * identifier names a secret.
 */
function identifies(script: Script, argument: Node): boolean {
  return script.origins.of(argument).some((origin) => {
    const variable = environmentVariableOf(script, origin);
    return (
      variable !== undefined && environmentKeyVerdict(variable, script.settings.secretNames).holds === 'identifier'
    );
  });
}

/** The arguments that may name what is read, and members of options that do. */
function nameArguments(script: Script, call: TSESTree.CallExpression): readonly NameSource[] {
  return call.arguments.slice(0, MAX_ARGUMENTS).flatMap((argument, index) => {
    const inner = unwrap(argument);
    if (argument.type === 'SpreadElement') return [];
    if (inner.type !== 'ObjectExpression') return index === 0 || identifies(script, argument) ? [at(argument)] : [];
    return inner.properties.flatMap((property) => {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      return property.type === 'Property' && name !== undefined && NAME_MEMBER.test(name) ? [at(property.value)] : [];
    });
  });
}

/** The read that a call performs according to its name. */
export function namedRead(script: Script, call: TSESTree.CallExpression): ReadCall | undefined {
  const name = declaredName(script, call.callee);
  if (name === undefined || call.arguments.length === 0) return undefined;
  const listed = isListed(script, call, name);
  const parameter = PARAMETER_READER.test(words(name).join(' '));
  const secret = !parameter && calleeNameVerdict(name, script.settings.secretNames) === 'strong';
  if (!listed && !parameter && !secret) return undefined;
  // A local function tells by its body whether it reads Parameter Store.
  if (parameter && !listed && script.functionFor(call.callee)) return undefined;
  return {
    call,
    store: parameter ? 'parameter-store' : 'unknown',
    via: listed ? 'setting' : 'name',
    label: name,
    tree: false,
    names: nameArguments(script, call),
    decryption: 'unknown',
  };
}

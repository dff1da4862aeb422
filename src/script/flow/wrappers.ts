/**
 * Does a call return a secret by the name of its function, or by the key it looks up? `getApiKey()`,
 * `config.get('db.password')`, `requireEnv('API_KEY')`. Blind spot: functions whose name says nothing; the setting
 * `secretSources` names them.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { pathVerdict } from '../../knowledge/names/path.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { declaredName } from '../parameter-reads/call.ts';
import type { Trail } from '../origins.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap } from '../syntax.ts';
import { memberOf } from './containers.ts';
import { environmentValue } from './environment.ts';
import { isSettingsSource } from './sources-libraries.ts';
import { secret, type Asked, type Taint, type Value } from './value.ts';

const STORE =
  /(?:config|configuration|conf|env|environment|secrets?|params?|parameters?|settings|vault|creds?|credentials)$/i;
const SECRET_STORE = /(?:secrets?|vault|creds?|credentials)$/i;
const LOOK_UP = /^(?:get|read|fetch|require|value|getOrThrow|getString|getSecret|getRequired)$/;
const ENVIRONMENT_GETTER =
  /^(?:env|(?:get|require|read|load|must|ensure|assert)\w*Env(?:Var|Variable|ironmentVariable)?s?)$/;

/** A look-up by a literal key: the last part of the key is a name like any other. */
function lookedUp(script: Script, call: TSESTree.CallExpression, asked: Asked): Value | undefined {
  const [key] = call.arguments;
  const callee = unwrap(call.callee);
  const name = lastName(callee);
  if (!key || name === undefined) return undefined;
  const receiver = callee.type === 'MemberExpression' ? (lastName(callee.object) ?? '') : '';
  const inStore = LOOK_UP.test(name) && STORE.test(receiver);
  const inEnvironment = ENVIRONMENT_GETTER.test(name);
  const text = inStore || inEnvironment ? script.textOf(key, asked.frame) : undefined;
  if (text === undefined) return undefined;
  if (inEnvironment) return environmentValue(script, text);
  const names = script.settings.secretNames;
  const verdict = valueNameVerdict(/(?<![^./:])[^./:]*$/.exec(text)![0], names);
  const isSecret = verdict === 'strong' || (SECRET_STORE.test(receiver) && pathVerdict(text, names) === 'secret');
  if (!isSecret && verdict !== 'weak') return undefined;
  return memberOf(
    secret(isSecret ? 'name' : 'weak', /(?<![\w-])[\w-]*$/.exec(text)![0] || name),
    asked.path,
    script.settings,
    asked.without,
  );
}

/** What a function of this name returns, when the name says that it is a secret. */
export function byFunctionName(script: Script, name: string | undefined): Taint | undefined {
  const verdict =
    name === undefined ? 'benign' : calleeNameVerdict(name.replace(/^#/, ''), script.settings.secretNames);
  return verdict === 'benign' ? undefined : secret(verdict === 'strong' ? 'wrapper' : 'weak', name!);
}

/** The value of an origin that is a call of a getter of secrets; `undefined` for any other. */
export function fromWrapper(script: Script, asked: Asked): Value | undefined {
  const { node } = asked;
  if (node.type !== 'CallExpression') return undefined;
  const looked = lookedUp(script, node, asked);
  if (looked !== undefined) return looked;
  const taint = byFunctionName(script, declaredName(script, node.callee));
  return taint && memberOf(taint, asked.path, script.settings, asked.without);
}

/**
 * The value of something unknown that came out of a local function whose name, or the user, says that it returns a
 * secret.
 */
export function fromLocalWrapper(script: Script, trail: Trail | null): Value | undefined {
  for (let step = trail; step; step = step.nearer) {
    if (step.kind !== 'call') continue;
    const { name, path } = step;
    const named = script.settings.secretSources.find(
      (source) => source.module === undefined && isSettingsSource(source, name, undefined),
    );
    const taint = named ? secret('certain', name) : byFunctionName(script, name);
    if (taint) return memberOf(taint, path, script.settings);
  }
  return undefined;
}

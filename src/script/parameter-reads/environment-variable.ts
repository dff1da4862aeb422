/**
 * Which variable of the environment is a value? One of `process.env` in all its forms, and by name: helpers (`requireEnv('X')`) and validated environments of other files (`env.X_SECRET_NAME`). Blind spot:
 * configuration that another file fills from the environment and that does not say so in its name.
 */
import { words } from '../../knowledge/names/words.ts';
import type { Frame, Origin } from '../origins.ts';
import { pathInEnvironment } from '../process-environment.ts';
import type { Script } from '../script.ts';
import { dottedName, lastName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';

/** Names of objects that hold validated environment variables. */
const ENVIRONMENT_OBJECT =
  /^(?:process|runtime|server|validated|parsed|lambda)?_?env(?:s|ironment)?(?:_?(?:vars?|variables?|config))?$/i;
/** Configuration services that read the environment when they are asked for a shouted name. */
const CONFIGURATION_OBJECT = /^(?:app)?(?:config|configuration|settings)(?:service|provider)?$/i;
const SHOUTED = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
/** Last words of a member that names a parameter or secret. */
const IDENTIFYING = new Set([
  'arn',
  'id',
  'name',
  'param',
  'path',
  'prefix',
  'secret',
  'key',
  'token',
  'password',
  'credential',
]);
/** Functions that hand on their first argument after a check. */
const CHECKING =
  /^(?:assert|require|ensure|must|check|defined|non|not|parse|expect|validate|unwrap|verify|throw|coerce|string)/i;

const isVariable = (name: string): boolean => SHOUTED.test(name);
/** A single word (`env.name`) may be anything. */
function identifies(name: string): boolean {
  const all = words(name);
  return all.length > 1 && IDENTIFYING.has(all.at(-1)!);
}

/**
 * The environment variable that an origin is; `*` when its name is computed.
 * @param origin an end of following a value, see `Origins`
 */
export function environmentVariableOf(script: Script, origin: Origin): string | undefined {
  const { node, path } = origin;
  const inside = pathInEnvironment(script, origin);
  if (inside) return inside.path[0];
  if (node.type === 'CallExpression') return ofCall(script, node, origin);
  if (node.type === 'Identifier' || node.type === 'ThisExpression') {
    return namedEnvironment([node.type === 'Identifier' ? node.name : 'this', ...path]);
  }
  return undefined;
}

/** Is this `process.env` as a whole? */
function isEnvironment(script: Script, node: Node): boolean {
  return script.origins.of(node).some((origin) => pathInEnvironment(script, origin)?.path.length === 0);
}

function ofCall(
  script: Script,
  call: Extract<Node, { type: 'CallExpression' }>,
  { path, frame }: Origin,
): string | undefined {
  const text = call.arguments[0] && script.textOf(call.arguments[0], frame);
  const names = dottedName(call.callee) ?? [];
  const last = lastName(call.callee);
  if (text !== undefined && last !== undefined) {
    // `env('X')`, `getEnvOrThrow('X')`, `Env.get('X')`, `configService.get('X')`.
    if (words(last).some((word) => word === 'env' || word === 'environment')) return text;
    const receiver = names.at(-2) ?? '';
    if (ENVIRONMENT_OBJECT.test(receiver) || (CONFIGURATION_OBJECT.test(receiver) && isVariable(text))) return text;
  }
  // `env.get('X').required().asString()`.
  const callee = unwrap(call.callee);
  const receiver = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  if (receiver?.type === 'CallExpression' && call.arguments.length === 0) {
    const variable = ofCall(script, receiver, { node: receiver, path: [], frame, trail: null });
    if (variable !== undefined) return variable;
  }
  // `environment.tokenPath()`.
  if (call.arguments.length === 0 && path.length === 0) return namedEnvironment(names);
  return last !== undefined ? throughCheck(script, call, last, path, frame) : undefined;
}

/** `schema.parse(process.env).X`, `createEnv({ runtimeEnv: process.env }).X`, `assertDefined(process.env.X)`. */
function throughCheck(
  script: Script,
  call: Extract<Node, { type: 'CallExpression' }>,
  name: string,
  path: Path,
  frame: Frame | null,
): string | undefined {
  const [first] = call.arguments;
  if (!first) return undefined;
  const member = path.at(-1);
  if (member !== undefined && member !== '*') {
    const inner = unwrap(first);
    const whole =
      inner.type === 'ObjectExpression'
        ? inner.properties.map((p) => (p.type === 'Property' ? p.value : p.argument))
        : [first];
    return whole.some((value) => isEnvironment(script, value)) ? member : undefined;
  }
  if (path.length > 0 || !CHECKING.test(name)) return undefined;
  for (const origin of script.origins.of(first, [], frame)) {
    const variable = pathInEnvironment(script, origin)?.path[0];
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** `env.X`, `config.env.x.tokenPath`, `this.environmentVariables.secretArn`: an environment by its name. */
function namedEnvironment(names: readonly string[]): string | undefined {
  const last = names.at(-1) ?? '';
  if (!names.slice(0, -1).some((name) => ENVIRONMENT_OBJECT.test(name.replace(/^#/, '')))) return undefined;
  return isVariable(last) || identifies(last) ? last : undefined;
}

/**
 * Is a value a secret that a middleware of middy put into the context? `ssm({ fetchData: { key: '/path' },
 * setToContext: true })` makes `context.key` a secret, and `getInternal('key', request)` yields it. Blind spot: a
 * middleware that is set up in another file.
 */
import { pathVerdict } from '../../knowledge/names/path.ts';
import { parameterPlace } from '../parameters.ts';
import type { Script } from '../script.ts';
import { keyName, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import { memberOf } from './containers.ts';
import { switchState } from './sources-aws.ts';
import { secret, type Asked, type Taint, type Value } from './value.ts';

const MIDDLEWARE = /^@middy\/(?:ssm|secrets-manager|sts|rds-signer)$/;

interface Fetched {
  readonly inContext: boolean;
  readonly confidence: Taint['confidence'] | undefined;
}

/** What the middlewares of a file fetch, by key. */
export class FetchedByMiddy {
  readonly #byKey = new Map<string, Fetched>();

  constructor(script: Script) {
    if (!script.mentions('@middy/')) return;
    for (const call of script.nodes.of('CallExpression')) {
      const [options] = call.arguments;
      const called = script.externalName(call.callee);
      if (!options || !called?.module || called.path.length > 0 || !MIDDLEWARE.test(called.module)) continue;
      const inContext = switchState(script, { node: options, path: [], frame: null }, 'setToContext') !== 'off';
      for (const { node, path } of script.origins.of(options, ['fetchData'])) {
        if (node.type !== 'ObjectExpression' || path.length > 0) continue;
        for (const property of node.properties) {
          const key = property.type === 'Property' ? keyName(property) : undefined;
          if (property.type !== 'Property' || key === undefined) continue;
          this.#byKey.set(key, { inContext, confidence: confidenceOf(script, called.module, property.value) });
        }
      }
    }
  }

  /** The value of an origin that a middleware filled; `undefined` for any other. */
  valueOf(script: Script, asked: Asked): Value | undefined {
    if (this.#byKey.size === 0) return undefined;
    const way = wayFromStore(script, asked);
    const [key] = way?.path ?? [];
    const fetched = key === undefined ? undefined : this.#byKey.get(key);
    if (!way || !fetched || (way.context && !fetched.inContext)) return undefined;
    return fetched.confidence
      ? memberOf(secret(fetched.confidence, key!), way.path.slice(1), script.settings)
      : 'clean';
  }
}

/** Parameters whose name says that they are none (`/app/log-level`) are no secrets. */
function confidenceOf(script: Script, module: string, value: Node): Taint['confidence'] | undefined {
  if (module !== '@middy/ssm') return 'certain';
  // `ssmParam<T>('/path')` only adds a type.
  const named = value.type === 'CallExpression' && value.arguments[0] ? value.arguments[0] : value;
  const name = script.textOf(named);
  return name !== undefined && pathVerdict(name, script.settings.secretNames) === 'benign' ? undefined : 'certain';
}

/**
 * The way from what middy fills to the value: from the handler's second parameter, from `request.context`, from
 * `getInternal()`.
 */
function wayFromStore(script: Script, { node, path, frame }: Asked): { path: Path; context: boolean } | undefined {
  if (node.type === 'CallExpression') {
    const called = script.externalName(node.callee, frame);
    return called?.module === '@middy/util' && called.path[0] === 'getInternal' ? { path, context: false } : undefined;
  }
  const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
  const place = variable && parameterPlace(variable);
  if (!place) return undefined;
  const whole = [...place.path, ...path];
  if (place.index === 1) return { path: whole, context: true };
  if (place.index !== 0 || (whole[0] !== 'context' && whole[0] !== 'internal')) return undefined;
  return { path: whole.slice(1), context: whole[0] === 'context' };
}

/**
 * Is what a write stores a secret, or a client that was made with one? More is asked of a cache than of a log: the
 * place must get the secret from a call, or the secret must be known by its API, because names alone say little about
 * what is kept.
 */
import { isRedactingName } from '../../knowledge/names/hiding.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { words } from '../../knowledge/names/words.ts';
import type { Confidence } from '../../model/secret-use.ts';
import type { Script } from '../script.ts';
import { lastName, unwrap, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';
import type { StoreWrite } from './writes.ts';

export interface Kept {
  readonly holds: 'secret' | 'client';
  readonly confidence: Confidence;
}

/** The call that makes the value, past `await` and fallbacks. */
function makingCall(value: Node): Node | undefined {
  const inner = unwrap(value);
  if (inner.type === 'AwaitExpression') return makingCall(inner.argument);
  if (inner.type === 'LogicalExpression') return makingCall(inner.right);
  return inner.type === 'CallExpression' || inner.type === 'NewExpression' ? inner : undefined;
}

const TEMPORARY = new Set(['account', 'assume', 'federated', 'role', 'session', 'sso', 'sts', 'temporary']);

/** Credentials of a session expire by themselves: who keeps them too long has credentials that do not work. */
function expires(label: string): boolean {
  const all = words(label);
  const credentials = all.at(-1) === 'credential' && all.some((word) => TEMPORARY.has(word));
  return credentials || /^(?:secretAccessKey|sessionToken|secretKey|credentials)$/i.test(label);
}

/** `config.get('db.password')` asks a configuration that lives as long as the process itself. */
function looksUp(call: Node): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' &&
    /(?:config|configuration|conf|env|environment|settings)$/i.test(lastName(callee.object) ?? '')
  );
}

/**
 * What the value itself tells.
 * @param guarded the place is filled once, so that even the name of a member of what is kept speaks of a secret
 */
export function secretIn(
  script: Script,
  value: Node,
  path: Path,
  guarded: () => boolean = () => false,
): Kept | undefined {
  const taint = script.secrets.at(value, path);
  if (!taint) return undefined;
  const { confidence, inside, label } = taint;
  if (expires(label)) return undefined;
  if (confidence === 'certain' || confidence === 'wrapper') return { holds: 'secret', confidence };
  const call = makingCall(value);
  // `{ credentials: provider() }` may hold anything.
  const fetched = confidence === 'name' && call !== undefined && !looksUp(call) && (!inside || guarded());
  return fetched ? { holds: 'secret', confidence } : undefined;
}

/** `new Stripe(await getSecret(…))`, `createPool({ password })`: an object that was made with a secret. */
function clientIn(script: Script, value: Node): Kept | undefined {
  const call = makingCall(value);
  if (call?.type !== 'NewExpression' && call?.type !== 'CallExpression') return undefined;
  if (call.type === 'CallExpression' && isRedactingName(lastName(call.callee) ?? '')) return undefined;
  for (const argument of call.arguments) {
    const inner = unwrap(argument);
    const parts =
      inner.type === 'ObjectExpression'
        ? inner.properties.flatMap((p) => (p.type === 'Property' ? [p.value] : []))
        : [argument];
    for (const part of parts) {
      const found = secretIn(script, part, []);
      if (found) return { holds: 'client', confidence: found.confidence };
    }
  }
  return undefined;
}

const MAKING = /^(?:create|generate|make|build|derive|sign|random|hash|prompt|ask)|random|uuid/i;

/**
 * What a write keeps.
 * @param guarded the write happens only while the place is empty, so that the name of the place speaks of a cache
 */
export function keptBy(script: Script, { value, path, store }: StoreWrite, guarded: () => boolean): Kept | undefined {
  const found = secretIn(script, value, path, guarded) ?? (path.length === 0 ? clientIn(script, value) : undefined);
  if (found) return found;
  const call = makingCall(value);
  // What is not awaited was made here (`secret ??= randomUUID()`), not fetched.
  if (call?.type !== 'CallExpression' || call.parent.type !== 'AwaitExpression') return undefined;
  if (looksUp(call) || MAKING.test(lastName(call.callee) ?? '') || isRedactingName(lastName(call.callee) ?? ''))
    return undefined;
  const name = /(?<![\w$])[\w$]+$/.exec(store.label)?.[0] ?? '';
  return valueNameVerdict(name, script.settings.secretNames) === 'strong' && guarded()
    ? { holds: 'secret', confidence: 'name' }
    : undefined;
}

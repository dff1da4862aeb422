/**
 * Which variables, fields and collections of the file keep a secret for as long as the process lives?
 */
import type { SecretCache } from '../../model/secret-cache.ts';
import { functionOfParameter, type Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { unwrap, type ClassNode, type Node } from '../syntax.ts';
import { runOf } from './conditions.ts';
import { secondsAllowedBy } from './bound-length.ts';
import { containerOf } from './containers.ts';
import { isRewrittenBeforeUse, Lifetimes, runsInEveryInvocation } from './lifetimes.ts';
import { guardBounds } from './guards.ts';
import { keptBy } from './secrets.ts';
import { looksAt, newValue, nodesIn } from './state.ts';
import { timeBoundOf, timerCallbacks, type TimeBound } from './time-bounds.ts';
import { storeWritesOf, type StoreWrite } from './writes.ts';

/** Does the write depend on what the place holds already? */
const isGuarded = (script: Script, write: StoreWrite): boolean =>
  runOf(newValue(script, write.value, write.store)).tests.some((test) => looksAt(script, test, write.store));

/** Is the file code of a deployed function rather than a script that ends? */
function isRunTime(script: Script): boolean {
  const { nodes } = script;
  if (nodes.of('ExportNamedDeclaration').length > 0 || nodes.of('ExportDefaultDeclaration').length > 0) return true;
  if (/\b(?:module\.)?exports\b/.test(script.text)) return true;
  return nodes
    .of('ImportDeclaration')
    .some(({ source }) => /^(?:aws-lambda$|@middy\/|@aws-lambda-powertools\/)/.test(source.value));
}

/** Does a constructor only keep what it was handed? */
function isHandedIn(script: Script, { value }: StoreWrite): boolean {
  const inner = unwrap(value);
  const variable = inner.type === 'Identifier' ? script.scopes.variableOf(inner) : undefined;
  const fn = variable && functionOfParameter(variable);
  return fn?.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}

/** Is the value part of what another variable keeps, which is reported already? */
function isTakenFrom(script: Script, { value, store }: StoreWrite, kept: ReadonlySet<Variable>): boolean {
  return (
    kept.size > 0 &&
    nodesIn(script, value).some((node) => {
      const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
      // `state.b = state.b ?? …` beside `state.a`.
      const isOwn = store.root.kind === 'variable' && store.root.variable === variable;
      return variable !== undefined && !isOwn && kept.has(variable);
    })
  );
}

/** A constant of a program that ends with its work is kept for no longer than it is used. */
const isPassing = ({ store, form }: StoreWrite, runTime: boolean): boolean =>
  form === 'initial' && store.root.kind !== 'field' && !runTime;

function keeps(script: Script, write: StoreWrite, runTime: boolean): boolean {
  const { store, form, by } = write;
  if (form === 'initial') return true;
  const made = newValue(script, write.value, write.store);
  if (runsInEveryInvocation(script, made)) return false;
  return isGuarded(script, write) || (runTime && !isRewrittenBeforeUse(script, store, by));
}

const KINDS = { field: 'field', global: 'variable', environment: 'environment' } as const;

function kindOf({ store }: StoreWrite): SecretCache['store'] {
  if (store.member) return 'collection';
  if (store.root.kind !== 'variable') return KINDS[store.root.kind];
  const declaration = (store.root.variable.defs[0]?.node as unknown as Node | undefined)?.parent;
  return declaration?.type === 'VariableDeclaration' && declaration.kind === 'const' ? 'constant' : 'variable';
}

/** The shortest of the times that could be read. */
function shortest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** The caches that the file's own variables are, one for each place at its first write. */
export function storedSecrets(script: Script): readonly SecretCache[] {
  const runTime = isRunTime(script);
  const callbacks = timerCallbacks(script);
  const caches: SecretCache[] = [];
  const judged = new Set<string>();
  const reported = new Set<Node>();
  const kept = new Set<Variable>();
  const keeping = new Set<ClassNode>();
  const outliving = new Lifetimes(script);
  // The members of one object have the same references, and the same bound.
  const bounds = new Map<readonly Node[], TimeBound>();
  for (const write of storeWritesOf(script)) {
    const { store, by } = write;
    if (isPassing(write, runTime) || unwrap(write.value).type === 'Literal') continue;
    if (judged.has(store.id) || reported.has(by) || isHandedIn(script, write) || !outliving.has(store)) continue;
    const container = containerOf(script, write);
    if (container && !container.keeps) continue;
    if (isTakenFrom(script, write, kept) || (container?.cls && keeping.has(container.cls))) continue;
    const held = keptBy(script, write, () => isGuarded(script, write));
    // A name alone does not tell that a constant of the module was fetched.
    if (!held || (write.form === 'initial' && held.confidence === 'name') || !keeps(script, write, runTime)) continue;
    judged.add(store.id);
    const bound = bounds.get(store.references()) ?? timeBoundOf(script, store, callbacks);
    bounds.set(store.references(), bound);
    const checked =
      bound.by === 'clock' ? shortest(bound.tests.map((test) => secondsAllowedBy(script, test))) : undefined;
    if (bound.by !== 'nothing' && checked === undefined) continue;
    const seconds = shortest([checked, container?.seconds]);
    reported.add(by);
    if (store.root.kind === 'variable') kept.add(store.root.variable);
    if (store.root.kind === 'field') keeping.add(store.root.cls);
    caches.push({
      store: container?.library ? 'library' : kindOf(write),
      ...held,
      label: store.label,
      range: by.range,
      seconds: seconds ?? Infinity,
      misread: false,
      bounds: container?.bounds ?? (seconds === undefined ? guardBounds(script, write) : []),
    });
  }
  return caches;
}

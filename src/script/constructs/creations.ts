/**
 * Where does a file create AWS resources, and with what? `new kms.Key(…)` under any form of import, `super(…)` in a
 * class of the file that extends such a class, and `new` of that class where it decides the properties; in a function
 * that several calls complete, once for each of them. Blind spot: constructs that a company's library wraps.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  CDK,
  conventionalClass,
  CREATED_BY_METHOD,
  resourceClass,
  type ResourceClass,
} from '../../knowledge/deployment/resource-classes.ts';
import { classOfThis, constructorOf } from '../classes.ts';
import { entriesOf } from '../entries.ts';
import type { Bound, Frame } from '../origins.ts';
import { parameterPlace } from '../parameters.ts';
import { argumentsOf } from '../passing.ts';
import type { Script } from '../script.ts';
import { dottedName, keyName, unwrap, type ClassNode, type Node } from '../syntax.ts';

export interface Creation {
  /** The call that declares the resource: `new kms.Key(…)`, `super(…)`. */
  readonly call: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly of: ResourceClass;
  /** What the names around the call are bound to. */
  readonly frame: Frame | null;
  /** The call that decides the properties: the one above, or the one that hands them in. */
  readonly at: Node;
  /** A property that stands elsewhere: the metric of `metric.createAlarm(…)`. */
  readonly beside?: { readonly property: string; readonly value: Node };
}

/** The argument that holds the properties; `undefined` when there is none. */
export function propertiesOf({ call, of, frame }: Creation): Bound | undefined {
  return argumentsOf(call, frame)[of.properties];
}

/** The AWS resource that a class is one of. */
function classAt(script: Script, callee: Node): ResourceClass | undefined {
  const name = dottedName(callee);
  const external = script.externalName(callee);
  if (external?.module !== undefined) return resourceClass(external.module, external.path);
  return name && conventionalClass(name, (expression) => script.mentions(expression));
}

const MAX_BASES = 4;
const MAX_CALLERS = 100;

/** The AWS resource that a class of the file is one of, through the classes it extends. */
function baseOf(script: Script, cls: ClassNode, steps = 0): ResourceClass | undefined {
  if (!cls.superClass || steps > MAX_BASES) return undefined;
  const local = script.classOf(cls.superClass);
  return local ? baseOf(script, local, steps + 1) : classAt(script, cls.superClass);
}

/** All creations of a file, in the order of the text. */
export function creationsIn(script: Script): readonly Creation[] {
  const creations: Creation[] = [];
  for (const call of script.nodes.of('NewExpression')) {
    const cls = script.classOf(call.callee);
    const of = cls ? inheritedWhole(script, cls) : classAt(script, call.callee);
    if (of) creations.push(...perCaller(script, { call, of, frame: null, at: call }));
  }
  for (const call of script.nodes.of('CallExpression')) {
    const made = createdByMethod(script, call);
    if (made) creations.push(...perCaller(script, made));
    const cls = call.callee.type === 'Super' ? classOfThis(call) : undefined;
    const base = cls?.superClass ? script.classOf(cls.superClass) : undefined;
    const of = cls && (base ? inheritedWhole(script, base) : baseOf(script, cls));
    if (of) creations.push(...perCaller(script, { call, of, frame: null, at: call }));
  }
  return creations.sort((a, b) => a.at.range[0] - b.at.range[0]);
}

function createdByMethod(script: Script, call: TSESTree.CallExpression): Creation | undefined {
  const callee = unwrap(call.callee);
  const known = callee.type === 'MemberExpression' ? CREATED_BY_METHOD.get(keyName(callee) ?? '') : undefined;
  if (callee.type !== 'MemberExpression' || !known || !script.mentions(CDK)) return undefined;
  const beside = { property: known.receiver, value: callee.object };
  return { call, of: known.of, frame: null, at: call, beside };
}

/** The resource of a class that hands its arguments on as they are: neither it nor a base of it has a constructor. */
function inheritedWhole(script: Script, cls: ClassNode): ResourceClass | undefined {
  for (let current: ClassNode | undefined = cls, steps = 0; current && steps <= MAX_BASES; steps++) {
    if (constructorOf(current)) return undefined;
    const base: ClassNode | undefined = current.superClass ? script.classOf(current.superClass) : undefined;
    if (!base) return baseOf(script, current);
    current = base;
  }
  return undefined;
}

/** Is this an object that takes nothing over from elsewhere? */
function isWritten(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'ObjectExpression' && inner.properties.every(({ type }) => type === 'Property');
}

/** The creation as it is; where its properties come from a parameter, once for each call in the file of that function. */
function perCaller(script: Script, creation: Creation): readonly Creation[] {
  const properties = propertiesOf(creation);
  if (!properties || isWritten(properties.node)) return [creation];
  const callers = new Map<Node, Frame>();
  for (const { origin } of entriesOf(script, properties.node, null, properties.path).unread) {
    const variable = origin.node.type === 'Identifier' ? script.scopes.variableOf(origin.node) : undefined;
    const fn = variable && parameterPlace(variable)?.fn;
    if (!fn || callers.size >= MAX_CALLERS) continue;
    for (const call of script.callsOf(fn)) {
      callers.set(call, script.origins.frame(fn, argumentsOf(call, null), call, null));
    }
  }
  if (callers.size === 0) return [creation];
  return [...callers].map(([at, frame]) => ({ ...creation, frame, at }));
}

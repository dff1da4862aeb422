/**
 * Where does a file write policy statements? `new PolicyStatement(…)` with its builder calls, JSON policies, option
 * objects that have both actions and resources (company constructs, `Grant.addToPrincipal`, SST, Pulumi), and
 * policies that CDK derives from SDK calls. An object that only looks like a statement must name an action that
 * exists. Blind spots: statements assembled property by property, and policies inside strings.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { action, expand } from '../../knowledge/iam/table.ts';
import { entriesOf } from '../entries.ts';
import type { Frame, Origin } from '../origins.ts';
import type { Variable } from '../scopes.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import { textsIn } from './lists.ts';
import { partNamed, partsOfBuilder, partsOfObject, type Part, type Parts } from './parts.ts';
import { sdkCallPolicies, type SdkCallPolicy } from './sdk-calls.ts';

/** A place where a statement is made. */
export interface Home {
  readonly node: Node;
  /**
   * `json` has capitalised keys and must say `Effect`; `class` is CDK's own; `options` belong to something that makes
   * a statement of them; `derived` has its actions from SDK calls.
   */
  readonly kind: 'class' | 'json' | 'options' | 'derived';
  /** What the statement consists of, with the parameters around it bound by a frame. */
  read(frame: Frame | null): Parts;
  readonly derivedFrom?: SdkCallPolicy['calls'];
}

/** All statements of a file, each once. */
export function homesIn(script: Script): readonly Home[] {
  const homes = new Map<Node, Home>();
  const used = new Set<Node>();
  const found = (home: Home): void => {
    if (homes.has(home.node)) return;
    homes.set(home.node, home);
    used.add(home.node);
    for (const object of home.read(null).objects) used.add(object);
  };
  if (script.text.includes('PolicyStatement')) {
    for (const made of script.nodes.of('NewExpression')) {
      if (isPolicyStatement(script, made.callee)) for (const home of constructed(script, made)) found(home);
    }
  }
  if (script.text.includes('fromSdkCalls')) {
    for (const policy of sdkCallPolicies(script)) found(derived(script, policy));
  }
  const objects = script.nodes.of('ObjectExpression').filter(mayBeStatement);
  // What is spread into another statement is a part of it: those with spreads come first.
  for (const object of [...objects.filter(hasSpread), ...objects.filter((candidate) => !hasSpread(candidate))]) {
    if (used.has(object)) continue;
    const home = written(script, object);
    if (home) found(home);
  }
  return [...homes.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

const hasSpread = ({ properties }: TSESTree.ObjectExpression): boolean =>
  properties.some(({ type }) => type === 'SpreadElement');

function isPolicyStatement(script: Script, callee: Node): boolean {
  if (lastName(callee) === 'PolicyStatement') return true;
  return unwrap(callee).type === 'Identifier' && script.externalName(callee)?.path.at(-1) === 'PolicyStatement';
}

const NOTHING: Parts = { parts: [], complete: true, objects: new Set() };
const UNREAD: Parts = { ...NOTHING, complete: false };

/** `new PolicyStatement(…)`: one statement for each options object it may be given. */
function constructed(script: Script, made: TSESTree.NewExpression): Home[] {
  const holder = holderOf(script, made);
  const built = holder ? partsOfBuilder(holder) : [];
  const withBuilt = (given: Parts): Parts => ({ ...given, parts: [...given.parts, ...built] });
  const home = (read: Home['read']): Home => ({ node: made, kind: 'class', read });
  const [props] = made.arguments;
  if (!props) return [home(() => withBuilt(NOTHING))];
  const written = unwrap(props);
  if (written.type === 'ObjectExpression') return [home((frame) => withBuilt(partsOfObject(script, written, frame)))];
  const origins = script.origins.of(props);
  if (built.length > 0 && !origins.some(isObject)) return [home(() => withBuilt(UNREAD))];
  return origins.filter(isObject).map((origin): Home => {
    const given = (frame: Frame | null): Parts => {
      const options = partsOfObject(script, origin.node, origin.frame ?? frame);
      return { ...options, parts: [...options.parts, ...assigned(script, props, frame)] };
    };
    // Options in a constant are one statement, however often they are used.
    if (origin.frame === null && built.length === 0) return { node: origin.node, kind: 'class', read: given };
    return home((frame) => {
      const options = given(frame);
      return withBuilt({ ...options, parts: options.parts.map((part) => ({ ...part, use: props })) });
    });
  });
}

type ObjectOrigin = Origin & { readonly node: TSESTree.ObjectExpression };
const isObject = (origin: Origin): origin is ObjectOrigin =>
  origin.node.type === 'ObjectExpression' && origin.path.length === 0;

/** `options.resources = […]` before the options are used. */
function assigned(script: Script, props: Node, frame: Frame | null): Part[] {
  return entriesOf(script, props, frame).entries.flatMap(({ key, value, frame: inner, node }) => {
    const name = node.type === 'Property' ? undefined : partNamed(key);
    return name ? [{ name, value, frame: inner, use: value, node, key: key! }] : [];
  });
}

/** The variable that holds a new statement. */
function holderOf(script: Script, made: Node): Variable | undefined {
  const { parent } = wrapped(made);
  const isAssigned = parent?.type === 'AssignmentExpression' && parent.operator === '=';
  const target = parent?.type === 'VariableDeclarator' ? parent.id : isAssigned ? parent.left : undefined;
  return target?.type === 'Identifier' ? script.scopes.variableOf(target) : undefined;
}

function derived(script: Script, { call, options, frame: own, calls }: SdkCallPolicy): Home {
  const read = (frame: Frame | null): Parts => {
    const object = unwrap(options);
    return object.type === 'ObjectExpression' ? partsOfObject(script, object, own ?? frame) : UNREAD;
  };
  return { node: call, kind: 'derived', derivedFrom: calls, read };
}

/** Does an object have one of the lists itself? Cheap, for every object of the file. */
function mayBeStatement(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => {
    const part = property.type === 'Property' ? partNamed(keyName(property)) : undefined;
    return part !== undefined && /action|resource/i.test(part);
  });
}

/** A statement that is an object by itself, in a JSON policy or as the options of something. */
function written(script: Script, object: TSESTree.ObjectExpression): Home | undefined {
  const read = (frame: Frame | null): Parts => partsOfObject(script, object, frame);
  const { parts } = read(null);
  const keys = new Set(parts.map(({ key }) => key));
  const names = new Set(parts.map(({ name }) => name));
  const home = (kind: Home['kind']): Home => ({ node: object, kind, read });
  if (keys.has('Effect') && (keys.has('Action') || keys.has('NotAction'))) return home('json');
  const actions = parts.filter(({ name }) => name === 'actions' || name === 'notActions');
  if (actions.length === 0 || !(names.has('resources') || names.has('notResources'))) return undefined;
  if (keys.has('Action') || keys.has('NotAction')) return undefined;
  const texts = actions.flatMap(({ value, frame }) => textsIn(script, value, frame));
  return texts.some((text) => isAction(script, text, names.has('effect'))) ? home('options') : undefined;
}

/** Is this text an IAM action, and not a word of somebody else's permission system? */
function isAction(script: Script, text: string, hasEffect: boolean): boolean {
  if (text === '*') return hasEffect;
  if (!/^[a-z0-9-]+:[a-z*]/i.test(text)) return false;
  if (!text.includes('*')) return action(text) !== undefined;
  return (hasEffect || !text.endsWith(':*') || /aws/i.test(script.text)) && expand(text).length > 0;
}

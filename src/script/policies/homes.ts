/**
 * Where does a file write policy statements? `new PolicyStatement(…)` with its builder calls, JSON policies, option objects that have both
 * actions and resources (company constructs, `Grant.addToPrincipal`, SST, Pulumi), and policies that CDK derives from SDK calls. An
 * object that only looks like a statement must name an action that exists. Blind spots: statements assembled property by property, and
 * policies inside strings.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { action, expand } from '../../knowledge/iam/table.ts';
import { entriesOf } from '../entries.ts';
import type { Frame } from '../origins.ts';
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
   * `json` has capitalised keys and must say `Effect`; `class` is CDK's own; `options` belong to something that makes a statement of
   * them; `derived` has its actions from SDK calls.
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
  for (const policy of script.text.includes('fromSdkCalls') ? sdkCallPolicies(script) : []) found(derived(script, policy));
  const objects = script.nodes.of('ObjectExpression').filter((object) => mayBeStatement(object));
  const spreads = (object: TSESTree.ObjectExpression): boolean => object.properties.some(({ type }) => type === 'SpreadElement');
  // What is spread into another statement is a part of it: those with spreads come first.
  for (const object of [...objects.filter(spreads), ...objects.filter((candidate) => !spreads(candidate))]) {
    if (used.has(object)) continue;
    const home = written(script, object);
    if (home) found(home);
  }
  return [...homes.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function isPolicyStatement(script: Script, callee: Node): boolean {
  if (lastName(callee) === 'PolicyStatement') return true;
  return unwrap(callee).type === 'Identifier' && script.externalName(callee)?.path.at(-1) === 'PolicyStatement';
}

/** `new PolicyStatement(…)`: one statement for each options object it may be given. */
function constructed(script: Script, made: TSESTree.NewExpression): Home[] {
  const holder = holderOf(script, made);
  const built = holder ? partsOfBuilder(holder) : [];
  const withBuilder = ({ parts, complete, objects }: Parts, more: readonly Part[] = []): Parts => ({
    parts: [...parts, ...more, ...built],
    complete,
    objects,
  });
  const [props] = made.arguments;
  const inner = props && unwrap(props);
  if (!props || inner?.type === 'ObjectExpression') {
    const read = (frame: Frame | null): Parts =>
      withBuilder(inner?.type === 'ObjectExpression' ? partsOfObject(script, inner, frame) : { parts: [], complete: true, objects: new Set() });
    return [{ node: made, kind: 'class', read }];
  }
  const origins = script.origins.of(props);
  return origins.flatMap(({ node, path, frame: own }): Home[] => {
    if (node.type !== 'ObjectExpression' || path.length > 0) {
      return built.length > 0 && origins.length === 1 ? [{ node: made, kind: 'class', read: () => withBuilder({ parts: [], complete: false, objects: new Set() }) }] : [];
    }
    // Options in a constant are one statement, however often they are used.
    const home = own === null && built.length === 0 ? node : made;
    const read = (frame: Frame | null): Parts => {
      const parts = partsOfObject(script, node, own ?? frame);
      return withBuilder(home === node ? parts : { ...parts, parts: parts.parts.map((part) => ({ ...part, use: props })) }, assigned(script, props, frame));
    };
    return [{ node: home, kind: 'class', read }];
  });
}

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
  const target = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : undefined;
  return target?.type === 'Identifier' ? script.scopes.variableOf(target) : undefined;
}

function derived(script: Script, { call, options, frame: own, calls }: SdkCallPolicy): Home {
  const read = (frame: Frame | null): Parts => {
    const object = unwrap(options);
    if (object.type === 'ObjectExpression') return partsOfObject(script, object, own ?? frame);
    return { parts: [], complete: false, objects: new Set() };
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
  const { parts } = partsOfObject(script, object, null);
  const keys = new Set(parts.map(({ key }) => key));
  const names = new Set(parts.map(({ name }) => name));
  const home = (kind: Home['kind']): Home => ({ node: object, kind, read: (frame) => partsOfObject(script, object, frame) });
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

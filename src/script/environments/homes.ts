/**
 * Which maps in a file are environments of deployed code? Found from both ends: options of constructs whose name tells
 * (also through variables, helpers and spreads), and properties called `environment` beside which something tells. In a
 * file about infrastructure the property alone is enough, as long as its keys look like environment variables. Blind
 * spot: options that another file completes.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  creates,
  ENVIRONMENT_PROPERTIES,
  INFRASTRUCTURE,
  likelySite,
  siteOfCallee,
  siteOfSiblings,
  STEP_PROPERTY,
  type Site,
} from '../../knowledge/deployment/environments.ts';
import { classOfThis } from '../classes.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import type { Path } from '../writes.ts';

/** The call that creates the construct an environment belongs to. */
export type Creation = TSESTree.NewExpression | TSESTree.CallExpression;

export interface Home {
  /** The map is the member `path` of `node`. */
  readonly node: Node;
  readonly path: Path;
  readonly frame: Frame | null;
  readonly site: Site;
  readonly creation: Creation | undefined;
  /** Only the shape speaks for an environment: keys that are no environment variables don't count. */
  readonly byShape: boolean;
}

/** Every environment of the file; one may be found in several ways. */
export function homesOf(script: Script): readonly Home[] {
  const aboutInfrastructure = INFRASTRUCTURE.test(script.text);
  return [
    ...homesInOptions(script),
    ...homesByProperty(script, aboutInfrastructure),
    ...homesByAssignment(script, aboutInfrastructure),
  ];
}

/** The name of what a call creates: the class, for `super(…)` the base class, or the function. */
export function createdName(call: Creation): string | undefined {
  if (call.callee.type !== 'Super') return lastName(call.callee);
  const base = classOfThis(call)?.superClass;
  return base ? lastName(base) : undefined;
}

function siteOfCreation(call: Creation): Site | undefined {
  const name = createdName(call);
  if (name === undefined || (call.type === 'CallExpression' && call.callee.type !== 'Super' && !creates(name)))
    return undefined;
  return siteOfCallee(name);
}

function* homesInOptions(script: Script): Iterable<Home> {
  for (const creation of [...script.nodes.of('NewExpression'), ...script.nodes.of('CallExpression')]) {
    const site = siteOfCreation(creation);
    if (site === undefined) continue;
    for (const argument of creation.arguments) {
      const node = argument.type === 'SpreadElement' ? argument.argument : argument;
      if (unwrap(node).type === 'Literal' || unwrap(node).type === 'ThisExpression') continue;
      const properties = /Step$/.test(createdName(creation)!)
        ? [...ENVIRONMENT_PROPERTIES, STEP_PROPERTY]
        : ENVIRONMENT_PROPERTIES;
      for (const property of properties) yield { node, path: [property], frame: null, site, creation, byShape: false };
    }
  }
}

function* homesByProperty(script: Script, aboutInfrastructure: boolean): Iterable<Home> {
  for (const object of script.nodes.of('ObjectExpression')) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const name = keyName(property);
      if (name === undefined || !ENVIRONMENT_PROPERTIES.includes(name) || unwrap(property.value).type === 'Literal')
        continue;
      if (/bundling/i.test(holderOf(object) ?? '')) continue;
      const keys = object.properties.flatMap((sibling) =>
        sibling.type === 'Property' && sibling !== property ? (keyName(sibling) ?? []) : [],
      );
      const creation = creationAround(object);
      const told = (creation && siteOfCreation(creation)) ?? siteOfSiblings(keys);
      if (told === undefined && !aboutInfrastructure) continue;
      yield {
        node: property.value,
        path: [],
        frame: null,
        site: told ?? likelySite(name, keys, creation !== undefined),
        creation,
        byShape: told === undefined,
      };
    }
  }
}

/**
 * The property or variable that holds an object. `bundling: { environment }` belongs to the machine that builds, and
 * stays there.
 */
function holderOf(object: Node): string | undefined {
  const { parent } = wrapped(object);
  if (parent?.type === 'Property') return keyName(parent);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}

/** `resource.environment = { variables: { … } }` */
function* homesByAssignment(script: Script, aboutInfrastructure: boolean): Iterable<Home> {
  if (!aboutInfrastructure) return;
  for (const { left, right, operator } of script.nodes.of('AssignmentExpression')) {
    const target = unwrap(left);
    if (
      operator !== '=' ||
      target.type !== 'MemberExpression' ||
      !ENVIRONMENT_PROPERTIES.includes(keyName(target) ?? '')
    )
      continue;
    yield { node: right, path: [], frame: null, site: 'lambda', creation: undefined, byShape: true };
  }
}

/** The call whose options, at any depth, an object is written in. */
function creationAround(object: Node): Creation | undefined {
  let current = wrapped(object);
  for (let parent = current.parent; parent; parent = current.parent) {
    if (parent.type === 'NewExpression' || parent.type === 'CallExpression')
      return parent.callee === current ? undefined : parent;
    const nested =
      parent.type === 'Property' ||
      parent.type === 'ObjectExpression' ||
      parent.type === 'ArrayExpression' ||
      parent.type === 'SpreadElement' ||
      parent.type === 'ConditionalExpression' ||
      parent.type === 'LogicalExpression';
    if (!nested) return undefined;
    current = wrapped(parent);
  }
  return undefined;
}

/**
 * What may a property of a construct be? Follows it to its origins and says each in the model's words: literals,
 * constants of a library, lists, maps, other resources of the file. What the file does not show is an unread value,
 * never an absent one. Blind spot: a value that only exists under a condition counts as if the condition held.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { hasHole } from '../../knowledge/iam/text.ts';
import type { Edits } from '../../model/policy.ts';
import type { Range } from '../../model/range.ts';
import type { NamedValue, Properties, PropertyValue, Resource, Scalar } from '../../model/resource.ts';
import { argumentInsertion, propertyInsertion } from '../insertion.ts';
import type { Bound, Frame, Origin } from '../origins.ts';
import { removalOf } from '../removal.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { dottedName, keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import { textsOfOrigin } from '../text.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What has to be known of a file to read values. */
export interface Reading {
  readonly script: Script;
  /** The resource that a call creates. */
  resourceMadeBy(call: Node): Resource | undefined;
  /** How the source spells the name of a property. */
  spell(property: string): string;
}

/** `EnableKeyRotation`: how requests and templates spell what CDK calls `enableKeyRotation`. */
export const capitalised = (property: string): string => property.charAt(0).toUpperCase() + property.slice(1);

const MAX_ITEMS = 200;

/** How this language writes a literal. */
export const written = (value: Scalar): string =>
  typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : String(value);

/** The properties of an expression, and how they are changed in the text. */
export class ObjectProperties implements Properties {
  /**
   * @param bound the expression that holds the properties; `undefined` when there is none
   * @param call the call that is given the properties, and their position among its arguments
   */
  constructor(
    readonly reading: Reading,
    readonly bound: Bound | undefined,
    readonly call?: { readonly node: Call; readonly position: number },
  ) {}

  values(...path: readonly string[]): readonly PropertyValue[] {
    const { bound, reading } = this;
    if (!bound) return [];
    const way = path.map((property) => reading.spell(property));
    const origins = reading.script.origins.of(bound.node, [...bound.path, ...way], bound.frame);
    const own = path.length === 1 ? this.#own(path[0]!)?.value : undefined;
    return valuesOfOrigins(reading, origins, own);
  }

  insertion(property: string, value: Scalar): Edits {
    const { bound, call, reading } = this;
    const { script } = reading;
    const text = `${reading.spell(property)}: ${written(value)}`;
    // `enableKeyRotation: undefined`
    const own = this.#own(property);
    if (own) return [{ range: own.range, text }];
    if (!bound) {
      const missing = call?.node.arguments.length === call?.position && call !== undefined;
      return missing && call.position > 0 ? argumentInsertion(script, call.node, `{ ${text} }`) : undefined;
    }
    const inner = unwrap(bound.node);
    if (bound.path.length > 0) return undefined;
    if (inner.type === 'ObjectExpression') return propertyInsertion(script, inner, text);
    const isArgument = call !== undefined && call.node.arguments[call.position] === bound.node;
    if (!isArgument) return this.#insertionByCaller(text);
    if (inner.type === 'Identifier' && inner.name === 'undefined') return [{ range: bound.node.range, text: `{ ${text} }` }];
    // What has a name may be used elsewhere: it stays as it is.
    const named = inner.type === 'Identifier' || inner.type === 'MemberExpression' || inner.type === 'CallExpression';
    if (!named || inner !== bound.node) return undefined;
    return [{ range: inner.range, text: `{ ...${script.text.slice(...inner.range)}, ${text} }` }];
  }

  /** The properties are a parameter: they are written where the call stands that fills it. */
  #insertionByCaller(text: string): Edits {
    const { script } = this.reading;
    const origins = this.bound ? script.origins.of(this.bound.node, this.bound.path, this.bound.frame) : [];
    const [origin] = origins;
    if (origins.length !== 1 || origin?.node.type !== 'ObjectExpression' || origin.path.length > 0) return undefined;
    const argument = wrapped(origin.node);
    const { parent } = argument;
    const isHandedIn =
      (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== argument;
    return isHandedIn ? propertyInsertion(script, origin.node, text) : undefined;
  }

  nameOf(property: string): string {
    return this.reading.spell(property);
  }

  removal(property: string): Edits {
    const own = this.#own(property);
    return own && removalOf(this.reading.script, own);
  }

  /** The property as the object itself writes it. */
  #own(property: string): TSESTree.Property | undefined {
    const name = this.reading.spell(property);
    const object = this.bound?.path.length === 0 ? unwrap(this.bound.node) : undefined;
    if (object?.type !== 'ObjectExpression') return undefined;
    return object.properties.findLast(
      (member): member is TSESTree.Property => member.type === 'Property' && keyName(member) === name,
    );
  }
}

/**
 * The values at the ends of a way.
 * @param own the expression that stands for all of them, where the file writes it
 */
export function valuesOfOrigins(reading: Reading, origins: readonly Origin[], own?: Node): readonly PropertyValue[] {
  return origins.flatMap((origin) => valuesOfOrigin(reading, origin, own));
}

/** The values of an expression. */
export const valuesOfNode = (reading: Reading, node: Node, frame: Frame | null): readonly PropertyValue[] =>
  valuesOfOrigins(reading, reading.script.origins.of(node, [], frame));

function valuesOfOrigin(reading: Reading, origin: Origin, own: Node | undefined): readonly PropertyValue[] {
  const { node, path, frame } = origin;
  const { range } = node;
  const unread: PropertyValue = { kind: 'unread', range };
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const resource = reading.resourceMadeBy(node);
    if (resource) return [{ kind: 'resource', resource, attribute: path.at(-1), range }];
    const returned = node.type === 'CallExpression' ? returnedBy(reading, node, frame) : [];
    if (returned.length > 0) return returned;
  }
  if (node.type === 'Identifier' && node.name === 'undefined') return [];
  const name = nameOf(reading.script, origin);
  if (name) {
    const constant = constantAt(origin);
    return [{ kind: 'named', name, range: constant.range, ...named(constant, own), ...given(reading, origin) }];
  }
  if (path.length > 0) return [unread];
  const replacement = (value: Scalar): Edits => replaced(placeOf(node, own), written(value));
  switch (node.type) {
    case 'Literal': {
      const { value } = node;
      const isScalar = value === null || typeof value !== 'object';
      return [isScalar && typeof value !== 'bigint' ? { kind: 'scalar', value, range, replacement } : unread];
    }
    case 'UnaryExpression': {
      // `!0` of compiled code.
      const operand = unwrap(node.argument);
      if (node.operator !== '!' || operand.type !== 'Literal') return [unread];
      return [{ kind: 'scalar', value: !operand.value, range, replacement }];
    }
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return textsOfOrigin(reading.script, origin).map((text) =>
        hasHole(text) ? { kind: 'text', text, range, replacement } : { kind: 'scalar', value: text, range, replacement },
      );
    case 'ArrayExpression':
      return [{ kind: 'list', items: itemsOf(reading, node, frame), range }];
    case 'ObjectExpression': {
      const properties = new ObjectProperties(reading, { node, path: [], frame });
      return [
        {
          kind: 'map',
          range,
          values: (...way) => properties.values(...way),
          insertion: (property, value) => properties.insertion(property, value),
          removal: (property) => properties.removal(property),
          nameOf: (property) => properties.nameOf(property),
        },
      ];
    }
    default:
      return [unread];
  }
}

/** `secret.attach(database)`, `filter.metric()`: what a method of a resource returns. */
function returnedBy(reading: Reading, call: TSESTree.CallExpression, frame: Frame | null): readonly PropertyValue[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return [];
  return reading.script.origins.of(callee.object, [], frame).flatMap(({ node, path }): readonly PropertyValue[] => {
    const resource = path.length === 0 ? reading.resourceMadeBy(node) : undefined;
    return resource ? [{ kind: 'resource', resource, attribute: keyName(callee), range: call.range }] : [];
  });
}

/** What a called function is given. */
function given(reading: Reading, { node, path, frame }: Origin): Pick<NamedValue, 'arguments'> {
  if (node.type !== 'CallExpression' || path.length > 0) return {};
  return { arguments: () => node.arguments.map((argument) => valuesOfNode(reading, argument, frame)) };
}

function itemsOf(reading: Reading, list: TSESTree.ArrayExpression, frame: Frame | null): readonly PropertyValue[] {
  return list.elements.slice(0, MAX_ITEMS).flatMap((element) => {
    if (!element) return [];
    if (element.type !== 'SpreadElement') return valuesOfNode(reading, element, frame);
    return valuesOfOrigins(reading, reading.script.origins.of(element.argument, ['*'], frame));
  });
}

/** The last two parts of the name that something has in another file, or in a library. */
function nameOf(script: Script, { node, path, frame }: Origin): readonly string[] | undefined {
  if (node.type === 'CallExpression' && path.length === 0) {
    const name = script.externalName(node.callee, frame)?.path ?? dottedName(node.callee);
    return name?.slice(-2);
  }
  if (node.type === 'CallExpression' && path.length > 1) {
    // `require('…').KeySpec.RSA_2048`
    return lastName(node.callee) === 'require' ? path.slice(-2) : undefined;
  }
  if (node.type !== 'Identifier' || path.length === 0) return undefined;
  const variable = script.scopes.variableOf(node);
  const imported = variable && importOf(variable);
  if (variable && !imported) return undefined;
  const own = imported ? (imported.name === '*' || imported.name === 'default' ? [] : [imported.name]) : [node.name];
  return [...own, ...path].slice(-2);
}

interface NamedEdits {
  replacement(value: Scalar): Edits;
  sibling(name: string): Edits;
}

/** The constant as it is written: `kms.KeySpec.RSA_2048`. */
function constantAt({ node, trail }: Origin): Node {
  for (let name = trail; name; name = name.nearer) {
    const { parent } = name.node;
    if (name.path.length > 0) continue;
    return name.kind === 'property' && parent?.type === 'MemberExpression' && parent.property === name.node ? parent : node;
  }
  return node;
}

function named(constant: Node, own: Node | undefined): NamedEdits {
  return {
    replacement: (value) => replaced(placeOf(constant, own), written(value)),
    sibling: (name) => {
      const place = placeOf(constant, own);
      const at = place && unwrap(place.node);
      return at?.type === 'MemberExpression' && !at.computed ? [{ range: at.property.range, text: name }] : undefined;
    },
  };
}

interface Place {
  readonly node: Node;
  readonly range: Range;
  /** What has to stand before a value there. */
  readonly prefix: string;
}

/** Where a value can be replaced without changing another one: in its property, assignment or argument, or at its use. */
function placeOf(node: Node, own: Node | undefined): Place | undefined {
  const value = wrapped(node);
  const { parent } = value;
  const alone =
    (parent?.type === 'Property' && parent.value === value) ||
    (parent?.type === 'AssignmentExpression' && parent.right === value) ||
    (parent?.type === 'CallExpression' && parent.callee !== value) ||
    parent?.type === 'ArrayExpression';
  const place = alone ? value : own;
  if (!place) return undefined;
  const shorthand = place.parent?.type === 'Property' && place.parent.shorthand ? `${keyName(place.parent)}: ` : '';
  return { node: place, range: place.range, prefix: shorthand };
}

const replaced = (place: Place | undefined, text: string): Edits =>
  place && [{ range: place.range, text: place.prefix + text }];

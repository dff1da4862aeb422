/**
 * What does a program write into a template where a secret would be seen? Outputs, properties and methods whose values
 * everybody may read, properties that expect a secret, and plain text that is declared to be one. Blind spots: values
 * that other files hand over, and constructs that a company's library wraps.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { INFRASTRUCTURE } from '../knowledge/deployment/environments.ts';
import {
  ENVIRONMENT_PROPERTY,
  isOpenMethod,
  isSecretProperty,
  isStoredProperty,
  OPEN_PROPERTIES,
  PLAIN_SECRET_VALUES,
} from '../knowledge/deployment/template-places.ts';
import { mayJoinNames } from '../knowledge/names/telling.ts';
import { safeLabel } from '../model/label.ts';
import type { TemplateEntry } from '../model/template-entry.ts';
import { creationsIn, propertiesOf } from './constructs/creations.ts';
import { entriesOf } from './entries.ts';
import { Fuel } from './fuel.ts';
import type { Bound, Frame } from './origins.ts';
import { removalOf } from './removal.ts';
import type { Script } from './script.ts';
import { isFunction, keyName, lastName, unwrap, wrapped, type Node } from './syntax.ts';
import { valuesOf } from './values.ts';

export function templateEntriesOf(script: Script): readonly TemplateEntry[] {
  if (!INFRASTRUCTURE.test(script.text)) return [];
  const reading = new TemplateReading(script);
  reading.outputs();
  reading.openPlaces();
  reading.plainSecretValues();
  reading.secretProperties();
  return reading.entries();
}

type Place = TemplateEntry['place'];

const MAX_NESTING = 8;
/** Values of one place; what several calls hand over is most often the same. */
const MAX_VALUES = 64;

class TemplateReading {
  readonly #found = new Map<string, TemplateEntry>();
  /** One step for each property. */
  readonly #fuel: Fuel;

  constructor(readonly script: Script) {
    this.#fuel = new Fuel(script.text.length);
  }

  entries(): readonly TemplateEntry[] {
    return [...this.#found.values()].sort((a, b) => a.range[0] - b.range[0]);
  }

  /** `new CfnOutput(this, 'Key', { value })`, `stack.exportValue(value)`. */
  outputs(): void {
    for (const made of this.script.nodes.of('NewExpression')) {
      if (lastName(made.callee) !== 'CfnOutput') continue;
      const [, id, properties] = made.arguments;
      if (!properties) continue;
      for (const { key, value, frame } of entriesOf(this.script, properties).entries) {
        if (key !== 'value') continue;
        const label = (id && this.script.textOf(id)) ?? '';
        this.#add('output', safeLabel(label, 'CfnOutput'), undefined, value, frame, () => removalOf(this.script, made));
      }
    }
    for (const call of this.script.nodes.of('CallExpression')) {
      const [value] = call.arguments;
      if (!value || lastName(call.callee) !== 'exportValue') continue;
      this.#add('output', 'exportValue', undefined, value, null, () => removalOf(this.script, call));
    }
  }

  openPlaces(): void {
    for (const object of this.script.nodes.of('ObjectExpression')) {
      for (const property of object.properties) {
        const name = property.type === 'Property' ? keyName(property) : undefined;
        if (property.type !== 'Property' || name === undefined || !OPEN_PROPERTIES.has(name)) continue;
        this.#leaves('open', name, undefined, property.value, null, 0);
      }
    }
    for (const call of this.script.nodes.of('CallExpression')) {
      const callee = unwrap(call.callee);
      const name = callee.type === 'MemberExpression' ? keyName(callee) : undefined;
      if (callee.type !== 'MemberExpression' || name === undefined || !isOpenMethod(name, receiverOf(callee))) continue;
      const label = safeLabel([receiverOf(callee), name].filter(Boolean).join('.'), name);
      for (const argument of call.arguments) this.#leaves('open', label, undefined, argument, null, 0);
    }
  }

  /** `SecretValue.unsafePlainText('…')`: named by the property it is the value of. */
  plainSecretValues(): void {
    for (const call of this.script.nodes.of('CallExpression')) {
      const callee = unwrap(call.callee);
      const [text] = call.arguments;
      if (!text || callee.type !== 'MemberExpression') continue;
      const name = `${lastName(callee.object)}.${keyName(callee)}`;
      if (!PLAIN_SECRET_VALUES.has(name)) continue;
      const { parent } = wrapped(call);
      const property = parent?.type === 'Property' ? keyName(parent) : undefined;
      const inner = unwrap(text);
      if (inner.type === 'CallExpression' && isSerialization(inner)) this.#below('stored', inner, null, 0);
      else this.#add('stored', name, property, text, null);
    }
  }

  /** Properties of resources that expect a secret. */
  secretProperties(): void {
    // Most stacks have none, and following every value of every resource would find that out the long way.
    const { text, tellingNames } = this.script;
    if (!mayJoinNames(text) && ![...tellingNames].some((name) => isSecretProperty(name) || /ApiKey$/.test(name))) return;
    for (const creation of creationsIn(this.script)) {
      const properties = propertiesOf(creation);
      if (!properties) continue;
      this.#map('secret', properties.node, properties.path, properties.frame, 0);
      if (/ApiKey$/.test(creation.of.type)) this.#apiKey(properties);
    }
  }

  /** The `value` of a key is the key. */
  #apiKey({ node, path, frame }: Bound): void {
    for (const { key, value, frame: inside } of entriesOf(this.script, node, frame, path).entries)
      if (key === 'value') this.#add('secret', 'value', 'apiKey', value, inside);
  }

  #map(place: 'secret' | 'stored', node: Node, path: readonly string[], frame: Frame | null, nesting: number): void {
    if (nesting > MAX_NESTING) return;
    for (const entry of entriesOf(this.script, node, frame, path).entries) {
      const { key, value } = entry;
      if (key === undefined || ENVIRONMENT_PROPERTY.test(key) || this.#fuel.spent()) continue;
      const inner: 'secret' | 'stored' = isStoredProperty(key) ? 'stored' : place;
      const isMap = this.#below(inner, value, entry.frame, nesting + 1);
      if (!isMap && isSecretProperty(key)) this.#add(inner, safeLabel(key, 'A property'), key, value, entry.frame);
    }
  }

  /**
   * The maps in a value: itself, the elements of a list, the argument of `JSON.stringify`.
   * @returns whether there may be any
   */
  #below(place: 'secret' | 'stored', value: Node, frame: Frame | null, nesting: number): boolean {
    let isMap = false;
    if (nesting > MAX_NESTING) return isMap;
    for (const origin of this.script.origins.of(value, [], frame)) {
      if (origin.path.length > 0) continue;
      const { node } = origin;
      if (node.type === 'ObjectExpression') this.#map(place, node, [], origin.frame, nesting);
      const parts = node.type === 'ArrayExpression' ? node.elements : isSerialization(node) ? node.arguments : [];
      for (const part of parts) if (part) this.#below(place, part, origin.frame, nesting + 1);
      isMap ||= node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || parts.length > 0;
    }
    return isMap;
  }

  /** The texts in a value: itself, the elements of lists and maps. */
  #leaves(place: Place, label: string, name: string | undefined, node: Node, frame: Frame | null, nesting: number): void {
    if (nesting > MAX_NESTING || this.#fuel.spent()) return;
    const value = node.type === 'SpreadElement' ? node.argument : node;
    let isText = false;
    for (const origin of this.script.origins.of(value, [], frame)) {
      const made = origin.path.length === 0 ? origin.node : undefined;
      if (made?.type === 'ArrayExpression') {
        for (const element of made.elements) if (element) this.#leaves(place, label, name, element, origin.frame, nesting + 1);
      } else if (made?.type === 'ObjectExpression') {
        for (const entry of entriesOf(this.script, made, origin.frame).entries)
          this.#leaves(place, label, name, entry.value, entry.frame, nesting + 1);
      } else isText ||= !isFunction(made);
    }
    if (isText) this.#add(place, label, name, value, frame);
  }

  #add(
    place: Place,
    label: string,
    name: string | undefined,
    node: Node,
    frame: Frame | null,
    removal?: TemplateEntry['removal'],
  ): void {
    const { range } = node;
    // The same place in another call of the function around it.
    const known = this.#found.get(range.join());
    const before = known?.place === place ? known.values : [];
    if (before.length >= MAX_VALUES) return;
    const values = [...before, ...valuesOf(this.script, node, frame)];
    this.#found.set(range.join(), { place, label, name, range, removal, values });
  }
}

const isSerialization = (node: Node): node is TSESTree.CallExpression =>
  node.type === 'CallExpression' && lastName(node.callee) === 'stringify';

/** What a method is called on; of the result of a function of it, the same: `Tags` of `Tags.of(x).add`. */
function receiverOf(callee: TSESTree.MemberExpression): string {
  const object = unwrap(callee.object);
  const called = object.type === 'CallExpression' ? unwrap(object.callee) : undefined;
  return lastName(called?.type === 'MemberExpression' ? called.object : object) ?? '';
}

/**
 * Which AWS resources does a template declare, and with which properties? They become the resources that constructs are
 * too: `EnableKeyRotation` answers to `enableKeyRotation`. A parameter, an import or an output of another stack is an
 * unread value, since its default is not what is deployed. Blind spot: what `Fn::Transform` and macros add.
 */
import { hasHole } from '../knowledge/iam/text.ts';
import { safeLabel } from '../model/label.ts';
import type { Edits } from '../model/policy.ts';
import type { Properties, PropertyValue, Resource, Scalar } from '../model/resource.ts';
import { addEntry, quoted } from './edits.ts';
import { removalOfEntry } from './removal.ts';
import type { Resource as Declared, Template } from './template.ts';
import { textsOf } from './text.ts';
import { alternatives, entriesOf, itemsOf, textOf, type CallNode, type Entry, type ScalarNode, type Tree } from './tree.ts';
import { treesOf } from './variables.ts';

export function resourcesOf(template: Template): readonly Resource[] {
  return new ResourceReading(template).resources;
}

/** `enableKeyRotation` in the spelling of CloudFormation. */
const capitalised = (property: string): string => property.charAt(0).toUpperCase() + property.slice(1);

class ResourceReading {
  readonly #byId: ReadonlyMap<string, Resource>;

  constructor(readonly template: Template) {
    const found = [...template.resources.values()].flatMap((declared) => this.#resource(declared) ?? []);
    this.#byId = new Map(found.map((resource) => [resource.id!, resource]));
  }

  get resources(): readonly Resource[] {
    const parameters = [...this.template.parameters.values()].map(({ id, entry }): Resource => ({
      ...this.#declaration(id, entry, this.#properties(entry.value)),
      service: 'core',
      type: 'Parameter',
    }));
    return [...this.#byId.values(), ...parameters];
  }

  #declaration(id: string, entry: Entry, properties: Properties): Omit<Resource, 'service' | 'type'> {
    return {
      ...properties,
      vocabulary: 'cloudformation',
      id,
      label: safeLabel(id, 'A parameter'),
      range: entry.keyRange,
      operations: () => [],
      exposure: () => 'none',
    };
  }

  #resource({ id, entry, type, properties }: Declared): Resource | undefined {
    const [, service, name] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
    if (service === undefined || name === undefined) return undefined;
    const own = this.#properties(properties);
    return {
      ...this.#declaration(id, entry, own),
      insertion: (property, value) =>
        properties ? own.insertion(property, value) : this.#firstProperty(entry, property, value),
      service: service.toLowerCase(),
      type: name,
      label: safeLabel(id, name),
    };
  }

  /** Of a resource that has no properties yet. */
  #firstProperty({ value }: Entry, property: string, wanted: Scalar): Edits {
    const { text, isJson } = this.template;
    const first = `{ ${isJson ? quoted(capitalised(property), true) : capitalised(property)}: ${this.#written(wanted)} }`;
    return value.kind === 'map' ? addEntry(text, value, 'Properties', first, isJson) : undefined;
  }

  #written(value: Scalar): string {
    return typeof value === 'string' ? quoted(value, this.template.isJson) : String(value);
  }

  #properties(tree: Tree | undefined): Properties {
    const maps = alternatives(tree).flatMap((branch) => treesOf(this.template.root, branch));
    const [map] = maps;
    const named = (owner: Tree | undefined, property: string): Entry | undefined =>
      entriesOf(owner).findLast(({ key }) => key.toLowerCase() === property.toLowerCase());
    return {
      values: (...path) => {
        const [property, ...rest] = path;
        const entries = maps.flatMap((owner) => (property === undefined ? [] : (named(owner, property) ?? [])));
        if (rest.length > 0) return entries.flatMap(({ value }) => this.#properties(value).values(...rest));
        return entries.flatMap(({ value }) => this.values(value));
      },
      insertion: (property, value) => {
        if (map?.kind !== 'map' || maps.length > 1 || named(map, property)) return undefined;
        return addEntry(this.template.text, map, capitalised(property), this.#written(value), this.template.isJson);
      },
      nameOf: capitalised,
      removal: (property) => {
        const entry = maps.length === 1 ? named(map, property) : undefined;
        return entry && removalOfEntry(this.template.text, entry);
      },
    };
  }

  /** What a node may be; none for `AWS::NoValue`. */
  values(tree: Tree): readonly PropertyValue[] {
    return alternatives(tree).flatMap((branch) =>
      treesOf(this.template.root, branch).flatMap((node): readonly PropertyValue[] => {
        const { range } = node;
        switch (node.kind) {
          case 'scalar':
            return this.#scalar(node);
          case 'list':
            return [{ kind: 'list', range, items: node.items.flatMap((item) => this.values(item)) }];
          case 'map':
            return [{ kind: 'map', range, ...this.#properties(node) }];
          case 'call':
            return this.#call(node);
        }
      }),
    );
  }

  #scalar(node: ScalarNode): readonly PropertyValue[] {
    const { range, text, type } = node;
    const replacement = this.#replacement(node);
    if (type === 'null') return [{ kind: 'scalar', value: null, range, replacement }];
    if (type === 'boolean') return [{ kind: 'scalar', value: /^true$/i.test(text), range, replacement }];
    if (type === 'number') return [{ kind: 'scalar', value: Number(text), range, replacement }];
    return this.#texts(node);
  }

  #texts(node: Tree): readonly PropertyValue[] {
    const { range } = node;
    const replacement = this.#replacement(node);
    return textsOf(this.template, node).map((text) =>
      hasHole(text) ? { kind: 'text', text, range, replacement } : { kind: 'scalar', value: text, range, replacement },
    );
  }

  #replacement({ whole, anchored }: Tree): (value: Scalar) => Edits {
    return (value) => (anchored ? undefined : [{ range: whole, text: this.#written(value) }]);
  }

  #call(call: CallNode): readonly PropertyValue[] {
    const { fn, argument, range } = call;
    const [id, ...attribute] =
      fn === 'Ref' || fn === 'GetAtt' ? itemsOf(argument).map((item) => textOf(item) ?? '').join('.').split('.') : [];
    const resource = id === undefined ? undefined : this.#byId.get(id);
    if (resource) {
      return [{ kind: 'resource', resource, attribute: fn === 'Ref' ? 'ref' : `attr${attribute.join('')}`, range }];
    }
    const isText = fn === 'Sub' || fn === 'Join' || (fn === 'Ref' && id?.startsWith('AWS::'));
    return isText ? this.#texts(call) : [{ kind: 'unread', range }];
  }
}

/**
 * Which AWS resources does a file declare with constructs, and with which properties? Creations become resources of the
 * model; what is set or called on them afterwards counts as theirs. Blind spots: aspects, constructs that a company's
 * library wraps, and what other files do with a construct.
 */
import { mayDeclareResources, type ResourceClass } from '../knowledge/deployment/resource-classes.ts';
import { safeLabel } from '../model/label.ts';
import type { Exposure, Operation, PropertyValue, Resource } from '../model/resource.ts';
import { ChangeIndex, type PropertyChange } from './constructs/changes.ts';
import { creationsIn, propertiesOf, type Creation } from './constructs/creations.ts';
import { exposureOf } from './constructs/exposure.ts';
import { capitalised, ObjectProperties, valuesOfNode, type Reading } from './constructs/values.ts';
import { argumentsOf } from './passing.ts';
import type { Script } from './script.ts';
import type { Node } from './syntax.ts';

/** The resources of a file, in the order of the text; one that several calls complete is listed for each of them. */
export function constructsOf(script: Script): readonly Construct[] {
  if (!mayDeclareResources(script.text)) return [];
  return new ConstructReading(script).constructs;
}

class ConstructReading implements Reading {
  readonly constructs: readonly Construct[];
  readonly #byCall: ReadonlyMap<Node, Construct | undefined>;
  #changes: ChangeIndex | undefined;

  constructor(readonly script: Script) {
    this.constructs = creationsIn(script).map((creation) => new Construct(this, creation));
    const byCall = new Map<Node, Construct | undefined>();
    for (const construct of this.constructs) {
      const { at, call } = construct.creation;
      byCall.set(at, construct);
      // One of several that the same call creates: which one is not known.
      if (call !== at) byCall.set(call, byCall.has(call) ? undefined : construct);
    }
    this.#byCall = byCall;
  }

  resourceMadeBy(call: Node): Construct | undefined {
    return this.#byCall.get(call);
  }

  spell(property: string): string {
    return property;
  }

  get changes(): ChangeIndex {
    return (this.#changes ??= new ChangeIndex(this.script, new Set(this.#byCall.keys())));
  }
}

export class Construct implements Resource {
  readonly service: string;
  readonly type: string;
  readonly vocabulary: ResourceClass['vocabulary'];
  readonly #reading: ConstructReading;
  readonly #properties: ObjectProperties;

  constructor(
    reading: ConstructReading,
    /** How the script makes it; for readers, rules don't look at it. */
    readonly creation: Creation,
  ) {
    const { of, call } = creation;
    const { service, type, vocabulary } = of;
    [this.service, this.type, this.vocabulary] = [service, type, vocabulary];
    this.#reading = reading;
    const isOwn = creation.at === call;
    this.#properties = new ObjectProperties(
      reading,
      propertiesOf(creation),
      isOwn ? { node: call, position: of.properties } : undefined,
    );
  }

  get id(): string | undefined {
    const { call, of, frame } = this.creation;
    const id = argumentsOf(call, frame)[of.properties - 1];
    return id?.path.length === 0 ? this.#reading.script.textOf(id.node, id.frame) : undefined;
  }

  get label(): string {
    return safeLabel(this.id ?? '', this.type);
  }

  get range(): Resource['range'] {
    const { at } = this.creation;
    return at.type === 'NewExpression' || at.type === 'CallExpression' ? at.callee.range : at.range;
  }

  values(...path: readonly string[]): readonly PropertyValue[] {
    const { beside, frame } = this.creation;
    const declared =
      beside && path.length === 1 && path[0] === beside.property
        ? valuesOfNode(this.#reading, beside.value, frame)
        : this.#properties.values(...path);
    const changes = this.#changes.properties.filter(({ property }) => property === path[0]);
    return [...declared, ...changes.flatMap((change) => this.#changed(change, path))];
  }

  insertion(...[property, value]: Parameters<Resource['insertion']>): ReturnType<Resource['insertion']> {
    return this.#properties.insertion(property, value);
  }

  nameOf(property: string): string {
    return this.#properties.nameOf(property);
  }

  removal(property: string): ReturnType<Resource['removal']> {
    return this.#properties.removal(property);
  }

  operations(): readonly Operation[] {
    return this.#changes.calls.map(({ name, call }) => ({
      name,
      arguments: call.arguments.map((argument) => valuesOfNode(this.#reading, argument, null)),
      range: call.range,
    }));
  }

  exposure(): Exposure {
    const { call, at } = this.creation;
    return exposureOf(this.#reading.script, call, at);
  }

  get #changes(): ReturnType<ChangeIndex['of']> {
    const { call, at } = this.creation;
    return this.#reading.changes.of(new Set([call, at]));
  }

  #changed({ value, isOverride }: PropertyChange, path: readonly string[]): readonly PropertyValue[] {
    const unread: PropertyValue = { kind: 'unread', range: value?.range ?? this.range };
    if (!value || path.length > 1) return [unread];
    const { script } = this.#reading;
    const reading: Reading = isOverride
      ? { script, spell: capitalised, resourceMadeBy: (call) => this.#reading.resourceMadeBy(call) }
      : this.#reading;
    return valuesOfNode(reading, value, null);
  }
}

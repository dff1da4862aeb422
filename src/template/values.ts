/**
 * What may a value of a template hold, and where did it come from? Functions of CloudFormation, references to parameters
 * and resources, dynamic references and the variables of the Serverless Framework become the values that code has too.
 * Blind spots: outputs of other stacks and of custom resources, which keep only their names.
 */
import { IDENTIFYING_OUTPUTS, SECRET_OUTPUTS } from '../knowledge/deployment/outputs.ts';
import type { Range } from '../model/range.ts';
import { joinedValue, referenceIn } from '../model/references.ts';
import type { Value } from '../model/value.ts';
import { piecesOf } from './interpolation.ts';
import type { InputParameter, Resource, Template } from './template.ts';
import { alternatives, at, entriesOf, itemsOf, textOf, type CallNode, type Tree } from './tree.ts';
import { foundBy } from './variables.ts';

const MAX_NESTING = 8;
/** Values that are looked at for one entry. */
const MAX_STEPS = 300;
const MAX_VALUES = 32;

/**
 * The values a node may have; none when it is surely absent.
 * @param options whether the default of a parameter counts as one of its values
 */
export function valuesOf(template: Template, tree: Tree, { defaults = true } = {}): readonly Value[] {
  return new ValueReading(template, defaults).values(tree, 0);
}

type SubstitutedNames = ReadonlyMap<string, Tree> | undefined;

class ValueReading {
  #steps = 0;

  constructor(
    readonly template: Template,
    readonly defaults: boolean,
  ) {}

  values(tree: Tree, nesting: number): readonly Value[] {
    const { range } = tree;
    if (nesting > MAX_NESTING || ++this.#steps > MAX_STEPS) return [{ kind: 'unknown', name: undefined, range }];
    switch (tree.kind) {
      case 'scalar':
        if (tree.type === 'null') return [];
        if (tree.type === 'boolean') return [{ kind: 'benign', range }];
        return this.#text(tree.text, range, undefined, nesting);
      case 'call':
        return this.#call(tree, nesting).slice(0, MAX_VALUES);
      case 'map':
      case 'list':
        return [{ kind: 'benign', range }];
    }
  }

  /** @param names the names of `Fn::Sub`; absent: only the framework's variables are put in */
  #text(text: string, range: Range, names: SubstitutedNames, nesting: number): readonly Value[] {
    if (!text.includes('${')) return [referenceIn(text, range) ?? { kind: 'literal', text, range }];
    const parts = piecesOf(text).map((piece): readonly Value[] => {
      if (typeof piece === 'string') return [{ kind: 'literal', text: piece, range }];
      return (
        this.#variable(piece.variable, range, nesting) ??
        (names && this.#substituted(piece.variable, range, names, nesting)) ?? [
          { kind: 'literal', text: '${' + piece.variable + '}', range },
        ]
      );
    });
    // One variable is what it stands for, in all cases.
    return parts.length === 1 ? parts[0]! : [joinedValue(range, parts)];
  }

  #variable(variable: string, range: Range, nesting: number): readonly Value[] | undefined {
    if (this.template.kind !== 'serverless') return undefined;
    return foundBy(this.template.root, variable, range)?.flatMap((found) =>
      'tree' in found ? this.values(found.tree, nesting + 1) : [found.value],
    );
  }

  #substituted(name: string, range: Range, names: SubstitutedNames, nesting: number): readonly Value[] {
    if (name.startsWith('!')) return [{ kind: 'literal', text: '${' + name.slice(1) + '}', range }];
    const given = names?.get(name);
    if (given) return this.values(given, nesting + 1);
    const [id, ...attribute] = name.split('.');
    return attribute.length > 0
      ? this.#attribute(id!, attribute.join('.'), range)
      : this.#reference(id!, range, nesting);
  }

  #call({ fn, argument, range }: CallNode, nesting: number): readonly Value[] {
    const items = itemsOf(argument);
    const inner = (tree: Tree | undefined): readonly Value[] => (tree ? this.values(tree, nesting + 1) : []);
    switch (fn) {
      case 'Ref':
        return this.#reference(textOf(argument) ?? '', range, nesting);
      case 'GetAtt': {
        const [id = '', ...attribute] = items.map((item) => textOf(item) ?? '*').join('.').split('.');
        return this.#attribute(id, attribute.join('.'), range);
      }
      case 'Sub': {
        const [text, names] = items;
        const map = new Map(entriesOf(names).map(({ key, value }) => [key, value]));
        return this.#text(textOf(text) ?? '', range, map, nesting);
      }
      case 'Join': {
        const separator: Value = { kind: 'literal', text: textOf(items[0]) ?? '', range };
        const parts = itemsOf(items[1]).map(inner);
        return [joinedValue(range, parts.flatMap((part, i) => (i === 0 ? [part] : [[separator], part])))];
      }
      case 'If':
        return items.slice(1, 3).flatMap(inner);
      case 'FindInMap':
        return this.template.mapped(textOf(items[0]) ?? '', textOf(items[2])).flatMap(inner);
      case 'Base64':
      case 'Select':
      case 'Split':
      case 'ToJsonString':
        return [joinedValue(range, this.#contents(argument, nesting))];
      case 'ImportValue': {
        const name = nameIn(argument);
        return [
          { kind: 'deployTime', via: 'Fn::ImportValue', store: 'other', name, field: undefined, certain: false, range },
        ];
      }
      case 'GetAZs':
      case 'Cidr':
      case 'Length':
        return [{ kind: 'benign', range }];
      default:
        return [{ kind: 'unknown', name: undefined, range }];
    }
  }

  /** The values inside an argument, of lists and maps all members. */
  #contents(tree: Tree, nesting: number): readonly (readonly Value[])[] {
    if (nesting > MAX_NESTING) return [];
    const inside = tree.kind === 'map' ? tree.entries.map(({ value }) => value) : tree.kind === 'list' ? tree.items : [];
    return inside.length > 0
      ? inside.flatMap((child) => this.#contents(child, nesting + 1))
      : [this.values(tree, nesting + 1)];
  }

  #reference(id: string, range: Range, nesting: number): readonly Value[] {
    if (id === 'AWS::NoValue') return [];
    if (id.startsWith('AWS::')) return [{ kind: 'benign', range }];
    const parameter = this.template.parameters.get(id);
    if (parameter) return this.#parameter(parameter, range, nesting);
    const resource = this.template.resources.get(id);
    return resource ? [this.#resource(resource, range)] : [{ kind: 'unknown', name: id, range }];
  }

  #parameter({ id, type, noEcho, default: initial }: InputParameter, range: Range, nesting: number): readonly Value[] {
    const stored = /^AWS::SSM::Parameter::Value</.test(type);
    const path = stored ? textOf(initial) : undefined;
    if (/^AWS::SSM::Parameter::Name$/.test(type)) {
      return [{ kind: 'identifier', of: 'parameter', form: 'path', name: textOf(initial), certain: false, range }];
    }
    const given: Value = {
      kind: 'deployTime',
      via: stored ? type : `Ref ${id}`,
      store: stored ? 'parameter' : 'other',
      name: path ?? id,
      field: undefined,
      certain: noEcho,
      range,
    };
    // The name of a stored value's parameter is no value.
    return [given, ...(initial && !stored && this.defaults ? this.values(initial, nesting + 1) : [])];
  }

  #resource({ type, properties }: Resource, range: Range): Value {
    if (/^AWS::SecretsManager::Secret(?:TargetAttachment)?$/.test(type)) {
      const name = nameIn(at(properties, 'Name'));
      return { kind: 'identifier', of: 'secret', form: 'arn', name, certain: true, range };
    }
    if (type === 'AWS::SSM::Parameter') {
      const name = nameIn(at(properties, 'Name'));
      return { kind: 'identifier', of: 'parameter', form: 'path', name, certain: false, range };
    }
    return { kind: 'benign', range };
  }

  #attribute(id: string, attribute: string, range: Range): readonly Value[] {
    const resource = this.template.resources.get(id);
    const type = resource?.type ?? '';
    const own = `attr${attribute.replaceAll('.', '')}`;
    if (resource && type === 'AWS::SSM::Parameter' && attribute === 'Value') {
      const name = nameIn(at(resource.properties, 'Name'));
      return [{ kind: 'deployTime', via: 'Fn::GetAtt', store: 'parameter', name, field: undefined, certain: false, range }];
    }
    if (resource && type === 'AWS::SecretsManager::Secret') return [this.#resource(resource, range)];
    const [secret] = SECRET_OUTPUTS.get(own) ?? [];
    if (secret) {
      const { store } = secret;
      return [{ kind: 'deployTime', via: 'Fn::GetAtt', store, name: undefined, field: undefined, certain: true, range }];
    }
    const [named] = IDENTIFYING_OUTPUTS.get(own) ?? [];
    if (named) {
      return [{ kind: 'identifier', of: named.identifies, form: named.form, name: undefined, certain: true, range }];
    }
    // What a stack of its own or a custom resource returns keeps its name.
    const isOpen = !type || /^(?:Custom|AWS::CloudFormation|AWS::Serverless::Application)\b/.test(type);
    const name = attribute.split('.').at(-1);
    return [isOpen ? { kind: 'unknown', name, range } : { kind: 'benign', range }];
  }
}

/** The text of a node with `*` where the template leaves it open; `undefined` when it leaves all open. */
export function nameIn(tree: Tree | undefined): string | undefined {
  const [first] = alternatives(tree);
  const text = first?.kind === 'call' ? textOfCall(first) : textOf(first);
  const name = text?.replace(/\$\{[^{}]*\}/g, '*');
  return name === undefined || /^\**$/.test(name) ? undefined : name;
}

function textOfCall({ fn, argument }: CallNode): string | undefined {
  const [first, second] = itemsOf(argument);
  if (fn === 'Sub' || fn === 'ImportValue') return textOf(first);
  if (fn !== 'Join') return undefined;
  return itemsOf(second).map((item) => textOf(item) ?? '*').join(textOf(first) ?? '');
}

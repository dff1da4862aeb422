/**
 * What does a template declare? Resources, parameters and mappings by their logical ids, the same for a CloudFormation or
 * SAM template and for the `resources` of a Serverless Framework service.
 */
import type { TemplateKind } from './kind.ts';
import { kindOf, resourceMapsIn } from './kind.ts';
import { parse } from './parse.ts';
import { at, entriesOf, entryOf, itemsOf, textOf, type Entry, type Tree } from './tree.ts';

export interface Resource {
  readonly id: string;
  /** The logical id in the text. */
  readonly entry: Entry;
  /** `AWS::Lambda::Function`; empty where it is missing. */
  readonly type: string;
  readonly properties: Tree | undefined;
}

/** An input of a CloudFormation template. */
export interface InputParameter {
  readonly id: string;
  readonly entry: Entry;
  readonly type: string;
  readonly noEcho: boolean;
  readonly default: Tree | undefined;
}

export class Template {
  #resources: ReadonlyMap<string, Resource> | undefined;
  #parameters: ReadonlyMap<string, InputParameter> | undefined;

  constructor(
    readonly kind: TemplateKind,
    readonly root: Tree,
    readonly text: string,
  ) {}

  /** Is it written as JSON, with its quotes? */
  get isJson(): boolean {
    return this.root.kind === 'map' && this.root.flow;
  }

  /** The documents that are CloudFormation: the file, or the parts of a service's `resources`. */
  get #parts(): readonly Tree[] {
    return this.kind === 'cloudformation' ? [this.root] : itemsOf(at(this.root, 'resources'));
  }

  /** By logical id; of several the last, which counts. */
  get resources(): ReadonlyMap<string, Resource> {
    return (this.#resources ??= new Map(
      this.#parts
        .flatMap((part) => [...resourceMapsIn(part), ...resourceMapsIn(at(part, 'extensions'))])
        .flatMap(entriesOf)
        .map((entry) => [entry.key, resourceAt(entry)]),
    ));
  }

  get parameters(): ReadonlyMap<string, InputParameter> {
    return (this.#parameters ??= new Map(
      this.#parts
        .flatMap((part) => entriesOf(at(part, 'Parameters')))
        .map((entry) => [entry.key, parameterAt(entry)]),
    ));
  }

  get outputs(): readonly Entry[] {
    return this.#parts.flatMap((part) => entriesOf(at(part, 'Outputs')));
  }

  /** The values that a mapping may give, whatever keys it is asked for. */
  mapped(map: string, key: string | undefined): readonly Tree[] {
    const found = this.#parts.flatMap((part) => entriesOf(at(part, 'Mappings', map)));
    return found
      .flatMap(({ value }) => entriesOf(value))
      .filter((entry) => key === undefined || entry.key === key)
      .map(({ value }) => value);
  }
}

function resourceAt(entry: Entry): Resource {
  const type = textOf(entryOf(entry.value, 'Type')?.value) ?? '';
  return { id: entry.key, entry, type, properties: at(entry.value, 'Properties') };
}

function parameterAt(entry: Entry): InputParameter {
  return {
    id: entry.key,
    entry,
    type: textOf(at(entry.value, 'Type')) ?? 'String',
    noEcho: /^true$/i.test(textOf(at(entry.value, 'NoEcho')) ?? ''),
    default: at(entry.value, 'Default'),
  };
}

/** The templates of a text: one, as a rule; more where it consists of several documents. */
export function templatesIn(text: string): readonly Template[] {
  return parse(text).flatMap((root) => {
    const kind = kindOf(root);
    return kind ? [new Template(kind, root, text)] : [];
  });
}

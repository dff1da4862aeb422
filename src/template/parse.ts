/**
 * How is a text read into a tree? JSON by a reader of our own, everything else with the parser of the package `yaml`, which
 * says what it can of a broken document. It is loaded with the first text that needs it. Nodes are made when they are asked for, each once, so that
 * nested aliases ("billion laughs") cost nothing. Blind spots: texts that no tool would deploy, because they are too
 * long or too deeply nested.
 */
import type * as YamlModule from 'yaml';
import type { Alias, Document, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { loadYaml } from '../host/packages.ts';
import type { Range } from '../model/range.ts';
import { parseJson } from './json.ts';
import { functionOf, type CallNode, type Entry, type ListNode, type MapNode, type ScalarNode, type Tree } from './tree.ts';

type Yaml = typeof YamlModule;

/** CloudFormation takes up to a megabyte. JSON is read as long as it may be. */
const MAX_LENGTH = 2_000_000;
/** Deeper nesting overflows the parser's stack. */
const MAX_NESTING = 400;
const MAX_MERGED = 10_000;

let yaml: Yaml | undefined;

/** The documents of a text that have a content. */
export function parse(text: string): readonly Tree[] {
  if (isTooDeep(text)) return [];
  const written = withoutJsonComments(text);
  const json = isJson(written) ? parseJson(written) : undefined;
  if (json) return [json];
  if (text.length > MAX_LENGTH) return [];
  yaml ??= loadYaml();
  return [...documentsIn(yaml, written)].flatMap((document) => {
    const contents = document.contents as YamlNode | null;
    return contents ? [new Reading(yaml!, document as Document.Parsed, text).tree(contents)] : [];
  });
}

function documentsIn(yaml: Yaml, text: string): Iterable<Document | Document.Parsed> {
  // Every short tag is a warning to the parser, an error object with a stack that costs as much as the parsing.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return yaml.parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false, merge: false });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function isTooDeep(text: string): boolean {
  if (/^[ \t]{1000}|(?:[-?:][ \t]+){100}/m.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    // `[` and `{`, `]` and `}`
    if (char === 91 || char === 123) {
      if (++depth > MAX_NESTING) return true;
    } else if ((char === 93 || char === 125) && depth > 0) depth--;
  }
  return false;
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

/** JSON with comments: they become blanks, so that every offset stays. */
function withoutJsonComments(text: string): string {
  if (!/^\s*(?:[[{]|\/[/*])/.test(text) || !/\/[/*]/.test(text)) return text;
  return text.replace(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (found) =>
    found.startsWith('"') ? found : found.replace(/[^\r\n]/g, ' '),
  );
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

/** Tag and anchor before a value: `!Sub &name`. */
const PROPERTIES = /(?:[!&][^\s,[\]{}]*\s+)+$/;

class Reading {
  readonly #trees = new Map<YamlNode, Tree>();
  /** Maps whose entries are being read: one may merge itself. */
  readonly #open = new Set<YAMLMap>();
  #anchors: Map<string, YamlNode[]> | undefined;

  constructor(
    readonly yaml: Yaml,
    readonly document: Document.Parsed,
    readonly text: string,
  ) {}

  tree(node: YamlNode): Tree {
    const target = this.#target(node);
    let tree = this.#trees.get(target);
    if (!tree) this.#trees.set(target, (tree = this.#made(target)));
    return tree;
  }

  /** What an alias stands for: the last node before it that has the anchor. */
  #target(node: YamlNode): YamlNode {
    if (!this.yaml.isAlias(node)) return node;
    this.#anchors ??= this.#anchored();
    const [start = 0] = node.range ?? [];
    return this.#anchors.get((node as Alias).source)?.findLast(({ range }) => (range?.[0] ?? 0) < start) ?? node;
  }

  #anchored(): Map<string, YamlNode[]> {
    const found = new Map<string, YamlNode[]>();
    this.yaml.visit(this.document, {
      Node(_, node) {
        const anchor = (node as { anchor?: string }).anchor;
        if (anchor === undefined) return;
        const same = found.get(anchor);
        if (same) same.push(node);
        else found.set(anchor, [node]);
      },
    });
    return found;
  }

  #made(node: YamlNode): Tree {
    const range: Range = [node.range?.[0] ?? 0, this.#end(node)];
    const anchored = (node as { anchor?: string }).anchor !== undefined;
    const hasProperties = anchored || node.tag !== undefined;
    const before = hasProperties ? PROPERTIES.exec(this.text.slice(Math.max(0, range[0] - 200), range[0])) : null;
    const whole: Range = [range[0] - (before?.[0].length ?? 0), range[1]];
    const places = { range, whole, anchored };
    const value = this.#value(node, places);
    const fn = /^!([\w:]+)$/.exec(node.tag ?? '')?.[1];
    return fn === undefined ? value : callNode(fn.replace(/^Fn::/, ''), value, places);
  }

  /** Blocks of YAML end behind a line break. */
  #end(node: YamlNode): number {
    const [start = 0, end = 0] = node.range ?? [];
    return start + this.text.slice(start, end).trimEnd().length;
  }

  #value(node: YamlNode, places: Pick<Tree, 'range' | 'whole' | 'anchored'>): Tree {
    if (this.yaml.isMap(node)) return this.#map(node, places);
    if (this.yaml.isSeq(node)) {
      const { flow = false } = node as YAMLSeq;
      const read = (): readonly Tree[] => (node.items as (YamlNode | Pair)[]).flatMap((item) => this.#item(item));
      return lazily({ kind: 'list', flow, items: [], ...places }, 'items', read);
    }
    return scalarNode(node as Scalar, places);
  }

  /** An item of a list; `[a: b]` is a map in YAML. */
  #item(item: YamlNode | Pair): Tree[] {
    return this.yaml.isNode(item) ? [this.tree(item)] : [];
  }

  /** A map, or a call where its only key is the long form of a function. */
  #map(node: YAMLMap, places: Pick<Tree, 'range' | 'whole' | 'anchored'>): Tree {
    const [only] = node.items;
    const key = node.items.length === 1 && this.yaml.isScalar(only?.key) ? String(only.key.value) : '';
    const fn = functionOf(key);
    if (fn !== undefined && this.yaml.isNode(only?.value)) return callNode(fn, this.tree(only.value), places);
    const map: MapNode = { kind: 'map', flow: node.flow ?? false, entries: [], ...places };
    return lazily(map, 'entries', () => this.#entries(node, map));
  }

  /** The map's own entries, then those it merges (`<<`) whose keys it does not have. */
  #entries(node: YAMLMap, owner: MapNode): readonly Entry[] {
    const own: Entry[] = [];
    const merged: Tree[] = [];
    for (const { key, value } of node.items as Pair[]) {
      if (!this.yaml.isScalar(key)) continue;
      const keyRange: Range = [key.range?.[0] ?? 0, key.range?.[1] ?? 0];
      if (!this.yaml.isNode(value)) {
        own.push({ key: String(key.value), keyRange, value: nullNode(keyRange[1]), range: keyRange, owner });
        continue;
      }
      const tree = this.tree(value);
      if (key.value === '<<' && key.type === 'PLAIN') merged.push(...(tree.kind === 'list' ? tree.items : [tree]));
      // Where an alias stands for the value, the entry ends with the alias.
      else own.push({ key: textOfScalar(key), keyRange, value: tree, range: [keyRange[0], this.#end(value)], owner });
    }
    if (merged.length === 0 || this.#open.has(node)) return own;
    this.#open.add(node);
    const keys = new Set(own.map((entry) => entry.key));
    const added = merged.flatMap((tree) => (tree.kind === 'map' ? tree.entries : []));
    this.#open.delete(node);
    return [...own, ...added.slice(0, MAX_MERGED).filter((entry) => !keys.has(entry.key) && keys.add(entry.key))];
  }
}

/** Computes a property when it is read for the first time. */
function lazily<N extends ListNode | MapNode>(node: N, property: keyof N, read: () => unknown): N {
  return Object.defineProperty(node, property, {
    configurable: true,
    enumerable: true,
    get() {
      const value = read();
      Object.defineProperty(node, property, { value });
      return value;
    },
  });
}

function callNode(fn: string, argument: Tree, places: Pick<Tree, 'range' | 'whole' | 'anchored'>): CallNode {
  return { kind: 'call', fn, argument, ...places };
}

const nullNode = (at: number): ScalarNode => ({
  kind: 'scalar', text: '', type: 'null', style: 'plain', range: [at, at], whole: [at, at], anchored: false,
});

const textOfScalar = ({ value, source }: Scalar): string =>
  typeof value === 'string' ? value : (source ?? String(value ?? ''));

function scalarNode(node: Scalar, places: Pick<Tree, 'range' | 'whole' | 'anchored'>): ScalarNode {
  const { value, type = 'PLAIN' } = node;
  const known = value === null || value === undefined ? 'null' : typeof value;
  return {
    kind: 'scalar',
    text: textOfScalar(node),
    type: known === 'number' || known === 'boolean' || known === 'null' ? known : 'string',
    style: STYLES[type] ?? 'plain',
    ...places,
  };
}

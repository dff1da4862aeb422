/**
 * Which JavaScript does a template carry? The code of functions and the like whose run time is known to be one of
 * JavaScript, as a text, within `Fn::Sub`, or as lines that `Fn::Join` puts together. Blind spots: a run time that only
 * the deployment knows, and code that is put together otherwise.
 */
import { INLINE_CODE, type InlineCode } from '../knowledge/deployment/inline-code.ts';
import type { Range } from '../model/range.ts';
import { addressesIn, piecesOf } from '../template/interpolation.ts';
import type { Template } from '../template/template.ts';
import { textsOf } from '../template/text.ts';
import { alternatives, at, itemsOf, nodesIn, textOf, type CallNode, type MapNode, type ScalarNode, type Tree } from '../template/tree.ts';
import { HOLE, joined, passageOf, unescaped, unspelled, withHoles, type Passage } from './passage.ts';

export interface FunctionCode {
  /** The logical id of the resource, or the name of the function in it. */
  readonly id: string;
  readonly code: Passage;
}

/** Every code once, however many places an anchor gives it. */
export function functionCodesOf(template: Template): readonly FunctionCode[] {
  const found = new Map<Tree, FunctionCode>();
  for (const { node, path } of nodesIn(template.root)) {
    if (node.kind !== 'map') continue;
    for (const form of INLINE_CODE) {
      const trees = valuesAt(node, form.code).filter((tree) => !found.has(tree));
      if (trees.length === 0 || !isJavaScript(template, node, form)) continue;
      for (const tree of trees) {
        const code = codeOf(template, tree);
        if (code) found.set(tree, { id: path.findLast((key) => key !== 'Properties') ?? '', code });
      }
    }
  }
  return [...found.values()];
}

/** What may stand at a path of keys, conditions aside. */
const valuesAt = (tree: Tree, path: readonly string[]): readonly Tree[] =>
  path.reduce<readonly Tree[]>((trees, key) => trees.flatMap((one) => alternatives(at(one, key))), [tree]);

function isJavaScript(template: Template, properties: MapNode, { runtime, javascript }: InlineCode): boolean {
  // SAM's functions take what they do not say from there.
  const found = at(properties, ...runtime) ?? at(template.root, 'Globals', 'Function', ...runtime);
  const texts = found ? textsOf(template, defaultOf(template, found)) : [];
  return texts.length > 0 && texts.every((text) => javascript.test(text));
}

/** What a reference to a parameter is unless somebody says something else. */
function defaultOf(template: Template, tree: Tree): Tree {
  const name = tree.kind === 'call' && tree.fn === 'Ref' ? textOf(tree.argument) : undefined;
  return (name === undefined ? undefined : template.parameters.get(name)?.default) ?? tree;
}

function codeOf(template: Template, tree: Tree): Passage | undefined {
  if (tree.kind === 'scalar') return tree.type === 'string' ? plainCode(template, tree) : undefined;
  if (tree.kind !== 'call') return undefined;
  return tree.fn === 'Join' ? joinedCode(template, tree) : tree.fn === 'Sub' ? substitutedCode(template, tree) : undefined;
}

/** The framework puts its own variables into every text: `${self:custom.table}`. */
function plainCode({ kind, text }: Template, node: ScalarNode): Passage | undefined {
  const passage = passageOf(text, node);
  return passage && kind === 'serverless' ? withHoles(passage, '${', [...frameworkVariablesIn(passage.text)]) : passage;
}

function* frameworkVariablesIn(text: string): Iterable<Range> {
  let at = 0;
  for (const piece of piecesOf(text)) {
    const end = at + (typeof piece === 'string' ? piece.length : piece.variable.length + '${}'.length);
    if (typeof piece !== 'string' && (addressesIn(piece.variable)?.[0]?.address ?? '') !== '') yield [at, end];
    at = end;
  }
}

/** `${Name}` is put in; `${!name}` stands for the `${name}` of JavaScript. */
function substitutedCode({ text }: Template, { argument }: CallNode): Passage | undefined {
  const [node] = itemsOf(argument);
  const passage = node?.kind === 'scalar' ? passageOf(text, node) : undefined;
  if (!passage) return undefined;
  const holes = Array.from(passage.text.matchAll(/\$\{[\w.:]+\}/g), ({ 0: { length }, index }): Range => [index, index + length]);
  const marks = Array.from(passage.text.matchAll(/(?<=\$\{)!/g), ({ index }) => index);
  return unescaped(withHoles(passage, '${', holes), marks);
}

function joinedCode(template: Template, { argument }: CallNode): Passage | undefined {
  const [separator, list] = itemsOf(argument);
  const between = textOf(separator);
  if (between === undefined || list?.kind !== 'list') return undefined;
  const passages: Passage[] = [];
  for (const [i, item] of list.items.entries()) {
    const passage = item.kind === 'call' && item.fn !== 'Sub' ? unspelled(HOLE, true) : codeOf(template, item);
    if (!passage) return undefined;
    passages.push(...(i > 0 ? [unspelled(between)] : []), passage);
  }
  return joined(passages);
}

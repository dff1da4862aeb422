/**
 * The texts of a JavaScript or TypeScript file as the model shows them. Built in one pass over the literals that the
 * index of nodes knows; names and owners are worked out when they are asked for. Left out: what names something by
 * itself (import sources, keys, directives), types, and texts of fewer than four characters.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { GivenName, LiteralText, Substitution } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { deployedAccount } from './literals/deployed-account.ts';
import { namesOf, ownersOf } from './literals/names.ts';
import { foldedText, type FoldedText } from './literals/pieces.ts';
import type { Script } from './script.ts';
import { unwrap, wrapped, type Node } from './syntax.ts';

const MIN_LENGTH = 4;

export function literalsOf(script: Script): readonly LiteralText[] {
  const found: LiteralText[] = [];
  const joined = new Joined();
  for (const type of ['Literal', 'TemplateLiteral'] as const) {
    for (const node of script.nodes.of(type)) {
      const root = isNameItself(node) ? undefined : joined.newRoot(node);
      const folded = root && foldedText(script, root);
      if (folded && folded.text.length >= MIN_LENGTH) found.push(new WrittenText(script, root, folded));
    }
  }
  for (const { value, range } of script.nodes.of('JSXText')) if (value.trim().length >= MIN_LENGTH) found.push(new PlainText('markup', script.text, range));
  for (const { type, range } of script.sourceCode.getAllComments()) {
    if (type === 'Line' || type === 'Block') found.push(new PlainText('comment', script.text, range!));
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

/** Sources of modules, keys, directives: such a text is a name, not a value. */
function isNameItself(node: TSESTree.StringLiteral | TSESTree.TemplateLiteral): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'ImportAttribute':
    case 'TSExternalModuleReference':
    case 'TSModuleDeclaration':
      return true;
    case 'ExpressionStatement':
      return node.type === 'Literal';
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
    case 'AccessorProperty':
      return parent.key === node;
    case 'MemberExpression':
      return parent.property === node;
    case 'TSEnumMember':
      return parent.id === node;
    default:
      return false;
  }
}

/** The expression that a text is a direct part of: a concatenation, or a template. */
function joining(node: Node): Node | undefined {
  const { parent } = node;
  return (parent?.type === 'BinaryExpression' && parent.operator === '+') || parent?.type === 'TemplateLiteral' ? wrapped(parent) : undefined;
}

/** The concatenations and templates that were met. Every operand is climbed from only once. */
class Joined {
  readonly #roots = new Map<Node, Node>();
  readonly #done = new Set<Node>();

  /** The whole concatenation or template that a text is a part of; `undefined` when another part of it was here before. */
  newRoot(node: Node): Node | undefined {
    const root = this.#rootOf(wrapped(node));
    // What nothing was joined to is met once.
    if (unwrap(root) === node && node.type === 'Literal') return root;
    if (this.#done.has(root)) return undefined;
    this.#done.add(root);
    return root;
  }

  #rootOf(node: Node): Node {
    const passed: Node[] = [];
    let current = node;
    let root: Node | undefined;
    for (let next = joining(current); next && !(root = this.#roots.get(current)); next = joining(current)) {
      passed.push(current);
      current = next;
    }
    root ??= current;
    for (const one of passed) this.#roots.set(one, root);
    return root;
  }
}

/** A string, template or concatenation. */
class WrittenText implements LiteralText {
  readonly kind: LiteralText['kind'];
  readonly range: Range;
  readonly #script: Script;
  readonly #root: Node;
  readonly #folded: FoldedText;
  #names: readonly GivenName[] | undefined;

  constructor(script: Script, root: Node, folded: FoldedText) {
    const { type, range } = unwrap(root);
    this.kind = type === 'TemplateLiteral' ? 'template' : 'string';
    this.range = range;
    this.#script = script;
    this.#root = root;
    this.#folded = folded;
  }

  get text(): string {
    return this.#folded.text;
  }

  get holes(): LiteralText['holes'] {
    return this.#folded.holes;
  }

  get verbatim(): boolean {
    return this.#folded.verbatim;
  }

  names(): readonly GivenName[] {
    return (this.#names ??= namesOf(this.#root));
  }

  owners(): readonly string[] {
    return ownersOf(this.#root);
  }

  rangeOf(start: number, end: number): Range {
    return this.#folded.rangeOf(start, end);
  }

  deployedAccount(start: number, end: number): readonly Substitution[] {
    return deployedAccount(this.#script, this.#root, this.rangeOf(start, end));
  }
}

const NONE: readonly never[] = [];

/** A text without escapes; of a comment also its marks. */
class PlainText implements LiteralText {
  readonly holes = NONE;
  readonly verbatim = true;
  readonly #source: string;

  constructor(
    readonly kind: 'markup' | 'comment',
    source: string,
    readonly range: Range,
  ) {
    this.#source = source;
  }

  get text(): string {
    return this.#source.slice(...this.range);
  }

  names(): readonly never[] {
    return NONE;
  }

  owners(): readonly never[] {
    return NONE;
  }

  rangeOf(start: number, end: number): Range {
    return [this.range[0] + start, this.range[0] + end];
  }

  deployedAccount(): readonly never[] {
    return NONE;
  }
}

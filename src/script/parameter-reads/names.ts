/**
 * Which name does a read use, and where is it handed over? Follows a name that arrives through the parameters of local
 * functions out to the calls that pass it, so that a mistake is shown where it is made and only once.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import type { ReadName } from '../../model/parameter-read.ts';
import type { Value } from '../../model/value.ts';
import type { Frame, Origin } from '../origins.ts';
import { parameterPlace, type ParameterPlace } from '../parameters.ts';
import type { Script } from '../script.ts';
import { isInside, keyName, unwrap, wrapped, type Node } from '../syntax.ts';
import { ValueReading } from '../values.ts';
import { writesOf, type Path } from '../writes.ts';

/** A value that a read takes as name: the member `path` of `node`. */
export interface NameSource {
  readonly node: Node;
  readonly path: Path;
  readonly frame: Frame | null;
}

const MAX_CALLERS = 6;

/**
 * The place in an object literal where the member of a value is written, as deep as the file shows it without running
 * code.
 */
export function located(script: Script, { node, path, frame }: NameSource, nesting = 0): NameSource | undefined {
  const [wanted, ...rest] = path;
  const inner = unwrap(node);
  if (wanted === undefined || nesting > 8) return { node, path, frame };
  if (inner.type === 'ObjectExpression') {
    for (const property of inner.properties.toReversed()) {
      if (property.type === 'SpreadElement') {
        const spread = located(script, { node: property.argument, path, frame }, nesting + 1);
        if (spread && script.origins.of(spread.node, spread.path, frame).length > 0) return spread;
      } else if (keyName(property) === wanted)
        return located(script, { node: property.value, path: rest, frame }, nesting + 1);
    }
    return undefined;
  }
  if (inner.type === 'Identifier') {
    const variable = script.scopes.variableOf(inner);
    const [write, ...more] = variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : [];
    const value = write && unwrap(write.value);
    if (more.length === 0 && write && value?.type === 'ObjectExpression') {
      return located(script, { node: value, path: [...write.path, ...path], frame }, nesting + 1);
    }
  }
  return { node, path, frame };
}

interface ParameterOrigin {
  readonly place: ParameterPlace;
  /** What is taken out of the argument. */
  readonly path: Path;
}

/** The parameter that an origin is. */
function parameterOf(script: Script, { node, path }: Origin): ParameterOrigin | undefined {
  const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
  const place = variable && parameterPlace(variable);
  return place && !place.collects ? { place, path: [...place.path, ...path] } : undefined;
}

/** The values that calls hand to a parameter: of the call that is being followed, or of all calls in the file. */
function handedOver(
  script: Script,
  { place: { fn, index }, path }: ParameterOrigin,
  frame: Frame | null,
): readonly NameSource[] {
  for (let current = frame; current; current = current.outer) {
    if (current.fn !== fn) continue;
    const bound = current.args[index];
    return bound ? [{ ...bound, path: [...bound.path, ...path] }] : [];
  }
  return script.callsOf(fn).flatMap((call) => {
    const before = call.arguments.slice(0, index + 1);
    const argument = before[index];
    if (!argument || before.some(({ type }) => type === 'SpreadElement')) return [];
    return located(script, { node: argument, path, frame: null }) ?? [];
  });
}

/** A name as the readers of single libraries find it, at the outermost places that hand it over. */
export class NameReading {
  readonly #script: Script;
  /** Places already reported: a wrapper that is recognised twice hands its name over once. */
  readonly #taken = new Set<Node>();
  readonly #values: ValueReading;

  constructor(script: Script) {
    this.#script = script;
    this.#values = new ValueReading(script);
  }

  /** The names that a value may be, each at the outermost place; places that were returned before are left out. */
  namesOf(source: NameSource): readonly ReadName[] {
    const names: ReadName[] = [];
    this.#visit(source, 0, new Set(), names);
    return names;
  }

  /** The lists that are handed over where several names are asked for: each element is a name of its own. */
  #listsIn({ node, path, frame }: NameSource): readonly TSESTree.ArrayExpression[] {
    if (path.length > 1 || (path.length === 1 && path[0] !== '*')) return [];
    const inner = unwrap(node);
    if (inner.type === 'ArrayExpression') return [inner];
    return this.#script.origins
      .of(node, [], frame)
      .flatMap((origin) => (origin.node.type === 'ArrayExpression' && origin.path.length === 0 ? [origin.node] : []));
  }

  #visit(source: NameSource, depth: number, seen: Set<Node>, names: ReadName[]): void {
    const place = located(this.#script, source);
    if (!place || seen.has(place.node)) return;
    seen.add(place.node);
    for (const list of this.#listsIn(place)) {
      for (const element of list.elements) {
        if (element?.type === 'SpreadElement')
          this.#visit({ ...place, node: element.argument, path: ['*'] }, depth, seen, names);
        else if (element) this.#visit({ ...place, node: element, path: [] }, depth, seen, names);
      }
      return;
    }
    const own: Origin[] = [];
    const defaults = defaultsOf(this.#script, place);
    for (const { value, path } of defaults)
      this.#visit({ node: value, path: [...path, ...place.path], frame: place.frame }, depth + 1, seen, names);
    // Without the frame: the parameter itself is wanted, to go on at the call that the frame stands for.
    for (const origin of this.#script.origins.of(place.node, place.path)) {
      if (defaults.some(({ value }) => isInside(origin.node, value))) continue;
      const parameter = depth < MAX_CALLERS ? parameterOf(this.#script, origin) : undefined;
      const callers = parameter ? handedOver(this.#script, parameter, place.frame) : [];
      if (callers.length === 0) own.push(origin);
      for (const caller of callers) this.#visit(caller, depth + 1, seen, names);
    }
    if (own.length === 0 || this.#taken.has(place.node)) return;
    this.#taken.add(place.node);
    names.push(nameAt(this.#script, place, own, this.#values.ofOrigins(own, 0)));
  }
}

/** What a parameter is when no argument comes: a place of its own. */
function defaultsOf(script: Script, { node }: NameSource): ParameterPlace['defaults'] {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? script.scopes.variableOf(inner) : undefined;
  return (variable && parameterPlace(variable)?.defaults) ?? [];
}

/** The right side of `process.env.X ?? '/app/prod/token'`. */
function fallbackOf(script: Script, { node }: Origin): string | undefined {
  let current = wrapped(node);
  while (current.parent?.type === 'MemberExpression' && current.parent.object === current)
    current = wrapped(current.parent);
  const { parent } = current;
  const falls = parent?.type === 'LogicalExpression' && parent.left === current;
  return falls ? script.textOf(parent.right) : undefined;
}

/** A value as code that runs sees it: what a deployment tool is configured with is not there. */
function atRunTime(value: Value): Value {
  if (value.kind === 'template') return { ...value, parts: value.parts.map((part) => part.map(atRunTime)) };
  if (value.kind !== 'environment' || value.source === 'process') return value;
  return { kind: 'unknown', name: value.name, range: value.range };
}

function nameAt(
  script: Script,
  { node, path, frame }: NameSource,
  origins: readonly Origin[],
  values: readonly Value[],
): ReadName {
  const several = path.length > 0 || frame !== null || origins.some((origin) => origin.path.includes('*'));
  return {
    range: node.range,
    values: values.map(atRunTime),
    fallback: origins.map((origin) => fallbackOf(script, origin)).find((text) => text !== undefined),
    pure: isPure(node),
    literal: (text) => (several ? undefined : literalEdits(script, node, text)),
  };
}

/** A text as a string literal in single quotes. */
function quoted(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/[\r\n\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}

/**
 * The edits that write a literal in place of a name: at the constant that is used only here, else at the use;
 * `undefined` where a comment would be lost with the brackets of a computed key.
 */
function literalEdits(script: Script, node: Node, text: string): readonly Edit[] | undefined {
  const literal = quoted(text);
  const { parent } = node;
  if (parent?.type === 'Property' && parent.shorthand)
    return [{ range: parent.range, text: `${script.text.slice(...parent.key.range)}: ${literal}` }];
  // A computed key loses its brackets.
  if (parent?.type === 'Property' && parent.computed && parent.key === node) {
    const { sourceCode } = script;
    const open = sourceCode.getTokenBefore(node as never);
    const close = sourceCode.getTokenAfter(node as never);
    if (open?.value !== '[' || close?.value !== ']' || sourceCode.commentsExistBetween(open, close)) return undefined;
    return [{ range: [open.range[0], close.range[1]], text: literal }];
  }
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? script.scopes.variableOf(inner) : undefined;
  const declarator = variable?.defs[0]?.type === 'Variable' ? (variable.defs[0].node as unknown as Node) : undefined;
  if (
    variable &&
    declarator?.type === 'VariableDeclarator' &&
    declarator.init &&
    declarator.id.type === 'Identifier' &&
    variable.references.length === 2 &&
    isPure(declarator.init) &&
    declarator.parent.parent?.type !== 'ExportNamedDeclaration'
  ) {
    return [{ range: declarator.init.range, text: literal }];
  }
  return [{ range: node.range, text: literal }];
}

function isPure(node: Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
    case 'MetaProperty':
      return true;
    case 'MemberExpression':
      return isPure(inner.object) && (!inner.computed || isPure(inner.property));
    case 'TemplateLiteral':
      return inner.expressions.every(isPure);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isPure(inner.left) && isPure(inner.right);
    case 'ConditionalExpression':
      return isPure(inner.test) && isPure(inner.consequent) && isPure(inner.alternate);
    default:
      return false;
  }
}

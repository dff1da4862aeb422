/**
 * Under which names does this file keep what a read returns? Asks the variables, members and functions whose names may
 * mean a secret where their value comes from. Blind spots: what is handed to functions of other files, and values that
 * are computed from what was read.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { CHECKING_FUNCTION, RESHAPING_FUNCTIONS } from '../../knowledge/deployment/reshaping.ts';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import type { Bound, Origin } from '../origins.ts';
import { parameterPlace } from '../parameters.ts';
import type { Script } from '../script.ts';
import { isFunction, keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';
import { pathInPattern, type Path } from '../writes.ts';

/** A name, and the expression of which it is given the member `path`. */
type Holder = readonly [name: string, value: Node, path: Path];

const MAX_NESTING = 3;

/** Members of a response that tell about what was read. */
const ABOUT = new Set('ARN DataType InvalidParameters LastModifiedDate Name NextToken Type Version $metadata _errors'.split(' '));

/** The identifiers that a pattern declares. */
function identifiersIn(pattern: Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'AssignmentPattern':
      return identifiersIn(pattern.left);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? identifiersIn(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'Property' ? identifiersIn(property.value) : [],
      );
    default:
      return [];
  }
}

/** Everything in the file that gives a value a name which may mean a secret. */
function* holdersIn(script: Script): Iterable<Holder> {
  const named = (name: string | undefined): name is string =>
    name !== undefined && valueNameVerdict(name, script.settings.secretNames) !== 'benign';
  for (const { id, init } of script.nodes.of('VariableDeclarator')) {
    if (!init) continue;
    for (const variable of identifiersIn(id))
      if (named(variable.name)) yield [variable.name, init, pathInPattern(variable, id).path];
  }
  for (const { properties } of script.nodes.of('ObjectExpression')) {
    for (const property of properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (property.type === 'Property' && named(name)) yield [name, property.value, []];
    }
  }
  for (const { left, right } of script.nodes.of('AssignmentExpression')) {
    const name = lastName(left);
    if (named(name)) yield [name, right, []];
  }
}

/** The functions around a read that are called after what they fetch, with what they return. */
function* gettersAround(script: Script, read: Node): Iterable<Holder> {
  for (let fn = read.parent; fn; fn = fn.parent) {
    if (!isFunction(fn)) continue;
    const { parent } = fn;
    const member = parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' || parent.type === 'Property';
    const name = script.scopes.variableHolding(fn)?.name ?? (member ? keyName(parent) : undefined);
    if (name === undefined || calleeNameVerdict(name, script.settings.secretNames) === 'benign') continue;
    for (const result of script.returnsOf(fn)) yield [name, result, []];
  }
}

/** The calls and commands that a value comes out of, perhaps parsed or checked on its way. */
function* makersOf(script: Script, value: Bound, nesting = 0): Iterable<Node> {
  for (const origin of script.origins.of(value.node, value.path, value.frame)) {
    if (!origin.path.some((step) => ABOUT.has(step))) yield* makersOfOrigin(script, origin, nesting);
  }
}

function* makersOfOrigin(script: Script, { node, path, frame }: Origin, nesting: number): Iterable<Node> {
  yield node;
  if (node.type === 'Identifier') {
    // `ssm.getParameter(input, (error, data) => …)`
    const variable = path.length > 0 ? script.scopes.variableOf(node) : undefined;
    const place = variable && parameterPlace(variable);
    if (place && place.index > 0) yield place.fn.parent;
    return;
  }
  const [first] = node.type === 'CallExpression' ? node.arguments : [];
  if (node.type !== 'CallExpression' || !first || nesting >= MAX_NESTING) return;
  const callee = unwrap(node.callee);
  const name = lastName(callee) ?? '';
  if (callee.type === 'MemberExpression' && name === 'send') {
    for (const command of script.origins.of(first, [], frame)) yield command.node;
    return;
  }
  const owner = callee.type === 'MemberExpression' ? `${lastName(callee.object) ?? ''}.` : '';
  if (RESHAPING_FUNCTIONS.has(owner + name) || CHECKING_FUNCTION.test(name))
    yield* makersOf(script, { node: first, path: [], frame }, nesting + 1);
}

/** The names of a file under which values are kept, by what makes the values. */
export class Holders {
  #names: Map<Node, Set<string>> | undefined;

  constructor(readonly script: Script) {}

  /** The names under which the file keeps what a read returns, as far as they may mean a secret. */
  of(read: Node): readonly string[] {
    const names = new Set((this.#names ??= this.#collected()).get(read));
    for (const [name, node, path] of gettersAround(this.script, read)) {
      if (names.has(name)) continue;
      for (const maker of makersOf(this.script, { node, path, frame: null })) if (maker === read) names.add(name);
    }
    return [...names];
  }

  #collected(): Map<Node, Set<string>> {
    const collected = new Map<Node, Set<string>>();
    for (const [name, node, path] of holdersIn(this.script)) {
      for (const maker of makersOf(this.script, { node, path, frame: null })) {
        const names = collected.get(maker);
        if (names) names.add(name);
        else collected.set(maker, new Set([name]));
      }
    }
    return collected;
  }
}

/** Is the answer of a read waited for and thrown away: `await client.send(command);`? */
export function isDiscarded(read: Node): boolean {
  let current = wrapped(read);
  let awaited = false;
  for (;;) {
    const parent: Node | undefined = current.parent;
    if (parent?.type === 'AwaitExpression') awaited = true;
    const sent =
      parent?.type === 'CallExpression' && lastName(parent.callee) === 'send' && parent.arguments[0] === current;
    const promised = parent?.type === 'MemberExpression' && keyName(parent) === 'promise' ? parent.parent : undefined;
    if (!parent || !(sent || promised || parent.type === 'AwaitExpression')) break;
    current = wrapped(promised ?? parent);
  }
  return awaited && current.parent?.type === 'ExpressionStatement';
}

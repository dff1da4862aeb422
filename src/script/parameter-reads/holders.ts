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
type Holder = readonly [name: string, value: Node, path?: Path];

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

function* holders(script: Script): Iterable<Holder> {
  for (const { id, init } of script.nodes.of('VariableDeclarator')) {
    for (const name of init ? identifiersIn(id) : []) yield [name.name, init!, pathInPattern(name, id).path];
  }
  for (const { properties } of script.nodes.of('ObjectExpression')) {
    for (const property of properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (property.type === 'Property' && name !== undefined) yield [name, property.value];
    }
  }
  for (const { left, right } of script.nodes.of('AssignmentExpression')) {
    const name = lastName(left);
    if (name !== undefined) yield [name, right];
  }
}

/** The functions around a node that are called after what they fetch, with what they return. */
function* getters(script: Script, node: Node): Iterable<Holder> {
  for (let fn = node.parent; fn; fn = fn.parent) {
    if (!isFunction(fn)) continue;
    const name =
      script.scopes.variableHolding(fn)?.name ??
      (fn.parent.type === 'MethodDefinition' || fn.parent.type === 'PropertyDefinition' || fn.parent.type === 'Property'
        ? keyName(fn.parent)
        : undefined);
    if (name !== undefined && calleeNameVerdict(name, script.settings.secretNames) !== 'benign') {
      for (const result of script.returnsOf(fn)) yield [name, result];
    }
  }
}

/** Does a value come out of a read, perhaps parsed or checked on its way? */
function comesFrom(script: Script, value: Bound, read: Node, nesting = 0): boolean {
  return script.origins
    .of(value.node, value.path, value.frame)
    .some((origin) => !origin.path.some((step) => ABOUT.has(step)) && isResultOf(script, origin, read, nesting));
}

function isResultOf(script: Script, { node, path, frame }: Origin, read: Node, nesting: number): boolean {
  if (node === read) return true;
  if (node.type === 'Identifier') {
    // `ssm.getParameter(input, (error, data) => …)`
    const variable = path.length > 0 ? script.scopes.variableOf(node) : undefined;
    const place = variable && parameterPlace(variable);
    return place !== undefined && place.index > 0 && place.fn.parent === read;
  }
  if (node.type !== 'CallExpression') return false;
  const [first] = node.arguments;
  if (!first || nesting >= MAX_NESTING) return false;
  const callee = unwrap(node.callee);
  const name = lastName(callee) ?? '';
  if (callee.type === 'MemberExpression' && name === 'send') {
    return script.origins.of(first, [], frame).some((command) => command.node === read);
  }
  const owner = callee.type === 'MemberExpression' ? `${lastName(callee.object) ?? ''}.` : '';
  return (
    (RESHAPING_FUNCTIONS.has(owner + name) || CHECKING_FUNCTION.test(name)) &&
    comesFrom(script, { node: first, path: [], frame }, read, nesting + 1)
  );
}

/** The names under which the file keeps what a read returns, as far as they may mean a secret. */
export function heldAs(script: Script, read: Node): readonly string[] {
  const names = new Set<string>();
  const { secretNames } = script.settings;
  const ask = ([name, node, path = []]: Holder): void => {
    if (!names.has(name) && comesFrom(script, { node, path, frame: null }, read)) names.add(name);
  };
  for (const holder of holders(script)) if (valueNameVerdict(holder[0], secretNames) !== 'benign') ask(holder);
  for (const holder of getters(script, read)) ask(holder);
  return [...names];
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

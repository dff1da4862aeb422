/**
 * How is a value followed? One step per kind of node, from a use towards the origins. `origins.ts` says what is
 * followed and why; here is how. Every step costs fuel, and depth, path length and number of results are bounded.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { classOfThis, constructorOf, memberOfClass, type MemberValue } from './classes.ts';
import type { Bound, Frame, Origin, Trail } from './origins.ts';
import { boundArguments, parameterPlace } from './parameters.ts';
import { argumentsOf, passing, resolvedValues, thunkOf } from './passing.ts';
import { reachingMutations, reachingWrites } from './reaching.ts';
import type { Script } from './script.ts';
import { definitionOf, importOf, type Variable } from './scopes.ts';
import { isClass, keyName, lastName, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { pathBehindRest, type Path, type Rest } from './writes.ts';

const MAX_DEPTH = 50;
const MAX_PATH = 6;
/** Elements of lists in lists; a recursive list would be followed into every combination. */
const MAX_ELEMENTS = 2;
const MAX_ORIGINS = 100;
const MAX_CALLS = 12;

/** What is asked about each node on the way, and how it was reached. */
interface Way {
  readonly path: Path;
  readonly frame: Frame | null;
  readonly trail: Trail | null;
  readonly depth: number;
}

const isTooLong = (path: Path): boolean =>
  path.length > MAX_PATH ||
  (path.length > MAX_ELEMENTS && path.filter((name) => name === '*' || /^\d+$/.test(name)).length > MAX_ELEMENTS);

/** Is the value made by the node itself, so that there is nothing to follow? */
export const isMadeHere = (node: Node, path: Path): boolean =>
  MAKERS.has(node.type) || (path.length === 0 && COLLECTIONS.has(node.type));

const MAKERS: ReadonlySet<string> = new Set([
  'Literal',
  'TemplateLiteral',
  'ArrowFunctionExpression',
  'FunctionExpression',
]);
const COLLECTIONS: ReadonlySet<string> = new Set(['ObjectExpression', 'ArrayExpression']);

/** Nodes where ways can meet or come around again: all cycles lead through one of them. */
const MEETING_POINTS: ReadonlySet<string> = new Set([
  'Identifier',
  'ThisExpression',
  'CallExpression',
  'NewExpression',
]);

export class Search {
  /** By what was asked. */
  #visited: Map<string, Set<Node>> | undefined;

  constructor(
    readonly script: Script,
    readonly mutations: boolean,
    readonly out: Origin[],
  ) {}

  follow(start: Node, way: Way): void {
    if (this.out.length >= MAX_ORIGINS) return;
    const node = unwrap(start);
    const { path, depth } = way;
    if (depth > MAX_DEPTH || isTooLong(path) || this.script.fuel.spent()) return this.end(node, way);
    if (MEETING_POINTS.has(node.type) && this.#wasHere(node, way)) return;
    switch (node.type) {
      case 'AwaitExpression':
        return this.#awaited(node.argument, way);
      case 'ConditionalExpression':
        return (this.on(node.consequent, way), this.on(node.alternate, way));
      case 'LogicalExpression':
        if (node.operator !== '&&') this.on(node.left, way);
        return this.on(node.right, way);
      case 'SequenceExpression':
        return this.on(node.expressions.at(-1)!, way);
      case 'AssignmentExpression':
        if (node.operator === '=') return this.on(node.right, way);
        if (node.operator === '+=') return this.end(node, way);
        return (this.on(node.left, way), this.on(node.right, way));
      case 'ObjectExpression':
        return path.length === 0 ? this.end(node, way) : this.#objectMember(node, way);
      case 'ArrayExpression':
        return path.length === 0 ? this.end(node, way) : this.#element(node, way);
      case 'MemberExpression':
        return this.#member(node, way);
      case 'Identifier':
        return this.#identifier(node, way);
      case 'ThisExpression':
      case 'ClassExpression':
        if (!this.#classMember(isClass(node) ? node : classOfThis(node), way)) this.end(node, way);
        return;
      case 'CallExpression':
        return this.#call(node, way);
      case 'NewExpression':
        return this.#instance(node, way);
      default:
        return this.end(node, way);
    }
  }

  /** The same question again adds nothing: it is a cycle (`a = b; b = a`), or two ways that meet. */
  #wasHere(node: Node, { path, frame }: Way): boolean {
    const key = this.script.origins.keyOf(path, frame);
    this.#visited ??= new Map();
    const nodes = this.#visited.get(key);
    if (nodes?.has(node)) return true;
    if (nodes) nodes.add(node);
    else this.#visited.set(key, new Set([node]));
    return false;
  }

  /** Goes one step on: the same way unless told otherwise. */
  on(node: Node, way: Way, changed: Partial<Way> = {}): void {
    const { path = way.path, frame = way.frame, trail = way.trail } = changed;
    this.follow(node, { path, frame, trail, depth: way.depth + 1 });
  }

  end(node: Node, { path, frame, trail }: Way): void {
    this.out.push({ node, path, frame, trail });
  }

  #member(node: TSESTree.MemberExpression, way: Way): void {
    const name = keyName(node) ?? (node.computed ? this.script.textOf(node.property, way.frame) : undefined);
    if (name === undefined) return this.on(node.object, way, { path: ['*', ...way.path] });
    const trail: Trail = { kind: 'property', name, node: node.property, path: way.path, nearer: way.trail };
    this.on(node.object, way, { path: [name, ...way.path], trail });
  }

  #objectMember(object: TSESTree.ObjectExpression, way: Way): void {
    const [wanted, ...rest] = way.path;
    for (let i = object.properties.length - 1; i >= 0; i--) {
      const property = object.properties[i]!;
      if (property.type === 'SpreadElement') {
        this.on(property.argument, way);
        continue;
      }
      // What reads the property asks the getter.
      if (property.kind === 'set') continue;
      const name = keyName(property) ?? (property.computed ? this.script.textOf(property.key, way.frame) : undefined);
      if (name !== undefined && wanted !== '*' && name !== wanted) continue;
      const trail: Trail = { kind: 'property', name: name ?? '*', node: property.key, path: rest, nearer: way.trail };
      if (property.kind !== 'get') this.on(property.value, way, { path: rest, trail });
      else this.#returns(property.value as FunctionNode, [], property.value, { ...way, path: rest, trail });
      if (name !== undefined && name === wanted) return;
    }
  }

  #element(array: TSESTree.ArrayExpression, way: Way): void {
    const [wanted, ...rest] = way.path;
    const spread = array.elements.some((element) => element?.type === 'SpreadElement');
    array.elements.forEach((element, index) => {
      if (!element || (wanted !== '*' && !spread && String(index) !== wanted)) return;
      if (element.type === 'SpreadElement') this.on(element.argument, way, { path: ['*', ...rest] });
      else this.on(element, way, { path: rest });
    });
  }

  #identifier(node: TSESTree.Identifier, way: Way): void {
    const variable = this.script.scopes.variableOf(node);
    const definition = variable && definitionOf(variable);
    if (!variable || !definition || importOf(variable)) return this.end(node, way);
    const trail: Trail = { kind: 'variable', name: node.name, node, path: way.path, nearer: way.trail };
    if (definition.type === 'Parameter') return this.#parameter(variable, node, way, trail);
    const declaration = definition.node as unknown as Node;
    if (definition.type === 'ClassName') {
      if (!this.#classMember(declaration, { ...way, trail })) this.end(node, way);
      return;
    }
    if (declaration.type === 'TSEnumDeclaration') return this.#enumMember(declaration, { ...way, trail });
    if (definition.type !== 'Variable') return this.end(node, way);
    for (const write of reachingWrites(variable, node).writes) {
      if (write.combines) this.end(write.by, { ...way, trail });
      else this.#written(write.value, write.path, write.rest, { ...way, trail });
    }
    this.#mutated(variable, node, { ...way, trail });
  }

  #written(value: Node, path: Path, rest: Rest | undefined, way: Way): void {
    const inside = pathBehindRest(way.path, rest);
    if (!inside || !way.trail) return;
    const without =
      rest && 'without' in rest && inside.length === 0 ? { trail: { ...way.trail, without: rest.without } } : {};
    this.on(value, way, { path: [...path, ...inside], ...without });
  }

  #mutated(variable: Variable, use: Node, way: Way): void {
    const { path, trail } = way;
    if (path.length === 0 && !this.mutations) return;
    for (const { value, key, path: changed, by } of reachingMutations(variable, use)) {
      const matches = changed
        .slice(0, path.length)
        .every((name, i) => name === path[i] || name === '*' || path[i] === '*');
      if (!matches) continue;
      if (changed.length <= path.length) {
        // Iterating over a map yields pairs of what was put in with `set`: the key, and the value.
        const half = by.type === 'CallExpression' && path[0] === '*' ? path[1] : undefined;
        if (key && half === '0') this.on(key, way, { path: path.slice(2) });
        else this.on(value, way, { path: path.slice(changed.length + (key && half === '1' ? 1 : 0)) });
      } else if (this.mutations) {
        this.on(value, way, {
          path: [],
          trail: { kind: 'content', name: changed.at(-1)!, node: value, path: [], nearer: trail },
        });
      }
    }
  }

  #parameter(variable: Variable, node: TSESTree.Identifier, way: Way, trail: Trail): void {
    const place = parameterPlace(variable);
    const named: Way = { ...way, trail };
    const { writes, initial } = reachingWrites(variable, node);
    for (const write of writes) {
      if (write.combines) this.end(write.by, named);
      else this.#written(write.value, write.path, write.rest, named);
    }
    this.#mutated(variable, node, named);
    const inside = initial && place ? pathBehindRest(way.path, place.rest) : undefined;
    if (!inside || !place) return;
    for (const fill of place.defaults) this.on(fill.value, named, { path: [...fill.path, ...inside] });
    const bound = boundArguments(place, [...place.path, ...inside], way.frame);
    if (!bound) return this.end(node, way);
    const without = place.rest && 'without' in place.rest && inside.length === 0 ? { without: place.rest.without } : {};
    for (const argument of bound)
      this.on(argument.node, named, { path: argument.path, frame: argument.frame, trail: { ...trail, ...without } });
  }

  #enumMember(node: TSESTree.TSEnumDeclaration, way: Way): void {
    const member = node.body.members.find((candidate) => keyName(candidate) === way.path[0]);
    if (member?.initializer) this.on(member.initializer, way, { path: way.path.slice(1) });
    else this.end(node, way);
  }

  #instance(node: TSESTree.NewExpression, way: Way): void {
    const cls = way.path.length > 0 ? this.script.classOf(node.callee) : undefined;
    const fn = cls && constructorOf(cls);
    const frame = fn ? this.script.origins.frame(fn, argumentsOf(node, way.frame), node, way.frame) : way.frame;
    if (this.#classMember(cls, { ...way, frame })) return;
    const values = resolvedValues(this.script, node);
    if (values.length === 0) return this.end(node, way);
    for (const value of values) this.on(value, way);
  }

  #classMember(cls: Node | undefined, way: Way): boolean {
    const [name, ...rest] = way.path;
    if (!isClass(cls) || name === undefined) return false;
    const values = memberOfClass(this.script, cls, name);
    for (const value of values) this.#memberValue(value, { ...way, path: rest });
    return values.length > 0;
  }

  #memberValue(value: MemberValue, way: Way): void {
    if (value.kind === 'getter') this.#returns(value.node as FunctionNode, [], value.node, way);
    else this.on(value.node, way);
  }

  #call(node: TSESTree.CallExpression, way: Way): void {
    const passed = passing(this.script, node, way.path, way.frame);
    if (!passed) return this.end(node, way);
    if ('values' in passed)
      return passed.values.forEach((bound) => this.on(bound.node, way, { path: bound.path, frame: bound.frame }));
    const trail: Trail = { kind: 'call', name: lastName(node.callee) ?? '', node, path: way.path, nearer: way.trail };
    this.#returns(passed.fn, passed.args, node, { ...way, path: passed.path, trail });
  }

  #awaited(node: Node, way: Way): void {
    const call = unwrap(node);
    const thunk = call.type === 'CallExpression' ? thunkOf(this.script, call, way.frame) : undefined;
    if (call.type !== 'CallExpression' || !thunk) return this.on(node, way);
    const trail: Trail = { kind: 'call', name: lastName(call.callee) ?? '', node: call, path: way.path, nearer: way.trail };
    this.#returns(thunk, [], call, { ...way, trail });
    // Or it is a member of the answer: `(await timed(() => load())).result`.
    if (way.path.length > 0) this.end(call, way);
  }

  /** Continues at everything a local function returns, with its parameters bound. */
  #returns(fn: FunctionNode, args: readonly (Bound | undefined)[], call: Node, way: Way): void {
    let calls = 0;
    for (let current = way.frame; current; current = current.outer) {
      calls++;
      if (current.fn === fn) return this.end(call, way);
    }
    if (calls >= MAX_CALLS || fn.generator) return this.end(call, way);
    const frame = this.script.origins.frame(fn, args, call, way.frame);
    for (const result of this.script.returnsOf(fn)) this.on(result, way, { frame });
  }
}

/**
 * Who gets hold of a construct? It is returned or exported, stands in a field that others see, or is handed to other
 * constructs or to code of the company. Blind spot: a private field that another file reaches nevertheless.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isResourceLibrary, RETURNS_ITSELF } from '../../knowledge/deployment/resource-classes.ts';
import type { Exposure } from '../../model/resource.ts';
import { classOfThis } from '../classes.ts';
import type { Script } from '../script.ts';
import { functionOf, keyName, unwrap, wrapped, type ClassNode, type FunctionNode, type Node } from '../syntax.ts';

const MAX_STEPS = 100;

const ORDER: readonly Exposure[] = ['none', 'resources', 'field', 'elsewhere'];

const farthest = (exposures: Iterable<Exposure>): Exposure => {
  let reached = 0;
  for (const exposure of exposures) reached = Math.max(reached, ORDER.indexOf(exposure));
  return ORDER[reached]!;
};

/**
 * @param call the call that creates the construct
 * @param at the call of the function around it that is meant, or the same call
 */
export function exposureOf(script: Script, call: Node, at: Node): Exposure {
  const created = new Following(script, at === call ? undefined : functionOf(call)).from(call);
  return at === call ? created : farthest([created, new Following(script, undefined).from(at)]);
}

class Following {
  readonly #seen = new Set<Node>();

  constructor(
    readonly script: Script,
    /** The function whose result is followed where it is called. */
    readonly maker: FunctionNode | undefined,
  ) {}

  /** Where does a value get from where it stands? */
  from(start: Node): Exposure {
    const node = wrapped(start);
    const { parent } = node;
    if (this.#seen.has(node)) return 'none';
    if (this.#seen.add(node).size > MAX_STEPS) return 'elsewhere';
    switch (parent?.type) {
      case 'MemberExpression':
        return this.#method(parent);
      case undefined:
      case 'ExpressionStatement':
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
        return 'none';
      case 'Property':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.from(parent);
      case 'VariableDeclarator':
        return this.#declared(parent);
      case 'PropertyDefinition':
        return this.#field(parent, keyName(parent));
      case 'AssignmentExpression':
        return this.#assigned(unwrap(parent.left));
      case 'CallExpression':
      case 'NewExpression':
        return this.#isOfLibrary(parent) ? 'resources' : 'elsewhere';
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        // Of a variable's value: the function that is called for it, not one that another function keeps.
        return this.maker && functionOf(node) === this.maker ? 'none' : 'elsewhere';
      default:
        return 'elsewhere';
    }
  }

  /** A method that returns the construct hands it on. */
  #method(member: TSESTree.MemberExpression): Exposure {
    const call = wrapped(member).parent;
    const isCalled = call?.type === 'CallExpression' && unwrap(call.callee) === member;
    return isCalled && RETURNS_ITSELF.has(keyName(member) ?? '') ? this.from(call) : 'none';
  }

  #declared({ id, parent }: TSESTree.VariableDeclarator): Exposure {
    const isExported = parent.parent.type === 'ExportNamedDeclaration';
    return isExported ? 'elsewhere' : this.#variable(id);
  }

  #variable(name: Node): Exposure {
    const { references } = this.script.scopes.variableOf(name) ?? {};
    if (!references) return 'elsewhere';
    const uses = references.filter((use) => use.isRead());
    return farthest(uses.map((use) => this.from(use.identifier as unknown as Node)));
  }

  #assigned(target: Node): Exposure {
    if (target.type === 'Identifier') return this.#variable(target);
    const isField = target.type === 'MemberExpression' && unwrap(target.object).type === 'ThisExpression';
    return isField ? this.#field(target, keyName(target)) : 'elsewhere';
  }

  /** @param node the field's declaration, or a use of it */
  #field(node: Node, name: string | undefined): Exposure {
    const cls = classOfThis(node);
    if (!cls || name === undefined) return 'elsewhere';
    const uses = fieldUsesOf(this.script).get(cls)?.get(name) ?? [];
    const own: Exposure = isPrivate(cls, name) ? 'none' : 'field';
    return farthest([own, ...uses.map((use) => this.from(use))]);
  }

  /** A class or function of CDK, or a method of what such a class made. */
  #isOfLibrary({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const { script } = this;
    const module = script.externalName(callee)?.module;
    if (module !== undefined) return isResourceLibrary(module);
    const method = unwrap(callee);
    if (method.type !== 'MemberExpression') return false;
    const receivers = script.origins.of(method.object);
    return receivers.length > 0 && receivers.every(({ node, path }) => {
      const made = node.type === 'NewExpression' && path.length === 0 ? script.externalName(node.callee) : undefined;
      return made?.module !== undefined && isResourceLibrary(made.module);
    });
  }
}

type FieldUses = ReadonlyMap<ClassNode, ReadonlyMap<string, readonly Node[]>>;

const indexes = new WeakMap<Script, FieldUses>();

/** Where the fields of classes are read, by class and name; indexed once for a file. */
function fieldUsesOf(script: Script): FieldUses {
  const known = indexes.get(script);
  if (known) return known;
  const index = new Map<ClassNode, Map<string, Node[]>>();
  for (const member of script.nodes.of('MemberExpression')) {
    const name = unwrap(member.object).type === 'ThisExpression' ? keyName(member) : undefined;
    const cls = name === undefined ? undefined : classOfThis(member);
    if (!cls || name === undefined) continue;
    const fields = index.get(cls) ?? new Map<string, Node[]>();
    index.set(cls, fields);
    const uses = fields.get(name);
    if (uses) uses.push(member);
    else fields.set(name, [member]);
  }
  indexes.set(script, index);
  return index;
}

function isPrivate(cls: ClassNode, name: string): boolean {
  if (name.startsWith('#')) return true;
  return cls.body.body.some(
    (member) => member.type === 'PropertyDefinition' && member.accessibility === 'private' && keyName(member) === name,
  );
}

/**
 * Can something that the file does not show get hold of a construct? It is returned or exported, stands in a field that
 * others see, or is handed to code of the company. What AWS's own libraries do with a construct is known. Blind spot: a
 * private field that another file reaches nevertheless.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isResourceLibrary } from '../../knowledge/deployment/resource-classes.ts';
import { classOfThis } from '../classes.ts';
import type { Script } from '../script.ts';
import { keyName, unwrap, wrapped, type ClassNode, type Node } from '../syntax.ts';

const MAX_STEPS = 100;

/** @param creation the call that creates the construct */
export function isHandedOut(script: Script, creation: Node): boolean {
  return new Leaving(script).leaves(creation);
}

class Leaving {
  readonly #seen = new Set<Node>();

  constructor(readonly script: Script) {}

  /** Does a value leave the file from where it stands? */
  leaves(start: Node): boolean {
    const node = wrapped(start);
    const { parent } = node;
    if (this.#seen.has(node)) return false;
    if (this.#seen.add(node).size > MAX_STEPS) return true;
    switch (parent?.type) {
      case undefined:
      case 'ExpressionStatement':
      case 'MemberExpression':
      case 'IfStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
        return false;
      case 'Property':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return this.leaves(parent);
      case 'VariableDeclarator':
        return this.#declared(parent);
      case 'PropertyDefinition':
        return this.#field(parent, keyName(parent));
      case 'AssignmentExpression':
        return parent.right !== node || this.#assigned(unwrap(parent.left));
      case 'CallExpression':
      case 'NewExpression':
        return !this.#isOfLibrary(parent);
      default:
        return true;
    }
  }

  #declared({ id, parent }: TSESTree.VariableDeclarator): boolean {
    return id.type !== 'Identifier' || parent.parent.type === 'ExportNamedDeclaration' || this.#variable(id);
  }

  #variable(name: TSESTree.Identifier): boolean {
    const { references } = this.script.scopes.variableOf(name) ?? {};
    return !references || references.some((use) => use.isRead() && this.leaves(use.identifier as unknown as Node));
  }

  #assigned(target: Node): boolean {
    if (target.type === 'Identifier') return this.#variable(target);
    const isField = target.type === 'MemberExpression' && unwrap(target.object).type === 'ThisExpression';
    return !isField || this.#field(target, keyName(target));
  }

  /** @param node the field's declaration, or a use of it */
  #field(node: Node, name: string | undefined): boolean {
    const cls = classOfThis(node);
    if (!cls || name === undefined || !isPrivate(cls, name)) return true;
    return this.script.nodes.of('MemberExpression').some((member) => {
      if (keyName(member) !== name || unwrap(member.object).type !== 'ThisExpression') return false;
      const isTarget = member.parent.type === 'AssignmentExpression' && member.parent.left === member;
      return !isTarget && classOfThis(member) === cls && this.leaves(member);
    });
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

function isPrivate(cls: ClassNode, name: string): boolean {
  if (name.startsWith('#')) return true;
  return cls.body.body.some(
    (member) => member.type === 'PropertyDefinition' && member.accessibility === 'private' && keyName(member) === name,
  );
}

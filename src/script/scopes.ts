/**
 * Which variable does an identifier mean, and what was it declared as? Answers come from ESLint's scope manager.
 *
 * Module level is every scope of the whole program: oxlint gives plain `.js` files the `global` one.
 */
import type { Scope, SourceCode } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node } from './syntax.ts';

export type Variable = Scope.Variable;
export type Reference = Scope.Reference;

/** What an imported name stands for. `name` is `*` for the whole module, `default` for the default export. */
export interface ImportedName {
  readonly module: string;
  readonly name: string;
  /** `import type`: it does not exist at run time. */
  readonly typeOnly: boolean;
}

export class Scopes {
  readonly #sourceCode: SourceCode;
  readonly #variables = new Map<Node, Variable>();

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
    for (const scope of sourceCode.scopeManager?.scopes ?? []) {
      for (const variable of scope.variables) {
        if (variable.defs.length === 0) continue;
        for (const identifier of variable.identifiers) this.#variables.set(identifier as unknown as Node, variable);
        for (const reference of variable.references)
          this.#variables.set(reference.identifier as unknown as Node, variable);
      }
    }
  }

  /**
   * The variable that an identifier declares, reads or writes; `undefined` for globals that the file does not declare.
   */
  variableOf(identifier: Node): Variable | undefined {
    return this.#variables.get(identifier);
  }

  /** Is this identifier, used as a value, a global such as `process` or `console`, which the file does not declare? */
  isGlobal(identifier: Node): boolean {
    return identifier.type === 'Identifier' && !this.#variables.has(identifier);
  }

  /** The variables that a declaration node (import, function, class, declarator) introduces. */
  declaredBy(node: Node): readonly Variable[] {
    return this.#sourceCode.scopeManager?.getDeclaredVariables(node as never) ?? [];
  }

  /** The variable that a function or class declaration, or the function or class a `const` holds, is known by. */
  variableHolding(node: Node): Variable | undefined {
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
      return this.declaredBy(node).find((variable) => variable.identifiers.includes(node.id as never));
    }
    const declarator = node.parent;
    return declarator?.type === 'VariableDeclarator' ? this.declaredBy(declarator)[0] : undefined;
  }

  isModuleLevel(variable: Variable): boolean {
    return variable.scope.block.type === 'Program';
  }
}

/** The definition that gives a variable its value; an interface or type of the same name gives none. */
export function definitionOf(variable: Variable): Scope.Definition | undefined {
  const { defs } = variable;
  if (defs.length < 2) return defs[0];
  return (
    defs.find(
      (definition) =>
        (definition.type as string) !== 'Type' && definition.node.type !== ('TSDeclareFunction' as string),
    ) ?? defs[0]
  );
}

/** What an import binding stands for; `undefined` when the variable is not an import. */
export function importOf(variable: Variable): ImportedName | undefined {
  const definition = variable.defs[0];
  if (definition?.type !== 'ImportBinding') return undefined;
  const node = definition.node as unknown as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
  if (node.type === 'TSImportEqualsDeclaration') {
    const reference = node.moduleReference;
    const module =
      reference.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal'
        ? reference.expression.value
        : undefined;
    return typeof module === 'string' ? { module, name: '*', typeOnly: node.importKind === 'type' } : undefined;
  }
  const declaration = node.parent as TSESTree.ImportDeclaration;
  const typeOnly = declaration.importKind === 'type' || ('importKind' in node && node.importKind === 'type');
  const module = declaration.source.value;
  if (node.type === 'ImportNamespaceSpecifier') return { module, name: '*', typeOnly };
  if (node.type === 'ImportDefaultSpecifier') return { module, name: 'default', typeOnly };
  const imported = node.imported;
  return { module, name: imported.type === 'Identifier' ? imported.name : imported.value, typeOnly };
}

/** The function whose parameter a variable is. */
export function functionOfParameter(variable: Variable): FunctionNode | undefined {
  const definition = variable.defs[0];
  return definition?.type === 'Parameter' ? (definition.node as unknown as FunctionNode) : undefined;
}

/**
 * Remembers what a function finds out about a variable, as long as the file's scopes live. One weak entry per file:
 * thousands of weak entries would slow the garbage collection down.
 */
export function perVariable<T>(find: (variable: Variable) => T): (variable: Variable) => T {
  const files = new WeakMap<Scope.Scope, Map<Variable, T>>();
  return (variable) => {
    let root = variable.scope;
    while (root.upper) root = root.upper;
    const known = files.get(root) ?? new Map<Variable, T>();
    files.set(root, known);
    if (!known.has(variable)) known.set(variable, find(variable));
    return known.get(variable)!;
  };
}

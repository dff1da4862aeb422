/**
 * One JavaScript or TypeScript file under question: the parts that all readers of this syntax share, each built on
 * first use.
 */
import type { SourceCode } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { tellingNames } from '../knowledge/names/telling.ts';
import type { Settings } from '../settings.ts';
import { Declared, type CallbackUse } from './declared.ts';
import { SecretFlow } from './flow/secret-flow.ts';
import { Fuel } from './fuel.ts';
import { NodeIndex } from './nodes.ts';
import { Origins, type Frame } from './origins.ts';
import { importOf, Scopes } from './scopes.ts';
import { keyName, unwrap, type ClassNode, type FunctionNode, type Node } from './syntax.ts';
import { staticText } from './text.ts';
import type { Path } from './writes.ts';

/** Something that the file takes from elsewhere: the member `path` of a module, or of the global object. */
export interface ExternalName {
  /** The module; `undefined` for globals. */
  readonly module: string | undefined;
  /**
   * Exported name first; a default import has no name of its own, so `import x from 'm'` is `[]` and `x.y` is `['y']`.
   */
  readonly path: Path;
}

/** How often a function is bound again before it is taken for unknown. */
const MAX_BINDINGS = 3;

export class Script {
  readonly sourceCode: SourceCode;
  readonly settings: Settings;
  readonly text: string;
  readonly isTest: boolean;
  /** May types be written in it? */
  readonly isTypeScript: boolean;
  readonly fuel: Fuel;
  /** What reading maps may cost: a large one leaves the other questions enough. */
  readonly entryFuel: Fuel;
  #scopes: Scopes | undefined;
  #nodes: NodeIndex | undefined;
  #origins: Origins | undefined;
  #secrets: SecretFlow | undefined;
  readonly #declared = new Declared(this);
  readonly #mentions = new Map<string | RegExp, boolean>();

  constructor(sourceCode: SourceCode, settings: Settings, isTest: boolean, isTypeScript = false) {
    this.sourceCode = sourceCode;
    this.settings = settings;
    this.text = sourceCode.text;
    this.isTest = isTest;
    this.isTypeScript = isTypeScript;
    this.fuel = new Fuel(sourceCode.text.length);
    this.entryFuel = new Fuel(sourceCode.text.length);
  }

  get scopes(): Scopes {
    return (this.#scopes ??= new Scopes(this.sourceCode));
  }

  get nodes(): NodeIndex {
    return (this.#nodes ??= new NodeIndex(this.sourceCode));
  }

  get origins(): Origins {
    return (this.#origins ??= new Origins(this));
  }

  get secrets(): SecretFlow {
    return (this.#secrets ??= new SecretFlow(this));
  }

  /** The names in the text of the file that may be names of secrets. */
  get tellingNames(): ReadonlySet<string> {
    return tellingNames(this.text, this.settings.secretNames);
  }

  /** Does the text of the file contain these words, or match an expression, somewhere? A cheap first question; case counts. */
  mentions(words: string | RegExp): boolean {
    let known = this.#mentions.get(words);
    if (known === undefined) this.#mentions.set(words, (known = typeof words === 'string' ? this.text.includes(words) : words.test(this.text)));
    return known;
  }

  /** The exact string an expression evaluates to, when the file says so. */
  textOf(node: Node, frame: Frame | null = null): string | undefined {
    return staticText(this, node, frame);
  }

  /**
   * What an expression stands for when it comes from a module or is a global: `lambda.Function`, `log` of `const { log
   * } = console`.
   */
  externalName(node: Node, frame: Frame | null = null, bindings = 0): ExternalName | undefined {
    for (const origin of this.origins.of(node, [], frame)) {
      if (origin.node.type === 'Identifier') {
        const variable = this.scopes.variableOf(origin.node);
        const imported = variable && importOf(variable);
        if (imported) {
          const own = imported.name === '*' || imported.name === 'default' ? [] : [imported.name];
          return { module: imported.module, path: [...own, ...origin.path] };
        }
        if (!variable) return { module: undefined, path: [origin.node.name, ...origin.path] };
      } else if (origin.node.type === 'CallExpression' || origin.node.type === 'ImportExpression') {
        const callee = origin.node.type === 'CallExpression' ? unwrap(origin.node.callee) : undefined;
        // `console.log.bind(console)` still is `console.log`.
        if (callee?.type === 'MemberExpression' && keyName(callee) === 'bind' && origin.path.length === 0) {
          return bindings < MAX_BINDINGS ? this.externalName(callee.object, origin.frame, bindings + 1) : undefined;
        }
        const module = this.#requiredModule(origin.node);
        if (module !== undefined)
          return { module, path: origin.path[0] === 'default' ? origin.path.slice(1) : origin.path };
      }
    }
    return undefined;
  }

  #requiredModule(node: TSESTree.CallExpression | TSESTree.ImportExpression): string | undefined {
    const source = node.type === 'ImportExpression' ? node.source : isRequire(node) ? node.arguments[0] : undefined;
    return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined;
  }

  /**
   * The function of this file that an expression stands for: a name, an arrow in a `const`, a method, a bound or
   * wrapped function.
   */
  functionFor(node: Node, frame: Frame | null = null): FunctionNode | undefined {
    return this.#declared.functionFor(node, frame);
  }

  /** The class of this file that an expression names. */
  classOf(node: Node): ClassNode | undefined {
    return this.#declared.classOf(node);
  }

  /** The expressions a function may return; the body of a short arrow function is one. */
  returnsOf(fn: FunctionNode): readonly Node[] {
    return this.#declared.returnsOf(fn);
  }

  /** Every `this.x = …` of a class. */
  assignmentsToThis(cls: ClassNode): readonly TSESTree.AssignmentExpression[] {
    return this.#declared.assignmentsToThis(cls);
  }

  /** The calls that a function is handed to as an argument, as it stands or by its name. */
  callbackUsesOf(fn: FunctionNode): readonly CallbackUse[] {
    return this.#declared.callbackUsesOf(fn);
  }

  /**
   * The calls (and, of a constructor, the `new`) in this file that reach a function by its name; calls from other files
   * are not known.
   */
  callsOf(fn: FunctionNode): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    return this.#declared.callsOf(fn);
  }
}

function isRequire(call: TSESTree.CallExpression): boolean {
  return call.callee.type === 'Identifier' && call.callee.name === 'require' && call.arguments.length === 1;
}

/**
 * What does ESLint get of a file that nothing parses? A text with positions and directives, and a tree of one node that
 * is never visited: the traversal is a single event, so that no rule of another plugin meets a node it does not know.
 * Rules that ask before any visit (for scopes, tokens, types) get the answers of an empty file. Needs ESLint's kit for
 * languages, which is loaded with the first text file.
 */
import type * as PluginKit from '@eslint/plugin-kit';
import type { SourceLocation, TextSourceCode } from '@eslint/plugin-kit';
import { loadPluginKit } from '../host/packages.ts';
import { lastUpTo } from '../model/range.ts';
import { directiveComments } from './comments.ts';

type Kit = typeof PluginKit;

/** The one event of a file, the name of a method of rules that read texts. */
export const TEXT_EVENT = 'onAwsSecretsText';

/** The type of the root of such a file. */
const TEXT_ROOT = 'AwsSecretsText';

/** Marks the source code of such a file. */
const IS_TEXT = 'isAwsSecretsText';

/** Was the file given to our language? Asked of every file by every rule, so it must not touch the tree. */
export const isTextSource = (sourceCode: object): boolean => IS_TEXT in sourceCode;

interface TextRoot {
  readonly type: typeof TEXT_ROOT;
  readonly range: [number, number];
  readonly loc: SourceLocation;
  readonly tokens: readonly [];
  readonly comments: readonly [];
  readonly body: readonly [];
}

let makeSourceCode: ((text: string, filename: string) => TextSourceCode) | undefined;

/** The source code object of a text. */
export function textSourceCode(text: string, filename: string): TextSourceCode {
  makeSourceCode ??= withKit(loadPluginKit());
  return makeSourceCode(text, filename);
}

function rootOf(text: string): TextRoot {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/);
  const loc = { start: { line: 1, column: 0 }, end: { line: lines.length, column: lines.at(-1)!.length } };
  return { type: TEXT_ROOT, range: [0, text.length], loc, tokens: [], comments: [], body: [] };
}

/** A scope without names, for rules that ask for one before they visit anything. */
function emptyScope(block: TextRoot): object {
  const scope: Record<string, unknown> = {
    type: 'global', block, set: new Map(), variables: [], references: [], through: [], childScopes: [], upper: null,
    isStrict: false, implicit: { variables: [], set: new Map(), left: [] },
  };
  scope['variableScope'] = scope;
  return scope;
}

/** A program without files: rules with types can be created, and then see no node they know. */
function emptyProgram(): object {
  return {
    program: {
      getTypeChecker: () => ({}),
      getCompilerOptions: () => ({ strict: true, strictNullChecks: true }),
      getSourceFile: () => undefined,
      getSourceFiles: () => [],
    },
    esTreeNodeToTSNodeMap: new Map(),
    tsNodeToESTreeNodeMap: new Map(),
    emitDecoratorMetadata: false,
    experimentalDecorators: false,
    isolatedDeclarations: false,
    getTypeAtLocation: () => undefined,
    getSymbolAtLocation: () => undefined,
  };
}

const none = (): readonly never[] => [];
const nothing = (): null => null;

/** Answers about tokens and comments of a file that has none. */
const TOKEN_METHODS: Readonly<Record<string, () => unknown>> = {
  getAllComments: none, getCommentsBefore: none, getCommentsAfter: none, getCommentsInside: none,
  getTokens: none, getFirstTokens: none, getLastTokens: none, getTokensBefore: none, getTokensAfter: none,
  getTokensBetween: none, getFirstToken: nothing, getLastToken: nothing, getTokenBefore: nothing,
  getTokenAfter: nothing, getTokenByRangeStart: nothing, getNodeByRangeIndex: nothing, getJSDocComment: nothing,
  commentsExistBetween: () => false, isSpaceBetween: () => false, isGlobalReference: () => false,
};

interface Located {
  readonly range: [number, number];
  readonly loc: SourceLocation;
}

type InlineConfig = ReturnType<NonNullable<TextSourceCode['applyInlineConfig']>>;
type Directives = ReturnType<NonNullable<TextSourceCode['getDisableDirectives']>>;

function withKit({ CallMethodStep, ConfigCommentParser, Directive, TextSourceCodeBase }: Kit) {
  const parser = new ConfigCommentParser();

  class PassiveSourceCode extends TextSourceCodeBase {
    readonly #filename: string;
    readonly #scope: object;
    #lineStarts: readonly number[] | undefined;
    readonly [IS_TEXT] = true;
    readonly parserServices = emptyProgram();
    readonly tokensAndComments = [];
    readonly visitorKeys = { [TEXT_ROOT]: [] };
    readonly scopeManager: object;

    constructor(text: string, filename: string) {
      const ast = rootOf(text);
      super({ text, ast });
      const scope = emptyScope(ast);
      this.#filename = filename;
      this.#scope = scope;
      this.scopeManager = {
        scopes: [scope], globalScope: scope, acquire: () => scope, acquireAll: () => [scope], getDeclaredVariables: none,
      };
    }

    override traverse() {
      return [new CallMethodStep({ target: TEXT_EVENT, args: [this.ast] })];
    }

    override getParent(): object | undefined {
      return undefined;
    }

    /** The kit's own method searches for the next line break from where the last line began, each time: a file of one line never ends. */
    override getLocFromIndex(index: number): { line: number; column: number } {
      this.#lineStarts ??= [0, ...Array.from(this.text.matchAll(/\n/g), (found) => found.index + 1)];
      const line = lastUpTo(this.#lineStarts, index);
      return { line: line + 1, column: index - this.#lineStarts[line]! };
    }

    getScope(): object {
      return this.#scope;
    }

    getDeclaredVariables(): readonly never[] {
      return [];
    }

    #directives() {
      return directiveComments(this.#filename, this.text).map(({ value, range: [start, end] }) => {
        const loc = { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
        const node: Located = { range: [start, end], loc };
        return { node, label: '', value: '', justification: '', ...parser.parseDirective(value) };
      });
    }

    getInlineConfigNodes(): Located[] {
      return this.#directives().map(({ node }) => node);
    }

    getDisableDirectives(): Directives {
      const found = this.#directives().filter(({ label }) => label.startsWith('eslint-'));
      const directives = found.map(
        ({ node, label, value, justification }) =>
          new Directive({ type: label.slice('eslint-'.length) as 'disable', node, value, justification }),
      );
      return { problems: [], directives };
    }

    applyInlineConfig(): InlineConfig {
      const result: InlineConfig = { configs: [], problems: [] };
      for (const { node, label, value } of this.#directives()) {
        if (label !== 'eslint') continue;
        const parsed = parser.parseJSONLikeConfig(value);
        if (parsed.ok) result.configs.push({ config: { rules: parsed.config }, loc: node.loc });
        else result.problems.push({ ruleId: null, loc: node.loc, message: parsed.error.message });
      }
      return result;
    }
  }
  Object.assign(PassiveSourceCode.prototype, TOKEN_METHODS);
  return (text: string, filename: string): TextSourceCode => new PassiveSourceCode(text, filename) as TextSourceCode;
}

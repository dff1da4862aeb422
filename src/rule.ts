/**
 * The one contract with ESLint. `createRule` turns a question to the file model into an ESLint rule: documentation address, text gate,
 * settings, one listener, offsets to locations, and the decision which repairs are autofixes and which are suggestions.
 */
import type { Rule } from 'eslint';
import packageJson from '../package.json' with { type: 'json' };
import { gateOf, type Gates, type Needs } from './gate.ts';
import type { Edit, Repair } from './model/edit.ts';
import type { FileModel, Medium } from './model/file.ts';
import { isPrintable } from './model/label.ts';
import type { Range } from './model/range.ts';
import { modelOf } from './reader.ts';
import { readSettings, type Settings } from './settings.ts';
import { TEXT_EVENT } from './text/source-code.ts';

/**
 * The configurations a rule can belong to. `strict` contains everything of `recommended` that reads scripts; `templates`,
 * `workflows` and `dotenv` what of it reads such files.
 */
export type ConfigName = 'recommended' | 'strict' | 'templates' | 'workflows' | 'dotenv';

export interface RuleDocs {
  /** What the rule does, as a phrase in the imperative without a period. */
  readonly description: string;
  /** Clauses of the guide the rule enforces, `G1` to `G27`. */
  readonly guide: readonly `G${number}`[];
  /** The smallest configuration that contains the rule. */
  readonly config: 'recommended' | 'strict';
  /** Options that `strict` gives the rule, where it asks for more than `recommended`. */
  readonly strictOptions?: Readonly<Record<string, unknown>>;
  /** Common Weakness Enumeration ids, for code-scanning services. */
  readonly cwe: readonly number[];
}

/** One finding. `at` is the smallest range that shows the problem. */
export interface Report<MessageId extends string> {
  readonly at: Range;
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string>>;
  /** In order of preference; at most one becomes the autofix. */
  readonly repairs?: readonly Repair<MessageId>[];
}

type Elsewhere = NonNullable<Gates['elsewhere']>;

export interface RuleDefinition<Options extends object, MessageId extends string> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: RuleDocs;
    readonly fixable?: 'code';
    readonly hasSuggestions?: true;
    /** JSON schema of the one options object. */
    readonly schema: Readonly<Record<string, unknown>>;
    readonly defaultOptions: Options;
    readonly messages: Readonly<Record<MessageId, string>>;
  };
  /**
   * Text gate: a finding is impossible unless the text contains at least one entry of *every* group, a word in any case or an
   * expression `String(/…/)`. Absent: the rule has nothing to say about scripts.
   */
  readonly needs?: Needs;
  /** The same for files that are no scripts. On media that are absent here the rule is silent, and costs nothing. */
  readonly elsewhere?: Elsewhere;
  /** Options that look for words of the user's own: when one of them lists something, every text passes the gates. */
  readonly openedBy?: readonly string[];
  check(question: { file: FileModel; options: Options; settings: Settings; report(finding: Report<MessageId>): void }): void;
}

/** Applies the edits of one repair through ESLint's fixer. */
function applyEdits(edits: readonly Edit[]) {
  return (fixer: Rule.RuleFixer): Rule.Fix[] =>
    edits.map((edit) => fixer.replaceTextRange([edit.range[0], edit.range[1]], edit.text));
}

/** Nothing that looks like a credential leaves in a message, whatever it was taken for. */
function safeData(data: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, isPrintable(text) ? text : 'a value']));
}

/** ESLint's position of an offset; languages that are made with an older kit cannot tell, and count columns from one. */
function positionOf(sourceCode: Rule.RuleContext['sourceCode'], offset: number): { line: number; column: number } {
  if (typeof sourceCode.getLocFromIndex === 'function') return sourceCode.getLocFromIndex(offset);
  const lines = (sourceCode as { text: string }).text.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function toDescriptor<MessageId extends string>(
  finding: Report<MessageId>,
  sourceCode: Rule.RuleContext['sourceCode'],
  settings: Settings,
): Rule.ReportDescriptor {
  const repairs = finding.repairs ?? [];
  const fix = repairs.find((repair) => repair.safe) ?? (settings.fixes === 'all' ? repairs[0] : undefined);
  return {
    loc: { start: positionOf(sourceCode, finding.at[0]), end: positionOf(sourceCode, finding.at[1]) },
    messageId: finding.messageId,
    data: safeData(finding.data),
    ...(fix ? { fix: applyEdits(fix.edits) } : {}),
    suggest: repairs
      .filter((repair) => repair !== fix)
      .map((repair) => ({ messageId: repair.messageId, data: safeData(repair.data), fix: applyEdits(repair.edits) })),
  };
}

/** A rule as ESLint knows it, with our metadata still visible for generated documents and configurations. */
export interface AwsSecretsRule extends Rule.RuleModule {
  /** The text gates, see `RuleDefinition.needs`. */
  readonly needs: Needs | undefined;
  readonly elsewhere: Elsewhere;
  readonly openedBy: readonly string[] | undefined;
  /** What the rule listens to in a file that passed the gate. */
  listen(context: Rule.RuleContext, medium: Medium): Rule.RuleListener;
  readonly meta: NonNullable<Rule.RuleModule['meta']> & { readonly docs: RuleDocs & { readonly url: string; readonly recommended: boolean } };
}

/**
 * Makes an ESLint rule of a definition.
 *
 * The rule works under whatever language or parser a file is given to: it neither asks for scopes nor for tokens before it
 * knows that the file is a script, and of other files it reads nothing but the text.
 * @throws TypeError while ESLint creates the rule, when the plugin's settings are invalid
 */
export function createRule<Options extends object, MessageId extends string>(
  definition: RuleDefinition<Options, MessageId>,
): AwsSecretsRule {
  const { name, meta, needs, elsewhere = {}, openedBy, check } = definition;
  const gate = gateOf({ needs, elsewhere, openedBy });
  const url = `${packageJson.homepage.replace('#readme', '')}/blob/v${packageJson.version}/docs/rules/${name}.md`;
  const listen: AwsSecretsRule['listen'] = (context, medium) => {
    const read = (): void => {
      const settings = readSettings(context.settings);
      const file = modelOf(context, settings);
      if (!file) return;
      const options = (context.options[0] ?? meta.defaultOptions) as Options;
      check({ file, options, settings, report: (finding) => context.report(toDescriptor(finding, context.sourceCode, settings)) });
    };
    if (medium === 'script') return { Program: read };
    // Our own language has one event and no nodes. Others have nodes we do not know, and not all visit their root.
    let isRead = false;
    const once = (): void => {
      if (!isRead) read();
      isRead = true;
    };
    return { [TEXT_EVENT]: once, '*': once };
  };
  return {
    needs,
    elsewhere,
    openedBy,
    listen,
    meta: {
      type: meta.type,
      docs: { ...meta.docs, url, recommended: meta.docs.config === 'recommended' },
      // Under the setting `fixes: 'all'` every repair may be applied by `--fix`.
      ...(meta.fixable || meta.hasSuggestions ? { fixable: 'code' } : {}),
      ...(meta.hasSuggestions ? { hasSuggestions: true } : {}),
      schema: [meta.schema],
      defaultOptions: [meta.defaultOptions],
      messages: { ...meta.messages },
    },
    create(context) {
      const medium = gate(context);
      return medium ? listen(context, medium) : {};
    },
  };
}

/** Each finding once for one place: what several calls complete is read several times. */
export function* oncePerPlace<MessageId extends string>(findings: Iterable<Report<MessageId>>): Iterable<Report<MessageId>> {
  const seen = new Set<string>();
  for (const finding of findings) {
    const place = `${finding.messageId} ${finding.at.join()}`;
    if (seen.has(place)) continue;
    seen.add(place);
    yield finding;
  }
}

/** The schema of an option that lists texts. */
export const listOfTexts = (description?: string) => ({
  type: 'array',
  items: { type: 'string', minLength: 1 },
  uniqueItems: true,
  ...(description === undefined ? {} : { description }),
});

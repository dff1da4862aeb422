/**
 * Can a rule have a finding in this text at all? The first question about every file, asked before the rule's code is
 * loaded and before the syntax tree is touched.
 */
import type { Rule } from 'eslint';
import { mediumOf } from './medium.ts';
import type { Medium } from './model/file.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * A finding is impossible unless the text contains at least one entry of *every* group. It spares most files all work, so it must be
 * sound: an entry is listed whenever a report can exist without the others. An entry is a word, found whatever its case, or an
 * expression as `String(/…/)` writes it, for what a word alone would find in every other file.
 */
export type Needs = readonly (readonly string[])[];

/** The gates of a rule. On a medium without one the rule is silent, and costs nothing. */
export interface Gates {
  /** For JavaScript and TypeScript. */
  readonly needs?: Needs | undefined;
  /** For files that are no scripts. */
  readonly elsewhere?: Readonly<Partial<Record<Exclude<Medium, 'script'>, Needs>>>;
  /** Options that look for words of the user's own: when one of them lists something, every text passes. */
  readonly openedBy?: readonly string[] | undefined;
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * Words that the user's settings add to what can lead to a finding: sources of secrets and loggers by their last word, names of secrets
 * by the beginning of their last word, since `vendorLicense` also stands for `VENDOR_LICENSE` and `vendor-license`.
 */
function customWords(settings: Settings): readonly string[] {
  const { secretSources, secretNames, loggers } = settings;
  const names = [...secretSources.map((source) => (source.name === '*' ? (source.module ?? '') : source.name)), ...loggers];
  return [
    ...names.map((name) => /[A-Za-z0-9]+(?=[^A-Za-z0-9]*$)/.exec(name)?.[0] ?? name),
    // The last word decides; its first letters are the same in its plural and in its short forms.
    ...secretNames.add.map((name) => (/[A-Z]*[a-z0-9]+(?=[^A-Za-z0-9]*$)|[A-Z0-9]+(?=[^A-Za-z0-9]*$)/.exec(name)?.[0] ?? name).slice(0, 4)),
  ];
}

/** An entry that is an expression: what stands between the slashes, and its flags. */
const EXPRESSION = /^\/(.+)\/([is]*)$/s;

/** Of these one has to match. */
type Group = readonly RegExp[];

/** The expressions of which one matches a text that contains an entry. */
export function expressionsOf(entries: readonly string[]): readonly RegExp[] {
  const words = entries.filter((entry) => !EXPRESSION.test(entry));
  const written = entries.flatMap((entry) => {
    const [, source, flags] = EXPRESSION.exec(entry) ?? [];
    return source === undefined ? [] : [new RegExp(source, flags)];
  });
  return [...(words.length > 0 ? [new RegExp(words.map(escapeRegExp).join('|'), 'i')] : []), ...written];
}

// The settings object is one for all files of a configuration: validate it and compile the gates once, and a group that several rules
// have only once for all of them.
const compiled = new WeakMap<Settings, Map<string, Group>>();

function groupFor(entries: readonly string[], settings: Settings): Group {
  let groups = compiled.get(settings);
  if (!groups) compiled.set(settings, (groups = new Map()));
  const key = entries.join('\0');
  let group = groups.get(key);
  if (!group) groups.set(key, (group = expressionsOf([...entries, ...customWords(settings)])));
  return group;
}

/** What was found out about a file so far: rules ask much the same, one after the other. */
interface Glance {
  readonly text: string;
  readonly filename: string;
  readonly medium: Medium | undefined;
  readonly answers: Map<Group, boolean>;
}

// oxlint has one SourceCode object for all files, so the text decides whether an answer is about this one.
const glances = new WeakMap<object, Glance>();

function glanceAt(context: Rule.RuleContext): Glance {
  const { sourceCode, filename } = context;
  const { text } = sourceCode;
  const known = glances.get(sourceCode);
  if (known?.text === text && known.filename === filename) return known;
  const glance = { text, filename, medium: mediumOf(context), answers: new Map<Group, boolean>() };
  glances.set(sourceCode, glance);
  return glance;
}

function contains({ text, answers }: Glance, group: Group): boolean {
  let answer = answers.get(group);
  if (answer === undefined) answers.set(group, (answer = group.some((expression) => expression.test(text))));
  return answer;
}

/** Does an option list words that no gate can know? */
const isOpened = ({ options }: Rule.RuleContext, openedBy: readonly string[]): boolean =>
  openedBy.some((option) => ((options[0] as Record<string, readonly unknown[]> | undefined)?.[option]?.length ?? 0) > 0);

/**
 * Opens the gate of a rule for a file: answers what the file is when a finding is possible in it, `undefined` when none is.
 * @throws TypeError while ESLint creates the rule, when the plugin's settings are invalid
 */
export function gateOf({ needs, elsewhere = {}, openedBy = [] }: Gates): (context: Rule.RuleContext) => Medium | undefined {
  const gates = new WeakMap<Settings, Map<Medium, readonly Group[]>>();
  return (context) => {
    const settings = readSettings(context.settings);
    const glance = glanceAt(context);
    const { medium } = glance;
    const wanted = medium === 'script' ? needs : medium && elsewhere[medium];
    if (!medium || !wanted) return undefined;
    let known = gates.get(settings);
    if (!known) gates.set(settings, (known = new Map()));
    let groups = known.get(medium);
    if (!groups) known.set(medium, (groups = wanted.map((group) => groupFor(group, settings))));
    return groups.every((group) => contains(glance, group)) || isOpened(context, openedBy) ? medium : undefined;
  };
}

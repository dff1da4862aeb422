/**
 * Can a rule have a finding in this text at all? The first question about every file, asked before the rule's code is
 * loaded and before the syntax tree is touched.
 */
import type { Rule } from 'eslint';
import { mediumOf } from './medium.ts';
import type { Medium } from './model/file.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * A finding is impossible unless the text contains, ignoring case, at least one word of *every* group. It spares most
 * files all work, so it must be sound: a word is listed whenever a report can exist without the others.
 */
export type Needs = readonly (readonly string[])[];

/** The gates of a rule. On a medium without one the rule is silent, and costs nothing. */
export interface Gates {
  /** For JavaScript and TypeScript. */
  readonly needs?: Needs | undefined;
  /** For files that are no scripts. */
  readonly elsewhere?: Readonly<Partial<Record<Exclude<Medium, 'script'>, Needs>>>;
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

const expressions = (needs: Needs, words: readonly string[]): readonly RegExp[] =>
  needs.map((group) => new RegExp([...group, ...words].map(escapeRegExp).join('|'), 'i'));

/**
 * Opens the gate of a rule for a file: answers what the file is when a finding is possible in it, `undefined` when none is.
 * @throws TypeError while ESLint creates the rule, when the plugin's settings are invalid
 */
export function gateOf({ needs, elsewhere = {} }: Gates): (context: Rule.RuleContext) => Medium | undefined {
  // The settings object is one for all files of a configuration: validate it and compile the gates once.
  const compiled = new WeakMap<Settings, Map<Medium, readonly RegExp[]>>();
  return (context) => {
    const settings = readSettings(context.settings);
    const medium = mediumOf(context);
    const wanted = medium === 'script' ? needs : medium && elsewhere[medium];
    if (!medium || !wanted) return undefined;
    let gates = compiled.get(settings);
    if (!gates) compiled.set(settings, (gates = new Map()));
    let groups = gates.get(medium);
    if (!groups) gates.set(medium, (groups = expressions(wanted, customWords(settings))));
    return groups.every((group) => group.test(context.sourceCode.text)) ? medium : undefined;
  };
}

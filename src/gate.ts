/**
 * Can a rule have a finding in this text at all? The first question about every file, asked before the rule's code is
 * loaded and before the syntax tree is touched.
 */
import type { Rule } from 'eslint';
import { mediumOf } from './medium.ts';
import { oneOf, type Entry } from './knowledge/text-words.ts';
import type { Medium } from './model/file.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * A finding is impossible unless the text contains at least one entry of *every* group. It spares most files all work, so it must be
 * sound: an entry is listed whenever a report can exist without the others.
 */
export type Needs = readonly (readonly Entry[])[];

/** The gates of a rule. On a medium without one the rule is silent, and costs nothing. */
export interface Gates {
  /** For JavaScript and TypeScript. */
  readonly needs?: Needs | undefined;
  /** For files that are no scripts. */
  readonly elsewhere?: Readonly<Partial<Record<Exclude<Medium, 'script'>, Needs>>>;
  /** Options that look for words of the user's own: when one of them lists something, every text passes. */
  readonly openedBy?: readonly string[] | undefined;
}

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

/** Does a text contain one of the entries of a group? */
type Group = ReturnType<typeof oneOf>;

/** The gates under one configuration: compiled once, and a group that several rules have only once for all of them. */
class Gatekeeper {
  readonly #words: readonly string[];
  readonly #groups = new Map<string, Group>();
  readonly #byNeeds = new Map<Needs, readonly Group[]>();

  constructor(settings: Settings) {
    this.#words = customWords(settings);
  }

  groupsOf(needs: Needs): readonly Group[] {
    let groups = this.#byNeeds.get(needs);
    if (!groups) this.#byNeeds.set(needs, (groups = needs.map((entries) => this.#group(entries))));
    return groups;
  }

  #group(entries: readonly Entry[]): Group {
    const key = entries.join('\0');
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = oneOf([...entries, ...this.#words])));
    return group;
  }
}

// ESLint hands every rule and file of a configuration the same settings.
const gatekeepers = new WeakMap<Settings, Gatekeeper>();

/** What was found out about a file so far: rules ask much the same, one after the other. */
class Glance {
  readonly text: string;
  readonly filename: string;
  /** As the configuration holds them. */
  readonly settings: unknown;
  readonly medium: Medium | undefined;
  readonly #gatekeeper: Gatekeeper;
  readonly #answers = new Map<Group, boolean>();

  constructor(context: Rule.RuleContext) {
    this.text = context.sourceCode.text;
    this.filename = context.filename;
    this.settings = context.settings;
    this.medium = mediumOf(context);
    const settings = readSettings(context.settings);
    let gatekeeper = gatekeepers.get(settings);
    if (!gatekeeper) gatekeepers.set(settings, (gatekeeper = new Gatekeeper(settings)));
    this.#gatekeeper = gatekeeper;
  }

  fulfils(needs: Needs): boolean {
    for (const group of this.#gatekeeper.groupsOf(needs)) {
      let answer = this.#answers.get(group);
      if (answer === undefined) this.#answers.set(group, (answer = group(this.text)));
      if (!answer) return false;
    }
    return true;
  }
}

// oxlint has one SourceCode object for all files, so the text decides whether an answer is about this one.
const glances = new WeakMap<object, Glance>();

function glanceAt(context: Rule.RuleContext): Glance {
  const { sourceCode, filename, settings } = context;
  const known = glances.get(sourceCode);
  if (known && known.text === sourceCode.text && known.filename === filename && known.settings === settings) return known;
  const glance = new Glance(context);
  glances.set(sourceCode, glance);
  return glance;
}

/** Does an option list words that no gate can know? */
const isOpened = ({ options }: Rule.RuleContext, openedBy: readonly string[]): boolean =>
  openedBy.some((option) => ((options[0] as Record<string, readonly unknown[]> | undefined)?.[option]?.length ?? 0) > 0);

/**
 * Opens the gate of a rule for a file: answers what the file is when a finding is possible in it, `undefined` when none is.
 * @throws TypeError while ESLint creates the rule, when the plugin's settings are invalid
 */
export function gateOf({ needs, elsewhere = {}, openedBy = [] }: Gates): (context: Rule.RuleContext) => Medium | undefined {
  return (context) => {
    const glance = glanceAt(context);
    const { medium } = glance;
    const wanted = medium === 'script' ? needs : medium && elsewhere[medium];
    return wanted && (glance.fulfils(wanted) || isOpened(context, openedBy)) ? medium : undefined;
  };
}

/**
 * Can a rule have a finding in this text at all? The first question about every file, asked before the rule's code is
 * loaded and before the syntax tree is touched.
 */
import { readSettings, type Settings } from './settings.ts';

/**
 * A finding is impossible unless the text contains, ignoring case, at least one word of *every* group. It spares most
 * files all work, so it must be sound: a word is listed whenever a report can exist without the others.
 */
export type Needs = readonly (readonly string[])[];

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

/**
 * The gate of a rule.
 * @throws TypeError while ESLint creates the rule, when the plugin's settings are invalid
 */
export function gateOf(needs: Needs): (text: string, allSettings: Readonly<Record<string, unknown>>) => boolean {
  // The settings object is one for all files of a configuration: validate it and compile the gate once.
  const compiled = new WeakMap<Settings, readonly RegExp[]>();
  return (text, allSettings) => {
    const settings = readSettings(allSettings);
    let groups = compiled.get(settings);
    if (!groups) {
      const words = customWords(settings);
      groups = needs.map((group) => new RegExp([...group, ...words].map(escapeRegExp).join('|'), 'i'));
      compiled.set(settings, groups);
    }
    return groups.every((group) => group.test(text));
  };
}

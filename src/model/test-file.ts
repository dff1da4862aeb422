/**
 * Is a file a test? Decided by its path alone: tests carry dummy secrets and deliberately wrong policies, so several rules hold back
 * there. Blind spot: a test helper that lies outside the usual folders; the setting `testFiles` names it.
 */

const FOLDERS = [
  '__tests__|__mocks__|__fixtures__|tests?|testing|testdata|spec|mocks?|fixtures?|e2e|cypress|playwright',
  '(?:[\\w-]+[-_])?(?:acceptance|api|component|contract|e2e|end-to-end|functional|integ|integration|regression|smoke|snapshot|system|unit)[-_]?tests?',
  'tests?[-_](?:assets?|data|fixtures?|helpers?|kit|mocks?|projects?|resources?|setup|stubs?|support|tools?|util(?:itie)?s?)',
].join('|');
const FILES = '\\.(?:test|tst|spec|e2e|stories|mock)\\.[cm]?[jt]sx?$|(?:^|/)integ\\.[^/]*$';
const USUAL_PLACES = new RegExp(`(?:^|/)(?:${FOLDERS})/|${FILES}`);

const TRANSLATIONS = /(?:^|\/)(?:i18n|locales?|langs?|translations?|l10n|messages)(?:\/|\.[cm]?[jt]sx?$)/i;

/** Does a file hold texts of an interface, in which `password` names a label? */
export const isTranslationFile = (filename: string): boolean => TRANSLATIONS.test(filename.replaceAll('\\', '/'));

/** Translates a glob with `*`, `**`, `?` and `{a,b}` into an anchored expression; every other character stands for itself. */
function globExpression(glob: string): RegExp {
  let source = '';
  let braces = 0;
  for (let i = 0; i < glob.length; i++) {
    const char = glob[i]!;
    if (char === '*' && glob[i + 1] === '*') {
      const slash = glob[i + 2] === '/';
      source += slash ? '(?:.*/)?' : '.*';
      i += slash ? 2 : 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else if (char === '{') (braces++, (source += '(?:'));
    else if (char === '}' && braces > 0) (braces--, (source += ')'));
    else if (char === ',' && braces > 0) source += '|';
    else source += char.replace(/[.+^$()|[\]\\{}]/, '\\$&');
  }
  return new RegExp(`(?:^|/)${source}${')'.repeat(braces)}$`);
}

/**
 * @param filename path of the linted file, absolute or relative, with either slash
 * @param globs additional globs (setting `testFiles`), matched against the end of the path
 */
export function isTestFile(filename: string, globs: readonly string[]): boolean {
  const path = filename.replaceAll('\\', '/');
  return USUAL_PLACES.test(path) || globs.some((glob) => globExpression(glob).test(path));
}

/**
 * What kind of text would be a secret under this name? A name that means a password makes a secret of anything a person
 * would type; one that means a token or an API key only of what a person would not; one that means some key or other
 * only of what was drawn at random. Blind spots: names in other languages, and single words such as `key`, `code` or
 * `hash`, under which nearly everything is harmless.
 */
import { compoundVerdict, coreOf, isShouted } from './compound.ts';
import { isAdded, isIgnored, type NameSettings } from './settings.ts';
import { mayNameSecret } from './value.ts';
import { namesProcedure } from './verbs.ts';
import { words } from './words.ts';

export type Slot = 'password' | 'secret' | 'key';

const MAX_NAME_LENGTH = 80;

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const PASSWORD_HEADS = list('password passphrase passcode passw pswd contrasena senha');

/** Text of a page about a secret: `LABEL_PASSWORD`, `passwordHint`. */
const INTERFACE_WORDS = list(`
  label lbl title mandatory txt msg message error err hint tooltip menu btn button heading header caption enter form
  input field column translation i18n t text wrong forgot
`);

/** A token with one of these is a number that is drawn for one request, or public: AWS calls have many. */
const PASSING_TOKENS = list('build change enrollment lock portfolio resource sequence share upload');

/** These alone, or as the last word, mean a secret that a name verdict leaves open. */
const SECRET_HEADS = list('bearer token authorization');

/** Their values are found by what they look like, not by their name. */
const URL_HEADS = list('url dsn webhook host endpoint');

/** Words that may stand anywhere in a name of which only random values are taken for secrets. */
const TELLING_WORDS = list('secret password token tokens credential passphrase apikey');

/** The kind of secret that a text under this name may be; `undefined` when the name does not speak of one. */
export function slotOf(name: string, settings?: NameSettings): Slot | undefined {
  if (name.length > MAX_NAME_LENGTH || (!mayNameSecret(name) && !/bearer|^pass/i.test(name) && !settings?.add?.length)) return undefined;
  // `PW` is Palau.
  if (/^[A-Z]{2}$/.test(name)) return undefined;
  const all = words(name);
  if (isAdded(all, settings)) return 'password';
  if (isIgnored(all, settings)) return undefined;
  const shouted = isShouted(name);
  if (namesProcedure(all, shouted) || all[0] === 'param') return undefined;
  const core = coreOf(all);
  const head = core.at(-1)!;
  const modifiers = core.slice(0, -1);
  if (modifiers.some((word) => INTERFACE_WORDS.has(word)) || URL_HEADS.has(head)) return undefined;
  const verdict = compoundVerdict(all, shouted);
  if (verdict === 'benign') return undefined;
  if (PASSWORD_HEADS.has(head) || (head === 'pass' && (verdict === 'strong' || modifiers.length === 0))) return 'password';
  if (verdict === 'strong') return 'secret';
  if (head === 'token' && modifiers.some((word) => PASSING_TOKENS.has(word))) return undefined;
  if (SECRET_HEADS.has(head)) return 'secret';
  const telling = verdict === 'weak' || (head === 'key' && modifiers.length > 0) || core.some((word) => TELLING_WORDS.has(word));
  return telling ? 'key' : undefined;
}

const TAKING_VERBS = list('set with use enter provide update');
const GIVING_VERBS = list('get load fetch read');

/** The kind of secret that a function of this name is handed: `setPassword('…')`, `withToken('…')`, `bearer('…')`. */
export function slotOfArgument(callee: string, settings?: NameSettings): Slot | undefined {
  // `new Secret(this, 'DatabaseCredentials')`: a class takes the id of a construct rather than a secret.
  if (/^[A-Z]/.test(callee)) return undefined;
  const all = words(callee);
  if (TAKING_VERBS.has(all[0]!)) return slotOf(all.slice(1).join('_'), settings);
  // `password('current')` makes a field of a form.
  const slot = all.length <= 2 ? slotOf(callee, settings) : undefined;
  return slot === 'password' ? undefined : slot;
}

/** The kind of secret that a function of this name returns: `getPassword`, `apiKey`. */
export function slotOfResult(name: string, settings?: NameSettings): Slot | undefined {
  const all = words(name);
  return slotOf(all.slice(GIVING_VERBS.has(all[0]!) ? 1 : 0).join('_'), settings);
}

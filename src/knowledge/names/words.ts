/**
 * Which words is an identifier made of? Splits camelCase, acronyms, snake_case, kebab-case and the usual words written
 * without a break (`apikey`, `PGPASSWORD`), and gives every word one spelling (`creds` → `credential`). `token` /
 * `tokens` and `key` / `keys` stay apart, because their plurals mean something else. Blind spots: other languages, and
 * words run together that the lists don't know.
 */
import { COMPOUND_MODIFIERS } from './modifiers.ts';

/** Spellings of the same word. */
const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    password: 'passwd pwd pw passwort passwords passwds',
    passphrase: 'passphrases',
    passcode: 'passcodes',
    credential: 'creds cred credentials',
    token: 'tok',
    secret: 'secrets',
    jwt: 'jwts',
    mnemonic: 'mnemonics',
    connection: 'conn',
    string: 'str',
    value: 'val vals values',
    auth: 'authn authz authentication',
    authorization: 'authorisation',
    private: 'priv',
    public: 'pub',
    cert: 'certs certificate certificates',
    arn: 'arns',
    id: 'ids uuid',
    identifier: 'identifiers',
    name: 'names',
    path: 'paths',
    param: 'params parameter parameters',
    url: 'urls uri uris',
    webhook: 'webhooks',
    header: 'headers',
  }).flatMap(([word, spellings]) => spellings.split(' ').map((spelling) => [spelling, word] as const)),
);

/** Words that are often written as one, and that the rule for a known modifier before a secret noun can't split. */
const FUSED: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'access key id', 'secret access key', 'client id', 'secret id', 'secret name', 'secret arn', 'secret string',
    'secret binary', 'secret value', 'db pass', 'user pass', 'smtp pass', 'connection string', 'conn string',
    'conn str', 'db url', 'database url', 'redis url', 'mongo url', 'mongo uri', 'mongodb uri', 'postgres url',
    'secrets manager', 'secret manager',
  ].map((phrase) => [phrase.replaceAll(' ', ''), phrase.split(' ')] as const),
);

/** One word that camelCase or a dash tears apart: `OAuth`, `GitHub`, `passPhrase`, `sign-in`. */
const TORN = new Set([
  'oauth', 'github', 'gitlab', 'webhook', 'password', 'passphrase', 'passcode', 'plaintext', 'openai', 'sendgrid',
  'datadog', 'pagerduty', 'circleci', 'launchdarkly', 'hubspot', 'mongodb', 'database', 'username', 'hostname',
  'noreply', 'onepassword', 'lastpass', 'keepass', 'signin', 'login', 'checkin', 'optin',
]);

/** A digit that belongs to the word; everywhere else trailing digits only number it (`token2`, `password1`). */
const NUMBERED = /^(?:base64|b64|utf8|sha\d+|md5|argon2|pbkdf2|s3|ec2|v\d+)$/;
const FUSED_NOUN = /^(.{2,}?)(passwords?|passwd|pwd|passphrase|secrets?|tokens?|keys?)$/;

type CharKind = 0 | 1 | 2 | 3;
const SEPARATOR = 0, LOWER = 1, UPPER = 2, DIGIT = 3;

function charKind(code: number): CharKind {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  if (code >= 48 && code <= 57) return DIGIT;
  return code > 127 ? LOWER : SEPARATOR;
}

/** What is not there separates too: its code is `NaN`. */
const kindAt = (name: string, index: number): CharKind => charKind(name.charCodeAt(index));

/** Does a new word begin at this capital? In `AWSKey` it does at `K`; in `userIDs` the `s` is the acronym's plural. */
function beginsWord(name: string, index: number, before: CharKind): boolean {
  if (before !== UPPER) return true;
  if (kindAt(name, index + 1) !== LOWER) return false;
  return name[index + 1] !== 's' || kindAt(name, index + 2) === LOWER;
}

function withoutNumber(word: string): string {
  let end = word.length;
  while (kindAt(word, end - 1) === DIGIT) end--;
  return NUMBERED.test(word) ? word : word.slice(0, end);
}

function pushWord(into: string[], raw: string): void {
  const word = withoutNumber(raw.toLowerCase());
  if (word === '') return;
  const fused = word.length > 4 ? fusedWords(word) : undefined;
  if (fused !== undefined) {
    for (const part of fused) into.push(CANONICAL.get(part) ?? part);
    return;
  }
  const last = into.length - 1;
  const joined = last >= 0 ? into[last]! + word : '';
  if (TORN.has(joined)) into[last] = joined;
  else into.push(CANONICAL.get(word) ?? word);
}

function fusedWords(word: string): readonly string[] | undefined {
  const known = FUSED.get(word);
  if (known !== undefined) return known;
  const [, modifier = '', noun = ''] = FUSED_NOUN.exec(word) ?? [];
  return COMPOUND_MODIFIERS.has(modifier) ? [modifier, noun] : undefined;
}

/**
 * The words of an identifier, an environment variable, a property or one segment of a path: lower case, in order, in
 * their canonical spelling. A name without a letter has none.
 */
export function words(name: string): readonly string[] {
  const found: string[] = [];
  let start = -1;
  let before: CharKind = SEPARATOR;
  for (let index = 0; index <= name.length; index++) {
    const kind = kindAt(name, index);
    if (start >= 0 && (kind === SEPARATOR || (kind === UPPER && beginsWord(name, index, before)))) {
      pushWord(found, name.slice(start, index));
      start = -1;
    }
    if (start < 0 && kind !== SEPARATOR) start = index;
    before = kind;
  }
  return found;
}

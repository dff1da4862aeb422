/**
 * Which last words of a name decide what it holds? Data only, in the spelling of `words()`. English noun compounds: the
 * head is the last word, so a `passwordPolicy` is a policy. Blind spot: a head that stands in no list tells nothing.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Alone or with any modifier, a secret. */
export const SECRET_HEADS = list('secret password passphrase passcode credential jwt mnemonic');

/** Short-lived or personal codes: a secret only with a modifier, and even then one that needs corroboration. */
export const CODE_HEADS = list('pin pat otp totp');

/** Words that end a name without changing what it holds: `secretValue`, `privateKeyPem`. */
export const TRANSPARENT_HEADS = list(`
  b64 base64 binary buf buffer cached content contents copy current data decoded decrypted der dict fallback final
  hex json latest local material new obj object old override pem plain plaintext previous raw string temp tmp
  trimmed unwrapped utf8 value
`);

/** Words after which a name only says where or for whom: `tokenForUser`, `secretFromEnv`. */
export const PREPOSITIONS = list('by for from in of to with');

/** A last word that means something together with the word before it. */
export const PHRASE_HEADS: ReadonlyMap<string, ReadonlyMap<string, 'strong' | 'weak'>> = new Map([
  ['string', new Map([['connection', 'strong'], ['secure', 'weak']])],
  ['phrase', new Map([['seed', 'strong'], ['recovery', 'strong']])],
  ['seed', new Map([['secret', 'strong']])],
  ['pem', new Map([['private', 'strong']])],
  ['param', new Map([['secure', 'weak'], ['decrypted', 'weak']])],
  ['header', new Map([['authorization', 'weak'], ['auth', 'weak']])],
]);

/** Numbers, dates, names and places: a value under such a name is never the secret itself, wherever it came from. */
export const SCALAR_HEADS = list(`
  arn at count date enabled expiration expiry id identifier index length name path size status time timestamp ttl
  scheme type username version
`);

/** Heads of nested documents: inside a container of secrets they may hold more secrets. */
export const DOCUMENT_HEADS = list(`
  attributes config configuration content entry entries env envs field fields item items map opt option optional
  options opts param prop properties property props reply req request res resource resources response result results
  set setting settings variable variables vault
`);

/** Heads that say: something about a secret, or something else altogether. */
export const BENIGN_HEADS = list(`
  access account action actions address age algorithm amount answer argon2 arn at attempt attempts attr attribute
  attributes audience audit auth authenticator authorizer balance bcrypt begin bits bucket budget builder burst
  button bytes cache callback cb change changed check checked checksum checksums cipher ciphertext claim claims class client
  column component config configuration constant constants construct contract cookie cost count counter counts
  created creation database date days db decimals delimiter desc description details detection detector dialog
  digest digests disabled dbname dispatch domain dto duration el element email enabled encrypted end ending endpoint engine
  entity entropy enum env envs err error errors event events example examples exception exists exp expiration expire
  expired expires expiry exposure expression factory fetcher field fields filter filters file filename files finding
  findings fingerprint fingerprints fixture fixtures flag fn form format formatter found func function generator grant group
  groups guard handler hash hashes header help helper here hint hmac hook host hostname hours href icon identifier
  idx id index info input interceptor interface interval invalid issuer iteration iterations kind label labels
  lambda layer leak leaks len length level lexer lifetime limit limits line link list listener loader location log
  logger logs manager map mapping mask masked masterarn max md5 message messages meta metadata method methods
  middleware millis min minutes missing mock mocks modal modals mode model module ms msg msgs name namespace offset ok
  opt option optional options opts owner page param parser path pattern patterns perm permission permissions perms
  placeholder plan plugin policies policy port pos position prefix present price promise prop properties property
  props provider providers query question queue quota range rate reader recovery redacted reducer ref reference
  regex regexes regexp region reply repo repository req request required res reset resolver resource resources
  response result results retries revision role rotate rotation rotator round rounds route router rule rules salt
  sample scan scanner schema scope scopes score screen seconds selector separator service set setting settings sha
  sha256 sha512 size source sources spec specs ssl stack stage stages start state status storage store strategy
  stream strength stub suffix summary symbol tab table target template test tests text threshold throttle time
  thumbprint thumbprints timeout timestamp title topic ttl type types update updated updates url usage usages used user username util utils
  valid validator validity var variable variables vault verifier version versions view writer
`);

/** Owners whose `token` or `key` leads to the next page, or is a piece of a text that is parsed. */
export const PAGING_OWNERS = list(`
  page pages paging pagination paginator cursor next prev previous continuation start resume lexer parser ast
`);

/** Owners whose members tell about the things they are named after: `styles.password`, `touched.password`. */
export const TABLE_HEADS = list(`
  aria caption captions class classes css dirty heading headings invalid placeholder placeholders regex style styles
  testids tooltip tooltips touched translation translations validation validations visited
`);

/** Benign heads whose plural still holds the members of one thing: `headers.authorization`, `inputs.token`. */
export const RECORD_HEADS = list(`
  account answer cache client configuration constant cookie database db detail dto element endpoint engine entity env
  example fixture header host info input meta mock model owner provider repo repository role service source stack
  stage state storage store target test url user
`);

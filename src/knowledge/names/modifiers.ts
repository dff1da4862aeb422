/**
 * Which words before the head change what a name holds? Data only, in the spelling of `words()`. Nearly every false
 * alarm about tokens and keys is settled here: an `accessToken` opens something, a `pageToken` doesn't. Blind spot:
 * products that are not listed; their tokens are weak evidence and their keys none.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that begin a yes/no question: `hasSecret`, `ALLOW_PASSWORD`. */
const BOOLEAN_PREFIXES = list(`
  allow allows can could did disable disabled disables does enable enabled enables forgot has have hide include
  includes incorrect invalid is missing need needs no require requires should show skip use uses was were will would
  wrong
`);

/** Words that take the secret out of a name wherever they stand before the head: `hashedPassword`, `maxTokens`. */
export const BENIGN_MODIFIERS: ReadonlySet<string> = new Set([
  ...BOOLEAN_PREFIXES,
  ...list(`
    allowed anon bad censored change changed count display do dummy encrypted example expired fake forgotten had
    hash hashed mask masked max min mock non not num number obfuscated placeholder public publishable redact
    redacted required reset revoke rotate rotation sample sanitize sanitized supported toggle total unsupported
    using valid validate verified verify without
  `),
]);

/** Databases and brokers: before `url` or `pass`. */
export const DATABASE_WORDS = list(`
  amqp database db documentdb jdbc mariadb mongo mongodb mq mssql mysql pg postgres postgresql rabbit rabbitmq rds
  redis sql
`);

/** What a `pass` opens when it is a password. */
export const PASS_MODIFIERS: ReadonlySet<string> = new Set([
  ...DATABASE_WORDS,
  ...list('admin auth basic email ftp http ldap mail proxy root sftp smtp user'),
]);

/** Pins of other kinds: on a board, a map, a page. */
export const BENIGN_CODE_MODIFIERS = list(`
  analog clock data digital drop gpio header input led location map output pull scroll
`);

/** Chat products whose webhook URL is the credential. */
export const CHAT_WORDS = list('chat discord mattermost slack teams');

/** A token with one of these opens something. */
export const CREDENTIAL_TOKEN_MODIFIERS = list(`
  access account admin airtable anthropic api apns app asana auth authorization azure bearer bitbucket bot buildkite
  circleci cloudflare codeartifact codecov cognito contentful datadog deploy device digitalocean discord do facebook
  fcm figma firebase gateway gh github gitlab google heroku hec hf hubspot huggingface id identity influx influxdb
  installation instagram jira jwt launchdarkly linear login mapbox netlify notion npm oauth okta openai pagerduty
  personal planetscale push refresh registration registry replicate root runner salesforce sanity sas secret
  security segment sentry session shopify signed signing slack snyk sonar splunk square storyblok strapi stripe sts
  supabase telegram terraform travis trello turso twilio user vault vercel webhook whatsapp zendesk
`);

/** Tokens of pages, forms, retries, language models and CDK: not credentials. */
const PASSING_TOKENS = `
  abort antiforgery bos budget callback cancel canceled cancellation cancelled cdk client completion continuation csp
  csrf css current cursor data dedup deduplication design di eof eol eos font group groups idempotency inject
  injection input last lazy max min next nonce num number numeric output pad page pagination paging prev previous
  prompt provider reasoning remaining request resume special start starting stop sync task theme total unexpected unk
  unresolved used xsrf
`;

/** Tokens of parsers. */
const PARSED_TOKENS = `
  ampersand arrow ast asterisk async await bar brace bracket caret catch class close closing colon color comma comment
  constructor curly dot else end eq equals exclamation expected export finally finish first following function greater
  identifier import in invalid keyword less lex lexer literal lookahead mark marker mask minus modifier negation node
  of opening operator open paren parse parser peek percent plus postfix preceding punctuation punctuator question raw
  readonly return second semi semicolon slash spacing star string syntax text than throw tilde trailing var while
  whitespace yield
`;

/** Tokens that open nothing. */
export const BENIGN_TOKEN_MODIFIERS: ReadonlySet<string> = new Set([...list(PASSING_TOKENS), ...list(PARSED_TOKENS)]);

/** The same, but only directly before the head: `leftToken`, `ServiceToken` (custom resources), `executionToken`. */
export const BENIGN_LAST_TOKEN_MODIFIERS = list(`
  config configuration execution extra field filter key left line metadata op path pattern replacement right service
  share simple sub substitution tag template url wildcard word
`);

/** A key with one of these directly before it is a secret. */
export const STRONG_KEY_MODIFIERS = list(`
  access aes anthropic api auth authorization cipher crypto datadog dd decrypt decryption deploy encrypt encryption
  github gpg hmac jwt mailgun master openai pgp private rsa sdk secret sendgrid sentry shared sign signing slack ssh
  stripe symmetric twilio webhook
`);

/** A key with one of these may be a secret. */
export const WEAK_KEY_MODIFIERS = list(`
  account admin app cookie data license service session ssl subscription tls write
`);

/** Keys of maps, tables, caches, rows and KMS: not secrets, unless the name also says secret, private or api. */
export const BENIGN_KEY_MODIFIERS = list(`
  arrow attribute bucket cache cell column composite config context dict dimension enter env escape file foreign
  group header hot i18n idempotency index item keyboard kms label local lookup map metadata metric natural object
  param partition primary property public query range react redis routing row s3 setting shortcut sort surrogate tag
  translation unique verification verify
`);

/** Every word that may stand before `password`, `token`, `key` … without a break: `jwtsecret`, `nexttoken`. */
export const COMPOUND_MODIFIERS: ReadonlySet<string> = new Set([
  ...DATABASE_WORDS,
  ...CREDENTIAL_TOKEN_MODIFIERS,
  ...BENIGN_TOKEN_MODIFIERS,
  ...STRONG_KEY_MODIFIERS,
  ...WEAK_KEY_MODIFIERS,
  ...BENIGN_KEY_MODIFIERS,
  ...PASS_MODIFIERS,
  'my', 'client', 'new', 'old', 'default',
]);

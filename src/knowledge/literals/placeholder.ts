/**
 * Does a value only mark the place of a real one? Syntax that something else fills in (`${KEY}`, `<your-token>`),
 * instructions to the reader (`change-me`, `YOUR_KEY`, `xxxx`), words for nothing (`none`, `true`, `test`) and
 * constants from documentation (`AKIAIOSFODNN7EXAMPLE`). The lists are narrow on purpose: `password123`, `admin123` and
 * `qwerty` work as passwords, so they are values. Blind spots: instructions in other languages than English, and a
 * value that repeats its own name, which this module is not told.
 */

/** Longer values are documents or key material. */
const MAX_LENGTH = 4096;

/** Filled in by a shell, a template engine or a deployment tool, anywhere in the value. */
const INTERPOLATIONS: readonly RegExp[] = [
  /[$#]\{[^{}]{0,256}\}/,
  /\$\([^()]{1,256}\)/,
  /\{\{[^{}]{0,256}\}\}/,
  /<[A-Za-z][\w .:/-]{0,80}>/,
];

/** The whole value names something that is filled in. */
const FILLED_IN: readonly RegExp[] = [
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^%(?:\w+%|[sdo])$/,
  /^(?:@@\w+@@|__\w+__)$/,
  /^:[a-z_]\w*$/,
  /^(?:\[[\w .:/-]*\]|\{[\w .:/-]*\})$/,
  /^(?:(?:process|import\.meta)\.)?env[.(]/,
  /^ref:/,
];

/** Left out or masked. */
const LEFT_OUT = /\.{3}|…|\*{3}|x{4}/i;

/** Each of these words makes the value around it an instruction or a dummy. */
const DUMMY_WORDS = words(
  'your yours placeholder redacted obfuscated masked removed hidden omitted example examplekey sample dummy fake ' +
    'mock mocked foobar lorem ipsum todo tbd fixme changeme changeit changethis replaceme fillme whatever',
);

/** `change … me`, `insert … here`, `my … key`: a first word and a later one. */
const OPENING_WORDS = words('my the some insert enter replace change put add fill set provide paste update');
const CLOSING_WORDS = words('me this here it in key token secret password pass value api');

/** Whole values that mean nothing, or anything. */
const EMPTY_WORDS = words(
  'none null undefined nil true false yes no na unknown default empty string text required optional any number ' +
    'boolean object include omit sameorigin test tests testing foo bar baz bearer basic guest anonymous',
);

/**
 * A noun for a secret after at most two adjectives, nothing else: `password`, `db_password`, `fakeToken`. No digits.
 */
const NOUN_ONLY = new RegExp(
  '^(?:my|the|your|enter|insert|replace|some|new|old|current|db|user|admin|root|test|fake|dummy|mock|sample|' +
    'example){0,2}(?:password|passwd|pass|pwd|secret|token|value|string|text|passphrase|(?:api)?key)$',
);

/** Words without a separator between them. */
const FUSED_INSTRUCTION = new RegExp(
  '^(?:change|replace|fix|fill)(?:me|it|this|with)|^(?:your|example|placeholder|dummy|redacted)|' +
    'nota?(?:real|secret|valid)|doesnotmatter',
);

/**
 * Constants that providers print in their documentation: AWS's example credentials, the token of jwt.io (its subject is
 * 1234567890), Stripe's test keys, the key of Azure's storage emulator.
 */
const DOCUMENTED: readonly RegExp[] = [
  /EXAMPLE(?:KEY)?$/,
  /eyJzdWIiOiIxMjM0NTY3ODkwIi/,
  /4eC39HqLyjWDarjt|BQokikJOvBiI2HlW/,
  /Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1/,
];

/** Words inside a token of the right shape; in one case only, so that random characters do not spell them. */
const DUMMY_TOKEN =
  /[Yy]our|YOUR|[Ff]ake|FAKE|[Dd]ummy|DUMMY|[Ss]ample|SAMPLE|[Ee]xample|EXAMPLE|[Pp]laceholder|PLACEHOLDER|x{6}|X{6}/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function matches(value: string, expressions: readonly RegExp[]): boolean {
  return expressions.some((expression) => expression.test(value));
}

/** Lower-case words of a value, split at camel humps and at every separator. */
function wordsOf(value: string): readonly string[] {
  const spaced = value.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').toLowerCase();
  return spaced.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** At most one distinct character besides separators: `****`, `0000`, `xxx-xxx`, a UUID of zeros, the empty string. */
export function isUniform(value: string): boolean {
  return new Set(value.replace(/[-\s_.,:/]/g, '')).size <= 1;
}

/** Is the value, or a part of it, filled in by something else? Such a value passes at every level. */
export function isSyntacticPlaceholder(value: string): boolean {
  return value.length <= MAX_LENGTH && (matches(value, INTERPOLATIONS) || matches(value, FILLED_IN));
}

/**
 * Does the value stand for another one, or for none? Takes the bare value of a secret-named slot; the empty string
 * does. Holds at level recommended; strict counts only syntax.
 */
export function isPlaceholder(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  if (isUniform(value) || isSyntacticPlaceholder(value)) return true;
  if (LEFT_OUT.test(value) || matches(value, DOCUMENTED)) return true;
  const parts = wordsOf(value);
  if (parts.some((word) => DUMMY_WORDS.has(word))) return true;
  if (OPENING_WORDS.has(parts[0]!) && parts.slice(1).some((word) => CLOSING_WORDS.has(word))) return true;
  const fused = parts.join('');
  if (FUSED_INSTRUCTION.test(fused)) return true;
  // Another symbol makes a word a password: `secret!`.
  return /^\$?[\w\s./-]*$/.test(value) && (EMPTY_WORDS.has(fused) || NOUN_ONLY.test(fused));
}

/**
 * Is a string of the shape of a token one that documentation prints? Counting digits (`1234567890`) do not make it one.
 */
export function isDocumentationSample(token: string): boolean {
  return matches(token, DOCUMENTED) || DUMMY_TOKEN.test(token);
}

/**
 * Does the value contain a run that people type instead of something random (`abc123`, `1234567`, `qwerty`,
 * `deadbeef`)? It is no placeholder, since it may well be in use, and it is not random either.
 */
export function hasTypedRun(value: string): boolean {
  return /abc123|abcdef|1234567|7654321|qwerty|deadbeef|cafebabe|asdfgh/i.test(value);
}

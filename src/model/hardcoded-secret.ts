/**
 * Which secrets are written into a file, and what shows that they are? Four kinds of evidence, the most specific first:
 * the format of a provider's token, a connection string or URL with a password, the name a value is given, and the name
 * beside it in running text. Each place counts once, for its best evidence; what another rule claims is left to it.
 * Blind spots: see the modules of `knowledge/literals`; and secrets under names that say nothing.
 */
import { connectionsIn, leadsToStore, mayTellPassword, mayTellConnection } from '../knowledge/literals/connection-string.ts';
import { credentialUrlsIn } from '../knowledge/literals/credential-url.ts';
import { embeddedValuesIn } from '../knowledge/literals/embedded.ts';
import { hasTypedRun, isPlaceholder } from '../knowledge/literals/placeholder.ts';
import { isEmbeddedSecret, isSecretValue } from '../knowledge/literals/secret-value.ts';
import type { TokenFormat, TokenKind, TokenLevel } from '../knowledge/literals/token-format.ts';
import { mayHoldToken, namedToken, PUT_TOGETHER, tokensIn } from '../knowledge/literals/tokens.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import { tellingNames } from '../knowledge/names/telling.ts';
import { oneOf } from '../knowledge/text-words.ts';
import { slotOf, slotOfArgument, slotOfResult, type Slot } from '../knowledge/names/slot.ts';
import { claimsOf } from './claims.ts';
import type { FileModel } from './file.ts';
import { safeLabel } from './label.ts';
import type { GivenName, LiteralText } from './literal.ts';
import type { Range } from './range.ts';

export interface HardcodedSecret {
  /**
   * What shows it: a format, a connection string, another URL with a password, a name. An `endpoint` is no secret by
   * itself: a connection string to another machine that holds no password, looked for at level strict.
   */
  readonly evidence: 'token' | 'connection' | 'url' | 'name' | 'endpoint';
  readonly range: Range;
  /** The text itself. Never printed. */
  readonly value: string;
  /** What it is, safe to print: a provider's secret, the scheme of a URL, the name of the value. */
  readonly label: string;
  /** For connections: a store on this machine. */
  readonly local: boolean;
}

export interface SecretQuestion {
  readonly level: TokenLevel;
  /** The setting `secretNames`. */
  readonly names: NameSettings;
  /** Judge a test like any other file. Otherwise only what a provider issued counts there. */
  readonly tests: boolean;
}

/** Kinds of tokens that let somebody in. */
const KINDS: ReadonlyMap<TokenKind, string> = new Map([
  ['secret', 'secret'],
  ['key-id', 'access key id'],
  ['webhook', 'webhook URL'],
  ['private-key', 'private key'],
  ['hash', 'password hash'],
]);

const GENERIC: ReadonlyMap<string, string> = new Map([
  ['jwt', 'JSON web token'],
  ['jwt-base64', 'JSON web token'],
  ['private-key', 'Private key'],
]);

const labelOf = ({ id, vendor, kind }: TokenFormat): string =>
  vendor === 'generic' ? (GENERIC.get(id) ?? 'Password hash') : `${vendor} ${KINDS.get(kind)!}`;

/** Provider tokens in a text. In tests a token that was typed rather than issued is part of the test. */
function tokensOf(text: string, { level, tests }: SecretQuestion, isTest: boolean): readonly Pick<HardcodedSecret, 'range' | 'label' | 'value'>[] {
  const found = tokensIn(text, level).filter(({ format }) => KINDS.has(format.kind));
  const real = isTest && !tests ? found.filter(({ format, range }) => format.id !== 'jwt' && !hasTypedRun(text.slice(...range))) : found;
  return real.map(({ format, range }) => ({ range, label: labelOf(format), value: text.slice(...range) }));
}

function slotOfName({ name, as }: GivenName, names: NameSettings): Slot | undefined {
  if (as === 'member' || as === 'handed') return undefined;
  if (as === 'argument') return slotOfArgument(name, names);
  return as === 'returned' ? slotOfResult(name, names) : slotOf(name, names);
}

/** The name that makes the text a secret. */
function secretName(literal: LiteralText, { level, names }: SecretQuestion): string | undefined {
  const { text } = literal;
  for (const given of literal.names()) {
    const slot = slotOfName(given, names);
    // The name of a function is weaker evidence: what it is handed is as often a word about the secret.
    const doubt = given.as === 'argument' || given.as === 'returned' ? 'recommended' : level;
    if (slot && isSecretValue(text, slot, given.name, doubt)) return given.name;
    if (slot && namedToken(literal.owners().slice(0, 2).reverse().join(' ') + given.name, text)) return given.name;
  }
  return undefined;
}

type Found = Omit<HardcodedSecret, 'local'> & { readonly local?: boolean };

/** Connection strings and other URLs. */
function addAddresses(found: Found[], literal: LiteralText, level: TokenLevel): void {
  const { text, kind } = literal;
  for (const { range, scheme, hasPassword, host } of connectionsIn(text)) {
    // In a comment `host=… password=…` is prose, and what leads to this machine an example.
    if (kind === 'comment' && (scheme === 'key=value' || !hasPassword || host === 'local')) continue;
    if (!hasPassword && (level !== 'strict' || host !== 'remote')) continue;
    const evidence = hasPassword ? 'connection' : 'endpoint';
    found.push({ evidence, range: literal.rangeOf(...range), value: text.slice(...range), label: scheme, local: host === 'local' });
  }
  for (const { scheme, range, passwordRange, sample } of credentialUrlsIn(text)) {
    if (leadsToStore(scheme) || sample || isPlaceholder(text.slice(...passwordRange))) continue;
    found.push({ evidence: 'url', range: literal.rangeOf(...range), value: text.slice(...range), label: `${scheme} URL` });
  }
}

/** What stands behind one of these in a comment shows how something is used; the address of a host or a mailbox does not say that. */
const EXAMPLE = /(?<!\w)@example\b|```|\be\.g\.|(?<![@.\w-])example\b(?![\w-]*\.(?:com|net|org)\b)/i;

/** The text as a whole, under its name; and the values that the text itself gives a name. */
function addNamed(found: Found[], literal: LiteralText, question: SecretQuestion): void {
  const { text, kind, holes } = literal;
  const add = (name: string, value: string, range: Range): void => void found.push({ evidence: 'name', range, value, label: safeLabel(name, 'This value') });
  const name = kind === 'comment' || kind === 'markup' || holes.length > 0 ? undefined : secretName(literal, question);
  if (name !== undefined) add(name, text, literal.range);
  for (const embedded of embeddedValuesIn(text)) {
    const slot = slotOf(embedded.name, question.names);
    // Any word may be a password, also the one that somebody thought of for an example.
    if (slot === 'password' && kind === 'comment' && EXAMPLE.test(text.slice(0, embedded.range[0]))) continue;
    if (slot && isEmbeddedSecret(embedded.value, slot, embedded.name, question.level)) {
      add(embedded.name, embedded.value, literal.rangeOf(...embedded.range));
    }
  }
}

const RANKS: readonly HardcodedSecret['evidence'][] = ['token', 'connection', 'url', 'name', 'endpoint'];

/** Keeps of what overlaps the one with the better evidence. */
function mostSpecific(all: readonly Found[]): readonly Found[] {
  let kept: Found[] = [];
  for (const rank of RANKS) {
    const candidates = all.filter(({ evidence }) => evidence === rank).sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
    const merged: Found[] = [];
    let next = 0;
    let end = 0;
    for (const candidate of candidates) {
      while (next < kept.length && kept[next]!.range[1] <= candidate.range[0]) next++;
      const taken = next < kept.length && kept[next]!.range[0] < candidate.range[1];
      if (taken || candidate.range[0] < end) continue;
      merged.push(candidate);
      end = candidate.range[1];
    }
    kept = [...kept, ...merged].sort((a, b) => a.range[0] - b.range[0]);
  }
  return kept;
}

const known = new WeakMap<FileModel, Map<string, readonly HardcodedSecret[]>>();

/** The secrets that are written into a file, in order. */
export function hardcodedSecretsOf(file: FileModel, question: SecretQuestion): readonly HardcodedSecret[] {
  const key = `${question.level} ${question.tests}`;
  const answers = known.get(file) ?? new Map<string, readonly HardcodedSecret[]>();
  known.set(file, answers);
  let answer = answers.get(key);
  if (!answer) answers.set(key, (answer = findSecrets(file, question)));
  return answer;
}

/** What stands before a secret in running text and is no name of one. */
const speaksOfOne = oneOf(['bearer', 'basic ', 'identified']);

/** May a text be given the name of a secret? Most files have none, and no text of theirs has to be looked at. */
const mayBeNamedSecret = (text: string, names: NameSettings): boolean =>
  Boolean(names.add?.length) ||
  speaksOfOne(text) ||
  [...tellingNames(text)].some((name) => slotOf(name, names) ?? slotOfArgument(name, names) ?? slotOfResult(name, names));

function findSecrets(file: FileModel, question: SecretQuestion): readonly HardcodedSecret[] {
  const hasToken = mayHoldToken(file.text);
  const found: Found[] = (hasToken ? tokensOf(file.text, question, file.isTest) : []).map((token) => ({ evidence: 'token', ...token }));
  // In a test everything but what a provider issued is made up; in a translation `password` is a word.
  const madeUp = (file.isTest && !question.tests) || file.isTranslation;
  const hasAddress = question.level === 'strict' ? mayTellConnection(file.text) : mayTellPassword(file.text);
  const isRead = hasToken || PUT_TOGETHER.test(file.text) || (!madeUp && (hasAddress || file.kind !== 'script' || mayBeNamedSecret(file.text, question.names)));
  for (const literal of isRead ? file.literals() : []) {
    if (!literal.verbatim) {
      for (const token of tokensOf(literal.text, question, file.isTest)) found.push({ evidence: 'token', ...token, range: literal.rangeOf(...token.range) });
    }
    if (madeUp) continue;
    if (hasAddress || !literal.verbatim) addAddresses(found, literal, question.level);
    addNamed(found, literal, question);
  }
  if (found.length === 0) return [];
  const isClaimed = claimsOf(file, question.names);
  // The rules that claim a text are silent in tests.
  return mostSpecific(found).filter(({ range }) => file.isTest || !isClaimed(range)).map((secret) => ({ local: false, ...secret }));
}

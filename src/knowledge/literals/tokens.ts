/**
 * Does a text contain a token of a known provider, and where? One combined expression over the keywords of all formats
 * decides which formats are tried at all, so that a text without a token costs one pass. Blind spots: a token that the
 * text spells with escapes or assembles from parts (ask again with the evaluated string), and the samples that
 * providers print in their documentation, which only level strict reports.
 */
import { lazily } from '../lazy.ts';
import { remembering } from '../remembering.ts';
import { oneOf, type Entry } from '../text-words.ts';
import { isDocumentationSample, isPlaceholder } from './placeholder.ts';
import { isRandom, shannonEntropy } from './randomness.ts';
import type { NamedFormat, TokenFormat, TokenKind, TokenLevel } from './token-format.ts';
import { NAMED_FORMATS, TOKEN_FORMATS, FORMAT_HEAD_WORDS, FORMAT_HEADS, FORMAT_WORDS } from './token-table.generated.ts';

export interface TokenMatch {
  readonly format: TokenFormat;
  /** Half-open offsets into the text; of a private key the header only. */
  readonly range: readonly [start: number, end: number];
}

/** Kinds that are a credential by themselves. */
const CREDENTIAL_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['secret', 'webhook', 'private-key']);

/** Where a word begins, also behind an escape (`\n`), with a character that a token begins with. */
const EDGE = `(?:^|[^0-9A-Za-z]|\\\\[bfnrtv])(?=[${[...new Set(FORMAT_HEADS.map((head) => head[0]!))].join('')}])`;

/**
 * One of these is found in every text, as the file writes it, that holds a token which lets somebody in: entries of a text
 * gate. Not found: a token that is put together, or written with escapes.
 */
export const TOKEN_EVIDENCE: readonly Entry[] = [[`/${EDGE}(?:${FORMAT_HEADS.join('|')})/`, ...FORMAT_HEAD_WORDS], ...FORMAT_WORDS];

const evidence = lazily(() => oneOf(TOKEN_EVIDENCE));

/** Is there a sign of a token in a text, as the file writes it? */
export const mayHoldToken = (text: string): boolean => evidence()(text);

/** Escapes and pieces, behind which anything may be hidden. */
export const PUT_TOGETHER = /\\[xu0-7\r\n]|["'`]\s{0,200}\+\s{0,200}["'`]|\$\{\s{0,20}["'`]/;

const MAX_NAME_LENGTH = 80;

const escaped = (word: string): string => word.replace(/[.+*?^$()[\]{}|\\/-]/g, '\\$&');

/** Every format by its keywords. */
const formatsByKeyword = lazily(() => {
  const formats = new Map<string, TokenFormat[]>();
  for (const format of TOKEN_FORMATS) {
    for (const keyword of format.keywords) formats.set(keyword, [...(formats.get(keyword) ?? []), format]);
  }
  return formats;
});

/** Longest first, because an alternation takes the first that fits. */
const keywordExpression = lazily(
  () =>
    new RegExp(
      [...formatsByKeyword().keys()]
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|'),
      'g',
    ),
);

/** Compiled on first use: most files need none of the expressions. */
const expression = remembering((source: string) => new RegExp(source, 'g'));

/** The formats whose keyword occurs in the text. */
function candidates(text: string): ReadonlySet<TokenFormat> {
  const found = new Set<TokenFormat>();
  const seen = new Set<string>();
  const lower = text.toLowerCase();
  const keywords = keywordExpression();
  keywords.lastIndex = 0;
  for (let match = keywords.exec(lower); match !== null; match = keywords.exec(lower)) {
    const keyword = match[0];
    // Another keyword may begin inside of this one, and a shorter one at the same place (`glrt-` and `glrt-t`).
    keywords.lastIndex = match.index + 1;
    if (seen.has(keyword)) continue;
    seen.add(keyword);
    for (let length = keyword.length; length > 1; length--) {
      for (const format of formatsByKeyword().get(keyword.slice(0, length)) ?? []) found.add(format);
    }
  }
  return found;
}

/** What a language puts between the lines of a text, and the first line of key material: longer in keys, but a sample may be cut. */
const KEY_BODY = /^(?:\\[nr]|\s|["'`](?:\s{0,80}[+,])?|[*#>|\\]|\/\/){0,80}(?:[0-9A-Za-z+/=]{24}|Proc-Type|Version|Comment)/;

/** Does key material follow the header? Code that cuts headers off has none. */
const hasKeyBody = (text: string, headerEnd: number): boolean => KEY_BODY.test(text.slice(headerEnd, headerEnd + 400));

function isReal(format: TokenFormat, match: RegExpExecArray, level: TokenLevel): boolean {
  if (format.minEntropy !== undefined && shannonEntropy(match[0]) <= format.minEntropy) return false;
  if (level === 'strict') return true;
  if (format.kind === 'private-key') return hasKeyBody(match.input, match.index + match[0].length);
  return !isDocumentationSample(match[0]);
}

/**
 * Every token in a text (a file, a comment, a string), in order, without overlaps; of two formats that fit the same
 * place the longer match wins, then the format that the table names first. The formats of kind `key-id` are among them;
 * strict adds `hash`, `identifier` and `public`.
 * @param level recommended (default), or strict: the doubtful formats too, fillers and documentation samples of their
 * shape included
 */
export function tokensIn(text: string, level: TokenLevel = 'recommended'): readonly TokenMatch[] {
  const matches: TokenMatch[] = [];
  for (const format of candidates(text)) {
    if (format.level === 'strict' && level !== 'strict') continue;
    for (const match of text.matchAll(expression(format.regex))) {
      if (isReal(format, match, level)) matches.push({ format, range: [match.index, match.index + match[0].length] });
    }
  }
  matches.sort(
    (a, b) =>
      a.range[0] - b.range[0] ||
      b.range[1] - a.range[1] ||
      TOKEN_FORMATS.indexOf(a.format) - TOKEN_FORMATS.indexOf(b.format),
  );
  let end = 0;
  return matches.filter(({ range }) => {
    if (range[0] < end) return false;
    end = range[1];
    return true;
  });
}

/**
 * The format of the first token in a text that is a credential by itself (a secret, a webhook, a private key), level
 * recommended.
 */
export function tokenIn(text: string): TokenFormat | undefined {
  return tokensIn(text).find(({ format }) => CREDENTIAL_KINDS.has(format.kind))?.format;
}

/** Any of the vendor words: most names have none. */
const vendorWord = lazily(() => new RegExp(NAMED_FORMATS.map(({ name }) => name).join('|')));

/**
 * The format that a value has because of the vendor word in its name (`DATADOG_API_KEY`, `twilioSecret`), level
 * recommended.
 * @param name the name the value is bound to, in any spelling
 */
export function namedToken(name: string, value: string): NamedFormat | undefined {
  const squashed = name.slice(0, MAX_NAME_LENGTH).toLowerCase().replace(/[^a-z0-9]/g, '');
  if (!vendorWord().test(squashed)) return undefined;
  return NAMED_FORMATS.find(
    (format) =>
      format.level === 'recommended' &&
      squashed.search(expression(format.name)) >= 0 &&
      value.search(expression(format.regex)) >= 0 &&
      (format.minEntropy === undefined || shannonEntropy(value) > format.minEntropy) &&
      (format.distinct || isRandom(value)) &&
      !isPlaceholder(value),
  );
}

/**
 * Is the value a token of a known format whose body somebody left out (`xoxb-...`, `sk-…`, a private key header and an
 * ellipsis)? It is no secret, yet it shows that a secret is meant to stand here.
 */
export function isElidedToken(value: string): boolean {
  const ellipsis = value.search(/\.{3}|…/);
  if (ellipsis < 2 || ellipsis > 80) return false;
  const head = value.slice(0, ellipsis).toLowerCase();
  if (head.startsWith('-----begin')) return head.includes('private key');
  for (let length = Math.min(head.length, 24); length > 1; length--) {
    if (formatsByKeyword().has(head.slice(0, length))) return true;
  }
  return false;
}

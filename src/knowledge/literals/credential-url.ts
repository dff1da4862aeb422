/**
 * Does a text contain a URL with a password in it (`scheme://user:password@host`)? Any scheme: databases, queues, git,
 * proxies. A password that is interpolated, masked or left to fill in is none. Blind spots: passwords in the query or
 * in key/value connection strings, and a password with an unencoded slash.
 */

import { oneOf, type Entry } from '../text-words.ts';

export interface CredentialUrl {
  /** Lower case, without the colon: `postgres`, `https`. */
  readonly scheme: string;
  readonly user: string;
  /** First host, without port; may be an interpolation such as `${host}`. */
  readonly host: string;
  /** Half-open offsets of scheme to host. */
  readonly range: readonly [start: number, end: number];
  readonly passwordRange: readonly [start: number, end: number];
  /** The password is a word that documentation uses for one (`user:pass@host`): weaker evidence. */
  readonly sample: boolean;
}

const USER_INFO =
  /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{1,20}):\/\/([^\s:@/"'`<>[\]]{0,128}):([^\s@"'`<>/]{1,256})@([^\s@"'`<>/]{1,255})/gi;

/** Stands for a password that is not in the text: filled in, masked, or left to the reader. */
const LEFT_OUT: readonly RegExp[] = [
  /[$#]\{|\{\{|^\{[^{}]*\}$|^\[|^%s$|^%[A-Za-z_]\w*%$|^\$[A-Z_]\w*$|^\$(?:pass|pwd|secret|token)/,
  /\*{3}|[xX]{3}|\.{3}|…/,
  /^(?:PASS(?:WORD|WD)?|PWD|SECRET|YOUR.*)$|^your|^my[-_]|^change[-_]?(?:me|it)|^replace[-_]?(?:me|with)|^redacted/,
];
const SAMPLE = /^(?:pass(?:w|word|wd)?|pwd|psw|pw|secret)$/i;

/** Is this no password, but something that fills one in, masks it or is left to the reader? */
export const isLeftOut = (password: string): boolean => LEFT_OUT.some((expression) => expression.test(password));

/** Is this a word that documentation uses for a password? */
export const isSamplePassword = (password: string): boolean => SAMPLE.test(password);

/**
 * A URL that ends where a password would begin, a password before a host, or a URL whose user and password stand elsewhere. Slashes may be
 * escaped; what fills in the user may hold anything.
 */
const ADDRESS = /:(?:\\?\/){2}[^\s:@/"'`<>]{0,128}:["'`$]|:[^\s@"'`<>/]{1,256}@|:\/\/\$\{\w{1,80}\}@/;

/** Found in every text with such a URL, unless its `://` is put together or spelled with escapes. */
export const CREDENTIALS: Entry = [String(ADDRESS), '://', ':\\/'];

/** May a text hold a URL with a password, even one that is put together? */
export const mayHoldCredentials = /* @__PURE__ */ oneOf([CREDENTIALS]);

/** Every URL with a literal password, in order. */
export function* credentialUrlsIn(text: string): Iterable<CredentialUrl> {
  if (!text.includes('://')) return;
  for (const match of text.matchAll(USER_INFO)) {
    const [url, scheme, user, password, hosts] = match as unknown as [string, string, string, string, string];
    if (isLeftOut(password)) continue;
    const start = match.index;
    const passwordStart = start + scheme.length + 3 + user.length + 1;
    yield {
      scheme: scheme.toLowerCase(),
      user,
      host: /^\$\{[^}]*\}|^[^:,?#]*/.exec(hosts)![0],
      range: [start, start + url.length],
      passwordRange: [passwordStart, passwordStart + password.length],
      sample: isSamplePassword(password),
    };
  }
}

/** The first URL with a literal password, or undefined. */
export function credentialUrlIn(text: string): CredentialUrl | undefined {
  for (const url of credentialUrlsIn(text)) return url;
  return undefined;
}

/**
 * What do we know about the format of a token? The shape of the rows in `token-table.generated.ts`. Blind spot: a row
 * says what a token looks like, not whether it is alive.
 */

/**
 * What a token is: `secret`; `key-id` (half of a credential, identifies a live key); `webhook` (a URL that is itself
 * the credential); `private-key`; `hash` (of a password); `identifier`; `public` (meant to be published).
 */
export type TokenKind = 'secret' | 'key-id' | 'webhook' | 'private-key' | 'hash' | 'identifier' | 'public';

/**
 * Where a match is worth a report: `recommended` everywhere, `strict` only when the user wants every doubt reported.
 */
export type TokenLevel = 'recommended' | 'strict';

interface Format {
  readonly id: string;
  /** The provider, as it writes its own name. */
  readonly vendor: string;
  readonly kind: TokenKind;
  readonly level: TokenLevel;
  /** A match with at most this many bits per character is a filler, not a token. */
  readonly minEntropy?: number;
  /** Source of a linear expression without flags. */
  readonly regex: string;
}

/** A token that is recognizable by itself; `regex` finds it inside any text. */
export interface TokenFormat extends Format {
  /** Lower case; one of them occurs in every text that contains the token or speaks of its provider. */
  readonly keywords: readonly string[];
}

/** A token that needs a vendor word in the name which the value is bound to; `regex` describes the whole value. */
export interface NamedFormat extends Format {
  /** Source of an expression for the name in lower case, letters and digits only. */
  readonly name: string;
  /** Does the value have a marking of its own? Otherwise it has to be random as well. */
  readonly distinct: boolean;
}

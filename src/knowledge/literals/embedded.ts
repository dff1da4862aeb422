/**
 * Which values does a running text give a name: `password=…` in a query or command, `"token": "…"` in a document,
 * `// apiKey: …` in a comment, `IDENTIFIED BY '…'` in SQL? Blind spots: values with white space or quotes in them.
 */

export interface EmbeddedValue {
  readonly name: string;
  readonly value: string;
  /** Half-open offsets of the value as it is written. */
  readonly range: readonly [start: number, end: number];
}

/** A text without one of these names no secret. */
const MAY_NAME = /pass|pwd|secret|token|key|cred|auth|bearer|identified/i;

const ASSIGNMENT =
  /(?<![\w.:-])([A-Za-z_][\w.-]{1,60})\\?["'`]{0,2}\]?\s{0,3}(?:=>|:=|[:=])\s{0,3}\\?["'`]{0,2}((?:Bearer |Basic )?[^\s"'`,;&<>(){}[\]\\]{4,256})/gi;
const SQL = /(?<![\w.-])(?:identified\s{1,4}by|password)\s{1,4}'([^'\s]{4,128})'/gi;
const BEARER = /(?<![\w.-])Bearer ([\w.~+/=-]{16,4096})/g;
const BASIC = /(?<![\w.-])Basic ([A-Za-z0-9+/]{8,512}={0,2})(?![A-Za-z0-9+/=])/g;

/** The password in the credentials of HTTP's basic authentication. */
function basicPassword(encoded: string): string | undefined {
  return /^[!-9;-~]{1,128}:([!-~]{4,256})$/.exec(Buffer.from(encoded, 'base64').toString('latin1'))?.[1];
}

export function embeddedValuesIn(text: string): readonly EmbeddedValue[] {
  if (!MAY_NAME.test(text)) return [];
  const found: EmbeddedValue[] = [];
  const add = (match: RegExpExecArray, name: string, written: string, value = written): void => {
    const start = match.index + match[0].lastIndexOf(written);
    // `password=prefix${rest}` is filled in.
    if (!text.startsWith('{', start + written.length)) found.push({ name, value, range: [start, start + written.length] });
  };
  for (const match of text.matchAll(ASSIGNMENT)) {
    // `a.b.password` is the password of something.
    const name = match[1]!.slice(match[1]!.lastIndexOf('.') + 1);
    if (MAY_NAME.test(name)) add(match, name, match[2]!);
  }
  for (const match of text.matchAll(SQL)) add(match, 'password', match[1]!);
  for (const match of text.matchAll(BEARER)) add(match, 'bearer', match[1]!);
  for (const match of text.matchAll(BASIC)) {
    const password = basicPassword(match[1]!);
    if (password !== undefined) add(match, 'password', match[1]!, password);
  }
  return found;
}

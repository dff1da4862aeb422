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
const MAY_NAME = /pass|pwd|secret|token|key|cred|auth|bearer|basic|identified/i;

/** The value is only looked at: in `https://host/?token=…` it is the first name that has none. */
const ASSIGNMENT =
  /(?<![\w.:])([A-Za-z_][\w.-]{1,60})\\?["'`]{0,2}\]?\s{0,3}(?:=>|:=|[:=])\s{0,3}(?=(\\?["'`]{0,2})((?:Bearer |Basic )?[^\s"'`,;&<>(){}[\]\\]{4,256}))/gi;
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
  const add = (name: string, start: number, written: string, value = written): void => {
    // `password=prefix${rest}` is filled in.
    if (!text.startsWith('{', start + written.length)) found.push({ name, value, range: [start, start + written.length] });
  };
  for (const { 0: whole, 1: path = '', 2: quotes = '', 3: value = '', index } of text.matchAll(ASSIGNMENT)) {
    // `a.b.password` is the password of something.
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (MAY_NAME.test(name)) add(name, index + whole.length + quotes.length, value);
  }
  for (const { 0: whole, 1: value = '', index } of text.matchAll(SQL)) add('password', index + whole.length - value.length - 1, value);
  for (const { 0: whole, 1: value = '', index } of text.matchAll(BEARER)) add('bearer', index + whole.length - value.length, value);
  for (const { 0: whole, 1: value = '', index } of text.matchAll(BASIC)) {
    const password = basicPassword(value);
    if (password !== undefined) add('password', index + whole.length - value.length, value, password);
  }
  return found;
}

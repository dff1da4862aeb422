/**
 * Where in the source does each character of a string stand? Reads the escapes of string and template literals. Blind
 * spot: entities of JSX attributes; whoever asks for those gets the whole literal.
 */

const ESCAPE = /\\(?:u\{([0-9A-Fa-f]{1,8})\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-3]?[0-7]{1,2}|\r\n|[^])|\r\n/g;

/**
 * For each UTF-16 unit of the evaluated string its offset in the raw text, and the end of the text after the last. A
 * line continuation is no character; a CRLF in a template is one.
 */
export function sourceOffsets(raw: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  const plain = (end: number): void => {
    for (; at < end; at++) offsets.push(at);
  };
  for (const match of raw.matchAll(ESCAPE)) {
    plain(match.index);
    const [escape, codePoint] = match;
    const units = /^\\(?:\r\n|[\r\n\u2028\u2029])$/.test(escape) ? 0 : codePoint !== undefined && parseInt(codePoint, 16) > 0xffff ? 2 : 1;
    for (let unit = 0; unit < units; unit++) offsets.push(at);
    at += escape.length;
  }
  plain(raw.length);
  offsets.push(raw.length);
  return offsets;
}

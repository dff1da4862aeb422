/**
 * Which parts of a text are put in later? Splits `text ${variable} text` of `Fn::Sub` and of the Serverless Framework, and
 * tells what an address of the latter asks for. Variables may contain variables: braces are counted.
 */

export interface Variable {
  /** What stands between the braces. */
  readonly variable: string;
}

export type Piece = string | Variable;

/** The pieces of a text, in order, without empty ones. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', start)) {
    const close = closingBrace(text, open + 2);
    if (close < 0) break;
    if (open > start) pieces.push(text.slice(start, open));
    pieces.push({ variable: text.slice(open + 2, close) });
    start = close + 1;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/** One way to get a value: `self:custom.x`, `env:X`, `file(./x.yml):y`, or a literal. */
export interface Address {
  /** `self`, `env`, `ssm`, `file` …; `literal` for a quoted fallback. */
  readonly source: string;
  readonly address: string;
}

const ADDRESS = /^([a-zA-Z][\w.]*)(?:\(([^()]*)\))?(?::(.*))?$/s;

/**
 * The addresses of a variable, the first one and its fallbacks; `undefined` when it is none of the Serverless Framework but,
 * for example, one of `Fn::Sub`.
 */
export function addressesIn(variable: string): readonly Address[] | undefined {
  const [first, ...fallbacks] = splitAtCommas(variable).map(addressOf);
  return first ? [first, ...fallbacks.flatMap((address) => address ?? [])] : undefined;
}

function addressOf(text: string): Address | undefined {
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted) return { source: 'literal', address: quoted[2]! };
  const [, source, argument, address] = ADDRESS.exec(text) ?? [];
  if (source === undefined) return undefined;
  if (argument === undefined && (address === undefined || address.startsWith(':'))) return undefined;
  return { source, address: address ?? '' };
}

/** Splits at commas that stand outside of quotes, braces and parentheses. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '{' || char === '(') depth++;
    else if (char === '}' || char === ')') depth--;
    else if (char === ',' && depth === 0) (parts.push(text.slice(start, i).trim()), (start = i + 1));
  }
  return [...parts, text.slice(start).trim()];
}

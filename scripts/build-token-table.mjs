/**
 * Builds the generated tables of src/knowledge/literals.
 *
 *   node scripts/build-token-table.mjs            token-table.generated.ts from scripts/data/token-formats.json
 *   node scripts/build-token-table.mjs --check    fails when that table is not what the facts say
 *   node scripts/build-token-table.mjs --train    bigrams.generated.ts from the string literals of installed packages
 *
 * The token table depends on the facts alone. The bigram table changes with the versions of the packages it is trained on,
 * so it is rewritten on request only; the tests judge it by what it recognizes.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const literals = join(root, 'src/knowledge/literals');

// ---------------------------------------------------------------- tokens

const KINDS = new Set(['secret', 'key-id', 'webhook', 'private-key', 'hash', 'identifier', 'public']);
const LEVELS = new Set(['recommended', 'strict']);

/** JSON text of a value as a TypeScript literal with single quotes. */
function literal(value) {
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }
  return Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : JSON.stringify(value);
}

/** One row, fields in a fixed order, absent ones left out. */
function row(format, fields) {
  const known = fields.filter((field) => format[field] !== undefined);
  return `  { ${known.map((field) => `${field}: ${literal(format[field])}`).join(', ')} },`;
}

function checked(format) {
  new RegExp(format.regex); // throws on a broken expression
  if (format.flags !== '' || !KINDS.has(format.kind) || !LEVELS.has(format.level)) {
    throw new Error(`${format.id} has flags, or a kind or level that nobody knows`);
  }
  return format;
}

const PRINTABLE = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('');

/** Left of a token: no letter or digit, unless it is that of an escape (`\\n`). */
const EDGE = '(?<![0-9A-Za-z])';
/** So many characters tell the beginning of a token from other words. */
const HEAD = { least: 3, most: 12 };

/** The end of a bracket that opens at `start`, behind it. */
function closing(source, start) {
  let depth = 0;
  let inClass = false;
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (inClass) inClass = source[i] !== ']';
    else if (source[i] === '[') inClass = true;
    else if (source[i] === '(') depth++;
    else if (source[i] === ')' && --depth === 0) return i + 1;
  }
  throw new Error(`${source} has an open bracket`);
}

function alternatives(source) {
  const found = [''];
  for (let i = 0; i < source.length; ) {
    const end = source[i] === '(' ? closing(source, i) : i + (source[i] === '\\' ? 2 : 1);
    if (source[i] === '|') found.push('');
    else found[found.length - 1] += source.slice(i, end);
    i = end;
  }
  return found;
}

/**
 * How every text begins that an expression matches: expressions of a few characters, `literal` of which are known; `whole` when
 * nothing follows.
 */
function beginnings(source) {
  let heads = [{ text: '', length: 0, literal: 0 }];
  let rest = source;
  const add = (text, literal) => (heads = heads.map((head) => ({ text: head.text + text, length: head.length + 1, literal: head.literal + literal })));
  while (rest !== '' && heads.some(({ length }) => length < HEAD.most)) {
    const [atom] = rest.startsWith('(?:') ? [rest.slice(0, closing(rest, 0))] : (/^(?:\[(?:[^\]\\]|\\.)*\]|\\.|[^()[\]|.^$?*+{}])/.exec(rest) ?? []);
    if (atom === undefined) return { heads, whole: false };
    const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(rest.slice(atom.length))?.[0];
    if (/^(?:[?*]|\{0)/.test(quantifier ?? '')) return { heads, whole: false };
    if (atom.startsWith('(')) {
      const inner = alternatives(atom.slice(3, -1)).map(beginnings);
      heads = heads.flatMap((head) =>
        inner.flatMap((one) => one.heads.map((more) => ({ text: head.text + more.text, length: head.length + more.length, literal: head.literal + more.literal }))),
      );
      if (inner.some(({ whole }) => !whole)) return { heads, whole: false };
    } else add(atom, atom.startsWith('[') || /^\\[dws]$/i.test(atom) ? 0 : 1);
    if (quantifier !== undefined) return { heads, whole: false };
    rest = rest.slice(atom.length);
  }
  return { heads, whole: rest === '' };
}

/** What a text contains that holds one of these tokens: beginnings behind an edge, and words for the tokens that have none. */
function evidence(tokens) {
  const heads = new Set();
  const words = new Set();
  for (const { regex, keywords } of tokens) {
    const own = regex.startsWith(EDGE) ? beginnings(regex.slice(EDGE.length)).heads : [];
    // Three small letters begin many words, and a class after two characters says less than a keyword.
    const tells = ({ text, length, literal }) =>
      length >= HEAD.least && !/^[a-z]{0,3}(?:\[|$)/.test(text) && (literal >= HEAD.least || (literal === HEAD.least - 1 && keywords.length > 2));
    // Behind a beginning that is told by its letters a text may be cut in two.
    const told = ({ text, literal }) => (literal > HEAD.least ? text.replace(/(?:\[(?:[^\]\\]|\\.)*\]|\\[dws])+$/, '') : text);
    if (own.length > 0 && own.every(tells)) own.forEach((head) => heads.add(told(head)));
    else keywords.forEach((keyword) => words.add(keyword));
  }
  return { heads: [...heads].sort(), words: [...words].sort() };
}

/** The first characters of all texts that a head matches, in small letters: enough of them to be seldom met, classes spelled out. */
function headWords(heads) {
  const spelled = new Set();
  const spell = (word, rest) => {
    const [atom] = /^(?:\[(?:[^\]\\]|\\.)*\]|\\.|[^])/.exec(rest) ?? [];
    const isClass = atom !== undefined && (atom.startsWith('[') || atom === '\\d');
    if (atom === undefined || (isClass && word.length >= HEAD.least)) return void spelled.add(word);
    const characters = isClass ? [...PRINTABLE].filter((one) => new RegExp(atom).test(one)) : [atom.at(-1)];
    for (const one of new Set(characters.map((character) => character.toLowerCase()))) spell(word + one, rest.slice(atom.length));
  };
  for (const head of heads) spell('', head);
  return [...spelled].sort();
}

const list = (name, values) => [`export const ${name}: readonly string[] = [`, ...values.map((value) => `  ${literal(value)},`), '];'];

function tokenTable() {
  const { tokens, named } = JSON.parse(readFileSync(join(root, 'scripts/data/token-formats.json'), 'utf8'));
  const ids = [...tokens, ...named].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error('an id occurs twice');
  const { heads, words } = evidence(tokens.filter(({ kind }) => kind !== 'identifier' && kind !== 'public'));
  const common = ['kind', 'level', 'minEntropy', 'regex'];
  return [
    '/**',
    ' * What do the tokens of providers look like? Generated by scripts/build-token-table.mjs from',
    ' * scripts/data/token-formats.json, which names the sources, their licences and the meaning of every field: edit that',
    ' * file, not this one. Blind spots: tokens without a marking of their own, and formats that a provider introduced since.',
    ' */',
    "import type { NamedFormat, TokenFormat } from './token-format.ts';",
    '',
    '/** Formats that are recognizable by themselves; of two that fit the same text the first is the one to name. */',
    'export const TOKEN_FORMATS: readonly TokenFormat[] = [',
    ...tokens.map((format) => row(checked(format), ['id', 'vendor', ...common, 'keywords'])),
    '];',
    '',
    '/** How tokens that let somebody in begin, behind anything but a letter or digit: sources of expressions. */',
    ...list('FORMAT_HEADS', heads),
    '',
    '/** One of these stands, whatever its case, in whatever one of the heads matches. */',
    ...list('FORMAT_HEAD_WORDS', headWords(heads)),
    '',
    '/** One of these is found, whatever its case, in every text with a token that has no beginning of its own. */',
    ...list('FORMAT_WORDS', words),
    '',
    '/** Formats that need a vendor word in the name which the value is bound to. */',
    'export const NAMED_FORMATS: readonly NamedFormat[] = [',
    ...named.map((format) => row(checked(format), ['id', 'vendor', ...common, 'name', 'distinct'])),
    '];',
    '',
  ].join('\n');
}

// ---------------------------------------------------------------- bigrams

/** Packages whose string literals look like those of AWS code: ids, paths, names, message keys. */
const TRAINING = [
  'aws-cdk-lib', '@aws-sdk', '@smithy', '@middy', '@aws-lambda-powertools', 'eslint', '@typescript-eslint', 'knip',
  'vite',
];
const LARGEST_FILE = 400_000;
const STRING = /(['"`])([\w.+/=~$-]{6,80})\1/g;
/** Strings that are data themselves: digests, UUIDs, integrity hashes, numbers. */
const DATA = /[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}|^sha\d+-|^[\d.]+$/i;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function* sources(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(?:[cm]?js|d\.ts)$/.test(entry.name) && statSync(path).size < LARGEST_FILE) yield path;
  }
}

/** a–z without case, one symbol for every digit, one for everything else; the last is also the start. */
function symbol(code) {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65;
  return code >= 48 && code <= 57 ? 26 : 27;
}

function bigramTable() {
  const seen = new Set();
  for (const name of TRAINING) {
    for (const path of sources(join(root, 'node_modules', name))) {
      for (const [, , text] of readFileSync(path, 'utf8').matchAll(STRING)) if (!DATA.test(text)) seen.add(text);
    }
  }
  const counts = Array.from({ length: 28 }, () => new Array(28).fill(0.5));
  for (const text of seen) {
    let previous = 27;
    for (let i = 0; i < text.length; i++) {
      const current = symbol(text.charCodeAt(i));
      counts[previous][current]++;
      previous = current;
    }
  }
  const rows = counts.map((cells) => {
    const total = cells.reduce((sum, cell) => sum + cell, 0);
    return cells.map((cell) => DIGITS[Math.min(63, Math.round(-Math.log2(cell / total) * 5))]).join('');
  });
  return [
    '/**',
    ' * How surprising is a character after another one in the string literals of ordinary code? Trained by',
    ` * scripts/build-token-table.mjs --train on ${seen.size.toLocaleString('en')} distinct literals of`,
    ` * ${TRAINING.slice(0, 4).join(', ')} and others. One row per previous symbol, one character per next`,
    ' * symbol (a–z, digit, other): its place in the base64url alphabet is the surprise in fifths of a bit.',
    ' */',
    'export const SURPRISE: readonly string[] = [',
    ...rows.map((text) => `  '${text}',`),
    '];',
    '',
  ].join('\n');
}

// ---------------------------------------------------------------- command line

const table = join(literals, 'token-table.generated.ts');
if (process.argv.includes('--train')) writeFileSync(join(literals, 'bigrams.generated.ts'), bigramTable());
else if (process.argv.includes('--check')) {
  if (readFileSync(table, 'utf8') !== tokenTable()) {
    console.error('token-table.generated.ts is out of date: run node scripts/build-token-table.mjs');
    process.exitCode = 1;
  }
} else writeFileSync(table, tokenTable());

/** Every format of the token table, drawn many times and written in many ways, is found where it stands. */
import { describe, expect, it } from 'vitest';
import type { TokenFormat } from '../../src/knowledge/literals/token-format.ts';
import { TOKEN_FORMATS } from '../../src/knowledge/literals/token-table.generated.ts';
import { randomNumbers, randomString, sampleOf } from '../knowledge/literals/sample.ts';
import { lint } from '../support/linting.ts';

const random = randomNumbers(1601);
const BASE62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SAMPLES = 8;

const formats = TOKEN_FORMATS.filter(({ kind, level }) => level === 'recommended' && ['secret', 'key-id', 'webhook', 'private-key'].includes(kind));

/** What a person would paste: of a private key also its body; a format that is told by its provider beside the provider's name. */
function pasted({ regex, keywords, kind }: TokenFormat): string {
  const token = sampleOf(regex, random);
  const body = kind === 'private-key' ? `\n${randomString(BASE62, 64, random)}\n` : '';
  const named = keywords.some((keyword) => token.toLowerCase().includes(keyword));
  return `${named ? '' : `${keywords[0]!} `}${token}${body}`;
}

const quoted = (text: string): string => JSON.stringify(text);
const cut = (text: string): number => 1 + Math.floor(random() * (text.length - 2));
const escaped = (text: string): string => `"${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
const inTemplate = (text: string): string => text.replace(/[`\\$]/g, '\\$&');

/** One expression that evaluates to the text. */
const SPELLINGS: Readonly<Record<string, (text: string) => string>> = {
  'as they are': quoted,
  'in a template': (text) => `\`${inTemplate(text)}\``,
  'behind an escape': (text) => quoted(`\n${text}`),
  'in escapes': escaped,
  'in two parts': (text) => {
    const at = cut(text);
    return `${quoted(text.slice(0, at))} + ${quoted(text.slice(at))}`;
  },
  'in three parts, one of them escaped': (text) => {
    const [a, b] = [cut(text), cut(text)].sort((x, y) => x - y) as [number, number];
    return `${quoted(text.slice(0, a))} + (${escaped(text.slice(a, b))} + ${quoted(text.slice(b))})`;
  },
  'in a template with a constant part': (text) => {
    const at = cut(text);
    return `\`${inTemplate(text.slice(0, at))}\${${quoted(text.slice(at))}}\``;
  },
};

describe.each(Object.entries(SPELLINGS))('tokens %s', (_, spell) => {
  it('are found, at least 99.5 of 100', () => {
    const missed = formats.flatMap((format) => {
      const lines = Array.from({ length: SAMPLES }, () => `use(${spell(pasted(format))});`);
      const found = new Set(lint(lines.join('\n'), { rules: { 'aws-secrets/no-hardcoded-secret': 'error' } }).map(({ line }) => line));
      return lines.filter((_line, i) => !found.has(i + 1)).map(() => format.id);
    });
    expect(missed.length / (formats.length * SAMPLES), missed.join(' ')).toBeLessThanOrEqual(0.005);
  });
});

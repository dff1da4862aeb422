import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { oneOf } from '../../../src/knowledge/text-words.ts';
import type { TokenFormat } from '../../../src/knowledge/literals/token-format.ts';
import { NAMED_FORMATS, TOKEN_FORMATS } from '../../../src/knowledge/literals/token-table.generated.ts';
import { isElidedToken, mayHoldToken, namedToken, TOKEN_EVIDENCE, tokenIn, tokensIn } from '../../../src/knowledge/literals/tokens.ts';
import { randomNumbers, randomString, sampleOf } from './sample.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE62 = `${LETTERS}0123456789`;
const random = randomNumbers(20260101);

/** A token of the format; the vendor is named beside it where the expression alone is not searched for. */
function textWith(format: TokenFormat): { text: string; start: number; token: string } {
  const token = sampleOf(format.regex, random);
  const lower = token.toLowerCase();
  const before = format.keywords.some((keyword) => lower.includes(keyword)) ? '' : `${format.keywords[0]!} `;
  const body = format.kind === 'private-key' ? `\n${randomString(BASE62, 64, random)}\n` : '';
  return { text: `${before}'${token}${body}'`, start: before.length + 1, token };
}

const formats = TOKEN_FORMATS.map((format) => [format.id, format] as const);
const recommended = formats.filter(([, { level }]) => level === 'recommended');

describe('the token table', () => {
  it('is what the facts say', () => {
    const check = ['scripts/build-token-table.mjs', '--check'];
    const { status, stderr } = spawnSync(process.execPath, check, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('has distinct ids, compilable expressions and lower-case keywords', () => {
    const ids = [...TOKEN_FORMATS, ...NAMED_FORMATS].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { regex, keywords } of TOKEN_FORMATS) {
      expect(() => new RegExp(regex)).not.toThrow();
      expect(keywords.length).toBeGreaterThan(0);
      for (const keyword of keywords) expect(keyword).toMatch(/^[^A-Z]{2,}$/);
    }
    for (const { regex, name } of NAMED_FORMATS) {
      expect(() => new RegExp(name)).not.toThrow();
      expect(regex).toMatch(/^\^.*\$$/);
    }
  });

  it.each(formats)('finds the evidence of %s behind quotes and escapes', (_, format) => {
    if (format.kind === 'identifier' || format.kind === 'public') return;
    const isEvident = oneOf(TOKEN_EVIDENCE);
    for (let i = 0; i < 20; i++) {
      const { text } = textWith(format);
      for (const written of [text, text.replace("'", "'\\n")]) expect(isEvident(written), written).toBe(true);
    }
  });

  it('bounds every repetition', () => {
    for (const { id, regex } of [...TOKEN_FORMATS, ...NAMED_FORMATS]) {
      const outsideClasses = regex.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
      expect(outsideClasses, id).not.toMatch(/[*+]|\{\d+,\}/);
    }
  });
});

describe('tokensIn', () => {
  it.each(recommended)('finds %s', (_id, format) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const { text, start, token } = textWith(format);
      const found = tokensIn(text).map(({ range }) => text.slice(...range));
      expect(found.some((match) => match.includes(token))).toBe(true);
      expect(tokensIn(text)[0]!.range[0]).toBe(start);
    }
  });

  it.each(formats)('finds %s at level strict', (_id, format) => {
    const { text, token } = textWith(format);
    expect(tokensIn(text, 'strict').some(({ range }) => text.slice(...range).includes(token))).toBe(true);
  });

  it.each(formats)('does not take a truncated %s for one', (id, format) => {
    const { text, start, token } = textWith(format);
    const truncated = text.slice(0, start) + token.slice(0, -1) + text.slice(start + token.length);
    expect(tokensIn(truncated, 'strict').map((match) => match.format.id)).not.toContain(id);
  });

  const edged = formats.filter(([, { regex }]) => regex.startsWith('(?<!'));

  it.each(edged)('does not find %s inside a word', (id, format) => {
    const { text, start } = textWith(format);
    const glued = `${text.slice(0, start)}Z${text.slice(start)}`;
    expect(tokensIn(glued, 'strict').map((match) => match.format.id)).not.toContain(id);
  });

  it('tells the vendor, the kind and the place of each token, in order and once', () => {
    const digits = () => randomString('0123456789', 12, random);
    const slack = `xoxb-${digits()}-${digits()}-${randomString(BASE62, 24, random)}`;
    const github = `ghp_${randomString(BASE62, 36, random)}`;
    const text = `const a = '${github}';\r\n// ${slack}\r\n`;
    const found = tokensIn(text);
    expect(found.map(({ format }) => [format.vendor, format.kind])).toEqual([
      ['GitHub', 'secret'],
      ['Slack', 'secret'],
    ]);
    expect(found.map(({ range }) => text.slice(...range))).toEqual([github, slack]);
  });

  it('reports one place once although two formats fit it', () => {
    const key = `sk-${randomString(LETTERS, 20, random)}T3BlbkFJ${randomString(BASE62, 20, random)}`;
    expect(tokensIn(key).map(({ format }) => format.id)).toEqual(['openai-key']);
  });

  it('includes key ids, which are no credential by themselves', () => {
    const id = `AKIA${randomString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, random)}`;
    expect(tokensIn(`'${id}'`).map(({ format }) => format.kind)).toEqual(['key-id']);
    expect(tokenIn(`'${id}'`)).toBeUndefined();
    expect(tokensIn(`AKIA${'1234567890'}ABCDEF`)).toHaveLength(1);
  });

  it('passes fillers of the right shape, unless strict', () => {
    for (const filler of [
      'AKIAIOSFODNN7EXAMPLE',
      `sk_test_${'4eC39HqLyjWDarjt'}T1zdp7dc`,
      `sk_live_${'YourSecretKeyHere'}`,
      ['https://hooks.slack.com', 'services', 'T00000000', 'B00000000', 'X'.repeat(24)].join('/'),
    ]) {
      expect(tokensIn(filler), filler).toEqual([]);
      expect(tokensIn(filler, 'strict'), filler).toHaveLength(1);
    }
    expect(tokensIn(`ghp_${'x'.repeat(36)}`)).toEqual([]);
  });

  it('finds nothing in an empty text and in ordinary code', () => {
    expect(tokensIn('')).toEqual([]);
    const code = "import * as sqs from 'aws-cdk-lib/aws-sqs';\nconst queue = new sqs.Queue(this, 'TaskQueue');";
    expect(tokensIn(code)).toEqual([]);
  });
});

describe('private keys', () => {
  const header = ['-----BEGIN', 'RSA', 'PRIVATE', 'KEY-----'].join(' ');
  const line = randomString(BASE62, 64, random);

  it.each([
    ['a template literal', `\`${header}\n${line}\n\``],
    ['escaped line ends', `'${header}\\n${line}\\n'`],
    ['concatenated lines', `'${header}\\n' +\n  '${line}\\n'`],
    ['CRLF', `${header}\r\n${line}\r\n`],
    ['an encrypted key', `${header}\nProc-Type: 4,ENCRYPTED\n`],
  ])('are found in %s', (_, text) => {
    expect(tokenIn(text)?.kind).toBe('private-key');
  });

  it.each([
    ['nothing', `'${header}'`],
    ['an ellipsis', `'${header}\\n...'`],
    ['an interpolation', `\`${header}\n\${body}\``],
    ['a public key', `'${header.replace('RSA PRIVATE', 'PUBLIC')}\n${line}'`],
  ])('need a body: a header with %s is none', (_, text) => {
    expect(tokensIn(text)).toEqual([]);
  });
});

describe('tokenIn', () => {
  it('names the first credential', () => {
    expect(tokenIn(`Bearer ghp_${randomString(BASE62, 36, random)}`)?.vendor).toBe('GitHub');
    expect(tokenIn('Bearer token')).toBeUndefined();
  });
});

describe('namedToken', () => {
  const rows = NAMED_FORMATS.map((format) => [format.id, format] as const);
  const named = rows.filter(([, { level }]) => level === 'recommended');

  it.each(named)('finds %s under its name only', (_id, format) => {
    const vendor = sampleOf(format.name, random);
    const values = Array.from({ length: 40 }, () => sampleOf(format.regex, random));
    // A drawn value may by chance be too regular to be told from a word: most are not.
    const found = values.filter((value) => namedToken(`${vendor}_api_key`, value) !== undefined);
    expect(found.length).toBeGreaterThanOrEqual(20);
    for (const value of values) expect(namedToken('color', value)).toBeUndefined();
  });

  it.each(rows.filter(([, { level }]) => level === 'strict'))('leaves out %s, which is no secret', (id, format) => {
    const found = namedToken(sampleOf(format.name, random), sampleOf(format.regex, random));
    expect(found?.id).not.toBe(id);
  });

  it('reads the name in any spelling', () => {
    const value = randomString('0123456789abcdef', 32, random);
    for (const name of ['LINEAR_CLIENT_SECRET', 'linearClientSecret', 'linear-client-secret']) {
      expect(namedToken(name, value)?.vendor).toBe('Linear');
    }
  });

  it('wants a random value where the value has no marking', () => {
    expect(namedToken('DATADOG_API_KEY', 'a'.repeat(40))).toBeUndefined();
    expect(namedToken('AIRTABLE_API_KEY', 'ProductionBaseKey')).toBeUndefined();
  });
});

describe('isElidedToken', () => {
  it.each(['xoxb-...', 'sk-...', 'sk-…', 'ghp_...abcd', 'AKIA...', 'eyJ...'])('%s is one', (value) => {
    expect(isElidedToken(value)).toBe(true);
  });

  it('knows a private key whose body was left out', () => {
    expect(isElidedToken(`${['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ')}\n...`)).toBe(true);
  });

  it('looks at the head, and at nothing that is far away', () => {
    expect(isElidedToken('sk...')).toBe(isElidedToken('sk…'));
    expect(isElidedToken(`${['-----BEGIN', 'CERTIFICATE-----'].join(' ')}\n...`)).toBe(false);
    expect(isElidedToken(`xoxb-${'a'.repeat(75)}...`)).toBe(true);
    expect(isElidedToken(`xoxb-${'a'.repeat(76)}...`)).toBe(false);
    expect(isElidedToken('axoxb-...')).toBe(false);
    expect(isElidedToken('hello... xoxb-')).toBe(false);
    expect(isElidedToken('xoxb-. or what')).toBe(false);
  });

  it.each(['...', 'Loading...', 'a...', '', 'xoxb-', 'hello'])('%j is none', (value) => {
    expect(isElidedToken(value)).toBe(false);
  });
});

describe('mayHoldToken', () => {
  it('sees every token that lets somebody in', () => {
    const samples = TOKEN_FORMATS.map(({ regex }) => sampleOf(regex, random)).filter((sample) => tokenIn(sample) !== undefined);
    expect(samples.length).toBeGreaterThan(100);
    expect(samples.filter((sample) => !mayHoldToken(`const x = '${sample}';`))).toEqual([]);
  });

  it.each(['', 'const x = 1;', "import { handler } from './handler';"])('sees nothing in %j', (text) => {
    expect(mayHoldToken(text)).toBe(false);
  });
});

it('a key that is all one character is none, whatever it begins with', () => {
  expect(tokensIn(`AKIA${'A'.repeat(16)}`)).toEqual([]);
});

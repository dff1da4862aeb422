/** What does looking for tokens cost? The text is one megabyte of ordinary code, so the mean is in milliseconds per megabyte; the bar is 20. */
import { readdirSync, readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { tokensIn } from '../../../src/knowledge/literals/tokens.ts';

const source = new URL('../../../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('generated'));
const code = files.map((file) => readFileSync(new URL(file, source), 'utf8'));
const megabyte: string[] = [];
for (let size = 0, i = 0; size < 1e6; i++) {
  const text = code[i % code.length]!;
  megabyte.push(text);
  size += text.length;
}

describe('one megabyte of code', () => {
  bench('tokensIn', () => {
    for (const text of megabyte) tokensIn(text);
  });
});

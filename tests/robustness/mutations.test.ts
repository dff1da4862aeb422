/**
 * Broken and half-written code: what an editor lints while somebody types. `FUZZ_RUNS=2000 npx vitest tests/robustness` looks longer.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lintSoundly } from './everything.ts';
import { sources } from './sources.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_128);

/** Pieces that change how the rest is read. */
const PIECES = [
  '', '(', ')', '{', '}', '[', ']', '`', '${', "'", '"', ',', ';', '?.', '??', '...', '=>', ' as const', ' satisfies unknown', '!', 'await ', 'new ',
  '/*', '*/', '//', '\n', '\r\n', '\u2028', '\uFEFF', '\uD800', '\0', '__proto__', 'constructor', 'process.env', 'undefined', 'null', '0', '*',
];

const source = fc.constantFrom(...sources);
const place = fc.double({ min: 0, max: 1, noNaN: true });
const edit = fc.record({ at: place, length: fc.integer({ min: 0, max: 12 }), piece: fc.constantFrom(...PIECES) });

it('says nothing impossible about mutated code', { timeout: 300_000 }, () => {
  let parsed = 0;
  fc.assert(
    fc.property(source, fc.array(edit, { minLength: 1, maxLength: 2 }), ({ text }, edits) => {
      const mutated = edits.reduce((out, { at, length, piece }) => {
        const start = Math.floor(at * out.length);
        return out.slice(0, start) + piece + out.slice(start + length);
      }, text);
      if (!lintSoundly(mutated).some(({ fatal }) => fatal)) parsed++;
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect(parsed).toBeGreaterThan(0);
});

it('says nothing impossible about code whose words have changed places', { timeout: 300_000 }, () => {
  let parsed = 0;
  const swap = fc.tuple(place, place);
  fc.assert(
    fc.property(source, fc.array(swap, { minLength: 1, maxLength: 12 }), ({ text }, swaps) => {
      const words = [...text.matchAll(/(?<![\w$])[A-Za-z_$][\w$]*/g)];
      if (words.length === 0) return;
      const wordAt = (at: number): RegExpExecArray => words[Math.min(words.length - 1, Math.floor(at * words.length))]!;
      const replaced = new Map(swaps.map(([to, from]) => [wordAt(to).index, wordAt(from)[0]]));
      const mutated = text.replace(/(?<![\w$])[A-Za-z_$][\w$]*/g, (word, offset: number) => replaced.get(offset) ?? word);
      if (!lintSoundly(mutated).some(({ fatal }) => fatal)) parsed++;
    }),
    { numRuns: 2 * RUNS, seed: SEED },
  );
  expect(parsed).toBeGreaterThan(RUNS / 4);
});

it('says nothing impossible about truncated and joined code', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(source, source, place, place, (first, second, from, to) => {
      const lines = first.text.split('\n');
      const cut = lines.slice(Math.floor(from * lines.length * 0.5), Math.ceil((0.5 + to / 2) * lines.length)).join('\n');
      lintSoundly(cut);
      lintSoundly(`${cut}\n{\n${second.text.replace(/^(?:import|export) .*$/gm, '')}\n}`);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

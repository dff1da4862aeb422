/** Odd workflows and `.env` files: no exception, places in the text, bounded time. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectSoundness } from '../robustness/everything.ts';
import { lintDotenv, lintWorkflow } from '../support/workflows.ts';

const example = (file: string): string => readFileSync(new URL(`../../examples/workflows/${file}`, import.meta.url), 'utf8');
const SCRAPS = ['${{ ', ' }}', '"', "'", '\n', '<<EOF', '$(', '|', '&x ', '*x', '[', '{', '- ', '\t', '#', '\\', '>> ', 'run: |', 'env:', ': ', '!Ref ', '%', '\uD800'];

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) yield (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
}

describe.each([
  ['deploy.yml', example('.github/workflows/deploy.yml'), lintWorkflow],
  ['action.yml', example('.github/actions/notify/action.yml'), lintWorkflow],
  ['.env', example('.env'), lintDotenv],
] as const)('%s', (_, text, lint) => {
  it('with scraps in it, and with pieces missing or moved', () => {
    const random = numbers(7);
    const next = (below: number): number => Math.floor(random.next().value! / 7) % below;
    for (let round = 0; round < 250; round++) {
      const [from, length, to] = [next(text.length), next(60), next(text.length)];
      const piece = text.slice(from, from + length);
      const without = text.slice(0, from) + text.slice(from + length);
      const changed = [text.slice(0, to) + SCRAPS[next(SCRAPS.length)] + text.slice(to), without, without.slice(0, to) + piece + without.slice(to)][round % 3]!;
      expectSoundness(changed, lint(changed));
    }
  });
});

const head = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env: { T: "${{ secrets.API_TOKEN }}" }\n    steps:\n';

describe('size', () => {
  it.each([
    ['2,000 steps', 2_000, '      - run: echo $T ${{ vars.API_TOKEN }}\n'],
    ['a script of 20,000 lines', 1, `      - run: |\n${'          echo "a $T" | cat; X=$(b "$T")\n'.repeat(20_000)}`],
    ['a here-document with 5,000 secrets', 1, `      - run: |\n          cat <<EOF\n${'          ${{ secrets.API_KEY }} $T\n'.repeat(5_000)}          EOF\n`],
    ['one line of expressions', 1, `      - run: "${'${{ secrets.A_TOKEN || vars.B_TOKEN }}'.repeat(5_000)}"\n`],
    ['substitutions in substitutions', 1, `      - run: echo ${'$('.repeat(3_000)}\n`],
    ['open expressions', 1, `      - run: echo ${'${{ a '.repeat(10_000)}\n`],
    ['logins', 500, '      - uses: aws-actions/configure-aws-credentials@v4\n        with: { role-to-assume: x }\n'],
  ])('%s', { timeout: 60_000 }, (_, times, steps) => {
    const text = head + steps.repeat(times);
    const started = performance.now();
    expectSoundness(text, lintWorkflow(text));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('variables that set each other', () => {
    lintWorkflow(head.replace('T: "${{ secrets.API_TOKEN }}"', 'A: "${{ env.B }}${{ env.B }}", B: "${{ env.A }}${{ env.A }}"') + '      - run: |\n          A=$B\n          B=$A\n          echo $A $B ${{ env.A }}\n');
  });
});

import { describe, expect, it } from 'vitest';
import { contextsIn, expressionsIn } from '../../src/workflow/expressions.ts';
import { labelOf } from '../../src/workflow/values.ts';

/** The contexts of a text: those that become part of it, and in parentheses those that only decide. */
const contexts = (text: string): string[] =>
  expressionsIn(text).flatMap(({ expression }) => [...contextsIn(expression)].map(({ context, decides }) => (decides ? `(${labelOf(context.path)})` : labelOf(context.path))));

describe('expressions', () => {
  it.each([
    ['${{ secrets.TOKEN }}', ['secrets.TOKEN']],
    ['${{secrets.TOKEN}}', ['secrets.TOKEN']],
    ["a ${{ vars['TOKEN'] }} b ${{ env.x }}", ['vars.TOKEN', 'env.x']],
    ["${{ secrets[format('IAM_{0}', matrix.x)] }}", ['secrets[…]']],
    ["${{ github.ref == 'refs/heads/main' && secrets.A || secrets.B }}", ['secrets.A', '(github.ref)', 'secrets.B']],
    ["${{ vars.MODE == 'token' }}", ['(vars.MODE)']],
    ['${{ !(inputs.x) }}', ['(inputs.x)']],
    ["${{ format('{0}}}', secrets.A) }}", ['secrets.A']],
    ['${{ fromJSON(secrets.A).b.c }}', ['secrets.A']],
    ['${{ steps.a-b.outputs.*.c }}', ['steps.a-b.outputs[…].c']],
    ['${{ toJSON(secrets) }}', ['secrets']],
    ["${{ 'it''s' }}", []],
    ['${{ }} ${{ a b }} ${{ ( }} ${{ x', []],
    ['no ${expression}', []],
  ])('%s', (text, expected) => expect(contexts(text)).toEqual(expected));

  it('takes bounded time', () => {
    const started = performance.now();
    for (const text of ['${{ '.repeat(30_000), '${{ ' + '('.repeat(50_000), "${{ '".repeat(20_000), '${{ a' + '.b'.repeat(50_000) + ' }}', '${{ ' + '!'.repeat(50_000) + 'a }}']) contexts(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

import { beforeEach, describe, expect, it, vi } from 'vitest';

const readFileSync = vi.hoisted(() => vi.fn<(file: URL) => string>());
vi.mock('node:fs', () => ({ readFileSync }));

/** The judge and the table with nothing read yet. */
async function fresh() {
  vi.resetModules();
  const table = await import('../../../src/knowledge/iam/table.ts');
  const { judge } = await import('../../../src/knowledge/iam/judge.ts');
  const { RECOMMENDED } = await import('../../../src/knowledge/iam/statement.ts');
  const judgeActions = (...actions: string[]) =>
    judge(
      {
        effect: 'Allow', actions, resources: ['*'], actionsComplete: true, resourcesComplete: true,
        hasPrincipals: false, hasNotPrincipals: false, conditions: 'none', context: 'identity',
      },
      RECOMMENDED,
    ).map((verdict) => verdict.id);
  return { table, judgeActions };
}

beforeEach(() => {
  readFileSync.mockReset();
});

describe('the table file', () => {
  it('is not read before the first question, and once for many', async () => {
    readFileSync.mockReturnValue('{"ssm":"~parameter/<Name>\\nr0:GetParameter"}');
    const { table, judgeActions } = await fresh();
    expect(readFileSync).not.toHaveBeenCalled();
    expect(table.action('ssm:GetParameter')?.class).toBe('R');
    expect(table.action('nothing:Here')).toBeUndefined();
    expect(judgeActions('ssm:GetParameter')).toEqual(['wildcardResource']);
    expect(readFileSync).toHaveBeenCalledTimes(1);
  });

  it('is found beside the bundle under its other name', async () => {
    readFileSync.mockImplementation((file) => {
      if (!file.pathname.endsWith('/iam-actions.json')) throw new Error('ENOENT');
      return '{"ssm":"~parameter/<Name>\\nr0:GetParameter"}';
    });
    const { table } = await fresh();
    expect(table.action('ssm:GetParameter')?.types).toEqual([
      { arn: 'arn:${Partition}:ssm:${Region}:${Account}:parameter/${Name}', required: true },
    ]);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['cut short', '{"ssm":"~para'],
    ['null', 'null'],
    ['a list', '["ssm"]'],
    ['of other types', '{"ssm":7,"iam":null,"s3":{}}'],
    ['of empty texts', '{"ssm":"","iam":"\\n","s3":"\\n\\n:"}'],
    ['of broken lines', '{"ssm":"~parameter/<Name>\\nGetParameter\\nx0:GetParameter\\n:"}'],
  ])('knows nothing and stays silent when it is %s', async (_, content) => {
    readFileSync.mockImplementation(() => {
      if (content === undefined) throw new Error('ENOENT');
      return content;
    });
    const { table, judgeActions } = await fresh();
    expect(table.action('ssm:GetParameter')).toBeUndefined();
    expect(table.expand('ssm:Get*')).toEqual([]);
    expect(judgeActions('ssm:GetParameter', 'iam:PassRole', 's3:*')).toEqual([]);
    // What needs no table is still seen.
    expect(judgeActions('*')).toEqual(['allActions']);
  });

  it('drops types that are out of range', async () => {
    readFileSync.mockReturnValue('{"ssm":"~parameter/<Name>\\nr9,0?:GetParameter"}');
    const { table } = await fresh();
    expect(table.action('ssm:GetParameter')).toMatchObject({ class: 'O', scopable: false });
  });
});

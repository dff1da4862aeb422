import { expect, it, vi } from 'vitest';
import { policiesOf } from '../../src/script/policies.ts';
import { scriptOf } from './script-of.ts';

const read = vi.hoisted(() => ({ files: [] as string[] }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, readFileSync: (...args: Parameters<typeof fs.readFileSync>) => (read.files.push(String(args[0])), fs.readFileSync(...args)) };
});

it('does not read the action table for a file without policies', () => {
  const code = `
    const menu = { actions: ['edit'], resources: ['*'] };
    const state = { action: 'user:create', resource: '*', resources: [], actions: [] };
    reduce({ type: 'x', actions: ['PUSH'] });
  `;
  expect(policiesOf(scriptOf(code))).toEqual([]);
  expect(read.files.filter((file) => file.includes('actions'))).toEqual([]);
  expect(policiesOf(scriptOf("f({ actions: ['ssm:GetParameter'], resources: ['*'] });"))).toHaveLength(1);
  expect(read.files.filter((file) => file.includes('actions'))).not.toEqual([]);
});

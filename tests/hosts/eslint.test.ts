/**
 * Does the built plugin work the same in every supported ESLint? The oldest and the newest version lint the same files through their
 * own `ESLint` class, with the configurations as users write them.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint as Newest } from 'eslint';
import { ESLint as Oldest } from 'eslint-9';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import plugin from '../../dist/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const CODE = `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';
const ssm = new SSMClient({});
export const handler = async () => {
  const out = await ssm.send(new GetParameterCommand({ Name: '/slack-bot/production/token', WithDecryption: true }));
  console.log('token', out.Parameter?.Value);
};
`;

const parser = { languageOptions: { parser: typescriptParser } };

type Config = ConstructorParameters<typeof Newest>[0] extends infer O | undefined ? NonNullable<O extends { overrideConfig?: infer C } ? C : never> : never;

async function rulesReported(Engine: typeof Newest, config: unknown, filePath = `${root}/src/handler.ts`): Promise<(string | null)[]> {
  const engine = new Engine({ cwd: root, overrideConfigFile: true, overrideConfig: config as Config });
  const [result] = await engine.lintText(CODE, { filePath });
  expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

describe.each([
  ['oldest', Oldest as unknown as typeof Newest],
  ['newest', Newest],
])('%s supported ESLint', (_, Engine) => {
  it('takes the configuration object', async () => {
    expect(await rulesReported(Engine, [parser, plugin.configs.recommended])).toEqual(['aws-secrets/no-secret-in-log']);
  });

  it("takes extends: ['aws-secrets/recommended']", async () => {
    const config = defineConfig({ files: ['**/*.ts'], ...parser, plugins: { 'aws-secrets': plugin }, extends: ['aws-secrets/recommended'] });
    expect(await rulesReported(Engine, config)).toEqual(['aws-secrets/no-secret-in-log']);
  });

  it('rewrites rule ids under another namespace', async () => {
    const config = defineConfig({ files: ['**/*.ts'], ...parser, plugins: { sec: plugin }, extends: ['sec/strict'] });
    expect(await rulesReported(Engine, config)).toEqual(['sec/no-secret-in-log']);
  });

  it('does not touch files of other kinds', async () => {
    const config = [{ files: ['**/*.vue'], ...parser }, plugin.configs.recommended];
    expect(await rulesReported(Engine, config, `${root}/src/page.vue`)).toEqual([]);
  });
});

describe('loading', () => {
  it('returns the plugin itself from require()', () => {
    const file = JSON.stringify(fileURLToPath(new URL('../../dist/index.js', import.meta.url)));
    const script = `import(${file}).then((module) => console.log(module.default === require(${file}), require(${file}).meta.name))`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('true eslint-plugin-aws-secrets\n');
  });
});

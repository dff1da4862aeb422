/** Do the published types work for a user: as a plugin object, in `defineConfig`, with literal rule names, under every strict compiler? */
import { expect, it } from 'vitest';
import { Project } from '../hosts/project.ts';

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, skipLibCheck: false, noEmit: true, target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', types: [] },
  files: ['eslint.config.ts'],
});

const CONFIG = `
import { defineConfig } from 'eslint/config';
import type { Linter } from 'eslint';
import awsSecrets, { type RuleName } from 'eslint-plugin-aws-secrets';

export default defineConfig(
  { plugins: { 'aws-secrets': awsSecrets }, extends: ['aws-secrets/recommended'] },
  awsSecrets.configs.strict,
);
export const plain: Linter.Config[] = [awsSecrets.configs.recommended];
export const clauses: readonly string[] = awsSecrets.rules['no-secret-in-log'].meta.docs.guide;
export const right: RuleName = 'no-secret-in-log';
// @ts-expect-error: names of rules are literal
export const wrong: RuleName = 'no-such-rule';
`;

it.each(['typescript-5-6', 'typescript-5-9', 'typescript', 'typescript-7'])('%s', { timeout: 120_000 }, (compiler) => {
  const project = new Project({ 'tsconfig.json': TSCONFIG, 'package.json': '{ "type": "module" }', 'eslint.config.ts': CONFIG });
  expect(project.run(`${compiler}/bin/tsc`, '-p', '.')).toMatchObject({ stdout: '', status: 0 });
});

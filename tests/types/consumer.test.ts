/** Do the published types work for a user: as a plugin object, in `defineConfig`, with literal rule names, under a strict compiler? */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FILE = `${root}consumer.config.ts`;

function errorsOf(code: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: false,
    skipLibCheck: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    paths: { 'eslint-plugin-aws-secrets': [`${root}dist/index.d.ts`] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === FILE || fileExists(name);
  host.getSourceFile = (name, version, ...rest) =>
    name === FILE ? ts.createSourceFile(name, code, version) : getSourceFile(name, version, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([FILE], options, host))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('types', () => {
  it('fit defineConfig, extends and plain arrays', () => {
    const code = `
      import { defineConfig } from 'eslint/config';
      import type { Linter } from 'eslint';
      import awsSecrets from 'eslint-plugin-aws-secrets';
      export default defineConfig(
        { plugins: { 'aws-secrets': awsSecrets }, extends: ['aws-secrets/recommended'] },
        awsSecrets.configs.strict,
      );
      export const plain: Linter.Config[] = [awsSecrets.configs.recommended];
      export const clauses: readonly string[] = awsSecrets.rules['no-secret-in-log'].meta.docs.guide;
    `;
    expect(errorsOf(code)).toEqual([]);
  });

  it('know the rule names', () => {
    const code = `
      import type { RuleName } from 'eslint-plugin-aws-secrets';
      export const right: RuleName = 'no-secret-in-log';
      export const wrong: RuleName = 'no-such-rule';
    `;
    expect(errorsOf(code)).toEqual([expect.stringContaining(`'"no-such-rule"' is not assignable to type 'RuleName'`)]);
  });
});

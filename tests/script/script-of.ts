/** A `Script` of a text, and the arguments of the `show(…)` calls in it: what the tests of the script reader ask about. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { SourceCode } from 'eslint';
import { Script } from '../../src/script/script.ts';
import type { Node } from '../../src/script/syntax.ts';
import { readSettings } from '../../src/settings.ts';

export interface Reading {
  readonly parser?: 'espree' | 'typescript';
  readonly sourceType?: 'module' | 'script' | 'commonjs';
  readonly settings?: Record<string, unknown>;
  readonly isTypeScript?: boolean;
  readonly jsx?: boolean;
}

/** Reads a text as ESLint hands it to a rule. */
export function scriptOf(code: string, { parser = 'typescript', sourceType = 'module', settings, isTypeScript = false, jsx = false }: Reading = {}): Script {
  let sourceCode: SourceCode | undefined;
  const linter = new Linter({ configType: 'flat' });
  const messages = linter.verify(code, {
    files: ['**/*'],
    plugins: { test: { rules: { read: { create: (context) => ({ Program: () => void (sourceCode = context.sourceCode as unknown as SourceCode) }) } } } },
    languageOptions: { ecmaVersion: 'latest', sourceType, parserOptions: { ecmaFeatures: { jsx } }, ...(parser === 'typescript' ? { parser: typescriptParser } : {}) },
    rules: { 'test/read': 'error' },
  });
  if (!sourceCode) throw new Error(messages.map(({ message }) => message).join('\n'));
  return new Script(sourceCode, readSettings(settings ? { 'aws-secrets': settings } : undefined), false, isTypeScript);
}

/** The arguments of every call of the global function `show`, in the order of the text. */
export function shown(script: Script): readonly Node[] {
  return script.nodes.of('CallExpression').flatMap((call) => (call.callee.type === 'Identifier' && call.callee.name === 'show' ? call.arguments : []));
}

/**
 * Do the repairs of no-unbounded-secret-cache compile? Every repaired text is type-checked, in one program, under the
 * strictest options, against the types of the AWS SDK, Powertools and middy.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { invalid } from '../rules/no-unbounded-secret-cache.cases.ts';
import type { InvalidCase } from '../support/rule-tester.ts';

const folder = fileURLToPath(new URL('./', import.meta.url));

/** The other files of the cases. */
const FILES = {
  'secrets.d.ts': 'export function getSecret(name: string): Promise<string>;',
  'load.d.ts': 'export function load(name: string): Promise<string>;',
  'lazy.d.ts': 'export class Lazy<T> { constructor(load: () => T); get(): T; }',
};

/** Packages that the cases import and that are not installed. */
const PACKAGES = `
declare module 'stripe' { export class Stripe { constructor(key: string); } }
declare module 'lodash' { export function once<T>(fn: () => T): () => T; }
declare module 'memoizee' {
  export default function memoizee<F extends (...args: never[]) => unknown>(fn: F, options?: { promise?: boolean; maxAge?: number }): F;
}
declare module 'lru-cache' {
  export class LRUCache<K, V> {
    constructor(options: { max: number; ttl?: number; fetchMethod?: (key: K) => Promise<V> });
    get(key: K): V | undefined;
    set(key: K, value: V): this;
  }
}
declare module 'node-cache' {
  export default class NodeCache { constructor(options?: { stdTTL?: number }); set(key: string, value: unknown, ttl?: number): boolean; }
}
`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
};

function repairedTexts({ code, output, errors }: InvalidCase): string[] {
  const suggested =
    typeof errors === 'number'
      ? []
      : errors.flatMap((error) =>
          typeof error === 'object' && 'suggestions' in error && Array.isArray(error.suggestions)
            ? error.suggestions
            : [],
        );
  return [
    code,
    ...(typeof output === 'string' ? [output] : []),
    ...suggested.map((suggestion: { output: string }) => suggestion.output),
  ];
}

function diagnosticsOf(sources: ReadonlyMap<string, string>): Map<string, string[]> {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.getSourceFile = (name, version, onError) => {
    const text = sources.get(name);
    return text === undefined ? getSourceFile(name, version, onError) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...sources.keys()], OPTIONS, host);
  const found = new Map<string, string[]>();
  for (const { file, messageText, start } of ts.getPreEmitDiagnostics(program)) {
    const name = file?.fileName ?? '';
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    found.set(name, [...(found.get(name) ?? []), `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`]);
  }
  return found;
}

describe('repairs of caches compile', () => {
  const texts = invalid.flatMap((test, i) =>
    repairedTexts(test).map((text, k) => ({
      title: `${test.name}, ${k === 0 ? 'before' : `repair ${k}`}`,
      file: `${folder}case-${i}-${k}.ts`,
      text,
    })),
  );
  const sources = new Map(texts.map(({ file, text }) => [file, text]));
  const others = new Map(
    Object.entries({ ...FILES, 'packages.d.ts': PACKAGES }).map(([name, text]) => [folder + name, text]),
  );
  const diagnostics = diagnosticsOf(new Map([...sources, ...others]));

  it('has something to compile', () => {
    expect(texts.length).toBeGreaterThan(invalid.length + 30);
    expect(diagnostics.get('') ?? []).toEqual([]);
    for (const name of others.keys()) expect(diagnostics.get(name) ?? []).toEqual([]);
  });

  it.each(texts)('$title', ({ file, text }) => {
    expect(diagnostics.get(file) ?? [], text).toEqual([]);
  });
});

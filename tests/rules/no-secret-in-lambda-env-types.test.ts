/** Every text that a suggestion writes is a program that TypeScript accepts, with the types of the real CDK. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { applyFix, lint } from '../support/linting.ts';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  skipLibCheck: true,
  noEmit: true,
};

const FIXTURES = [
  'tests/guide/bad/g1.ts',
  ...['api-stack', 'worker-stack', 'database-stack', 'service-function'].map(
    (name) => `examples/cdk-app/lib/${name}.ts`,
  ),
];

/** The ways in which a file can speak of CDK. */
const STYLES: Readonly<Record<string, string>> = {
  namespaces: `import * as cdk from 'aws-cdk-lib';
import type { Construct } from 'constructs';
export class S extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const fn = new cdk.aws_lambda_nodejs.NodejsFunction(this, 'F', { environment: { API_KEY: process.env.API_KEY! } });
    fn.addEnvironment('BOT_TOKEN', process.env.BOT_TOKEN!);
  }
}
`,
  construct: `import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
export class Api extends Construct {
  readonly fn: NodejsFunction;
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.fn = new NodejsFunction(this, 'F', {
      environment: {
        API_KEY: 'hunter2', // a comment
      },
    });
  }
}
`,
  function: `import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
export function api(scope: Construct): NodejsFunction {
  const fn = new NodejsFunction(scope, 'F', { environment: { API_KEY: 'hunter2' } });
  return fn;
}
`,
  subclass: `import { Aws } from 'aws-cdk-lib';
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
export class Traced extends NodejsFunction {
  constructor(scope: Construct, id: string, props: NodejsFunctionProps) {
    super(scope, id, { ...props, environment: { ...props.environment, REGION: Aws.REGION, API_KEY: 'hunter2' } });
  }
}
`,
  named: `import { Stack, SecretValue } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SingletonFunction, Runtime, Code } from 'aws-cdk-lib/aws-lambda';
export class S extends Stack {
  build(): void {
    const fn = new SingletonFunction(this, 'F', {
      uuid: 'a', runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline(''),
      environment: { X: SecretValue.secretsManager('app/prod/x').unsafeUnwrap() },
    });
    fn.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['arn:aws:sns:*:*:a'] }));
  }
}
`,
};

interface Written {
  readonly path: string;
  readonly text: string;
}

function suggestionsIn(path: string, code: string): Written[] {
  const messages = lint(code, { rules: { 'aws-secrets/no-secret-in-lambda-env': 'error' }, filename: 'lib/stack.ts' });
  return messages
    .flatMap(({ suggestions }) => suggestions ?? [])
    .map(({ fix }, i) => ({
      path: resolve(dirname(path), `suggestion-${i}-${path.replace(/\W/g, '-')}.ts`),
      text: applyFix(code, fix),
    }));
}

function errorsIn(files: readonly Written[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) =>
    texts.has(path) ? ts.createSourceFile(path, texts.get(path)!, version) : getSourceFile(path, version, ...rest);
  const program = ts.createProgram([...texts.keys()], OPTIONS, host);
  return files.flatMap(({ path }) => {
    const file = program.getSourceFile(path);
    const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return errors.map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

describe('suggestions of no-secret-in-lambda-env', () => {
  it('are accepted by TypeScript', () => {
    const written = [
      ...FIXTURES.flatMap((path) => suggestionsIn(path, readFileSync(path, 'utf8'))),
      ...Object.entries(STYLES).flatMap(([name, code]) => suggestionsIn(`tests/rules/${name}.ts`, code)),
    ];
    // Two for each of the styles' six findings, and those of the fixtures.
    expect(written.length).toBeGreaterThan(2 * 6 + FIXTURES.length);
    expect(errorsIn(written)).toEqual([]);
  }, 180_000);
});

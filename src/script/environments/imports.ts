/**
 * How does this file speak of a class of CDK, and what has to be imported for that? Finds the names that namespace
 * imports, named imports and `require` gave, of CDK 2 and 1; otherwise an import is written in the style of the others.
 * Blind spot: names that are re-exported by other files.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import { importOf, type Variable } from '../scopes.ts';
import type { ExternalName, Script } from '../script.ts';
import type { Node } from '../syntax.ts';
import { writesOf } from '../writes.ts';

export interface CdkName {
  /** The expression that names the class. */
  readonly text: string;
  /** The import it needs; `undefined` when there is one. */
  readonly added: Edit | undefined;
}

/** The module that has the classes of a service; `core` for those of the library itself. */
export type CdkModule = 'core' | 'iam';

/**
 * @param name an exported class: `PolicyStatement` of `iam`, `Stack` of `core`
 * @returns `undefined` when the file does not use CDK, or when every name for it is taken
 */
export function cdkName(script: Script, module: CdkModule, name: string): CdkName | undefined {
  const known = names.get(script) ?? new Map<string, CdkName | undefined>();
  names.set(script, known);
  const key = `${module} ${name}`;
  if (!known.has(key)) known.set(key, findCdkName(script, module, name));
  return known.get(key);
}

// Every finding of a file asks for the same few names.
const names = new WeakMap<Script, Map<string, CdkName | undefined>>();

function findCdkName(script: Script, module: CdkModule, name: string): CdkName | undefined {
  const known = boundName(script, module, name);
  if (known !== undefined) return { text: known, added: undefined };
  const local = module === 'core' ? name : ['iam', 'awsIam'].find((candidate) => isFree(script, candidate));
  if (local === undefined || !isFree(script, local)) return undefined;
  const added = importEdit(script, module, local);
  return added && { text: module === 'core' ? local : `${local}.${name}`, added };
}

/** How a name is reached from a variable of the module level: `iam.PolicyStatement`, `cdk.aws_iam.PolicyStatement`. */
function boundName(script: Script, module: CdkModule, name: string): string | undefined {
  const ways: string[] = [];
  for (const scope of script.sourceCode.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0 || !script.scopes.isModuleLevel(variable) || !isUnshadowed(script, variable))
        continue;
      const external = externalOf(script, variable);
      const way = external?.module === undefined ? undefined : wayTo(external.module, external.path, module, name);
      if (way !== undefined) ways.push([variable.name, ...way].join('.'));
    }
  }
  return ways.sort((a, b) => a.length - b.length)[0];
}

/** What a variable was imported (or required) as; an import of types is no value. */
function externalOf(script: Script, variable: Variable): ExternalName | undefined {
  const imported = importOf(variable);
  if (imported) return imported.typeOnly ? undefined : script.externalName(variable.identifiers[0] as unknown as Node);
  const [write, ...more] = writesOf(variable);
  const external = write && more.length === 0 ? script.externalName(write.value) : undefined;
  return external && { ...external, path: [...external.path, ...write!.path] };
}

const MODULES = {
  core: /^(?:aws-cdk-lib|aws-cdk-lib\/core|@aws-cdk\/core)$/,
  iam: /^(?:aws-cdk-lib|@aws-cdk)\/aws-iam$/,
};

function wayTo(
  source: string,
  path: readonly string[],
  module: CdkModule,
  name: string,
): readonly string[] | undefined {
  const full = [...(source === 'aws-cdk-lib' && module === 'iam' ? ['aws_iam'] : []), name];
  if (source !== 'aws-cdk-lib' && !MODULES[module].test(source)) return undefined;
  return path.every((step, i) => step === full[i]) && path.length <= full.length ? full.slice(path.length) : undefined;
}

function isUnshadowed(script: Script, variable: Variable): boolean {
  const scopes = script.sourceCode.scopeManager?.scopes ?? [];
  return !scopes.some((scope) =>
    scope.variables.some((other) => other !== variable && other.name === variable.name && other.defs.length > 0),
  );
}

const isFree = (script: Script, name: string): boolean =>
  !(script.sourceCode.scopeManager?.scopes ?? []).some(
    (scope) =>
      scope.variables.some((variable) => variable.name === name) ||
      scope.through.some(({ identifier }) => identifier.name === name),
  );

/** An import (or `require`) behind the last one, in its style. */
function importEdit(script: Script, module: CdkModule, local: string): Edit | undefined {
  const { body } = script.sourceCode.ast as unknown as TSESTree.Program;
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const requires = body.filter(
    (statement) => statement.type === 'VariableDeclaration' && /^require\(/.test(initialText(script, statement)),
  );
  const last = imports.at(-1) ?? requires.at(-1);
  if (!last) return undefined;
  const text = script.text.slice(...last.range);
  const quote = text.includes('"') ? '"' : "'";
  const end = text.endsWith(';') ? ';' : '';
  const v1 = /['"]@aws-cdk\/(?:core|aws-[\w-]+)['"]/.test(script.text) && !/['"]aws-cdk-lib/.test(script.text);
  const source =
    quote + (v1 ? '@aws-cdk' : 'aws-cdk-lib') + (module === 'iam' ? '/aws-iam' : v1 ? '/core' : '') + quote;
  const asImport = last.type === 'ImportDeclaration';
  const binding = module === 'iam' ? (asImport ? `* as ${local}` : local) : `{ ${local} }`;
  const line = asImport ? `import ${binding} from ${source}${end}` : `const ${binding} = require(${source})${end}`;
  const lineBreak = script.text.includes('\r\n') ? '\r\n' : '\n';
  return { range: [last.range[1], last.range[1]], text: lineBreak + line };
}

function initialText(script: Script, { declarations }: TSESTree.VariableDeclaration): string {
  const init = declarations[0]?.init;
  return init ? script.text.slice(...init.range) : '';
}

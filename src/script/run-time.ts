/**
 * Does a file run in AWS, as a function or as a program that talks to AWS? One sign is enough: what it imports, that it
 * exports a handler, the types of a handler. Programs that describe infrastructure, scripts and what other platforms
 * run are none, whatever they import. Blind spot: modules that show no sign and are only imported by such code.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { INFRASTRUCTURE } from '../knowledge/deployment/environments.ts';
import {
  COMMAND_EXPORTS,
  HANDLER_EXPORT,
  HANDLER_TYPES,
  RUN_TIME_MODULE,
  TOOL_MODULE,
  WEB_REQUEST,
} from '../knowledge/run-time.ts';
import type { Script } from './script.ts';
import { dottedName, keyName, type FunctionNode, type Node } from './syntax.ts';

/** Does the file run in AWS? */
export function runsInAws(script: Script): boolean {
  if (script.text.startsWith('#!') || INFRASTRUCTURE.test(script.text)) return false;
  const modules = modulesOf(script);
  if (modules.some((module) => TOOL_MODULE.test(module))) return false;
  return modules.some((module) => RUN_TIME_MODULE.test(module)) || HANDLER_TYPES.test(script.text) || exportsHandler(script);
}

/** The modules that a file imports, types included. */
function modulesOf(script: Script): readonly string[] {
  const required = script.nodes.of('CallExpression').flatMap(({ callee, arguments: [first] }) => {
    const isRequire = callee.type === 'Identifier' && callee.name === 'require';
    return isRequire && first?.type === 'Literal' && typeof first.value === 'string' ? [first.value] : [];
  });
  return [...script.nodes.of('ImportDeclaration').map(({ source }) => source.value), ...required];
}

/** `export const handler = …`, `exports.handler = …`, `module.exports = { handler }`, `export { run as handler }`. */
function exportsHandler(script: Script): boolean {
  const exported = [...moduleExports(script), ...commonExports(script)];
  if (exported.some(({ name }) => COMMAND_EXPORTS.has(name))) return false;
  return exported.some(({ name, value }) => HANDLER_EXPORT.test(name) && !servesWeb(script, value));
}

interface Exported {
  readonly name: string;
  readonly value: Node;
}

function* moduleExports(script: Script): Iterable<Exported> {
  for (const { declaration, specifiers } of script.nodes.of('ExportNamedDeclaration')) {
    for (const { exported, local } of specifiers)
      yield { name: exported.type === 'Identifier' ? exported.name : exported.value, value: local };
    if (declaration?.type === 'FunctionDeclaration' && declaration.id)
      yield { name: declaration.id.name, value: declaration };
    for (const { id, init } of declaration?.type === 'VariableDeclaration' ? declaration.declarations : [])
      if (id.type === 'Identifier' && init) yield { name: id.name, value: init };
  }
}

function* commonExports(script: Script): Iterable<Exported> {
  for (const { left, right } of script.nodes.of('AssignmentExpression')) {
    const names = dottedName(left);
    const below = names?.[0] === 'module' ? names.slice(1) : names;
    if (below?.[0] !== 'exports') continue;
    if (below[1] !== undefined) yield { name: below[1], value: right };
    const properties: readonly TSESTree.ObjectLiteralElement[] = right.type === 'ObjectExpression' ? right.properties : [];
    for (const property of properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (property.type === 'Property' && name !== undefined) yield { name, value: property.value };
    }
  }
}

/** Is it the handler of a web server: `(req, res) => …`? */
function servesWeb(script: Script, value: Node): boolean {
  const fn: FunctionNode | undefined = script.functionFor(value);
  const first = fn?.params[0];
  return first?.type === 'Identifier' && WEB_REQUEST.test(first.name);
}

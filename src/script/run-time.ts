/**
 * Does a file run in AWS, as a function or as a program that talks to AWS? One sign is enough: what it imports, that it
 * exports a handler, the types of a handler. Programs that describe infrastructure, scripts and what other platforms
 * run are none, whatever they import; nor are servers, which run in containers. Blind spot: modules that show no sign and are only imported by such code.
 */
import { INFRASTRUCTURE } from '../knowledge/deployment/environments.ts';
import { HANDLER_TYPES, RUN_TIME_MODULE, SERVER, TOOL_MODULE } from '../knowledge/run-time.ts';
import { handlerExports } from './handlers.ts';
import type { Script } from './script.ts';

/** Does the file run in AWS? */
export function runsInAws(script: Script): boolean {
  if (script.text.startsWith('#!') || INFRASTRUCTURE.test(script.text)) return false;
  const modules = modulesOf(script);
  if (modules.some((module) => TOOL_MODULE.test(module))) return false;
  if (HANDLER_TYPES.test(script.text) || handlerExports(script).length > 0) return true;
  return modules.some((module) => RUN_TIME_MODULE.test(module)) && !SERVER.test(script.text);
}

/** The modules that a file imports, types included. */
function modulesOf(script: Script): readonly string[] {
  const required = script.nodes.of('CallExpression').flatMap(({ callee, arguments: [first] }) => {
    const isRequire = callee.type === 'Identifier' && callee.name === 'require';
    return isRequire && first?.type === 'Literal' && typeof first.value === 'string' ? [first.value] : [];
  });
  return [...script.nodes.of('ImportDeclaration').map(({ source }) => source.value), ...required];
}

/**
 * Which functions does AWS call? What a file exports as a handler, in every form of module, bare or wrapped. Blind spot:
 * handlers under other names, which only the configuration of the function knows.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  COMMAND_EXPORTS,
  EVENT_PARAMETER,
  HANDLER_EXPORT,
  ONE_HANDLER_EXPORT,
  WEB_REQUEST,
} from '../knowledge/run-time.ts';
import type { Script } from './script.ts';
import { dottedName, isFunction, keyName, lastName, unwrap, type FunctionNode, type Node } from './syntax.ts';

/** A name that a file exports, and what stands behind it. */
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

/** `export const handler = …`, `exports.handler = …`, `module.exports = { handler }`, `export { run as handler }`. */
export function handlerExports(script: Script): readonly Exported[] {
  const exported = [...moduleExports(script), ...commonExports(script)];
  if (exported.some(({ name }) => COMMAND_EXPORTS.has(name))) return [];
  return exported.filter((one) => isHandler(script, one));
}

/** The functions behind them, past what wraps them: `middy(fn).use(…)`, `withErrors(async (event) => …)`. */
export function handlersOf(script: Script): readonly FunctionNode[] {
  return [...new Set(handlerExports(script).flatMap(({ value }) => functionsIn(script, value, 0)))];
}

const MAX_WRAPPERS = 6;

function functionsIn(script: Script, node: Node, nesting: number): readonly FunctionNode[] {
  if (nesting > MAX_WRAPPERS) return [];
  const inner = unwrap(node);
  if (isFunction(inner)) return [inner];
  if (inner.type !== 'CallExpression') {
    const fn = script.functionFor(inner);
    if (fn) return [fn];
    return script.origins
      .of(inner)
      .flatMap(({ node: made, path }) =>
        path.length === 0 && (isFunction(made) || made.type === 'CallExpression') ? functionsIn(script, made, nesting + 1) : [],
      );
  }
  // Middleware is handed to the wrapper later: `middy(fn).use(a).use(b)`.
  const callee = unwrap(inner.callee);
  if (callee.type === 'MemberExpression' && lastName(callee) !== 'handler' && unwrap(callee.object).type === 'CallExpression')
    return functionsIn(script, callee.object, nesting + 1);
  return inner.arguments.slice(0, 1).flatMap((argument) => functionsIn(script, argument, nesting + 1));
}

/** By its name; `(req, res) => …` serves the Web, and `errorHandler` handles something else. */
function isHandler(script: Script, { name, value }: Exported): boolean {
  if (!HANDLER_EXPORT.test(name) && !ONE_HANDLER_EXPORT.test(name)) return false;
  const first = script.functionFor(value)?.params[0];
  const parameter = first?.type === 'Identifier' ? first.name : '';
  return HANDLER_EXPORT.test(name) ? !WEB_REQUEST.test(parameter) : EVENT_PARAMETER.test(parameter);
}

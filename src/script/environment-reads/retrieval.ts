/**
 * How can a value be asked of a store of secrets instead? By a function that the file imports for that purpose already,
 * where its result can be waited for. Blind spot: functions of the same file, which may need more than a path.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Retrieval } from '../../model/environment-read.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { isFunction, isInside, keyName, type Node } from '../syntax.ts';

/** Functions that take the path of any secret. */
const GETTER = /^(?:get|fetch|load|read|retrieve|resolve)(?:Cached)?(?:Secret|Parameter|Param)(?:Value|String)?$/;
const POWERTOOLS = /^@aws-lambda-powertools\/parameters\/(secrets|ssm)$/;

interface Getter {
  /** What the file calls it. */
  readonly name: string;
  readonly call: (path: string) => string;
}

/** The call that takes the place of a reading; `undefined` where none can be written. */
export function retrievalAt(script: Script, node: Node): Retrieval | undefined {
  // A name in a pattern has no place for a call.
  if (node.type === 'Property' || !canWait(node)) return undefined;
  const getter = getterOf(script);
  if (!getter) return undefined;
  return {
    getter: getter.name,
    edits: (path) => {
      const call = `await ${getter.call(path)}`;
      return [{ range: node.range, text: standsAlone(node) ? call : `(${call})` }];
    },
  };
}

const getters = new WeakMap<Script, { readonly found: Getter | undefined }>();

function getterOf(script: Script): Getter | undefined {
  let known = getters.get(script);
  if (!known) getters.set(script, (known = { found: importedGetters(script).next().value ?? undefined }));
  return known.found;
}

function* importedGetters(script: Script): Generator<Getter, undefined> {
  for (const declaration of script.nodes.of('ImportDeclaration')) {
    for (const variable of declaration.specifiers.flatMap((specifier) => script.scopes.declaredBy(specifier))) {
      const imported = importOf(variable);
      if (!imported || imported.typeOnly || !GETTER.test(imported.name)) continue;
      yield getter(script, variable.name, imported.module);
    }
  }
  for (const { id, init } of script.nodes.of('VariableDeclarator')) {
    const module = id.type === 'ObjectPattern' && init ? script.externalName(init)?.module : undefined;
    for (const property of module !== undefined && id.type === 'ObjectPattern' ? id.properties : []) {
      const imported = property.type === 'Property' ? keyName(property) : undefined;
      if (imported !== undefined && GETTER.test(imported) && property.value?.type === 'Identifier')
        yield getter(script, property.value.name, module!);
    }
  }
  return undefined;
}

function getter(script: Script, name: string, module: string): Getter {
  const store = POWERTOOLS.exec(module)?.[1];
  if (store === 'ssm') return { name, call: (path) => `${name}('${path}', { decrypt: true })` };
  // Secrets may be binary; of a text the type has to be told.
  const type = store === 'secrets' && script.isTypeScript ? '<string>' : '';
  return { name, call: (path) => `${name}${type}('${path}')` };
}

/** May `await` stand here: in the body of an asynchronous function? */
function canWait(node: Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) return current.async && isInside(node, current.body);
    if (/^(?:PropertyDefinition|AccessorProperty|StaticBlock)$/.test(current.type)) return false;
  }
  return false;
}

/** Does nothing around an expression bind more tightly than `await`? */
function standsAlone({ parent, range }: Node): boolean {
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return (parent.arguments as readonly TSESTree.Node[]).some((argument) => argument.range[0] === range[0]);
    case 'VariableDeclarator':
    case 'AssignmentExpression':
    case 'Property':
    case 'ReturnStatement':
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'ArrayExpression':
      return true;
    default:
      return false;
  }
}

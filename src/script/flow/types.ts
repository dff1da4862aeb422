/**
 * Can a variable hold a secret by its declared type? A number, a function, an enum or an object of a class can't; a
 * text can. Reads the annotations of the file, through its own interfaces and aliases; there is no type checker. Blind
 * spot: types of other files, of which only the name is known.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { classOfThis } from '../classes.ts';
import { parameterPlace } from '../parameters.ts';
import { definitionOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { isClass, keyName, type ClassNode, type Node } from '../syntax.ts';
import { pathInPattern, type Path } from '../writes.ts';

/** `other`: surely no text; `undefined`: it may be one. */
type DeclaredKind = 'text' | 'other' | undefined;

const MAX_NESTING = 8;
const NO_TEXT =
  /^TS(?:(?:Number|Boolean|BigInt|Void|Null|Undefined|Symbol|Never)Keyword|(?:Function|Constructor)Type)$/;
/** Types that hold what their argument says. */
const TRANSPARENT = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
]);
const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable']);
const MAY_BE_TEXT = /^(?:string|String|Buffer|Uint8Array|ArrayBuffer|Record|Map|object|Object|[A-Z])$/;

/** What the member `path` of a value of this type is. */
function declaredKind(script: Script, type: TSESTree.TypeNode, path: Path, nesting = 0): DeclaredKind {
  if (nesting > MAX_NESTING) return undefined;
  const into = (inner: TSESTree.TypeNode, way: Path = path): DeclaredKind =>
    declaredKind(script, inner, way, nesting + 1);
  if (NO_TEXT.test(type.type)) return 'other';
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return 'text';
    case 'TSLiteralType':
      return 'other';
    case 'TSTypeOperator':
      return type.typeAnnotation ? into(type.typeAnnotation) : undefined;
    case 'TSUnionType': {
      const kinds = type.types.map((member) => into(member));
      return kinds.includes('text') ? 'text' : kinds.every((kind) => kind === 'other') ? 'other' : undefined;
    }
    case 'TSArrayType':
      return into(type.elementType, path.slice(1));
    case 'TSTypeLiteral':
      return memberKind(script, type.members, path, nesting);
    case 'TSTypeReference':
      return referenceKind(script, type, path, nesting);
    default:
      return undefined;
  }
}

function memberKind(
  script: Script,
  members: readonly TSESTree.TypeElement[],
  [name, ...rest]: Path,
  nesting: number,
): DeclaredKind {
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && keyName(member as never) === name) {
      return member.typeAnnotation && declaredKind(script, member.typeAnnotation.typeAnnotation, rest, nesting + 1);
    }
    if (member.type === 'TSMethodSignature' && keyName(member as never) === name) return 'other';
  }
  return undefined;
}

function referenceKind(script: Script, type: TSESTree.TSTypeReference, path: Path, nesting: number): DeclaredKind {
  const { typeName } = type;
  const [argument] = type.typeArguments?.params ?? [];
  const root = rootOf(typeName);
  const name =
    typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? typeName.right.name : '';
  const variable = root && script.scopes.variableOf(root);
  const declaration = variable?.defs[0];
  if (!declaration) {
    if (argument && TRANSPARENT.has(name)) return declaredKind(script, argument, path, nesting + 1);
    if (argument && LISTS.has(name)) return declaredKind(script, argument, path.slice(1), nesting + 1);
  } else if (typeName.type === 'Identifier') {
    const node = declaration.node as unknown as Node;
    if (node.type === 'TSTypeAliasDeclaration') return declaredKind(script, node.typeAnnotation, path, nesting + 1);
    if (node.type === 'TSInterfaceDeclaration') {
      if (path.length > 0) return memberKind(script, node.body.body, path, nesting);
      return namesSecret(name) ? undefined : 'other';
    }
    if (node.type === 'TSTypeParameter') return undefined;
    if (isClass(node) && path.length > 0) return classMemberKind(script, node, path, nesting);
    if (node.type === 'TSEnumDeclaration') return 'other';
  }
  // The members of a type of another file are not known.
  if (path.length > 0 || MAY_BE_TEXT.test(name) || namesSecret(name)) return undefined;
  return 'other';
}

function rootOf(name: TSESTree.EntityName): TSESTree.Identifier | undefined {
  if (name.type === 'Identifier') return name;
  return name.type === 'TSQualifiedName' ? rootOf(name.left) : undefined;
}

/** `DbCredentials` is a type of secrets; `ISecret` is the interface of a CDK construct. */
const namesSecret = (type: string): boolean => !/^I[A-Z]/.test(type) && valueNameVerdict(type) === 'strong';

function classMemberKind(script: Script, cls: ClassNode, [name, ...rest]: Path, nesting: number): DeclaredKind {
  for (const member of cls.body.body) {
    if (member.type === 'PropertyDefinition' && keyName(member) === name && member.typeAnnotation) {
      return declaredKind(script, member.typeAnnotation.typeAnnotation, rest, nesting + 1);
    }
  }
  return undefined;
}

const annotationOf = (node: Node): TSESTree.TypeNode | undefined =>
  (node as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;

/** The declared kind of the member `path` of what an identifier or `this` stands for. */
export function kindOf(script: Script, node: Node, path: Path): DeclaredKind {
  if (node.type === 'ThisExpression') {
    const cls = classOfThis(node);
    return cls && classMemberKind(script, cls, path, 0);
  }
  const variable = node.type === 'Identifier' ? script.scopes.variableOf(node) : undefined;
  const definition = variable && definitionOf(variable);
  if (!variable || !definition) return undefined;
  const declared = definition.name as unknown as Node;
  if (definition.type === 'Parameter') {
    const place = parameterPlace(variable);
    let param: Node | undefined = place?.fn.params[place.index];
    if (param?.type === 'TSParameterProperty') param = param.parameter;
    if (param?.type === 'AssignmentPattern') param = param.left;
    const type = param && annotationOf(param);
    return type && place && !place.rest ? declaredKind(script, type, [...place.path, ...path]) : undefined;
  }
  const declarator = definition.node as unknown as Node;
  if (definition.type !== 'Variable' || declarator.type !== 'VariableDeclarator') return undefined;
  const type = annotationOf(declarator.id);
  const place = pathInPattern(declared, declarator.id);
  return type && !place.rest ? declaredKind(script, type, [...place.path, ...path]) : undefined;
}

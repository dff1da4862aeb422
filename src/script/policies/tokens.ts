/**
 * How is the region, the account or the partition written at a place of a CDK file? In a stack `this.region`; else by
 * what the file imports already: `Aws.REGION`, `cdk.Aws.REGION`, `Stack.of(this).region`. No import is added. Blind
 * spot: whether a class that is not called a stack or a construct is one.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { ACCOUNT, hasOpaqueHole, PARTITION, REGION, type Text } from '../../knowledge/iam/text.ts';
import { classOfInstance } from '../classes.ts';
import { importOf } from '../scopes.ts';
import type { Script } from '../script.ts';
import { ancestor, isFunction, keyName, lastName, type Node } from '../syntax.ts';

const CORE = /^(?:aws-cdk-lib|aws-cdk-lib\/core|@aws-cdk\/core|monocdk)$/;

/** The expression for each token, as text of the source. */
export type Spelling = (token: 'region' | 'account' | 'partition') => string;

const AWS_NAMES = { region: 'REGION', account: 'ACCOUNT_ID', partition: 'PARTITION' } as const;

/**
 * Texts as expressions of the source, for a place in it.
 * @returns `undefined` when a text has a token that cannot be written there, or a part that is not known
 */
export function expressionsFor(script: Script, place: Node, texts: readonly Text[]): readonly string[] | undefined {
  let spelling: Spelling | undefined;
  const expressions: string[] = [];
  for (const text of texts) {
    if (hasOpaqueHole(text)) return undefined;
    if (!/[\uE000-\uE002]/.test(text)) {
      expressions.push(`'${text.replace(/[\\']/g, '\\$&')}'`);
      continue;
    }
    spelling ??= spellingAt(script, place);
    if (!spelling) return undefined;
    const [alone] = TOKENS.filter(([hole]) => hole === text);
    expressions.push(
      alone ? spelling(alone[1]) : '`' + withTokens(text.replace(/[\\`]|\$\{/g, '\\$&'), spelling) + '`',
    );
  }
  return expressions;
}

const TOKENS = [[REGION, 'region'], [ACCOUNT, 'account'], [PARTITION, 'partition']] as const;

function withTokens(text: Text, spelling: Spelling): string {
  return TOKENS.reduce((result, [hole, token]) => result.replaceAll(hole, () => '${' + spelling(token) + '}'), text);
}

/** How the tokens are written at a place; `undefined` when nothing that the file has in reach tells them. */
export function spellingAt(script: Script, place: Node): Spelling | undefined {
  const cls = classOfInstance(place);
  const base = cls?.superClass ? (lastName(cls.superClass) ?? '') : '';
  if (/Stack$/.test(base)) return (token) => `this.${token}`;
  const core = coreNames(script);
  if (core.aws) return (token) => `${core.aws}.${AWS_NAMES[token]}`;
  const scope = /Construct$/.test(base) ? 'this' : scopeParameter(place);
  return core.stack && scope ? (token) => `${core.stack}.of(${scope}).${token}` : undefined;
}

/** The nearest parameter that is a construct: `scope: Construct`, or `scope` in JavaScript. */
function scopeParameter(place: Node): string | undefined {
  for (let fn = ancestor(place, isFunction); fn; fn = ancestor(fn, isFunction)) {
    for (const param of fn.params) {
      if (param.type !== 'Identifier') continue;
      const type = param.typeAnnotation?.typeAnnotation;
      const isTyped = type?.type === 'TSTypeReference' && isConstructType(type.typeName);
      if (isTyped || (!type && param.name === 'scope')) return param.name;
    }
  }
  return undefined;
}

function isConstructType(name: TSESTree.EntityName): boolean {
  const last = name.type === 'Identifier' ? name.name : name.type === 'TSQualifiedName' ? name.right.name : '';
  return /^I?Construct$|Stack$/.test(last);
}

/** How the file calls CDK's `Aws` and `Stack`, as far as it has them at module level. */
function coreNames(script: Script): { aws?: string; stack?: string } {
  const names: { aws?: string; stack?: string } = {};
  const scopes = script.sourceCode.scopeManager?.scopes ?? [];
  for (const variable of scopes.flatMap((scope) => scope.variables)) {
    const [definition] = variable.defs;
    const imported = definition && importOf(variable);
    if (imported?.typeOnly || !definition || !script.scopes.isModuleLevel(variable)) continue;
    const external = imported ?? requiredName(script, variable.identifiers[0] as unknown as Node | undefined);
    if (!external || !CORE.test(external.module)) continue;
    if (external.name === '*' || external.name === 'default') {
      names.aws ??= `${variable.name}.Aws`;
      names.stack ??= `${variable.name}.Stack`;
    } else if (external.name === 'Aws') names.aws ??= variable.name;
    else if (external.name === 'Stack') names.stack ??= variable.name;
  }
  return names;
}

const isDeclarator = (node: Node): node is TSESTree.VariableDeclarator => node.type === 'VariableDeclarator';

/** `const cdk = require('aws-cdk-lib')`, `const { Aws } = require('aws-cdk-lib')` */
function requiredName(script: Script, identifier: Node | undefined): { module: string; name: string } | undefined {
  const declarator = identifier && ancestor(identifier, isDeclarator);
  if (!identifier || declarator?.init?.type !== 'CallExpression') return undefined;
  const module = script.externalName(declarator.init)?.module;
  if (module === undefined) return undefined;
  if (declarator.id === identifier) return { module, name: '*' };
  const property = identifier.parent;
  return property?.type === 'Property' ? { module, name: keyName(property) ?? '' } : undefined;
}

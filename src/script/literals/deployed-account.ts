/**
 * How is the account that is deployed to written in place of its id? In a stack `this.account`, elsewhere in CDK code
 * `Stack.of(this).account` or `Aws.ACCOUNT_ID`, for the environment of a stack `process.env.CDK_DEFAULT_ACCOUNT`, since
 * that has to be known before anything is deployed. A plain string becomes a template. Blind spots: ids that stand in
 * comments, in enums, and in code that does not use CDK.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit } from '../../model/edit.ts';
import type { Substitution } from '../../model/literal.ts';
import type { Range } from '../../model/range.ts';
import { cdkName } from '../environments/imports.ts';
import { spellingAt } from '../policies/tokens.ts';
import type { Script } from '../script.ts';
import { ancestor, isFunction, isInside, keyName, unwrap, wrapped, type Node } from '../syntax.ts';

type Leaf = TSESTree.StringLiteral | TSESTree.TemplateElement;

export function deployedAccount(script: Script, root: Node, range: Range): readonly Substitution[] {
  if (!/\baws-cdk-lib\b|@aws-cdk\//.test(script.text) || isFixed(root)) return [];
  const leaf = leafAt(root, range);
  if (!leaf) return [];
  const same = leaf.type === 'TemplateElement' ? besideRegion(script, leaf) : undefined;
  if (same !== undefined) return [{ expression: same, sameStack: true, edits: [insertion(range, same)] }];
  const found = isStackEnvironment(root) ? defaultAccount(root) : spelled(script, root);
  if (!found) return [];
  const edit = replacement(script, leaf, range, found.expression);
  return edit ? [{ expression: found.expression, sameStack: false, edits: [...found.imports, edit] }] : [];
}

interface Found {
  readonly expression: string;
  readonly imports: readonly Edit[];
}

/** A value that has to be a literal, or that is compared with what is known while deploying. */
function isFixed(root: Node): boolean {
  const { parent } = wrapped(root);
  if (root.type === 'TSAsExpression' && typeName(root.typeAnnotation) === 'const') return true;
  return (
    parent?.type === 'TSEnumMember' || parent?.type === 'SwitchCase' || parent?.type === 'BinaryExpression'
  );
}

const typeName = (type: TSESTree.TypeNode): string | undefined =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;

/** The literal, or part of a template, that holds all of a range. */
function leafAt(root: Node, range: Range): Leaf | undefined {
  let open: readonly Node[] = [root];
  while (open.length > 0) {
    const node = open.map(unwrap).find((candidate) => candidate.range[0] <= range[0] && range[1] <= candidate.range[1]);
    if (!node) return undefined;
    if (node.type === 'Literal') return typeof node.value === 'string' ? (node as TSESTree.StringLiteral) : undefined;
    if (node.type === 'TemplateElement') return node.parent.parent.type === 'TaggedTemplateExpression' ? undefined : node;
    if (node.type === 'TemplateLiteral') open = [...node.quasis, ...node.expressions];
    else if (node.type === 'BinaryExpression') open = [node.left, node.right];
    else return undefined;
  }
  return undefined;
}

const TOKEN = /^(?:this|stack|(?:[\w$]+\.)?Stack\.of\([\w$.]+\))\.region$/;

/** The account of the stack whose region stands before the id: `${this.region}:123456789012`. */
function besideRegion(script: Script, element: TSESTree.TemplateElement): string | undefined {
  const template = element.parent as TSESTree.TemplateLiteral;
  const before = template.expressions[template.quasis.indexOf(element) - 1];
  if (!before || !/^[}]?:\d{12}:/.test(script.text.slice(...element.range))) return undefined;
  const text = script.text.slice(...before.range);
  if (TOKEN.test(text)) return text.replace(/region$/, 'account');
  return /^(?:[\w$]+\.)?Aws\.REGION$/.test(text) ? text.replace(/REGION$/, 'ACCOUNT_ID') : undefined;
}

/** `env: { account: '…' }` of a stack or stage. */
function isStackEnvironment(root: Node): boolean {
  const property = ancestor(root, (node): node is TSESTree.Property => node.type === 'Property');
  if (!property || keyName(property) !== 'account') return false;
  const holder = wrapped(property.parent).parent;
  if (holder?.type === 'Property') return keyName(holder) === 'env';
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' && /env/i.test(holder.id.name);
}

function defaultAccount(root: Node): Found | undefined {
  // Behind `process.env.CDK_DEFAULT_ACCOUNT ??`.
  const { parent } = wrapped(root);
  if (parent?.type === 'LogicalExpression') return undefined;
  return { expression: 'process.env.CDK_DEFAULT_ACCOUNT', imports: [] };
}

function spelled(script: Script, root: Node): Found | undefined {
  const spelling = isBeforeBody(root) ? undefined : spellingAt(script, root);
  if (spelling) return { expression: spelling('account'), imports: [] };
  const aws = cdkName(script, 'core', 'Aws');
  return aws && { expression: `${aws.text}.ACCOUNT_ID`, imports: aws.added ? [aws.added] : [] };
}

/** A default of a parameter is evaluated where `this` may not exist yet. */
function isBeforeBody(node: Node): boolean {
  const fn = ancestor(node, isFunction);
  return fn !== undefined && fn.params.some((param) => isInside(node, param));
}

const insertion = (range: Range, expression: string): Edit => ({ range, text: '${' + expression + '}' });

/** Puts an expression in the place of a range of a literal. */
function replacement(script: Script, leaf: Leaf, range: Range, expression: string): Edit | undefined {
  if (leaf.type === 'TemplateElement') {
    const template = leaf.parent as TSESTree.TemplateLiteral;
    const isWhole = range[0] === template.range[0] + 1 && range[1] === template.range[1] - 1;
    return isWhole ? { range: template.range, text: expression } : insertion(range, expression);
  }
  const inMarkup = leaf.parent.type === 'JSXAttribute';
  const made = asTemplate(script.text.slice(leaf.range[0] + 1, range[0]), script.text.slice(range[1], leaf.range[1] - 1), expression);
  if (made === undefined) return undefined;
  return { range: leaf.range, text: inMarkup ? `{${made}}` : made };
}

/** The source of a string around an expression, as a template; octal escapes are none in templates. */
function asTemplate(before: string, after: string, expression: string): string | undefined {
  if (before === '' && after === '') return expression;
  if (/\\[0-9]/.test(before + after)) return undefined;
  const escaped = (text: string): string => text.replace(/`|\$\{/g, '\\$&');
  return '`' + escaped(before) + '${' + expression + '}' + escaped(after) + '`';
}

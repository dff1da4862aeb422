/**
 * Which names is a text given? Looks outward from the expression: what it is assigned to, the key it stands under, the
 * value it replaces or is compared with, the function it is handed to. Stops where the text is no longer the value.
 * Blind spots: positional parameters of functions, whose names stand elsewhere.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Bond, GivenName } from '../../model/literal.ts';
import { PAIR_NAMES, PAIR_VALUES, PASSES_ON, TAKES_NAME_FIRST } from '../../knowledge/literals/naming.ts';
import { isFunction, keyName, lastName, literalText, unwrap, type Node } from '../syntax.ts';

/** Real code nests a text in at most a handful of expressions. */
const MAX_STEPS = 24;
const MAX_OWNERS = 8;

/** The name that a key, computed or not, goes by. */
function nameOfKey(node: TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.AccessorProperty): string | undefined {
  return keyName(node) ?? lastName(node.key);
}

function nameOfTarget(target: Node): string | undefined {
  const inner = unwrap(target);
  return lastName(inner) ?? (inner.type === 'MemberExpression' ? lastName(inner.property) : undefined);
}

/** What a call reads: `PASSWORD` of `config.get('PASSWORD')`, `await getParameter('PASSWORD')`. */
function nameOfRead(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return nameOfRead(inner.argument);
  const [first] = inner.type === 'CallExpression' ? inner.arguments : [];
  return first && literalText(first);
}

/** `{ name: 'API_KEY', value: '…' }`: what the sibling says. */
function pairName(property: TSESTree.Property): string | undefined {
  if (property.parent.type !== 'ObjectExpression' || !PAIR_VALUES.has(nameOfKey(property) ?? '')) return undefined;
  for (const sibling of property.parent.properties) {
    if (sibling.type !== 'Property' || !PAIR_NAMES.has(keyName(sibling) ?? '')) continue;
    const name = literalText(sibling.value) ?? lastName(sibling.value);
    if (name !== undefined) return name;
  }
  return undefined;
}

const EQUALS = new Set(['==', '!=', '===', '!==']);

export function namesOf(root: Node): readonly GivenName[] {
  const found: GivenName[] = [];
  const give = (name: string | undefined, as: Bond): void => {
    if (name !== undefined && name !== '') found.push({ name, as });
  };
  let node = root;
  for (let step = 0; step < MAX_STEPS; step++) {
    const { parent } = node;
    switch (parent?.type) {
      case 'VariableDeclarator':
        give(nameOfTarget(parent.id), 'value');
        return found;
      case 'AssignmentExpression':
        give(nameOfTarget(parent.left), 'value');
        return found;
      case 'AssignmentPattern':
        if (parent.parent.type === 'Property') give(nameOfKey(parent.parent), 'value');
        give(nameOfTarget(parent.left), 'value');
        return found;
      case 'Property':
        if (parent.value !== node) return found;
        give(pairName(parent), 'value');
        give(nameOfKey(parent), 'value');
        return found;
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (parent.value === node) give(nameOfKey(parent), 'value');
        return found;
      case 'TSEnumMember':
        give(keyName(parent), 'member');
        return found;
      case 'JSXAttribute':
        give(parent.name.type === 'JSXIdentifier' ? parent.name.name : parent.name.name.name, 'value');
        return found;
      case 'LogicalExpression':
        if (parent.right === node && parent.operator !== '&&') give(nameOfTarget(parent.left) ?? nameOfRead(parent.left), 'fallback');
        break;
      case 'BinaryExpression':
        if (EQUALS.has(parent.operator)) give(nameOfTarget(parent.left === node ? parent.right : parent.left), 'compared');
        return found;
      case 'SwitchCase':
        give(nameOfTarget(parent.parent.discriminant), 'compared');
        return found;
      case 'ConditionalExpression':
        if (parent.test === node) return found;
        break;
      case 'ArrayExpression': {
        // `['Authorization', '…']`: an entry of a map.
        const [first, second] = parent.elements;
        if (parent.elements.length === 2 && second === node && first) give(literalText(first), 'value');
        break;
      }
      case 'ReturnStatement':
        give(functionName(parent), 'returned');
        return found;
      case 'ArrowFunctionExpression':
        give(functionName(parent), 'returned');
        return found;
      case 'CallExpression':
      case 'NewExpression': {
        const index = parent.arguments.indexOf(node as TSESTree.Expression);
        const callee = lastName(parent.callee) ?? '';
        const [first] = parent.arguments;
        if (index > 0 && first && TAKES_NAME_FIRST.test(callee)) give(literalText(first) ?? nameOfTarget(first), 'value');
        give(callee, 'argument');
        if (index > 0 || !PASSES_ON.has(callee)) return found;
        break;
      }
      case 'TaggedTemplateExpression':
        give(lastName(parent.tag), 'argument');
        break;
      case 'AwaitExpression':
      case 'ChainExpression':
      case 'JSXExpressionContainer':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        break;
      default:
        return found;
    }
    node = parent;
  }
  return found;
}

/** The name of the function that a node belongs to. */
function functionName(node: Node): string | undefined {
  let fn: Node | undefined = node;
  while (fn && !isFunction(fn)) fn = fn.parent;
  if (!fn) return undefined;
  if (fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator') return nameOfTarget(parent.id);
  if (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return keyName(parent);
  return undefined;
}

/** Keys and names around a text, from the inside out, without the name the text itself is given. */
export function ownersOf(root: Node): readonly string[] {
  const owners: string[] = [];
  let named = false;
  let node = root;
  for (let step = 0; step < MAX_STEPS * 4 && owners.length < MAX_OWNERS; step++) {
    const { parent } = node;
    if (!parent || isFunction(parent) || parent.type === 'Program' || parent.type === 'BlockStatement') break;
    const inObject = parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'JSXAttribute';
    const name = inObject
      ? parent.type === 'JSXAttribute'
        ? String(parent.name.name)
        : nameOfKey(parent)
      : parent.type === 'VariableDeclarator'
        ? nameOfTarget(parent.id)
        : parent.type === 'AssignmentExpression'
          ? nameOfTarget(parent.left)
          : parent.type === 'CallExpression' || parent.type === 'NewExpression'
            ? lastName(parent.callee)
            : undefined;
    if (name !== undefined) {
      if (named || parent.type === 'CallExpression' || parent.type === 'NewExpression') owners.push(name);
      named = true;
    }
    node = parent;
  }
  return owners;
}

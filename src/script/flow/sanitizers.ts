/**
 * Does a call make a secret safe to show? Masking and hashing functions by name, functions that the user trusts,
 * replacements of the secret's text. A slice leaves only some characters. Blind spot: a mask that is built at run time.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isRedactingName } from '../../knowledge/names/hiding.ts';
import type { Settings } from '../../settings.ts';
import { declaredName } from '../parameter-reads/call.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { literalText, unwrap } from '../syntax.ts';

/** Does a function of this name hide what it is given, or does the user trust it with secrets? */
export function isHiding(name: string, settings: Settings): boolean {
  return (
    settings.safeFunctions.some((entry) => (entry.startsWith('^') ? new RegExp(entry).test(name) : entry === name)) ||
    isRedactingName(name)
  );
}

/** Does the function of a call hide what it is given? */
export function hides(script: Script, call: TSESTree.CallExpression): boolean {
  const name = declaredName(script, call.callee);
  return name !== undefined && isHiding(name, script.settings);
}

/** A pattern that matches every character, or all but a few: `/./g`, `/\w/g`, `/[^-]/g`, `/.(?=.{4})/g`. */
const MASKING = /^(?:\.|\\[wSd]|\[\^[^\]]*\]|\[[\w\\-]*\])(?:[*+]|\(\?=\.\{\d+[,}].*)?\$?$/;

/** Does `replace` put something else in the place of all (or nearly all) characters? */
export function masks(call: TSESTree.CallExpression): boolean {
  const [pattern, replacement] = call.arguments;
  if (!pattern || !replacement || literalText(replacement) === undefined) return false;
  const source = regexSource(unwrap(pattern));
  return source !== undefined && MASKING.test(source.replace(/^\^/, ''));
}

function regexSource(node: TSESTree.Node): string | undefined {
  if (node.type === 'Literal' && 'regex' in node) return node.regex.pattern;
  const built =
    (node.type === 'NewExpression' || node.type === 'CallExpression') &&
    node.callee.type === 'Identifier' &&
    node.callee.name === 'RegExp';
  return built && node.arguments[0] ? literalText(node.arguments[0]) : undefined;
}

function integer(script: Script, node: TSESTree.Node | undefined, frame: Frame | null): number | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression' && inner.operator === '-') {
    const value = integer(script, inner.argument, frame);
    return value === undefined ? undefined : -value;
  }
  const text = script.textOf(inner, frame);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * How many characters of a text a call leaves: 4 of `slice(-4)` and `slice(0, 4)`; `undefined` when it may be all of
 * them.
 */
export function charactersLeft(
  script: Script,
  method: string,
  call: TSESTree.CallExpression,
  frame: Frame | null,
): number | undefined {
  if (method === 'charAt') return 1;
  const start = integer(script, call.arguments[0], frame);
  const end = integer(script, call.arguments[1], frame);
  if (start === undefined) return undefined;
  if (method === 'substr') return end ?? (start < 0 ? -start : undefined);
  if (method !== 'slice' && method !== 'substring') return undefined;
  if (start < 0) return -start + Math.min(end ?? 0, 0);
  return end !== undefined && end >= 0 ? Math.max(end - start, 0) : undefined;
}

/**
 * Which commands in the file store an access key on a machine? `aws configure set aws_secret_access_key …` in
 * scripts, builds and user data. Blind spots: commands whose words are computed or elements of a list, and keys written to
 * the file by other means.
 */
import { literalVerdict } from '../../knowledge/literals/judge.ts';
import type { KeptKey } from '../../model/static-credentials.ts';
import type { Script } from '../script.ts';
import { ancestor, lastName, type Node } from '../syntax.ts';

const COMMAND = /\baws\s{1,9}configure\s{1,9}set\s{1,9}(?:[\w.-]{1,99}\.)?aws_secret_access_key\b(?:\s{1,9}(["']?[^\s"'`]{0,200}))?/g;
const SESSION = /\bconfigure\s{1,9}set\s{1,9}(?:[\w.-]{1,99}\.)?aws_session_token\b/;
/** Those who tell about a command instead of running it. */
const TELLING = /^(?:log|info|warn|warning|error|debug|trace|write|describe|it|test|\w*Error)$/;

/** The strings that hold such a command. */
export function configuredKeys(script: Script): readonly KeptKey[] {
  if (!script.mentions('aws_secret_access_key') || SESSION.test(script.text)) return [];
  const found = new Map<Node, KeptKey>();
  for (const { index, 1: value = '' } of script.text.matchAll(COMMAND)) {
    const node = script.sourceCode.getNodeByRangeIndex(index) as unknown as Node | null;
    const text = node?.type === 'TemplateElement' ? node.parent : node;
    if (!text || !isString(text) || isTold(text) || isDummy(value)) continue;
    found.set(text, { how: 'configured', label: 'aws configure set', range: text.range });
  }
  return [...found.values()];
}

const isString = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

/** Is the text a message or a property that nobody runs? */
function isTold(text: Node): boolean {
  const call = ancestor(text, (node) => node.type === 'CallExpression' || node.type === 'NewExpression');
  return call !== undefined && 'callee' in call && TELLING.test(lastName(call.callee) ?? '');
}

/** `test`, `local`, `x`: keys of emulators. A variable is none. */
function isDummy(value: string): boolean {
  const bare = value.replace(/^["']/, '');
  if (bare === '' || /^[$%]/.test(bare)) return false;
  const verdict = literalVerdict(bare);
  return verdict !== 'random' && verdict !== 'token';
}

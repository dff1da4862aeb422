/**
 * Can there be a secret in a file at all? Every way to recognize one leads through a word in its text: a name that
 * tells of a secret, an operation of AWS that returns one, the whole environment, a library. Most files have none, and
 * need no further question. Blind spot: names that are put together of pieces or written with escapes.
 */
import { operationOfMethod, sensitiveOutputs } from '../../knowledge/aws-outputs.ts';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { SECRET_LETTERS, valueNameVerdict } from '../../knowledge/names/value.ts';
import { SECRET_SOURCES, WHOLE_ENVIRONMENT } from '../../knowledge/secret-evidence.ts';
import type { Settings } from '../../settings.ts';
import type { Script } from '../script.ts';

/** `process.env` as a whole … */
const DIRECT = new RegExp(`\\b(?:process|Bun)[\\s!?]*\\.\\s*${WHOLE_ENVIRONMENT.source}`);
/** … or what it is taken out of: `const { env } = process`. */
const PROCESS = /\b(?:process|Bun)\b(?![\s!?]*\.\s*[a-z])/;

/** What stands in names of secrets and of commands, so that most of the text is passed over. */
const TELLING: readonly RegExp[] = [...SECRET_LETTERS, /Command\b|paginate/].map(
  ({ source, flags }) => new RegExp(source, `${flags}g`),
);
const ANY: readonly RegExp[] = [/[\w$]/g];

const answers = new WeakMap<Script, boolean>();

/** Might a value in this file be a secret? */
export function mayHoldSecrets(script: Script): boolean {
  let answer = answers.get(script);
  if (answer === undefined) answers.set(script, (answer = hasEvidence(script.text, script.settings)));
  return answer;
}

function hasEvidence(text: string, { secretSources, secretNames }: Settings): boolean {
  if (secretSources.length > 0 || SECRET_SOURCES.test(text)) return true;
  const hasEnvironment = text.includes('process') || text.includes('Bun');
  if (hasEnvironment && (DIRECT.test(text) || (PROCESS.test(text) && WHOLE_ENVIRONMENT.test(text)))) return true;
  const seen = new Set<string>();
  for (const name of namesWith(text, secretNames.add.length > 0 ? ANY : TELLING)) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (valueNameVerdict(name, secretNames) !== 'benign' || calleeNameVerdict(name, secretNames) !== 'benign') return true;
    const operation = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name);
    if (operation && sensitiveOutputs(operation[1] ?? operation[2]!).length > 0) return true;
  }
  return callsOperation(text);
}

/** The names in which a pattern begins to match. */
function* namesWith(text: string, patterns: readonly RegExp[]): Iterable<string> {
  for (const pattern of patterns) {
    let end = 0;
    for (const { index } of text.matchAll(pattern)) {
      if (index < end) continue;
      let start = isNamePart(text.charCodeAt(index)) ? index : index + 1;
      end = start + 1;
      while (isNamePart(text.charCodeAt(start - 1))) start--;
      while (isNamePart(text.charCodeAt(end))) end++;
      yield text.slice(start, end);
    }
  }
}

/** Letters, digits, `_`, `$` and `-`. */
function isNamePart(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code === 45;
}

/** Is an operation that returns a secret called as a method of a client? */
function callsOperation(text: string): boolean {
  if (!/aws/i.test(text)) return false;
  // None of them has a shorter name than `signUp`.
  for (const [, method] of text.matchAll(/(?:\.\s*|\[['"`])([a-z]\w{5,})/g)) {
    if (sensitiveOutputs(operationOfMethod(method!)).length > 0) return true;
  }
  return false;
}

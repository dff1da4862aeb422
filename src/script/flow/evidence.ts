/**
 * Can there be a secret in a file at all? Every way to recognize one leads through a word in its text: a name that
 * tells of a secret, an operation of AWS that returns one, the whole environment, a library. Most files have none, and
 * need no further question. Blind spot: names that are put together of pieces or written with escapes.
 */
import { operationOfMethod, sensitiveOutputs } from '../../knowledge/aws-outputs.ts';
import { mayHoldCredentials } from '../../knowledge/literals/credential-url.ts';
import { mayHoldToken } from '../../knowledge/literals/tokens.ts';
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { environmentKeyVerdict } from '../../knowledge/names/environment-key.ts';
import { pathVerdict } from '../../knowledge/names/path.ts';
import { mayJoinNames } from '../../knowledge/names/telling.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import { SECRET_SOURCE_WORDS, WHOLE_ENVIRONMENT } from '../../knowledge/secret-evidence.ts';
import { oneOf } from '../../knowledge/text-words.ts';
import type { Script } from '../script.ts';

/** `process.env` as a whole … */
const DIRECT = new RegExp(`\\b(?:process|Bun)[\\s!?]*\\.\\s*${WHOLE_ENVIRONMENT.source}`);
/** … or what it is taken out of: `const { env } = process`. */
const PROCESS = /\b(?:process|Bun)\b(?![\s!?]*\.\s*[a-z])/;

const namesSource = oneOf(SECRET_SOURCE_WORDS);

const answers = new WeakMap<Script, boolean>();

/** Might a value in this file be a secret? */
export function mayHoldSecrets(script: Script): boolean {
  let answer = answers.get(script);
  if (answer === undefined) answers.set(script, (answer = hasEvidence(script)));
  return answer;
}

function hasEvidence({ text, settings, tellingNames }: Script): boolean {
  const { secretSources, secretNames } = settings;
  if (secretSources.length > 0 || namesSource(text)) return true;
  const hasEnvironment = text.includes('process') || text.includes('Bun');
  if (hasEnvironment && (DIRECT.test(text) || (PROCESS.test(text) && WHOLE_ENVIRONMENT.test(text)))) return true;
  for (const name of tellingNames) {
    if (valueNameVerdict(name, secretNames) !== 'benign' || calleeNameVerdict(name, secretNames) !== 'benign') return true;
    const operation = /^(?:paginate(\w+)|(\w+)Command)$/.exec(name);
    if (operation && sensitiveOutputs(operation[1] ?? operation[2]!).length > 0) return true;
  }
  return callsOperation(text);
}

/** Stores, references to them, and functions that take a secret out of one. */
const speaksOfStores = oneOf('secret secure unsafe resolve: ssm dotenv'.split(' '));

/**
 * Might a value in this file be a secret or name one, or a text hold one? More than `mayHoldSecrets` asks: what is handed to an
 * environment or written into a template shows by its key, its path or its text what it is.
 */
export function concernsSecrets(script: Script): boolean {
  const { text, tellingNames, settings } = script;
  if (speaksOfStores(text) || mayHoldToken(text) || mayHoldCredentials(text) || mayHoldSecrets(script)) return true;
  if (mayJoinNames(text)) return true;
  const names = settings.secretNames;
  return [...tellingNames].some((name) => environmentKeyVerdict(name, names).holds !== 'nothing' || pathVerdict(name, names) === 'secret');
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

/**
 * Can there be a secret in a file at all? Every way to recognize one leads through a word in its text: a name that
 * tells of a secret, an AWS client, the environment, a library. Most files have none, and need no further question.
 */
import { calleeNameVerdict } from '../../knowledge/names/callee.ts';
import { valueNameVerdict } from '../../knowledge/names/value.ts';
import type { Script } from '../script.ts';

/** Modules and functions that yield secrets under any name. */
const SOURCES = new RegExp(
  [
    'aws|\\benv\\b|middy|unsafeUnwrap|unsafePlainText|secretsmanager|systemsmanager',
    'command\\b|paginate|secretvalue|getparameter|assumerole|generatedatakey|initiateauth',
  ].join('|'),
  'i',
);

const answers = new WeakMap<Script, boolean>();

/** Might a value in this file be a secret? */
export function mayHoldSecrets(script: Script): boolean {
  let answer = answers.get(script);
  if (answer === undefined) answers.set(script, (answer = hasEvidence(script)));
  return answer;
}

function hasEvidence(script: Script): boolean {
  const { text, settings } = script;
  if (SOURCES.test(text) || settings.secretSources.length > 0) return true;
  const names = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$-]*/gu) ?? []);
  for (const name of names) {
    if (
      valueNameVerdict(name, settings.secretNames) !== 'benign' ||
      calleeNameVerdict(name, settings.secretNames) !== 'benign'
    )
      return true;
  }
  return false;
}

/**
 * Which long-lived access keys does a workflow use? Inputs of actions, variables of environments, and what scripts put
 * into the configuration of the machine. A key beside a session token is temporary. Blind spot: keys under names that
 * an action of somebody's own gives them.
 */
import type { Edit } from '../model/edit.ts';
import { isLongLived, type StaticCredentials } from '../model/static-credentials.ts';
import type { Value } from '../model/value.ts';
import { removalOfEntry } from '../template/removal.ts';
import { entryOf, type Entry } from '../template/tree.ts';
import { mapsIn } from './entries.ts';
import { isCall, scriptsOf, type RunScript } from './scripts.ts';
import type { Word } from './shell.ts';
import { valuesOf } from './values.ts';
import type { Workflow } from './workflow.ts';

/** `aws-secret-access-key`, `aws_secret_access_key`, `AWS_SECRET_ACCESS_KEY`. */
const nameOf = ({ key }: Entry): string => key.toLowerCase().replaceAll('-', '_');

export function credentialsOf(workflow: Workflow): readonly StaticCredentials[] {
  return [...givenKeys(workflow), ...scriptsOf(workflow).flatMap((script) => [...configuredKeys(script)])].sort((a, b) => a.range[0] - b.range[0]);
}

function* givenKeys(workflow: Workflow): Iterable<StaticCredentials> {
  for (const { entries, home } of mapsIn(workflow)) {
    const find = (name: string): Entry | undefined => entries.findLast((entry) => nameOf(entry) === name);
    const [keyId, secretKey] = [find('aws_access_key_id'), find('aws_secret_access_key')];
    if (!secretKey || find('aws_session_token')) continue;
    const read = (entry: Entry | undefined): readonly Value[] =>
      entry?.value.kind === 'scalar' && entry.value.type !== 'null' ? asConfiguration(valuesOf(entry.value.text, entry.value.range, home.scope)) : [];
    yield {
      how: 'given',
      label: secretKey.key,
      range: secretKey.value.range,
      keyId: read(keyId),
      secretKey: read(secretKey),
      removal: undefined,
      role: secretKey.key === 'aws-secret-access-key' && keyId ? roleInstead(workflow.text, keyId, secretKey) : undefined,
    };
  }
}

/** A key that GitHub keeps is as long-lived as one in a variable: what is drawn for the job comes from a step. */
const asConfiguration = (values: readonly Value[]): readonly Value[] =>
  values.map((value) => (value.kind === 'secret' ? { kind: 'environment', source: 'configuration', name: value.label, range: value.range } : value));

/** A role in place of the key; where there is one already, the key only goes. */
function roleInstead(text: string, keyId: Entry, secretKey: Entry): readonly Edit[] | undefined {
  const removal = removalOfEntry(text, secretKey);
  if (!removal || keyId.owner !== secretKey.owner) return undefined;
  if (!entryOf(keyId.owner, 'role-to-assume')) return [{ range: keyId.range, text: 'role-to-assume: ${{ vars.AWS_ROLE_ARN }}' }, ...removal];
  const both = removalOfEntry(text, keyId);
  return both && [...both, ...removal];
}

/** `aws configure set`, and variables of the environment that a script sets for itself or for later steps. */
function* configuredKeys(script: RunScript): Iterable<StaticCredentials> {
  if (!/secret_access_key/i.test(script.text) || /session_token/i.test(script.text)) return;
  const kept = (label: string, word: Word, values: readonly Value[]): StaticCredentials[] =>
    isLongLived(asConfiguration(values)) ? [{ how: 'configured', label, range: script.placeOf(word.range) }] : [];
  for (const command of script.commands) {
    const { words, assignments, files } = command;
    if (isCall(command, 'configure', 'set')) {
      const index = words.findIndex(({ text }) => text === 'set');
      const [name, value] = [words[index + 1], words[index + 2]];
      if (value && /^(?:\S+\.)?aws_secret_access_key$/.test(name?.text ?? '')) yield* kept('aws configure set', value, script.values(value));
    }
    for (const word of [...assignments, ...(files.length > 0 ? words : [])]) {
      const { text } = word;
      if (text.startsWith('AWS_SECRET_ACCESS_KEY=')) yield* kept('AWS_SECRET_ACCESS_KEY', word, script.values(word, text.indexOf('=') + 1));
    }
  }
}

/**
 * Does run-time code take a secret from its environment? (G1) It is the other end of an environment that holds one: who
 * reads it there needs it there. Blind spots: modules that show no sign of running in AWS, and secrets under names that
 * say nothing.
 */
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { mayJoinNames, tellingNames } from '../knowledge/names/telling.ts';
import { GIVEN_BY_AWS } from '../knowledge/run-time.ts';
import type { EnvironmentRead } from '../model/environment-read.ts';
import type { FileModel } from '../model/file.ts';
import { safeLabel } from '../model/label.ts';
import { namedSubject, skeletonPath } from '../model/parameter-name.ts';
import { variablesIn } from '../model/value.ts';
import { createRule, listOfTexts } from '../rule.ts';
import type { Settings } from '../settings.ts';

interface Options {
  /** Variables that may be read. */
  readonly allow: readonly string[];
}

/** A key of a vague name may be that of KMS, of a table, of a map. */
const VAGUE_KEY = /(?:key|salt|pepper)s?$/i;

function isSecret(variable: string, { secretNames }: Settings): boolean {
  const { holds, strength } = environmentKeyVerdict(variable, secretNames);
  return holds === 'secret' && (strength === 'strong' || !VAGUE_KEY.test(variable));
}

/** Is the value handed on into another environment, or to a client of AWS? Then it is reported there. */
function isHandedOn(file: FileModel, { range }: EnvironmentRead): boolean {
  const given = file.credentials().flatMap((key) => (key.how === 'given' ? [...key.keyId, ...key.secretKey] : []));
  const handedOn = [...file.environments().flatMap(({ values }) => values), ...given];
  return handedOn.some((value) => range[0] <= value.range[0] && value.range[1] <= range[1]);
}

export default createRule<Options, 'read' | 'fetch'>({
  name: 'no-secret-from-env',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reading secrets from the environment in code that runs in AWS',
      guide: ['G1'],
      config: 'recommended',
      cwe: [526],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allow: listOfTexts(),
      },
    },
    defaultOptions: { allow: [] },
    messages: {
      read:
        'The environment holds the secret `{{variable}}`, where it is put in plain text at deploy time. ' +
        'Fetch it at run time from Parameter Store or Secrets Manager.',
      fetch: 'Fetch it with {{getter}}(); replace the placeholders of the path.',
    },
  },
  // A variable is read from an environment, its name tells of a secret, and something tells that the file runs in AWS.
  needs: [
    ['env'],
    'auth conn cred decry dsn hook jwt key mnemonic otp pass pat phrase pin priv pw sec seed tok url uri'.split(' '),
    'aws middy handler lambda smithy serverless chromium event trigger'.split(' '),
  ],
  check({ file, options, settings, report }) {
    if (file.isTest) return;
    const isNamed = mayJoinNames(file.text) || [...tellingNames(file.text, settings.secretNames)].some((name) => isSecret(name, settings));
    if (!isNamed || !file.runsInAws()) return;
    const secrets = file.environmentReads().filter(({ variable }) => {
      return isSecret(variable, settings) && !GIVEN_BY_AWS.has(variable) && !options.allow.includes(variable);
    });
    if (secrets.length === 0) return;
    // What names a secret (`no-env-param-path`) is none.
    const names = new Set(file.parameterReads().flatMap((read) => read.names.flatMap(({ values }) => values.flatMap(variablesIn))));
    for (const read of secrets) {
      const { variable, range, retrieval } = read;
      if (names.has(variable) || isHandedOn(file, read)) continue;
      const path = skeletonPath(namedSubject(variable).join('-'));
      report({
        at: range,
        messageId: 'read',
        data: { variable: safeLabel(variable, 'a variable') },
        repairs: retrieval
          ? [{ safe: false, messageId: 'fetch', data: { getter: retrieval.getter }, edits: retrieval.edits(path) }]
          : [],
      });
    }
  },
});

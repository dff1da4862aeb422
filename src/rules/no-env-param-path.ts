/**
 * Does an environment tell the name of a secret, or does run-time code take the name from there? (G3, G4)
 *
 * Blind spots: names that travel through files, and names that are put together from several variables in a loop.
 */
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import { words } from '../knowledge/names/words.ts';
import { SECRET_NAMES, SECRET_SOURCE_WORDS } from '../knowledge/secret-evidence.ts';
import type { Repair } from '../model/edit.ts';
import { identifierOf } from '../model/environment-identifier.ts';
import { safeLabel } from '../model/label.ts';
import type { ParameterRead, ReadName } from '../model/parameter-read.ts';
import { decidingVariable, literalEnd, namedSubject, skeletonPath } from '../model/parameter-name.ts';
import type { Value } from '../model/value.ts';
import { createRule, listOfTexts } from '../rule.ts';
import type { Settings } from '../settings.ts';

export interface Options {
  /**
   * Environment variables that select a stage, a profile or a region; their names may also be the end of longer ones.
   */
  readonly selectors: readonly string[];
  readonly additionalSelectors: readonly string[];
  /** The paths that environment variables hold: only they are written by an autofix. */
  readonly paths: Readonly<Record<string, string>>;
}

type MessageId = 'held' | 'remove' | 'read' | 'computed' | 'hardCode' | 'hardCodeKnown';

const FORMS = { name: 'name', arn: 'ARN', path: 'path' } as const;

const SELECTORS =
  'STAGE ENV ENVIRONMENT PROFILE REGION TIER PARTITION ACCOUNT ACCOUNT_ID AWS_LAMBDA_FUNCTION_NAME'.split(' ');

/** The name of a variable if it is safe to print: `env('…')` may be handed anything, even a secret. */
function printable(variable: string | undefined): string | undefined {
  if (variable === undefined || !/^[A-Za-z_][\w.-]{0,63}$/.test(variable)) return undefined;
  return safeLabel(variable, '') || undefined;
}

/** Does a variable surely name something that is no secret: `LOG_LEVEL_PARAM`? */
function namesSomethingElse(variable: string, settings: Settings): boolean {
  const { holds, strength } = environmentKeyVerdict(variable, settings.secretNames);
  if (holds !== 'nothing' || strength !== 'strong') return false;
  return valueNameVerdict(namedSubject(variable).join('_').toUpperCase(), settings.secretNames) === 'benign';
}

/** Is there evidence that what is read is no secret? */
function isHarmless(read: ParameterRead, value: Value, variable: string | undefined, settings: Settings): boolean {
  const end = literalEnd(value);
  const benign =
    end === undefined
      ? variable !== undefined && namesSomethingElse(variable, settings)
      : pathVerdict(end, settings.secretNames) === 'benign';
  const { state } = read.decryption;
  if (read.via !== 'name') return benign && read.store === 'parameter-store' && (state === 'off' || state === 'absent');
  // A function that only seems to read: the variable has to fit.
  const general = words(read.label).some((word) => word === 'secret' || word === 'param');
  return (
    benign ||
    (!general && (variable === undefined || environmentKeyVerdict(variable, settings.secretNames).holds === 'nothing'))
  );
}

/**
 * The convention's path with what the variable's name tells: `DB_PASSWORD_PARAM` →
 * `/REPLACE_ME/REPLACE_ME/db-password`.
 */
function skeletonFor(read: ParameterRead, value: Value, variable: string): string {
  const end = literalEnd(value)?.split('/').at(-1);
  const told = namedSubject(printable(variable) ?? '').join('-');
  if (read.tree) return '/REPLACE_ME/REPLACE_ME/';
  return skeletonPath(end || told);
}

/** Is the name nothing but this value, or the text that stands in for it? */
function isOnly(name: ReadName, value: Value, variable: string | undefined): boolean {
  return name.values.every((other) => {
    if (other.kind === 'literal') return other.text === '' || other.text === name.fallback;
    return other === value || (other.kind === 'environment' && other.name === variable);
  });
}

/** Does a text read like the path or ARN of a secret? A fallback may as well be a secret itself. */
const isPath = (text: string): boolean => text.includes('/') && /^[\w./@+=:-]+$/.test(text);

function repairsOf(
  read: ParameterRead,
  name: ReadName,
  value: Value,
  variable: string | undefined,
  { paths }: Options,
): Repair<MessageId>[] {
  if (!isOnly(name, value, variable)) return [];
  const whole = value.kind === 'environment';
  const listed = whole && variable !== undefined && Object.hasOwn(paths, variable) ? paths[variable] : undefined;
  const beside = whole && name.fallback !== undefined && isPath(name.fallback) ? name.fallback : undefined;
  const known = listed ?? beside;
  const edits = name.literal(known ?? skeletonFor(read, value, variable ?? ''));
  if (!edits) return [];
  return known === undefined
    ? [{ safe: false, messageId: 'hardCode', edits }]
    : // Where the variable is set, the fallback is another secret than the one that is read.
      [{ safe: listed !== undefined && name.pure, messageId: 'hardCodeKnown', edits }];
}

export default createRule<Options, MessageId>({
  name: 'no-env-param-path',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow names, paths and ARNs of secrets in environments, and reading them from there',
      guide: ['G3', 'G4'],
      config: 'recommended',
      cwe: [526],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        selectors: listOfTexts(),
        additionalSelectors: listOfTexts(),
        paths: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
      },
    },
    defaultOptions: { selectors: SELECTORS, additionalSelectors: [], paths: {} },
    messages: {
      held:
        'The variable `{{key}}` tells the {{form}} of a secret to everyone who can see the environment. ' +
        'Give the secret a fixed name, and write that in the code that reads it.',
      remove: 'Remove `{{key}}` from the environment.',
      read: 'The environment variable `{{variable}}` decides which secret is read. Write the path in the code.',
      computed: 'The environment decides which secret is read. Write the path in the code.',
      hardCode: 'Write the path here; replace the placeholders.',
      hardCodeKnown: 'Write the known path here.',
    },
  },
  needs: [['env', 'config', 'settings'], [...SECRET_NAMES, ...SECRET_SOURCE_WORDS, 'param', 'ssm', 'auth', 'salt', 'seed']],
  elsewhere: { template: [['environment']] },
  check({ file, options, settings, report }) {
    if (file.isTest || !file.concernsSecrets()) return;
    for (const entry of file.environments()) {
      const held = identifierOf(entry, settings.secretNames);
      if (!held) continue;
      report({
        at: entry.keyRange,
        messageId: 'held',
        data: { key: entry.label, form: FORMS[held.form] },
        repairs: entry.removal
          ? [{ safe: false, messageId: 'remove', data: { key: entry.label }, edits: entry.removal }]
          : [],
      });
    }
    const selectors = [...options.selectors, ...options.additionalSelectors];
    for (const read of file.parameterReads()) {
      for (const name of read.names) {
        for (const value of name.values) {
          const deciding = decidingVariable(value, selectors);
          if (!deciding || isHarmless(read, value, deciding.name, settings)) continue;
          const variable = printable(deciding.name);
          report({
            at: name.range,
            ...(variable === undefined ? { messageId: 'computed' } : { messageId: 'read', data: { variable } }),
            repairs: repairsOf(read, name, value, deciding.name, options),
          });
          break;
        }
      }
    }
  },
});

/**
 * Does an environment tell the name of a secret, or does run-time code take the name from there? (G3, G4)
 *
 * Blind spots: names that travel through files, and names that are put together from several variables in a loop.
 */
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { pathVerdict } from '../knowledge/names/path.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import { words } from '../knowledge/names/words.ts';
import type { Repair } from '../model/edit.ts';
import { identifierOf } from '../model/environment-identifier.ts';
import type { ParameterRead, ReadName } from '../model/parameter-read.ts';
import type { EnvironmentValue, Value } from '../model/value.ts';
import { createRule } from '../rule.ts';
import type { Settings } from '../settings.ts';

export interface Options {
  /**
   * Environment variables that select a stage, a profile or a region; their names may also be the end of longer ones.
   */
  readonly selectors: readonly string[];
  readonly additionalSelectors: readonly string[];
  /** The paths that environment variables hold, for the autofix. */
  readonly paths: Readonly<Record<string, string>>;
}

type MessageId = 'held' | 'remove' | 'read' | 'computed' | 'hardCode' | 'hardCodeKnown';

const FORMS = { name: 'name', arn: 'ARN', path: 'path' } as const;

const SELECTORS = [
  'STAGE',
  'ENV',
  'ENVIRONMENT',
  'PROFILE',
  'REGION',
  'TIER',
  'PARTITION',
  'ACCOUNT',
  'ACCOUNT_ID',
  'AWS_LAMBDA_FUNCTION_NAME',
];

/** `APP_STAGE` and `STAGE_NAME` select as `STAGE` does. */
function isSelector(variable: string, selectors: readonly string[]): boolean {
  const all = words(variable);
  const named = all.at(-1) === 'name' ? all.slice(0, -1) : all;
  return selectors.some((selector) => {
    const wanted = words(selector);
    const ends = (name: readonly string[]): boolean =>
      wanted.length > 0 && wanted.every((word, i) => name[name.length - wanted.length + i] === word);
    return ends(all) || ends(named);
  });
}

/** The value that decides the name from the environment; a selector between literal segments decides nothing. */
function decidingIn(value: Value, selectors: readonly string[]): EnvironmentValue | undefined {
  if (value.kind === 'environment') return value;
  if (value.kind !== 'template') return undefined;
  const skeleton = value.parts.some(
    ([part, ...others]) => others.length === 0 && part?.kind === 'literal' && /[A-Za-z0-9]/.test(part.text),
  );
  for (const part of value.parts.flat()) {
    const deciding = decidingIn(part, selectors);
    if (deciding && !(skeleton && deciding.name !== undefined && isSelector(deciding.name, selectors))) return deciding;
  }
  return undefined;
}

/** The literal end of a name: `/bot-token` of `${prefix}/bot-token`. */
function literalEnd(value: Value): string | undefined {
  if (value.kind !== 'template') return undefined;
  const [last, ...others] = value.parts.at(-1) ?? [];
  return others.length === 0 && last?.kind === 'literal' && last.text.includes('/') ? last.text : undefined;
}

const IDENTIFYING = new Set(['arn', 'id', 'name', 'param', 'path', 'prefix', 'ssm', 'store', 'identifier']);

/** What a variable names, without the words that only say that it is a name: `PARAMETER_APP_KEY_NAME` → `APP_KEY`. */
function subjectOf(variable: string): readonly string[] {
  const all = words(variable);
  const first = all.findIndex((word) => !IDENTIFYING.has(word));
  const last = all.findLastIndex((word) => !IDENTIFYING.has(word));
  return first < 0 ? [] : all.slice(first, last + 1);
}

/** Does a variable surely name something that is no secret: `LOG_LEVEL_PARAM`? */
function namesSomethingElse(variable: string, settings: Settings): boolean {
  const { holds, strength } = environmentKeyVerdict(variable, settings.secretNames);
  if (holds !== 'nothing' || strength !== 'strong') return false;
  return valueNameVerdict(subjectOf(variable).join('_').toUpperCase(), settings.secretNames) === 'benign';
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
  const told = subjectOf(variable).join('-');
  if (read.tree) return '/REPLACE_ME/REPLACE_ME/';
  return `/REPLACE_ME/REPLACE_ME/${end || told || 'REPLACE_ME'}`;
}

/** Is the name nothing but this value, or the text that stands in for it? */
function isOnly(name: ReadName, value: Value, variable: string | undefined): boolean {
  return name.values.every((other) => {
    if (other.kind === 'literal') return other.text === '' || other.text === name.fallback;
    return other === value || (other.kind === 'environment' && other.name === variable);
  });
}

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
  const known = listed ?? (whole ? name.fallback || undefined : undefined);
  const edits = name.literal(known ?? skeletonFor(read, value, variable ?? ''));
  if (!edits) return [];
  return known === undefined
    ? [{ safe: false, messageId: 'hardCode', edits }]
    : [{ safe: name.pure, messageId: 'hardCodeKnown', data: { path: known }, edits }];
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
        selectors: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
        additionalSelectors: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
        paths: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
      },
    },
    defaultOptions: { selectors: SELECTORS, additionalSelectors: [], paths: {} },
    messages: {
      held: "The environment variable '{{key}}' tells the {{form}} of a secret. Remove it, and write the name in the code that reads the secret.",
      remove: "Remove '{{key}}' from the environment.",
      read: "The environment variable '{{variable}}' decides which secret is read. Write the path in the code.",
      computed: 'The environment decides which secret is read. Write the path in the code.',
      hardCode: 'Write the path here; replace the placeholders.',
      hardCodeKnown: "Write '{{path}}' here.",
    },
  },
  needs: [['env', 'config', 'settings']],
  check({ file, options, settings, report }) {
    if (file.isTest) return;
    for (const entry of file.environments()) {
      const held = identifierOf(entry, settings.secretNames);
      if (!held) continue;
      report({
        at: entry.range,
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
          const deciding = decidingIn(value, selectors);
          if (!deciding || isHarmless(read, value, deciding.name, settings)) continue;
          report({
            at: name.range,
            ...(deciding.name === undefined
              ? { messageId: 'computed' }
              : { messageId: 'read', data: { variable: deciding.name } }),
            repairs: repairsOf(read, name, value, deciding.name, options),
          });
          break;
        }
      }
    }
  },
});

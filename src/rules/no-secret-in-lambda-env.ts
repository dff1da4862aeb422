/**
 * G1: a function's environment holds no secret value, neither as a literal, nor handed through from the machine that
 * deploys, nor resolved while deploying. Identifiers of secrets are the business of `no-env-param-path`; an entry is
 * reported by one of the two.
 */
import { secretOf, type HeldSecret } from '../model/environment-secret.ts';
import type { EnvironmentEntry, EnvironmentSite } from '../model/environment.ts';
import type { Repair } from '../model/edit.ts';
import { createRule, listOfTexts } from '../rule.ts';

type MessageId = HeldSecret['how'] | 'remove' | 'removeMap' | 'grant';

interface Options {
  /** Kinds of environments that are checked. */
  readonly services: readonly EnvironmentSite[];
  /** Variables that may hold what they hold: names, or regular expressions that begin with `^`. */
  readonly allowKeys: readonly string[];
}

const SERVICES: readonly EnvironmentSite[] = ['lambda', 'ecs', 'codebuild', 'apprunner', 'batch', 'other'];

/** Whose environment it is, in messages. */
const PLACES: Readonly<Record<EnvironmentSite, string>> = {
  lambda: "the function's",
  ecs: "the container's",
  codebuild: "the build's",
  apprunner: "the service's",
  batch: "the job's",
  other: 'the deployed',
};

/** What to do instead: a container gets its secrets from the platform, when it starts. */
const REMEDIES: Readonly<Record<EnvironmentSite, string>> = {
  lambda: 'read it at run time with IAM-scoped access',
  ecs: "hand it over in the container's `secrets`",
  codebuild: 'let the build read it from Parameter Store or Secrets Manager',
  apprunner: "hand it over in the service's `environmentSecrets`",
  batch: "hand it over in the job's `secrets`",
  other: 'read it at run time with IAM-scoped access',
};

const ADVICE = 'Remove it and {{remedy}}.';

/** @throws TypeError that names the option when an entry is no regular expression */
function allowance(keys: readonly string[]): (key: string | undefined) => boolean {
  const names = new Set(keys.filter((key) => !key.startsWith('^')));
  const patterns = keys
    .filter((key) => key.startsWith('^'))
    .map((key) => {
      try {
        return new RegExp(key);
      } catch {
        throw new TypeError(
          `aws-secrets/no-secret-in-lambda-env: option allowKeys has an invalid regular expression: ${key}`,
        );
      }
    });
  return (key) => key !== undefined && (names.has(key) || patterns.some((pattern) => pattern.test(key)));
}

/** Removing an entry takes the variable from code that may still read it: never safe. */
function repairsOf({ label, key, removal, grant }: EnvironmentEntry, how: MessageId): Repair<MessageId>[] {
  if (!removal) return [];
  const repairs: Repair<MessageId>[] = [
    {
      safe: false,
      messageId: how === 'wholeEnvironment' ? 'removeMap' : 'remove',
      data: { key: label },
      edits: removal,
    },
  ];
  if (grant && key !== undefined) {
    repairs.push({ safe: false, messageId: 'grant', data: { key: label, name: grant.name }, edits: grant.edits });
  }
  return repairs;
}

export default createRule<Options, MessageId>({
  name: 'no-secret-in-lambda-env',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow secret values in the environment of deployed functions',
      guide: ['G1', 'G2'],
      config: 'recommended',
      cwe: [526],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        services: { type: 'array', items: { enum: SERVICES }, uniqueItems: true, minItems: 1 },
        allowKeys: listOfTexts(),
      },
    },
    defaultOptions: { services: SERVICES, allowKeys: [] },
    messages: {
      literal: '`{{key}}` holds a secret in plain text in {{place}} environment. ' + ADVICE,
      passedThrough: '`{{key}}` passes a secret ({{from}}) into {{place}} environment at deploy time. ' + ADVICE,
      resolvedAtDeploy:
        '`{{key}}` is resolved at deploy time by `{{from}}`: {{place}} environment holds the secret. ' + ADVICE,
      wholeEnvironment:
        'This copies {{from}} and every secret in it into {{place}} environment. Name the variables that are needed.',
      remove: 'Remove `{{key}}` from the environment.',
      removeMap: 'Remove the copied environment.',
      grant: 'Remove `{{key}}` and let the function read `{{name}}` at run time.',
    },
  },
  needs: [['environment', 'BuildStep', 'ShellStep']],
  elsewhere: { template: [['environment']] },
  check({ file, options, settings, report }) {
    // The secrets of tests are made up.
    if (file.isTest || !file.concernsSecrets()) return;
    const allowed = allowance(options.allowKeys);
    for (const entry of file.environments()) {
      if (!options.services.includes(entry.site) || allowed(entry.key)) continue;
      const held = secretOf(entry, settings.secretNames);
      if (!held) continue;
      report({
        at: entry.keyRange,
        messageId: held.how,
        data: { key: entry.label, from: held.from, place: PLACES[entry.site], remedy: REMEDIES[entry.site] },
        repairs: repairsOf(entry, held.how),
      });
    }
  },
});

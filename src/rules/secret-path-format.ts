/**
 * G8: secrets are called `/application/environment/secret-name`, so that access can be limited to one application in
 * one environment. Blind spot: names that other files put together.
 */
import type { Repair } from '../model/edit.ts';
import type { FileModel } from '../model/file.ts';
import { safeLabel } from '../model/label.ts';
import type { ReadName } from '../model/parameter-read.ts';
import type { Range } from '../model/range.ts';
import { fetchesSecret, namedAs } from '../model/read-evidence.ts';
import { resourcesOf, type PropertyValue } from '../model/resource.ts';
import { defectOf, environmentNames, isWhole, marked, spelled, type Defect, type Form } from '../model/secret-path.ts';
import { writesSecret } from '../model/written-secret.ts';
import { createRule, listOfTexts, oncePerPlace, type Report } from '../rule.ts';
import type { Settings } from '../settings.ts';

type MessageId = Defect['kind'] | 'pattern' | 'rename';

interface Options {
  /** A regular expression that replaces the form. */
  readonly pattern: string;
  /** The names of environments; empty: the usual ones. */
  readonly environments: readonly string[];
  readonly additionalEnvironments: readonly string[];
}

/** A name as it is written, before it is judged. */
interface Written {
  readonly at: Range;
  /** The name, with marks for what is open. */
  readonly text: string;
  readonly slash: Form['slash'];
  readonly tree: boolean;
  /** It is known to be the name of a secret. */
  readonly ofSecret: boolean;
  replacement(text: string): Repair['edits'] | undefined;
}

function* ofName(name: ReadName, slash: Form['slash'], tree: boolean, ofSecret: boolean): Iterable<Written> {
  for (const value of name.values) {
    const text = spelled(value);
    const only = name.values.length === 1;
    if (text !== undefined)
      yield { at: name.range, text, slash, tree, ofSecret, replacement: (better) => (only ? name.literal(better) : undefined) };
  }
}

function* ofProperty(value: PropertyValue): Iterable<Written> {
  const text = value.kind === 'scalar' ? value.value : value.kind === 'text' ? value.text : undefined;
  if (typeof text !== 'string' || (value.kind !== 'scalar' && value.kind !== 'text')) return;
  const { range: at, replacement } = value;
  yield { at, text: marked(text), slash: 'optional', tree: false, ofSecret: true, replacement };
}

function* namesIn(file: FileModel, { secretNames }: Settings): Iterable<Written> {
  for (const read of file.parameterReads()) {
    const isSecret = (name: ReadName): boolean =>
      // A function that only seems to read may put something before the name.
      read.via !== 'name' &&
      (read.store === 'secrets-manager' ||
        fetchesSecret(read, [name], secretNames) ||
        // Somebody asked for decryption, and nothing says that it was not needed.
        (read.decryption.setting !== '' &&
          read.decryption.state === 'on' &&
          name.values.every((value) => namedAs(value, secretNames) === 'unknown')));
    const slash = read.store === 'parameter-store' ? 'required' : 'optional';
    for (const name of read.names) yield* ofName(name, slash, read.tree, isSecret(name));
  }
  for (const write of file.parameterWrites()) {
    const isSecret = write.type.state === 'secure' || writesSecret(write, secretNames);
    for (const name of write.names) yield* ofName(name, 'required', false, isSecret);
  }
  for (const secret of resourcesOf(file.resources(), 'secretsmanager', 'Secret')) {
    for (const value of secret.values(secret.vocabulary === 'cdk' ? 'secretName' : 'name')) yield* ofProperty(value);
  }
  for (const request of file.requests()) {
    if (request.operation === 'CreateSecret') for (const value of request.values('name')) yield* ofProperty(value);
  }
}

function expression(pattern: string): RegExp | undefined {
  if (pattern === '') return undefined;
  try {
    return new RegExp(pattern);
  } catch {
    throw new TypeError(`aws-secrets/secret-path-format: option pattern is an invalid regular expression: ${pattern}`);
  }
}

export default createRule<Options, MessageId>({
  name: 'secret-path-format',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require names of secrets of the form `/application/environment/secret-name`',
      guide: ['G8'],
      config: 'strict',
      cwe: [1099],
    },
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        pattern: { type: 'string' },
        environments: listOfTexts(),
        additionalEnvironments: listOfTexts(),
      },
    },
    defaultOptions: { pattern: '', environments: [], additionalEnvironments: [] },
    messages: {
      placeholder: 'A segment of this name still is `REPLACE_ME`. Write what the secret is called.',
      form: 'The name of a secret has the form `/application/environment/secret-name`. Rename it.',
      environment:
        'The second segment of a secret\'s name is its environment, which `{{segment}}` is not. ' +
        'Name it `/application/environment/secret-name`.',
      order: 'The environment is the second segment of a secret\'s name: `/application/environment/secret-name`. Rename it.',
      pattern: 'The name of the secret does not match `{{pattern}}`. Rename it.',
      rename: 'Name it `{{name}}`; rename it in the store, too.',
    },
  },
  needs: [['parameter', 'secret', 'ssm']],
  elsewhere: { template: [['aws::ssm::parameter', 'aws::secretsmanager::secret']] },
  check({ file, options, settings, report }) {
    if (file.isTest) return;
    const pattern = expression(options.pattern);
    const environments = environmentNames(options.environments, options.additionalEnvironments);
    function* findings(): Iterable<Report<MessageId>> {
      for (const { at, text, slash, tree, ofSecret, replacement } of namesIn(file, settings)) {
        const defect = defectOf(text, { slash, tree, environments });
        // A skeleton is wrong whatever it names.
        if (defect?.kind === 'placeholder') yield { at, messageId: 'placeholder' };
        else if (!ofSecret) continue;
        else if (pattern) {
          // Of a part that is open nobody knows whether it matches.
          if (isWhole(text) && !pattern.test(text)) yield { at, messageId: 'pattern', data: { pattern: options.pattern } };
        } else if (defect) {
          const { kind, segment, better } = defect;
          const edits = better === undefined ? undefined : replacement(better);
          yield {
            at,
            messageId: kind,
            ...(kind === 'environment' ? { data: { segment: safeLabel(segment, 'this one') } } : {}),
            repairs: edits ? [{ safe: false, messageId: 'rename', data: { name: safeLabel(better!, 'so') }, edits }] : [],
          };
        }
      }
    }
    for (const finding of oncePerPlace(findings())) report(finding);
  },
});

/**
 * No secret stands in a template (G5): not in outputs, not where everybody reads, not in plain text where a secret
 * belongs, and not in parameters that show what they are given. Environments are the business of
 * `no-secret-in-lambda-env`, plain parameters of Parameter Store that of `require-secure-string`.
 */
import { literalVerdict } from '../knowledge/literals/judge.ts';
import { isLocator } from '../knowledge/literals/reference.ts';
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import type { NameSettings } from '../knowledge/names/settings.ts';
import type { FileModel } from '../model/file.ts';
import { resourcesOf, constantOf, type Resource } from '../model/resource.ts';
import type { TemplateEntry } from '../model/template-entry.ts';
import { shownBy } from '../model/template-secret.ts';
import { createRule, type Report } from '../rule.ts';

type MessageId = 'output' | 'open' | 'literal' | 'passedThrough' | 'noEcho' | 'default' | 'removeOutput' | 'hide' | 'removeDefault';

/** Is a place in one of the environments, which are another rule's? */
const isInEnvironment = (file: FileModel, { range }: TemplateEntry): boolean =>
  file.environments().some((entry) => entry.range[0] <= range[0] && range[1] <= entry.range[1]);

function* entryReports(file: FileModel, names: NameSettings): Iterable<Report<MessageId>> {
  for (const entry of file.templateEntries()) {
    const found = shownBy(entry, names);
    if (!found || isInEnvironment(file, entry)) continue;
    const { place, label, range, removal } = entry;
    const from = found.from || 'a literal';
    const removable = place === 'output' && removal?.();
    yield {
      at: range,
      messageId: place === 'output' || place === 'open' ? place : found.how === 'literal' ? 'literal' : 'passedThrough',
      data: { name: label, from },
      repairs: removable ? [{ safe: false, messageId: 'removeOutput', data: { name: label }, edits: removable }] : [],
    };
  }
}

/** The public half of a key pair is handed over as a rule; and what lies in Secrets Manager is handed over by its name. */
const NO_SECRET = /^ssh_?key$|secrets_?manager/i;

/** Is a parameter of the template given a secret itself, and not the name of one? */
function takesSecret(parameter: Resource, names: NameSettings): boolean {
  if (NO_SECRET.test(parameter.id ?? '')) return false;
  const { holds, strength } = environmentKeyVerdict(parameter.id ?? '', names);
  const isText = parameter.values('type').every((type) => constantOf(type) === 'String');
  return isText && holds === 'secret' && strength === 'strong';
}

function* parameterReports(file: FileModel, names: NameSettings): Iterable<Report<MessageId>> {
  for (const parameter of resourcesOf(file.resources(), 'core', 'Parameter')) {
    if (!takesSecret(parameter, names)) continue;
    const data = { name: parameter.label };
    const hidden = parameter.values('noEcho');
    if (hidden.length === 0 || hidden.every((value) => constantOf(value) === false)) {
      const [value] = hidden;
      const edits = value?.kind === 'scalar' ? value.replacement(true) : parameter.insertion('noEcho', true);
      yield {
        at: parameter.range,
        messageId: 'noEcho',
        data: { ...data, property: parameter.nameOf('noEcho') },
        repairs: edits ? [{ safe: true, messageId: 'hide', data, edits }] : [],
      };
    }
    const preset = parameter.values('default').find((value) => isPreset(value.kind === 'scalar' ? value.value : undefined));
    const edits = preset && parameter.removal('default');
    if (preset)
      yield {
        at: preset.range,
        messageId: 'default',
        data,
        repairs: edits ? [{ safe: false, messageId: 'removeDefault', data, edits }] : [],
      };
  }
}

/** Words that work as a password as long as nobody sets another one. */
const DEFAULT_PASSWORD = /^(?:change|replace)[-_ ]?(?:me|it|this)/i;

const isPreset = (value: unknown): boolean =>
  typeof value === 'string' &&
  (DEFAULT_PASSWORD.test(value) || !(isLocator(value) || /^(?:empty|placeholder)$/.test(literalVerdict(value))));

export default createRule<object, MessageId>({
  name: 'no-secret-in-template',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow secrets in outputs, parameters and readable properties of templates',
      guide: ['G5'],
      config: 'recommended',
      cwe: [312, 526],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      output:
        'The output `{{name}}` shows a secret ({{from}}) to everyone who can describe the stack. ' +
        'Remove it and let its readers ask the store.',
      open:
        '`{{name}}` shows a secret ({{from}}) to everyone who can describe the resource. ' +
        'Let the code that needs it fetch it at run time.',
      literal:
        '`{{name}}` holds a secret that stands in the template in plain text. ' +
        'Let AWS generate it, or refer to a secret of Secrets Manager.',
      passedThrough:
        '`{{name}}` writes {{from}} into the template in plain text. Refer to a secret of Secrets Manager instead.',
      noEcho: 'The parameter `{{name}}` takes a secret and shows it in the console and the API. Set {{property}} to true.',
      default: 'The default of the parameter `{{name}}` stands in the template in plain text. Remove it.',
      removeOutput: 'Remove the output `{{name}}`.',
      hide: 'Set {{property}} to true.',
      removeDefault: 'Remove the default of `{{name}}`.',
    },
  },
  needs: [['aws-cdk', 'monocdk', '@pulumi', 'cdktf', 'constructs', 'sst', 'serverless']],
  elsewhere: { template: [['aws']] },
  check({ file, settings, report }) {
    // The secrets of tests are made up.
    if (file.isTest || !file.concernsSecrets()) return;
    const { secretNames } = settings;
    for (const finding of entryReports(file, secretNames)) report(finding);
    for (const finding of parameterReports(file, secretNames)) report(finding);
  },
});

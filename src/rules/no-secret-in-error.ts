/**
 * Secrets never enter an error message (G11): errors travel to logs, error trackers and callers. What counts as an
 * error, and how a secret is recognized, is the reader's knowledge. Blind spot: errors that a function of another file
 * builds.
 */
import { SECRET_EVIDENCE } from '../knowledge/secret-evidence.ts';
import { HARMLESS_CHARACTERS, isSure, type SecretUse } from '../model/secret-use.ts';
import { createRule, type Report } from '../rule.ts';

type MessageId = 'value' | 'object' | 'environment' | 'response' | 'redact' | 'drop' | 'presence';

function reportOf(use: SecretUse): Report<MessageId> {
  const data = { name: use.label };
  const repairs = use.redactions.flatMap(({ how, harmless, edits }) =>
    how === 'configure' ? [] : [{ safe: harmless && isSure(use.confidence) && use.what === 'value', messageId: how, data, edits }],
  );
  return { at: use.range, messageId: use.what, data, repairs };
}

export default createRule<object, MessageId>({
  name: 'no-secret-in-error',
  meta: {
    type: 'problem',
    docs: { description: 'disallow secrets in error messages', guide: ['G11'], config: 'recommended', cwe: [209] },
    fixable: 'code',
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      value: '`{{name}}` is a secret and becomes part of an error. Say what failed without its value.',
      object: '`{{name}}` contains a secret and becomes part of an error. Name only the members that are no secrets.',
      environment:
        'The whole environment becomes part of an error, with every secret in it. Name single variables instead.',
      response:
        '`{{name}}` is part of a response that becomes part of an error. Name only the members that are no secrets.',
      redact: 'Replace `{{name}}` by [REDACTED].',
      drop: 'Leave `{{name}}` out.',
      presence: 'Only tell whether `{{name}}` is set.',
    },
  },
  // A secret is recognized by a word of the first group, an error by one of the second.
  needs: [
    SECRET_EVIDENCE,
    (
      'err exception failure fault problem boom throw reject callback cb done next assert invariant message ' +
      'cause details'
    ).split(' '),
  ],
  check({ file, report }) {
    for (const use of file.secretUses()) {
      if (use.sink !== 'error' || (use.partial !== undefined && use.partial <= HARMLESS_CHARACTERS)) continue;
      report(reportOf(use));
    }
  },
});

/**
 * Secrets stay inside: no secret in the answer to a caller (G10). Only what is surely a secret counts, since many
 * programs exist to hand something out; what an answer is, and which secrets are made for one, is the reader's
 * knowledge.
 */
import { SECRET_EVIDENCE } from '../knowledge/secret-evidence.ts';
import { HARMLESS_CHARACTERS, isSure, type SecretUse } from '../model/secret-use.ts';
import { createRule, type Report } from '../rule.ts';

type MessageId = SecretUse['what'] | 'redact' | 'drop' | 'presence';

function reportOf(use: SecretUse): Report<MessageId> {
  const data = { name: use.label };
  const repairs = use.redactions.flatMap(({ how, edits }) =>
    // The caller may need what it gets: how else it is to get it is for the author to say.
    how === 'configure' ? [] : [{ safe: false, messageId: how, data, edits }],
  );
  return { at: use.range, messageId: use.what, data, repairs };
}

export default createRule<object, MessageId>({
  name: 'no-secret-in-response',
  meta: {
    type: 'problem',
    docs: { description: 'disallow secrets in answers to callers', guide: ['G10'], config: 'strict', cwe: [201] },
    hasSuggestions: true,
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      value: '`{{name}}` is a secret and is sent to the caller. Use it here, and answer with the outcome.',
      object: '`{{name}}` contains a secret and is sent to the caller. Answer only with the members that are no secrets.',
      environment: 'The whole environment is sent to the caller, with every secret in it. Name single variables instead.',
      response: '`{{name}}` is a response with a secret and is sent to the caller. Answer only with the members that are no secrets.',
      redact: 'Replace `{{name}}` by [REDACTED].',
      drop: 'Leave `{{name}}` out.',
      presence: 'Only tell whether `{{name}}` is set.',
    },
  },
  // A secret is recognized by a word of the first group, an answer by one of the second.
  needs: [SECRET_EVIDENCE, 'body json send end write text html handler response result reply callback done succe ok'.split(' ')],
  check({ file, report }) {
    // The secrets of tests are made up.
    if (file.isTest) return;
    for (const use of file.secretResponses()) {
      if (!isSure(use.confidence) && use.what !== 'environment') continue;
      if (use.partial !== undefined && use.partial <= HARMLESS_CHARACTERS) continue;
      report(reportOf(use));
    }
  },
});
